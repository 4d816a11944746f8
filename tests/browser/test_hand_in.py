"""The page 记一条经验 from a folder: warned while typing, masked in a click, nothing lost."""

import json
import re
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from playwright.sync_api import Page, expect

from builder.model import HandIn
from builder.model.meeting_record import MeetingRecord

open_pdf: Any = pymupdf.open

WHAT = "出了什么事"
PREVENT = "下次哪一步、谁、看什么能拦住"
TICKED = {
    "format": 1,
    "type": "flag",
    "title": "来访",
    "segments": [{"kind": "活动", "start": "2025-03-04 09:00"}],
    "marks": {
        "before flag/top": {"state": "有问题", "note": "旗绳松了"},
        "last flag/top": {"state": "完成"},
        "before flag/media": {"state": "未做"},
        "before flag/none": {"state": "未做"},
        "nonsense": 7,
    },
}


@pytest.fixture
def small_site(built: Path) -> Path:
    return built / "site"


@pytest.fixture
def form(page: Page, small_site: Path) -> Page:
    page.goto((small_site / "hand-in.html").as_uri())
    expect(page.get_by_label(WHAT)).to_be_visible()
    return page


def save(page: Page, button: str, tmp_path: Path) -> dict[str, Any]:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    data: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return data


def open_ticked(page: Page, tmp_path: Path, content: str) -> None:
    file = tmp_path / "来访.json"
    file.write_text(content, "utf-8")
    page.get_by_label("勾过的检查单").set_input_files(file)


def test_a_sheet_that_is_over_gives_its_problems_to_the_page(page: Page, small_site: Path) -> None:
    text = json.dumps({**TICKED, "people": {}, "last_time": None})
    page.goto((small_site / "checklist.html").as_uri())
    with page.expect_popup() as opened:
        page.evaluate("([text, several]) => qianshi.openHandIn(text, several)", [text, False])
    one = opened.value
    expect(one.get_by_label(WHAT)).to_have_value(re.compile("看楼前旗杆：有问题。旗绳松了"))
    assert "旗绳" not in one.url
    with page.expect_popup() as opened:
        page.evaluate("([text, several]) => qianshi.openHandIn(text, several)", [text, True])
    expect(opened.value.get_by_text("带进来 2 条。")).to_be_visible()


def test_a_number_is_warned_about_and_masked_in_one_click(form: Page) -> None:
    what = form.get_by_label(WHAT)
    what.fill("九点打 138-0013-8000 没人接，王小明局长也在")
    found = form.locator("#hand-in-what + .qs-found")
    expect(found).to_contain_text("像是手机号码（138…0）")
    expect(found).not_to_contain_text("0013")
    expect(found).not_to_contain_text("小明")
    form.get_by_role("button", name="改成“〔手机号码〕”").click()
    expect(what).to_have_value("九点打 〔手机号码〕 没人接，王小明局长也在")
    form.get_by_role("button", name="改成“局长”").click()
    expect(what).to_have_value("九点打 〔手机号码〕 没人接，局长也在")
    expect(found).to_be_hidden()
    form.keyboard.press("Control+z")
    expect(what).to_have_value("九点打 〔手机号码〕 没人接，王小明局长也在")


def test_all_at_once_and_a_mark_is_taken_out(form: Page) -> None:
    what = form.get_by_label(WHAT)
    what.fill("机密★ 甲：13800138000 乙：13900139000")
    form.get_by_role("button", name="全部改掉").click()
    expect(what).to_have_value(" 甲：〔手机号码〕 乙：〔手机号码〕")


def test_what_is_forbidden_does_not_leave_the_page(form: Page) -> None:
    form.get_by_label(WHAT).fill("电话 13800138000")
    form.get_by_label(PREVENT).fill("看")
    form.get_by_role("button", name="保存经验文件").click()
    expect(form.locator("#hand-in-status")).to_contain_text("先改掉再交")
    expect(form.get_by_label(WHAT)).to_be_focused()


