"""The pages of the checklist's sample, written once for all tests of a process."""

from collections.abc import Callable
from functools import cache

import pytest
from playwright.sync_api import Page

from tests.browser.checklist_pages import CHECKLIST, write_site
from tests.program.every_event import sample_library

SampleSite = Callable[..., str]
"""Gives the address of the sample's page with these scripts; nobody writes in its folder."""


@pytest.fixture
def page(page: Page) -> Page:
    """A page of a day long before the events of the tests: late is what a test makes late."""
    page.clock.set_fixed_time("2026-11-02T09:00:00")
    return page


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> SampleSite:
    @cache
    def address(scripts: tuple[str, ...] = CHECKLIST) -> str:
        folder = tmp_path_factory.mktemp("sample") / "站点 #1 50%"
        return write_site(folder, sample_library(), scripts)

    return address
