"""Rules whose two sides face each other, or sit side by side before those who came with them.

`browser/seating/seating-facing.js` is the twin.
"""

from collections.abc import Sequence

from builder.seating.benches import (
    ACROSS,
    DEEP,
    Drawing,
    filled,
    half_width,
    onward,
    outward,
    sign_of,
)
from builder.seating.party import Party
from builder.seating.shapes import Ranked

NEAR = 64
"""From the middle of a long table to the middle of the seats at it."""
LOOKS = {"横": ("上", "下"), "回": ("上", "下"), "竖": ("右", "左")}
"""Where hosts and guests look."""
AWAY = {"下": (0, -1), "上": (0, 1), "左": (1, 0), "右": (-1, 0)}
"""The other way."""


def face_to_face(party: Party, drawing: Drawing) -> None:
    """A long table: the first of each side in the middle, face to face; notes taken behind."""
    longest = 1
    for side, looks in enumerate(LOOKS[party.how["table"]]):
        rows = [*filled(_with_interpreters(party, side), party.most), *_behind(party, side)]
        dx, dy = AWAY[looks]
        facing = looks, party.how["hand"]
        for number, row in enumerate(rows):
            away = NEAR + DEEP * number
            word = party.layout["sides"][side] + (f"第 {number + 1} 排" if number else "")
            aside = 0 if len(row) % 2 else sign_of(facing) * ACROSS // 2
            at = dx * away + abs(dy) * aside, dy * away + abs(dx) * aside
            outward(drawing, row, at, facing, word)
            longest = max(longest, len(row) + 1 - len(row) % 2)
        beyond = NEAR + DEEP * len(rows)
        drawing.words(dx * (beyond + 14), dy * (beyond - 12) + 4, party.word(side))
    _long_table(party, drawing, longest)


def _with_interpreters(party: Party, side: int) -> list[Ranked]:
    """Those at the table; an interpreter sits at the first one's right or left hand."""
    people, custom = party.seated(side), party.how["interpreter"]
    hand = "左" if custom == "分" and side else "右"
    beside = party.staff(side, "译员") if custom != "后" else []
    place = 1 if hand == party.how["hand"] else 2
    return [*people[:place], *beside[:1], *people[place:], *beside[1:]]


def _behind(party: Party, side: int) -> list[Sequence[Ranked]]:
    duties = ("记录", "译员") if party.how["interpreter"] == "后" else ("记录",)
    staff = party.staff(side, *duties)
    return [staff] if staff else []


def _long_table(party: Party, drawing: Drawing, longest: int) -> None:
    length, broad = max(2 * half_width(longest), 3 * ACROSS), 2 * NEAR - 64
    if party.how["table"] == "竖":
        drawing.mark("table", (0, 0), (broad, length))
        drawing.mark("door", (0, length // 2 + 40), text=party.layout["front"])
        return
    drawing.mark("table", (0, 0), (length, broad))
    if party.how["table"] == "回":
        drawing.mark("table", (0, 0), (length - 40, broad - 32))
    foot = max([NEAR, *(seat["y"] for seat in drawing.seats)])
    drawing.mark("door", (0, foot + 74), text=party.layout["front"])


def side_by_side(party: Party, drawing: Drawing) -> None:
    """Host and guest together, each with his own down one side and his staff behind him."""
    guests_sign = 1 if party.how["hand"] == "左" else -1
    longest = 1
    for side, sign in ((1, guests_sign), (0, -guests_sign)):
        word = "左" if sign < 0 else "右"
        people = party.seated(side)
        onward(drawing, people[:1], (40 * sign, 0), (0, 0), f"正中{word}座")
        staff = party.staff(side, "译员", "记录")
        onward(drawing, staff, (40 * sign, -DEEP - 6), (ACROSS * sign, 0), f"{word}后排")
        for number, column in enumerate(filled(people[1:], party.most)):
            at = (150 + ACROSS * number) * sign, 74
            onward(drawing, column, at, (0, DEEP), f"{word}侧第 {number + 1} 列")
            longest = max(longest, len(column))
        drawing.words(150 * sign, 28, party.word(side))
    drawing.mark("table", (0, 74), (70, 44))
    drawing.mark("door", (0, 90 + DEEP * longest), text=party.layout["front"])
