"""现场 on a phone: one 节点 at a time, from a folder, without a network."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, ViewportSize, expect

from tests.browser.conftest import SampleSite
from tests.test_accessibility import AXE

OWN = [f"第 {number} 样东西在位" for number in range(1, 5)]
DRAFT: dict[str, Any] = {
    "format": 2,
    "id": "visit-2026-12-08-abcd",
    "type": "visit",
    "title": "省厅来访",
    "segments": [
        {"kind": "座谈", "start": "2026-12-08 09:00", "place": "二楼", "people": ["甲"]},
    ],
    "people": {"技术员": "赵×"},
    "added": [{"id": f"x{n}", "text": text, "pause": "front"} for n, text in enumerate(OWN)],
}
"""Eight lines at the 节点 an hour before it begins: four of the sample, four of its own."""
PHONE: ViewportSize = {"width": 390, "height": 844}
TAPPABLE = ".qs-site :is(button, select, input), .qs-site-foot button"


@pytest.fixture
def phone(page: Page, sample_site: SampleSite) -> Page:
    page.set_viewport_size(PHONE)
    page.clock.set_fixed_time("2026-12-08T08:10:00")
    page.goto(sample_site())
    page.context.set_offline(True)
    open_file(page, DRAFT)
    page.get_by_role("button", name="现场", exact=True).click()
    return page


def open_file(page: Page, draft: dict[str, Any]) -> None:
    text = json.dumps(draft).encode()
    file = FilePayload(name="另一台.json", mimeType="application/json", buffer=text)
    page.locator("input[aria-label='草稿文件']").set_input_files(file)
    expect(page.get_by_role("alert")).not_to_be_empty()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def lines(page: Page) -> list[str]:
    return page.locator(".qs-tap-text").all_text_contents()


def marks(page: Page, tmp_path: Path) -> dict[str, Any]:
    with page.expect_download() as download:
        press(page, "存草稿文件")
    download.value.save_as(tmp_path / "draft.json")
    saved: dict[str, Any] = json.loads((tmp_path / "draft.json").read_text("utf-8"))
    return dict(saved["marks"])


def test_eight_lines_are_ticked_in_ten_taps_with_a_reload_in_between(
    phone: Page, tmp_path: Path
) -> None:
    expect(phone.get_by_role("heading", level=2)).to_have_text("到场前 60 分钟")
    assert len(lines(phone)) == 8
    taps = phone.locator(".qs-tap")
    press(phone, "在本机留底")
    for number in range(4):
        taps.nth(number).click()
    phone.reload()
    expect(phone.get_by_role("status").filter(has_text="还有 4 项没勾")).to_be_visible()
    expect(phone.get_by_role("alert")).to_be_empty()
    for number in range(4, 8):
        taps.nth(number).click()
    expect(phone.locator(".qs-site-end")).to_contain_text("念完说")
    kept = marks(phone, tmp_path)
    assert len(kept) == 8
    assert {mark["at"] for mark in kept.values()} == {"2026-12-08 08:10"}
    press(phone, "清除")
    assert phone.evaluate("localStorage.length") == 0


def test_only_my_lines_and_my_role_on_each_tick(phone: Page, tmp_path: Path) -> None:
    press(phone, "只看我的")
    assert len(lines(phone)) == 8, "nobody knows yet who it is"
    expect(phone.get_by_label("我是")).to_be_focused()
    phone.get_by_label("我是").select_option(label="技术员（赵×）")
    press(phone, "只看我的")
    assert [text.split("　")[1] for text in lines(phone)] == ["逐支试话筒"]
    phone.locator(".qs-tap").click()
    press(phone, "全部")
    assert len(lines(phone)) == 8
    assert [mark["by"] for mark in marks(phone, tmp_path).values()] == ["技术员"]


def test_a_problem_takes_a_line_of_text_and_what_was_stopped_one_tap(
    phone: Page, tmp_path: Path
) -> None:
    phone.get_by_role("button", name="项：有问题").first.click()
    phone.keyboard.type("旗绳松了")
    phone.keyboard.press("Enter")
    expect(phone.locator(".qs-tap-note").first).to_be_hidden()
    phone.get_by_role("button", name="项：拦住").nth(1).click()
    phone.locator(".qs-tap").nth(2).click()
    phone.locator(".qs-tap").nth(3).click()
    phone.get_by_role("button", name="撤回").click()
    fifth = phone.locator(".qs-tap-row").nth(4)
    fifth.get_by_role("button", name="有问题").click()
    fifth.get_by_role("button", name="不涉及").click()
    expect(fifth).not_to_have_attribute("data-state", "不涉及")
    phone.keyboard.type("本次没有")
    kept = list(marks(phone, tmp_path).values())
    said = [(mark["state"], mark["note"]) for mark in kept]
    assert said == [("有问题", "旗绳松了"), ("拦住", ""), ("完成", ""), ("不涉及", "本次没有")]


def test_from_one_node_to_the_next_and_back_to_what_is_due(phone: Page) -> None:
    expect(phone.get_by_text("已过 10 分钟")).to_be_visible()
    press(phone, "上一个节点")
    expect(phone.get_by_role("heading", level=2)).to_have_text("接站")
    expect(phone.get_by_role("heading", level=2)).to_be_focused()
    press(phone, "现在该看：到场前 60 分钟")
    expect(phone.get_by_role("button", name="下一个节点")).to_be_disabled()
    press(phone, "回到单子")
    expect(phone.get_by_label("活动名称")).to_be_visible()
    expect(phone.locator(".qs-site")).to_be_hidden()


def test_whatever_is_tapped_is_large_enough_and_nothing_runs_out_of_the_screen(
    phone: Page,
) -> None:
    phone.get_by_role("button", name="项：有问题").first.click()
    small = phone.locator(TAPPABLE).evaluate_all(
        "all => all.filter(x => x.offsetParent && Math.min(x.offsetWidth, x.offsetHeight) < 44)"
        ".map(x => x.textContent)"
    )
    assert small == []
    assert phone.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    phone.evaluate(AXE.read_text("utf-8"))
    found = phone.evaluate("axe.run('.qs-site', {resultTypes: ['violations'], preload: false})")
    assert [violation["id"] for violation in found["violations"]] == []


def tap(state: str, at: str, by: str = "", note: str = "") -> dict[str, str]:
    return {"state": state, "note": note, "at": f"2026-12-08 {at}", "by": by}


def test_two_phones_are_put_together_and_what_contradicts_is_chosen(
    phone: Page, tmp_path: Path
) -> None:
    phone.locator(".qs-tap").nth(0).click()
    phone.locator(".qs-tap").nth(1).click()
    other = {
        **DRAFT,
        "marks": {
            "front stage/flag": tap("有问题", "08:20", "学工", "绳松"),
            "front stage/mics": tap("完成", "08:30", "技术员"),
            "front own/x0": tap("完成", "08:31", "技术员"),
        },
        "added": [{"id": "x0", "text": "另一台上加的", "pause": "front"}],
        "revision": 2,
        "guests": "省厅一行 13 人",
    }
    open_file(phone, other)
    press(phone, "两份合在一起")
    expect(phone.get_by_role("alert")).to_contain_text("两份说法不一，选一个（还有 1 处）")
    press(phone, "有问题（08:20 学工 绳松）")
    expect(phone.get_by_role("alert")).to_contain_text("两份合好了，另一份多勾 1 条")
    expect(phone.get_by_role("alert")).to_contain_text("用的是第 2 版的")
    assert lines(phone)[-1].endswith("另一台上加的")
    kept = marks(phone, tmp_path)
    words = {
        line: f"{mark['state']} {mark['at'][11:]} {mark['note']}" for line, mark in kept.items()
    }
    assert words == {
        "front stage/flag": "有问题 08:20 绳松",
        "front stage/mics": "完成 08:30 ",
        "front own/x4": "完成 08:31 ",
    }


def test_what_was_tapped_at_one_event_cannot_be_taken_back_at_the_next(phone: Page) -> None:
    phone.locator(".qs-tap").first.click()
    expect(phone.get_by_role("button", name="撤回")).to_be_enabled()
    press(phone, "回到单子")
    phone.locator(".qs-bar-more > summary").click()
    phone.locator(".qs-bar-panel").get_by_role("button", name="再办一次").click()
    phone.get_by_label("这次哪天").fill("2026-12-15")
    phone.get_by_label("这次哪天").press("Enter")
    press(phone, "现场")
    expect(phone.get_by_role("button", name="撤回")).to_be_disabled()
    expect(phone.get_by_text("还有 6 天")).to_be_visible()
