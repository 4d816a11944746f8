"""Rules whose people stand or sit in rows before a hall: a stage, a photograph, prizes, signing.

`browser/seating/seating-rows.js` is the twin.
"""

from builder.seating.benches import (
    ACROSS,
    DEEP,
    Drawing,
    evenly,
    filled,
    half_width,
    onward,
    outward,
    steps_outward,
)
from builder.seating.party import Party, rows_in_order
from builder.seating.shapes import Ranked, Seat

BATCH = 3 * DEEP + 20
"""From one batch of a prize-giving to the next on the picture."""


def in_rows(party: Party, drawing: Drawing) -> None:
    """Rows before a hall or a camera: the front before the back, the middle before the sides."""
    rows = rows_in_order(party)
    for number, row in enumerate(rows):
        facing = "下", party.hand_of(len(row))
        outward(drawing, row, (0, -DEEP * number), facing, f"第 {number + 1} 排")
    half = max(half_width(len(row)) for row in (*rows, ()))
    if party.layout["desk"]:
        drawing.mark("table", (0, 36), (2 * half, 12))
    drawing.words(-110, 70, "← 右手")
    drawing.words(110, 70, "左手 →")
    drawing.words(0, 70, party.layout["front"])


def signing(party: Party, drawing: Drawing) -> None:
    """Who signs at the table, aides outside of them, the others behind, highest in the middle."""
    for side, sign in ((1, -1), (0, 1)):
        word = "左" if sign < 0 else "右"
        others, signers = party.seated(side), party.staff(side, "签字")
        if others and not signers:
            others, signers = others[1:], others[:1]
            drawing.said.append(f"没有注明{party.layout['sides'][side]}谁签字，先按第一位。")
        onward(drawing, signers, (87 * sign, 0), (ACROSS * sign, 0), f"{word}签字席")
        aside = 120 + ACROSS * len(signers)
        onward(
            drawing, party.staff(side, "助签"), (aside * sign, 0), (ACROSS * sign, 0), f"{word}助签"
        )
        for number, row in enumerate(filled(others, party.most)):
            at = ACROSS // 2 * sign, -72 - DEEP * number
            onward(drawing, row, at, (ACROSS * sign, 0), f"{word}后第 {number + 1} 排")
        drawing.words(110 * sign, 70, party.word(side))
    drawing.mark("table", (0, 36), (300, 12))
    drawing.words(0, 94, party.layout["front"])


def award(party: Party, drawing: Drawing) -> None:
    """Those who receive in rows, those who give before them, each opposite his own."""
    batches = evenly(party.seated(1), party.most) or [()]
    for number, batch in enumerate(batches):
        word, top = f"第 {number + 1} 批" if len(batches) > 1 else "", BATCH * number
        outward(drawing, batch, (0, top), ("下", party.hand_of(len(batch))), f"{word}受奖人")
        givers = _next_givers(party.seated(0), sum(map(len, batches[:number])), len(batch))
        _givers(party, drawing, givers, len(batch) or len(givers), (top + DEEP + 14, word))
        drawing.words(0, top - 36, f"{word}托盘")
        _walk_up(drawing, f"{word}受奖人", [x for x in drawing.seats if x["y"] == top])
    drawing.words(0, BATCH * len(batches) - 60, party.layout["front"])


def _next_givers(givers: list[Ranked], done: int, wanted: int) -> list[Ranked]:
    """Those who have not given yet; after the last, the first again. All where none receives."""
    first = done if done < len(givers) else 0
    return givers[first : first + wanted] if wanted else givers


def _walk_up(drawing: Drawing, who: str, seats: list[Seat]) -> None:
    """In which order they come up, so that each arrives at his own place."""
    names = "、".join(seat["name"] for seat in sorted(seats, key=lambda seat: -seat["x"]))
    if names:
        told = f"{who}从左边（从台下看）上台的次序：{names}；从右边上，次序倒过来。"
        drawing.lines.append(told)


def _givers(
    party: Party, drawing: Drawing, givers: list[Ranked], places: int, at: tuple[int, str]
) -> None:
    """Each before the middle of those to whom he gives; the first before the middle ones."""
    y, word = at
    count = len(givers)
    sign = 1 if party.hand_of(count) == "左" else -1
    for who, steps in zip(givers, steps_outward(count), strict=True):
        block = (sign * steps + count - 1) // 2
        start, end = places * block // count, places * (block + 1) // count
        x = (start + end - places) * ACROSS // 2
        to = "" if end - start == 1 else f"，颁 {end - start} 人"
        drawing.seat(who, x, y, f"{word}颁奖人左起第 {block + 1}{to}")
        if not party.guests:
            drawing.mark("empty", (x, y - DEEP - 14))
