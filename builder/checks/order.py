"""Whether the work can be done in the order that its things impose."""

from collections.abc import Iterable, Iterator

from builder.model import Due, EventType, Finding, Item, Library, Place, Task
from builder.model.composition import WEEKEND
from builder.model.scope import Scope
from builder.model.words import did_you_mean
from builder.program.format import ProgramTask
from builder.program.lines import LineCompiler
from builder.program.order import circle, earlier
from builder.program.spans import MAIN

Line = Item | Task
_TO_ADD = "请先写进 checklists/things.yml。"


def check_order(library: Library) -> Iterator[Finding]:
    """Things and blocks that exist, things that somebody makes, office hours, limits."""
    lines: tuple[Line, ...] = (*library.items.values(), *library.tasks.values())
    for line in lines:
        yield from _check_states(library, line)
    for scope in library.scopes:
        yield from _check_questions(library, scope)
    for task in library.tasks.values():
        yield from _check_hours(library, task)
        yield from _check_statute(task)
    for event_type in library.whole_types.values():
        yield from _check_blocks(library, event_type)
        yield from _check_made(library, event_type)


def _check_states(library: Library, line: Line) -> Iterator[Finding]:
    for field in ("makes", "needs"):
        for index, state in enumerate(getattr(line, field)):
            if fault := _unknown(library, state):
                yield Finding(line.place(field, index), "unknown-thing", *fault)


def _unknown(library: Library, state: str) -> tuple[str, str] | None:
    name, _, reached = state.partition("/")
    thing = library.things.get(name)
    if thing is None:
        hint = did_you_mean(name, tuple(library.things)) or _TO_ADD
        return f"物件表里没有“{name}”。", hint
    if reached not in thing.states:
        hint = did_you_mean(reached, thing.states) or f"可写：{'、'.join(thing.states)}。"
        return f"“{name}”没有“{reached}”这个状态。", hint
    return None


def _check_questions(library: Library, scope: Scope) -> Iterator[Finding]:
    for index, question in enumerate(scope.questions):
        for at, name in enumerate(question.touches):
            if name not in library.things:
                hint = did_you_mean(name, tuple(library.things)) or _TO_ADD
                place = scope.place("questions", index, "touches", at)
                yield Finding(place, "unknown-thing", f"物件表里没有“{name}”。", hint)


def _check_hours(library: Library, task: Task) -> Iterator[Finding]:
    """A clock that the evaluator would lead back into office hours."""
    clock = Due.parse(task.due).clock
    hours = library.settings.office_hours
    if clock is None or task.any_hour or any(a <= clock <= b for a, b in hours):
        return
    message = f"“{task.text}”写的时刻不在办公时间里，单上会提前。"
    yield Finding(task.place("due"), "outside-hours", message, "请改时刻，或写 any_hour: 是。")


def _check_statute(task: Task) -> Iterator[Finding]:
    """Its own limit behind the law's; of different anchors nobody can tell."""
    due, legal = Due.parse(task.due), task.statute and Due.parse(task.statute)
    if legal and due.anchor == legal.anchor and due.shown_at > legal.shown_at:
        message = f"“{task.text}”的时限 {task.due} 在法定期限 {task.statute} 之后。"
        yield Finding(task.place("due"), "after-statute", message, "请改早，或核对法定期限。")


def _check_blocks(library: Library, event_type: EventType) -> Iterator[Finding]:
    for index, slug in enumerate(event_type.blocks):
        if slug not in library.blocks:
            hint = did_you_mean(slug, tuple(library.blocks)) or "请在 checklists/blocks/ 里加一个。"
            yield Finding(
                event_type.place("blocks", index), "unknown-block", f"没有环节块 {slug}。", hint
            )
    yield from _check_presets(library, event_type)
    yield from _check_asked(library, event_type)


def _check_presets(library: Library, event_type: EventType) -> Iterator[Finding]:
    parts = library.blocks_of(event_type)
    timed = [MAIN, *(part.title for part in parts if part.timed)]
    untimed = [part.title for part in parts if not part.timed]
    for index, preset in enumerate(event_type.presets):
        for at, segment in enumerate(preset.segments):
            if segment.kind not in timed:
                place = event_type.place("presets", index, "segments", at, "kind")
                yield _no_such_block(place, segment.kind, timed)
        for at, title in enumerate(preset.circumstances):
            if title not in untimed:
                place = event_type.place("presets", index, "circumstances", at)
                yield _no_such_block(place, title, untimed)


def _no_such_block(place: Place, title: str, known: list[str]) -> Finding:
    hint = did_you_mean(title, known) or f"可写：{'、'.join(known) or '（本类型没有）'}。"
    return Finding(place, "unknown-block", f"本类型没有“{title}”这个环节块。", hint)


def _check_asked(library: Library, event_type: EventType) -> Iterator[Finding]:
    """No question may ask what a block, a count or the date says."""
    parts = library.blocks_of(event_type)
    said = {name for part in parts for name in (*part.sets, part.counts)} | {WEEKEND}
    if not parts:
        return
    own = library.event_types[event_type.id]
    for scope in (own, *parts):
        for index, question in enumerate(scope.questions):
            if question.name in said:
                message = f"“{question.text}”不用问：环节块、点数或日期已经说明。"
                place = scope.place("questions", index)
                yield Finding(place, "asked-twice", message, "请删去这个问题，条件照旧写它的代号。")


def _check_made(library: Library, event_type: EventType) -> Iterator[Finding]:
    items, tasks = library.items_of_type(event_type), library.tasks_of_type(event_type)
    lines: tuple[Line, ...] = (*items, *tasks)
    made = {state for line in lines for state in line.makes}
    for line in lines:
        for index, state in enumerate(line.needs):
            if not made.intersection((state, *earlier(state, library.things))):
                message = f"“{line.text}”要用“{state}”，“{event_type.title}”里没有一行做它。"
                hint = "请在任务里写 makes，或删去 needs。"
                yield Finding(line.place("needs", index), "never-made", message, hint)


def check_circles(library: Library) -> Iterator[Finding]:
    """Tasks of a type that wait for each other."""
    for event_type in library.whole_types.values():
        if found := circle(LineCompiler(library, event_type).tasks()):
            first = library.tasks[min(task["id"] for task in found)]
            words = "→".join(f"“{text}”" for text in _texts(found))
            hint = "请删去其中一个 needs。"
            yield Finding(first.place("needs"), "thing-cycle", f"互相等着用：{words}。", hint)


def _texts(tasks: Iterable[ProgramTask]) -> list[str]:
    return [task["text"] for task in sorted(tasks, key=lambda task: task["id"])]
