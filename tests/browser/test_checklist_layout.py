"""开检查单 in small and large windows, by keyboard, for assistive technology, under the fingers."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import BLOCKS, SampleSite
from tests.test_accessibility import AXE, RUN

SIZES = ((1366, 620), (1920, 1080), (390, 844))
BAR = 64
"""Pixels at the foot of the window that the bar may take."""
KEY_MS = 16
"""Milliseconds of main thread that a key in a name field may take."""


@pytest.fixture
def day(page: Page, sample_site: SampleSite) -> Page:
    """A visit of a day with a circumstance, drawn."""
    page.goto(sample_site(sample=BLOCKS))
    page.locator(".qs-tile", has_text="上级调研考察").click()
    page.get_by_role("button", name="上午座谈、看点、午餐、住一晚").click()
    page.keyboard.type("2026-12-08")
    page.keyboard.press("Tab")
    expect(page.locator(".qs-live .qs-sheet")).to_be_visible()
    return page


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_bar_is_low_and_nothing_sticks_out(day: Page, width: int, height: int) -> None:
    day.set_viewport_size({"width": width, "height": height})
    bar = day.locator(".qs-bar").bounding_box()
    assert bar
    assert bar["height"] <= BAR
    assert bar["y"] + bar["height"] <= height + 1, "at the foot of the window"
    last = day.locator(".qs-bar-more").bounding_box()
    assert last
    assert last["y"] + last["height"] <= height, "and so is its last button"
    assert day.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_bar_never_covers_what_has_the_focus(day: Page, width: int, height: int) -> None:
    day.set_viewport_size({"width": width, "height": height})
    day.locator(".qs-chosen button").focus()
    covered = """() => {
      const at = document.activeElement.getBoundingClientRect();
      const dock = document.querySelector(".qs-dock");
      const inside = dock.contains(document.activeElement);
      const below = dock.getBoundingClientRect().top + 1;
      return inside || at.bottom <= below ? "" : document.activeElement.outerHTML.slice(0, 90);
    }"""
    for key in ("Tab", "Shift+Tab"):
        for _ in range(70):
            day.keyboard.press(key)
            assert day.evaluate(covered) == ""


def test_no_control_is_without_a_name(day: Page) -> None:
    day.get_by_role("button", name="外宾", exact=True).click()
    day.locator(".qs-live .qs-item").first.get_by_role("button", name="：改字").press("Enter")
    day.evaluate(AXE.read_text("utf-8"))
    found = day.evaluate(RUN, {})["violations"]
    serious = [x for x in found if x["impact"] in ("serious", "critical")]
    assert not serious, [(x["id"], x["nodes"][0]["html"][:120]) for x in serious]


def test_a_key_in_a_name_field_reckons_nothing(day: Page) -> None:
    """The lists follow once the fingers rest; a key alone neither evaluates nor draws."""
    day.get_by_label("活动名称").focus()
    day.evaluate("""() => {
      const evaluate = qianshi.evaluate;
      window.evaluated = 0;
      qianshi.evaluate = (...given) => (window.evaluated++, evaluate(...given));
    }""")
    usual = day.evaluate("""() => {
      const times = Array.from({ length: 20 }, () => {
        const start = performance.now();
        document.execCommand("insertText", false, "字");
        document.body.getBoundingClientRect();
        return performance.now() - start;
      });
      return times.sort((a, b) => a - b)[10];
    }""")
    assert day.evaluate("window.evaluated") == 0
    assert usual <= KEY_MS
    expect(day.locator(".qs-live .qs-running-title").first).to_contain_text("字" * 20)
    assert day.evaluate("window.evaluated") == 1


def test_what_did_not_change_is_not_drawn_again(day: Page) -> None:
    day.evaluate("""() => {
      for (const row of document.querySelectorAll(".qs-live tr.qs-item")) row.known = true;
    }""")
    day.get_by_label("活动名称").fill("某次来访")
    expect(day.locator(".qs-live .qs-running-title").first).to_contain_text("某次来访")
    kept = day.evaluate(
        "[...document.querySelectorAll('.qs-live tr.qs-item')].filter(row => row.known).length"
    )
    assert kept == day.locator(".qs-live tr.qs-item").count() > 0


def test_the_whole_way_goes_without_a_mouse(page: Page, sample_site: SampleSite) -> None:
    page.goto(sample_site(sample=BLOCKS))
    page.evaluate("() => { window.printed = 0; window.print = () => window.printed++; }")

    def reach(name: str) -> None:
        focused = "document.activeElement.textContent"
        for _ in range(80):
            if page.evaluate(focused).strip() == name:
                return
            page.keyboard.press("Tab")
        pytest.fail(f"{name} is not reached")

    page.locator(".qs-tile").first.focus()
    page.keyboard.press("Enter")
    reach("上午来、座谈、午餐、下午走")
    page.keyboard.press("Enter")
    page.keyboard.type("2026-12-08")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.type("车站")
    page.keyboard.press("Tab")
    page.keyboard.type("甲")
    reach("媒体")
    page.keyboard.press("Space")
    expect(page.locator(".qs-live").get_by_text("看机位")).to_have_count(1)
    reach("打印")
    page.keyboard.press("Enter")
    assert page.evaluate("window.printed") == 1
