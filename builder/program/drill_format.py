"""The shape of a 桌面推演: plain JSON, from which papers are made here and on the page alike.

Everything is text that is ready to print; minutes count from the first word of the exercise.
"""

from typing import TypedDict


class DrillCard(TypedDict):
    """What one role is given at one moment."""

    step: int
    """Of the moment, from 1."""
    minute: int
    when: str
    """As a reader says it: `前 15 分钟`."""
    text: str
    """What was seen or heard then, and nothing later."""


class DrillSeat(TypedDict):
    """A role with all its cards, which are cut apart before the exercise."""

    who: str
    cards: list[DrillCard]


class DrillStep(TypedDict):
    """A moment of the exercise."""

    step: int
    minute: int
    when: str
    who: str
    """Who gets a card; "" where the facilitator reads it out to all."""
    text: str
    really: str
    """What is told of the moment afterwards."""


class DrillLine(TypedDict):
    """A line of today's sheets that somebody should speak up with."""

    number: int
    key: str
    """`item topic/name` or `task topic/name`: how a record names it."""
    step: int
    """The moment at which it is due; 0 before the exercise begins."""
    at_step: str
    text: str
    node: str
    """The 检查节点; `任务` of desk work."""
    who: str
    when: str
    """`前 45 分钟`, of the start."""
    early: str
    """How long before it was too late; "" of one that only helps afterwards."""
    asked: str
    """What an event must have for the line to stand on its sheet; "" where every sheet has it."""
    killer: bool


class DrillTold(TypedDict):
    """A moment as it really was, told when the exercise is over."""

    when: str
    text: str
    turn: str


class DrillEntry(TypedDict):
    """A drill as the page offers it."""

    lesson: str
    case: str
    type_title: str
    people: int
    minutes: int


class Drill(TypedDict):
    """One lesson as an exercise for one event type."""

    number: str
    """By which cards, sheets and the record know each other; it tells nothing of the case."""
    lesson: str
    type: str
    type_title: str
    title: str
    """Stands on every paper, those of the players too: never that of the lesson."""
    case: str
    minutes: int
    """With the talk afterwards."""
    over: int
    """The minute at which the talk begins."""
    people: list[str]
    """The roles that sit at the table."""
    seats: list[DrillSeat]
    steps: list[DrillStep]
    lines: list[DrillLine]
    told: list[DrillTold]
    until: str
    """Until when it could be stopped; "" where nobody knows."""
    outcome: str
    red_lines: list[str]
    lucky: str
    questions: list[str]
