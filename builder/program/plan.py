"""Several events side by side: what collides, what is missing, and how they are listed.

What is said and when is data (`plan_conflicts.py`, `plan_rules.py`); here is the walk through the
tables that it speaks of. `browser/plan/` does the same with the same rules.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from builder.program.plan_conflicts import PairRule, Said
from builder.program.plan_rules import PLAN_RULES, PlanView
from builder.program.plan_tables import Planned, Tables, tables_of
from builder.program.rules import Row, all_hold, fill, first_filled, value_of

__all__ = ["Conflict", "Planned", "broken", "conflicts", "latest", "listed", "tables_of"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something that cannot be or should not be."""

    kind: str
    text: str
    give: str
    """What to do about it."""

    def __str__(self) -> str:
        """As a terminal says it."""
        return f"{self.kind}：{self.text}。{self.give}"


def latest(files: Sequence[tuple[str, Planned]]) -> tuple[list[Planned], list[str]]:
    """Of named files those that count, and what is to be said: two versions are one event."""
    kept: dict[str, tuple[str, Planned]] = {}
    said = []
    for name, planned in files:
        key = planned.event.id or name
        known, other = kept.get(key, (name, planned))
        older = other.event.revision > planned.event.revision
        if not older:
            kept[key] = name, planned
        if older or known != name:
            revision = max(other.event.revision, planned.event.revision)
            row = {"known": known, "title": planned.name, "revision": revision}
            text = fill(PLAN_RULES["older" if older else "same_event"], row)
            said.append(f"“{name}”：{text}")
    return [planned for _, planned in kept.values()], said


def conflicts(plan: Sequence[Planned]) -> list[Conflict]:
    """Everything that cannot be or should not be, each once."""
    tables = tables_of(plan)
    return [found for rule in PLAN_RULES["conflicts"] for found in broken(rule, tables)]


Pages = dict[str, dict[str, list[list[str]]]]
"""By the title of a page and by heading the rows, each a list of cells."""


def listed(view: PlanView, plan: Sequence[Planned]) -> Pages:
    """The lines of a view by time."""
    tables = tables_of(plan)
    lines = [row for name in view["lines"] for row in tables[name]]
    lines.sort(key=lambda row: (row["at"], row["until"]))
    found: Pages = {}
    for of in tables[view["of"]]:
        for line in lines:
            if not of or of["name"] in line["who"]:
                row = {"of": of, "line": line}
                page = found.setdefault(fill(view["page"], row), {})
                cells = [first_filled(cell, line) for cell in view["cells"][line["table"]]]
                page.setdefault(fill(view["heading"], row), []).append(cells)
    return found


def broken(rule: PairRule, tables: Tables) -> Iterator[Conflict]:
    """What one rule says of the rows of its tables, in their order."""
    fits, said = all_hold(rule["when"]), [(all_hold(x["when"]), x) for x in rule["said"]]
    found: dict[Hashable, list[tuple[Said, Row]]] = {}
    sets = _Sets()
    for one in tables[rule["one"]]:
        for two in tables[rule["two"]]:
            row = {"one": one, "two": two}
            for number, (holds, each) in enumerate(said if fits(row) else ()):
                if holds(row) and (names := _shared(each, row, sets)) is not None:
                    key = (number, names, *(fill(x, row) for x in each["once"]))
                    found.setdefault(key, []).append((each, {**row, "names": names}))
    for pairs in found.values():
        yield _conflict(*pairs[0], len(pairs) - 1)


class _Sets(dict[int, frozenset[str]]):
    """Lists of names as sets, each made once: by the identity of a list, which outlives this."""

    def of(self, names: list[str]) -> frozenset[str]:
        """The set of a list."""
        if id(names) not in self:
            self[id(names)] = frozenset(names)
        return self[id(names)]


def _shared(said: Said, row: Row, sets: _Sets) -> frozenset[str] | None:
    """Names in both lists; None where there should be some."""
    if not said["both"]:
        return frozenset()
    one, two = (sets.of(value_of(term, row)) for term in said["both"])
    return one & two or None


def _conflict(said: Said, row: Row, more: int) -> Conflict:
    """Its names as the browser sorts them."""
    names = sorted(row["names"], key=lambda name: name.encode("utf-16-be"))
    counted = {**row, "names": names, "more": more or ""}
    gives = (x["text"] for x in said["gives"] if all_hold(x["when"])(row))
    give = fill(next(gives, ""), counted)
    return Conflict(said["kind"], fill(said["text"], counted), give)