def test_an_empty_box_is_named_and_focused(form: Page) -> None:
    form.get_by_label(WHAT).fill("旗绳松了")
    form.get_by_role("button", name="保存经验文件").click()
    expect(form.locator("#hand-in-status")).to_contain_text("还没有写")
    expect(form.get_by_label(PREVENT)).to_be_focused()


def test_enter_while_composing_or_in_a_line_does_not_hand_in(form: Page) -> None:
    form.get_by_text("还想多写一点").click()
    title = form.get_by_label("给它起个标题")
    title.focus()
    client = form.context.new_cdp_session(form)
    client.send("Input.imeSetComposition", {"text": "qi", "selectionStart": 2, "selectionEnd": 2})
    form.keyboard.press("Enter")
    client.send("Input.insertText", {"text": "旗"})
    form.keyboard.press("Enter")
    expect(form.locator("#hand-in-status")).to_have_text("")


def test_a_ticked_checklist_becomes_facts(form: Page, tmp_path: Path) -> None:
    open_ticked(form, tmp_path, json.dumps(TICKED))
    expect(form.get_by_label(WHAT)).to_have_value("到场前一小时，看楼前旗杆：有问题。旗绳松了")
    expect(form.get_by_label("发生在哪个月")).to_have_value("2025-03")
    form.get_by_role("button", name="摆媒体席桌签：未做").click()
    form.get_by_label(PREVENT).fill("检查员数桌签")
    hand_in = HandIn.model_validate(save(form, "保存经验文件", tmp_path))
    assert hand_in.what.endswith("摆媒体席桌签：未做")
    assert hand_in.lines == ("before flag/top", "before flag/media")
    assert (hand_in.event_type, hand_in.pause, hand_in.month) == ("flag", "before", "2025-03")


@pytest.mark.parametrize("content", ["{", "[]", "7", '{"type": "other"}', '{"type": "flag"}'])
def test_a_file_that_is_none_is_explained_and_nothing_is_lost(
    form: Page, tmp_path: Path, content: str
) -> None:
    form.get_by_label(WHAT).fill("写到一半")
    open_ticked(form, tmp_path, content)
    expect(form.locator("#hand-in-status")).not_to_have_text("")
    expect(form.get_by_label(WHAT)).to_have_value("写到一半")


def test_similar_lessons_are_offered_and_chosen(form: Page, tmp_path: Path) -> None:
    form.evaluate(
        """() => { qianshi.similar = async () => [
          {id: "lessons/2013/rope.html", title: "旗绳松动国旗下滑"},
          {id: "javascript:1", title: "x"},
        ] }"""
    )
    form.get_by_label(WHAT).fill("升旗前旗绳又松了，国旗滑下来")
    again = form.get_by_label("又发生了：旗绳松动国旗下滑")
    again.check()
    form.get_by_label(PREVENT).fill("检查员看旗杆")
    assert save(form, "保存经验文件", tmp_path)["repeats"] == "2013/rope"


def test_without_a_search_for_similar_ones_nothing_is_said(form: Page) -> None:
    form.evaluate("() => { delete qianshi.similar }")
    form.get_by_label(WHAT).fill("升旗前旗绳又松了，国旗滑下来")
    form.wait_for_timeout(800)
    expect(form.locator(".qs-similar")).to_be_hidden()


def test_what_was_typed_is_kept_only_when_asked_and_cleared_on_request(
    form: Page, small_site: Path
) -> None:
    form.get_by_label(WHAT).fill("写到一半")
    form.wait_for_timeout(600)
    assert (
        form.evaluate("() => Object.keys(localStorage).filter(k => k.startsWith('qianshi:'))") == []
    )
    form.get_by_label("没写完的留在这台电脑上").check()
    form.get_by_label(PREVENT).fill("看")
    form.once("dialog", lambda dialog: dialog.accept())
    form.reload()
    expect(form.get_by_label(WHAT)).to_have_value("写到一半")
    expect(form.get_by_label(PREVENT)).to_have_value("看")
    form.get_by_role("button", name="清除").click()
    assert (
        form.evaluate("() => Object.keys(localStorage).filter(k => k.startsWith('qianshi:'))") == []
    )
    expect(form.get_by_label(WHAT)).to_have_value("写到一半")


