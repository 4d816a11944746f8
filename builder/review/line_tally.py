"""What each line of the sheets came to in the events that are over: listed, looked at, caught.

An event counts once for a line, however many of its stretches and 节点 have it. As for lessons,
nothing is counted that nobody wrote down (`review/recurrence.py`).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from builder.model import Library
from builder.model.mark import LOOKED_AT, SHOWED, State
from builder.model.reference import LineKind
from builder.review.posterior import Interval, interval_of
from builder.review.recurrence import Run, line_id, lines_of

LineKey = tuple[LineKind, str]
"""An item and a task may have one id."""


@dataclass(frozen=True, slots=True)
class LineTally:
    """How one line has fared; events, each once."""

    line: LineKey
    listed: int = 0
    """It stood on the list."""
    looked_at: int = 0
    """Somebody marked that it was looked at."""
    caught: int = 0
    """It showed something wrong in time: 拦住, or 有问题."""
    leaked: int = 0
    """It stood there, and a slip that it is to stop happened all the same."""
    judged: int = 0
    """Looked at in an event of which more was written down than that all was done."""

    @property
    def share(self) -> Interval:
        """In what share of events it probably catches something."""
        return interval_of(self.caught, self.looked_at)

    @property
    def words(self) -> str:
        """`37 次里拦住 3 次（大概 2%–20%），没拦住 1 次`."""
        if not self.looked_at:
            return f"列出 {self.listed} 次，没有人勾过"
        low, high = (f"{end * 100:.0f}%" for end in self.share)
        between = f"大概 {low}–{high}" if self.caught else f"大概不到 {high}"
        leaked = f"，没拦住 {self.leaked} 次" if self.leaked else ""
        return f"{self.looked_at} 次里拦住 {self.caught} 次（{between}）{leaked}"


def line_tallies(library: Library, runs: Iterable[Run]) -> dict[LineKey, LineTally]:
    """A tally for every line that stood on the list of an event that is over."""
    found: dict[LineKey, LineTally] = {}
    for run in runs:
        if run.is_over:
            judged, slipped = says_more(run), _slipped(library, run)
            for line, states in _states(run).items():
                before = found.get(line, LineTally(line))
                found[line] = _counted(before, states, leaked=line in slipped, judged=judged)
    return found


def says_more(run: Run) -> bool:
    """Whether anything was written down of an event but that its lines were done.

    A list on which every box was ticked tells that somebody ticked, and of no line whether it
    was of use.
    """
    told = run.record and (run.record.problems or run.record.leaks or run.record.opinions)
    return bool(told) or any(mark.state != "完成" for mark in run.marks.values())


def _states(run: Run) -> Mapping[LineKey, set[str]]:
    """By line what was marked of it, wherever it stands; "" for where it was not touched."""
    found: dict[LineKey, set[str]] = {}
    for key, _ in lines_of(run.result):
        found.setdefault(_line_of(key), set()).add(run.state(key))
    return found


def _line_of(key: str) -> LineKey:
    """Lists name an item with its 节点, a task without."""
    return ("item" if " " in key else "task"), line_id(key)


def _slipped(library: Library, run: Run) -> set[LineKey]:
    """Lines that remember a lesson which happened again that day."""
    found: set[LineKey] = set()
    for leak in run.leaks:
        found.update(("item", x.id) for x in library.items_of_lesson.get(leak.lesson, ()))
        found.update(("task", x.id) for x in library.tasks_of_lesson.get(leak.lesson, ()))
    return found


def _counted(
    before: LineTally, states: Collection[str], *, leaked: bool, judged: bool
) -> LineTally:
    looked_at = _any_of(states, LOOKED_AT)
    return replace(
        before,
        listed=before.listed + 1,
        looked_at=before.looked_at + looked_at,
        caught=before.caught + _any_of(states, SHOWED),
        leaked=before.leaked + leaked,
        judged=before.judged + (looked_at and judged),
    )


def _any_of(states: Collection[str], wanted: tuple[State, ...]) -> bool:
    return not set(wanted).isdisjoint(states)
