"""What hotel, driver and kitchen get: their own lines; no stories, preferences or costs.

`browser/sheet/sheet-outside.js` makes the same rows.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TypedDict

from builder.program.entry import Entry
from builder.program.format import Outside
from builder.program.lists.duties import ToDo, to_do
from builder.program.lists.told import ABOUT_DIET, ABOUT_HEALTH, NOTHING, noted
from builder.program.result import ResultSegment

_OURS_ALONE = re.compile(
    "费|元|经费|预算|标准|价|报销|结算|口味|喜好|偏好|爱好|习惯|审批|红线|" + ABOUT_HEALTH.pattern
)
"""Words of lines that are nobody's business outside: costs, preferences, approvals."""


class Known(TypedDict):
    """Something they must know, under the name that they have for it."""

    label: str
    answer: str


class Slip(TypedDict):
    """Somebody outside who has a part in the event."""

    to: str
    contact: str
    """Whom to ask."""
    phone: str
    """"" where the roster does not say."""
    answers: list[Known]
    """What they must know, such as how many come; who the guests are is not said."""
    diet: list[str]
    """What guests do not eat, for those who cook."""
    stops: list[ResultSegment]
    lines: list[ToDo]
    """What they do themselves, by time."""


def outside(entry: Entry) -> list[Slip]:
    """Only those who have something to do or to be ready for."""
    slips = [_slip(entry, x) for x in entry.result["outside"]]
    return [slip for slip in slips if slip["stops"] or slip["lines"]]


def _slip(entry: Entry, to: Outside) -> Slip:
    result = entry.result
    name, role = next(_contacts(entry, to), ("", ""))
    lines = sorted(_lines(entry, to["lines"]), key=lambda pair: pair[0])
    return Slip(
        to=to["to"],
        contact=name,
        phone=entry.roster.phone(name, role),
        answers=[
            Known(label=to["answers"][x["name"]], answer=x["answer"])
            for x in result["answers"]
            if x["name"] in to["answers"] and x["answer"] not in NOTHING
        ],
        diet=[x for x in noted(entry) if ABOUT_DIET.search(x)] if to["diet"] else [],
        stops=[s for s in result["segments"] if s["kind"] in to["segments"]],
        lines=[line for _, line in lines if not _OURS_ALONE.search(line["text"])],
    )


def _contacts(entry: Entry, to: Outside) -> Iterator[tuple[str, str]]:
    """Who leads their lines or calls their 节点, with the role."""
    for task in entry.result["tasks"]:
        if task["id"] in to["lines"] and task["lead"]:
            yield task["lead"], task["roles"][0]
    for pause in entry.result["pauses"]:
        if any(item["id"] in to["lines"] for item in pause["items"]):
            yield pause["caller"], pause["caller_role"]


def _lines(entry: Entry, own: Mapping[str, str]) -> Iterator[tuple[int, ToDo]]:
    for task in entry.result["tasks"]:
        if task["id"] in own:
            doing = to_do(task)
            yield task["due"], ToDo(text=own[task["id"]] or doing["text"], when=doing["when"])
    for pause in entry.result["pauses"]:
        for item in pause["items"]:
            if item["id"] in own:
                text = own[item["id"]] or f"{item['text']}：{item['expect']}"
                yield pause["at"], ToDo(text=text, when=pause["at_text"])
