"""The page 开检查单 as a coordinator uses it, from a folder, without a network."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from builder.letters.inbox import ReceivedRun, read_run_letters
from builder.model import Event
from builder.outputs import Entry
from builder.program import compile_program, evaluate, make_event
from tests.browser.conftest import SampleSite
from tests.outputs.calendar_file import properties
from tests.outputs.sample_event import PRINTED, rendered
from tests.outputs.test_calendar_readers import with_icalendar
from tests.program.every_event import sample_library


@pytest.fixture
def address(sample_site: SampleSite) -> str:
    return sample_site()


@pytest.fixture
def form(page: Page, address: str) -> Page:
    page.goto(address)
    choose(page, "上级调研考察")
    page.get_by_label("日期", exact=True).fill("2026-12-08")
    page.get_by_label("开始", exact=True).fill("09:00")
    settle(page)
    return page


def sheet(page: Page) -> Any:
    return page.locator("#open-checklist .qs-sheet")


def texts(page: Page, selector: str) -> list[str]:
    return [text.strip() for text in sheet(page).locator(selector).all_text_contents()]


def choose(page: Page, title: str) -> None:
    """Press the tile of an event type."""
    page.locator(".qs-tile", has_text=title).click()


def settle(page: Page) -> None:
    """What the page does after a pause in typing, Enter does at once."""
    page.get_by_label("活动名称").press("Enter")


def buttons(page: Page) -> list[str]:
    """What can be pressed in the bar at the foot, and what opens above it."""
    page.locator(".qs-bar-more").evaluate("more => { more.open = true; }")
    found = page.locator(".qs-bar :is(.qs-button, summary):visible").all_text_contents()
    page.locator(".qs-bar-more").evaluate("more => { more.open = false; }")
    return found


def press_folded(page: Page, name: str) -> None:
    """Press what opens above the bar."""
    page.locator(".qs-bar-more > summary").click()
    page.locator(".qs-bar-panel").get_by_role("button", name=name).click()


def save_draft(page: Page, tmp_path: Path) -> dict[str, Any]:
    with page.expect_download() as download:
        page.get_by_role("button", name="存草稿").click()
    file = tmp_path / "draft.json"
    download.value.save_as(file)
    saved: dict[str, Any] = json.loads(file.read_text())
    return saved


def open_draft(page: Page, text: str) -> None:
    file = FilePayload(name="draft.json", mimeType="application/json", buffer=text.encode())
    page.get_by_label("草稿文件", exact=True).set_input_files(file)


def test_before_a_date_the_page_says_what_to_do(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.get_by_role("status")).to_have_text("先选活动类型。")
    assert buttons(page) == ["打开草稿文件"], "only what works at this moment"
    choose(page, "上级调研考察")
    expect(page.get_by_role("status")).to_have_text("还缺活动的日期。填上，清单就出来。")
    assert buttons(page) == ["去填", "存草稿", "更多", "打开草稿文件"]
    page.get_by_role("button", name="去填").click()
    expect(page.get_by_label("日期", exact=True)).to_be_focused()
    page.get_by_label("日期", exact=True).fill("2026-12-08")
    page.get_by_label("开始", exact=True).fill("09:00")
    page.get_by_label("地点", exact=True).fill("会议室")
    page.get_by_label("参加人员").fill("甲")
    page.get_by_role("button", name="去填").click()
    expect(page.get_by_label("结束", exact=True)).to_be_focused()
    page.get_by_label("结束", exact=True).fill("11点")
    expect(sheet(page)).to_be_visible()
    expect(page.get_by_role("status")).not_to_contain_text("没有填")
    assert buttons(page) == [
        "现场", "打印", "发单", "存草稿", "更多", "打开草稿文件", "再办一次（勾选清零）",
        "存日历文件", "办完了，存运行记录",
    ]  # fmt: skip


def test_lines_appear_and_disappear_with_the_answers(form: Page) -> None:
    expect(sheet(form).get_by_text("核对机位")).to_have_count(0)
    media = form.get_by_role("group", name="有媒体吗")
    media.get_by_label("是", exact=True).check()
    expect(sheet(form).get_by_text("核对机位")).to_have_count(1)
    media.get_by_label("否", exact=True).check()
    expect(sheet(form).get_by_text("核对机位")).to_have_count(0)


def test_what_is_left_out_is_explained(form: Page) -> None:
    form.get_by_text("为什么有的没列入").click()
    expect(form.locator(".qs-left-out li", has_text="核对机位")).to_contain_text("有媒体吗＝否")


def test_why_a_question_is_asked_stands_beside_it(form: Page) -> None:
    expect(form.get_by_role("group", name="有媒体吗")).to_have_accessible_description(
        "有媒体就要控制机位和背景"
    )
    expect(form.get_by_label("来宾几人")).to_have_accessible_description("十人以上要订大巴、分桌")


def test_the_page_shows_what_python_reckons(form: Page, tmp_path: Path) -> None:
    form.get_by_role("button", name="加一个时段").click()
    form.get_by_label("环节", exact=True).fill("接站")
    form.get_by_label("开始", exact=True).nth(1).fill("08:10")
    form.get_by_role("group", name="有户外活动吗").get_by_label("是", exact=True).check()
    library = sample_library()
    event = make_event(save_draft(form, tmp_path), library.event_types)
    assert not isinstance(event, list), event
    result = evaluate(compile_program(library, library.event_types["visit"]), event)
    items = [item["text"] for pause in result["pauses"] for item in pause["items"]]
    assert texts(form, "[data-paper=items] .qs-text") == items
    assert texts(form, ".qs-due-text") == [task["due_text"] for task in result["tasks"]]
    assert texts(form, ".qs-pause-at") == [pause["at_text"] for pause in result["pauses"]]
    assert result["hash"] in texts(form, ".qs-stamp")[0]


def test_the_address_carries_type_and_answers_and_nothing_else(form: Page) -> None:
    form.get_by_label("活动名称").fill("某次来访")
    form.get_by_text("谁来做").click()
    form.get_by_label("总协调").fill("李晓明")
    form.get_by_label("来宾几人").fill("12")
    settle(form)
    fragment = form.evaluate("decodeURIComponent(location.hash)")
    assert fragment == "#type=visit&a.guests=12&a.media=否&a.companions=0"


def test_an_address_opens_its_type_with_its_answers(page: Page, address: str) -> None:
    page.goto(address + "#type=visit&a.media=%E6%98%AF&a.guests=20")
    expect(page.get_by_label("来宾几人")).to_have_value("20")
    expect(
        page.get_by_role("group", name="有媒体吗").get_by_label("是", exact=True)
    ).to_be_checked()


def test_an_address_with_an_unknown_type_says_so(page: Page, address: str) -> None:
    page.goto(address + "#type=nobody")
    expect(page.get_by_role("alert")).to_contain_text("没有“nobody”这个活动类型")


def test_another_type_and_back_loses_nothing(form: Page) -> None:
    form.get_by_text("谁来做").click()
    form.get_by_label("总协调").fill("李晓明")
    form.get_by_label("来宾几人").fill("12")
    form.get_by_role("button", name="换一个").click()
    expect(form.locator(".qs-tile", has_text="上级调研考察")).to_be_focused()
    choose(form, "值班")
    expect(form.get_by_label("连续几天")).to_be_visible()
    form.get_by_role("button", name="换一个").click()
    choose(form, "上级调研考察")
    expect(form.get_by_label("来宾几人")).to_have_value("12")
    expect(form.get_by_label("总协调")).to_have_value("李晓明")
    expect(form.get_by_label("开始", exact=True)).to_have_value("09:00")


def test_a_draft_comes_back_as_it_was_saved(form: Page, tmp_path: Path, address: str) -> None:
    form.get_by_label("活动名称").fill("<b>来访</b>")
    form.get_by_label("结束", exact=True).fill("08:00")
    form.get_by_label("参加人员").fill("丙、丁")
    form.get_by_text("名称、隔天、用车").click()
    form.get_by_label("结束日期（隔天才填）").fill("2026-12-09")
    form.get_by_text("谁来做").click()
    form.get_by_label("总协调").fill("李晓明")
    form.get_by_label("借调或实习").first.check()
    form.get_by_text("来宾、须告知的领导、备注").click()
    form.get_by_label("须告知的本单位领导").fill("甲、乙")
    saved = save_draft(form, tmp_path)
    assert saved["segments"][0]["end"] == "2026-12-09 08:00"
    assert saved["leaders"] == ["甲", "乙"]
    settle(form)
    before = sheet(form).inner_text()
    form.goto(address + "?")
    open_draft(form, json.dumps(saved))
    expect(form.get_by_role("alert")).to_contain_text("已打开“draft.json”（第 1 版）")
    assert sheet(form).inner_text() == before
    assert save_draft(form, tmp_path) == saved


def test_a_changed_draft_is_saved_as_the_next_revision(form: Page, tmp_path: Path) -> None:
    assert save_draft(form, tmp_path)["revision"] == 1
    assert save_draft(form, tmp_path)["revision"] == 1
    form.get_by_label("活动名称").fill("改名")
    assert save_draft(form, tmp_path)["revision"] == 2
    expect(sheet(form).locator(".qs-stamp").first).to_contain_text("第 2 版")


GOOD = {"type": "visit", "segments": [{"kind": "座谈", "start": "2026-12-08 09:00"}]}


UNUSABLE = {
    "{": "内容不完整",
    "[1]": "不是一份活动草稿",
    json.dumps(GOOD | {"format": 3}): "格式版本是 3，这里只认到 2",
    json.dumps(GOOD | {"type": "other"}): "没有“other”这个活动类型",
    json.dumps(GOOD | {"segments": {}}): "“时段”：应是一列",
    json.dumps(GOOD | {"segments": [None]}): "“时段”第 1 个：应是若干“字段: 值”",
    json.dumps(GOOD | {"segments": [{"kind": "a", "start": "2026-02-30 09:00"}]}): (
        "“开始”：日历上没有这一天"
    ),
    json.dumps(GOOD | {"people": []}): "“人员”：应是若干“字段: 值”",
    json.dumps(GOOD | {"colour": 1}): "“colour”：没有这个字段",
}


def test_a_draft_that_cannot_be_used_is_explained_and_nothing_is_lost(form: Page) -> None:
    form.get_by_label("活动名称").fill("已经填好的")
    for draft, words in UNUSABLE.items():
        open_draft(form, draft)
        expect(form.get_by_role("alert")).to_contain_text(words)
        expect(form.get_by_role("alert")).to_contain_text("已填的内容没有动")
        expect(form.get_by_label("活动名称")).to_have_value("已经填好的")
        expect(sheet(form)).to_be_visible()


def test_answers_the_type_does_not_ask_are_named(form: Page) -> None:
    open_draft(form, json.dumps(GOOD | {"answers": {"media": "也许", "colour": "红"}}))
    expect(form.get_by_role("alert")).to_contain_text("回答“media”、回答“colour”")


def test_once_more_keeps_what_recurs_and_asks_for_the_date(form: Page) -> None:
    form.get_by_label("地点", exact=True).fill("大型实验室")
    form.get_by_text("来宾、须告知的领导、备注").click()
    form.get_by_label("来宾", exact=True).fill("一行 12 人")
    press_folded(form, "再办一次")
    form.get_by_role("button", name="好", exact=True).click()
    expect(form.get_by_label("这次哪天")).to_be_focused()
    form.get_by_role("button", name="日期以后再填").click()
    expect(form.get_by_label("地点", exact=True)).to_have_value("大型实验室")
    expect(form.get_by_label("来宾", exact=True)).to_have_value("")
    expect(form.get_by_label("日期", exact=True)).to_have_value("")
    expect(form.get_by_role("status")).to_have_text("还缺活动的日期。填上，清单就出来。")


def test_hostile_words_stay_text(form: Page) -> None:
    form.get_by_label("活动名称").fill("<img src=x onerror=alert(1)><script>alert(1)</script>")
    expect(sheet(form).locator(".qs-running-title").first).to_contain_text("<img src=x")
    assert sheet(form).locator("img, script").count() == 0


def test_a_day_half_typed_makes_no_list(form: Page) -> None:
    form.get_by_label("日期", exact=True).fill("0020-12-08")
    expect(form.get_by_role("status")).to_contain_text("活动的日期“0020-12-08”看不懂。")


def test_an_end_before_its_start_is_explained(form: Page) -> None:
    form.get_by_label("结束", exact=True).fill("08:00")
    expect(form.get_by_role("status")).to_contain_text("结束早于开始，隔天结束的请填结束日期")


def test_a_segment_can_be_taken_away_again(form: Page) -> None:
    form.get_by_role("button", name="加一个时段").click()
    form.get_by_label("环节", exact=True).fill("用餐")
    form.get_by_label("开始", exact=True).nth(1).fill("12:00")
    expect(sheet(form).get_by_text("12:00", exact=False).first).to_be_attached()
    form.get_by_role("group", name="用餐怎么安排").get_by_label("桌餐").check()
    expect(sheet(form).get_by_text("数用餐席位")).to_have_count(1)
    form.get_by_role("button", name="去掉：用餐").click()
    expect(sheet(form).get_by_text("数用餐席位")).to_have_count(0)


def test_the_form_works_from_the_keyboard(form: Page) -> None:
    form.get_by_role("button", name="换一个").focus()
    reached = set()
    for _ in range(60):
        form.keyboard.press("Tab")
        reached.add(form.evaluate("document.activeElement.textContent.trim()"))
    assert {"加一个时段", "存草稿", "打印", "更多"} <= reached


def test_a_task_already_late_is_marked(form: Page) -> None:
    form.clock.set_fixed_time("2026-12-07T18:00:00")
    form.get_by_label("活动名称").fill("晚了")
    settle(form)
    assert texts(form, ".qs-late") == ["已过时限，现在做"] * 3


# ---- 急单, limits, ticking, last time, this machine


def test_made_late_the_list_sorts_itself(page: Page, address: str) -> None:
    page.clock.set_fixed_time("2026-12-07T16:00:00")
    page.goto(address + "#type=visit&a.guests=12&a.meal=桌餐&a.outdoor=否")
    page.get_by_label("日期", exact=True).fill("2026-12-08")
    page.get_by_label("开始", exact=True).fill("09:30")
    settle(page)
    page.get_by_label("印哪一张").select_option(label="总表")
    assert texts(page, ".qs-group") == [
        "现在做，按先后（“补救”没有条文，是编写时推断的）",
        "照常办",
    ]
    assert "逐个打电话通知并记下接听人" in sheet(page).inner_text()
    expect(sheet(page).locator(".qs-remark").first).to_contain_text("急单")


def test_too_many_companions_make_no_list(form: Page) -> None:
    form.get_by_label("来宾几人").fill("13")
    form.get_by_label("陪餐几人").fill("5")
    expect(form.get_by_role("status")).to_contain_text("客人 13 人，至多 4 人")
    expect(form.get_by_role("status")).to_contain_text("《国旗法》第十八条")
    expect(form.get_by_role("button", name="打印", exact=True)).to_be_hidden()
    expect(form.get_by_role("button", name="存草稿")).to_be_visible()
    form.get_by_label("陪餐几人").fill("4")
    expect(sheet(form)).to_be_visible()


def mark(form: Page, number: int) -> Locator:
    return form.get_by_label(f"第 {number} 项", exact=True)


def test_ticks_are_kept_in_the_draft_and_cleared_for_the_next_time(
    form: Page, tmp_path: Path
) -> None:
    mark(form, 1).select_option("完成")
    mark(form, 2).select_option("有问题")
    expect(form.get_by_role("status")).to_contain_text("完成 1，有问题 1，拦住 0，未做 0")
    saved = save_draft(form, tmp_path)
    assert [x["state"] for x in saved["marks"].values()] == ["完成", "有问题"]
    open_draft(form, json.dumps(saved))
    expect(mark(form, 2)).to_have_value("有问题")
    form.get_by_role("alert").get_by_role("button", name="再办一次").click()
    form.get_by_label("这次哪天").fill("12-15")
    form.get_by_label("这次哪天").press("Enter")
    expect(form.get_by_label("日期", exact=True)).to_have_value("2026-12-15")
    expect(mark(form, 2)).to_have_value("")


def test_last_time_stands_on_top_when_it_is_held_again(form: Page, tmp_path: Path) -> None:
    mark(form, 1).select_option("完成")
    mark(form, 2).select_option("有问题")
    form.get_by_label("项：说明").nth(1).fill("话筒没电")
    form.get_by_role("button", name="加一个时段").click()
    form.get_by_label("环节", exact=True).fill("用餐")
    form.get_by_label("日期", exact=True).nth(1).fill("2026-12-09")
    form.get_by_label("开始", exact=True).nth(1).fill("12:00")
    form.clock.set_fixed_time("2026-12-20T09:00:00")
    press_folded(form, "再办一次")
    form.get_by_label("这次哪天").fill("2027-01-05")
    form.get_by_role("button", name="好", exact=True).click()
    days = form.get_by_label("日期", exact=True)
    expect(days.nth(1)).to_have_value("2027-01-06")
    expect(sheet(form).locator(".qs-remark").first).to_contain_text("上次这里出过问题：话筒没电")
    kept = save_draft(form, tmp_path)
    assert (kept["marks"], kept["last_time"]["start"]) == ({}, "2026-12-08 09:00")
    assert [line["note"] for line in kept["last_time"]["lines"]] == ["话筒没电"]
    press_folded(form, "再办一次")
    form.get_by_role("button", name="日期以后再填").click()
    assert save_draft(form, tmp_path)["last_time"] == kept["last_time"], "nobody used the sheet"


def test_a_phone_can_tick_too(form: Page) -> None:
    form.set_viewport_size({"width": 390, "height": 800})
    mark(form, 1).select_option("完成")
    expect(form.get_by_role("status")).to_contain_text("完成 1")


def test_a_mark_takes_a_note_and_not_applicable_needs_one(form: Page, tmp_path: Path) -> None:
    notes = form.get_by_label("项：说明")
    expect(notes.first).to_be_hidden()
    mark(form, 1).select_option("有问题")
    notes.first.fill("绳结松了")
    mark(form, 2).select_option("不涉及")
    expect(form.get_by_role("status")).to_contain_text("写明理由，才算“不涉及”。")
    assert [x["note"] for x in save_draft(form, tmp_path)["marks"].values()] == ["绳结松了"]
    mark(form, 2).select_option("不涉及")
    notes.nth(1).fill("本次无旗杆")
    expect(form.get_by_role("status")).to_contain_text("有问题 1，拦住 0，未做 0，不涉及 1")
    saved = save_draft(form, tmp_path)
    assert isinstance(make_event(saved, sample_library().event_types), Event)
    form.get_by_label("活动名称").fill("改名，整张单重画")
    expect(notes.first).to_have_value("绳结松了")
    form.get_by_label("印哪一张").select_option(label="检查单")
    form.get_by_label("结束", exact=True).fill("11:00")
    form.get_by_label("地点", exact=True).fill("会议室")
    form.get_by_label("参加人员").fill("甲")
    form.emulate_media(media="print")
    expect(form.locator("#qs-print .qs-note").first).to_have_text("└ 绳结松了")


def test_an_opinion_can_be_said_of_every_line_and_stays_out_of_the_way(
    form: Page, tmp_path: Path
) -> None:
    opinions = form.get_by_label("：对条目的意见")
    offers = form.get_by_role("button", name="：提意见")
    assert offers.count() == opinions.count() == form.locator(".qs-live .qs-item").count()
    expect(opinions.first).to_be_hidden()
    offers.first.press("Enter")
    expect(opinions.first).to_be_focused()
    expect(form.get_by_label("项：说明").first).to_be_hidden()
    opinions.first.select_option("不清楚")
    mark(form, 1).select_option("完成")
    expect(opinions.first).to_be_visible()
    saved = save_draft(form, tmp_path)
    assert list(saved["opinions"].values()) == ["不清楚"]
    assert [x["state"] for x in saved["marks"].values()] == ["完成"]
    opinions.first.select_option("")
    expect(opinions.first).to_be_hidden()
    assert save_draft(form, tmp_path)["opinions"] == {}


def test_files_of_the_server_are_not_offered_in_a_folder(form: Page) -> None:
    expect(form.get_by_role("button", name="存成", include_hidden=True).first).to_be_hidden()


def test_the_run_record_of_the_page_holds_its_event_without_names(
    form: Page, tmp_path: Path
) -> None:
    form.get_by_text("来宾、须告知的领导、备注").click()
    form.get_by_label("来宾", exact=True).fill("某单位一行")
    mark(form, 1).select_option("完成")
    mark(form, 2).select_option("未做")
    form.get_by_label("项：说明").nth(1).fill("来不及")
    form.get_by_label("项：对条目的意见").nth(1).select_option("多余")
    form.clock.set_fixed_time("2026-12-07T18:00:00")
    press_folded(form, "办完了，存运行记录")
    expect(form.get_by_role("alert")).to_contain_text("2026-12-08 09:00 才开始")
    form.clock.set_fixed_time("2026-12-08T18:00:00")
    with form.expect_download() as download:
        press_folded(form, "办完了，存运行记录")
    expect(form.get_by_role("alert")).to_contain_text("记下 1 条没有照办的")
    expect(form.get_by_role("alert")).to_contain_text("共享收件箱文件夹")
    expect(form.get_by_role("button", name="记一条经验（带上这 1 条）")).to_be_visible()
    download.value.save_as(tmp_path / download.value.suggested_filename)
    assert download.value.suggested_filename.startswith("运行记录-visit-")
    (sent,) = read_run_letters([tmp_path])
    assert isinstance(sent, ReceivedRun), sent
    record, library = sent.record, sample_library()
    event = make_event(record.draft, library.event_types)
    assert isinstance(event, Event)
    assert (record.event, record.opinions) == (event.id, event.opinions)
    program = compile_program(library, library.event_types["visit"])
    assert record.hash == evaluate(program, event)["hash"]
    assert [x.state for x in record.exceptions.values()] == ["未做"]
    assert list(record.opinions.values()) == ["多余"]
    assert record.exceptions.items() <= event.marks.items()
    assert "某单位" not in sent.file.read_text("utf-8")


def test_an_opened_draft_is_what_the_list_is_compared_with(form: Page, tmp_path: Path) -> None:
    open_draft(form, json.dumps(save_draft(form, tmp_path)))
    expect(form.get_by_role("status")).to_contain_text("比上次 +0 −0")
    form.get_by_role("group", name="有媒体吗").get_by_label("是", exact=True).check()
    expect(form.get_by_role("status")).to_contain_text("比上次 +2 −0")
    form.get_by_text("比上次多了什么、少了什么").click()
    expect(form.locator(".qs-left-out li", has_text="＋ 报媒体名单")).to_be_visible()
    form.get_by_label("印哪一张").select_option(label="变更通知单")
    expect(sheet(form)).to_contain_text("有媒体吗")


def test_what_was_given_out_is_what_every_later_change_is_told_against(
    form: Page, tmp_path: Path
) -> None:
    for label, text in (("结束", "11:00"), ("地点", "二楼"), ("参加人员", "甲")):
        form.get_by_label(label, exact=True).fill(text)
    form.get_by_role("button", name="发单").click()
    expect(form.get_by_role("alert")).to_contain_text("第 1 次发出，已记下")
    expect(form.get_by_role("status")).to_contain_text("同第 1 次发出的比。")
    form.get_by_label("地点", exact=True).fill("东楼")
    expect(form.get_by_role("status")).to_contain_text("改了 1 处，同第 1 次发出的比。")
    kept = save_draft(form, tmp_path)
    (issued,) = kept["issued"]
    assert (issued["number"], issued["event"]["segments"][0]["place"]) == (1, "二楼")
    assert "marks" not in issued["event"]
    form.get_by_role("button", name="发单").click()
    form.get_by_role("button", name="看变更通知单").click()
    expect(sheet(form)).to_contain_text("东楼")
    expect(sheet(form)).to_contain_text("第 1 次发出后又改")
    form.reload()
    open_draft(form, json.dumps(kept))
    expect(form.get_by_role("status")).to_contain_text("改了 1 处，同第 1 次发出的比。")
    form.get_by_role("button", name="发单").click()
    form.get_by_role("button", name="已通知，发新的一版").click()
    expect(form.get_by_role("alert")).to_contain_text("第 2 次发出")
    (first, second) = save_draft(form, tmp_path)["issued"]
    assert (first["event"], second["event"]["segments"][0]["place"]) == ({}, "东楼")


def test_a_draft_without_a_date_keeps_what_was_half_typed(
    page: Page, address: str, tmp_path: Path
) -> None:
    page.goto(address + "#type=visit")
    page.get_by_label("地点", exact=True).fill("大型实验室")
    page.get_by_label("开始", exact=True).fill("09:30")
    saved = save_draft(page, tmp_path)
    assert saved["segments"] == []
    page.goto(address + "?")
    open_draft(page, json.dumps(saved))
    expect(page.get_by_role("alert")).to_contain_text("草稿里还没有日期")
    expect(page.get_by_label("地点", exact=True)).to_have_value("大型实验室")
    expect(page.get_by_label("开始", exact=True)).to_have_value("09:30")


def test_nothing_stays_on_this_machine_unless_wanted(form: Page, address: str) -> None:
    kept = "localStorage.getItem('qianshi-checklist')"
    form.get_by_label("活动名称").fill("某次来访")
    assert form.evaluate(kept) is None
    form.locator(".qs-bar-more > summary").click()
    form.get_by_label("在这台电脑上留一份").check()
    assert "某次来访" in form.evaluate(kept)
    form.goto(address + "?")
    expect(form.get_by_label("活动名称")).to_have_value("某次来访")
    press_folded(form, "清除")
    assert form.evaluate(kept) is None


def save_calendar(page: Page, tmp_path: Path) -> bytes:
    with page.expect_download() as download:
        press_folded(page, "存日历文件")
    file = tmp_path / "tasks.ics"
    download.value.save_as(file)
    return file.read_bytes()


def test_what_leaves_as_a_calendar_is_what_python_writes(form: Page, tmp_path: Path) -> None:
    form.clock.set_fixed_time(PRINTED)
    form.get_by_label("活动名称").fill("来访，一；二\\三" + "很长" * 30)
    data = save_calendar(form, tmp_path)
    library = sample_library()
    event = make_event(save_draft(form, tmp_path), library.event_types)
    assert not isinstance(event, list), event
    program = compile_program(library, library.event_types["visit"])
    entry = Entry(evaluate(program, event), event, PRINTED)
    assert properties(data) == properties(rendered("ics", entry))


def test_a_second_calendar_calls_off_what_the_first_had(form: Page, tmp_path: Path) -> None:
    """Also after the draft was saved and opened again, and without a word of it by anybody."""
    form.clock.set_fixed_time(PRINTED)
    media = form.get_by_role("group", name="有媒体吗")
    media.get_by_label("是", exact=True).check()
    settle(form)
    first = {one.uid: one for one in with_icalendar(save_calendar(form, tmp_path))}
    assert not [one for one in first.values() if one.off]
    open_draft(form, json.dumps(save_draft(form, tmp_path)))
    form.get_by_role("button", name="继续本次").click()
    media.get_by_label("否", exact=True).check()
    settle(form)
    second = {one.uid: one for one in with_icalendar(save_calendar(form, tmp_path))}
    gone = {uid for uid, one in second.items() if one.off}
    assert gone
    assert first.keys() == second.keys()
    assert all(one.sequence > first[uid].sequence for uid, one in second.items())


def test_a_notice_can_be_copied(form: Page) -> None:
    form.context.grant_permissions(["clipboard-read", "clipboard-write"])
    form.get_by_label("印哪一张").select_option(label="通知文字")
    form.locator(".qs-copy .qs-button").first.click()
    expect(form.locator(".qs-copy .qs-button").first).to_have_text("已复制")


# ---- Journeys, clicks counted


class Hand:
    """A coordinator's hand: every click on the page counts, typing does not."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page, self.folder, self.clicks = page, folder, 0

    def choose(self, label: str, option: str) -> None:
        self.page.get_by_label(label).select_option(label=option)
        self.clicks += 2

    def click(self, what: Locator) -> None:
        what.click()
        self.clicks += 1

    def picture(self, name: str) -> None:
        file = self.folder / f"{name}.png"
        self.page.screenshot(path=file, full_page=True)
        assert file.stat().st_size > 10_000


