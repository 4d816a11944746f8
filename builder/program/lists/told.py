"""What is said of an event: notes fit for others, what is known of it, what to mind.

`browser/sheet/sheet-told.js` makes the same rows.
"""

import re

from builder.program.entry import Entry
from builder.program.result import ResultAnswer

ABOUT_HEALTH = re.compile("忌口|过敏|健康|病")
"""Words of what is known of a guest and stands on no paper that goes round."""
_NOT = ("否", "0", "无", "不安排")
"""Answers by which something does not come into it."""
_CAUTIONS = 3
"""How many the 领导提示卡 has room for."""


def notes(entry: Entry) -> list[str]:
    """The notes, for a paper that many read: of health only that there is something."""
    lines = [line.strip() for line in entry.event.notes.split("\n") if line.strip()]
    told = [line for line in lines if not ABOUT_HEALTH.search(line)]
    return told if len(told) == len(lines) else [*told, "有忌口或健康上的事，问联络员"]


def known(entry: Entry) -> list[ResultAnswer]:
    """Who comes and what weather; what is not the case goes unsaid."""
    answers = entry.result["answers"]
    return [x for x in answers if x["about"] and x["answer"] not in _NOT]


def cautions(entry: Entry) -> list[str]:
    """What was noted; where there is room for more, what past cases teach."""
    noted = notes(entry)
    if (more := len(noted) - _CAUTIONS) > 0:
        return [*noted[:_CAUTIONS], f"另有 {more} 条，见行程单"]
    return [*noted, *(case["do"] for case in entry.result["cases"][: _CAUTIONS - len(noted)])]
