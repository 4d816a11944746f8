"""What people typed stays text in every workbook: only our own formulas are formulas."""

from collections.abc import Iterator
from typing import Any

import pytest

from builder.model import Library
from builder.outputs import FORMATS
from builder.outputs.form_xlsx import render_register
from builder.outputs.format import RenderError
from builder.outputs.plans import VIEWS, make_plan
from builder.program.plan import Planned, conflicts
from tests.outputs.sample_event import PRINTED, entry, rendered, sample
from tests.outputs.test_forms import opened
from tests.outputs.test_what_leaves import whole
from tests.shipped import PAPERS, sections

COMMANDS = ("=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "=1+1", "http://x.example/", "0012")
"""What a spreadsheet would take for a formula, an address or a number."""


def cells(data: bytes) -> Iterator[Any]:
    return (cell for sheet in opened(data) for row in sheet.iter_rows() for cell in row)


def assert_text(data: bytes, typed: str) -> None:
    """It stands somewhere as text, nothing but counts is reckoned and nothing is a link."""
    found = [cell for cell in cells(data) if typed in str(cell.value)]
    assert found, typed
    assert {cell.data_type for cell in found} == {"s"}, typed
    assert not any(cell.hyperlink for cell in found), typed


def formulas(data: bytes) -> list[str]:
    return [str(cell.value) for cell in cells(data) if cell.data_type == "f"]


@pytest.mark.parametrize("typed", COMMANDS)
def test_a_name_in_a_list_is_text(typed: str) -> None:
    ordinary = formulas(rendered("xlsx", entry(*sample(people={"总协调": "李"}))))
    data = rendered("xlsx", entry(*sample(people={"总协调": typed}, title=typed)))
    assert_text(data, typed)
    assert formulas(data) == ordinary


@pytest.mark.parametrize("typed", COMMANDS)
@pytest.mark.parametrize("view", VIEWS)
def test_a_place_in_a_plan_is_text(typed: str, view: str) -> None:
    segment = {"kind": "座谈", "start": "2026-12-08 09:00", "place": typed, "people": [typed]}
    result, event = sample(segments=[segment], title=typed, leaders=[typed])
    plan = [Planned(result, event)]
    paper = make_plan(view, plan, conflicts(plan), PRINTED)
    data = FORMATS["xlsx"].render(paper)
    assert_text(data, typed)
    assert formulas(data) == []


@pytest.mark.parametrize("typed", COMMANDS)
def test_what_an_event_knows_is_text_in_a_register(repository: Library, typed: str) -> None:
    form = repository.forms["duty-visit-record"]
    text = next(f.name for f in form.fields_ if f.type not in ("日期", "时间", "数字"))
    ordinary = formulas(render_register(form, {}, {}))
    data = render_register(form, {}, {text: typed})
    assert_text(data, typed)
    assert formulas(data) == ordinary


@pytest.mark.parametrize("paper", ["items", "tasks"])
def test_a_list_filters_stays_in_sight_and_shows_its_dates_whole(paper: str) -> None:
    for sheet in opened(rendered("xlsx", entry(*sample()), paper)):
        [due] = [cell for cell in sheet[5] if cell.value in ("时间", "时限")]
        assert sheet.column_dimensions[due.column_letter].width >= len("2026-12-08 09:00") + 3
        head, *rows = sheet[sheet.auto_filter.ref]
        assert {row[due.column - 1].number_format for row in rows} == {"yyyy-mm-dd hh:mm"}
        assert due in head
        assert sheet.freeze_panes == "B6"
        assert sheet.print_title_rows == "$1:$5"


def test_a_row_is_as_high_as_its_longest_cell_in_any_program() -> None:
    tasks = [{"text": "短"}, {"text": "很长" * 40}]
    result, event = sample()
    result["tasks"] = [{**result["tasks"][0], **task} for task in tasks]  # type: ignore[typeddict-item]
    sheet = opened(rendered("xlsx", entry(result, event), "tasks")).worksheets[0]
    assert not sheet.row_dimensions[6].customHeight, "grows with what is typed into it"
    assert sheet.row_dimensions[7].height > 3 * 15


def test_a_control_character_in_a_name_leaves_a_workbook_that_opens() -> None:
    """A name may head a worksheet, and its title is no cell."""
    data = rendered("xlsx", entry(*sample(people={"总协调": "李\x02\x0b×\ufffe"})), "posts")
    assert any(sheet.title.endswith("岗位卡 · 李×") for sheet in opened(data))


def test_a_long_name_of_rare_characters_is_cut_where_excel_counts() -> None:
    data = rendered("xlsx", entry(*sample(people={"总协调": "𠮷" * 40})), "posts")
    assert any(sheet.title.endswith("𠮷") for sheet in opened(data))


def test_numbers_of_lines_sort_as_numbers() -> None:
    sheet = opened(rendered("xlsx", entry(*sample()), "items")).worksheets[0]
    assert [row[2].value for row in sheet.iter_rows(min_row=6)][:3] == [1, 2, 3]


@pytest.mark.parametrize("paper", sorted(PAPERS))
def test_a_workbook_says_everything_that_the_paper_says(paper: str) -> None:
    made = whole("一位来宾花生过敏\n备伞")
    try:
        data = rendered("xlsx", made, paper)
    except RenderError:
        assert not any(x["kind"] == "table" for s in sections(paper, made) for x in s["blocks"])
        return
    told = "\n".join(str(cell.value) for cell in cells(data))
    for block in (block for section in sections(paper, made) for block in section["blocks"]):
        for text in _said(block):
            assert text in told, (paper, text)


def _said(block: Any) -> list[str]:
    """Every text of a block that has no place of its own in a list."""
    match block["kind"]:
        case "facts":
            found = [text for pair in block["pairs"] for text in pair]
        case "table":
            found = [text for row in block["rows"] for text in row["cells"]]
        case "lines":
            found = block["texts"]
        case "sign":
            found = block["labels"]
        case _:
            found = [block.get("text", "")]
    return [text for text in found if text != "□"]
