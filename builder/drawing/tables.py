"""What stands on tables and boxes: a label to fill in, a place card."""

from markupsafe import Markup

from builder.drawing.pen import HALF, Sketch, box, join, level, path, upright, words, wrap
from builder.model.drawing import BoxLabel, PlaceCard

MILLIMETRE = 1 / 0.28
"""Units of a drawing to a millimetre of paper, as the book prints it."""
_HEAD, _ROW = 30, 25


def draw_label(label: BoxLabel) -> Sketch:
    """The label in its true size, cut along its edge; a line too long for it goes on below."""
    wide, y = round(label.wide * MILLIMETRE), _HEAD
    strokes = [words("title", wide / 2, 22, label.head)]
    for line in label.lines:
        strokes.append(path("rule", [(10, y), (wide - 10, y)]))
        for part in wrap(line, int((wide - 22) / HALF)):
            strokes.append(words("word", 12, y + 18, part, "start"))
            y += _ROW
    edge = box("cut", 1, 1, wide - 2, y + 6)
    return Sketch(wide, y + 8, join([edge, *strokes]), label.lines, label.wide)


def draw_place_card(card: PlaceCard) -> Sketch:
    """The unfolded card: the far side stands on its head until it is folded."""
    wide = 260
    high = round(wide * card.high / card.wide)
    left, top = 16, 8
    fold = top + high
    middle = left + wide // 2
    size = min(high * 0.5, wide * 0.84 / len(card.name))
    front = Markup(
        '<text class="qs-drawing__name" x="{x}" y="{y}" text-anchor="middle" font-size="{size}">'
        "{name}</text>"
    ).format(x=middle, y=round(fold + high / 2 + size * 0.36), size=round(size), name=card.name)
    back = Markup('<g transform="rotate(180 {x} {y})">{front}</g>').format(
        x=middle, y=fold, front=front
    )
    strokes = [
        box("paper", left, top, wide, high * 2),
        path("fold", [(left, fold), (left + wide, fold)]),
        front,
        back,
        words("small", left + wide + 10, fold + 5, "对折线", "start"),
        upright(left + wide + 12, fold + 12, fold + high, f"{card.high} 毫米"),
        level(left, left + wide, fold + high + 12, f"{card.wide} 毫米"),
    ]
    said = (f"一面宽 {card.wide} 毫米、高 {card.high} 毫米，两面同名，对折后两面都正", card.type)
    told = words("word", left + wide / 2, fold + high + 56, card.type)
    return Sketch(396, fold + high + 68, join([*strokes, told]), said)
