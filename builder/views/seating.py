"""座次图 as inline SVG: no style attributes, colours from the page, readable in print."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import cos, pi, sin

from markupsafe import Markup

from builder.model.seating import SeatingPlan, SeatOption

WIDTH = 360
STEP, RADIUS = 44, 19
FIRST = ("1", "主宾", "客1")
"""Who the plan is built around; drawn with a stronger line."""
Rows = Sequence[Sequence[str]]
Drawing = tuple[int, list[Markup]]
"""Height, and what is drawn."""


def render_seating(plan: SeatingPlan, option: SeatOption) -> Markup:
    """One option as an SVG that also says in words who sits where."""
    height, marks = _LAYOUTS[plan.layout](option.rows)
    said = "；".join("、".join(row) for row in option.rows)
    return Markup(
        '<svg class="qs-seating" viewBox="0 0 {w} {h}" role="img" aria-label="{title}，{label}：'
        '{said}">{marks}</svg>'
    ).format(
        w=WIDTH,
        h=height,
        title=plan.title,
        label=option.label,
        said=said,
        marks=Markup().join(marks),
    )


def _stage(rows: Rows) -> Drawing:
    """The stage as the audience sees it; who sits there has left and right the other way round."""
    seats = list(_row(rows[0], 30))
    hands = (_words(64, 78, "← 台上人的右手"), _words(WIDTH - 64, 78, "台上人的左手 →"))
    return 108, [*seats, _table(20, 52, WIDTH - 40, 12), *hands, _words(WIDTH // 2, 102, "台下")]


def _talks(rows: Rows) -> Drawing:
    """A long table; above those who face the door."""
    top, bottom = list(_row(rows[0], 30)), list(_row(rows[1], 118))
    door = _door(168)
    return 184, [*top, _table(40, 56, WIDTH - 80, 36), *bottom, *door]


def _meet(rows: Rows) -> Drawing:
    """Two side by side who face the door, the others down both sides."""
    left, right = rows[1], rows[2]
    sides = [_seat(70, 84 + STEP * n, text) for n, text in enumerate(left)]
    sides += [_seat(WIDTH - 70, 84 + STEP * n, text) for n, text in enumerate(right)]
    foot = 84 + STEP * max(len(left), len(right), 1)
    captions = (_words(70, foot, "客方"), _words(WIDTH - 70, foot, "主方"))
    return foot + 36, [*_row(rows[0], 30), *sides, *captions, *_door(foot + 20)]


def _signing(rows: Rows) -> Drawing:
    """Two who sit and sign, those who stand behind them; seen from the hall."""
    standing, sitting = list(_row(rows[0], 30)), list(_row(rows[1], 84, step=3 * STEP))
    hands = (_words(78, 138, "客方"), _words(WIDTH - 78, 138, "主方"))
    table = _table(50, 108, WIDTH - 100, 12)
    return 164, [*standing, *sitting, table, *hands, _words(WIDTH // 2, 158, "会场、镜头")]


def _banquet(rows: Rows) -> Drawing:
    """A round table, clockwise from the seat that faces the door."""
    middle, far = 130, 102
    marks = [Markup('<circle class="qs-seating__table" cx="180" cy="130" r="72"/>')]
    for number, text in enumerate(rows[0]):
        angle = 2 * pi * number / len(rows[0])
        x = round(WIDTH / 2 + far * sin(angle))
        marks.append(_seat(x, round(middle - far * cos(angle)), text))
    return 284, [*marks, *_door(268)]


def _car(rows: Rows) -> Drawing:
    """A car from above, its front at the top."""
    foot = 56 + STEP * len(rows)
    wide = max(len(row) for row in rows) * STEP + 24
    left = (WIDTH - wide) // 2
    body = Markup(
        '<rect class="qs-seating__table" x="{x}" y="24" width="{w}" height="{h}" rx="18"/>'
    ).format(x=left, w=wide, h=foot - 32)
    seats = [
        _seat(round(left + 12 + STEP * (n + 0.5)), 58 + STEP * number, text)
        for number, row in enumerate(rows)
        for n, text in _spread(row, max(len(r) for r in rows))
    ]
    return foot + 4, [_words(WIDTH // 2, 16, "车头"), body, *seats]


def _spread(row: Sequence[str], places: int) -> Iterator[tuple[float, str]]:
    """Seats of a short row stand at its two sides, as in a car."""
    for number, text in enumerate(row):
        yield (number * (places - 1) / (len(row) - 1) if len(row) > 1 else 0), text


def _row(texts: Sequence[str], y: int, step: int = STEP) -> Iterator[Markup]:
    step = min(step, (WIDTH - 2 * RADIUS) // max(len(texts) - 1, 1))
    start = (WIDTH - step * (len(texts) - 1)) / 2
    for number, text in enumerate(texts):
        yield _seat(round(start + step * number), y, text)


def _seat(x: int, y: int, text: str) -> Markup:
    first = " qs-seating__seat--first" if text in FIRST else ""
    return Markup(
        '<circle class="qs-seating__seat{first}" cx="{x}" cy="{y}" r="{r}"/>'
        '<text class="qs-seating__who" x="{x}" y="{low}" text-anchor="middle">{text}</text>'
    ).format(first=first, x=x, y=y, low=y + 5, r=RADIUS, text=text)


def _table(x: int, y: int, width: int, height: int) -> Markup:
    return Markup(
        '<rect class="qs-seating__table" x="{x}" y="{y}" width="{w}" height="{h}" rx="3"/>'
    ).format(x=x, y=y, w=width, h=height)


def _words(x: int, y: int, text: str) -> Markup:
    return Markup(
        '<text class="qs-seating__word" x="{x}" y="{y}" text-anchor="middle">{text}</text>'
    ).format(x=x, y=y, text=text)


def _door(y: int) -> tuple[Markup, Markup]:
    line = Markup('<path class="qs-seating__door" d="M140 {y}H160M200 {y}H220"/>').format(y=y)
    return line, _words(WIDTH // 2, y + 5, "正门")


_LAYOUTS: Mapping[str, Callable[[Rows], Drawing]] = {
    "主席台": _stage,
    "会谈": _talks,
    "会见": _meet,
    "签字": _signing,
    "宴会": _banquet,
    "乘车": _car,
}
