"""The shape that Python and the browser agree on: a compiled program.

A program is plain JSON: one event type with its questions, dated tasks, pause points and items,
conditions as lists of comparisons, offsets as numbers, grounds and wording ready to print. The
two evaluators (`evaluate.py`, `browser/evaluate/evaluate.js`) read the same program and must return
the same result; `browser/shapes.d.ts` is generated from these shapes. Times are whole minutes since
1970-01-01 00:00 of the wall clock; no time zone.
"""

from typing import Literal, TypedDict

from builder.seating import LayoutData

FORMAT = 2


class Comparison(TypedDict):
    """`question operator value`; numbers are compared as numbers, everything else as text."""

    question: str
    operator: Literal["=", "!=", ">=", "<=", ">", "<"]
    value: str
    label: str
    """The question in words, to say why a line was left out: `有媒体吗`."""
    wanted: str
    """What the answer should have been, where yes and no do not say it: `（须 ≥ 10）`."""


class When(TypedDict):
    """True when every comparison of `all` holds and, if there are any, one of `any`."""

    all: list[Comparison]
    any: list[Comparison]


class Due(TypedDict):
    """An offset from an anchor; see `model/due.py`. Hours have become minutes."""

    anchor: str
    amount: int
    unit: Literal["m", "d", "wd"]
    clock: int
    """Minutes after midnight; counts only for days."""
    absent: str
    """Why the line is left out when the event has no such anchor; "" for those it always has."""


class Ground(TypedDict):
    """Why a line is on the sheet, ready to print, and where to read more."""

    text: str
    url: str
    """Relative to the site's root; "" for practice of our own."""


class Question(TypedDict):
    """What the coordinator is asked, and why; `options` is empty for a number."""

    name: str
    text: str
    why: str
    kind: Literal["是否", "数字", "选择"]
    options: list[str]
    default: str
    about: Literal["", "天气", "来宾"]
    """What a change of the answer brings about, beside the lines that depend on it."""
    touches: list[str]
    """Things that must be made again when the answer changes."""


class Offset(TypedDict):
    """A point counted from where a stretch starts: minutes, or the first minute of another day."""

    unit: Literal["m", "d"]
    amount: int


class Stop(TypedDict):
    """A known slip that a line was written for, and when it has to be looked at to stop it."""

    case: str
    """Address of the lesson on the site."""
    since: Offset | None
    until: Offset


class ProgramTask(TypedDict):
    """One dated line of desk work."""

    id: str
    text: str
    due: Due
    workstream: str
    """Its title; the roles that follow are inherited from it."""
    lead: str
    assist: str
    check: str
    document: str
    red_line: bool
    statute: Due | None
    """The limit as the law counts it; the earlier of it and `due` rules."""
    fallback: str
    """What to do instead when the list is made too late."""
    droppable: bool
    when: When
    grounds: list[Ground]
    basis: str
    """The grounds for paper: `《国旗法》第十八条；案例 2 起`."""
    scopes: list[str]
    """Blocks that bring it; "" is the event itself."""
    each: bool
    """Once for every segment of its blocks, not once for all."""
    any_hour: bool
    """Not led back into office hours."""
    makes: list[str]
    """States of things: `桌签/印好`."""
    needs: list[str]
    """States that must have been reached before; earlier ones of the same thing included."""
    stops: list[Stop]


class ProgramItem(TypedDict):
    """One line of a 检查单."""

    id: str
    text: str
    expect: str
    killer: bool
    checker: str
    why: str
    invalidated_by: list[str]
    """What makes a ticked item open again: `大风`, `换座位`."""
    when: When
    grounds: list[Ground]
    scopes: list[str]
    needs: list[str]
    stops: list[Stop]


class ProgramPause(TypedDict):
    """Items stand in printing order: 必查项 first on a 念单, route order on a 巡场单."""

    scope: str
    """The block that brings it; "" is the event itself."""
    stretch: str
    """That block's title."""
    name: str
    title: str
    at: Due
    relation: str
    """The offset in words: `开始前 15 分钟`."""
    place: str
    caller: str
    mode: Literal["念单", "巡场"]
    any_hour: bool
    items: list[ProgramItem]


class Calendar(TypedDict):
    """Which days of which years are working days, as the State Council announced them."""

    first_day: int
    """Days since 1970-01-01 of the first bit."""
    known_until: int
    """First day (since 1970-01-01) that no announcement covers; later days are reckoned Mon-Fri,
    but for those that the office set right."""
    working: str
    """One character a day from `first_day`: `1` working day, `0` rest day. It may reach beyond
    `known_until`."""
    hours: list[list[int]]
    """Office hours of a working day, from and to in minutes after midnight, the earlier first."""


class LimitStep(TypedDict):
    """Up to `to` guests (null: however many), `allowed` companions, or one in `one_in` guests."""

    to: int | None
    allowed: int | None
    one_in: int | None


