"""What a 方案 that goes up for signature says beside the plan: risks, and what must be approved.

`browser/sheet/sheet-scheme.js` makes the same rows.
"""

from typing import TypedDict

from builder.program.entry import Entry
from builder.program.format import Card
from builder.program.lists.duties import to_do
from builder.program.urgency import DROP

_APPROVED = ("批准", "批下")
"""States of things (checklists/things.yml) that somebody above has to give."""
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
    when: str


def approvals(entry: Entry) -> list[Approval]:
    """In the order in which they must be had."""
    found = []
    for task in entry.result["tasks"]:
        things = [x.partition("/")[0] for x in task["makes"] if x.endswith(_APPROVED)]
        doing = to_do(task)
        if task["state"] != DROP and things and things != [_ITSELF]:
            thing = "、".join(things)
            found.append(
                Approval(thing=thing, text=doing["text"], who=task["lead"], when=doing["when"])
            )
    return found


def risks(entry: Entry) -> list[Card]:
    """Cards that belong to what the event is made of; those of its own blocks, no others."""
    kinds = {s["kind"] for s in entry.result["segments"]} | set(entry.event.circumstances)
    return [card for card in entry.result["cards"] if kinds & set(card["blocks"])][:_FEW]
