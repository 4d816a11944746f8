"""The small sample, changed as a test needs it."""

from dataclasses import replace
from functools import cache

from builder.model import Item, Lesson, Library, Task
from builder.model.demand import Demand
from builder.model.regulation import Regulation
from builder.mutation.mutants import Line
from builder.sources import load_library
from tests.conftest import ROOT, with_records

ROPE, LAW = "2013/rope", "flag-law"


@cache
def sample() -> Library:
    return load_library(ROOT / "tests/samples/small").library


def with_line(line: Line, library: Library | None = None) -> Library:
    """The sample with one of its lines otherwise."""
    known = library or sample()
    if isinstance(line, Item):
        return with_records(known, {**known.items, line.id: line})
    return with_records(known, {**known.tasks, line.id: line})


def demanding(demand: Demand, *, by_law: bool) -> Library:
    """The sample whose clause, or whose lesson, demands a line."""
    if by_law:
        law = sample().regulations[LAW]
        clause = law.clauses[0].model_copy(update={"demands": (demand,)})
        return _with(law.model_copy(update={"clauses": (clause,)}))
    rope = sample().lessons[ROPE]
    catch = rope.catch.model_copy(update={"demands": (demand,)})
    return _with(rope.model_copy(update={"catch": catch}))


def _with(record: Regulation | Lesson) -> Library:
    known = sample().every(type(record))
    return replace(sample(), kept={**sample().kept, type(record): {**known, record.id: record}})


def task(**update: object) -> Task:
    return sample().tasks["flag/notify"].model_copy(update=update)
