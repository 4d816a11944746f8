"""How a line of an office's own list is understood: an item, a task, one that stands already.

Nothing is made up. What a line does not say, what to see for instance, is left to be filled in,
and a line out of which no action can be made is told as such.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from builder.letters.list_rows import ListRow
from builder.model import Due, EventType, HandIn, Item, Library, Task
from builder.model.limits import LONGEST_EXPECT, LONGEST_TASK
from builder.model.line_words import VAGUE, is_plain_action
from builder.review.item_line import item_line
from builder.review.propose import Place, propose
from builder.review.terms import terms
from builder.review.time_words import DAY, moments

Kind = Literal["检查项", "任务", "已有", "没有节点", "看不懂"]
ALIKE, NEAR = 0.6, 0.25
"""How many of their pairs of characters two lines share, to be the same line, or like it."""
SHOWN = 2
TO_FILL_IN = "【填：看到什么才算好】"
_AFTER = re.compile("(?:会|散场|散会|活动|结束|接待|完|送走)[以之]?后|事后")
_AFTERNOON = "17:00"
_ANY_RECEIPT = "20260101-00000000"


@dataclass(frozen=True, slots=True)
class Understood:
    """One line and what it would become."""

    row: ListRow
    kind: Kind
    text: str = ""
    place: Place | None = None
    due: str = ""
    """Of a task: `start-2d 17:00`."""
    stream: str = ""
    """Of a task: the 环节 of the task that is most like it."""
    topic: str = ""
    """The file it goes to."""
    similar: tuple[Item | Task, ...] = ()
    """Lines like it that stand already, the nearest first."""


def understand(
    rows: Iterable[ListRow], event_type: EventType, library: Library
) -> Iterator[Understood]:
    """Each line by itself, for one whole event type."""
    items, tasks = library.items_of_type(event_type), library.tasks_of_type(event_type)
    for row in rows:
        yield _understood(row, event_type, (*items, *tasks), library)


def _understood(
    row: ListRow, event_type: EventType, known: Sequence[Item | Task], library: Library
) -> Understood:
    near = _near(row.text, known)
    if near and _share(row.text, near[0]) >= ALIKE:
        return Understood(row, "已有", similar=near)
    days = _days(row)
    item = _item(row, event_type, library, near)
    if days is None or _is_that_day(item, days, library):
        return item
    return _task(row, days, event_type, library, near)


def _is_that_day(item: Understood, days: int, library: Library) -> bool:
    """Whether one stops on that day anyway, so that it is looked at and not only done."""
    due = Due.parse(item.place.pause_in(library).at) if item.place else None
    return due is not None and due.unit in ("d", "wd") and due.amount == days


def _days(row: ListRow) -> int | None:
    """How many whole days before (less than 0) or after, where the row says so."""
    for text in (row.when, row.text, row.heading):
        for moment in moments(text):
            if moment.minutes is not None and abs(moment.minutes) >= DAY:
                return moment.minutes // DAY
    return None


def _task(
    row: ListRow,
    days: int,
    event_type: EventType,
    library: Library,
    near: tuple[Item | Task, ...],
) -> Understood:
    tasks = library.tasks_of_type(event_type)
    if not tasks or len(row.text) > LONGEST_TASK or VAGUE.search(row.text):
        return Understood(row, "看不懂", similar=near)
    alike = max(tasks, key=lambda task: _share(row.text, task))
    due = f"{'start' if days < 0 else 'end'}{days:+d}d {_AFTERNOON}"
    stream, topic = alike.workstream, alike.topic
    return Understood(row, "任务", row.text, due=due, stream=stream, topic=topic, similar=near)


def _item(
    row: ListRow, event_type: EventType, library: Library, near: tuple[Item | Task, ...]
) -> Understood:
    text = _line(row.text, library)
    if not text:
        return Understood(row, "看不懂", similar=near)
    place = _place(row, event_type, library)
    if place is None:
        return Understood(row, "没有节点", text, similar=near)
    return Understood(row, "检查项", text, place, topic=place.topic, similar=near)


def _line(text: str, library: Library) -> str:
    """The line itself where it is one, else the action that is in it."""
    return text if is_plain_action(text) else item_line(text, library.vocabulary.roles)


def _place(row: ListRow, event_type: EventType, library: Library) -> Place | None:
    said = HandIn(
        receipt=_ANY_RECEIPT,
        what=f"{row.heading}{row.when}" or row.text,
        prevent=f"{row.heading}{row.when}{row.text}",
        event_type=event_type.id,
        month=date.today().isoformat(),
    )
    places = propose(said, library)[0].places
    after = bool(_AFTER.search(f"{row.heading}{row.when}"))
    return next((x for x in places if not after or _is_after(x, library)), None)


def _is_after(place: Place, library: Library) -> bool:
    due = Due.parse(place.pause_in(library).at)
    return due.anchor == "end" and due.amount >= 0


def _near(text: str, known: Sequence[Item | Task]) -> tuple[Item | Task, ...]:
    close = [line for line in known if _share(text, line) >= NEAR]
    return tuple(sorted(close, key=lambda line: -_share(text, line))[:SHOWN])


def _share(text: str, line: Item | Task) -> float:
    one, other = set(terms(text)), set(terms(line.text))
    return 2 * len(one & other) / max(len(one) + len(other), 1)


def entry_of(one: Understood, name: str, library: Library) -> dict[str, object]:
    """The entry of an items or tasks file; what the list does not say is left to be filled in."""
    if one.kind == "任务":
        return {
            "name": name,
            "text": one.text,
            "due": one.due,
            "workstream": one.stream,
            "ground": ["惯例/本库"],
        }
    place = one.place
    assert place is not None  # noqa: S101 - an item has one
    expect = one.row.expect if 0 < len(one.row.expect) <= LONGEST_EXPECT else TO_FILL_IN
    entry: dict[str, object] = {
        "name": name,
        "text": one.text,
        "expect": expect,
        "pauses": [place.pause_in(library).name],
        "checker": place.checker,
        "ground": ["惯例/本库"],
    }
    return {field: value for field, value in entry.items() if value}
