"""Tables and chairs in a room, seen from above, what is in front at the top."""

from collections.abc import Iterator

from markupsafe import Markup

from builder.drawing.pen import LINE, WIDE, Sketch, box, join, upright, words
from builder.model.drawing import Room

_CHAIR = 15
_HEAD, _TOP = 30, 10
_DEEP = 22
"""Of a table."""
_AISLE = 34
_TO_MEASURE = "＿＿"
_MEASURED = 66
"""Room for the measured gap between what is in front and the first row."""


def draw_room(room: Room) -> Sketch:
    """The room, with its distances below it."""
    first = _TOP + _HEAD + _MEASURED
    draw = _in_rows if room.arrangement in ("剧院式", "课桌式") else _around
    strokes, foot = draw(room, first)
    head = [
        box("stage", WIDE / 2 - 90, _TOP, 180, _HEAD),
        words("word", WIDE / 2, _TOP + 20, room.head),
    ]
    told = [f"{gap.between}：{gap.metres or _TO_MEASURE} 米" for gap in room.gaps]
    if room.gaps:
        metres = f"{room.gaps[0].metres or _TO_MEASURE} 米"
        head.append(upright(WIDE / 2, _TOP + _HEAD + 4, first - 4, metres))
    y = foot + 26
    rows = [words("word", WIDE / 2, y + LINE * n, text) for n, text in enumerate(told)]
    said = (f"{room.arrangement}，{_count(room)}", *told)
    return Sketch(WIDE, int(y + LINE * len(rows)), join([*head, *strokes, *rows]), said)


def _count(room: Room) -> str:
    if room.arrangement == "剧院式":
        return f"{room.rows} 排，每排 {room.seats} 席，不放桌"
    if room.arrangement == "课桌式":
        return f"{room.rows} 排，每排 {room.seats} 席，有桌"
    return f"每条长边 {room.rows} 席，每条短边 {room.seats} 席"


def _in_rows(room: Room, top: float) -> tuple[list[Markup], float]:
    """Rows that face the front, parted by an aisle where there is one."""
    has_tables = room.arrangement == "课桌式"
    step = min(30.0, (WIDE - 40 - _AISLE * room.aisle) / room.seats)
    down = _DEEP + _CHAIR + 16 if has_tables else _CHAIR + 11
    left = (WIDE - step * room.seats - _AISLE * room.aisle) / 2
    half = (room.seats + 1) // 2 if room.aisle else room.seats
    parts = [(0, half, left), (half, room.seats, left + _AISLE)]
    strokes: list[Markup] = []
    for row in range(room.rows):
        y = top + row * down
        for start, end, x in parts:
            strokes += _stretch(x + start * step, y, step, end - start, has_table=has_tables)
    foot = top + room.rows * down - (down - _CHAIR - _DEEP * has_tables)
    if room.aisle:
        strokes.append(words("small", left + half * step + _AISLE / 2, (top + foot) / 2, "过"))
        strokes.append(words("small", left + half * step + _AISLE / 2, (top + foot) / 2 + 18, "道"))
    return strokes, foot


def _stretch(x: float, y: float, step: float, seats: int, *, has_table: bool) -> Iterator[Markup]:
    if seats and has_table:
        yield box("table", x + 1, y, step * seats - 2, _DEEP)
    for seat in range(seats):
        middle = x + step * (seat + 0.5)
        yield box("chair", middle - _CHAIR / 2, y + (_DEEP + 3) * has_table, _CHAIR, _CHAIR)


def _around(room: Room, top: float) -> tuple[list[Markup], float]:
    """Tables on three or four sides, chairs outside; a U is open to the front."""
    step = min(28.0, 250 / max(room.seats, room.rows))
    wide, long = step * room.seats + 2 * _DEEP, step * room.rows
    left = (WIDE - wide) / 2
    closed = room.arrangement == "回字形"
    y = top + (_CHAIR + 3 + _DEEP) * closed
    foot = y + long
    strokes = [
        box("table", left, y, _DEEP, long),
        box("table", left + wide - _DEEP, y, _DEEP, long),
        box("table", left, foot, wide, _DEEP),
    ]
    for n in range(room.rows):
        middle = y + step * (n + 0.5) - _CHAIR / 2
        strokes.append(box("chair", left - _CHAIR - 3, middle, _CHAIR, _CHAIR))
        strokes.append(box("chair", left + wide + 3, middle, _CHAIR, _CHAIR))
    sides = [(foot + _DEEP + 3)] + [y - _DEEP - _CHAIR - 3] * closed
    if closed:
        strokes.append(box("table", left, y - _DEEP, wide, _DEEP))
    for line in sides:
        for n in range(room.seats):
            middle = left + _DEEP + step * (n + 0.5)
            strokes.append(box("chair", middle - _CHAIR / 2, line, _CHAIR, _CHAIR))
    return strokes, foot + _DEEP + 3 + _CHAIR
