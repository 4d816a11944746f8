"""What a program and an event evaluate to: plain JSON, ready for any paper.

Both evaluators return these shapes; `browser/shapes.d.ts` is generated from them. Times are
whole minutes since 1970-01-01 00:00 of the wall clock; no time zone.
"""

from typing import TypedDict

from builder.program.format import Card, Case, Ground, Outside
from builder.seating.shapes import Seat, Seating


class ResultTask(TypedDict):
    """A line of the 分工倒排表. Roles have become names where the event knows them."""

    id: str
    """Of the task; `topic/name@s2` where it stands once for each segment."""
    text: str
    due: int
    due_text: str
    statute_text: str
    """The statutory limit in words; "" where there is none."""
    on_promise: bool
    """Counts from the promised time."""
    state: str
    """`现在做`, `来不及的补救` or `可舍` where the list was made too late; else ""."""
    workstream: str
    lead: str
    assist: str
    check: str
    roles: list[str]
    """The three before names took their places."""
    document: str
    red_line: bool
    fallback: str
    grounds: list[Ground]
    basis: str
    """The grounds for paper, in few words."""
    makes: list[str]
    """States of things: `桌签/印好`."""
    needs: list[str]


class ResultItem(TypedDict):
    """A line of the 检查单."""

    number: int
    """Counted through the whole sheet."""
    id: str
    text: str
    expect: str
    killer: bool
    checker: str
    checker_role: str
    why: str
    invalidated_by: list[str]
    grounds: list[Ground]
    needs: list[str]


class ResultPause(TypedDict):
    """One 检查节点 with the items that apply."""

    name: str
    """`meal`, or `meal@s2` for the segment `s2`."""
    title: str
    segment: str
    """The segment it belongs to, in words; "" for the whole event."""
    at: int
    at_text: str
    clock: str
    """The same without what it counts from: `12月8日 08:15`."""
    place: str
    caller: str
    caller_role: str
    mode: str
    state: str
    """`现在做` where its time had passed when the list was made."""
    seconds: int
    """Reading time of a 念单: a quarter second a character plus three a line; 0 on a 巡场单."""
    items: list[ResultItem]


class LeftOut(TypedDict):
    """A line that is not on the sheet, and the comparison that kept it out."""

    id: str
    text: str
    because: str


class ResultSegment(TypedDict):
    """A stretch of the event, ready to print in an itinerary."""

    id: str
    kind: str
    title: str
    """What it is called on paper: its own title, else its kind, numbered where there are more."""
    start: int
    end: int
    day: str
    """`12月8日（周二）`."""
    clock: str
    """`09:00` or `09:00—11:30`; an end on another day carries its date."""
    place: str
    people: list[str]
    car: str
    leaders: list[str]
    own_leaders: bool
    """Where none of ours is named, those of the event come all the same: not to a station."""
    touches: dict[str, list[str]]
    """By field, the things that must be made again when it changes."""


class ResultSeating(TypedDict):
    """Who sits where in one stretch, by one layout."""

    segment: str
    """The stretch, in words."""
    when: str
    place: str
    title: str
    """Of the layout: `主席台`."""
    custom: str
    """The ways chosen where offices differ."""
    view: str
    basis: str
    plan: Seating
    """To be drawn."""
    seats: list[Seat]
    told: list[str]
    """What is lacking, and who has no seat."""
    notes: list[str]


class ResultAnswer(TypedDict):
    """What was answered, the pre-filled answers included."""

    name: str
    text: str
    """The question up to its mark: `陪餐几人`."""
    answer: str
    about: str
    touches: list[str]
    """Things that must be made again when it changes."""


class ResultCase(Case):
    """A past case that today's lines rest on."""

    numbers: list[int]
    """Items of the 检查单 that rest on it."""
    tasks: list[str]


class Result(TypedDict):
    """Everything that is printed about one event."""

    type: str
    type_title: str
    title: str
    version: str
    hash: str
    """First twelve hexadecimal digits over type, version, answers and times; never over names."""
    start: int
    start_text: str
    place: str
    guests: str
    minimal: bool
    urgent: bool
    """Made later than some of its lines were due."""
    answers: list[ResultAnswer]
    refused: list[str]
    """Why this event may not be held as entered; no paper is made while there is a reason."""
    missing: list[str]
    """What must be typed before anything is printed (三要素)."""
    segments: list[ResultSegment]
    seatings: list[ResultSeating]
    tasks: list[ResultTask]
    pauses: list[ResultPause]
    left_out: list[LeftOut]
    closing: str
    reading: list[Ground]
    covers: str
    """How many known slips it stops, and how early at most, in words; "" for none."""
    cases: list[ResultCase]
    """三件往事: the lessons today's lines rest on most, 必查项 and 红线 counting for more."""
    cards: list[Card]
    touches: dict[str, list[str]]
    """Things that must be made again when a field of the event changes, by the field."""
    approvers: dict[str, str]
    """Who approves it, by thing."""
    outside: list[Outside]
    without: list[str]
    """Papers that are not made of it, by name."""
    remarks: list[str]
    """What the reader must know about the times, such as a year without a holiday notice."""
