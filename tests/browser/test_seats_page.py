"""The page 座次: names in order become a picture at once, from a folder, without a network."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from builder.views.tool_pages import SEATS_SCRIPTS
from tests.browser.checklist_pages import write_site
from tests.program.every_event import library_in

HOSTILE = '<img src=x onerror="window.acted=1">'


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("seats") / "站点 #1"
    library = library_in(Path(__file__).parents[2])
    return write_site(folder, library, ("base.js", *SEATS_SCRIPTS))


@pytest.fixture
def seats(page: Page, address: str) -> Iterator[Page]:
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(f"{address}#layout=stage")
    expect(page.locator("#qs-list-1")).to_be_visible()
    yield page
    assert faults == []


def drawn(page: Page) -> list[str]:
    """Names on the picture, from the left."""
    names = page.locator(".qs-live .qs-seating__who")
    return [str(text) for text in names.all_text_contents()]


def test_names_are_drawn_as_they_are_typed_and_by_the_way_that_is_chosen(seats: Page) -> None:
    seats.fill("#qs-list-1", "甲、乙、丙、丁")
    assert drawn(seats) == ["甲", "乙", "丙", "丁"]
    where = seats.locator(".qs-live tbody tr.qs-row").first
    expect(where).to_contain_text("第 1 排左起第 2")
    seats.select_option("#qs-custom-even", label="2 号坐在 1 号右手")
    expect(where).to_contain_text("第 1 排左起第 3")


def test_another_layout_keeps_what_was_typed(seats: Page) -> None:
    seats.fill("#qs-list-1", "甲、乙、丙")
    seats.select_option("#qs-layout", "sedan")
    expect(seats.locator(".qs-live")).to_contain_text("乘车：小轿车")
    assert drawn(seats) == ["丙", "乙", "甲"], "the front first, each row from the left"


def test_what_is_lacking_is_said_and_nothing_empty_is_printed(seats: Page) -> None:
    expect(seats.get_by_role("button", name="打印")).to_be_disabled()
    expect(seats.locator("[role=status]")).to_contain_text("“来宾”一个名字也没有填。")
    seats.fill("#qs-list-1", "甲等13人")
    expect(seats.locator(".qs-live")).to_contain_text("“甲等13人”里没有写名字的人没有排")
    expect(seats.get_by_role("button", name="打印")).to_be_enabled()


def test_names_stay_on_the_page_and_none_of_them_acts(seats: Page) -> None:
    seats.fill("#qs-list-1", f"{HOSTILE}\n" + "名" * 60)
    assert seats.evaluate("window.acted") is None
    expect(seats.locator(".qs-live .qs-plain")).to_contain_text(HOSTILE)
    expect(seats.locator(".qs-live .qs-plain")).to_contain_text("名" * 60)
    assert "img" not in seats.url
    assert seats.evaluate("localStorage.length") == 0


def test_the_address_of_a_guide_opens_its_layout_and_a_strange_one_the_first(
    seats: Page, address: str
) -> None:
    seats.goto(f"{address}#layout=signing")
    expect(seats.locator("#qs-layout")).to_have_value("signing")
    seats.goto(f"{address}#layout=nowhere")
    expect(seats.locator("#qs-layout")).to_have_value("stage")
