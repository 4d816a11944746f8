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
from builder.program.urgency import DROP, NOW, REPAIR


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


_GROUPS = (
    ((NOW, REPAIR), f"{NOW}，按先后（“补救”是惯例，没有条文）"),
    ((DROP,), DROP),
    (("",), "照常办"),
)
"""What is late stands in one list: a line must not be read before what it needs."""


def _groups(tasks: list[ResultTask]) -> Iterator[TaskBlock]:
    """The title only where something is late."""
    late = any(task["state"] for task in tasks)
    for states, title in _GROUPS:
        if group := [task for task in tasks if task["state"] in states]:
            yield TaskBlock(kind="tasks", title=title if late else "", tasks=group)


def _opening(entry: Entry) -> list[Block]:
    remarks = [words("remark", text) for text in entry.result["remarks"]]
    return [facts(*facts_of(entry.result, entry.event)), *remarks]


def _reading(entry: Entry) -> list[Block]:
    reading = "；".join(ground["text"] for ground in entry.result["reading"])
    return [facts(("必读", reading))] if reading else []
