"""The pages of the tests reach this machine and nothing beyond it."""

import pytest
from playwright.sync_api import BrowserContext, Error


@pytest.mark.parametrize("host", ["office.example", "192.0.2.1", "[2001:db8::1]", "localhost"])
def test_every_host_but_the_loopback_is_refused(context: BrowserContext, host: str) -> None:
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        context.new_page().goto(f"http://{host}/")
