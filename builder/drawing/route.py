"""A way through a place: stops on a grid and the stretches between them."""

from markupsafe import Markup

from builder.drawing.pen import WIDE, Sketch, arrow, box, join, words
from builder.model.drawing import Leg, Route, Stop

_DOWN = 86
_HIGH = 44
_TOP = 6
_BETWEEN = 54
"""Room for what is said of a stretch that leads to the side."""


def draw_route(route: Route) -> Sketch:
    """Stops as boxes with who is there; the way as arrows, a spare one dashed."""
    columns = max(stop.column for stop in route.stops)
    rows = max(stop.row for stop in route.stops)
    places = {stop.name: _middle(stop, columns) for stop in route.stops}
    wide = min(112.0, WIDE / columns - _BETWEEN)
    ways = [_way(leg, places, wide) for leg in route.legs]
    stops = [_stop(stop, *places[stop.name], wide) for stop in route.stops]
    high = _TOP + _DOWN * (rows - 1) + _HIGH + 8
    told = (*map(_said, route.legs), *map(_stop_said, route.stops))
    return Sketch(WIDE, high, join([*ways, *stops]), tuple(filter(None, told)))


def _middle(stop: Stop, columns: int) -> tuple[float, float]:
    return WIDE / columns * (stop.column - 0.5), _TOP + _DOWN * (stop.row - 1) + _HIGH / 2


def _stop(stop: Stop, x: float, y: float, wide: float) -> Markup:
    kind = "closed" if stop.closed else "stop"
    told = "不经过" if stop.closed else stop.told
    drawn = box(kind, x - wide / 2, y - _HIGH / 2, wide, _HIGH)
    if not told:
        return drawn + words("strong", x, y + 5, stop.name)
    return drawn + words("strong", x, y - 3, stop.name) + words("small", x, y + 15, told)


def _way(leg: Leg, places: dict[str, tuple[float, float]], wide: float) -> Markup:
    start, end = places[leg.start], places[leg.end]
    across, down = end[0] - start[0], end[1] - start[1]
    reach = wide / 2 if abs(across) * _HIGH > abs(down) * wide else 0.0
    share = reach / abs(across) if reach else _HIGH / 2 / max(abs(down), 1)
    out = (start[0] + across * share, start[1] + down * share)
    into = (end[0] - across * share, end[1] - down * share)
    drawn = arrow("spare" if leg.spare else "way", out, into)
    x, y = (out[0] + into[0]) / 2, (out[1] + into[1]) / 2
    if abs(down) < abs(across):
        return drawn + words("small", x, y - 8, leg.told)
    return drawn + words("small", x + 8, y + 5, leg.told, "start")


def _said(leg: Leg) -> str:
    told = "，".join(filter(None, (leg.told, "备用" if leg.spare else "")))
    return f"{leg.start}→{leg.end}{f'（{told}）' if told else ''}"


def _stop_said(stop: Stop) -> str:
    if stop.closed:
        return f"{stop.name}：不经过"
    return f"{stop.name}：{stop.told}" if stop.told else ""
