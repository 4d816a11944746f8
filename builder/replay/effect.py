"""What a change does to what the sheets stop: how many known slips before and after it, and which
of them lose their line.

Only the sheets of the types in question are made, and after the change only those lessons are
played again that it can concern: that changed, one of whose own lines changed, or that look at what
a line of the usual sheet says now or said before.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from builder.cache import NO_CACHE, Cache, data
from builder.model import Item, Lesson, Library, Task
from builder.model.trial import LineTrial, TypeTrial
from builder.replay.play import looks_at, own_lines, play_on, played
from builder.replay.sheets import Sheets

_STOPPED = data("stopped-on-type", list[str])
"""By the type and all sources."""
_Key = tuple[str, str]
"""`item` or `task`, and the id of the line."""


@dataclass(frozen=True, slots=True)
class TypeEffect:
    """One event type before and after."""

    title: str
    stopped: tuple[int, int]
    """Known slips that its sheet stops, those held out left aside."""
    killers: tuple[int, int]
    """必查项 that it can bring."""
    unstopped: tuple[str, ...]
    """Why new lessons are not among those stopped, a reason each."""
    gained: tuple[LineTrial, ...] = ()
    """Of the new lessons that are, the line that stops each first."""


@dataclass(frozen=True, slots=True)
class Loss:
    """A known slip that is stopped worse than before on the sheets of some types, or no longer by
    a line that was written for it.
    """

    lesson: str
    title: str
    severity: str
    types: tuple[str, ...]
    """Titles of the types whose sheets it is."""
    other: str
    """The line that still stops it; "" where none does."""
    asked: tuple[str, ...]
    """What has to be answered for that."""
    is_worse: bool
    """Fewer events stop it than before; else another line stops it as well."""

    @property
    def words(self) -> str:
        """What is left, in Chinese."""
        if not self.other:
            return "再没有一行拦得住它"
        if self.is_worse:
            return f"只剩“{self.other}”拦它，须{'、'.join(self.asked)}"
        return f"没有为它写的行了，还有别的行拦：{self.other}"


@dataclass(frozen=True, slots=True)
class Effect:
    """What comes of a change."""

    types: tuple[TypeEffect, ...]
    losses: tuple[Loss, ...]


def effect_of(
    before: Library, after: Library, types: Collection[str], cache: Cache = NO_CACHE
) -> Effect:
    """The effect of a change on the sheets of these types, by their ids.

    Who loses a line is asked on the sheets of every type of those whose own lines changed, or who
    look at what a changed line said.
    """
    change = _Change(Sheets(before), Sheets(after), frozenset(changed_lines(before, after)))
    known = [name for name in types if name in before.own_types and name in after.own_types]
    effects = tuple(change.on_type(name, cache) for name in known)
    return Effect(effects, tuple(change.losses()))


@dataclass(frozen=True, slots=True)
class _Change:
    before: Sheets
    after: Sheets
    lines: frozenset[_Key]
    """Lines that are new, gone, or not the same."""

    def on_type(self, name: str, cache: Cache) -> TypeEffect:
        old, new = self.before.library, self.after.library
        asked = f"{name} {sorted(old.digests.items())}"
        was = set(cache.recall(_STOPPED, asked, lambda: list(_stopped(name, self.before))))
        trials = {x.id: play_on(name, x, self.after) for x in self.concerned(name)}
        now = {id_ for id_, trial in trials.items() if trial.stopping}
        fresh = {id_: x for id_, x in trials.items() if id_ not in old.lessons}
        return TypeEffect(
            new.own_types[name].title,
            stopped=(len(was), len(was.difference(trials) | now)),
            killers=(_killers(old, name), _killers(new, name)),
            unstopped=tuple(x.reason for x in fresh.values() if x.reason),
            gained=tuple(x.stopping[0] for x in fresh.values() if x.stopping),
        )

    def concerned(self, name: str) -> Iterator[Lesson]:
        """Lessons of the type of which the change can make something else."""
        old, new = self.before.library, self.after.library
        was, now = set(self.before.lines(name)), set(self.after.lines(name))
        moved = was ^ now
        keys = self.lines | {(line.kind, line.id) for line in moved}
        for lesson in _on(name, new):
            own = {*own_lines(lesson, new), *own_lines(lesson, old)}
            known = lesson.id in old.lessons
            same = known and old.digests.get(lesson.path) == new.digests[lesson.path]
            if not same or own & keys or any(looks_at(line, lesson) for line in moved):
                yield lesson

    def losses(self) -> Iterator[Loss]:
        """What is lost, what is worse first; the same of several types is said once."""
        types: dict[Loss, list[str]] = {}
        for loss in self._losses():
            types.setdefault(replace(loss, types=()), []).extend(loss.types)
        lost = [replace(loss, types=tuple(names)) for loss, names in types.items()]
        yield from sorted(lost, key=lambda x: (not x.is_worse, x.severity, x.lesson))

    def _losses(self) -> Iterator[Loss]:
        old, new = self.before.library, self.after.library
        said = list(_said(self.lines, old))
        for lesson in played(old):
            then = new.lessons.get(lesson.id)
            touched = any(word in words for word in lesson.catch.look for words in said)
            if then and (touched or self.lines.intersection(own_lines(lesson, old))):
                for name in (
                    x for x in then.event_types if x in {*old.own_types} & {*new.own_types}
                ):
                    yield from self._loss(lesson, then, name)

    def _loss(self, lesson: Lesson, then: Lesson, name: str) -> Iterator[Loss]:
        was, now = play_on(name, lesson, self.before), play_on(name, then, self.after)
        worse = now.rank > was.rank
        if worse or (_own(was) and not _own(now)):
            left = now.stopping[:1]
            other, asked = "".join(x.line.text for x in left), left[0].asked if left else ()
            title = self.after.library.own_types[name].title
            yield Loss(lesson.id, lesson.title, lesson.severity, (title,), other, asked, worse)


def _said(lines: Collection[_Key], library: Library) -> Iterator[str]:
    """All that lines say of what they look at."""
    for kind, id_ in lines:
        line = library.items.get(id_) if kind == "item" else library.tasks.get(id_)
        if line:
            expect = line.expect if isinstance(line, Item) else ""
            yield " ".join((line.text, expect, *line.needs, *line.makes))


def _own(trial: TypeTrial) -> list[LineTrial]:
    return [line for line in trial.stopping if line.own]


def _stopped(name: str, sheets: Sheets) -> Iterator[str]:
    return (x.id for x in _on(name, sheets.library) if play_on(name, x, sheets).stopping)


def _on(name: str, library: Library) -> Iterator[Lesson]:
    return (x for x in played(library) if name in x.event_types and not x.held_out)


def _killers(library: Library, name: str) -> int:
    return sum(item.killer for item in library.items_of_type(library.whole_types[name]))


def changed_lines(before: Library, after: Library) -> Iterator[_Key]:
    """Lines whose fields are not the same; where a line stands in its file does not count."""
    yield from (("item", id_) for id_ in _differing(before.items, after.items))
    yield from (("task", id_) for id_ in _differing(before.tasks, after.tasks))


def _differing(
    before: Mapping[str, Item | Task], after: Mapping[str, Item | Task]
) -> Iterator[str]:
    for id_ in {**before, **after}:
        old, new = before.get(id_), after.get(id_)
        if old is not new and (not old or not new or old.__dict__ != new.__dict__):
            yield id_
