"""岗位须知 of the busiest role takes two sides of A4 at most, as the browser prints it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.proof_share import Share

MARGIN = {"top": "12mm", "bottom": "12mm", "left": "12mm", "right": "12mm"}


@pytest.mark.proof
def test_no_role_page_takes_more_than_two_sides(site: Path, page: Page, share: Share) -> None:
    role_pages = sorted((site / "roles").glob("*.html"))
    assert len(role_pages) > 40
    for file in share.some(role_pages):
        page.goto(file.as_uri())
        page.emulate_media(media="print")
        pdf = page.pdf(format="A4", margin=MARGIN)  # type: ignore[arg-type]
        sides = pdf.count(b"/Type /Page") - pdf.count(b"/Type /Pages")
        assert 1 <= sides <= 2, f"{file.name}: {sides} sides"
