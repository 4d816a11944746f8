"""What a 方案 that goes up for signature says beside the plan: risks, and what must be approved.

`browser/sheet/sheet-scheme.js` makes the same rows.
"""

from typing import TypedDict

from builder.model.thing import APPROVED
from builder.program.entry import Entry
from builder.program.format import Card
from builder.program.lists.duties import to_do
from builder.program.result import ResultTask
from builder.program.urgency import DROP

_ITSELF = "方案"
"""What is approved by the signature below."""
_FEW = 5
"""Cards that a 方案 has room for."""


class Approval(TypedDict):
    """Something that cannot go on before somebody above has agreed."""

    thing: str
    text: str
    who: str
    """Who sends it up."""
    by: str
    """Who decides; "" where the office's own rules say it."""
    when: str


def approvals(entry: Entry) -> list[Approval]:
    """In the order in which they must be had."""
    found = []
    for task in entry.result["tasks"]:
        things = [x.partition("/")[0] for x in task["makes"] if x.endswith(APPROVED)]
        if task["state"] != DROP and things and things != [_ITSELF]:
            found.append(_approval(entry, task, things))
    return found


def _approval(entry: Entry, task: ResultTask, things: list[str]) -> Approval:
    doing, people, known = to_do(task), entry.event.people, entry.result["approvers"]
    roles = dict.fromkeys(known[thing] for thing in things if thing in known)
    return Approval(
        thing="、".join(things),
        text=doing["text"],
        who=task["lead"],
        by="、".join(people[role].name if role in people else role for role in roles),
        when=doing["when"],
    )


def risks(entry: Entry) -> list[Card]:
    """Cards that belong to what the event is made of; those of its own blocks, no others."""
    kinds = {s["kind"] for s in entry.result["segments"]} | set(entry.event.circumstances)
    return [card for card in entry.result["cards"] if kinds & set(card["blocks"])][:_FEW]
