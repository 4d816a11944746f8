"""A file of less than 1 MB does not hold the page up: it is taken or explained within a second."""

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import SampleSite
from tests.letters.absurd import ABSURD

SECONDS = 3.0
"""On a busy machine, which does a third of its work."""
_LONGEST_WAIT = """() => {
  window.longest = 0;
  let last = performance.now();
  setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 10);
}"""
"""How long the page did not answer; a timer is late by what holds it up."""


@pytest.fixture
def site(sample_site: SampleSite) -> str:
    return sample_site()


@pytest.mark.parametrize("name", ABSURD)
def test_an_absurd_draft_is_taken_or_explained_at_once(page: Page, site: str, name: str) -> None:
    page.goto(site)
    expect(page.locator(".qs-tile").first).to_be_visible()
    page.evaluate(_LONGEST_WAIT)
    content = ABSURD[name].encode()
    file = FilePayload(name="draft.json", mimeType="application/json", buffer=content)
    page.get_by_label("草稿文件", exact=True).set_input_files(file)
    expect(page.get_by_role("alert")).to_contain_text("打开")
    assert page.evaluate("longest") < SECONDS * 1000
    said = page.get_by_role("alert").locator("p")
    assert said.count() <= 35


def test_a_file_of_more_than_1_mb_is_not_read_at_all(page: Page, site: str) -> None:
    page.goto(site)
    content = b"{" + b" " * 1_000_000
    file = FilePayload(name="draft.json", mimeType="application/json", buffer=content)
    page.get_by_label("草稿文件", exact=True).set_input_files(file)
    expect(page.get_by_role("alert")).to_contain_text("文件超过 1 MB")
