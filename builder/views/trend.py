"""检查单凭什么, one day after another, as a picture: a column a day, inline SVG."""

from collections.abc import Sequence

from markupsafe import Markup

from builder.model.trend import Measured

SHOWN = 12
"""Columns; the table beside it has every row."""
STEP, WIDTH, HIGH, TOP, FOOT = 64, 34, 120, 22, 22
"""From column to column, of a column; height of the tallest, and room for words above and below."""

_BOX = Markup('<rect class="qs-share__{part}" x="{x}" y="{y:.1f}" width="{w}" height="{h:.1f}"/>')


def render_trend(rows: Sequence[Measured]) -> Markup:
    """The latest rows as columns of known slips: stopped, only once asked, not at all."""
    shown = rows[-SHOWN:]
    if not shown:
        return Markup()
    most = max(1, *(row.played for row in shown))
    columns = Markup().join(_column(at, row, most) for at, row in enumerate(shown))
    said = "；".join(f"{row.day} 拦得住 {row.stopped + row.asked} 起" for row in shown)
    return Markup(
        '<svg class="qs-trend" width="{w}" height="{h}" viewBox="0 0 {w} {h}" role="img"'
        ' aria-label="历次：{said}">{columns}</svg>'
    ).format(w=STEP * len(shown), h=TOP + HIGH + FOOT, said=said, columns=columns)


def _column(at: int, row: Measured, most: int) -> Markup:
    left, bottom, boxes = at * STEP + (STEP - WIDTH) / 2, float(TOP + HIGH), Markup()
    parts = (("own", row.stopped), ("asked", row.asked), ("open", row.open))
    for part, number in parts:
        high = number * HIGH / most
        bottom -= high
        boxes += _BOX.format(part=part, x=left, y=bottom, w=WIDTH, h=high)
    share = _text(at, bottom - 6, share_words(row))
    return boxes + share + _text(at, TOP + HIGH + FOOT - 6, row.day[2:])


def share_words(row: Measured) -> str:
    """`96%` of the known slips are stopped; "" where there are none."""
    return f"{(row.stopped + row.asked) * 100 // row.played}%" if row.played else ""


def _text(at: int, y: float, words: str) -> Markup:
    text = Markup('<text x="{x}" y="{y:.1f}" text-anchor="middle">{words}</text>')
    return text.format(x=at * STEP + STEP // 2, y=y, words=words)
