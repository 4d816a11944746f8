"""Sixty forms and more as people return them: read right, or refused with words that say why."""

import os
import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from builder.letters.forms import read_form
from builder.letters.needed import FormError
from builder.letters.part_xml import DocumentError
from builder.letters.unread import unread_files
from builder.model import EventType, HandIn
from builder.outputs.blanks import blank_forms
from builder.pipeline import read_folder
from tests.letters.returned import (
    FILLED,
    ROWS,
    STARTS,
    WHOLE,
    A,
    Blanks,
    Returned,
    beside,
    excel,
    excel_record,
    head_of,
    raw,
    text,
    without,
)
from tests.letters.returned_word import WORD

WRITTEN = datetime(2026, 4, 1, 9).timestamp()
SAVED = Path(__file__).parent / "returned_files"
LINES = tuple(f"{STARTS[name]}：{answer}" for name, answer in FILLED.items())
SECOND = tuple(f"{STARTS[name]}：{answer}" for name, answer in ROWS[1].items())
DAY = "发生在哪个月（如 2026-11）：2026-03-05"


def inserted(_: Any, sheet: Any) -> None:
    sheet.insert_rows(3, 2)
    sheet.insert_cols(1, 2)


def another_in_front(book: Any, _: Any) -> None:
    book.create_sheet("名单", 0)["A1"] = "会务科"


def hidden_in_front(book: Any, _: Any) -> None:
    old = book.create_sheet("旧的", 0)
    old["A1"], old["B1"], old.sheet_state = "问题", "去年的", "hidden"


def real_date(_: Any, sheet: Any) -> None:
    cell = beside(sheet, "month")
    cell.value, cell.number_format = datetime(2026, 3, 5), "yyyy-mm-dd"


def broken_lines(_: Any, sheet: Any) -> None:
    beside(sheet, "what").value = "话筒没电\n\n讲话停了五分钟"


def merged(_: Any, sheet: Any) -> None:
    first = beside(sheet, "handled").row
    sheet.merge_cells(start_row=first, end_row=first + 1, start_column=2, end_column=2)


def second_form(book: Any, sheet: Any) -> None:
    other = book.copy_worksheet(sheet)
    for name, answer in ROWS[1].items():
        beside(other, name).value = answer


def numbered(_: Any, sheet: Any) -> None:
    head = head_of(sheet)
    sheet.insert_cols(1)
    for row, value in enumerate(("序号", 1, 2), head):
        sheet.cell(row, 1).value = value


def past_the_end(_: Any, sheet: Any) -> None:
    for row in range(head_of(sheet) + 3, sheet.max_row + 3):
        for column, value in ((1, "旗手"), (2, f"第{row}件"), (4, "旗手看")):
            sheet.cell(row, column).value = value


def phonetic(blanks: Blanks) -> bytes:
    name, guide = "xl/worksheets/sheet1.xml", b'<rPh sb="0" eb="2"><t>huatong</t></rPh>'
    answer = b"<t>" + A.encode("ascii", "xmlcharrefreplace") + b"</t>"
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(excel()(blanks))) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.namelist():
            data = old.read(entry)
            new.writestr(entry, data.replace(answer, answer + guide) if entry == name else data)
    return made.getvalue()


def saved(name: str) -> Returned:
    """The filled-in form as LibreOffice gave it back, from the format that the name tells."""
    file = SAVED / name
    return Returned(name, lambda _: file.read_bytes(), WHOLE)


