"""The replay: which lines would have stopped a lesson, how long before, and what had to be asked.

A line stops a slip when it stands on the sheet, is looked at while the slip can be seen and before
it was found or did harm, and by a role that can see it. Lines that name the lesson as their
ground are its *own*; *others* look at the same thing without having been written for it. That an
own line looks at the thing is taken from who wrote it; whether it says a word of it is told apart.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from types import MappingProxyType

from builder.cache import NO_CACHE, Cache, data
from builder.model import Lesson, Library
from builder.model.lesson import Catch
from builder.model.trial import NO_TIME, LessonTrial, LineTrial, Standing, TypeTrial
from builder.program.stops import moment_of, offset_of
from builder.replay.sheets import Sheets
from builder.replay.wants import USUAL, changes_for

TOO_LATE, TOO_EARLY, WRONG_ROLE = "轮到它时已经晚了", "轮到它时还看不出来", "看的人看不见"
_TRIALS = data("trials", LessonTrial)
"""By the lesson's moments, its own lines, and what the sheets of its types are made of."""
NOT_COMPILED: Mapping[str, str] = MappingProxyType({})


def play_all(
    library: Library, cache: Cache = NO_CACHE, compiled: Mapping[str, str] = NOT_COMPILED
) -> dict[str, LessonTrial]:
    """Every lesson that is played, by its id.

    A lesson is played again when its moments changed, its lines, or the program of one of its
    types; `compiled` is what `Sheets` takes.
    """
    sheets = Sheets(library, compiled=compiled)
    return {
        lesson.id: cache.recall(_TRIALS, _asked(lesson, sheets), partial(play, lesson, sheets))
        for lesson in played(library)
    }


def _asked(lesson: Lesson, sheets: Sheets) -> str:
    """What a trial depends on: of the lesson no more than when, by whom and on what it was seen."""
    catch, library = lesson.catch, sheets.library
    known = [name for name in lesson.event_types if name in library.own_types]
    types = [(name, lesson.last_chance(name), sheets.digest(name)) for name in known]
    return repr((lesson.id, catch.since, catch.by, catch.look, own_lines(lesson, library), types))


def play(lesson: Lesson, sheets: Sheets) -> LessonTrial:
    """One lesson on the sheets of its types."""
    known = [name for name in lesson.event_types if name in sheets.library.own_types]
    return LessonTrial(lesson.id, tuple(play_on(name, lesson, sheets) for name in known))


def play_on(event_type: str, lesson: Lesson, sheets: Sheets) -> TypeTrial:
    """One lesson on the sheets of one of its types."""
    return TypeTrial(event_type, tuple(_lines(lesson, event_type, sheets)))


def played(library: Library) -> Iterator[Lesson]:
    """Every published lesson of ours that something went wrong in, or nearly did."""
    lessons = library.accepted_lessons.values()
    return (x for x in lessons if x.kind != "好做法" and not x.is_suspect)


def _lines(lesson: Lesson, event_type: str, sheets: Sheets) -> Iterator[LineTrial]:
    own = own_lines(lesson, sheets.library)
    usual = sheets.lines(event_type)
    for line in usual:
        mine = (line.kind, line.id) in own
        if mine or looks_at(line, lesson):
            yield _trial(line, lesson, event_type, own=mine)
    there = {(line.kind, line.id) for line in usual}
    for kind, id_ in own:
        if (kind, id_) not in there:
            yield from _asked_for(lesson, event_type, (kind, id_), sheets)


def _asked_for(
    lesson: Lesson, event_type: str, key: tuple[str, str], sheets: Sheets
) -> Iterator[LineTrial]:
    """The line on the first changed sheet that has it and, of several, stops the slip."""
    program = sheets.program(event_type)
    found: list[LineTrial] = []
    for change in changes_for(program, key[1]):
        if change != USUAL:
            found += [
                _trial(line, lesson, event_type, own=True, asked=tuple(change.words(program)))
                for line in sheets.lines(event_type, change)
                if (line.kind, line.id) == key
            ]
    yield from sorted(found, key=lambda trial: (bool(trial.fault), len(trial.asked)))[:1]


def own_lines(lesson: Lesson, library: Library) -> list[tuple[str, str]]:
    """Kind and id of the lines that name the lesson as their ground."""
    items = library.items_of_lesson.get(lesson.id, ())
    tasks = library.tasks_of_lesson.get(lesson.id, ())
    return [*(("item", item.id) for item in items), *(("task", task.id) for task in tasks)]


def looks_at(line: Standing, lesson: Lesson) -> bool:
    """Whether a line says a word of what the lesson's slip could be seen on."""
    return any(word in line.words for word in lesson.catch.look)


def _trial(
    line: Standing, lesson: Lesson, event_type: str, *, own: bool, asked: tuple[str, ...] = ()
) -> LineTrial:
    last = lesson.last_chance(event_type)
    if not last:
        return LineTrial(line, own, asked, 0, NO_TIME)
    limit = moment_of(offset_of(last), line.start)
    fault, names_it = _fault(line, lesson.catch, limit), looks_at(line, lesson)
    return LineTrial(line, own, asked, limit - line.at, fault, names_it)


def _fault(line: Standing, catch: Catch, limit: int) -> str:
    if line.at >= limit:
        return TOO_LATE
    if catch.since and line.at < moment_of(offset_of(catch.since), line.start):
        return TOO_EARLY
    return WRONG_ROLE if catch.by and not set(catch.by) & set(line.roles) else ""
