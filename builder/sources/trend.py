"""The file in which an office keeps what its replays came to, one line a day, in order.

2026-11-28 stopped 146 asked 17 open 6 lines 2050 ours 583
"""

import re
from collections.abc import Iterable
from datetime import date

from builder.model import Finding, Place
from builder.model.trend import Measured

TREND = "checklists/proof.lock"
_HEAD = "# 检查单凭什么，历次的数，一天一行。由 qianshi prove --keep 写，不要手改。\n"
_ROW = re.compile(
    r"^(\d{4}-\d{2}-\d{2}) stopped (\d{1,6}) asked (\d{1,6}) open (\d{1,6})"
    r" lines (\d{1,6}) ours (\d{1,6})$",
    re.ASCII,
)


def parse_trend(text: str, path: str) -> tuple[tuple[Measured, ...], list[Finding]]:
    """The rows of the file, each later than the one before, and its other lines as faults."""
    rows: list[Measured] = []
    faults: list[Finding] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        row = _parse_row(line)
        if row and (not rows or rows[-1].day < row.day):
            rows.append(row)
        else:
            wrong = "这一行的日期不在前一行之后。" if row else "这一行读不懂。"
            hint = "请删去这一行，再用 qianshi prove --keep 重写。"
            faults.append(Finding(Place(path, number), "bad-lock", wrong, hint))
    return tuple(rows), faults


def trend_text(rows: Iterable[Measured]) -> str:
    """The file of some rows; of two of one day the last stands."""
    by_day = {row.day: row for row in rows}
    return _HEAD + "".join(
        f"{x.day} stopped {x.stopped} asked {x.asked} open {x.open} lines {x.lines} ours {x.ours}\n"
        for x in sorted(by_day.values())
    )


def _parse_row(line: str) -> Measured | None:
    match = _ROW.match(line)
    if not match:
        return None
    try:
        date.fromisoformat(match[1])
    except ValueError:
        return None
    row = Measured(match[1], *map(int, match.groups()[1:]))
    return row if row.ours <= row.lines else None