EXCEL = {
    "in Excel": Returned("a.xlsx", excel(), WHOLE),
    "rows and columns inserted": Returned("a.xlsx", excel(inserted), WHOLE),
    "another worksheet in front": Returned("a.xlsx", excel(another_in_front), WHOLE, "会务科"),
    "a hidden worksheet": Returned(
        "a.xlsx", excel(hidden_in_front), WHOLE, "隐藏的工作表“旧的”：问题；去年的"
    ),
    "a real date": Returned("a.xlsx", excel(real_date), WHOLE, DAY),
    "line breaks in a cell": Returned(
        "a.xlsx", excel(broken_lines), {**WHOLE, "what": "话筒没电\n讲话停了五分钟"}
    ),
    "merged cells": Returned("a.xlsx", excel(merged), without("causes")),
    "two worksheets": Returned("a.xlsx", excel(second_form), ROWS, "*"),
    "phonetic guides": Returned("a.xlsx", phonetic, WHOLE),
    "a record in Excel": Returned("a.xlsx", excel_record(), ROWS),
    "a record with numbers": Returned("a.xlsx", excel_record(numbered), ROWS),
}
PLAIN = {
    "pasted into a mail": Returned(
        "a.txt",
        text("综合处：", "您好！请查收。", "", *LINES, "", "会务科"),
        WHOLE,
        "综合处：\n您好！请查收。\n会务科",
    ),
    "quoted in an answer": Returned(
        "a.txt", text("> 记一条经验", ">", *(f"> {line}" for line in LINES)), WHOLE
    ),
    "as a table of Markdown": Returned(
        "a.md", text(*(f"| {STARTS[name]} | {answer} |" for name, answer in FILLED.items())), WHOLE
    ),
    "copied with tabs": Returned(
        "a.txt", text(*(f"{STARTS[name]}\t{answer}" for name, answer in FILLED.items())), WHOLE
    ),
    "answers below labels in text": Returned(
        "a.txt", text(*(x for n, answer in FILLED.items() for x in (STARTS[n], answer, ""))), WHOLE
    ),
    "two in a text": Returned("a.txt", text(*LINES, "", *SECOND), ROWS, "*"),
    "a text without bytes": Returned("a.txt", raw(b""), "文件是空的（0 字节）"),
}  # fmt: skip
OTHERS = {
    **{f"a {kind}": Returned(f"a{kind}", raw(b"x"), said) for kind, said in (
        (".wps", "另存为 .docx"), (".doc", "另存为 .docx"), (".odt", "另存为 .docx"),
        (".et", "另存为 .xlsx"), (".xls", "另存为 .xlsx"), (".jpg", "照片"), (".HEIC", "照片"),
        (".pdf", "扫描件"), (".eml", "附件"), (".zip", "解开"), ("", "没有后缀的文件"),
    )},
}  # fmt: skip
LIBRE = {
    f"LibreOffice's {name}": saved(name)
    for name in ("from_doc.docx", "from_odt.docx", "from_xls.xlsx")
}
FORMS = {**WORD, **EXCEL, **PLAIN, **LIBRE, **OTHERS}


@pytest.fixture(scope="module")
def types(small: Path) -> list[EventType]:
    return list(read_folder(small).library.whole_types.values())


@pytest.fixture(scope="module")
def blanks(types: list[EventType]) -> Blanks:
    return blank_forms(types)


@pytest.mark.parametrize("name", FORMS)
def test_a_returned_form_is_read_right_or_refused_in_words(
    types: list[EventType], blanks: Blanks, tmp_path: Path, name: str
) -> None:
    form = FORMS[name]
    file = tmp_path / form.file
    file.write_bytes(form.make(blanks))
    os.utime(file, (WRITTEN, WRITTEN))
    if isinstance(form.becomes, str):
        assert form.becomes in refusal(file, types)
        return
    letter = read_form(file, types)
    assert became(letter) == form.becomes
    assert form.left in ("*", letter.left_out)


def refusal(file: Path, types: list[EventType]) -> str:
    """What is said of a file: that its kind is not read, or why its form was refused."""
    if named := list(unread_files([file.parent], ())):
        return named[0].message + named[0].hint
    with pytest.raises((FormError, DocumentError)) as refused:
        read_form(file, types)
    return str(refused.value)


def became(letter: Any) -> Any:
    """The boxes of a hand-in that hold something, or the rows of a record."""
    if not isinstance(letter, HandIn):
        return tuple({name: getattr(row, name) for name in ROWS[0]} for row in letter.rows)
    return {name: answer for name in FILLED if (answer := getattr(letter, name))}


def test_a_record_goes_on_below_its_last_row(
    types: list[EventType], blanks: Blanks, tmp_path: Path
) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(excel_record(past_the_end)(blanks))
    made = became(read_form(file, types))
    assert len(made) == 12
    assert made[-1]["what"].startswith("第")
