"""Made too late: whom to call now, one call a person, in the order in which the work can be done.

`browser/sheet/sheet-calls.js` makes the same rows.
"""

from typing import TypedDict

from builder.program.entry import Entry
from builder.program.lists.duties import to_do
from builder.program.result import ResultTask
from builder.program.urgency import NOW, REPAIR

_CALLER = "总协调"
"""Who makes the calls."""


class Call(TypedDict):
    """One call to one person."""

    who: str
    phone: str
    """"" where the roster does not say."""
    order: str
    """`请现在办`; of whoever holds the list, that it is his own."""
    says: list[str]
    """What he is told to do."""
    asks: list[str]
    """What he has to hand over; when he can is asked."""


def calls(entry: Entry) -> list[Call]:
    """Those who lead something late; whoever has the first of it is called first."""
    late: dict[str, list[ResultTask]] = {}
    for task in entry.result["tasks"]:
        if task["state"] in (NOW, REPAIR) and task["lead"]:
            late.setdefault(task["lead"], []).append(task)
    return [_call(entry, who, tasks) for who, tasks in late.items()]


def _call(entry: Entry, who: str, tasks: list[ResultTask]) -> Call:
    return Call(
        who=who,
        phone=entry.roster.phone(who, tasks[0]["roles"][0]),
        order="自己现在办" if tasks[0]["roles"][0] == _CALLER else "请现在办",
        says=[to_do(task)["text"] for task in tasks],
        asks=list(dict.fromkeys(task["document"] for task in tasks if task["document"])),
    )
