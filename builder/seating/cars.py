"""The rule of cars: their seats come as data, `驾 _ 4/2 3 1` from the front backwards.

`browser/seating/seating-cars.js` is the twin.
"""

from collections.abc import Mapping

from builder.seating.benches import ACROSS, DEEP, Drawing
from builder.seating.party import Party, labelled
from builder.seating.shapes import Ranked

NO_SEAT = ("_", "门")


def in_a_car(party: Party, drawing: Drawing) -> None:
    """The smallest way to seat so many; whoever is beyond the last seat has none."""
    ways = party.how["car"].split("|")
    driver = labelled("驾", party.hosts[:1]) if "主" in ways[0] else []
    riders = party.without_hosts(len(driver)).merged()
    way = next((way for way in ways if room_of(way) >= len(riders)), ways[-1])
    by_cell = {str(rider["rank"]): rider for rider in riders}
    if driver:
        by_cell["主"] = driver[0]
    all_rows = [row.split(" ") for row in way.split("/")]
    rows = _taken(all_rows, by_cell)
    for number, cells in enumerate(rows):
        _seat_row(drawing, number, cells, by_cell)
    if empty := len(all_rows) - len(rows):
        drawing.words(0, DEEP * len(rows) + 6, f"后面 {empty} 排空着")
    if len(riders) > room_of(way):
        drawing.said.append(f"这辆车坐 {room_of(way)} 位，坐不下的另派车。")
    if "主" in way and not driver:
        drawing.said.append("没有填谁开车：写在本单位名单的第一位。")
    broad = max(len(cells) for cells in rows) * ACROSS
    drawing.words(0, -54, "车头")
    drawing.mark("table", (0, DEEP * (len(rows) - 1) // 2), (broad + 24, DEEP * len(rows) + 16))


def _taken(rows: list[list[str]], by_cell: Mapping[str, Ranked]) -> list[list[str]]:
    """Up to the last row in which somebody sits; the second is always shown."""
    taken = [n for n, cells in enumerate(rows) if any(cell in by_cell for cell in cells)]
    return rows[: max([2, *(n + 1 for n in taken)])]


def room_of(way: str) -> int:
    """How many a way of seating holds beside the driver."""
    return sum(cell.isdigit() for cell in way.replace("/", " ").split(" "))


def _seat_row(
    drawing: Drawing, number: int, cells: list[str], by_cell: Mapping[str, Ranked]
) -> None:
    place = 0
    for column, cell in enumerate(cells):
        x, y = (2 * column - len(cells) + 1) * ACROSS // 2, DEEP * number
        place += cell not in NO_SEAT
        if cell in by_cell:
            where = f"第 {number + 1} 排左起第 {place}"
            drawing.seat(by_cell[cell], x, y, where if number else _in_front(cell))
        elif cell == "门":
            drawing.words(x, y + 5, cell)
        elif cell not in NO_SEAT:
            drawing.mark("empty", (x, y), text="" if cell.isdigit() else "驾驶员")


def _in_front(cell: str) -> str:
    return "副驾" if cell.isdigit() else "驾驶座"
