"""Whole sheets: how long a pause can get, whatever the coordinator answers.

Grounds of the numbers: Project Check (fewer than ten items a pause), WHO 2009 (five to nine, no
more than a minute), Boorman (60-90 seconds), Ho 2018 ("critical" works because it is rare); those
for walking rounds and desk work are ours.
"""

import re
from collections.abc import Iterator, Sequence
from math import ceil

from builder.checks.broken import may_be_named
from builder.model import EventType, Finding, Item, Library, Pause, Place, Workstream
from builder.model.answers import Line, Load, heaviest
from builder.model.limits import (
    LEAST_SLACK,
    MOST_ITEMS,
    MOST_KILLERS_AT_A_PAUSE,
    MOST_KILLERS_ON_A_SHEET,
    MOST_PAUSES,
    MOST_TASKS,
)
from builder.model.scope import Scope

LONGEST_READING = 90
GOOD_READING = 60
"""Seconds."""
PAGE = 250
"""Millimetres of an A4 side that a pause has for itself, in `outputs/paper.typ`."""
_OPEN = re.compile(r"^(待定|另定|未定|待通知|视情况?|TBD|tbd|\?+|？+|-+|—+|无)$")


def check_sheets(library: Library) -> Iterator[Finding]:
    """Every sheet that some answers can bring about keeps to the limits."""
    for event_type in library.whole_types.values():
        standing = {p: [x.line for x in library.items_at(event_type, p)] for p in event_type.pauses}
        for pause, here in standing.items():
            yield from _check_pause(library, event_type, pause, here)
        yield from _check_slack(library, event_type)
        yield from _check_tasks(library, event_type)
        for scope in (event_type, *library.blocks_of(event_type)):
            by = "" if scope is event_type else scope.id
            own = [pause for pause in standing if pause.brought_by == by]
            items = {item.id: item for pause in own for item in standing[pause]}
            yield from _check_whole(event_type, scope, own, list(items.values()))


def check_settled(library: Library) -> Iterator[Finding]:
    """Every pause has its place and its caller; times are settled by their grammar."""
    for scope in library.scopes:
        for index, pause in enumerate(scope.pauses):
            for name in ("place", "caller"):
                if _OPEN.match(getattr(pause, name)):
                    where = scope.place("pauses", index, name)
                    message = f"节点“{pause.title}”没有写定。"
                    yield Finding(where, "pause-incomplete", message, "请写定地点和由谁念。")


def check_dead_lines(library: Library) -> Iterator[Finding]:
    """Every item and task appears under some answers to some event type's questions."""
    uses: tuple[tuple[Line, Sequence[EventType]], ...] = (
        *((item, library.types_of_item[item.id]) for item in library.items.values()),
        *((task, library.types_of_task[task.id]) for task in library.tasks.values()),
    )
    for line, types in uses:
        if types and not any(_can_appear(line, library.whole_types[t.id]) for t in types):
            message = f"“{line.text}”怎样回答都不会出现。"
            yield Finding(line.place("when"), "dead-item", message, "请检查条件是否互相矛盾。")


def reading_seconds(item: Item) -> int:
    """A quarter second a character plus three a line, as the printed sheet reckons it."""
    return 3 + (len(item.text) + 3) // 4


def _can_appear(line: Line, event_type: EventType) -> bool:
    """Unknown questions and answers have their own finding; only contradictions count here."""
    questions = {question.name: question for question in event_type.questions}
    for comparison in line.when.comparisons:
        question = questions.get(comparison.question)
        if question is None or (question.answers and comparison.value not in question.answers):
            return True
    return heaviest([Load(line, 1)], event_type, 0).weight > 0


def _check_pause(
    library: Library, event_type: EventType, pause: Pause, items: Sequence[Item]
) -> Iterator[Finding]:
    place = _place(library, event_type, "pauses", pause)
    if not items and not may_be_named(library, pause.name, "items"):
        hint = "请给它列检查项，或删去节点。"
        yield Finding(place, "empty-pause", f"节点“{pause.title}”上没有检查项。", hint)
    for code, message, hint in _excess(event_type, pause, items):
        yield Finding(place, code, message, hint)
    for item in items:
        if item.killer and item.checker == pause.caller:
            message = f"必查项“{item.text}”在“{pause.title}”由{pause.caller}自己念、自己查。"
            hint = "两双眼睛变成了一双：请另写检查角色。"
            yield Finding(item.place("checker"), "checker-reads-it", message, hint)


