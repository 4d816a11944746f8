"""Acts at the desk broken at hundreds of steps, and decisions that race: nothing disagrees."""

from pathlib import Path

import pytest
from filelock import SoftFileLock

from builder.decisions import receive
from tests.decisions.beginnings import new_desk
from tests.decisions.breaking import FULL
from tests.decisions.test_breaks import ACTS, FAULTS, fail_at_steps, kill_at_steps
from tests.decisions.test_desk import letter, race
from tests.postgresql import NewDatabase
from tests.proof_share import Share

pytestmark = pytest.mark.proof

STEPS = 60
"""Of every act; it has fewer for most: then all of them."""
STEPS_THERE = 15
RACES = 100


@pytest.mark.parametrize("name", ACTS)
def test_killed_at_every_step(small: Path, tmp_path: Path, name: str, share: Share) -> None:
    kills = kill_at_steps(small, tmp_path, name, share.of(STEPS))
    print(f"{name}: {kills} kills")  # noqa: T201


@pytest.mark.parametrize("kind", FAULTS)
@pytest.mark.parametrize("name", ACTS)
def test_a_fault_at_every_step(
    small: Path, tmp_path: Path, name: str, kind: str, share: Share
) -> None:
    steps, given_up = fail_at_steps(small, tmp_path, name, share.of(STEPS), FAULTS[kind])
    print(f"{name}: {steps} times {kind}, {given_up} times given up")  # noqa: T201


@pytest.mark.parametrize("name", ACTS)
def test_the_same_with_postgresql(
    small: Path, tmp_path: Path, name: str, share: Share, postgresql: NewDatabase
) -> None:
    each = share.of(STEPS_THERE)
    kills = kill_at_steps(small, tmp_path / "killed", name, each, postgresql)
    steps, _ = fail_at_steps(small, tmp_path / "full", name, each, FULL, addresses=postgresql)
    print(f"{name}: {kills} kills, {steps} faults with PostgreSQL")  # noqa: T201


def test_eight_threads_race_and_one_decides(
    small: Path, tmp_path: Path, address: str, share: Share, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builder.files.lock.FileLock", SoftFileLock)
    desk = new_desk(small, tmp_path, address)
    for number in range(share.of(RACES)):
        receipt, _ = receive(desk, letter(receipt=f"20261121-{number:08x}", what=f"第 {number} 件"))
        race(desk, receipt, number)
    assert list(desk.audit.faults()) == []
