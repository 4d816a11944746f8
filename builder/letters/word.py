"""A Word file to its tables and lines, in the order in which they are seen."""

from collections.abc import Iterator
from pathlib import Path

from builder.letters.cells import Cell, Content, Grid, Lines, Row
from builder.letters.packed import Parts, open_parts
from builder.letters.part_xml import DocumentError, Element, value_of
from builder.letters.word_text import WordText, children_of, line_end

_ASIDE = {"header": "页眉", "footer": "页脚", "comments": "批注"}
_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}


def read_word(file: Path) -> Content:
    """What a .docx holds; DocumentError for a file that is not taken."""
    parts = open_parts(file, "w_document")
    body = parts.tree(parts.main).find("w_body")
    if body is None:
        raise DocumentError("文件坏了，打不开。")
    aside: list[str] = []
    text = WordText(_notes(parts), aside)
    blocks = tuple(_blocks(body, text))
    return Content(blocks, (*aside, *_around(parts), *parts.enclosed()))


def _blocks(container: Element, text: WordText) -> Iterator[Grid | Lines]:
    lines: list[str] = []
    for child in children_of(container, text.aside):
        if child.tag == "w_p":
            lines.append(text.of(child) + line_end(child))
        elif child.tag == "w_tbl":
            yield from _lines(lines)
            lines = []
            yield _grid(child, text)
    yield from _lines(lines)


def _lines(paragraphs: list[str]) -> Iterator[Lines]:
    if texts := "".join(paragraphs).removesuffix("\n"):
        yield Lines(tuple(texts.split("\n")))


def _grid(table: Element, text: WordText) -> Grid:
    rows = (row for row in children_of(table, text.aside) if row.tag == "w_tr")
    return Grid(tuple(_row(row, text) for row in rows if row.find("w_trPr/w_del") is None))


def _row(row: Element, text: WordText) -> Row:
    """Cells at their columns: one that spans several stands at the first of them."""
    found: dict[int, Cell] = {}
    column = _number(row.find("w_trPr/w_gridBefore"), 0)
    for cell in children_of(row, text.aside):
        if cell.tag != "w_tc" or cell.find("w_tcPr/w_cellDel") is not None:
            continue
        made = _cell(cell, text)
        if made.text.strip() or made.continues or made.inner:
            found[column] = made
        column += _number(cell.find("w_tcPr/w_gridSpan"), 1)
    return found


def _cell(cell: Element, text: WordText) -> Cell:
    merge = cell.find("w_tcPr/w_vMerge")
    continued = merge is not None and value_of(merge, "val") != "restart"
    lines = text.lines(cell)
    if continued and lines.strip():
        text.aside.append(f"合并的格子下面盖住的文字：{lines.strip()}")
    tables = (x for x in children_of(cell, text.aside) if x.tag == "w_tbl")
    inner = tuple(_grid(table, text) for table in tables)
    return Cell("" if continued else lines, continued, inner)


def _number(element: Element | None, otherwise: int) -> int:
    said = "" if element is None else value_of(element, "val")
    return min(int(said), 1000) if said.isdecimal() and len(said) < 9 else otherwise


def _notes(parts: Parts) -> dict[str, str]:
    """Footnotes and endnotes by kind and id."""
    plain = WordText({}, [])
    return {
        f"{kind} {value_of(note, 'id')}": plain.everything(note)
        for _, called, part in parts.related(parts.main)
        if (kind := _NOTES.get(called, "")) and part in parts.names
        for note in parts.tree(part).findall(f"w_{kind}")
    }


def _around(parts: Parts) -> Iterator[str]:
    """Headers, footers and comments; they are never answers."""
    seen: set[str] = set()
    for _, kind, part in parts.related(parts.main):
        if kind in _ASIDE and part in parts.names:
            hidden: list[str] = []
            root = parts.tree(part)
            groups = root.findall("w_comment") if kind == "comments" else [root]
            said = (WordText({}, hidden).everything(group) for group in groups)
            lines = [f"{_ASIDE[kind]}：{text}" for text in said if text]
            yield from (line for line in (*lines, *hidden) if line not in seen)
            seen.update(lines)
    yield from _diagrams(parts)


def _diagrams(parts: Parts) -> Iterator[str]:
    """The words of a SmartArt drawing."""
    for name in parts.names:
        if "/diagrams/data" in name and name.endswith(".xml"):
            words = [x.text or "" for x in parts.tree(name).iter("a_t")]
            if text := "；".join(word for word in words if word.strip()):
                yield f"图形里的文字：{text}"
