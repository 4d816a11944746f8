"""What a blank form prints of itself is nobody's answer, however little is filled in."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from builder.letters.documents import read_document
from builder.letters.forms import letter_of
from builder.model import HandIn, Library
from builder.model.meeting_record import MeetingRecord
from builder.outputs.blanks import blank_forms
from builder.pipeline import read_folder

NEEDED = {"出了什么事": "旗绳松了", "下次哪一步": "检查员看绳结"}


@pytest.fixture(scope="module")
def library(small: Path) -> Library:
    return read_folder(small).library


def letter(library: Library, file: Path) -> HandIn | MeetingRecord:
    types = list(library.event_types.values())
    return letter_of(read_document(file), types, date(2020, 1, 1), file.read_bytes())


def said(made: HandIn | MeetingRecord, *needed: str) -> dict[str, Any]:
    """What the letter says beyond what was filled in and what every letter has."""
    own = {*needed, "receipt", "month", "format"}
    return {name: value for name, value in made.model_dump().items() if value and name not in own}


def blank(library: Library, name: str) -> io.BytesIO:
    return io.BytesIO(blank_forms(list(library.event_types.values()))[name])


def assert_one_row(made: HandIn | MeetingRecord) -> None:
    (only,) = made.hand_ins() if isinstance(made, MeetingRecord) else (made,)
    assert (only.what, only.prevent) == tuple(NEEDED.values())
    assert said(only, "what", "prevent", "record") == {}


def test_of_a_lesson_in_word_only_two_boxes(library: Library, tmp_path: Path) -> None:
    form: Any = docx.Document(blank(library, "lesson.docx"))
    for row in form.tables[0].rows:
        for label, text in NEEDED.items():
            if row.cells[0].text.startswith(label):
                row.cells[1].text = text
    form.save(str(tmp_path / "a.docx"))
    made = letter(library, tmp_path / "a.docx")
    assert said(made, "what", "prevent") == {}
    assert made.month == "2020-01"


@pytest.mark.parametrize("word", ["会议", "活动", "环节", "时间"])
def test_an_answer_that_could_be_a_label_is_an_answer(
    library: Library, tmp_path: Path, word: str
) -> None:
    filled = {**NEEDED, "活动类型": word, "标题": word}
    form: Any = docx.Document(blank(library, "lesson.docx"))
    for row in form.tables[0].rows:
        for label, text in filled.items():
            if row.cells[0].text.startswith(label):
                row.cells[1].text = text
    form.save(str(tmp_path / "a.docx"))
    made = letter(library, tmp_path / "a.docx")
    beyond = said(made, "what", "prevent")
    assert beyond == {"title": word, "left_out": f"活动类型：{word}"}


def test_of_a_lesson_in_excel_only_two_boxes(library: Library, tmp_path: Path) -> None:
    book: Any = openpyxl.load_workbook(blank(library, "lesson.xlsx"))
    for row in book.worksheets[0].iter_rows():
        for label, text in NEEDED.items():
            if str(row[0].value).startswith(label):
                row[1].value = text
    book.save(tmp_path / "a.xlsx")
    made = letter(library, tmp_path / "a.xlsx")
    assert said(made, "what", "prevent") == {}
    assert made.month == "2020-01"


def test_of_a_record_in_word_only_one_row(library: Library, tmp_path: Path) -> None:
    form: Any = docx.Document(blank(library, "meeting-record.docx"))
    cells = form.tables[1].rows[1].cells
    cells[1].text, cells[3].text = NEEDED.values()
    form.save(str(tmp_path / "a.docx"))
    assert_one_row(letter(library, tmp_path / "a.docx"))


def test_of_a_record_in_excel_only_one_row(library: Library, tmp_path: Path) -> None:
    book: Any = openpyxl.load_workbook(blank(library, "meeting-record.xlsx"))
    sheet = book.worksheets[0]
    (head,) = (row[0].row for row in sheet.iter_rows() if str(row[0].value).startswith("谁提的"))
    sheet.cell(head + 1, 2).value, sheet.cell(head + 1, 4).value = NEEDED.values()
    book.save(tmp_path / "a.xlsx")
    assert_one_row(letter(library, tmp_path / "a.xlsx"))
