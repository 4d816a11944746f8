"""The shapes that Python and the browser agree on: a compiled program, and what it evaluates to.

A program is plain JSON: one event type with its questions, dated tasks, pause points and items,
conditions as lists of comparisons, offsets as numbers, grounds and wording ready to print. The
two evaluators (`evaluate.py`, `browser/evaluate.js`) read the same program and must return the
same result. Times are whole minutes since 1970-01-01 00:00 of the wall clock; no time zone.
"""

from typing import Literal, NotRequired, TypedDict

FORMAT = 1


class Comparison(TypedDict):
    """`question operator value`; numbers are compared as numbers, everything else as text."""

    question: str
    operator: Literal["=", "!=", ">=", "<=", ">", "<"]
    value: str


class When(TypedDict):
    """True when every comparison of `all` holds and, if there are any, one of `any`."""

    all: list[Comparison]
    any: list[Comparison]


class Due(TypedDict):
    """An offset from an anchor; see `model/due.py`."""

    anchor: str
    amount: int
    unit: Literal["m", "h", "d", "wd"]
    clock: int | None


class Ground(TypedDict):
    """Why a line is on the sheet, ready to print, and where to read more."""

    text: str
    url: str
    """Relative to the site's root; "" for 惯例."""


class Question(TypedDict):
    name: str
    text: str
    why: str
    kind: Literal["是否", "数字", "选择"]
    options: list[str]
    default: str


class Workstream(TypedDict):
    name: str
    title: str
    lead: str
    assist: str
    check: str


class ProgramTask(TypedDict):
    id: str
    text: str
    due: Due
    workstream: str
    document: str
    red_line: bool
    when: When
    grounds: list[Ground]


class ProgramItem(TypedDict):
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


class Program(TypedDict):
    format: int
    type: str
    title: str
    category: str
    version: str
    """First eight hexadecimal digits of the SHA-256 of the program without this field."""
    questions: list[Question]
    workstreams: list[Workstream]
    tasks: list[ProgramTask]
    pauses: list[ProgramPause]
    closing: str
    reading: list[Ground]
    calendar: NotRequired[Calendar]
    """Absent in the browser's per-type files, where one calendar serves all types."""


class ResultTask(TypedDict):
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
