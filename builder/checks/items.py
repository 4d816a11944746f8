"""Rules for a single line of a sheet; the grounds of the rules are in the project's notes on
checklist design (WHO 2009, Degani & Wiener 1993, Project Check).
"""

import re
from collections.abc import Iterator

from builder.checks.broken import is_broken, may_be_named
from builder.model import Finding, Item, Library, Task
from builder.model.limits import LONGEST_EXPECT, LONGEST_ITEM, LONGEST_TASK
from builder.model.line_words import JOINED, NO_ACTION, VAGUE

_EMPTY_EXPECT = re.compile("^(已?检查|已?完成|已?到位|正常|无误|OK|ok)[。.]?$")


def check_items(library: Library) -> Iterator[Finding]:
    """Each item is one observable thing; a 必查项 has a second person."""
    for item in library.items.values():
        yield from _wording(item, LONGEST_ITEM)
        yield from _expect(item)
        yield from _one_action(item)
        if item.killer:
            yield from _killer(item)
    for task in library.tasks.values():
        yield from _wording(task, LONGEST_TASK)


def check_placement(library: Library) -> Iterator[Finding]:
    """Every item and task can appear on the sheet of at least one event type."""
    for item in library.items.values():
        if not library.types_of_item[item.id] and not _may_be_used(item, library):
            pauses = "、".join(item.pauses)
            yield _unplaced(
                item, "pauses", f"没有活动类型收入主题 {item.topic} 并设有节点 {pauses}"
            )
    for task in library.tasks.values():
        if not library.types_of_task[task.id] and not _may_be_used(task, library):
            what = f"没有活动类型收入主题 {task.topic} 并设有环节 {task.workstream}"
            yield _unplaced(task, "workstream", what)


def _may_be_used(line: Item | Task, library: Library) -> bool:
    """A type that could not be read may use it, alone or through the one that extends it."""
    types = library.event_types.values()
    heirs = any(
        line.topic in x.modules and is_broken(library, "event-types", x.extends) for x in types
    )
    return heirs or may_be_named(library, line.topic, "event-types")


def _unplaced(line: Item | Task, field: str, what: str) -> Finding:
    return Finding(
        line.place(field), "unplaced-item", f"{what}。", "请检查节点、环节的代号和 modules。"
    )


def _wording(line: Item | Task, longest: int) -> Iterator[Finding]:
    if len(line.text) > longest:
        message = f"“{line.text}”有 {len(line.text)} 字，最多 {longest} 字。"
        yield Finding(line.place("text"), "item-too-long", message, "请拆成几条或删去虚词。")
    if vague := VAGUE.search(line.text):
        message = f"“{vague[0]}”看不见、数不出。"
        yield Finding(line.place("text"), "vague-words", message, "请改成看得见的动作。")


def _expect(item: Item) -> Iterator[Finding]:
    if _EMPTY_EXPECT.match(item.expect):
        message = f"“应看到：{item.expect}”没有说看到什么。"
        yield Finding(
            item.place("expect"), "no-expect", message, "请写状态或数值，如“国旗在杆顶”。"
        )
    if len(item.expect) > LONGEST_EXPECT:
        message = f"“应看到”有 {len(item.expect)} 字，最多 {LONGEST_EXPECT} 字。"
        hint = "单子不是教材，做法请写进指引。"
        yield Finding(item.place("expect"), "how-to-on-sheet", message, hint)


def _one_action(item: Item) -> Iterator[Finding]:
    """WHO 2009: a specific, unambiguous action. Joints can be seen, verbs cannot."""
    if NO_ACTION.search(item.text):
        message = f"“{item.text}”不是一个动作。"
        hint = "请以动词开头，如“看”“数”“试”；应看到什么写在“应看到”（expect）里。"
        yield Finding(item.place("text"), "not-one-action", message, hint)
    elif joined := JOINED.search(item.text):
        message = f"“{item.text}”用“{joined[0]}”连了两件事。"
        yield Finding(item.place("text"), "not-one-action", message, "请拆成两条。")


def _killer(item: Item) -> Iterator[Finding]:
    if not item.checker:
        yield Finding(item.place(), "killer-unchecked", "必查项要另有一人检查。", "请填 checker。")
    if item.invalidated_by and len(item.pauses) < 2:
        hint = "请在后一个节点再列一次。"
        yield Finding(
            item.place("pauses"), "killer-not-repeated", "查过之后可能失效，却只查一次。", hint
        )
