"""Names as they were typed to a finished plan; nobody typed is lost.

`browser/seating/seating.js` is the twin.
"""

from collections.abc import Callable, Mapping, Sequence

from builder.model.seating import RuleName
from builder.seating.benches import ACROSS, Drawing
from builder.seating.cars import in_a_car
from builder.seating.facing import face_to_face, side_by_side
from builder.seating.names import read_names
from builder.seating.party import Party
from builder.seating.rings import horseshoe, round_tables
from builder.seating.rows import award, in_rows, signing
from builder.seating.shapes import CustomData, Duty, Guest, How, LayoutData, OptionData, Seating

RULES: Mapping[RuleName, Callable[[Party, Drawing], None]] = {
    "成排": in_rows,
    "对坐": face_to_face,
    "沙发": side_by_side,
    "签字": signing,
    "圆桌": round_tables,
    "U形": horseshoe,
    "颁奖": award,
    "乘车": in_a_car,
}
DUTIES: Mapping[RuleName, tuple[Duty, ...]] = {
    "对坐": ("译员", "记录"),
    "沙发": ("译员", "记录"),
    "签字": ("签字", "助签"),
}
"""For whom a rule has places of their own."""
MARGIN = 40
Choices = Mapping[str, str]
"""By custom the label of the way somebody chose."""


def seat_people(
    layout: LayoutData, typed: Sequence[str], choices: Choices, most: int = 0
) -> Seating:
    """The plan of two typed lists, hosts and guests; `most` to a row or table, 0 for the usual."""
    lists = [read_names(text) for text in typed]
    hosts, guests = ([_at_work(layout, x) for x in names["people"]] for names in lists)
    ways = [_chosen(custom, choices) for custom in layout["customs"]]
    party = Party(hosts, guests, layout, how_of(layout, ways), most or layout["most"])
    drawing = Drawing()
    if hosts or guests:
        RULES[layout["rule"]](party, drawing)
    empty = [
        f"“{word}”一个名字也没有填。"
        for side, word in enumerate(layout["sides"])
        if not typed[side].strip() and (side or not is_one_order(party.how))
    ]
    seated = [seat["name"] for seat in drawing.seats]
    left = [name for names in lists for name in names["left"]]
    return _framed(
        drawing,
        Seating(
            layout=layout["name"],
            title=layout["title"],
            view=layout["view"],
            custom="；".join(way["label"] for way in ways),
            width=0,
            height=0,
            seats=drawing.seats,
            marks=drawing.marks,
            lines=drawing.lines,
            notes=layout["notes"],
            said=[*empty, *(said for names in lists for said in names["said"]), *drawing.said],
            left=[*_unseated([*hosts, *guests], seated), *left],
        ),
    )


def how_of(layout: LayoutData, ways: Sequence[OptionData]) -> How:
    """What the rule is told: by the layout, then by the ways chosen."""
    how = dict(layout["sets"])
    for way in ways:
        how |= way["sets"]
    return how


def is_one_order(how: How) -> bool:
    """Whether both lists make one order, so that there need be nobody in the first."""
    return "first" in how and how.get("mix") != "间"


def _chosen(custom: CustomData, choices: Choices) -> OptionData:
    label = choices.get(custom["name"], "")
    options = custom["options"]
    return next((option for option in options if option["label"] == label), options[0])


def _at_work(layout: LayoutData, guest: Guest) -> Guest:
    """Where a layout has no place of its own for a duty, it is one of the rest."""
    if guest["duty"] in DUTIES.get(layout["rule"], ()):
        return guest
    return Guest(name=guest["name"], post=guest["post"], duty="")


def _unseated(people: Sequence[Guest], seated: list[str]) -> list[str]:
    """Names that no seat has, as often as they are missing."""
    rest = list(seated)
    left: list[str] = []
    for guest in people:
        if guest["name"] in rest:
            rest.remove(guest["name"])
        else:
            left.append(guest["name"])
    return left


def _framed(drawing: Drawing, plan: Seating) -> Seating:
    """Moved so that everything lies within width and height."""
    spots = [(x["x"], x["y"], ACROSS, ACROSS) for x in drawing.seats]
    spots += [(x["x"], x["y"], max(x["width"], 100), x["height"]) for x in drawing.marks]
    if not spots:
        return plan
    left = min(x - width // 2 for x, _, width, _ in spots) - 8
    right = max(x + width // 2 for x, _, width, _ in spots) + 8
    top = min(y - height // 2 for _, y, _, height in spots) - 16
    foot = max(y + height // 2 for _, y, _, height in spots) + 12
    for each in (*drawing.seats, *drawing.marks):
        each["x"] -= left
        each["y"] -= top
    plan["width"], plan["height"] = right - left, foot - top
    return plan
