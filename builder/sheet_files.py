"""The blank 总表 of every event type, beside its page; made again only when the type changed.

Setting one takes a quarter of a second, so a build that finds them all kept loads no typesetter.
"""

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from importlib.metadata import version

from builder.model.memo import Memo

SHEET_FILES = Memo("sheets")


def sheet_files(programs: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Path on the site and content, PDF and Word, for the program of every type as JSON."""
    made_by = [version("typst"), version("python-docx")]
    for type_id, program in programs.items():
        made = SHEET_FILES.recall(json.dumps([program, made_by]), partial(_make, program))
        for suffix, data in made.items():
            yield f"event-types/{type_id}{suffix}", data


@lru_cache(maxsize=64)
def _make(program: str) -> dict[str, bytes]:
    """A preview asks for the same sheets with every change of anything."""
    from builder.outputs.blank_sheets import blank_sheet  # noqa: PLC0415 - slow, often not needed

    return blank_sheet(json.loads(program))
