"""What came of a lesson that was played against the sheets of its event types (`replay/`)."""

from dataclasses import dataclass
from typing import Literal, get_args

TrialState = Literal["拦得住", "只在答了时", "拦不住"]
_STATES = get_args(TrialState)
NO_LINE = "没有为它写的行"
NO_TIME = "没有记最晚什么时候还来得及"
_HOUR, _DAY = 60, 1440


def lead_words(minutes: int) -> str:
    """`45 分钟`, `15 小时`, `6 天`: the largest unit that it fills."""
    if minutes >= _DAY:
        return f"{minutes // _DAY} 天"
    return f"{minutes // _HOUR} 小时" if minutes >= _HOUR else f"{minutes} 分钟"


@dataclass(frozen=True, slots=True)
class Standing:
    """A line as it stands on a sheet."""

    kind: Literal["item", "task"]
    id: str
    text: str
    words: str
    """All that it says of what it looks at."""
    at: int
    start: int
    """Of the stretch it belongs to; both in minutes, see `program/times.py`."""
    roles: tuple[str, ...]
    """Of an item who checks and who calls; of a task who does it, helps and checks."""
    pause: str = ""
    """The 检查节点 it is looked at; "" of a task."""


@dataclass(frozen=True, slots=True)
class LineTrial:
    """One line of a sheet against one lesson."""

    line: Standing
    own: bool
    """Written for this lesson: it names it as its ground."""
    asked: tuple[str, ...]
    """What the coordinator has to say before the line stands there; empty on the usual sheet."""
    lead: int
    """Minutes between the line and the moment by which it had to be stopped."""
    fault: str
    """Why it does not stop it; "" where it does."""
    names_it: bool = False
    """It says a word of what the slip could be seen on."""

    @property
    def early(self) -> str:
        """How long before, in words."""
        return lead_words(self.lead)


@dataclass(frozen=True, slots=True)
class TypeTrial:
    """One lesson on the sheets of one event type."""

    event_type: str
    lines: tuple[LineTrial, ...]

    @property
    def stopping(self) -> tuple[LineTrial, ...]:
        """Lines that stop it: on the usual sheet first, then own ones, the earliest first."""
        good = (trial for trial in self.lines if not trial.fault)
        return tuple(sorted(good, key=lambda x: (bool(x.asked), not x.own, -x.lead)))

    @property
    def state(self) -> TrialState:
        """Whether the usual sheet stops it, or one on which something was answered."""
        if not self.stopping:
            return "拦不住"
        return "只在答了时" if self.stopping[0].asked else "拦得住"

    @property
    def rank(self) -> int:
        """The lower, the better it is stopped."""
        return _STATES.index(self.state)

    @property
    def reason(self) -> str:
        """Why nothing stops it; "" where something does."""
        faults = [trial.fault for trial in self.lines if trial.own] or [NO_LINE]
        return "" if self.stopping else faults[0]


@dataclass(frozen=True, slots=True)
class LessonTrial:
    """One lesson on the sheets of all its event types."""

    lesson: str
    """Its id."""
    types: tuple[TypeTrial, ...]

    @property
    def best(self) -> TypeTrial | None:
        """The type whose sheet stops it best; None for a lesson of no type."""
        return min(self.types, key=lambda trial: trial.rank, default=None)

    @property
    def state(self) -> TrialState:
        """Of the best."""
        return self.best.state if self.best else "拦不住"

    @property
    def is_named(self) -> bool:
        """Whether a line that stops it says a word of what the slip could be seen on."""
        return any(line.names_it for trial in self.types for line in trial.stopping)
