"""A filled-in form, as Word, Excel, Markdown or text, to plain rows of cells."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias
from xml.etree.ElementTree import Element

from builder.letters.packed import DocumentError, open_parts, read_small, texts_of

Table: TypeAlias = list[list[str]]
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 2000, 50, 8000
_CELL = re.compile(r"^([A-Z]{1,3})[0-9]{1,7}$")


def read_document(file: Path) -> list[Table]:
    """The tables of a document; lines outside tables are a table of one column.

    DocumentError, in Chinese, for a file that is not taken.
    """
    reader = _READERS.get(file.suffix.lower())
    if reader is None:
        known = "、".join(_READERS)
        raise DocumentError(f"只认这几种文件：{known}。带宏的和旧版的请另存。")
    return [_trimmed(table) for table in reader(file)]


def _docx(file: Path) -> Iterator[Table]:
    body = open_parts(file, "word/document.xml").xml("word/document.xml").find(f"{_W}body")
    if body is None:
        raise DocumentError("文件坏了，打不开。")
    for table in body.iter(f"{_W}tbl"):
        yield [list(_docx_cells(row)) for row in table.iter(f"{_W}tr")]
    lines = ["".join(texts_of(p, f"{_W}t")) for p in body.findall(f"{_W}p")]
    yield [_label_and_value(line) for line in lines if line.strip()]


def _docx_cells(row: Element) -> Iterator[str]:
    """Cells of a row; a cell that continues the one above is empty, a wide one counts once."""
    for cell in row.findall(f"{_W}tc"):
        merge = cell.find(f"{_W}tcPr/{_W}vMerge")
        continued = merge is not None and merge.get(f"{_W}val") != "restart"
        lines = ["".join(texts_of(p, f"{_W}t")) for p in cell.iter(f"{_W}p")]
        yield "" if continued else "\n".join(lines)


def _xlsx(file: Path) -> Iterator[Table]:
    parts = open_parts(file, "xl/workbook.xml")
    shared: list[str] = []
    if "xl/sharedStrings.xml" in parts.names:
        strings = parts.xml("xl/sharedStrings.xml").iter(f"{_S}si")
        shared = ["".join(texts_of(one, f"{_S}t")) for one in strings]
    sheets = sorted(n for n in parts.names if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", n))
    for name in sheets:
        rows = parts.xml(name).iter(f"{_S}row")
        yield [_xlsx_row(row, shared) for row, _ in zip(rows, range(MOST_ROWS), strict=False)]


def _xlsx_row(row: Element, shared: list[str]) -> list[str]:
    cells = [""] * MOST_COLUMNS
    for cell in row.findall(f"{_S}c"):
        column = _column(cell.get("r", ""))
        if column < MOST_COLUMNS:
            cells[column] = _xlsx_text(cell.get("t", ""), "".join(texts_of(cell, f"{_S}v")), shared)
            cells[column] = cells[column] or "".join(texts_of(cell, f"{_S}t"))
    return cells


def _column(reference: str) -> int:
    match = _CELL.match(reference)
    number = 0
    for letter in match[1] if match else "ZZZ":
        number = number * 26 + ord(letter) - 64
    return number - 1


def _xlsx_text(kind: str, value: str, shared: list[str]) -> str:
    if kind != "s":
        return value
    return shared[int(value)] if value.isdecimal() and int(value) < len(shared) else ""


def _text(file: Path) -> Iterator[Table]:
    data = read_small(file)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError:
            raise DocumentError("文字的编码认不出，请另存为 UTF-8。") from None
    if "\0" in text:
        raise DocumentError("后缀和内容不符，不是文字文件。")
    lines = text.splitlines()[:MOST_ROWS]
    yield [_cells_of(line) for line in lines if line.strip()]


def _cells_of(line: str) -> list[str]:
    """`| a | b |` as Markdown writes a table, tabs as a table pasted from Excel, else a label."""
    if line.lstrip().startswith("|"):
        return [cell.strip() for cell in line.strip().strip("|").split("|")]
    if "\t" in line:
        return line.split("\t")
    return _label_and_value(line.lstrip("#*- "))


def _label_and_value(line: str) -> list[str]:
    label, colon, value = line.replace("：", ":", 1).partition(":")
    return [label, line[len(label) + 1 :]] if colon and value.strip() else [line]


def _trimmed(table: Table) -> Table:
    """Whole cells without the spaces around them, and no cell longer than any answer may be."""
    return [[cell.strip()[:LONGEST_CELL] for cell in row] for row in table[:MOST_ROWS]]


_READERS: dict[str, Callable[[Path], Iterator[Table]]] = {
    ".docx": _docx,
    ".xlsx": _xlsx,
    ".md": _text,
    ".txt": _text,
}
