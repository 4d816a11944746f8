"""座位图 in every format: a picture where there are pictures, everybody by place everywhere."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from docx import Document
from openpyxl import load_workbook

from builder.model import Event
from builder.outputs import FORMATS
from builder.outputs.paper import Paper
from builder.outputs.papers import make_paper
from builder.program import compile_papers, compile_program, evaluate
from builder.program.entry import Entry
from tests.program.every_event import library_in

open_pdf: Any = pymupdf.open
NAMES = ("<script>alert(1)</script>", 'a"b&c', "名" * 60, "张三")


@pytest.fixture(scope="module")
def paper() -> Paper:
    library = library_in(Path(__file__).parents[2])
    segment = {"kind": "座谈", "start": "2026-12-08 09:00", "end": "2026-12-08 10:00"}
    event = Event.model_validate(
        {"type": "leaders-visit", "segments": [segment], "leaders": list(NAMES), "guests": "李四"}
    )
    program = compile_program(library, library.event_types["leaders-visit"])
    entry = Entry(evaluate(program, event), event, "2026-12-01 08:00")
    return make_paper(compile_papers(library)["seats"], entry)


def test_a_pdf_shows_the_names_in_their_seats(paper: Paper) -> None:
    document = open_pdf(stream=FORMATS["pdf"].render(paper))
    pages = [document[number] for number in range(len(document))]
    text = "".join(page.get_text() for page in pages)
    assert text.count("张三") == 2, "in the picture and in the table"
    assert len(document) == 1
    assert pages[0].get_drawings()


def test_word_has_the_picture_and_the_table(paper: Paper) -> None:
    document = Document(BytesIO(FORMATS["docx"].render(paper)))
    assert len(document.inline_shapes) == 1
    cells = [cell.text for row in document.tables[0].rows for cell in row.cells]
    assert set(NAMES) <= set(cells)


def test_a_spreadsheet_and_markdown_have_everybody_by_place(paper: Paper) -> None:
    book = load_workbook(BytesIO(FORMATS["xlsx"].render(paper)))
    cells = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert set(NAMES) <= cells
    text = FORMATS["markdown"].render(paper).decode()
    assert "<script>" not in text
    assert "| 主方左起第 3 |" in text
