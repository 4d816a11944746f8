"""The shapes that Python and the browser agree on: a compiled program, and what it evaluates to.

A program is plain JSON: one event type with its questions, dated tasks, pause points and items,
conditions as lists of comparisons, offsets as numbers, grounds and wording ready to print. The
two evaluators (`evaluate.py`, `browser/evaluate.js`) read the same program and must return the
same result. Times are whole minutes since 1970-01-01 00:00 of the wall clock; no time zone.
"""

from typing import Literal, TypedDict

FORMAT = 1


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
    """Relative to the site's root; "" for 惯例."""


class Question(TypedDict):
    """What the coordinator is asked, and why; `options` is empty for a number."""

    name: str
    text: str
    why: str
    kind: Literal["是否", "数字", "选择"]
    options: list[str]
    default: str


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
    when: When
    grounds: list[Ground]


class ProgramItem(TypedDict):
    """One line of a 检查单."""

    id: str
    text: str
    expect: str
    killer: bool
    checker: str
    why: str
    when: When
    grounds: list[Ground]


class ProgramPause(TypedDict):
    """Items stand in printing order: 必查项 first on a 念单, route order on a 巡场单."""

    name: str
    title: str
    at: Due
    relation: str
    """The offset in words: `开始前 15 分钟`."""
    place: str
    caller: str
    mode: Literal["念单", "巡场"]
    items: list[ProgramItem]


class Calendar(TypedDict):
    """Which days of which years are working days, as the State Council announced them."""

    first_day: int
    """Days since 1970-01-01 of the first bit."""
    known_until: int
    """First day (since 1970-01-01) that no announcement covers; later days are reckoned Mon-Fri."""
    working: str
    """One character a day from `first_day`: `1` working day, `0` rest day."""


class TypeProgram(TypedDict):
    """A program without its calendar, as the browser loads it: one calendar serves all types."""

    format: int
    type: str
    title: str
    category: str
    version: str
    """First eight hexadecimal digits of the SHA-256 of the program without version and calendar."""
    questions: list[Question]
    roles: list[str]
    """Every role a line names, in order of appearance: the coordinator fills in who it is."""
    segments: list[str]
    """The kinds of segment that some time limit counts from."""
    tasks: list[ProgramTask]
    pauses: list[ProgramPause]
    closing: str
    reading: list[Ground]


class Program(TypeProgram):
    """What the evaluators read."""

    calendar: Calendar


class IndexEntry(TypedDict):
    """One line of the list from which the coordinator picks the event type."""

    type: str
    title: str
    category: str
    summary: str


class ResultTask(TypedDict):
    """A line of the 分工倒排表. Roles have become names where the event knows them."""

    id: str
    text: str
    due: int
    due_text: str
    workstream: str
    lead: str
    assist: str
    check: str
    document: str
    red_line: bool
    grounds: list[Ground]


class ResultItem(TypedDict):
    """A line of the 检查单."""

    number: int
    """Counted through the whole sheet."""
    id: str
    text: str
    expect: str
    killer: bool
    checker: str
    why: str
    grounds: list[Ground]


class ResultPause(TypedDict):
    """One 检查节点 with the items that apply."""

    name: str
    title: str
    at: int
    at_text: str
    place: str
    caller: str
    mode: str
    seconds: int
    """Reading time of a 念单: a quarter second a character plus three a line; 0 on a 巡场单."""
    items: list[ResultItem]


class LeftOut(TypedDict):
    """A line that is not on the sheet, and the comparison that kept it out."""

    id: str
    text: str
    because: str


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
    tasks: list[ResultTask]
    pauses: list[ResultPause]
    left_out: list[LeftOut]
    closing: str
    reading: list[Ground]
    remarks: list[str]
    """What the reader must know about the times, such as a year without a holiday notice."""
