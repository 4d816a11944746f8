"""What was said of the lines of the sheets, and what came of it; for the maintainer's eyes only."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.decisions.arrived import received_of, waiting
from builder.decisions.desk import SETTLED, STATES, WAITING, Desk
from builder.letters.inbox import Received
from builder.model import HandIn, Library
from builder.review.opinions import line_of_opinion


@dataclass(frozen=True, slots=True)
class Said:
    """One opinion on one line."""

    receipt: str
    opinion: str
    outcome: str
    """待审, or what was done about it; 已处理 where those words were purged."""

    @property
    def words(self) -> str:
        """`2026-11-22 不清楚：已改写（20261122-0a1b2c3d）`."""
        day = self.receipt[:8]
        return f"{day[:4]}-{day[4:6]}-{day[6:]} {self.opinion}：{self.outcome}（{self.receipt}）"


SaidOfLines = Mapping[str, tuple[Said, ...]]
"""By the id of an item or task, the latest first."""


def said_of_lines(desk: Desk, library: Library) -> SaidOfLines:
    """Everything said of a line that waits or was settled."""
    found: dict[str, list[Said]] = {}
    for hand_in, outcome in _opinions(desk):
        if line := line_of_opinion(hand_in, library):
            said = Said(hand_in.receipt, hand_in.opinion, outcome)
            found.setdefault(line.id, []).append(said)
    return {
        line: tuple(sorted(said, key=lambda one: one.receipt, reverse=True))
        for line, said in found.items()
    }


def _opinions(desk: Desk) -> Iterator[tuple[HandIn, str]]:
    for one in waiting(desk):
        if isinstance(one, Received) and one.hand_in.opinion:
            yield one.hand_in, STATES[WAITING]
    with desk.look() as rows:
        settled = [received_of(letter).hand_in for letter in rows.opinions(SETTLED)]
    for hand_in in settled:
        yield hand_in, desk.reason_of(hand_in.receipt) or STATES[SETTLED]
