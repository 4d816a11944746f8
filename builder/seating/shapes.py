"""What the parts of seating hand to each other and to the page: plain JSON."""

from typing import Literal, TypedDict

from builder.model.seating import RuleName, Setting

How = dict[Setting, str]
"""What a rule is told."""
Duty = Literal["", "译员", "记录", "签字", "助签"]
MarkKind = Literal["table", "ring", "empty", "door", "words"]
"""A table, a round one, a seat that nobody has, a door, words."""


class Guest(TypedDict):
    """Somebody who is to be seated, in the order in which he was typed."""

    name: str
    post: str
    """What stood in brackets behind the name, or before a colon."""
    duty: Duty


class Ranked(Guest):
    """The same with what he is called on the picture."""

    label: str
    """`1`, `客2`; of staff what they do."""
    rank: int
    """0 of staff."""


class Names(TypedDict):
    """A typed list, read."""

    people: list[Guest]
    said: list[str]
    """What could not be told apart, one sentence each."""
    left: list[str]
    """Typed, but not a name: `等13人`."""


class Seat(TypedDict):
    """Somebody in his place; x and y are the middle of the seat."""

    label: str
    name: str
    post: str
    where: str
    """In words: `第 1 排左起第 3`."""
    first: bool
    x: int
    y: int


class SeatingMark(TypedDict):
    """What is drawn beside seats; x and y are its middle."""

    kind: MarkKind
    x: int
    y: int
    width: int
    height: int
    text: str


class Seating(TypedDict):
    """A finished plan, ready to be drawn or listed."""

    layout: str
    title: str
    view: str
    custom: str
    """The ways chosen where offices differ, in words."""
    width: int
    height: int
    seats: list[Seat]
    marks: list[SeatingMark]
    lines: list[str]
    """What follows from the places: in which order people walk up."""
    notes: list[str]
    said: list[str]
    """What is lacking or could not be read, one sentence each."""
    left: list[str]
    """Everybody who was typed and has no seat."""


class OptionData(TypedDict):
    """One way of those that differ."""

    label: str
    sets: How
    practice: str
    foreign: bool


class CustomData(TypedDict):
    """A question on which offices differ; the office's own way stands first."""

    name: str
    title: str
    options: list[OptionData]


class LayoutData(TypedDict):
    """A layout as both sides read it."""

    name: str
    title: str
    rule: RuleName
    view: str
    sides: list[str]
    second_is_people: bool
    most: int
    front: str
    """What lies at the foot of the picture."""
    desk: bool
    sets: How
    customs: list[CustomData]
    summary: str
    basis: str
    """Whose practice it is, in brief."""
    notes: list[str]
