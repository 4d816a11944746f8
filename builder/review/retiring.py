"""Lines that the events so far give no reason to keep; proposed to the maintainer, never struck.

Two questions, asked apart. *Idle* is a line by its counts alone: looked at often enough in an
office that writes down what it catches, and it never caught or leaked anything. *Kept* is a line by
what speaks for it whatever is counted: one rare disaster that it stops outweighs a hundred events
in which there was nothing to stop. Of the idle lines that nothing keeps, one after the other is
proposed while every known lesson still meets another line that stops it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

from builder.model import Item, Library, Task
from builder.model.published import all_grounds
from builder.model.trial import LessonTrial
from builder.model.values import GRAVE
from builder.review.line_tally import LineKey, LineTally
from builder.review.posterior import interval_of

MOST_SHARE = 0.09
"""Idle is who catches, with 97.5 % certainty, in fewer events than this share of them."""
ENOUGH_CAUGHT = 20
"""An office that wrote down fewer catches, all lines together, tells of no line that it is idle."""


def retirable(
    library: Library, tallies: Iterable[LineTally], trials: Mapping[str, LessonTrial]
) -> list[LineTally]:
    """What is proposed for retirement, the most certain first. `trials` are of every lesson."""
    covers = list(_covers(trials.values()))
    kept = kept_lines(library)
    found: list[LineTally] = []
    for tally in idle_lines(tallies):
        bared = any(cover <= {tally.line} for cover in covers)
        if tally.line not in kept and not bared:
            covers = [cover - {tally.line} for cover in covers]
            found.append(tally)
    return found


def idle_lines(tallies: Iterable[LineTally]) -> list[LineTally]:
    """Lines of one office that never caught anything though often looked at, by counts alone."""
    known = list(tallies)
    if sum(tally.caught for tally in known) < ENOUGH_CAUGHT:
        return []
    idle = [x for x in known if not x.caught and not x.leaked and _most(x) < MOST_SHARE]
    return sorted(idle, key=lambda tally: (_most(tally), tally.line))


def _most(tally: LineTally) -> float:
    return interval_of(0, tally.judged).high


def kept_lines(library: Library) -> frozenset[LineKey]:
    """Lines that are never proposed, whatever is counted."""
    spared = {id_ for event_type in library.whole_types.values() for id_ in event_type.minimal}
    lines: tuple[Item | Task, ...] = (*library.items.values(), *library.tasks.values())
    needed = {state for line in lines for state in line.needs}
    return frozenset(_key(x) for x in lines if _is_kept(library, x, spared, needed))


def _key(line: Item | Task) -> LineKey:
    return ("item" if isinstance(line, Item) else "task"), line.id


def _is_kept(
    library: Library, line: Item | Task, spared: Collection[str], needed: Collection[str]
) -> bool:
    """必查项, 红线, 最简版, 法定期限, a clause, a grave lesson, or what other lines need of it."""
    bound = line.killer if isinstance(line, Item) else line.red_line or line.statute is not None
    makes = any(state in needed for state in line.makes)
    return bound or makes or line.id in spared or any(_binds(library, line))


def _binds(library: Library, line: Item | Task) -> Iterator[bool]:
    """Of each ground whether it keeps the line: anything but practice and cases without harm."""
    for ground in all_grounds(library, line):
        lesson = library.lessons.get(ground.id) if ground.folder == "lessons" else None
        yield lesson.severity in GRAVE if lesson else not ground.is_practice


def _covers(trials: Iterable[LessonTrial]) -> Iterator[frozenset[LineKey]]:
    """Lines that stop a lesson on the sheets of a type, as well as it is stopped there."""
    for trial in trials:
        for on_type in trial.types:
            usual = [x for x in on_type.stopping if not x.asked]
            if best := usual or on_type.stopping:
                yield frozenset((x.line.kind, x.line.id) for x in best)
