"""The pages of the checklist's samples, written once for all tests of a process."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.checklist_pages import CHECKLIST, write_site
from tests.program.every_event import SAMPLE, library_in

SampleSite = Callable[..., str]
"""Gives the address of a sample's page with these scripts; nobody writes in its folder."""
BLOCKS = Path(__file__).parent / "samples" / "blocks"
"""The sample whose events are made of blocks."""


@pytest.fixture
def page(page: Page) -> Page:
    """A page of a day long before the events of the tests: late is what a test makes late."""
    page.clock.set_fixed_time("2026-11-02T09:00:00")
    return page


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> SampleSite:
    @cache
    def address(scripts: tuple[str, ...] = CHECKLIST, sample: Path = SAMPLE) -> str:
        folder = tmp_path_factory.mktemp("sample") / "站点 #1 50%"
        return write_site(folder, library_in(sample), scripts)

    return address
