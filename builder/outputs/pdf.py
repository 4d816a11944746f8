"""Any paper as a PDF for A4 or A5, set by typst from `paper.typ` and the parts it shares."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import typst

from builder.model.plain import texts_in
from builder.outputs.fonts import FAMILIES, check_characters
from builder.outputs.format import RenderError, refuse_empty
from builder.outputs.paper import Paper, Section
from builder.program.entry import Entry
from builder.program.times import minute_of
from builder.seating import render_seating

TEMPLATE = Path(__file__).with_name("paper.typ")
_TIMESTAMP = datetime(2000, 1, 1, tzinfo=UTC)
"""Fixed: the time of printing stands on the paper, and equal input gives equal bytes."""


def render(paper: Paper) -> bytes:
    """The paper as PDF. Raises `RenderError` for a character no font has, or an empty paper."""
    refuse_empty(paper)
    data = {
        "title": paper.title,
        "label": paper.label,
        "stamp": paper.stamp,
        "sections": [_drawn(section) for section in paper.sections],
        "pocket": paper.pocket,
        "points": paper.pocket_points if paper.pocket else 12,
        "one-side": paper.one_side,
        "families": list(FAMILIES),
        "late": _late(paper.entry),
        "code": _code(paper.address),
    }
    check_characters("".join(texts_in(data)))
    try:
        return _set(json.dumps(data, ensure_ascii=False))
    except typst.TypstError as fault:
        raise RenderError(f"排版失败：{fault}") from fault


def _drawn(section: Section) -> dict[str, Any]:
    """The section with its plans of seats as pictures."""
    blocks = [
        {"kind": "seats", "svg": str(render_seating(block["seating"]))}
        if block["kind"] == "seats"
        else block
        for block in section["blocks"]
    ]
    return {**section, "blocks": blocks}


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


def _code(address: str) -> str:
    """A QR code as SVG, quiet zone included; "" without an address."""
    if not address:
        return ""
    import segno  # noqa: PLC0415 - most sheets have no code

    return str(segno.make(address, error="l", micro=False).svg_inline())


def _late(entry: Entry | None) -> list[str]:
    """Ids of the tasks whose time passed since the list was made, where printing has a time."""
    if not entry:
        return []
    try:
        now = minute_of(entry.printed)
    except ValueError:
        return []
    tasks = entry.result["tasks"]
    return [task["id"] for task in tasks if task["due"] < now and not task["state"]]
