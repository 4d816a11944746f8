"""What hotel, driver and kitchen get: their own lines; no stories, preferences or costs.

`browser/sheet/sheet-outside.js` makes the same rows.
"""

import re
from collections.abc import Iterator
from typing import TypedDict

from builder.program.entry import Entry
from builder.program.format import Outside
from builder.program.lists.duties import ToDo, to_do
from builder.program.lists.told import ABOUT_HEALTH
from builder.program.result import ResultAnswer, ResultSegment

_OURS_ALONE = re.compile(
    "费|元|经费|预算|标准|价|报销|结算|口味|喜好|偏好|爱好|习惯|审批|红线|" + ABOUT_HEALTH.pattern
)
"""Words of lines that are nobody's business outside: costs, preferences, approvals."""


class Slip(TypedDict):
    """Somebody outside who has a part in the event."""

    to: str
    contact: str
    """Whom to ask."""
    answers: list[ResultAnswer]
    """What they must know, such as how many come; who the guests are is not said."""
    stops: list[ResultSegment]
    lines: list[ToDo]
    """By time."""


def outside(entry: Entry) -> list[Slip]:
    """Only those who have something to do or to be ready for."""
    slips = [_slip(entry, x) for x in entry.result["outside"]]
    return [slip for slip in slips if slip["stops"] or slip["lines"]]


def _slip(entry: Entry, to: Outside) -> Slip:
    result, own = entry.result, set(to["lines"])
    leads = [task["lead"] for task in result["tasks"] if task["id"] in own]
    pauses = [p for p in result["pauses"] if any(item["id"] in own for item in p["items"])]
    lines = sorted(_lines(entry, own), key=lambda pair: pair[0])
    return Slip(
        to=to["to"],
        contact=next(iter([*leads, *(pause["caller"] for pause in pauses)]), ""),
        answers=[x for x in result["answers"] if x["name"] in to["answers"]],
        stops=[s for s in result["segments"] if s["kind"] in to["segments"]],
        lines=[line for _, line in lines if not _OURS_ALONE.search(line["text"])],
    )


def _lines(entry: Entry, own: set[str]) -> Iterator[tuple[int, ToDo]]:
    for task in entry.result["tasks"]:
        if task["id"] in own:
            yield task["due"], to_do(task)
    for pause in entry.result["pauses"]:
        for item in pause["items"]:
            if item["id"] in own:
                text = f"{item['text']}：{item['expect']}"
                yield pause["at"], ToDo(text=text, when=pause["at_text"])
