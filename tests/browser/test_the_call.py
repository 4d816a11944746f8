"""The call at 16:00: tomorrow 9:30, twelve guests from the province with media, one foreign expert,
lunch, two stay overnight, the laboratory in the open, the flag in front. One event, from a folder,
without a network; clicks and Tab presses are counted, names are not."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import BLOCKS, SampleSite

MOST_CLICKS, MOST_TABS = 12, 25


class Hand:
    """A coordinator's hand: every click and every Tab counts, typing does not."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page, self.folder = page, folder
        self.clicks = self.tabs = 0
        self.asked: list[str] = []

    def click(self, what: Locator) -> None:
        what.click()
        self.clicks += 1

    def press(self, name: str) -> None:
        self.click(self.page.get_by_role("button", name=name, exact=True))

    def type(self, text: str, tabs: int = 0) -> None:
        """Type over what stands in the field that has the focus, and go on."""
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)
        self.tab(tabs)

    def tab(self, times: int) -> None:
        for _ in range(times):
            self.page.keyboard.press("Tab")
        self.tabs += times

    def picture(self, name: str) -> None:
        file = self.folder / f"{name}.png"
        self.page.screenshot(path=file)
        assert file.stat().st_size > 10_000

    def paper(self) -> None:
        """It is printed, from a folder alone, in few enough steps."""
        self.press("打印")
        self.picture("3-list")
        assert self.page.evaluate("window.printed") == 1
        assert self.clicks <= MOST_CLICKS
        assert self.tabs <= MOST_TABS
        assert self.asked == []
        expect(self.page.locator("#qs-print .qs-paper").first).to_contain_text("先打这几个电话")

    def whole_list(self) -> None:
        """Behind the page of calls stands everything there is to do."""
        self.page.get_by_label("印哪一张").select_option(label="总表")


def at_four(page: Page, folder: Path, address: str, width: int, height: int) -> Hand:
    """The page in a window of that size, on the afternoon before; nothing but files can be had."""
    hand = Hand(page, folder)

    def refuse(route: Route) -> None:
        hand.asked.append(route.request.url)
        route.abort()

    page.route(lambda url: not url.startswith("file:"), refuse)
    page.set_viewport_size({"width": width, "height": height})
    page.clock.set_fixed_time("2026-12-07T16:00:00")
    page.goto(address)
    page.evaluate("() => { window.printed = 0; window.print = () => window.printed++; }")
    return hand


def nodes(page: Page) -> list[str]:
    return page.locator(".qs-live .qs-pause-title").all_text_contents()


def assert_nothing_is_said_twice(page: Page) -> None:
    for body in page.locator(".qs-live tbody").all():
        said = body.locator(".qs-item .qs-text").all_text_contents()
        assert len(said) == len(set(said)), said


@pytest.mark.parametrize(("width", "height"), [(1366, 620), (1920, 1080), (390, 844)])
def test_from_the_call_to_paper(
    page: Page, tmp_path: Path, sample_site: SampleSite, width: int, height: int
) -> None:
    hand = at_four(page, tmp_path, sample_site(sample=BLOCKS), width, height)
    hand.click(page.locator(".qs-tile", has_text="上级调研考察"))
    hand.picture("1-chosen")
    hand.press("上午座谈、看点、午餐、住一晚")
    hand.type("明天", 1)
    hand.type("9点半", 2)
    hand.type("二楼会议室", 1)
    hand.type("省教育厅一行")
    for name in ("外宾", "户外", "升旗"):
        hand.press(name)
    expect(page.get_by_role("status")).to_contain_text("检查单")
    hand.picture("2-day")
    hand.click(page.get_by_label("来客几人"))
    hand.type("12")
    hand.click(page.get_by_label("要订几间房"))
    hand.type("2")
    hand.paper()
    hand.whole_list()
    for title in (
        "前一天对表", "会场复查", "参观点走一遍", "开餐前", "看房", "送站发车前",
        "外宾到前", "机位", "看天气", "看旗",
    ):  # fmt: skip
        assert [node for node in nodes(page) if title in node], title
    assert_nothing_is_said_twice(page)


def test_the_call_with_the_lists_of_this_office(
    page: Page, tmp_path: Path, sample_site: SampleSite, root: Path
) -> None:
    hand = at_four(page, tmp_path, sample_site(sample=root), 1366, 620)
    hand.click(page.locator(".qs-tile", has_text="上级调研考察"))
    hand.press("上午看点、座谈、午餐、下午走")
    hand.type("明天", 1)
    hand.type("9点半", 2)
    hand.type("化学楼实验室", 1)
    hand.type("省教育厅一行")
    for name in ("媒体", "外宾", "户外", "住宿"):
        hand.press(name)
    hand.click(page.get_by_role("group", name="住宿", exact=True).get_by_role("spinbutton").first)
    hand.type("2")
    expect(page.get_by_role("status")).to_contain_text("检查单")
    hand.picture("2-day")
    hand.paper()
    hand.whole_list()
    segments = page.locator(".qs-segment .qs-kind").all_text_contents()
    assert set(segments) == {"参观", "座谈", "用餐", "住宿", "送站"}
    assert_nothing_is_said_twice(page)
    scopes = page.evaluate(
        "qianshi.load('programs/leaders-visit').then(p => p.pauses.map(x => [x.stretch, x.title]))"
    )
    for stretch in (*segments, "媒体", "外宾", "户外", "楼前国旗"):
        titles = [title for scope, title in scopes if scope == stretch]
        assert not titles or [x for x in nodes(page) if any(title in x for title in titles)], (
            stretch
        )
