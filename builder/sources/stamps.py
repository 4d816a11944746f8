"""The lock file of the trace: one line an edge, sorted, so that git merges it line by line.

item flag/rope-knot lessons/2013/flag-at-half-mast 3f2a9c1b7d04 2026-11-22
"""

import re
from collections.abc import Mapping
from datetime import date

from builder.model import Finding, Place
from builder.model.reference import LineKind
from builder.model.trace import Edge, Stamp

LOCK = "checklists/trace.lock"
_HEAD = (
    "# 检查项和任务所依据的案例、条款，上次核对时的样子。由 qianshi trace accept 写，不要手改。\n"
)
_ROW = re.compile(
    r"^(?P<kind>item|task) (?P<line>\S+) (?P<ground>\S+) (?P<stamp>[0-9a-f]{12})"
    r" (?P<day>\d{4}-\d{2}-\d{2})$"
)


def parse_stamps(text: str, path: str) -> tuple[dict[Edge, Stamp], list[Finding]]:
    """The stamps of a lock file and its unreadable lines, such as git's conflict marks."""
    stamps: dict[Edge, Stamp] = {}
    faults: list[Finding] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if row := _parse_row(line):
            stamps[row[0]] = row[1]
        else:
            hint = "请删去这一行，再用 qianshi trace accept 重写。"
            faults.append(Finding(Place(path, number), "bad-lock", "这一行读不懂。", hint))
    return stamps, faults


def stamps_text(stamps: Mapping[Edge, Stamp]) -> str:
    """The lock file of some stamps; the same stamps give the same bytes."""
    rows = (
        f"{edge.kind} {edge.line} {edge.ground} {stamp.substance} {stamp.accepted.isoformat()}\n"
        for edge, stamp in sorted(stamps.items(), key=lambda row: row[0])
    )
    return _HEAD + "".join(rows)


def _parse_row(line: str) -> tuple[Edge, Stamp] | None:
    match = _ROW.match(line)
    if not match:
        return None
    try:
        day = date.fromisoformat(match["day"])
    except ValueError:
        return None
    kind: LineKind = match["kind"]  # type: ignore[assignment]
    return Edge(kind, match["line"], match["ground"]), Stamp(match["stamp"], day)
