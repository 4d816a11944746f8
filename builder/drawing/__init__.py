"""图样 as pictures: numbers and words of a record to inline SVG that screen and paper show."""

from markupsafe import Markup

from builder.drawing.flags import draw_face, draw_poles
from builder.drawing.pen import Sketch
from builder.drawing.rooms import draw_room
from builder.drawing.route import draw_route
from builder.drawing.tables import draw_label, draw_place_card
from builder.model.drawing import Drawing

__all__ = ["drawing_in_words", "render_drawing"]


def render_drawing(drawing: Drawing) -> Markup:
    """The picture, which tells a screen reader all that it shows."""
    made = _sketch(drawing)
    return Markup(
        '<svg class="qs-drawing" viewBox="0 0 {w} {h}" width="{wide}" role="img" '
        'aria-label="{label}">{strokes}</svg>'
    ).format(
        w=made.wide,
        h=made.high,
        wide=f"{made.millimetres}mm" if made.millimetres else made.wide,
        label="。".join((drawing.title, *made.said)),
        strokes=made.strokes,
    )


def drawing_in_words(drawing: Drawing) -> tuple[str, ...]:
    """What the picture shows, one sentence each."""
    return _sketch(drawing).said


def _sketch(drawing: Drawing) -> Sketch:
    if drawing.flag:
        return draw_face(drawing.flag)
    if drawing.label:
        return draw_label(drawing.label)
    if drawing.place_card:
        return draw_place_card(drawing.place_card)
    if drawing.room:
        return draw_room(drawing.room)
    if drawing.route:
        return draw_route(drawing.route)
    return draw_poles(drawing.poles)
