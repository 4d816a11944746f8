"""The lock file of what covers what: one line a record, sorted, so that git merges line by line.

items/flag/rope-knot 3f2a9c1b7d04 2026-11-22
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from builder.model import Finding, Place

LAYER_LOCK = "checklists/layers.lock"
_HEAD = "# 本层改过、划掉的条目，下层原文当时的样子。由 qianshi layers accept 写，不要手改。\n"
_ROW = re.compile(r"^(?P<what>\S.*\S) (?P<stamp>[0-9a-f]{12}) (?P<day>\d{4}-\d{2}-\d{2})$")


@dataclass(frozen=True, slots=True)
class Seen:
    """What of a layer below somebody saw when he covered it."""

    stamp: str
    day: str
    """`2026-11-22`."""
    place: Place | None = None
    """Its line; None before it is written."""


def parse_layer_lock(text: str, path: str) -> tuple[dict[str, Seen], list[Finding]]:
    """What was seen, by reference, and unreadable lines, such as git's conflict marks."""
    seen: dict[str, Seen] = {}
    faults: list[Finding] = []
    for number, line in enumerate(text.split("\n"), 1):
        place = Place(path, number)
        if row := _ROW.match(line):
            seen[row["what"]] = Seen(row["stamp"], row["day"], place)
        elif line.strip() and not line.startswith("#"):
            hint = "请删去这一行，再用 qianshi layers accept 重写。"
            faults.append(Finding(place, "bad-lock", "这一行读不懂。", hint))
    return seen, faults


def layer_lock_text(seen: Mapping[str, Seen]) -> str:
    """The lock file; the same rows give the same bytes."""
    rows = (f"{what} {row.stamp} {row.day}\n" for what, row in sorted(seen.items()))
    return _HEAD + "".join(rows)


def with_seen(
    text: str, stamps: Iterable[tuple[str, str]], today: date, dropped: Collection[str] = ()
) -> str:
    """The text of a lock file with what is covered from now on, by reference and stamp."""
    seen, _ = parse_layer_lock(text, LAYER_LOCK)
    kept = {what: row for what, row in seen.items() if what not in dropped}
    return layer_lock_text(kept | {x: Seen(stamp, today.isoformat()) for x, stamp in stamps})
