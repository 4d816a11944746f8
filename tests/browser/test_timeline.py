"""开检查单 for events made of blocks: tiles, a whole day, rows, circumstances, own lines."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from builder.model import Event
from builder.model.meeting_record import MeetingRecord
from builder.program import compile_program, evaluate, make_event
from tests.browser.conftest import BLOCKS, SampleSite
from tests.program.every_event import library_in

DAY = "2026-12-08"


@pytest.fixture
def address(sample_site: SampleSite) -> str:
    return sample_site(sample=BLOCKS)


@pytest.fixture
def form(page: Page, address: str) -> Page:
    page.clock.set_fixed_time("2026-12-07T16:00:00")
    page.goto(address)
    page.locator(".qs-tile", has_text="上级调研考察").click()
    return page


@pytest.fixture
def day(form: Page) -> Page:
    """A visit from the morning to the afternoon of tomorrow, and its whole list."""
    form.get_by_role("button", name="上午来、座谈、午餐、下午走").click()
    form.keyboard.type("明天")
    form.keyboard.press("Tab")
    settle(form)
    form.get_by_label("印哪一张").select_option(label="总表")
    return form


def settle(page: Page) -> None:
    page.get_by_label("活动名称").press("Enter")


def kinds(page: Page) -> list[str]:
    return page.locator(".qs-segment .qs-kind").all_text_contents()


def row(page: Page, kind: str, number: int = 0) -> Locator:
    return page.get_by_role("group", name=kind, exact=True).nth(number)


def times(page: Page) -> list[tuple[str, str]]:
    """Kind and start of every row."""
    starts = page.locator(".qs-segment").get_by_label("开始", exact=True)
    return list(zip(kinds(page), [x.input_value() for x in starts.all()], strict=True))


def saved(page: Page, tmp_path: Path) -> dict[str, Any]:
    """The draft that the page saves; what it says is an event."""
    with page.expect_download() as download:
        page.get_by_role("button", name="存草稿").click()
    file = tmp_path / "draft.json"
    download.value.save_as(file)
    draft: dict[str, Any] = json.loads(file.read_text())
    library = library_in(BLOCKS)
    event = make_event(draft, library.event_types, library.blocks)
    assert isinstance(event, Event), event
    return draft


# ---- Event types


def test_types_stand_as_tiles_by_category_and_fold_once_chosen(page: Page, address: str) -> None:
    page.goto(address)
    assert page.locator(".qs-tiles h2").all_text_contents() == ["公务接待", "值班"]
    page.locator(".qs-tile", has_text="值班").click()
    expect(page.locator(".qs-tiles")).to_be_hidden()
    expect(page.locator(".qs-chosen")).to_contain_text("值班")
    page.get_by_role("button", name="换一个").click()
    expect(page.locator(".qs-tile", has_text="值班")).to_be_focused()


def test_tiles_are_one_stop_of_the_tab_key_and_arrows_go_on(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".qs-tile").first.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".qs-tile", has_text="值班")).to_be_focused()
    page.keyboard.press("Home")
    expect(page.locator(".qs-tile").first).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.qs-tile')") is None
    page.locator(".qs-tile").first.press("Enter")
    expect(page.get_by_role("button", name="上午来、座谈、午餐、下午走")).to_be_focused()


# ---- Rows


def test_a_preset_fills_a_day_and_the_first_date_dates_all(form: Page) -> None:
    form.get_by_role("button", name="上午座谈、看点、午餐、住一晚").click()
    expect(row(form, "座谈").get_by_label("日期", exact=True)).to_be_focused()
    form.keyboard.type("12月8日")
    form.keyboard.press("Tab")
    dates = form.locator(".qs-segment").get_by_label("日期", exact=True)
    assert [x.input_value() for x in dates.all()] == [DAY] * 4 + ["2026-12-09"]
    expect(form.get_by_role("button", name="媒体", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    row(form, "座谈").get_by_label("日期", exact=True).fill("12-15")
    form.keyboard.press("Tab")
    assert [x.input_value() for x in dates.all()] == ["2026-12-15"] * 4 + ["2026-12-16"]


def test_another_preset_keeps_what_was_typed(day: Page) -> None:
    row(day, "座谈").get_by_label("地点", exact=True).fill("二楼会议室")
    row(day, "接站").get_by_label("参加人员").fill("甲")
    day.get_by_role("button", name="上午座谈、看点、午餐、住一晚").click()
    assert kinds(day) == ["座谈", "参观点", "用餐", "住宿", "送站", "接站"]
    expect(row(day, "座谈").get_by_label("地点", exact=True)).to_have_value("二楼会议室")
    expect(row(day, "接站").get_by_label("参加人员")).to_have_value("甲")


def test_a_new_row_stands_in_its_place_and_starts_where_the_one_before_ends(day: Page) -> None:
    day.get_by_role("button", name="参观点", exact=True).click()
    assert times(day)[1:4] == [("座谈", "09:30"), ("参观点", "11:30"), ("用餐", "12:00")]
    expect(row(day, "参观点").get_by_label("日期", exact=True)).to_have_value(DAY)
    expect(row(day, "参观点").get_by_label("结束", exact=True)).to_have_attribute(
        "placeholder", "约 40 分钟"
    )
    expect(row(day, "参观点").get_by_label("开始", exact=True)).to_be_focused()


def test_several_of_one_kind_have_their_own_answers(day: Page, tmp_path: Path) -> None:
    day.get_by_role("button", name="参观点", exact=True).click()
    row(day, "参观点").get_by_role("button", name="复制：参观点").click()
    row(day, "参观点", 1).get_by_label("是", exact=True).check()
    sites = [s for s in saved(day, tmp_path)["segments"] if s["kind"] == "参观点"]
    assert [s["answers"] for s in sites] == [{"hazard": "否"}, {"hazard": "是"}]
    assert [s["start"][11:] for s in sites] == ["11:30", "12:10"]
    assert sites[0]["id"] != sites[1]["id"]
    expect(day.locator(".qs-live").get_by_text("数防护用品")).to_have_count(1)


def test_rows_move_by_keys_and_by_their_handles(day: Page) -> None:
    before = kinds(day)
    row(day, "用餐").get_by_label("地点", exact=True).press("Alt+ArrowUp")
    assert kinds(day) == [before[0], before[2], before[1], before[3]]
    expect(row(day, "用餐").get_by_label("地点", exact=True)).to_be_focused()
    day.get_by_role("button", name="移动：用餐").press("ArrowDown")
    assert kinds(day) == before
    handle, target = day.get_by_role("button", name="移动：送站"), row(day, "接站")
    handle.hover()
    day.mouse.down()
    place = target.bounding_box()
    assert place
    for step in (300, 200, 100, 2):
        day.mouse.move(place["x"] + 5, place["y"] + step)
    day.mouse.up()
    assert kinds(day)[0] == "送站"
    day.get_by_role("button", name="按时间排").click()
    assert kinds(day) == before


def test_a_row_taken_away_gives_the_focus_to_its_neighbour(day: Page) -> None:
    day.get_by_role("button", name="去掉：座谈").click()
    assert kinds(day) == ["接站", "用餐", "送站"]
    expect(row(day, "用餐").get_by_label("开始", exact=True)).to_be_focused()


def test_a_half_filled_row_is_said_and_kept_in_the_draft(day: Page, tmp_path: Path) -> None:
    row(day, "用餐").get_by_label("开始", exact=True).fill("")
    expect(day.get_by_role("status")).to_contain_text("还缺用餐的开始时间")
    expect(day.locator(".qs-live .qs-sheet")).to_be_visible()
    day.get_by_role("button", name="去填").click()
    expect(row(day, "用餐").get_by_label("开始", exact=True)).to_be_focused()
    draft = saved(day, tmp_path)
    assert [x["kind"] for x in draft["unfinished"]] == ["用餐"]


def test_a_night_of_a_preset_ends_the_next_day_and_moves_with_it(
    form: Page, tmp_path: Path
) -> None:
    form.get_by_role("button", name="上午座谈、看点、午餐、住一晚").click()
    for day, end in (("12-8", "2026-12-09 07:30"), ("12-15", "2026-12-16 07:30")):
        row(form, "座谈").get_by_label("日期", exact=True).fill(day)
        form.keyboard.press("Tab")
        (night,) = [s for s in saved(form, tmp_path)["segments"] if s["kind"] == "住宿"]
        assert night["end"] == end
    expect(row(form, "住宿").get_by_text("（到 2026-12-16 结束）")).to_be_visible()


def test_another_type_takes_the_day_and_what_was_typed(day: Page) -> None:
    row(day, "用餐").get_by_label("地点", exact=True).fill("食堂")
    day.get_by_role("button", name="换一个", exact=True).click()
    day.locator(".qs-tile", has_text="值班").click()
    expect(day.get_by_label("连续几天")).to_be_visible()
    assert [x.input_value() for x in day.get_by_label("环节", exact=True).all()] == ["用餐"]
    day.get_by_role("button", name="换一个", exact=True).click()
    day.locator(".qs-tile", has_text="上级调研考察").click()
    day.get_by_role("button", name="上午来、座谈、午餐、下午走").click()
    expect(row(day, "用餐").get_by_label("地点", exact=True)).to_have_value("食堂")
    dates = day.locator(".qs-segment").get_by_label("日期", exact=True)
    assert [x.input_value() for x in dates.all()] == [DAY] * 4


# ---- Days and times


TIMES = {
    "9:00": "09:00", "9点": "09:00", "0900": "09:00", "９：００": "09:00", "9点半": "09:30",
    "9点一刻": "09:15", "下午2点": "14:00", "下午2:05": "14:05", "晚上7点": "19:00",
    "中午12点": "12:00", "900": "09:00", "9.30": "09:30", "24:00": "", "9:60": "", "九点": "",
    "25": "", "": "", "constructor": "",
}  # fmt: skip
DAYS = {
    "2026-12-08": DAY, "2026/12/8": DAY, "12-8": DAY, "12月8日": DAY, "１２．８": DAY, "1208": DAY,
    "20261208": DAY, "明天": DAY, "后天": "2026-12-09", "周一": "2026-12-07",
    "下周三": "2026-12-16", "星期日": "2026-12-13", "1-4": "2027-01-04", "11-30": "2026-11-30",
    "2-29": "", "2028-2-29": "2028-02-29", "13-1": "", "哪天": "",
}  # fmt: skip
"""On Monday, the seventh of December."""


def test_times_and_days_are_read_as_people_type_them(form: Page) -> None:
    times = form.evaluate("texts => texts.map((text) => qianshi.clock.timeOf(text))", list(TIMES))
    assert dict(zip(TIMES, times, strict=True)) == TIMES
    read = "texts => texts.map((text) => qianshi.clock.dateOf(text, '2026-12-07'))"
    assert dict(zip(DAYS, form.evaluate(read, list(DAYS)), strict=True)) == DAYS


def test_leaving_a_field_writes_what_was_understood(day: Page) -> None:
    start = row(day, "座谈").get_by_label("开始", exact=True)
    start.fill("９点半")
    start.press("Tab")
    expect(start).to_have_value("09:30")
    start.press("ArrowUp")
    expect(start).to_have_value("10:00")
    start.fill("半上午")
    start.press("Tab")
    expect(start).to_have_attribute("aria-invalid", "true")
    expect(day.get_by_role("status")).to_contain_text("座谈的开始“半上午”看不懂")


def test_quick_picks_need_one_click(day: Page) -> None:
    end = row(day, "用餐").get_by_label("结束", exact=True)
    end.click()
    day.locator(".qs-pick", has_text="1.5 小时").click()
    expect(end).to_have_value("13:30")
    date = row(day, "接站").get_by_label("日期", exact=True)
    date.click()
    day.locator(".qs-pick", has_text="10").first.click()
    expect(date).to_have_value("2026-12-10")
    expect(row(day, "送站").get_by_label("日期", exact=True)).to_have_value("2026-12-10")


# ---- Circumstances


def test_a_circumstance_is_one_click_and_asks_what_it_has(day: Page, tmp_path: Path) -> None:
    lines = day.locator(".qs-live")
    expect(lines.get_by_text("念外宾称谓")).to_have_count(0)
    day.get_by_role("button", name="外宾", exact=True).press("Enter")
    expect(lines.get_by_text("念外宾称谓")).to_have_count(1)
    day.get_by_role("group", name="要翻译吗").get_by_label("是", exact=True).check()
    assert saved(day, tmp_path)["circumstances"] == {"外宾": {"answers": {"interpreter": "是"}}}
    day.get_by_role("button", name="外宾", exact=True).click()
    expect(lines.get_by_text("念外宾称谓")).to_have_count(0)
    expect(day.get_by_role("group", name="要翻译吗")).to_be_hidden()


# ---- A draft


def test_a_draft_of_blocks_comes_back_as_it_was_saved(day: Page, tmp_path: Path) -> None:
    row(day, "座谈").get_by_label("本单位领导").fill("王主任、李主任")
    row(day, "用餐").get_by_label("外面餐厅").check()
    day.get_by_role("button", name="户外", exact=True).click()
    draft = saved(day, tmp_path)
    assert draft["segments"][1]["leaders"] == ["王主任", "李主任"]
    day.goto(day.url.split("#")[0] + "?")
    day.get_by_label("草稿文件", exact=True).set_input_files(tmp_path / "draft.json")
    expect(day.get_by_role("alert")).to_contain_text("已打开")
    assert saved(day, tmp_path) == draft


def test_a_draft_of_the_first_form_loses_nothing(day: Page, tmp_path: Path) -> None:
    """Its meal had no stretch, its media were an answer."""
    old = {
        "format": 1,
        "type": "leaders-visit",
        "title": "旧草稿",
        "answers": {"guests": "12", "media": "是", "dining": "外面餐厅"},
        "segments": [{"kind": "座谈", "start": f"{DAY} 09:00", "place": "二楼"}],
        "leaders": ["王主任"],
    }
    (tmp_path / "old.json").write_text(json.dumps(old))
    day.get_by_label("草稿文件", exact=True).set_input_files(tmp_path / "old.json")
    expect(day.get_by_role("alert")).to_contain_text("已打开")
    expect(day.get_by_role("button", name="媒体", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(row(day, "用餐").get_by_label("外面餐厅")).to_be_checked()
    expect(day.get_by_role("status")).to_contain_text("还缺用餐的日期")
    expect(row(day, "座谈").get_by_label("地点", exact=True)).to_have_value("二楼")
    assert saved(day, tmp_path)["leaders"] == ["王主任"]


# ---- Own lines


def line(page: Page, text: str) -> Locator:
    return page.locator(".qs-live .qs-item", has_text=text)


def test_a_line_is_added_at_a_pause(day: Page, tmp_path: Path) -> None:
    day.get_by_role("button", name="会场复查：加一条").click()
    day.keyboard.type("看一眼花篮")
    day.keyboard.press("Tab")
    day.keyboard.type("两只，缎带朝外")
    day.keyboard.press("Tab")
    day.keyboard.type("会务员")
    day.keyboard.press("Enter")
    expect(line(day, "看一眼花篮")).to_contain_text("两只，缎带朝外")
    (added,) = saved(day, tmp_path)["added"]
    assert (added["text"], added["pause"], added["who"]) == ("看一眼花篮", "talk", "会务员")
    line(day, "看一眼花篮").get_by_role("button", name="：去掉").click()
    expect(line(day, "看一眼花篮")).to_have_count(0)


def test_a_task_is_added_with_its_time(day: Page, tmp_path: Path) -> None:
    day.locator("[data-paper=tasks]").get_by_role("button", name="加一条").last.click()
    day.keyboard.type("借花篮")
    day.get_by_role("button", name="好", exact=True).click()
    expect(day.get_by_label("哪天前")).to_be_focused()
    day.keyboard.type("12-8")
    day.get_by_label("几点前").fill("8点")
    day.keyboard.press("Enter")
    expect(line(day, "借花篮")).to_contain_text("08:00")
    assert saved(day, tmp_path)["added"][0]["due"] == f"{DAY} 08:00"


def test_a_line_is_struck_only_with_a_reason(day: Page, tmp_path: Path) -> None:
    line(day, "念桌签").get_by_role("button", name="：划去").press("Enter")
    day.keyboard.press("Enter")
    expect(day.get_by_label("为什么划去")).to_have_attribute("aria-invalid", "true")
    day.keyboard.type("不摆桌签")
    day.keyboard.press("Enter")
    expect(line(day, "念桌签")).to_have_count(0)
    assert saved(day, tmp_path)["struck"] == {"talk talk/plates": "不摆桌签"}
    day.get_by_role("button", name="撤回：划去：会场复查，念桌签").click()
    expect(line(day, "念桌签")).to_have_count(1)


def test_what_must_be_looked_at_is_not_struck(day: Page) -> None:
    expect(line(day, "念发车口令").get_by_role("button", name="：改字")).to_have_count(1)
    expect(line(day, "念发车口令").get_by_role("button", name="：划去")).to_have_count(0)


def test_a_line_is_worded_anew(day: Page, tmp_path: Path) -> None:
    line(day, "念桌签").get_by_role("button", name="：改字").press("Enter")
    day.get_by_label("这一行改成").fill("念三面桌签")
    day.keyboard.press("Escape")
    expect(line(day, "念桌签")).to_have_count(1)
    line(day, "念桌签").get_by_role("button", name="：改字").press("Enter")
    day.get_by_label("这一行改成").fill("念三面桌签")
    day.keyboard.press("Enter")
    expect(line(day, "念三面桌签")).to_have_count(1)
    assert saved(day, tmp_path)["edited"] == {"talk talk/plates": "念三面桌签"}


def test_changes_go_to_the_maintainer_as_proposals(day: Page, tmp_path: Path) -> None:
    line(day, "念桌签").get_by_role("button", name="：划去").press("Enter")
    day.keyboard.type("不摆桌签")
    day.keyboard.press("Enter")
    day.get_by_role("button", name="开餐前：加一条").click()
    day.keyboard.type("看一眼花篮")
    day.keyboard.press("Enter")
    with day.expect_download() as download:
        day.get_by_role("button", name="把改动报给维护人").click()
    expect(day.get_by_role("alert")).to_contain_text("共享收件箱文件夹")
    download.value.save_as(tmp_path / "letter.json")
    record = MeetingRecord.model_validate_json((tmp_path / "letter.json").read_text())
    assert [(x.pause, x.lines) for x in record.rows] == [
        ("meal", ()),
        ("talk", ("talk talk/plates",)),
    ]
    assert "看一眼花篮" in record.rows[0].what
    assert "不摆桌签" in record.rows[1].what


def test_the_run_record_of_blocks_is_of_the_same_list_and_names_nobody(
    day: Page, tmp_path: Path
) -> None:
    row(day, "座谈").get_by_label("本单位领导").fill("王主任")
    day.get_by_role("button", name="参观点", exact=True).click()
    day.get_by_role("button", name="复制：参观点").click()
    row(day, "参观点", 1).get_by_label("是", exact=True).check()
    day.get_by_role("button", name="去掉：参观点").first.click()
    day.get_by_role("button", name="外宾", exact=True).click()
    day.get_by_role("button", name="开餐前：加一条").click()
    day.keyboard.type("看一眼花篮")
    for _ in range(2):
        day.keyboard.press("Tab")
    day.keyboard.type("赵某")
    day.keyboard.press("Enter")
    line(day, "数防护用品").locator("select.qs-mark").select_option("未做")
    day.clock.set_fixed_time("2027-12-31T09:00:00")
    with day.expect_download() as download:
        day.locator(".qs-bar-more > summary").click()
        day.get_by_role("button", name="办完了，存运行记录").click()
    record = json.loads(download.value.path().read_text())
    library = library_in(BLOCKS)
    event = make_event(record["draft"], library.event_types, library.blocks)
    assert isinstance(event, Event), event
    program = compile_program(library, library.event_types["leaders-visit"])
    assert evaluate(program, event)["hash"] == record["hash"]
    assert list(record["exceptions"]) == ["site@2 site/mask"]
    text = download.value.path().read_text()
    assert "王主任" not in text
    assert "赵某" not in text


def test_a_change_with_a_telephone_number_is_not_sent(day: Page) -> None:
    day.get_by_role("button", name="会场复查：加一条").click()
    day.keyboard.type("打电话 13812345678")
    day.keyboard.press("Enter")
    day.get_by_role("button", name="把改动报给维护人").click()
    expect(day.get_by_role("alert")).to_contain_text("先改掉再报")