@pytest.mark.parametrize(("name", "now"), [("planned", "2026-11-23"), ("urgent", "2026-12-07")])
def test_from_a_call_to_paper_in_eight_clicks(
    page: Page, address: str, tmp_path: Path, name: str, now: str
) -> None:
    page.clock.set_fixed_time(f"{now}T16:00:00")
    page.goto(address)
    page.evaluate("() => { window.printed = 0; window.print = () => window.printed++; }")
    hand = Hand(page, tmp_path)
    hand.click(page.locator(".qs-tile", has_text="上级调研考察"))
    page.get_by_label("日期", exact=True).fill("2026-12-08")
    page.get_by_label("开始", exact=True).fill("09:30")
    page.get_by_label("结束", exact=True).fill("11:30")
    page.get_by_label("地点", exact=True).fill("大型实验室")
    page.get_by_label("参加人员").fill("甲")
    page.get_by_label("来宾几人").fill("12")
    for group, answer in (("有媒体吗", "是"), ("用餐怎么安排", "桌餐"), ("有户外活动吗", "否")):
        hand.click(page.get_by_role("group", name=group).get_by_label(answer, exact=True))
    hand.picture(f"{name}-1-list")
    hand.choose("印哪一张", "行程单")
    hand.click(page.get_by_role("button", name="打印", exact=True))
    hand.picture(f"{name}-2-card")
    assert page.evaluate("window.printed") == 1
    assert hand.clicks <= 8
    shown = sheet(page).inner_text()
    assert "行程单" in shown
    assert "大型实验室" in shown
