"""Rules whose people sit around: round tables, one or several, and a horseshoe.

`browser/seating/seating-rings.js` is the twin.
"""

from collections.abc import Iterator, Sequence

from builder.seating.benches import (
    ACROSS,
    DEEP,
    Drawing,
    around,
    evenly,
    half_width,
    radius_of,
)
from builder.seating.party import Party, in_turn
from builder.seating.shapes import Ranked

SIDE = 12
"""Seats down one side of a horseshoe, before a second one stands around it."""


def round_tables(party: Party, drawing: Drawing) -> None:
    """Tables in the order of their distance from the first, which stands far from the door."""
    tables = list(_tables(party))
    apart = 2 * radius_of(max([1, *map(len, tables)])) + 84
    for number, table in enumerate(tables):
        middle = (0, -1, 1)[number % 3] * apart, number // 3 * apart
        radius, word = radius_of(len(table)), f"第 {number + 1} 桌" if len(tables) > 1 else ""
        drawing.mark("ring", middle, (2 * radius - 86, 2 * radius - 86), word)
        for place, (who, (x, y)) in enumerate(zip(table, around(middle, len(table)), strict=True)):
            drawing.seat(who, x, y, f"{word}面门起顺时针第 {place + 1}")
    foot = max([0, *(seat["y"] for seat in drawing.seats)])
    drawing.mark("door", (0, foot + 56), text=party.layout["front"])


def _tables(party: Party) -> Iterator[list[Ranked]]:
    """Each table clockwise from the seat that faces the door."""
    if party.how["mix"] == "合":
        for people in evenly(party.merged(), party.most):
            yield _placed(people, _alternately(len(people), [0], party.how["hand"]))
        return
    for hosts, guests in _dealt(party):
        hosting = [0, (len(hosts) + len(guests)) // 2][: max(1, min(2, len(hosts)))]
        first = 2 * len(hosting)
        heads, rest = hosts[: len(hosting)], hosts[len(hosting) :]
        order = [*heads, *guests[:first], *in_turn(rest, guests[first:])]
        yield _placed(order, _alternately(len(order), hosting, "右"))


def _dealt(party: Party) -> Iterator[tuple[Sequence[Ranked], Sequence[Ranked]]]:
    """Hosts and guests of each table; every table has a host for as long as there are any."""
    hosts, guests = party.seated(0), party.seated(1)
    sizes = [len(row) for row in evenly([*hosts, *guests], party.most)]
    share = len(hosts)
    for number, size in enumerate(sizes):
        wanted = -(-share * (number + 1) // len(sizes)) - (share - len(hosts))
        here = max(min(wanted, size), size - len(guests), 0)
        yield hosts[:here], guests[: size - here]
        hosts, guests = hosts[here:], guests[size - here :]


def _alternately(count: int, middles: Sequence[int], hand: str) -> list[int]:
    """Places at a table of `count` in the order of precedence: the middles, then beside them."""
    sign = 1 if hand == "左" else -1
    places: dict[int, None] = {}
    for far in range(count):
        for middle in middles:
            places |= dict.fromkeys(((middle + sign * far) % count, (middle - sign * far) % count))
    return list(places)


def _placed(people: Sequence[Ranked], places: list[int]) -> list[Ranked]:
    by_place = dict(zip(places, people, strict=True))
    return [by_place[place] for place in range(len(people))]


def horseshoe(party: Party, drawing: Drawing) -> None:
    """Around three sides, from the middle of the closed one or from the end of an open one."""
    people = party.merged()
    bottom = 3 if len(people) <= 8 else 5 if len(people) <= 17 else 7
    inner = bottom + 2 * SIDE
    _bend(party, drawing, people[:inner], (bottom, ""))
    _bend(party, drawing, people[inner:], (bottom + 2, "后排"))
    half, side = half_width(bottom), max(1, (min(len(people), inner) - bottom + 1) // 2)
    drawing.mark("table", (0, 42), (2 * half, 20))
    for sign in (-1, 1):
        drawing.mark("table", (sign * (half - 10), 42 + DEEP * side // 2), (20, DEEP * side))
    foot = max([42 + DEEP * side, *(seat["y"] for seat in drawing.seats)])
    drawing.mark("door", (0, foot + 50), text=party.layout["front"])


def _bend(party: Party, drawing: Drawing, people: Sequence[Ranked], bend: tuple[int, str]) -> None:
    bottom, behind = bend
    half = bottom // 2
    for number, who in enumerate(people):
        place = _along_the_bend(number, len(people), party)
        if abs(place) <= half:
            where = f"{behind}底边左起第 {place + half + 1}"
            drawing.seat(who, place * ACROSS, -DEEP if behind else 0, where)
            continue
        sign, down = (1 if place > 0 else -1), abs(place) - half - 1
        where = f"{behind}{'右' if sign > 0 else '左'}边上起第 {down + 1}"
        drawing.seat(who, sign * (half_width(bottom) + 36), 74 + DEEP * down, where)


def _along_the_bend(number: int, count: int, party: Party) -> int:
    """How many seats from the middle of the closed side, to the right of the picture."""
    if party.how["main"] == "口":
        return number - (count - 1) // 2
    sign = 1 if party.how["hand"] == "左" else -1
    return sign * ((number + 1) // 2 if number % 2 else -(number // 2))
