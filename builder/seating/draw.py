"""A plan as inline SVG: no style attributes, colours from the page, readable in print.

`browser/seating/seating-draw.js` draws the same elements.
"""

from collections.abc import Iterator

from markupsafe import Markup

from builder.seating.shapes import Seat, Seating, SeatingMark

WIDE, HIGH = 52, 54
LINE = 6
"""A name's line holds so many half-width characters; a Chinese one is two."""


def render_seating(plan: Seating, label: str = "") -> Markup:
    """The picture, named to a screen reader by `label`; who sits where is told beside it."""
    drawn = [*map(_mark, plan["marks"]), *map(_seat, plan["seats"])]
    return Markup(
        '<svg class="qs-seating" viewBox="0 0 {w} {h}" width="{w}" role="img" aria-label="{label}">'
        "{drawn}</svg>"
    ).format(
        w=plan["width"],
        h=plan["height"],
        label=label or plan["title"],
        drawn=Markup().join(drawn),
    )


def name_lines(name: str) -> list[str]:
    """A name on two lines at most; a longer one ends in `…`, whole it stands in the list below."""
    lines = list(_filled(name))
    if len(lines) == 2 and len(name) <= LINE and len(lines[1]) == 1:
        half = (len(name) + 1) // 2
        return [name[:half], name[half:]]
    return lines if len(lines) <= 2 else [lines[0], lines[1][:-1] + "…"]


def _filled(name: str) -> Iterator[str]:
    line, width = "", 0
    for character in name:
        wide = 1 if character < "\x7f" else 2
        if width + wide > LINE:
            yield line
            line, width = "", 0
        line, width = line + character, width + wide
    if line:
        yield line


def _seat(seat: Seat) -> Markup:
    first = " qs-seating__seat--first" if seat["first"] else ""
    x, y = seat["x"], seat["y"]
    box = Markup(
        '<rect class="qs-seating__seat{first}" x="{x}" y="{y}" width="{w}" height="{h}" rx="4">'
        "</rect>"
    ).format(first=first, x=x - WIDE // 2, y=y - HIGH // 2, w=WIDE, h=HIGH)
    lines = name_lines(seat["name"])
    if lines == [seat["label"]]:
        return box + _text("who", x, y + 6, seat["label"])
    tall = len(lines) > 1
    texts = [_text("number", x, y - (12 if tall else 6), seat["label"])]
    texts += [
        _text("who", x, y + (5 if tall else 14) + 16 * n, text) for n, text in enumerate(lines)
    ]
    return box + Markup().join(texts)


def _mark(mark: SeatingMark) -> Markup:
    x, y = mark["x"], mark["y"]
    if mark["kind"] == "words":
        return _text("word", x, y, mark["text"])
    if mark["kind"] == "door":
        line = Markup('<path class="qs-seating__door" d="{d}"></path>').format(
            d=f"M{x - 70} {y}H{x - 45}M{x + 45} {y}H{x + 70}"
        )
        return line + _text("word", x, y + 5, mark["text"])
    width, height = mark["width"] or WIDE, mark["height"] or HIGH
    rounded = {"ring": width // 2, "table": 3, "empty": 4}[mark["kind"]]
    box = Markup(
        '<rect class="qs-seating__{kind}" x="{x}" y="{y}" width="{w}" height="{h}" rx="{r}"></rect>'
    ).format(kind=mark["kind"], x=x - width // 2, y=y - height // 2, w=width, h=height, r=rounded)
    return box + (_text("word", x, y + 5, mark["text"]) if mark["text"] else Markup())


def _text(kind: str, x: int, y: int, text: str) -> Markup:
    return Markup(
        '<text class="qs-seating__{kind}" x="{x}" y="{y}" text-anchor="middle">{text}</text>'
    ).format(kind=kind, x=x, y=y, text=text)
