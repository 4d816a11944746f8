"""The score of 必查项 and red lines, reckoned a second time from the files alone."""

from functools import cache

import pytest

from builder.model import Library
from builder.model.mutation import Operator
from builder.mutation.mutants import Line, Mutant, mutants_of
from builder.mutation.notice import Watch
from tests.conftest import ROOT
from tests.mutation.raw import Raw, later
from tests.proof_share import Share


@cache
def raw() -> Raw:
    return Raw(ROOT)


@pytest.mark.proof
def test_nine_in_ten_are_missed_when_they_are_gone_by_the_files_alone(share: Share) -> None:
    """Without the replay, so it is a lower bound."""
    lines = share.some(raw().grave())
    missed = [line for line in lines if raw().unmet(line, None) or raw().missed(line)]
    assert len(missed) >= 0.9 * len(lines), sorted(set(lines) - set(missed))


@pytest.mark.proof
def test_files_alone_say_the_same_of_lines_gone_or_later(repository: Library, share: Share) -> None:
    watch = Watch(repository)
    for name in share.some(raw().grave()):
        kind, _, id_ = name.partition("/")
        line: Line = (repository.items if kind == "items" else repository.tasks)[id_]
        made: dict[Operator, Mutant] = {x.operator: x for x in mutants_of(line, repository)}
        told, _ = watch.noticed(made["dropped"])
        unmet = raw().unmet(name, None)
        assert ("clause" in told) == ("regulations" in unmet), name
        assert "case" in told or "lessons" not in unmet, name
        assert ("lint" in told) == raw().missed(name), name
        moved = later(raw(), name)
        assert bool(moved) == ("moved" in made), name
        if moved:
            assert tuple(moved["pauses"]) == getattr(made["moved"].instead, "pauses", None), name
            told, _ = watch.noticed(made["moved"])
            assert ("clause" in told) == ("regulations" in raw().unmet(name, moved)), name
