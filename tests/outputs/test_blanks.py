"""Blank forms: filled in by Word or Excel, moved about and merged, they come back as letters."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from builder.letters.documents import read_document
from builder.letters.forms import letter_of
from builder.letters.needed import FormError
from builder.model import HandIn, Library
from builder.model.meeting_record import MeetingRecord
from builder.outputs.blanks import blank_forms
from builder.pipeline import read_folder

ROWS = [
    ["旗手", "旗绳松了", "到场前一小时", "检查员看绳结"],
    ["联络员", "桌签少一张", "", "联络员数桌签"],
]
LESSON = {"出了什么事": "旗绳松了", "下次哪一步": "检查员看绳结", "活动类型": "升旗"}
LESSON |= {"发生在哪个月": "2026年3月", "由谁提出": "旗手"}


@pytest.fixture(scope="module")
def library(small: Path) -> Library:
    return read_folder(small).library


@pytest.fixture(scope="module")
def blanks(library: Library) -> dict[str, bytes]:
    return blank_forms(list(library.event_types.values()))


@pytest.fixture
def take_in(library: Library, tmp_path: Path) -> Callable[[str, Any], HandIn | MeetingRecord]:
    def take(name: str, made: Any) -> HandIn | MeetingRecord:
        file = tmp_path / name
        made.save(file)
        types = list(library.event_types.values())
        return letter_of(read_document(file), types, date(2020, 1, 1), file.read_bytes())

    return take


def word(blanks: dict[str, bytes], name: str) -> Any:
    return docx.Document(io.BytesIO(blanks[name]))


def excel(blanks: dict[str, bytes], name: str) -> Any:
    return openpyxl.load_workbook(io.BytesIO(blanks[name]))


def fill_word(document: Any, rows: list[list[str]]) -> Any:
    for row, value in zip(document.tables[0].rows, ("迎检", "升旗", "2026-11"), strict=True):
        row.cells[1].text = value
    for row, values in zip(document.tables[1].rows[1:], rows, strict=False):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    return document


def fill_excel(book: Any, month: object = "2026-11", row: int = 8) -> Any:
    sheet = book.worksheets[0]
    for number, value in enumerate(("迎检", "升旗", month), 3):
        sheet.cell(number, 2).value = value
    for number, values in enumerate(ROWS, row):
        for column, value in enumerate(values, 1):
            sheet.cell(number, column).value = value
    return book


def assert_record(letter: HandIn | MeetingRecord) -> None:
    assert isinstance(letter, MeetingRecord)
    assert (letter.title, letter.event_type, letter.month) == ("迎检", "flag", "2026-11")
    read = [(row.role, row.what, row.pause, row.prevent) for row in letter.rows]
    assert read == [(a, b, "before" if c else "", d) for a, b, c, d in ROWS]


def test_every_form_is_the_same_each_time(library: Library, blanks: dict[str, bytes]) -> None:
    assert blank_forms(list(library.event_types.values())) == blanks
    assert len(blanks) == 4


def test_the_record_in_word(take_in: Any, blanks: dict[str, bytes]) -> None:
    assert_record(take_in("a.docx", fill_word(word(blanks, "meeting-record.docx"), ROWS)))


def test_the_record_in_word_with_rows_moved_and_cells_merged(
    take_in: Any, blanks: dict[str, bytes]
) -> None:
    document = fill_word(word(blanks, "meeting-record.docx"), [["", "", "", ""], *ROWS])
    table = document.tables[1]
    table._tbl.append(table.rows[2]._tr)
    table._tbl.append(table.rows[2]._tr)
    last = table.rows[-1].cells
    last[2].merge(table.add_row().cells[2])
    assert_record(take_in("a.docx", document))


def test_the_record_in_excel(take_in: Any, blanks: dict[str, bytes]) -> None:
    assert_record(take_in("a.xlsx", fill_excel(excel(blanks, "meeting-record.xlsx"))))


def test_the_record_in_excel_moved_merged_and_with_a_day_for_a_month(
    take_in: Any, blanks: dict[str, bytes]
) -> None:
    book = fill_excel(excel(blanks, "meeting-record.xlsx"), month=46327, row=9)
    sheet = book.worksheets[0]
    sheet.merge_cells("B9:B9")
    sheet.insert_rows(1, 2)
    sheet.insert_cols(1)
    assert_record(take_in("a.xlsx", book))


@pytest.mark.parametrize("suffix", ["docx", "xlsx"])
def test_one_lesson_either_way(take_in: Any, blanks: dict[str, bytes], suffix: str) -> None:
    form: Any
    if suffix == "docx":
        form = word(blanks, "lesson.docx")
        pairs = [(row.cells[0].text, row.cells[1]) for row in form.tables[0].rows]
        for label, cell in pairs:
            cell.text = next((v for k, v in LESSON.items() if label.startswith(k)), "")
    else:
        form = excel(blanks, "lesson.xlsx")
        for row in form.worksheets[0].iter_rows(min_row=3, max_row=10):
            label = str(row[0].value)
            row[1].value = next((v for k, v in LESSON.items() if label.startswith(k)), None)
    letter = take_in(f"a.{suffix}", form)
    assert isinstance(letter, HandIn)
    assert (letter.what, letter.prevent) == ("旗绳松了", "检查员看绳结")
    assert (letter.event_type, letter.month, letter.role) == ("flag", "2026-03", "旗手")
    assert not letter.handled


@pytest.mark.parametrize("name", ["lesson.docx", "meeting-record.xlsx"])
def test_a_form_nobody_filled_in_is_refused(
    take_in: Any, blanks: dict[str, bytes], name: str
) -> None:
    blank = (word if name.endswith("docx") else excel)(blanks, name)
    with pytest.raises(FormError, match="没有填"):
        take_in(name, blank)


def test_a_form_of_a_later_version_is_refused_and_an_older_one_is_read(
    take_in: Any, blanks: dict[str, bytes]
) -> None:
    document = fill_word(word(blanks, "meeting-record.docx"), ROWS)
    mark = document.paragraphs[-1]
    whole = mark.text
    mark.text = whole.replace("第 2 版", "第 9 版")
    with pytest.raises(FormError, match="第 9 版"):
        take_in("a.docx", document)
    mark.text = ""
    assert_record(take_in("a.docx", document))
