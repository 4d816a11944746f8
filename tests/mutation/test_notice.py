"""A mutant is noticed by a case, by a clause or by a lint rule, and else it is said to be left."""

import pytest

from builder.model import Library
from builder.model.condition import Condition
from builder.model.demand import Demand
from builder.model.mutation import Evidence, Operator, Outcome
from builder.mutation import mutate
from builder.mutation.mutants import Line
from tests.conftest import with_records
from tests.mutation.sample import ROPE, demanding, sample, task, with_line


def outcome(library: Library, line: Line, operator: Operator) -> Outcome:
    (found,) = (x for x in mutate(library, [line]) if x.operator == operator)
    return found


def noticed(library: Library, operator: Operator, name: str = "top") -> frozenset[Evidence]:
    return outcome(library, library.items[f"flag/{name}"], operator).noticed


def test_a_case_that_is_stopped_no_longer_notices() -> None:
    assert "case" in noticed(sample(), "dropped")


def test_a_case_that_another_line_stops_does_not() -> None:
    beside = task(ground=sample().items["flag/top"].ground)
    assert "case" not in noticed(with_line(beside), "dropped")


def test_a_case_that_is_stopped_later_but_in_time_does_not() -> None:
    rope = sample().lessons[ROPE]
    early = rope.catch.model_copy(update={"until": "T-5m"})
    library = with_records(sample(), {ROPE: rope.model_copy(update={"catch": early})})
    assert "case" not in noticed(library, "moved")
    assert "case" in noticed(sample(), "moved")


@pytest.mark.parametrize(("by_law", "who"), [(True, "clause"), (False, "case")])
def test_a_demand_notices_who_is_gone_late_or_asked_for_otherwise(
    by_law: bool, who: Evidence
) -> None:
    late = task(ground=sample().items["flag/top"].ground, when=Condition(all=("media = 是",)))
    demand = Demand(look=("换绳",), when=Condition(all=("media = 是",)), until="T0")
    library = with_line(late, demanding(demand, by_law=by_law))
    for operator in ("dropped", "late", "flipped"):
        assert outcome(library, late, operator).noticed == {who}, operator


def test_a_demand_that_another_line_meets_too_notices_nothing() -> None:
    library = demanding(Demand(look=("国旗",)), by_law=True)
    top = library.items["flag/top"]
    twin = library.items["flag/media"].model_copy(update={"ground": top.ground, "expect": "国旗"})
    library = with_line(twin.model_copy(update={"when": Condition()}), library)
    assert "clause" not in noticed(library, "dropped")


def test_what_check_finds_anew_is_lint() -> None:
    assert "lint" in noticed(sample(), "swapped")
    assert "lint" in noticed(sample(), "moved")


def test_a_line_that_a_lesson_names_is_missed_by_lint() -> None:
    rope = sample().lessons[ROPE]
    named = rope.model_copy(update={"items": ("flag/media",)})
    assert "lint" not in noticed(sample(), "dropped", "media")
    assert "lint" in noticed(with_records(sample(), {ROPE: named}), "dropped", "media")


def test_the_last_line_of_a_lesson_is_missed_by_lint() -> None:
    assert "lint" in noticed(sample(), "dropped")


def test_a_line_without_evidence_is_left() -> None:
    found = outcome(sample(), sample().tasks["flag/notify"], "late")
    assert not found.noticed
    assert not found.equal


def test_a_limit_that_a_user_of_the_thing_sets_changes_no_sheet() -> None:
    first = task(due="start+30m", makes=("国旗/备好",), any_hour=True)
    top = sample().items["flag/top"].model_copy(update={"needs": ("国旗/备好",)})
    assert outcome(with_line(top, with_line(first)), first, "late").equal
    assert not outcome(with_line(first), first, "late").equal
