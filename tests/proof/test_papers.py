"""Every paper as it is printed and opened elsewhere: page by page, and in LibreOffice.

Fails, never skips, when LibreOffice or Poppler is missing.
"""

import shutil
import subprocess
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from openpyxl import load_workbook

from builder.model import Event
from builder.outputs import Entry
from builder.program import Program, compile_program, evaluate
from tests.outputs.sample_event import HOSTILE, long_sample, rendered, sample
from tests.program.every_event import library_in, sampled
from tests.shipped import PAPERS, sections

pytestmark = pytest.mark.proof

open_pdf: Any = pymupdf.open
COUNTS = (1, 9, 15, 25, 60)
PRINTED = "2026-12-05 16:20"
EPOCH = datetime(1970, 1, 1)
LEADERS = ["张书记", "刘校长", "王副校长", "陈副校长"]
EXPECTED_PAGES = {
    "sheet": {1: 1, 9: 2, 15: 2, 25: 3, 60: 6},
    "items": {1: 1, 9: 1, 15: 1, 25: 1, 60: 3},
    "tasks": {1: 1, 9: 1, 15: 1, 25: 2, 60: 4},
}
"""Of a 总表 and its two lists, with so many items at one pause and so many tasks."""


def of_length(count: int) -> Entry:
    """An event whose lists have so many lines, with everything a paper can show."""
    result, event = long_sample(count)
    return Entry(result, event.model_copy(update={"leaders": ("甲", "乙")}), PRINTED)


def ink_beyond_margins(page: Any) -> int:
    """The darkest pixel in the outermost 4 mm of a page: what a printer would cut off."""
    pixels = page.get_pixmap(dpi=36, colorspace=pymupdf.csGRAY)
    edge, samples = round(4 / 25.4 * 36), pixels.samples
    rows = [samples[y * pixels.stride :][: pixels.width] for y in range(pixels.height)]
    strips = [*rows[:edge], *rows[-edge:], *(r[:edge] + r[-edge:] for r in rows)]
    return 255 - int(min(min(strip) for strip in strips))


def assert_whole(document: Any, name: str) -> None:
    for page in document:
        text = page.get_text().strip()
        assert len(text) > 40, f"{name}: blank page"
        assert ink_beyond_margins(page) < 40, f"{name}: clipped"


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("name", [name for name in PAPERS if name != "emergency"])
def test_every_paper_of_any_length_is_whole(name: str, count: int) -> None:
    entry = of_length(count)
    if not sections(name, entry):
        return
    for pocket in {False, PAPERS[name]["pocket"] > 0}:
        document = open_pdf(stream=rendered("pdf", entry, name, pocket=pocket))
        assert_whole(document, f"{name} {count}")


@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize("name", EXPECTED_PAGES)
def test_the_lists_have_the_pages_one_expects(name: str, count: int) -> None:
    document = open_pdf(stream=rendered("pdf", of_length(count), name))
    assert document.page_count == EXPECTED_PAGES[name][count]


def test_the_front_of_every_sheet_is_one_side(root: Path) -> None:
    for entry in repository_entries(root):
        document = open_pdf(stream=rendered("pdf", entry))
        fronts = [page for page in document if "· 总表" in page.get_text().split("\n")[0]]
        assert len(fronts) == 1, entry.result["type_title"]


def test_a_card_for_the_leader_is_one_side(root: Path) -> None:
    for entry in repository_entries(root):
        for pocket in (False, True):
            document = open_pdf(stream=rendered("pdf", entry, "leader", pocket=pocket))
            cards = len(sections("leader", entry))
            assert document.page_count == max(1, cards), entry.result["type_title"]


def test_the_fullest_card_for_the_leader_is_one_side(root: Path) -> None:
    library = library_in(root)
    program = compile_program(library, library.event_types["leaders-visit"])
    now, before = (_full_visit(program, revision) for revision in (2, 1))
    made = Entry(now.result, now.event, PRINTED, before=before)
    cards = sections("leader", made)
    assert len(cards) == 4
    table = cards[0]["blocks"][-1]
    assert table["kind"] == "table"
    assert table["rows"][-1]["cells"][0] == "另有 2 段，见行程单"
    for pocket in (False, True):
        document = open_pdf(stream=rendered("pdf", made, "leader", pocket=pocket))
        assert document.page_count == len(cards), pocket


def _full_visit(program: Program, revision: int) -> Entry:
    """Twelve stretches on two days, long notes; with the other revision everything changed."""
    kinds = [
        "活动",
        "接站",
        "参观",
        "座谈",
        "汇报",
        "用餐",
        "住宿",
        "参观",
        "汇报",
        "座谈",
        "用餐",
        "送站",
    ]
    segments = [
        {
            "kind": kind,
            "start": f"2026-12-0{8 + n // 6} {8 + n:02}:{revision}0",
            "end": f"2026-12-0{8 + n // 6} {8 + n:02}:50",
            "place": f"第{revision}会议室",
            "people": ["张书记", "刘校长"],
            "leaders": LEADERS[: 2 + revision],
            "car": f"{revision}号车",
            "briefs": {
                who: {
                    "seat": f"主宾右手第 {revision} 位",
                    "meets": "办公室李主任",
                    "counterpart": "省教育厅张明远厅长、王处长",
                    "says": "介绍产学研结合的情况和三条建议",
                    "minutes": 5 + revision,
                    "dress": "正装，不系领带",
                }
                for who in LEADERS
            },
        }
        for n, kind in enumerate(kinds)
    ]
    event = Event.model_validate(
        {
            "type": "leaders-visit",
            "title": "省教育厅产学研结合工作专题调研",
            "segments": segments,
            "guests": f"省教育厅一行 {10 + revision} 人",
            "leaders": LEADERS[: 2 + revision],
            "notes": "一位来宾海鲜过敏。\n行程不拍照。\n第二天有雨，备伞。\n晚上不安排活动。",
            "answers": {"guests": str(10 + revision), "wind": "是", "media": "是"},
        }
    )
    return Entry(evaluate(program, event), event, PRINTED)


