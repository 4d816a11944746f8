"""同类问题复发情况: what became of each lesson in the events since, and why a slip came through.

Nothing is counted that nobody wrote down: an item was looked at (查过) where its line was marked
as such, it held where it showed something wrong in time, it leaked where the slip happened all the
same. A line that nobody touched counts for nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from builder.model import Event, Lesson, Library
from builder.model.mark import LOOKED_AT, SHOWED, Mark, State
from builder.model.run_record import Leak, RunRecord
from builder.program.result import Result

UNDONE, UNTOUCHED, PASSED, UNMET = "有项未做", "有项没勾", "做了没拦住", "条件未命中"
ABSENT, LATE, HELD = "没有这一项", "发现太晚", "拦住了"
REPAIRS = {
    UNDONE: "看是不是没人、没时间：换检查角色，或减条数。",
    UNTOUCHED: "问清是没做还是没勾；做了的，登记时写“其余 完成”。",
    PASSED: "“应看到”没看准：改写它，或换更强的办法。",
    UNMET: "改适用条件，让这种活动也出现这一条。",
    ABSENT: "给这种活动加一条检查项。",
    LATE: "挪到更早的节点，留出补救的时间。",
    HELD: "有用，保留。",
}


@dataclass(frozen=True, slots=True)
class Run:
    """One event that is over: its list as it was, and what came of it."""

    event: Event
    result: Result
    record: RunRecord | None

    @property
    def is_over(self) -> bool:
        """Something was written down about it, on the screen or afterwards."""
        return bool(self.event.marks) or self.record is not None

    @property
    def marks(self) -> dict[str, Mark]:
        """Ticks of the screen, and what was written down afterwards."""
        if self.record is None:
            return self.event.marks
        done = {line: Mark(state="完成") for line in self.record.done}
        return {**self.event.marks, **done, **self.record.exceptions}

    def state(self, line: str) -> State | Literal[""]:
        """What was marked of a line; "" where nobody touched it."""
        mark = self.marks.get(line)
        return mark.state if mark else ""

    @property
    def leaks(self) -> tuple[Leak, ...]:
        """Known slips that happened again."""
        return self.record.leaks if self.record else ()


@dataclass(frozen=True, slots=True)
class Escape:
    """One slip that came through, or was stopped, and the repair that follows."""

    lesson: str
    event: str
    kind: str

    @property
    def repair(self) -> str:
        """What the maintainer should look at."""
        return REPAIRS[self.kind]


@dataclass(frozen=True, slots=True)
class Stop:
    """A line of which somebody said that it stopped a slip that day."""

    line: str
    text: str
    event: str
    note: str


@dataclass(frozen=True, slots=True)
class LessonRow:
    """How one lesson has fared."""

    lesson: str
    title: str
    tested: int
    held: int
    leaked: int


@dataclass(frozen=True, slots=True)
class TypeRow:
    """How many events of one type there were since a known slip last happened again."""

    event_type: str
    title: str
    events: int
    since: int


def escape_of(library: Library, lesson: str, run: Run, leak: Leak | None) -> str:
    """The escape class of a lesson in an event; "" where it was neither tested nor leaked."""
    if not _remembered(library, lesson) & _of_type(library, run.event.type):
        return ABSENT if leak else ""
    states = [run.state(line) for line in _lines_for(library, lesson, run)]
    if not states:
        return UNMET if leak else ""
    if leak:
        return _escaped(states, leak)
    return HELD if any(state in SHOWED for state in states) else ""


def stops(runs: Iterable[Run]) -> Iterator[Stop]:
    """Every line that was marked 拦住, event by event."""
    for run in runs:
        texts = dict(lines_of(run.result))
        for line, mark in run.marks.items():
            if mark.state == "拦住":
                yield Stop(line, texts.get(line, line), run.event.title or run.event.id, mark.note)


def lesson_rows(library: Library, runs: Sequence[Run]) -> list[LessonRow]:
    """Every lesson that was tested, held, leaked or repeated, the most leaks first."""
    over = [run for run in runs if run.is_over]
    rows = [_lesson_row(library, id_, over) for id_ in library.accepted_lessons]
    seen = [row for row in rows if row.tested or row.leaked]
    return sorted(seen, key=lambda row: (-row.leaked, -row.held, row.lesson))


def escapes(library: Library, runs: Iterable[Run]) -> Iterator[Escape]:
    """Every slip that came through or was stopped, event by event."""
    for run in (run for run in runs if run.is_over):
        leaks = {leak.lesson: leak for leak in run.leaks}
        known = (x.id for x in library.accepted_lessons.values() if _is_since(x, run))
        for id_ in dict.fromkeys((*leaks, *known)):
            if kind := escape_of(library, id_, run, leaks.get(id_)):
                yield Escape(id_, run.event.title or run.event.id, kind)


def type_rows(library: Library, runs: Sequence[Run]) -> list[TypeRow]:
    """Per event type: events held, and those since a known slip last happened again."""
    found = []
    for event_type in library.whole_types.values():
        own = [r for r in runs if r.is_over and r.event.type == event_type.id]
        own.sort(key=_start)
        last = max((_start(run) for run in own if run.leaks), default="")
        last = max(last, _last_repeat(library, event_type.id))
        since = sum(_start(run) > last for run in own)
        if own:
            found.append(TypeRow(event_type.id, event_type.title, len(own), since))
    return found


def _lesson_row(library: Library, id_: str, runs: Sequence[Run]) -> LessonRow:
    lesson = library.lessons[id_]
    since = [run for run in runs if _is_since(lesson, run)]
    tested = [run for run in since if _is_tested(library, id_, run)]
    leaked = sum(leak.lesson == id_ for run in runs for leak in run.leaks)
    repeated = len(library.repeats_of.get(id_, ()))
    held = sum(escape_of(library, id_, run, _leak_of(run, id_)) == HELD for run in tested)
    return LessonRow(id_, lesson.title, len(tested), held, leaked + repeated)


def _remembered(library: Library, lesson: str) -> set[str]:
    """The lines that a lesson led to."""
    items, tasks = library.items_of_lesson, library.tasks_of_lesson
    return {line.id for line in (*items.get(lesson, ()), *tasks.get(lesson, ()))}


def _lines_for(library: Library, lesson: str, run: Run) -> list[str]:
    """The lines of an event's list that remember a lesson."""
    wanted = _remembered(library, lesson)
    return [key for key, _ in lines_of(run.result) if line_id(key) in wanted]


