"""Damaged drafts, letters, run records and Office files: read or refused in words, for little."""

import json
import resource
import shutil
import time
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from builder.checks import CODES
from builder.decisions import Desk, DeskError, record_sent_runs
from builder.letters.events import read_event_data
from builder.letters.forms import read_form
from builder.letters.inbox import Received, read_letter
from builder.letters.needed import FormError
from builder.letters.part_xml import DocumentError
from builder.model import Finding, HandIn, Library
from builder.pipeline import check_hand_in, evaluate_draft, read_folder
from builder.review import Decision, accept, propose
from tests.decisions.test_desk import letter, meeting
from tests.decisions.test_sent_runs import DRAFT, SENT
from tests.letters.damage import broken, spoiled
from tests.letters.test_forms import TAKEN
from tests.pace import keeps_to
from tests.proof_share import Share

pytestmark = pytest.mark.proof

EACH = 1250
"""Of each of four kinds."""
SECONDS, MEGABYTES = 1.0, 200
Read = Callable[[Path], str]
"""Takes one damaged file and says what became of it."""


@pytest.fixture(scope="module")
def library(small: Path) -> Library:
    return read_folder(small).library


def damaged(
    read: Read, make: Callable[[Random], tuple[str, bytes]], folder: Path, times: int
) -> None:
    """Read so many damaged files; each is taken or refused, within its time and memory."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    became: Counter[str] = Counter()
    slow = []
    for seed in range(times):
        name, data = make(Random(seed))
        file = folder / name
        file.write_bytes(data)
        began = time.process_time()
        try:
            became[read(file)] += 1
        except Exception as fault:
            raise AssertionError(f"seed {seed}: {type(fault).__name__}") from fault
        if not keeps_to(SECONDS, took := time.process_time() - began):
            slow.append((seed, took))
        file.unlink(missing_ok=True)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    print(f"\n{times} files: {dict(became)}, {grown} MB more")  # noqa: T201
    assert slow == []
    assert grown < MEGABYTES
    assert len(became) > 1, "nothing was taken, or nothing refused"


def as_json(*letters: Any) -> Callable[[Random], tuple[str, bytes]]:
    def make(chance: Random) -> tuple[str, bytes]:
        text = spoiled(chance.choice(letters), chance)
        return "x.json", text.encode("utf-8", "surrogatepass")

    return make


def test_damaged_drafts(library: Library, tmp_path: Path, share: Share) -> None:
    def read(file: Path) -> str:
        data = read_event_data(file)
        if isinstance(data, Finding):
            assert data.code in CODES
            return "unreadable"
        made = evaluate_draft(data, library, "2026-12-01 09:00")
        if isinstance(made, tuple):
            return "taken"
        assert made
        assert all(isinstance(fault, str) and fault for fault in made)
        return "refused"

    damaged(read, as_json(DRAFT), tmp_path, share.of(EACH))


def test_damaged_hand_ins_and_records(library: Library, tmp_path: Path, share: Share) -> None:
    def read(file: Path) -> str:
        (first, *_) = [*read_letter(file), None]
        if isinstance(first, Received):
            looked_at(first.hand_in, library)
        if isinstance(first, Finding):
            assert first.code in CODES
        return type(first).__name__

    one = json.loads(letter().model_dump_json())
    two = json.loads(meeting("甲", "乙").model_dump_json())
    damaged(read, as_json(one, two), tmp_path, share.of(EACH))


def looked_at(hand_in: HandIn, library: Library) -> None:
    """All that a reviewer's page makes of it."""
    check_hand_in(hand_in, "x")
    propose(hand_in, library)
    accept(hand_in, Decision(slug="preview"), library, date(2026, 11, 22))


def test_damaged_run_records(small: Path, tmp_path: Path, share: Share) -> None:
    shutil.copytree(small, tmp_path / "office")
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    now = datetime(2026, 12, 9, 9, 30)
    desk = Desk(tmp_path / "office", tmp_path / "data", "测试", now, (inbox,), b"secret")

    def read(file: Path) -> str:
        outcomes = record_sent_runs(desk)
        assert all(not isinstance(one, DeskError) or str(one) for one in outcomes)
        return type(outcomes[0]).__name__ if outcomes else "no run record"

    damaged(read, as_json(SENT), inbox, share.of(EACH))
    assert list(desk.audit.faults()) == []


def test_damaged_forms_of_word_and_excel(library: Library, tmp_path: Path, share: Share) -> None:
    types = list(library.event_types.values())
    forms = [(suffix, data) for suffix, data, _ in TAKEN.values()]

    def make(chance: Random) -> tuple[str, bytes]:
        suffix, data = chance.choice(forms)
        return f"x{suffix}", broken(data, chance)

    def read(file: Path) -> str:
        try:
            made = read_form(file, types)
        except (DocumentError, FormError) as refused:
            return "refused" if str(refused) else "without a word"
        for one in [made] if isinstance(made, HandIn) else made.hand_ins():
            looked_at(one, library)
        return "taken"

    damaged(read, make, tmp_path, share.of(EACH))