def test_closing_the_tab_asks_first(form: Page) -> None:
    form.get_by_label(WHAT).press_sequentially("旗")
    said: list[str] = []

    def dismiss(dialog: Any) -> None:
        said.append(dialog.type)
        dialog.accept()

    form.on("dialog", dismiss)
    form.goto("about:blank")
    assert said == ["beforeunload"]


def test_the_keyboard_alone_hands_in(form: Page, tmp_path: Path) -> None:
    form.get_by_label(WHAT).focus()
    form.keyboard.type("旗绳松了")
    form.keyboard.press("Tab")
    form.keyboard.type("检查员看旗杆")
    presses = 0
    while form.evaluate("() => document.activeElement.textContent") != "保存经验文件":
        form.keyboard.press("Tab")
        presses += 1
        assert presses < 10
    with form.expect_download():
        form.keyboard.press("Enter")


def test_a_meeting_with_several_rows_is_one_record(form: Page, tmp_path: Path) -> None:
    form.get_by_label(WHAT).fill("留着")
    form.get_by_role("button", name="总结会记录单").click()
    open_ticked(form, tmp_path, json.dumps(TICKED))
    expect(form.get_by_label("第 4 行：什么问题")).to_have_value(
        "到场前一小时，看楼前旗杆：有问题。旗绳松了"
    )
    form.get_by_label("第 4 行：谁提的").fill("旗手")
    for row in (4, 5):
        form.get_by_label(f"第 {row} 行：下次谁").fill("检查员看")
    form.get_by_role("button", name="再加一行").click()
    form.get_by_label("第 6 行：什么问题").fill("话筒没电")
    form.get_by_role("button", name="保存记录单").click()
    expect(form.locator("#meeting-status")).to_contain_text("还差一格")
    form.get_by_label("第 6 行：下次谁").fill("技术员试话筒")
    record = MeetingRecord.model_validate(save(form, "保存记录单", tmp_path))
    assert [row.pause for row in record.rows] == ["before", "before", ""]
    assert record.rows[0].lines == ("before flag/top",)
    assert len({one.receipt for one in record.hand_ins()}) == 3
    form.get_by_role("button", name="一件事").click()
    expect(form.get_by_label(WHAT)).to_have_value("留着")


def test_the_blank_record_prints_on_one_sheet(form: Page) -> None:
    form.get_by_role("button", name="总结会记录单").click()
    document = open_pdf(stream=form.pdf(prefer_css_page_size=True), filetype="pdf")
    assert document.page_count == 1
    text = document[0].get_text().replace("\n", "")
    assert "由做这件事的人提" in text
    assert "保存记录单" not in text


OPINIONS = {"before flag/top": "不清楚", "before flag/media": "多余"}
SAID = {**TICKED, "marks": {}, "opinions": OPINIONS}


def test_opinions_on_items_leave_with_one_click(form: Page, tmp_path: Path) -> None:
    open_ticked(form, tmp_path, json.dumps({**SAID, "opinions": {**OPINIONS, "x": "y"}}))
    record = MeetingRecord.model_validate(save(form, "交上对条目的意见（2 条）", tmp_path))
    assert [(row.lines, row.opinion) for row in record.rows] == [
        (("before flag/top",), "不清楚"),
        (("before flag/media",), "多余"),
    ]
    assert "看楼前旗杆" in record.rows[0].what
    expect(form.get_by_label(WHAT)).to_have_value("")


def test_opinions_are_rows_of_the_meeting(form: Page, tmp_path: Path) -> None:
    form.get_by_role("button", name="总结会记录单", exact=True).click()
    open_ticked(form, tmp_path, json.dumps(SAID))
    expect(form.locator("#meeting-status")).to_contain_text("带进来 2 条")
    record = MeetingRecord.model_validate(save(form, "保存记录单", tmp_path))
    assert [row.opinion for row in record.rows] == ["不清楚", "多余"]
