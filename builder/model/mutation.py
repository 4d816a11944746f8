"""What came of lines that were made worse on purpose (`mutation/`): does anybody notice?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, get_args

from builder.model.layer import bare_path
from builder.model.reference import LineKind

Operator = Literal["dropped", "moved", "flipped", "swapped", "late", "unmade", "unneeded"]
Evidence = Literal["case", "clause", "lint"]
Group = Literal["grave", "rest"]
"""必查项 and red lines, and all other lines."""
OPERATORS: tuple[Operator, ...] = get_args(Operator)
EVIDENCE: tuple[Evidence, ...] = get_args(Evidence)
GROUPS: tuple[Group, ...] = get_args(Group)
OPERATOR_WORDS: Mapping[Operator, str] = {
    "dropped": "去掉这一行",
    "moved": "挪到后一个节点",
    "flipped": "条件反过来",
    "swapped": "让念单的人自己查",
    "late": "时限写晚了",
    "unmade": "删去“做成”",
    "unneeded": "删去“须先有”",
}
EVERYWHERE = "*"
"""In the place of an event type: all lines, each once."""

_OF_LINES = ("checklists/", "lessons/", "content/regulations/", "content/sources/")
_DIGITS = 16

Key = tuple[str, Group, Operator]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One mutant, and who noticed it."""

    kind: LineKind
    line: str
    """Id of the item or task."""
    group: Group
    types: tuple[str, ...]
    """Ids of the event types on whose sheets the line can stand."""
    operator: Operator
    noticed: frozenset[Evidence]
    equal: bool = False
    """The sheets are the same with it: there is nothing to notice."""


@dataclass(frozen=True, slots=True, order=True)
class Left:
    """A mutant of a 必查项 or a red line that nobody noticed."""

    kind: LineKind
    line: str
    operator: Operator


@dataclass(frozen=True, slots=True)
class Tally:
    """Numbers of mutants; one may be noticed by several."""

    made: int = 0
    equal: int = 0
    noticed: int = 0
    case: int = 0
    clause: int = 0
    lint: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(*(a + b for a, b in zip(self.numbers, other.numbers, strict=True)))

    @property
    def numbers(self) -> tuple[int, ...]:
        """In the order of the fields."""
        return (self.made, self.equal, self.noticed, self.case, self.clause, self.lint)

    @property
    def counted(self) -> int:
        """Those that change a sheet."""
        return self.made - self.equal

    @property
    def score(self) -> float:
        """The share of them that is noticed; 1 where there is none."""
        return self.noticed / self.counted if self.counted else 1.0


@dataclass(frozen=True, slots=True)
class MutationReport:
    """A whole run."""

    day: str
    """`YYYY-MM-DD`."""
    content: str
    """`digest_of_lines` of what was mutated."""
    tallies: Mapping[Key, Tally]
    left: tuple[Left, ...]

    def whole(self, group: Group, event_type: str = EVERYWHERE) -> Tally:
        """All operators together."""
        return sum((self.one(group, x, event_type) for x in OPERATORS), Tally())

    def one(self, group: Group, operator: Operator, event_type: str = EVERYWHERE) -> Tally:
        """One operator."""
        return self.tallies.get((event_type, group, operator), Tally())


def digest_of_lines(digests: Mapping[str, str]) -> str:
    """Changes with lines, what brings them to sheets, and what they rest on.

    `digests` are those of source files by path.
    """
    digest = sha256()
    for path in sorted(digests):
        if bare_path(path).startswith(_OF_LINES) and not path.endswith(".lock"):
            digest.update(f"{path}\0{digests[path]}\0".encode())
    return digest.hexdigest()[:_DIGITS]


def report_of(outcomes: Iterable[Outcome], day: str, content: str) -> MutationReport:
    """Outcomes counted for all lines and for each event type that a line can stand on."""
    tallies: dict[Key, Tally] = {}
    left = []
    for one in outcomes:
        for where in (EVERYWHERE, *one.types):
            key = (where, one.group, one.operator)
            tallies[key] = tallies.get(key, Tally()) + _tally(one)
        if one.group == "grave" and not one.noticed and not one.equal:
            left.append(Left(one.kind, one.line, one.operator))
    return MutationReport(day, content, tallies, tuple(sorted(left)))


def _tally(one: Outcome) -> Tally:
    by = (int(evidence in one.noticed) for evidence in EVIDENCE)
    return Tally(1, int(one.equal), int(bool(one.noticed)), *by)
