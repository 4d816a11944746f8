"""What every line of the sheets was worth so far, for the maintainer's eyes only.

Counted from run records, which are data about people: they stay in the data folder, and so does
what is counted from them. Where an office held three events, a number names the day.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from builder.cache import NO_CACHE, Cache
from builder.model import Item, Library, Task
from builder.replay import play_all
from builder.review.line_tally import LineKey, LineTally, line_tallies
from builder.review.recurrence import Run
from builder.review.retiring import ENOUGH_CAUGHT, idle_lines, retirable


@dataclass(frozen=True, slots=True)
class LineValue:
    """One line with its counts."""

    line: Item | Task
    tally: LineTally


@dataclass(frozen=True, slots=True)
class LineValues:
    """All lines that were looked at or leaked, those that caught most first."""

    rows: tuple[LineValue, ...]
    retirable: tuple[LineValue, ...]
    """Those that may be thought of for retirement, the most certain first."""

    @property
    def verdict(self) -> str:
        """What all of it says, one sentence."""
        caught = sum(value.tally.caught for value in self.rows)
        if caught < ENOUGH_CAUGHT:
            return f"一共记下拦住 {caught} 次，不到 {ENOUGH_CAUGHT} 次：还看不出哪一条没有用。"
        if not self.retirable:
            return "没有可以考虑撤下的：查的次数还不够多，或者有条款、案例要它。"
        return (
            f"可以考虑撤下的 {len(self.retirable)} 条：查得够多、一次没拦住过，"
            "不是必查项、红线，没有条款和造成影响的案例，撤了每起已知失误仍有别的行拦。"
            "照推算，四条里大约有一条其实有用，只是很久才遇上一回：先看它防的是什么，再定撤不撤。"
        )


def line_values(library: Library, runs: Iterable[Run], cache: Cache = NO_CACHE) -> LineValues:
    """Of the lines that still stand in the knowledge base."""
    tallies = line_tallies(library, runs)
    trials = play_all(library, cache) if idle_lines(tallies.values()) else {}
    lines = _lines(library)
    told = [x for x in tallies.values() if x.line in lines and (x.looked_at or x.leaked)]
    order = sorted(told, key=lambda x: (-x.caught, -x.leaked, -x.looked_at, x.line))
    given_up = retirable(library, tallies.values(), trials)
    return LineValues(
        tuple(LineValue(lines[x.line], x) for x in order),
        tuple(LineValue(lines[x.line], x) for x in given_up if x.line in lines),
    )


def _lines(library: Library) -> dict[LineKey, Item | Task]:
    items: dict[LineKey, Item | Task] = {("item", id_): x for id_, x in library.items.items()}
    return items | {("task", id_): x for id_, x in library.tasks.items()}
