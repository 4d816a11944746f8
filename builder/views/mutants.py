"""What the page 检查单凭什么 says of lines that were made worse on purpose."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from builder.model import Library
from builder.model.kinds import address_of
from builder.model.mutation import (
    OPERATOR_WORDS,
    OPERATORS,
    Left,
    MutationReport,
    Tally,
    digest_of_lines,
)
from builder.model.reference import line_address


@dataclass(frozen=True, slots=True)
class OperatorRow:
    """One fault, for 必查项 and red lines and for all other lines."""

    words: str
    grave: str
    by: str
    """Who noticed how many of the first."""
    rest: str


@dataclass(frozen=True, slots=True)
class LeftRow:
    """A 必查项 or red line of which some faults go unnoticed."""

    text: str
    address: str
    where: str
    faults: str


@dataclass(frozen=True, slots=True)
class MutationView:
    """The last run."""

    day: str
    stale: bool
    """Lines, lessons or clauses have changed since."""
    grave: str
    rest: str
    equal: int
    """Mutants that change no sheet."""
    rows: tuple[OperatorRow, ...]
    types: Mapping[str, str]
    """The score of 必查项 and red lines, by the address of the type."""
    left: tuple[LeftRow, ...]


def mutation_view(library: Library) -> MutationView | None:
    """The last run in words; None where none was kept."""
    report = library.mutation
    if report is None:
        return None
    grave, rest = report.whole("grave"), report.whole("rest")
    return MutationView(
        report.day,
        report.content != digest_of_lines(library.digests),
        score_words(grave),
        score_words(rest),
        grave.equal + rest.equal,
        tuple(_rows(report)),
        {
            address_of(x): score_words(report.whole("grave", x.id))
            for x in library.event_types.values()
        },
        tuple(_left_rows(report.left, library)),
    )


def score_words(tally: Tally) -> str:
    """`91%（210 处里 192 处）`; a dash where there is nothing to notice."""
    if not tally.counted:
        return "—"
    return f"{int(tally.score * 100)}%（{tally.counted} 处里 {tally.noticed} 处）"


def by_words(tally: Tally) -> str:
    """`案例 12，条款 30，查错 9`; one fault may be noticed by several."""
    return f"案例 {tally.case}，条款 {tally.clause}，查错 {tally.lint}"


def _rows(report: MutationReport) -> Iterator[OperatorRow]:
    for operator in OPERATORS:
        grave, rest = report.one("grave", operator), report.one("rest", operator)
        yield OperatorRow(
            OPERATOR_WORDS[operator], score_words(grave), by_words(grave), score_words(rest)
        )


def _left_rows(left: Iterable[Left], library: Library) -> Iterator[LeftRow]:
    """A line that has gone since is left out."""
    for (kind, id_), ones in groupby(left, key=lambda one: (one.kind, one.line)):
        line = (library.items if kind == "item" else library.tasks).get(id_)
        types = library.types_of(line) if line else ()
        if line and types:
            address = line_address(types[0].id, kind, id_)
            faults = "、".join(OPERATOR_WORDS[one.operator] for one in ones)
            yield LeftRow(line.text, address, types[0].title, faults)
