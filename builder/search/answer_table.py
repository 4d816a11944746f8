"""What every record answers, as one small table that the page loads with the search."""

from collections.abc import Iterable
from typing import NotRequired, TypedDict

from builder.model.ruling import Bracket, Ruling
from builder.search.asking import FOLDS, PATTERNS, asked
from builder.search.askings import Asking

FLOOR = 64
"""Percent in common below which nothing is said."""
AHEAD = 3
"""Percent that an answer has to have more than that of another record."""


SHELF = 80
"""Rows in a file of what is said."""


class BracketData(TypedDict):
    """As `model/ruling.py:Bracket`; what is 0 or empty is left out."""

    to: NotRequired[int]
    most: NotRequired[int]
    part: NotRequired[int]
    over: NotRequired[int]
    words: NotRequired[str]


class Reckoning(TypedDict):
    """What is reckoned from a number by brackets, or from a day by a term."""

    brackets: list[BracketData]
    example: int
    count: int
    unit: str
    """Of the term; "" where there is none."""


class AnswerRow(TypedDict):
    """What one record answers."""

    kind: str
    title: str
    address: str
    said: str
    """With slots, where there is a reckoning."""
    asks: list[str]
    """Text and marks of every question, as `asking.py` compares them, with a space between."""
    reckoning: NotRequired[Reckoning]


class AnswerTable(TypedDict):
    """All rows, and what a question is read by."""

    rows: list[AnswerRow]
    folds: dict[str, str]
    patterns: dict[str, str]
    floor: int
    ahead: int


def answer_files(table: AnswerTable) -> dict[str, object]:
    """Data files by name: what is asked, for every search, and what is said, for those answered."""
    rows = table["rows"]
    asking = {name: value for name, value in table.items() if name != "rows"}
    asks = ["|".join(row["asks"]) for row in rows]
    shelves = [rows[at : at + SHELF] for at in range(0, len(rows), SHELF)]
    said = {f"answers/said-{n}": {"rows": list(map(_said, held))} for n, held in enumerate(shelves)}
    return {"answers/asked": {**asking, "asks": asks, "shelf": SHELF}, **said}


def _said(row: AnswerRow) -> list[object]:
    reckoning = [row["reckoning"]] if "reckoning" in row else []
    return [row["kind"], row["title"], row["address"], row["said"], *reckoning]


def answer_table(askings: Iterable[Asking]) -> AnswerTable:
    """The whole of what the readers need."""
    rows = [row_of(asking) for asking in askings]
    return AnswerTable(rows=rows, folds=FOLDS, patterns=PATTERNS, floor=FLOOR, ahead=AHEAD)


def row_of(asking: Asking) -> AnswerRow:
    """The row of one record."""
    plain = [one for one in map(asked, asking.questions) if one.text]
    row = AnswerRow(
        kind=asking.kind,
        title=asking.title,
        address=asking.address,
        said=asking.said,
        asks=list(dict.fromkeys(f"{one.text} {one.marks}" for one in plain)),
    )
    if asking.ruling and asking.ruling.known_slots:
        row["reckoning"] = _reckoning(asking.ruling)
    return row


def _reckoning(ruling: Ruling) -> Reckoning:
    return Reckoning(
        brackets=[_bracket(bracket) for bracket in ruling.brackets],
        example=ruling.example,
        count=ruling.term.count if ruling.term else 0,
        unit=ruling.term.unit if ruling.term else "",
    )


def _bracket(bracket: Bracket) -> BracketData:
    data: BracketData = bracket.model_dump(exclude_defaults=True)  # type: ignore[assignment]
    return data
