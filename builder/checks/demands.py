"""What clauses and lessons demand of the sheets: some line that rests on them answers each."""

from collections.abc import Iterable, Iterator
from itertools import product

from builder.checks.broken import broken_topics
from builder.model import Due, Finding, Item, Library, Place, Reference, Task
from builder.model.composition import pauses_of_topic
from builder.model.condition import NUMBER, Condition
from builder.model.demand import END, Demand
from builder.model.due import END_AT, START_AT
from builder.program.stops import moment_of, offset_of

Line = Item | Task
_HINT = "请把那一行加回来，或改早、改条件；真的不要了，删去这一条。"


def check_demands(library: Library) -> Iterator[Finding]:
    """Demands that no line answers; silent while a list of lines could not be read."""
    if broken_topics(library):
        return
    resting = lines_by_ground(library)
    for ground, place, demand in demands_of(library):
        lines = resting.get(ground, ())
        if not is_met(demand, lines, library):
            words = "”或“".join(demand.look)
            message = f"以它为依据的行里，没有一行按时、按条件看“{words}”。"
            yield Finding(place, "unmet-demand", message, _HINT)


def demands_of(library: Library) -> Iterator[tuple[str, Place, Demand]]:
    """Every demand with the ground that makes it and where it is written."""
    for regulation in library.regulations.values():
        for at, clause in enumerate(regulation.clauses):
            ground = str(Reference("regulations", regulation.id, clause.name))
            for index, demand in enumerate(clause.demands):
                yield ground, regulation.place("clauses", at, "demands", index), demand
    for lesson in library.accepted_lessons.values():
        for index, demand in enumerate(lesson.catch.demands):
            place = lesson.place("catch", "demands", index)
            yield str(Reference("lessons", lesson.id)), place, demand


def lines_by_ground(library: Library) -> dict[str, list[Line]]:
    """Lines by everything that they rest on, declared from either side."""
    found: dict[str, list[Line]] = {}
    every: tuple[Line, ...] = (*library.items.values(), *library.tasks.values())
    for line in every:
        for ground in line.ground:
            found.setdefault(str(ground), []).append(line)
    for remembered in (library.items_of_lesson, library.tasks_of_lesson):
        for lesson, lines in remembered.items():
            found.setdefault(str(Reference("lessons", lesson)), []).extend(lines)
    return found


def is_met(demand: Demand, lines: Iterable[Line], library: Library) -> bool:
    """Whether one of the lines answers it; on every type that it names, one that stands there."""
    found = [line for line in lines if answers(line, demand, library)]
    there = {one.id for line in found for one in library.types_of(line)}
    return there.issuperset(demand.event_types) if demand.event_types else bool(found)


def answers(line: Line, demand: Demand, library: Library) -> bool:
    """Whether a line looks at it, whenever it is demanded, and in time on every sheet it is on."""
    words = f"{line.text} {line.expect}" if isinstance(line, Item) else line.text
    return (
        any(word in words for word in demand.look)
        and _stands(line.when, demand.when)
        and all(_in_time(minutes, demand.until) for minutes in _minutes(line, library))
    )


def _stands(when: Condition, demanded: Condition) -> bool:
    """Whether the first holds under all answers under which the second does."""
    values: dict[str, set[str]] = {}
    for one in (*when.comparisons, *demanded.comparisons):
        values.setdefault(one.question, {"另答"}).update(_beside(one.value))
    for combination in product(*values.values()):
        given = dict(zip(values, combination, strict=True))
        if demanded.holds(given) and not when.holds(given):
            return False
    return True


def _beside(value: str) -> list[str]:
    if not NUMBER.match(value):
        return [value]
    return [str(number) for number in range(max(0, int(value) - 1), int(value) + 2)]


def _in_time(minutes: list[int], until: str | None) -> bool:
    """A line that a sheet has no 节点 for is not looked at there at all."""
    return bool(minutes) and (not until or min(minutes) < _limit(until))


def _limit(until: str) -> int:
    return END_AT if until == END else moment_of(offset_of(until), START_AT)


def _minutes(line: Line, library: Library) -> Iterator[list[int]]:
    """When it is looked at on the day of that event, for each type that it belongs to."""
    if isinstance(line, Task):
        yield [Due.parse(line.due).shown_at]
        return
    for event_type in library.types_of_item[line.id]:
        whole = library.whole_types[event_type.id]
        pauses = (pauses_of_topic(line.topic, x, whole, library.blocks) for x in line.pauses)
        yield [Due.parse(pause.at).shown_at for found in pauses for pause in found]