def test_every_type_of_this_repository_prints_every_paper(root: Path) -> None:
    for entry in repository_entries(root):
        for name in PAPERS:
            if sections(name, entry):
                document = open_pdf(stream=rendered("pdf", entry, name))
                assert_whole(document, f"{entry.result['type']} {name}")


def repository_entries(root: Path) -> list[Entry]:
    library = library_in(root)
    entries = []
    for event_type in library.event_types.values():
        program = compile_program(library, event_type)
        raw = next(sampled(program, 1))
        event = Event.model_validate({**raw, "guests": "12 人", "leaders": ["甲"]})
        entries.append(Entry(evaluate(program, event), event, PRINTED))
    return entries


# ---- Word and Excel through LibreOffice


def converted(data: bytes, suffix: str, to: str, folder: Path) -> Path:
    """What LibreOffice makes of a file."""
    office = shutil.which("soffice")
    assert office, "LibreOffice is missing: apt-get install libreoffice-writer-nogui -calc-nogui"
    source = folder / f"paper{suffix}"
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    words_ = ["--headless", "--convert-to", to, "--outdir", str(folder / "out"), str(source)]
    command = [office, profile, *words_]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return next((folder / "out").iterdir())


def words(text: str) -> str:
    return "".join(text.split())


def test_a_word_document_says_what_the_paper_says(tmp_path: Path) -> None:
    result, event = sample(title=HOSTILE, notes=HOSTILE, made="2026-12-07 16:00")
    data = rendered("docx", Entry(result, event, PRINTED))
    document = open_pdf(converted(data, ".docx", "pdf", tmp_path))
    text = words("".join(page.get_text() for page in document))
    for pause in result["pauses"]:
        for item in pause["items"]:
            assert words(item["text"]) in text
            assert words(item["expect"]) in text
    for task in result["tasks"]:
        assert words(task["text"]) in text
    assert words(HOSTILE) in text
    assert f"第1页/共{document.page_count}页" in text, "the page fields are alive"
    assert "现在做" in text


def test_every_paper_opens_in_word(tmp_path: Path) -> None:
    entry = of_length(9)
    for name in PAPERS:
        if sections(name, entry):
            folder = tmp_path / name
            folder.mkdir()
            file = converted(rendered("docx", entry, name), ".docx", "pdf", folder)
            assert all(page.get_text().strip() for page in open_pdf(file)), name


def test_a_workbook_counts_again_when_it_is_opened(tmp_path: Path) -> None:
    result, event = sample(title="=1+1", people={"总协调": "=cmd|' /C calc'!A0"}, marks=MARKS)
    data = rendered("xlsx", Entry(result, event, PRINTED), "tasks")
    [tasks] = load_workbook(converted(data, ".xlsx", "xlsx", tmp_path), data_only=True).worksheets
    counts = [tasks.cell(3, column).value for column in range(1, 6)]
    total = len(result["tasks"])
    late = sum(moment(task["due"]) < datetime.now() for task in result["tasks"])
    expected = [f"共 {total}", "已办 1", f"未办 {total - 1}", "有问题 1"]
    assert counts[:4] == expected
    assert counts[4] == f"已过时限 {max(0, late - 1) if late else 0}"
    assert moment(result["tasks"][0]["due"]) == tasks.cell(6, 1).value
    named = [cell.value for row in tasks.iter_rows() for cell in row if cell.value]
    assert "=cmd|' /C calc'!A0" in named, "a name stays a name"


MARKS = {
    "stage/approve": {"state": "完成"},
    "stage/notice": {"state": "有问题", "note": "没人接电话"},
}


def moment(minute: int) -> datetime:
    return EPOCH + timedelta(minutes=minute)


def test_overdue_rows_turn_red_by_themselves(tmp_path: Path) -> None:
    result, event = sample()
    past: Any = [{**task, "due": 20_000_000} for task in result["tasks"]]
    entry = Entry({**result, "tasks": past}, event, PRINTED)
    page = open_pdf(converted(rendered("xlsx", entry, "tasks"), ".xlsx", "pdf", tmp_path))[0]
    pixels = page.get_pixmap(dpi=72)
    red = sum(
        pixels.pixel(x, y) == (0xF4, 0xC7, 0xC3)
        for x in range(0, pixels.width, 3)
        for y in range(0, pixels.height, 3)
    )
    assert red > 200


def test_a_printed_workbook_shows_its_dates_and_its_heads_on_every_page(tmp_path: Path) -> None:
    entry = of_length(60)
    data = rendered("xlsx", entry, "tasks")
    pages = [page.get_text() for page in open_pdf(converted(data, ".xlsx", "pdf", tmp_path))]
    assert len(pages) > 1
    for text in pages:
        assert entry.result["title"] in text
        assert "状态" in text
        assert "2026-12-" in text
        assert "##" not in text, "a column too narrow for its dates"
