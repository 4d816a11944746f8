"""The mutants themselves: faults as people make them, drawn by lot; a few must be caught."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.mutants.faults import KINDS, faults_in
from tests.mutants.rooms import LEFT_OUT, ROOMS
from tests.mutants.sample import drawn, known_equal, mutants_of

SOURCE = """
def after(day: int, free: list[int]) -> int:
    '''The next day 2 that is not free.'''
    if day > 31 and not free:
        raise ValueError(day)
    free.append(min(day, 3))
    return day + len([x for x in free if x])
"""
SPOILED = {
    "comparison": ["    if day >= 31 and not free:"],
    "number": ["    if day > 32 and not free:", "    free.append(min(day, 4))"],
    "and-or": ["    if day > 31 or not free:"],
    "not": ["    if day > 31 and free:"],
    "return": ["    return 0"],
    "statement": ["        pass", "    pass"],
    "swap": ["    free.append(min(3, day))"],
    "guard": ["    if False:"],
    "filter": ["    return day + len([x for x in free if True])"],
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_fault_spoils_its_line_and_no_other(kind: str) -> None:
    before = SOURCE.splitlines()
    spoiled = []
    for fault in (x for x in faults_in(SOURCE.encode()) if x.kind == kind):
        after = fault.put_into(SOURCE.encode()).decode().splitlines()
        pairs = enumerate(zip(before, after, strict=True), 1)
        assert [line for line, (old, new) in pairs if old != new] == [fault.line]
        spoiled.append(after[fault.line - 1])
    assert spoiled == SPOILED[kind]


def test_mutants_can_be_read_by_python() -> None:
    for mutant in drawn(200, 3):
        source = (ROOT / "builder" / mutant.module).read_bytes()
        compile(mutant.fault.put_into(source), str(mutant), "exec")


def test_the_lot_takes_from_every_room_and_is_the_same_each_time() -> None:
    chosen = drawn(64, 1)
    assert [m.name for m in chosen] == [m.name for m in drawn(64, 1)]
    assert [m.name for m in chosen] != [m.name for m in drawn(64, 2)]
    assert {m.room for m in chosen} == set(ROOMS)
    assert len({m.fault.kind for m in chosen}) > 5


def test_what_is_left_out_or_listed_as_equal_is_there() -> None:
    every = {mutant.name for room in ROOMS for mutant in mutants_of(room)}
    assert [name for name in known_equal() if name not in every] == []
    assert [path for path in LEFT_OUT if not (ROOT / "builder" / path).is_file()] == []


@pytest.mark.proof
def test_of_six_mutants_at_most_one_lives() -> None:
    words = [sys.executable, "-m", "tests.mutants", "6"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("caught ") >= 5
