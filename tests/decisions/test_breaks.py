"""An act that is broken anywhere: lesson, decision and log agree, nothing acknowledged is lost."""

import random
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from builder.decisions import (
    Desk,
    DeskError,
    GoneError,
    accept,
    amend,
    decided,
    give_back,
    merge,
    purge,
    receive,
    receive_meeting,
    recover_alone,
    undo,
)
from builder.decisions.decided import Decided
from builder.decisions.texts import digest_of
from builder.pipeline import read_folder
from builder.review import Displaced, NewItem, Sharpened
from builder.review.accept import lesson_of_receipt
from builder.review.amend import Amendment, matching
from builder.sources import load_library
from tests.conftest import ROOT, Run
from tests.decisions.beginnings import Act, Addresses, beginnings, nowhere, prepared
from tests.decisions.breaking import FULL, REFUSED, SHORT, Break, breaking, count_steps, killed_at
from tests.decisions.test_desk import SEAT, SEATS, letter, meeting

EXCHANGE = replace(
    SEATS,
    items=(replace(SEAT, pause="before"), NewItem(text="看席卡方向", expect="字朝来宾")),
    known=(Sharpened("flag/top", text="抬头看旗杆顶"),),
    displaced=(Displaced("flag/media"),),
)
"""Two new lines, other words for one that stands, and one that gives way."""
SMALL = ROOT / "tests/samples/small"
ITEMS, CARD = "checklists/items/flag.yml", "checklists/cards/slipped.yml"
CALMER = "先看绳，结实就升回杆顶"
OTHER = "20261121-0000000f"
MEETING = meeting("甲", "乙").model_copy(update={"receipt": OTHER})


def _undone(desk: Desk, receipt: str) -> None:
    if desk.state_of(receipt) != "待审":
        undo(desk, receipt)


def _amended(desk: Desk) -> None:
    (step,) = matching(load_library(desk.root).library, "step", "旗手")
    if step.text != CALMER:
        fields = {"text": CALMER, "note": "先看绳"}
        amend(desk, Amendment("step", str(step.place), "change", fields, step.seen))


def _unamended(desk: Desk) -> None:
    for one in amended_ones(desk):
        undo(desk, one.receipt)


def amended_ones(desk: Desk) -> list[Decided]:
    return [one for one in decided(desk, 9) if one.state == "改别处"]


ACTS: dict[str, tuple[Act | None, Act]] = {
    "receive": (None, lambda d, _: receive(d, letter(receipt=OTHER, what="别的一件"))),
    "a meeting": (None, lambda d, _: receive_meeting(d, MEETING)),
    "accept": (None, lambda d, r: accept(d, r, SEATS)),
    "exchange": (None, lambda d, r: accept(d, r, EXCHANGE)),
    "return": (None, lambda d, r: give_back(d, r, "缺")),
    "merge": (None, lambda d, r: merge(d, r, "2013/rope")),
    "undo": (lambda d, r: accept(d, r, SEATS), _undone),
    "undo an exchange": (lambda d, r: accept(d, r, EXCHANGE), _undone),
    "purge": (lambda d, r: give_back(d, r, "unique words"), purge),
    "amend": (None, lambda d, _: _amended(d)),
    "undo an amendment": (lambda d, _: _amended(d), lambda d, _: _unamended(d)),
}
"""What was done before, and the act that breaks."""
EACH = 1
"""Steps tried of every act beside the first and the last; the proof tries many."""


def check_agreement(desk: Desk, receipt: str) -> None:
    """What the next to come finds, whoever broke off before."""
    recover_alone(desk)
    reading = read_folder(desk.root)
    assert reading.errors == ()
    lesson = lesson_of_receipt(reading.library, receipt)
    state = desk.state_of(receipt)
    assert (lesson is not None) == (state in ("收录", "并入已有")), state
    items = [item for item in reading.library.items.values() if item.id == "flag/seats"]
    assert bool(items) == (state == "收录")
    assert list(desk.audit.faults()) == []
    with desk.look() as rows:
        last, journal = rows.last_act_on(receipt), rows.journal(receipt)
        assert rows.open_journals(str(desk.root.resolve())) == []
        assert (journal is not None) == (lesson is not None)
    card = (desk.root / CARD).read_bytes()
    assert (CALMER.encode() in card) == bool(amended_ones(desk))
    assert (card == (SMALL / CARD).read_bytes()) == (not amended_ones(desk))
    written = (desk.root / ITEMS).read_bytes()
    changes = [x for x in journal.changes if x.path == ITEMS] if journal else []
    digest = changes[-1].after if changes else digest_of((SMALL / ITEMS).read_bytes())
    assert digest_of(written) == digest, "all of the act's lines, or none"
    expected = {"收录": ("accepted",), "并入已有": ("merged",), "退回补充": ("return",)}
    acts = expected.get(state, ("receive", "undo", "rollback", "purge"))
    assert last
    assert last.act in acts
    assert not [file for file in desk.root.rglob(".*") if file.is_file()]


