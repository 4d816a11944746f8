"""The score of 必查项 and red lines, reckoned a second time from the files alone."""

import pytest

from builder.model import Library
from builder.model.mutation import Operator
from builder.mutation.mutants import Line, Mutant, mutants_of
from builder.mutation.notice import Watch
from tests.mutation.later import later
from tests.mutation.raw import this_library
from tests.proof_share import Share


@pytest.mark.proof
def test_nine_in_ten_are_missed_when_they_are_gone_by_the_files_alone(share: Share) -> None:
    """Without the replay, so it is a lower bound."""
    lines = share.some(this_library().grave())
    missed = [
        line for line in lines if this_library().unmet(line, None) or this_library().missed(line)
    ]
    assert len(missed) >= 0.9 * len(lines), sorted(set(lines) - set(missed))


@pytest.mark.proof
def test_files_alone_say_the_same_of_lines_gone_or_later(repository: Library, share: Share) -> None:
    watch = Watch(repository)
    for name in share.some(this_library().grave()):
        kind, _, id_ = name.partition("/")
        line: Line = (repository.items if kind == "items" else repository.tasks)[id_]
        made: dict[Operator, Mutant] = {x.operator: x for x in mutants_of(line, repository)}
        told, _ = watch.noticed(made["dropped"])
        unmet = this_library().unmet(name, None)
        assert ("clause" in told) == ("regulations" in unmet), name
        assert "case" in told or "lessons" not in unmet, name
        assert ("lint" in told) == this_library().missed(name), name
        moved = later(this_library(), name)
        assert bool(moved) == ("moved" in made), name
        if moved:
            assert tuple(moved["pauses"]) == getattr(made["moved"].instead, "pauses", None), name
            told, _ = watch.noticed(made["moved"])
            assert ("clause" in told) == ("regulations" in this_library().unmet(name, moved)), name
