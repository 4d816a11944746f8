"""Drawings in SVG as pictures that Word takes, and what typst is told for them and for the book."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import typst
from docx.shared import Inches, Length

from builder.model.plain import texts_in
from builder.outputs.fonts import FAMILIES, check_characters
from builder.outputs.format import RenderError

_DRAWINGS = Path(__file__).with_name("drawings.typ")
_SHARPNESS = 200
"""Dots per inch."""


def pictures_of(drawings: Sequence[str]) -> list[bytes]:
    """Drawings in SVG as PNG, in their order."""
    if not drawings:
        return []
    with told_faults():
        setting = setting_of(list(drawings))
        made = typst.compile(_DRAWINGS, format="png", ppi=_SHARPNESS, **setting)
    return [made] if isinstance(made, bytes) else [bytes(picture) for picture in made]


def width_of(picture: bytes) -> Length:
    """How wide a picture is on paper, by the header of its PNG."""
    return Inches(int.from_bytes(picture[16:20]) / _SHARPNESS)


def setting_of(data: Any) -> dict[str, Any]:
    """What typst is told besides the template: the data, and our own fonts and no others."""
    check_characters("".join(texts_in(data)))
    return {
        "root": _DRAWINGS.parent,
        "font_paths": [file.parent for file in FAMILIES.values()],
        "ignore_system_fonts": True,
        "sys_inputs": {"data": json.dumps(data, ensure_ascii=False)},
    }


@contextmanager
def told_faults() -> Iterator[None]:
    """A fault of typst as one that is told."""
    try:
        yield
    except typst.TypstError as fault:
        raise RenderError(f"排版失败：{fault}") from fault
