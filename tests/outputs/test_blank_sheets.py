"""The blank 总表 of a type: every line with its offset, nothing that only an event can know."""

import json
import re
from io import BytesIO
from typing import Any

import pymupdf
import pytest
from docx import Document

from builder.downloads import making, sheet_orders
from builder.outputs.blank_sheets import blank_sheet
from builder.program import TypeProgram, type_programs
from tests.program.every_event import sample_library
from tests.shipped import PAPERS

open_pdf: Any = pymupdf.open
SHEET = PAPERS["sheet"]


@pytest.fixture(scope="module")
def programs() -> dict[str, TypeProgram]:
    return type_programs(sample_library())


def test_every_line_of_every_type_is_on_both_files(programs: dict[str, TypeProgram]) -> None:
    orders = list(sheet_orders({id_: json.dumps(x) for id_, x in programs.items()}, SHEET))
    with making(orders) as made:
        files = made()
    assert set(files) == {f"event-types/{x}{s}" for x in programs for s in (".pdf", ".docx")}
    for type_id, program in programs.items():
        pages = open_pdf(stream=files[f"event-types/{type_id}.pdf"])
        pdf = "".join("".join(page.get_text().split()) for page in pages)
        document = Document(BytesIO(files[f"event-types/{type_id}.docx"]))
        cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
        word = "".join("".join(cells).split())
        lines = [*program["tasks"], *(i for pause in program["pauses"] for i in pause["items"])]
        for line in lines:
            text = "".join(line["text"].split())
            assert text in pdf, line["id"]
            assert text in word, line["id"]


def test_a_blank_has_offsets_and_conditions_and_no_date(programs: dict[str, TypeProgram]) -> None:
    pages = open_pdf(stream=blank_sheet(programs["visit"], SHEET)[".pdf"])
    text = "".join("".join(page.get_text().split()) for page in pages)
    assert "开始前5个工作日" in text
    assert "（有媒体吗：是）" in text
    assert not re.search(r"20\d\d年|\d+月\d+日", text)


def test_equal_programs_give_equal_bytes(programs: dict[str, TypeProgram]) -> None:
    assert blank_sheet(programs["duty"], SHEET) == blank_sheet(programs["duty"], SHEET)
