"""What the browser prints: the chosen paper on A4, and nothing of the site."""

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import unquote_plus

import pymupdf
import pytest
from playwright.sync_api import FilePayload, Page, expect

from builder.pipeline import program_of
from builder.program import PaperProgram, Program
from tests.browser.checklist_pages import write_site
from tests.browser.conftest import SampleSite
from tests.outputs.qr_code import code_on
from tests.program.every_event import library_in, sample_library
from tests.shipped import PAPERS

open_pdf: Any = pymupdf.open
_SPACES = re.compile(r"\s+")
_LONGER = """([count, paper]) => {
  const rows = document.querySelectorAll(`#qs-print [data-paper=${paper}] .qs-item`);
  for (let i = rows.length; i < count; i++)
    rows[rows.length - 1].after(rows[i % 3].cloneNode(true));
}"""


@pytest.fixture
def form(page: Page, sample_site: SampleSite) -> Page:
    page.goto(sample_site() + "#type=visit&a.media=是")
    page.get_by_label("日期", exact=True).fill("2026-12-08")
    page.get_by_label("开始", exact=True).fill("09:00")
    page.get_by_label("结束", exact=True).fill("11:00")
    page.get_by_label("地点", exact=True).fill("会议室")
    page.get_by_label("参加人员").fill("甲")
    page.get_by_text("来宾、须告知的领导、备注").click()
    page.get_by_label("须告知的本单位领导").fill("周主任")
    return page


def printed(page: Page, paper: str = "", background: bool = False) -> Any:
    """The PDF that Ctrl+P gives, after the button of a paper was pressed."""
    if paper:
        page.evaluate("window.print = () => {}")
        page.get_by_label("印哪一张").select_option(label=paper)
        page.get_by_role("button", name="打印", exact=True).click()
    data = page.pdf(prefer_css_page_size=True, print_background=background)
    return open_pdf(stream=data)


def text(page: Any) -> str:
    return _SPACES.sub("", page.get_text())


DARK_PAGES = ("index", "checklist", "hand-in", "lessons/2013/rope", "lessons/index", "search")
_WHITE, _FAINT = 0xFFFFFF, 3.0


@pytest.mark.parametrize("name", DARK_PAGES)
def test_a_page_that_is_dark_on_the_screen_is_ink_on_white_paper(
    page: Page, built: Path, name: str
) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto((built / f"site/{name}.html").as_uri())
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.locator("meta[name=color-scheme]")).to_have_attribute("content", "dark")
    for sheet in printed(page):
        assert not [words for words, colour in _words(sheet) if _contrast(colour) < _FAINT]
    for sheet in printed(page, background=True):
        assert sheet.get_pixmap().pixel(3, 3) == (255, 255, 255)


def _words(sheet: Any) -> list[tuple[str, int]]:
    """Every stretch of text with its colour."""
    blocks = sheet.get_text("dict")["blocks"]
    lines = [line for block in blocks for line in block.get("lines", ())]
    return [(span["text"], span["color"]) for line in lines for span in line["spans"]]


def _contrast(colour: int) -> float:
    """Against white, as WCAG reckons it."""
    return (_luminance(_WHITE) + 0.05) / (_luminance(colour) + 0.05)


