"""The national flag by the grid of 《国旗制法说明》, and flags on their poles."""

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction

from markupsafe import Markup

from builder.drawing.pen import (
    LINE,
    WIDE,
    Sketch,
    box,
    disc,
    join,
    level,
    lines,
    path,
    upright,
    words,
    wrap,
)
from builder.model.drawing import FlagFace, Pole

ACROSS, DOWN = 30, 20
"""Units of the grid that the law lays over the flag."""
_GREAT = (5.0, 5.0, 3.0)
_SMALL = ((10.0, 2.0), (12.0, 4.0), (12.0, 7.0), (10.0, 9.0))
"""Middles of the four stars of radius 1; a point of each looks at the middle of the great one."""
_INNER = math.sin(math.radians(18)) / math.sin(math.radians(126))
"""Of a star, the radius at which its points meet."""
_POLE, _FLAG = 216, 66
_COLUMNS = 50
"""Half-width columns of words that stand across the whole drawing."""


def flag(x: float, y: float, wide: float, *, upside_down: bool = False) -> Markup:
    """The flag by its upper left corner, its pole on the left."""
    unit = wide / ACROSS
    turned = -1 if upside_down else 1
    foot = y + DOWN * unit if upside_down else y
    up = math.pi / 2
    stars = [(*_GREAT, up)]
    stars += [(a, b, 1.0, math.atan2(b - _GREAT[1], _GREAT[0] - a)) for a, b in _SMALL]
    drawn = (
        _star(x + a * unit, foot + b * unit * turned, r * unit, turn * turned)
        for a, b, r, turn in stars
    )
    cut = (path("star", star, closed=True) for star in drawn)
    return box("flag", x, y, wide, DOWN * unit) + join(cut)


def _star(x: float, y: float, radius: float, turn: float) -> Iterator[tuple[float, float]]:
    for corner in range(10):
        far = radius if corner % 2 == 0 else radius * _INNER
        angle = turn + corner * math.pi / 5
        yield x + far * math.cos(angle), y - far * math.sin(angle)


def draw_face(face: FlagFace) -> Sketch:
    """The flag with its measures, and the sizes in a row below."""
    left, top, wide = 40, 16, 270
    high = wide * DOWN // ACROSS
    strokes = [
        path("pole", [(left - 5, top - 8), (left - 5, top + high + 24)]),
        flag(left, top, wide),
        level(left, left + wide, top + high + 14, "长 3"),
        upright(left + wide + 14, top, top + high, "高 2"),
    ]
    y = top + high + 60
    told = ["通用尺度，长×高，厘米：", *_filled(face.sizes)]
    strokes += [words("word", WIDE / 2, y + LINE * n, line) for n, line in enumerate(told)]
    said = ("长三高二，大星在上方，靠旗杆一边", "".join(told))
    return Sketch(WIDE, y + LINE * len(told), join(strokes), said)


def _filled(sizes: Sequence[str]) -> Iterator[str]:
    """Sizes side by side, none broken in two."""
    line = ""
    for size in sizes:
        if line and len(wrap(f"{line}　{size}", _COLUMNS)) > 1:
            yield line
            line = ""
        line = f"{line}　{size}" if line else size
    yield line


def draw_poles(poles: Sequence[Pole]) -> Sketch:
    """Poles beside each other on one ground."""
    step = WIDE / len(poles)
    ground = 20 + _POLE
    columns = int(step / 8)
    strokes = [path("ground", [(8, ground), (WIDE - 8, ground)])]
    for number, pole in enumerate(poles):
        middle = step * (number + 0.5)
        strokes.append(_pole(pole, middle - _FLAG / 2, ground))
        strokes.append(lines("word", middle, ground + 24, _label(pole), columns))
    deepest = max(len(wrap(_label(pole), columns)) for pole in poles)
    return Sketch(WIDE, ground + 12 + LINE * deepest, join(strokes), tuple(map(_said, poles)))


def _label(pole: Pole) -> str:
    return f"× {pole.label}" if pole.wrong else pole.label


def _pole(pole: Pole, x: float, ground: float) -> Markup:
    long = _POLE * pole.tall / 100
    top = ground - long
    down = top + float(Fraction(pole.drop)) * long
    strokes = [path("pole", [(x, top), (x, ground)]), disc("knob", x, top - 4, 4)]
    if pole.flag == "国旗":
        strokes.append(flag(x, down, _FLAG, upside_down=pole.upside_down))
    else:
        strokes.append(box("other", x, down, _FLAG, _FLAG * DOWN / ACROSS))
        strokes.append(words("small", x + _FLAG / 2, down + 27, pole.flag))
    if down > top and not pole.wrong:
        strokes.append(upright(x + 14, top, down, f"杆长的 {pole.drop}"))
    return join(strokes)


def _said(pole: Pole) -> str:
    where = f"旗顶离杆顶为旗杆全长的 {pole.drop}" if Fraction(pole.drop) else "旗顶在杆顶"
    turned = "，倒挂" if pole.upside_down else ""
    return f"{'错：' if pole.wrong else ''}{pole.label}（{pole.flag}，{where}{turned}）"
