"""What the coordinator changed for this event only: lines added, struck and worded anew.

`browser/evaluate/evaluate-own-lines.js` holds the same functions; they must stay parallel.
"""

from typing import Protocol

from builder.model import Event
from builder.model.event import OwnLine
from builder.program.result import ResultItem, ResultPause, ResultTask
from builder.program.times import minute_of

OWN = "own/"
"""Their ids: `own/x1`."""


class Lists(Protocol):
    """What the lists are made with."""

    remarks: list[str]

    def who(self, role: str) -> str:
        """The person who fills a role."""

    def leave_out(self, id_: str, text: str, because: str) -> None:
        """Say that a line is not on the lists, and why."""

    def moment(self, minute: int) -> tuple[str, str]:
        """A minute in words, and whether it is late."""


def with_own_lines(
    event: Event, tasks: list[ResultTask], pauses: list[ResultPause], lists: Lists
) -> tuple[list[ResultTask], list[ResultPause]]:
    """The lists of the event with its own changes, items numbered through."""
    tasks = [t for t in tasks if _keeps(event, lists, t["id"], t, is_fixed=t["red_line"])]
    for pause in pauses:
        keyed = [(f"{pause['name']} {x['id']}", x) for x in pause["items"]]
        pause["items"] = [
            x for key, x in keyed if _keeps(event, lists, key, x, is_fixed=x["killer"])
        ]
    for line in event.added:
        _add(line, tasks, pauses, lists)
    tasks.sort(key=lambda task: (not task["state"], task["due"]))
    pauses = [pause for pause in pauses if pause["items"]]
    _number(pauses)
    return tasks, pauses


def _keeps(
    event: Event, lists: Lists, key: str, line: ResultTask | ResultItem, *, is_fixed: bool
) -> bool:
    """Whether a line stays; if so, in the words of this event."""
    if key in event.edited:
        line["text"] = event.edited[key]
    if key in event.struck and is_fixed:
        lists.remarks.append(
            f"“{line['text']}”是红线或必查项，不能划去；不涉及的，请在行上写明理由"
        )
    elif key in event.struck:
        lists.leave_out(line["id"], line["text"], f"本次划去：{event.struck[key]}")
        return False
    return True


def _add(line: OwnLine, tasks: list[ResultTask], pauses: list[ResultPause], lists: Lists) -> None:
    pause = next((pause for pause in pauses if pause["name"] == line.pause), None)
    if pause:
        pause["items"].append(_item(line, lists))
    elif line.due:
        tasks.append(_task(line, lists))
    else:
        lists.remarks.append(
            f"加的“{line.text}”没有放进清单：没有“{line.pause}”这个节点，也没有时限"
        )


def _item(line: OwnLine, lists: Lists) -> ResultItem:
    return ResultItem(
        number=0,
        id=OWN + line.id,
        text=line.text,
        expect=line.expect,
        killer=False,
        checker=lists.who(line.who),
        checker_role=line.who,
        why="",
        invalidated_by=[],
        grounds=[],
        needs=[],
    )


def _task(line: OwnLine, lists: Lists) -> ResultTask:
    due = minute_of(line.due or "")
    due_text, state = lists.moment(due)
    return ResultTask(
        id=OWN + line.id,
        text=line.text,
        due=due,
        due_text=due_text,
        statute_text="",
        on_promise=False,
        state=state,
        workstream="本次加的",
        lead=lists.who(line.who),
        assist="",
        check="",
        roles=[line.who, "", ""],
        document="",
        red_line=False,
        fallback="",
        grounds=[],
        basis="",
        makes=[],
        needs=[],
    )


def _number(pauses: list[ResultPause]) -> None:
    number = 0
    for pause in pauses:
        for item in pause["items"]:
            number += 1
            item["number"] = number