def chosen(last: int, each: int) -> list[int]:
    inner = random.Random(last).sample(range(1, last + 1), min(each, last))
    return sorted({1, last, *inner})


@pytest.mark.parametrize("name", ACTS)
def test_a_kill_leaves_lesson_decision_and_log_in_agreement(
    small: Path, tmp_path: Path, name: str
) -> None:
    kill_at_steps(small, tmp_path, name, EACH)


def kill_at_steps(
    small: Path, tmp_path: Path, name: str, each: int, addresses: Addresses = nowhere
) -> int:
    """Kill at so many steps of an act; how many kills there were."""
    before, act = ACTS[name]
    begin = beginnings(small, tmp_path, before, addresses)
    steps = count_steps(partial(act, *begin()))
    kills = 0
    for step in chosen(steps, each):
        desk, receipt = begin()
        kills += killed_at(step, partial(act, desk, receipt))
        check_agreement(desk, receipt)
        with suppress(GoneError):  # it can be done again, or is done
            act(desk, receipt)
        check_agreement(desk, receipt)
    assert kills >= min(each, steps)
    return kills


FAULTS = {"a full disk": FULL, "half a write": SHORT, "a refused name": REFUSED}


@pytest.mark.parametrize("kind", FAULTS)
@pytest.mark.parametrize("name", ACTS)
def test_a_fault_leaves_lesson_decision_and_log_in_agreement(
    small: Path, tmp_path: Path, name: str, kind: str
) -> None:
    fail_at_steps(small, tmp_path, name, EACH, FAULTS[kind])


def fail_at_steps(
    small: Path,
    tmp_path: Path,
    name: str,
    each: int,
    kind: Break,
    *,
    addresses: Addresses = nowhere,
) -> tuple[int, int]:
    """Let so many steps of an act go wrong; how many did, and how often the act was given up."""
    before, act = ACTS[name]
    begin = beginnings(small, tmp_path, before, addresses)
    of_all = count_steps(partial(act, *begin()), kind)
    steps, given_up = chosen(of_all, each) if of_all else [], 0
    for step in steps:
        desk, receipt = begin()
        try:
            with breaking(step, kind):
                act(desk, receipt)
        except (OSError, DeskError):
            given_up += 1
        check_agreement(desk, receipt)
    assert given_up or kind is not FULL
    return len(steps), given_up


def test_a_build_never_publishes_half_an_acceptance(small: Path, tmp_path: Path, run: Run) -> None:
    desk, receipt = prepared(small, tmp_path, None)
    step = next(step for step in range(1, 200) if _left_half_done(desk, receipt, step))
    assert step
    settings = desk.root / "qianshi.yml"
    settings.write_text(settings.read_text("utf-8") + f"\ndata: {desk.data}\n", "utf-8")
    assert run("trust", "--root", desk.root).code == 0
    outcome = run("check", "--root", desk.root)
    assert outcome.code == 0
    assert f"上次办理 {receipt} 时中断" in outcome.err
    assert not (desk.root / "lessons/2026/seats.md").exists()
    check_agreement(desk, receipt)


def _left_half_done(desk: Desk, receipt: str, step: int) -> bool:
    """Kill at a step; whether the lesson stands and the decision does not."""
    killed_at(step, lambda: accept(desk, receipt, SEATS))
    if (desk.root / "lessons/2026/seats.md").exists() and desk.state_of(receipt) == "待审":
        return True
    recover_alone(desk)
    return False


def test_what_an_editor_changed_after_a_kill_stands_with_its_decision(
    small: Path, tmp_path: Path
) -> None:
    desk, receipt = prepared(small, tmp_path, None)
    assert any(_left_half_done(desk, receipt, step) for step in range(1, 200))
    lesson = desk.root / "lessons/2026/seats.md"
    lesson.write_text(lesson.read_text("utf-8") + "\n## 应急处置\n\n搬来一张。\n", "utf-8")
    recover_alone(desk)
    assert lesson.exists()
    assert desk.state_of(receipt) == "收录"
    assert list(desk.audit.faults()) == []
