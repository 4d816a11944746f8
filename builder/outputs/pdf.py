"""Both papers as a PDF for A4, set by typst from the template `sheet.typ`."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from builder.model import Event
from builder.outputs.fonts import FAMILIES, check_characters
from builder.outputs.format import RenderError
from builder.outputs.headings import facts_of, stamp_of
from builder.program import Result
from builder.program.times import minute_of

TEMPLATE = Path(__file__).with_name("sheet.typ")
_TIMESTAMP = datetime(2000, 1, 1, tzinfo=UTC)
"""Fixed: the time of printing stands on the paper, and equal input gives equal bytes."""


def render(result: Result, event: Event, printed: str) -> bytes:
    """A4 PDF: 检查单, then 分工倒排表. Raises `RenderError` for a character no font has."""
    data = {
        "result": result,
        "facts": facts_of(result, event),
        "stamp": stamp_of(result, event, printed),
        "families": list(FAMILIES),
        "reading": "；".join(ground["text"] for ground in result["reading"]),
        "late": _late(result, printed),
    }
    check_characters("".join(_texts(data)))
    try:
        return _set(json.dumps(data, ensure_ascii=False))
    except typst.TypstError as fault:
        raise RenderError(f"排版失败：{fault}") from fault


def _set(data: str) -> bytes:
    return bytes(
        typst.compile(
            TEMPLATE,
            format="pdf",
            font_paths=[file.parent for file in FAMILIES.values()],
            ignore_system_fonts=True,
            sys_inputs={"data": data},
            timestamp=_TIMESTAMP,
        )
    )


def _late(result: Result, printed: str) -> list[str]:
    """Ids of the tasks that were due before the time of printing, where that is a time."""
    try:
        now = minute_of(printed)
    except ValueError:
        return []
    return [task["id"] for task in result["tasks"] if task["due"] < now]


def _texts(value: Any) -> Iterator[str]:
    """Every string inside plain data, keys excepted."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
