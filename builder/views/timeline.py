"""The timeline of a lesson as a picture: inline SVG, real text, no inline style."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from builder.drawing.pen import wrap
from builder.model import Moment

WIDTH = 416
LABEL_RIGHT = 96
LINE_X = 112
TEXT_X = 128
TEXT_COLUMNS = 36
"""Half-width columns of a line of text: a Chinese character takes two."""
LINE_HEIGHT = 22
GAP = 14
TOP = 16

SAID_IN_YEARS = 731
"""Days from which on a reader is told years."""
DAYS_OF_A_YEAR = 365.25

_AT = re.compile(r"^(约?)([TD])([+-]?\d+)m?$")


def label_of(at: str) -> str:
    """A point as a reader says it.

    `T-15m` is 前 15 分钟, `D+5` 第 5 天, `D-3` 前 3 天, `D+3300` 后 9 年.
    """
    match = _AT.match(at)
    if not match:
        return at
    about, axis, number = match[1], match[2], int(match[3])
    if number == 0:
        return f"{about}{'当天' if axis == 'D' else '开始时'}"
    if axis == "D" and 0 < number < SAID_IN_YEARS:
        return f"{about}第 {number} 天"
    span = _days(abs(number)) if axis == "D" else _minutes(abs(number))
    return f"{about}{'前' if number < 0 else '后'} {span}"


def _days(days: int) -> str:
    return f"{days} 天" if days < SAID_IN_YEARS else f"{days / DAYS_OF_A_YEAR:.0f} 年"


def _minutes(minutes: int) -> str:
    return f"{minutes} 分钟" if minutes < 60 or minutes % 30 else f"{minutes / 60:g} 小时"


@dataclass(frozen=True, slots=True)
class _Row:
    moment: Moment
    lines: tuple[str, ...]
    y: int

    @property
    def bottom(self) -> int:
        return self.y + LINE_HEIGHT * len(self.lines) + GAP


def render_timeline(moments: Sequence[Moment]) -> Markup:
    """An SVG of the moments from top to bottom; "" when there are none."""
    rows: list[_Row] = []
    for moment in moments:
        y = rows[-1].bottom if rows else TOP
        rows.append(_Row(moment, tuple(wrap(moment.what, TEXT_COLUMNS)), y))
    if not rows:
        return Markup()
    height = rows[-1].bottom
    spine = Markup('<path class="qs-timeline__line" d="M{x} {top}V{bottom}"/>').format(
        x=LINE_X, top=rows[0].y, bottom=rows[-1].y
    )
    said = "；".join(f"{label_of(m.at)}，{m.what}" for m in moments)
    return Markup(
        '<svg class="qs-timeline" viewBox="0 0 {w} {h}" role="img" aria-label="时间线：{said}">'
        "{spine}{rows}</svg>"
    ).format(w=WIDTH, h=height, said=said, spine=spine, rows=Markup().join(map(_row, rows)))


def _row(row: _Row) -> Markup:
    turn = {"发现": "found", "处置": "handled", "化解": "resolved"}.get(row.moment.turn, "plain")
    dot = Markup(
        '<circle class="qs-timeline__dot qs-timeline__dot--{turn}" cx="{x}" cy="{y}" r="5"/>'
    )
    label = Markup('<text class="qs-timeline__at" x="{x}" y="{y}" text-anchor="end">{text}</text>')
    line = Markup('<text class="qs-timeline__what" x="{x}" y="{y}">{text}</text>')
    return Markup().join(
        (
            dot.format(turn=turn, x=LINE_X, y=row.y),
            label.format(x=LABEL_RIGHT, y=row.y + 5, text=label_of(row.moment.at)),
            *(
                line.format(x=TEXT_X, y=row.y + 5 + LINE_HEIGHT * i, text=text)
                for i, text in enumerate(row.lines)
            ),
        )
    )