class Limit(TypedDict):
    """A number that another number allows, and the clause that says so."""

    title: str
    guests: str
    companions: str
    table: list[LimitStep]
    clause: str


class Outside(TypedDict):
    """To whom an 外发单 goes, their own lines, and which segments concern them."""

    to: str
    lines: dict[str, str]
    """By id, what they read of it; "" where that is the line itself."""
    segments: list[str]
    answers: dict[str, str]
    """What they call the answer to a question that they must know, by the question's name."""
    diet: bool
    """Whether they are told what a guest does not eat: those who cook."""


class EventBlock(TypedDict):
    """What events of the type may be made of."""

    slug: str
    title: str
    """The `kind` of its segments."""
    stretch_word: str
    """What such a segment is called on paper."""
    summary: str
    timed: bool
    """A stretch with a time; else a circumstance."""
    length: int
    """Usual minutes; 0 where there is no usual length."""
    hangs_on_end: bool
    """Some line counts from its end, so that an end must be known."""
    people_word: str
    """What those who take part are called where the stretch is typed; "" the usual word."""
    place_word: str
    """The word in the places of its pauses that stands for the segment's own place."""
    apart: bool
    """The event neither starts nor ends with it, unless there is nothing else."""
    own_leaders: bool
    sets: list[str]
    """Facts that are 是 where it is part of the event, else 否."""
    seating: list[str]
    """Names of the layouts that are drawn for its segments."""
    counts: str
    """A fact that is the number of its segments; "" for none."""
    touches: dict[str, list[str]]
    """By field of its segments, the things that must be made again when it changes."""
    questions: list[Question]


class PresetSegment(TypedDict):
    """A stretch of a preset day: a clock on the day with that number, and minutes."""

    kind: str
    day: int
    at: str
    length: int


class Preset(TypedDict):
    """一天的样子: several blocks filled in at once."""

    title: str
    segments: list[PresetSegment]
    circumstances: list[str]


class Case(TypedDict):
    """A lesson, as short as a briefing can bear."""

    text: str
    url: str
    occurred: str
    entered: str
    """`YYYY-MM-DD` on which it came into the library."""
    because: str
    when: str
    do: str


class CardStep(TypedDict):
    """One line of an 应急处置卡."""

    text: str
    who: str
    note: str


class Card(TypedDict):
    """An 应急处置卡, read and done line by line."""

    title: str
    trigger: str
    command: str
    report_to: str
    limit: str
    steps: list[CardStep]
    never: list[str]
    write_down: list[str]
    blocks: list[str]
    """Titles of the blocks whose 方案 names it."""


class TypeProgram(TypedDict):
    """A program without its calendar, as the browser loads it: one calendar serves all types."""

    format: int
    type: str
    title: str
    category: str
    version: str
    """First eight hexadecimal digits of the SHA-256 of the program without version and calendar."""
    questions: list[Question]
    retired: dict[str, str]
    """Questions of earlier drafts that nobody is asked any more: name to how it was asked."""
    roles: list[str]
    """Every role a line names, in order of appearance: the coordinator fills in who it is."""
    segments: list[str]
    """The kinds of segment that some time limit counts from."""
    blocks: list[EventBlock]
    layouts: dict[str, LayoutData]
    """Those that its blocks ask for, by name."""
    presets: list[Preset]
    length: int
    """Usual minutes of a stretch that no block describes."""
    place_word: str
    """The word in the places of its own pauses that stands for where the event is."""
    stretch_word: str
    """What a stretch that no block describes is called on paper."""
    own_leaders: bool
    """Whether our leaders attend such a stretch, or are only told of it."""
    without: list[str]
    """Papers that make no sense for such an event, by name."""
    hangs_on_end: bool
    elements: bool
    """Whether nothing is printed before place and people are known (三要素)."""
    touches: dict[str, list[str]]
    """Things that must be made again when a field of the event changes, by the field."""
    approvers: dict[str, str]
    """Who approves it, by thing; the office's own rules say it of the others."""
    slack: dict[str, int]
    """Minutes between reaching a state and the first line that needs it; 0 where not named."""
    tasks: list[ProgramTask]
    pauses: list[ProgramPause]
    closing: str
    reading: list[Ground]
    minimal: list[str]
    """Ids that stay in the 最简版, beside every 红线 and 必查项."""
    limits: list[Limit]
    outside: list[Outside]
    cases: dict[str, Case]
    """By address on the site, as the grounds of lines spell it."""
    cards: list[Card]


class Program(TypeProgram):
    """What the evaluators read."""

    calendar: Calendar


class IndexEntry(TypedDict):
    """One line of the list from which the coordinator picks the event type."""

    type: str
    title: str
    category: str
    summary: str