def _excess(
    event_type: EventType, pause: Pause, items: Sequence[Item]
) -> Iterator[tuple[str, str, str]]:
    """What is too much at one pause: code, message, hint."""
    most = MOST_ITEMS[pause.mode]
    count = heaviest([Load(item, 1) for item in items], event_type, most)
    if count.weight > most:
        message = f"节点“{pause.title}”会有 {count.weight} 条{count.words}，最多 {most} 条。"
        yield "too-many-items", message, "请增一减一，或分到别的节点。"
    killers = [Load(item, 1) for item in items if item.killer]
    count = heaviest(killers, event_type, MOST_KILLERS_AT_A_PAUSE)
    if count.weight > MOST_KILLERS_AT_A_PAUSE:
        message = f"节点“{pause.title}”会有 {count.weight} 条必查项{count.words}。"
        yield "killer-inflation", message, f"最多 {MOST_KILLERS_AT_A_PAUSE} 条，请增一减一。"
    if pause.mode == "念单":
        yield from _reading(event_type, pause, items)
    yield from _page(event_type, pause, items)


def _reading(
    event_type: EventType, pause: Pause, items: Sequence[Item]
) -> Iterator[tuple[str, str, str]]:
    loads = [Load(item, reading_seconds(item)) for item in items]
    time = heaviest(loads, event_type, GOOD_READING)
    if time.weight > GOOD_READING:
        code = "too-long-to-read" if time.weight > LONGEST_READING else "slow-to-read"
        message = f"节点“{pause.title}”要念 {time.weight} 秒{time.words}。"
        yield code, message, f"最好在 {GOOD_READING} 秒以内，请减少条数或缩短文字。"


def _page(
    event_type: EventType, pause: Pause, items: Sequence[Item]
) -> Iterator[tuple[str, str, str]]:
    """By the longest texts a row can have; the proof measures the real paper."""
    room = PAGE - 34
    height = heaviest([Load(item, _millimetres(item)) for item in items], event_type, room)
    if height.weight > room:
        message = f"节点“{pause.title}”印不进一面 A4{height.words}。"
        yield "more-than-a-page", message, "请缩短文字，或分到别的节点。"


def _millimetres(item: Item) -> int:
    """A row on paper: 4 beside its text, 5.5 for each line of it and for a story."""
    lines = max(ceil(len(item.text) / (13 if item.killer else 15)), ceil(len(item.expect) / 17))
    return ceil(4 + 5.5 * (lines + bool(item.why)))


def _check_slack(library: Library, event_type: EventType) -> Iterator[Finding]:
    """A 必查项 that is first looked at when nothing can be repaired any more."""
    for item in library.items_of_type(event_type):
        pauses = [pause for pause in event_type.pauses if pause.name in item.pauses]
        if item.killer and pauses and not any(pause.leaves_slack for pause in pauses):
            title = pauses[0].title
            message = f"必查项“{item.text}”最早在“{title}”才查，查出问题已来不及补救。"
            hint = f"请在客人到场至少 {LEAST_SLACK} 分钟以前的节点也查一次。"
            yield Finding(item.place("pauses"), "no-slack", message, hint)


def _check_tasks(library: Library, event_type: EventType) -> Iterator[Finding]:
    tasks = library.tasks_of_type(event_type)
    for stream in event_type.workstreams:
        loads = [Load(task, 1) for task in tasks if task.workstream == stream.name]
        count = heaviest(loads, event_type, MOST_TASKS)
        if count.weight > MOST_TASKS:
            message = f"环节“{stream.title}”会有 {count.weight} 件任务{count.words}。"
            place = _place(library, event_type, "workstreams", stream)
            hint = f"最多 {MOST_TASKS} 件，请合并或另立环节。"
            yield Finding(place, "too-many-items", message, hint)


def _place(library: Library, event_type: EventType, field: str, part: Pause | Workstream) -> Place:
    """Where a type or a block writes a part; what is taken over stands at `extends`."""
    own = library.event_types[event_type.id]
    parts = library.blocks_of(event_type)
    by = part.brought_by if isinstance(part, Pause) else ""
    scopes = [scope for scope in parts if scope.id == by] if by else [own, *parts]
    for scope in scopes:
        names = [x.name for x in getattr(scope, field)]
        if part.name in names:
            return scope.place(field, names.index(part.name))
    return own.place("extends")


def _check_whole(
    event_type: EventType, scope: Scope, pauses: Sequence[Pause], items: Sequence[Item]
) -> Iterator[Finding]:
    """What a type, or one of its blocks, puts on a sheet in all."""
    place = scope.place("pauses")
    if len(pauses) > MOST_PAUSES:
        message = f"有 {len(pauses)} 个检查节点，最多 {MOST_PAUSES} 个。"
        yield Finding(place, "too-many-pauses", message, "请合并相邻的节点。")
    killers = [Load(item, 1) for item in items if item.killer]
    count = heaviest(killers, event_type, MOST_KILLERS_ON_A_SHEET)
    if count.weight > MOST_KILLERS_ON_A_SHEET:
        message = f"一张单会有 {count.weight} 条必查项{count.words}。"
        hint = f"最多 {MOST_KILLERS_ON_A_SHEET} 条，请增一减一。"
        yield Finding(place, "killer-inflation", message, hint)
