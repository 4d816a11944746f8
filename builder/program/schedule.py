"""When each task must be finished: by its own limit, by the law, and before those who need it.

Reckoned backwards from the event: users before makers, and no pause is moved. The sum is in
`browser/evaluate/evaluate-schedule.js` too; they must stay parallel.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from builder.program.format import Due, ProgramItem, ProgramTask
from builder.program.spans import Span
from builder.program.times import Days


@dataclass(slots=True)
class Dated:
    """A task of one event; of several segments where it stands once for all."""

    task: ProgramTask
    span: Span
    spans: tuple[Span, ...]
    due: int = 0
    legal: int | None = None
    """The statutory limit as the law counts it."""

    @property
    def key(self) -> str:
        """`topic/name`, or `topic/name@s2`."""
        return self.task["id"] + (self.span.suffix if self.task["each"] else "")


@dataclass(frozen=True, slots=True)
class Use:
    """Some line needs a state by a time."""

    span: int
    by: int


class Schedule:
    """Dates the tasks of one event."""

    def __init__(self, days: Days, slack: dict[str, int], entries: list[Dated]) -> None:
        """`entries` stand in the order of the program: makers before users."""
        self.days, self.slack, self.entries = days, slack, entries
        self.uses: dict[str, list[Use]] = defaultdict(list)
        self.makers: dict[str, set[int]] = defaultdict(set)
        for entry in entries:
            for state in entry.task["makes"]:
                self.makers[state].add(entry.span.number)

    def need(self, line: ProgramTask | ProgramItem, span: Span, by: int) -> None:
        """A line of a span needs its things by a minute."""
        for state in line["needs"]:
            self.uses[state].append(Use(span.number, by))

    def settle(self) -> None:
        """Give every entry its time; those who need things first."""
        for entry in reversed(self.entries):
            limits = [self._minute(entry, span, limit) for span, limit in _own_limits(entry)]
            limits += self._before_users(entry)
            entry.legal = self._legal(entry)
            if entry.legal is not None:
                by_law = entry.task["statute"]
                alarm = by_law is not None and by_law["unit"] != "m"
                limits.append(self.days.eve(entry.legal) if alarm else entry.legal)
            due = min(limits)
            entry.due = due if entry.task["any_hour"] else self.days.into_office(due)
            self.need(entry.task, entry.span, entry.due)

    def _minute(self, entry: Dated, span: Span, due: Due) -> int:
        return self.days.due(due, span.anchors[due["anchor"]])

    def _legal(self, entry: Dated) -> int | None:
        statute = entry.task["statute"]
        if not statute:
            return None
        minutes = [
            self._minute(entry, span, statute)
            for span in entry.spans
            if statute["anchor"] in span.anchors
        ]
        return min(minutes, default=None)

    def _before_users(self, entry: Dated) -> Iterable[int]:
        for state in entry.task["makes"]:
            for use in self.uses[state]:
                if self._serves(entry.span.number, use.span, state):
                    yield use.by - self.slack.get(state, 0)

    def _serves(self, maker: int, user: int, state: str) -> bool:
        """A line takes a thing from its own segment, else from the event, else from any."""
        makers = self.makers[state]
        return maker == user or (user not in makers and (maker == 0 or 0 not in makers))


def _own_limits(entry: Dated) -> Iterable[tuple[Span, Due]]:
    due = entry.task["due"]
    return ((span, due) for span in entry.spans if due["anchor"] in span.anchors)
