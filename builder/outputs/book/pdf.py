"""The book as PDF, set by typst: cover, contents, running heads, page numbers, index."""

import json
from datetime import UTC, datetime
from pathlib import Path

import typst

from builder.outputs.book.pieces import Book
from builder.outputs.book.readings import by_letter
from builder.outputs.fonts import FAMILIES, check_characters, texts_in
from builder.outputs.format import RenderError

TEMPLATE = Path(__file__).with_name("book.typ")
_TIMESTAMP = datetime(2000, 1, 1, tzinfo=UTC)


def render_pdf(book: Book) -> bytes:
    """The book as PDF; equal input gives equal bytes. `RenderError` for what no font can draw."""
    data = {
        "title": book.title,
        "office": book.office,
        "printed": book.printed,
        "pieces": book.pieces,
        "index": by_letter(book.terms),
        "families": list(FAMILIES),
    }
    check_characters("".join(texts_in(data)))
    try:
        return bytes(
            typst.compile(
                TEMPLATE,
                root=TEMPLATE.parents[1],
                format="pdf",
                font_paths=[file.parent for file in FAMILIES.values()],
                ignore_system_fonts=True,
                sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
                timestamp=_TIMESTAMP,
            )
        )
    except typst.TypstError as fault:
        raise RenderError(f"排版失败：{fault}") from fault