def _is_tested(library: Library, lesson: str, run: Run) -> bool:
    return any(run.state(line) in LOOKED_AT for line in _lines_for(library, lesson, run))


def _is_since(lesson: Lesson, run: Run) -> bool:
    """Whether an event came after what the lesson tells: before, its lines were on no list."""
    return not lesson.occurred or _start(run)[: len(lesson.occurred)] > lesson.occurred


def _leak_of(run: Run, lesson: str) -> Leak | None:
    return next((leak for leak in run.leaks if leak.lesson == lesson), None)


def _escaped(states: Sequence[str], leak: Leak) -> str:
    if "未做" in states:
        return UNDONE
    if leak.late or any(state in SHOWED for state in states):
        return LATE
    return PASSED if all(states) else UNTOUCHED


def lines_of(result: Result) -> Iterator[tuple[str, str]]:
    """Every line of the list as marks name it, with its text."""
    for pause in result["pauses"]:
        for item in pause["items"]:
            yield f"{pause['name']} {item['id']}", item["text"]
    for task in result["tasks"]:
        yield task["id"], task["text"]


def line_id(key: str) -> str:
    """The id that a line of a list has in the knowledge base: without pause and segment."""
    return key.rpartition(" ")[2].partition("@")[0]


def _of_type(library: Library, type_id: str) -> set[str]:
    """The lines that the type can bring, those of its blocks among them."""
    event_type = library.whole_types.get(type_id)
    if event_type is None:
        return set()
    lines = (*library.items_of_type(event_type), *library.tasks_of_type(event_type))
    return {line.id for line in lines}


def _start(run: Run) -> str:
    return min(segment.start for segment in run.event.segments)


def _last_repeat(library: Library, type_id: str) -> str:
    """When a lesson of the type that repeats another happened; to the end of its month or day."""
    lessons = library.accepted_lessons.values()
    own = [x.occurred for x in lessons if x.repeats and x.occurred and type_id in x.event_types]
    return max((f"{occurred}~" for occurred in own), default="")