def _luminance(colour: int) -> float:
    parts = [(colour >> bits & 255) / 255 for bits in (16, 8, 0)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_only_the_chosen_paper_is_printed(form: Page) -> None:
    items, tasks = (
        "".join(text(p) for p in printed(form, name)) for name in ("检查单", "分工倒排表")
    )
    assert "看楼前旗杆旗绳" in items
    assert "报接待方案审批" not in items
    assert "报接待方案审批" in tasks
    assert "看楼前旗杆旗绳" not in tasks
    for paper in (items, tasks):
        assert "站点页眉" not in paper
        assert "活动名称" not in paper
        assert "再办一次" not in paper
        assert "为什么有的没列入" not in paper


def test_without_a_choice_a_front_side_and_both_lists_are_printed(form: Page) -> None:
    whole = "".join(text(page) for page in printed(form))
    front, items, tasks = re.split("上级调研考察·(?:检查单|分工倒排表)", whole)
    assert "上级调研考察·总表" in front
    assert "看楼前旗杆旗绳" in items
    assert "国旗在杆顶" in items, "what should be seen stands beside it"
    assert "报接待方案审批" in tasks
    assert "地点" not in tasks, "what the front side says is not said again"


def test_the_paper_is_a4_with_page_numbers(form: Page) -> None:
    document = printed(form, "检查单")
    assert [(round(p.rect.width), round(p.rect.height)) for p in document] == [(595, 842)]
    assert "第1页/共1页" in text(document[0])


def test_items_are_12_points_and_killers_14_and_nothing_is_smaller_than_10_5(form: Page) -> None:
    items = [span for page in printed(form, "检查单") for span in spans_of(page)]
    tasks = [span for page in printed(form, "分工倒排表") for span in spans_of(page)]
    spans = [span for span in items + tasks if span["text"].strip()]
    assert min(round(span["size"], 1) for span in spans if span in items) >= 12
    assert min(round(span["size"], 1) for span in spans) >= 10.5
    assert {round(span["size"]) for span in spans if "绳" in span["text"]} >= {14}
    assert {span["color"] for span in spans} == {0}, "black on white"


def test_a_tick_box_survives_background_graphics_being_off(form: Page) -> None:
    page = printed(form, "检查单")[0]
    squares = {
        (round(r.x0), round(r.y0))
        for drawing in page.get_drawings()
        if 11 < (r := drawing["rect"]).width < 18 and 11 < r.height < 18
    }
    assert len(squares) == form.locator("#qs-print [data-paper=items] .qs-box").count()


def test_a_long_list_keeps_its_head_and_its_rows_and_ends_with_the_call(form: Page) -> None:
    lengthen(form, 60, "items")
    pages = [text(page) for page in printed(form, "检查单")]
    assert len(pages) > 2
    assert all("上级调研考察·检查单" in page for page in pages)
    assert all(page.count("看楼前旗杆旗绳") == page.count("└会前15分钟") for page in pages)
    assert "念完说" in pages[-1]
    assert all(len(page) > 150 for page in pages)


def test_a_long_table_of_tasks_has_its_column_heads_on_every_page(form: Page) -> None:
    lengthen(form, 50, "tasks")
    pages = [text(page) for page in printed(form, "分工倒排表")]
    assert len(pages) > 2
    assert all("时限任务分工" in page for page in pages)
    assert all(page.count("主责") == page.count("检查综合科长") for page in pages)


def test_no_length_leaves_a_blank_page(form: Page) -> None:
    for count in range(12, 40, 5):
        lengthen(form, count, "tasks")
        assert all(len(text(page)) > 100 for page in printed(form, "分工倒排表")), count


def lengthen(form: Page, count: int, paper: str) -> None:
    """Make a paper `count` rows long, after the page has renewed its print copy."""
    form.evaluate(
        f"window.addEventListener('beforeprint', () => ({_LONGER})([{count}, '{paper}']))"
    )


NEED_MORE = ("emergency", "rush", "seats")
"""Papers that this event has nothing for."""
PAPERS_ASKED = [kind for kind in PAPERS.values() if kind["name"] not in NEED_MORE]


def test_what_is_printed_is_exactly_the_paper_chosen(form: Page) -> None:
    form.get_by_role("button", name="加一个时段").click()
    form.get_by_label("环节", exact=True).fill("用餐")
    form.get_by_label("开始", exact=True).nth(1).fill("12:00")
    form.get_by_label("结束", exact=True).nth(1).fill("13:00")
    for kind in PAPERS_ASKED:
        assert_exactly(form, kind)


def assert_exactly(form: Page, kind: PaperProgram) -> None:
    document = printed(form, kind["label"])
    words = "".join(text(page) for page in document)
    assert f"上级调研考察·{kind['label']}" in words
    others = {x["label"] for x in PAPERS_ASKED} - {kind["label"], "检查单", "分工倒排表", "总表"}
    assert not [other for other in others if f"·{other}" in words], kind["name"]
    assert all(len(text(page)) > 60 for page in document), f"no blank page: {kind['name']}"


@pytest.mark.parametrize("label", [x["label"] for x in PAPERS_ASKED if x["pocket"]])
def test_cards_are_printed_on_a5_too(form: Page, label: str) -> None:
    form.get_by_label("印哪一张").select_option(label=label)
    form.locator(".qs-bar-more > summary").click()
    form.get_by_label("A5 口袋版").check()
    document = printed(form, label)
    assert {(round(p.rect.width), round(p.rect.height)) for p in document} == {(420, 595)}


def test_who_is_late_is_offered_the_calls_first_and_nobody_else_is(
    page: Page, sample_site: SampleSite
) -> None:
    page.clock.set_fixed_time("2026-12-07T16:00:00")
    page.goto(sample_site() + "#type=visit")
    chosen = page.get_by_label("印哪一张")
    page.get_by_label("开始", exact=True).fill("09:00")
    page.get_by_label("地点", exact=True).fill("会议室")
    page.get_by_label("日期", exact=True).fill("2027-03-08")
    expect(page.locator(".qs-live")).to_contain_text("3月8日")
    expect(chosen.locator("> option", has_text="急单")).to_have_count(0)
    page.get_by_label("日期", exact=True).fill("2026-12-08")
    expect(page.locator(".qs-live")).to_contain_text("先打这几个电话")
    expect(chosen.locator("> option").first).to_have_text("急单")
    chosen.select_option(label="总表")
    page.get_by_label("地点", exact=True).fill("楼前")
    expect(page.locator(".qs-live")).to_contain_text("楼前")
    expect(chosen).to_have_value("sheet")
    page.get_by_text("来宾、须告知的领导、备注").click()
    leader = page.get_by_label("须告知的本单位领导")
    leader.fill("周主任")
    chosen.select_option(label="领导提示卡")
    leader.fill("")
    expect(chosen).to_have_value("sheet")


def test_a_paper_with_nothing_left_to_say_gives_way_and_that_is_said_once(form: Page) -> None:
    chosen, leader = form.get_by_label("印哪一张"), form.get_by_label("须告知的本单位领导")
    card = chosen.locator("> option", has_text="领导提示卡")
    chosen.select_option(label="领导提示卡")
    leader.fill("")
    expect(form.get_by_role("alert")).to_contain_text("这次没有“领导提示卡”可印，换成了“总表”。")
    expect(chosen).to_have_value("sheet")
    expect(card).to_have_count(0)
    form.get_by_role("button", name="知道了").click()
    leader.fill("周主任")
    expect(card).to_have_count(1)
    expect(chosen).to_have_value("sheet")
    expect(form.get_by_role("alert")).to_be_empty()


# ---- The QR code

VENDOR = Path(__file__).parent.parent.parent / "builder" / "browser" / "vendor"


def test_a_code_is_offered_only_where_the_site_has_an_address(form: Page) -> None:
    expect(form.get_by_label("印二维码")).to_be_hidden()
    assert code_on(printed(form)[0]) == ""


def test_a_printed_code_carries_type_and_answers_never_names_or_times(
    page: Page, tmp_path: Path
) -> None:
    address = write_site(tmp_path / "site", sample_library(), site="https://office.example/")
    page.goto(address + "#type=visit&a.media=是&a.meal=桌餐")
    page.get_by_label("活动名称").fill("某次来访")
    page.get_by_label("日期", exact=True).fill("2026-12-08")
    page.get_by_label("开始", exact=True).fill("09:00")
    page.get_by_label("结束", exact=True).fill("11:00")
    page.get_by_label("地点", exact=True).fill("会议室")
    page.get_by_label("参加人员").fill("甲")
    assert code_on(printed(page)[0]) == "", "off by default"
    page.locator(".qs-bar-more > summary").click()
    page.get_by_label("印二维码").check()
    assert unquote_plus(code_on(printed(page)[0])) == (
        "https://office.example/checklist.html#type=visit&a.guests=8&a.media=是&a.meal=桌餐&a.companions=0"
    )
    page.get_by_label("印哪一张").select_option(label="检查单")
    expect(page.get_by_label("印二维码")).to_be_hidden()


def test_what_is_taken_from_others_is_unchanged() -> None:
    (script,) = VENDOR.glob("*.js")
    assert sha256(script.read_bytes()).hexdigest() in (VENDOR / "README.txt").read_text()


@pytest.mark.proof
def test_the_fullest_sheet_of_this_repository_opens_with_one_side(
    page: Page, tmp_path: Path, root: Path
) -> None:
    library = library_in(root)
    page.goto(write_site(tmp_path / "site", library))
    for type_id in ("leaders-visit", "reception"):
        program = program_of(library, type_id)
        draft = json.dumps(full_draft(program)).encode()
        file = FilePayload(name="d.json", mimeType="application/json", buffer=draft)
        page.get_by_label("草稿文件", exact=True).set_input_files(file)
        expect(page.get_by_role("alert")).to_contain_text("已打开")
        assert page.locator(".qs-live .qs-item").count() > 100
        document = printed(page)
        assert ["·总表" in text(sheet) for sheet in document].count(True) == 1, type_id
        assert min(span["size"] for sheet in document for span in spans_of(sheet)) >= 10.4


def full_draft(program: Program) -> dict[str, Any]:
    """An event with everything a type asks about, its longest template, and every circumstance."""
    counts = {"guests": "12", "companions": "4"}
    answers = {
        q["name"]: counts.get(q["name"], "6") if q["kind"] == "数字" else lively(q["options"])
        for q in program["questions"]
    }
    segments = [
        {
            "kind": x["kind"],
            "start": f"2026-12-{8 + x['day']:02} {x['at']}",
            "place": "第二会议室",
            "people": ["甲"],
        }
        for x in max((x["segments"] for x in program["presets"]), key=len)
    ]
    circumstances: dict[str, Any] = {x["title"]: {} for x in program["blocks"] if not x["timed"]}
    draft = {"format": 2, "type": program["type"], "answers": answers, "segments": segments}
    return {**draft, "circumstances": circumstances}


def lively(options: list[str]) -> str:
    return "是" if "是" in options else next(x for x in options if x != "不安排")


def spans_of(page: Any) -> list[dict[str, Any]]:
    return [
        span
        for block in page.get_text("dict")["blocks"]
        for line in block.get("lines", ())
        for span in line["spans"]
    ]
