"""总表: the 检查单 and the 分工倒排表, together or one by one."""

from collections.abc import Iterator

from builder.outputs.headings import facts_of
from builder.outputs.paper import (
    Block,
    Entry,
    PauseBlock,
    Section,
    TaskBlock,
    facts,
    section,
    words,
)
from builder.program.result import ResultTask
from builder.program.urgency import REPAIR


def both_lists(entry: Entry) -> list[Section]:
    """检查单, then 分工倒排表."""
    return [*item_list(entry), *task_list(entry)]


def item_list(entry: Entry) -> list[Section]:
    """The items at their pauses; nothing when no item applies."""
    result = entry.result
    if not result["pauses"]:
        return []
    pauses: list[Block] = [
        PauseBlock(kind="pause", pause=pause, closing=result["closing"])
        for pause in result["pauses"]
    ]
    return [section(entry, "检查单", [*_opening(entry), *pauses])]


def task_list(entry: Entry) -> list[Section]:
    """The dated desk work, what is late under its own words; nothing when there is none."""
    if not entry.result["tasks"]:
        return []
    groups = list(_groups(entry.result["tasks"]))
    opening = [*_opening(entry), *_reading(entry)]
    return [section(entry, "分工倒排表", [*opening, *groups])]


_TITLES = {REPAIR: f"{REPAIR}（惯例，没有条文）"}
"""What repairs a late line is practice; no rule or case says so."""


def _groups(tasks: list[ResultTask]) -> Iterator[TaskBlock]:
    """Tasks come sorted by state; one group a state, the title only where something is late."""
    states = list(dict.fromkeys(task["state"] for task in tasks))
    for state in states:
        title = _TITLES.get(state, state) or ("照常办" if len(states) > 1 else "")
        group = [task for task in tasks if task["state"] == state]
        yield TaskBlock(kind="tasks", title=title, tasks=group)


def _opening(entry: Entry) -> list[Block]:
    remarks = [words("remark", text) for text in entry.result["remarks"]]
    return [facts(*facts_of(entry.result, entry.event)), *remarks]


def _reading(entry: Entry) -> list[Block]:
    reading = "；".join(ground["text"] for ground in entry.result["reading"])
    return [facts(("必读", reading))] if reading else []
