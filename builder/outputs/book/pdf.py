"""The book as PDF, set by typst: cover, contents, running heads, page numbers, index."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from builder.outputs.book.pieces import Book
from builder.outputs.book.readings import by_letter
from builder.outputs.drawings import setting_of, told_faults
from builder.outputs.fonts import FAMILIES

BOOK = Path(__file__).with_name("book.typ")
_TIMESTAMP = datetime(2000, 1, 1, tzinfo=UTC)


def render_pdf(book: Book) -> bytes:
    """The book as PDF; equal input gives equal bytes. `RenderError` for what no font can draw."""
    setting = setting_of(_data(book))
    with told_faults():
        return bytes(typst.compile(BOOK, format="pdf", timestamp=_TIMESTAMP, **setting))


def pages_of(book: Book) -> dict[int, int]:
    """Place of a piece in the book to the page of the PDF it begins on."""
    with told_faults():
        found = json.loads(typst.query(BOOK, "<piece>", field="value", **setting_of(_data(book))))
    return dict(found)


def _data(book: Book) -> dict[str, Any]:
    return {
        "title": book.title,
        "office": book.office,
        "printed": book.printed,
        "pieces": book.pieces,
        "index": by_letter(book.terms),
        "families": list(FAMILIES),
    }
