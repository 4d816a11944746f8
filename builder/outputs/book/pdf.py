"""The book as PDF, set by typst: cover, contents, running heads, page numbers, index."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from builder.model.plain import texts_in
from builder.outputs.book.pieces import Book
from builder.outputs.book.readings import by_letter
from builder.outputs.fonts import FAMILIES, check_characters
from builder.outputs.format import RenderError

BOOK = Path(__file__).with_name("book.typ")
DRAWINGS = Path(__file__).with_name("drawings.typ")
_TIMESTAMP = datetime(2000, 1, 1, tzinfo=UTC)
SHARPNESS = 200
"""Dots per inch of a drawing that goes into Word."""


def render_pdf(book: Book) -> bytes:
    """The book as PDF; equal input gives equal bytes. `RenderError` for what no font can draw."""
    setting = _setting(_data(book))
    with _faults():
        return bytes(typst.compile(BOOK, format="pdf", timestamp=_TIMESTAMP, **setting))


def pages_of(book: Book) -> dict[int, int]:
    """Place of a piece in the book to the page of the PDF it begins on."""
    with _faults():
        found = json.loads(typst.query(BOOK, "<piece>", field="value", **_setting(_data(book))))
    return dict(found)


def pictures_of(drawings: list[str]) -> list[bytes]:
    """Drawings in SVG as PNG, in their order."""
    if not drawings:
        return []
    with _faults():
        setting = _setting(drawings)
        made = typst.compile(DRAWINGS, format="png", ppi=SHARPNESS, **setting)
    return [made] if isinstance(made, bytes) else [bytes(picture) for picture in made]


def _data(book: Book) -> dict[str, Any]:
    return {
        "title": book.title,
        "office": book.office,
        "printed": book.printed,
        "pieces": book.pieces,
        "index": by_letter(book.terms),
        "families": list(FAMILIES),
    }


def _setting(data: Any) -> dict[str, Any]:
    """What typst is told besides the template: the data, and our own fonts and no others."""
    check_characters("".join(texts_in(data)))
    return {
        "root": BOOK.parents[1],
        "font_paths": [file.parent for file in FAMILIES.values()],
        "ignore_system_fonts": True,
        "sys_inputs": {"data": json.dumps(data, ensure_ascii=False)},
    }


@contextmanager
def _faults() -> Iterator[None]:
    try:
        yield
    except typst.TypstError as fault:
        raise RenderError(f"排版失败：{fault}") from fault
