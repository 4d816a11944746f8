"""At the desk: every decision is whole, written down, and can be taken back."""

import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from builder.decisions import (
    AuditRow,
    ChangedError,
    Desk,
    DeskError,
    GoneError,
    LinesError,
    PrivateError,
    StaleError,
    accept,
    give_back,
    merge,
    purge,
    receive,
    receive_meeting,
    record_run,
    undo,
    waiting,
)
from builder.decisions import journal as journals
from builder.decisions.decide import BrokenError
from builder.letters.inbox import Received
from builder.model import HandIn
from builder.model.meeting_record import MeetingRecord
from builder.pipeline import read_folder
from builder.review import Decision
from builder.review import accept as accepted_texts

NOW = datetime(2026, 11, 22, 9, 30)
LETTER: dict[str, Any] = {
    "receipt": "20261121-0a1b2c3d",
    "what": "媒体席没有桌签",
    "prevent": "联络员数桌签，每席一签",
    "event_type": "flag",
    "month": "2026-11",
    "pause": "last",
}
SEATS = Decision(slug="seats", expect="每席一签", severity="S2", checker="检查员")


@pytest.fixture
def desk(small: Path, tmp_path: Path) -> Desk:
    root = tmp_path / "office"
    shutil.copytree(small, root)
    return Desk(root, tmp_path / "data", "测试", NOW, secret=b"secret")


def letter(**changes: object) -> HandIn:
    return HandIn.model_validate({**LETTER, **changes})


def texts(root: Path) -> dict[str, bytes]:
    return {str(f.relative_to(root)): f.read_bytes() for f in root.rglob("*") if f.is_file()}


def acts(desk: Desk) -> list[str]:
    assert list(desk.audit.faults()) == []
    return [row.act for row in desk.audit.rows() if isinstance(row, AuditRow)]


def receipts(desk: Desk) -> list[str]:
    return [one.hand_in.receipt for one in waiting(desk) if isinstance(one, Received)]


def test_the_server_names_the_letter_and_knows_it_again(desk: Desk) -> None:
    receipt, new = receive(desk, letter())
    assert new
    assert receipt.startswith("20261122-")
    assert receipt != LETTER["receipt"]
    assert receive(desk, letter()) == (receipt, False)
    with pytest.raises(ChangedError):
        receive(desk, letter(what="别的"))
    assert receipts(desk) == [receipt]
    give_back(desk, receipt, "缺地点")
    assert receive(desk, letter()) == (receipt, False), "a late retry is no new letter"


def test_what_is_private_is_refused_and_leaves_no_file(desk: Desk) -> None:
    with pytest.raises(PrivateError) as refused:
        receive(desk, letter(causes="打 13800138000 没人接"))
    assert "13800138000" not in str(refused.value.findings)
    assert not list((desk.data / "inbox").glob("*"))
    receive(desk, letter(role="王某主任"))


def test_two_answers_never_make_one_number(desk: Desk) -> None:
    receive(desk, letter(what="第 1380", prevent="0138000 号"))


def test_accept_and_undo_leave_the_folder_as_it_was(desk: Desk) -> None:
    before = texts(desk.root)
    receipt, _ = receive(desk, letter())
    done = accept(desk, receipt, SEATS)
    assert done.paths == ["lessons/2026/seats.md", "checklists/items/flag.yml"]
    assert read_folder(desk.root).errors == ()
    assert receipts(desk) == []
    assert undo(desk, receipt) == done.paths
    assert texts(desk.root) == before
    assert receipts(desk) == [receipt]
    assert acts(desk) == ["receive", "accepted", "undo"]
    with pytest.raises(GoneError):
        undo(desk, receipt)


def test_an_acceptance_that_would_do_harm_is_taken_back_and_says_so(desk: Desk) -> None:
    receive(desk, letter())
    before = texts(desk.root)
    (receipt,) = receipts(desk)
    harm = replace(SEATS, checker="没有这个岗位")
    with pytest.raises(BrokenError, match="已全部还原") as refused:
        accept(desk, receipt, harm)
    assert refused.value.findings
    assert texts(desk.root) == before
    assert receipts(desk) == [receipt]


def test_accepting_again_only_adds_an_item_that_is_missing(desk: Desk) -> None:
    receipt, _ = receive(desk, letter())
    accept(desk, receipt, SEATS)
    again = accepted_texts(
        letter(receipt=receipt), SEATS, read_folder(desk.root).library, NOW.date()
    )
    assert (again.already_in, again.lesson, again.item) == (True, "", "")
    items = desk.root / "checklists/items/flag.yml"
    items.write_text(items.read_text("utf-8").partition("- name: seats")[0], "utf-8")
    missing = accepted_texts(
        letter(receipt=receipt), SEATS, read_folder(desk.root).library, NOW.date()
    )
    assert (missing.already_in, missing.lesson) == (True, "")
    assert "name: seats" in missing.item


def test_lines_that_are_not_understood_are_told_together(desk: Desk) -> None:
    draft = {"type": "flag", "segments": [{"kind": "活动", "start": "2026-12-08 09:00"}]}
    with pytest.raises(LinesError, match="没有记下") as refused:
        record_run(desk, draft, "99 未做\n未做 1", "例外.txt")
    assert [finding.place.line for finding in refused.value.findings] == [1, 2]
    assert not (desk.data / "runs").exists()


def test_an_opinion_names_the_pause_of_its_line(desk: Desk) -> None:
    draft = {"type": "flag", "segments": [{"kind": "活动", "start": "2026-12-08 09:00"}]}
    recorded = record_run(desk, draft, "1 不清楚", "例外.txt")
    assert recorded.receipt
    (one,) = waiting(desk)
    assert isinstance(one, Received)
    assert (one.hand_in.pause, one.hand_in.lines) == ("before", ("before flag/top",))


def test_undo_keeps_what_somebody_has_edited_since(desk: Desk) -> None:
    receipt, _ = receive(desk, letter())
    accept(desk, receipt, SEATS)
    lesson = desk.root / "lessons/2026/seats.md"
    lesson.write_text(lesson.read_text("utf-8") + "改过\n", "utf-8")
    with pytest.raises(DeskError, match="又改过"):
        undo(desk, receipt)
    assert lesson.is_file()


def test_merging_writes_a_lesson_that_repeats_the_first(desk: Desk) -> None:
    receipt, _ = receive(desk, letter(what="旗绳又松了"))
    done = merge(desk, receipt, "2013/rope")
    reading = read_folder(desk.root)
    assert reading.errors == ()
    lesson = reading.library.lessons[done.acceptance.lesson_id]
    assert (lesson.repeats, lesson.receipt) == ("2013/rope", receipt)
    assert "flag/top" in {i.id for i in reading.library.items_of_lesson[lesson.id]}
    with pytest.raises(GoneError, match="已经办过"):
        merge(desk, receipt, "2013/rope")


def test_merging_into_nothing_is_refused(desk: Desk) -> None:
    receipt, _ = receive(desk, letter())
    with pytest.raises(DeskError, match="没有"):
        merge(desk, receipt, "2013/none")
    assert receipts(desk) == [receipt]


def test_returning_needs_a_reason_without_private_data(desk: Desk) -> None:
    receipt, _ = receive(desk, letter())
    with pytest.raises(DeskError):
        give_back(desk, receipt, "  ")
    with pytest.raises(PrivateError):
        give_back(desk, receipt, "请打 13800138000")
    give_back(desk, receipt, "缺地点")
    assert desk.state_of(receipt) == "退回补充"
    undo(desk, receipt)
    assert receipts(desk) == [receipt]


def test_a_purge_takes_the_words_and_leaves_the_acts(desk: Desk) -> None:
    receipt, _ = receive(desk, letter(what="独一无二的话"))
    give_back(desk, receipt, "另一句独一无二的话")
    purge(desk, receipt)
    left = b"".join(texts(desk.data).values()).decode()
    assert "独一无二" not in left.encode().decode("unicode_escape", "ignore") + left
    assert acts(desk) == ["receive", "return", "purge"]


def test_a_stale_decision_is_refused_with_the_new_words(desk: Desk) -> None:
    receipt, _ = receive(desk, letter())
    (seen,) = (one for one in waiting(desk) if isinstance(one, Received))
    text = seen.file.read_text("utf-8").replace("没有桌签", "没有席位图")
    seen.file.write_text(text, "utf-8")
    for act in (
        lambda: accept(desk, receipt, SEATS, seen.etag),
        lambda: give_back(desk, receipt, "缺", seen.etag),
        lambda: merge(desk, receipt, "2013/rope", seen.etag),
    ):
        with pytest.raises(StaleError) as stale:
            act()
        assert "席位图" in stale.value.now


def test_a_meeting_becomes_several_decisions(desk: Desk) -> None:
    rows = [{"what": f"第 {n} 件", "prevent": "看", "role": "旗手"} for n in range(7)]
    record = MeetingRecord.model_validate(
        {"receipt": LETTER["receipt"], "month": "2026-11", "event_type": "flag", "rows": rows}
    )
    receipt, _ = receive_meeting(desk, record)
    first, second, *others = receipts(desk)
    assert len(others) == 5
    accept(desk, first, Decision(slug="first"))
    give_back(desk, second, "说清楚")
    assert receipts(desk) == others or set(receipts(desk)) == set(others)
    assert (desk.data / "records" / f"{receipt}.json").is_file()
    assert receive_meeting(desk, record) == (receipt, False)


class TestAudit:
    @pytest.fixture
    def log(self, desk: Desk) -> Desk:
        for number in range(5):
            desk.note("act", f"20261122-0000000{number}", {"word": number})
        return desk

    def rewrite(self, desk: Desk, old: str, new: str) -> list[str]:
        text = desk.audit.file.read_text("utf-8")
        assert old in text
        desk.audit.file.write_text(text.replace(old, new), "utf-8")
        return list(desk.audit.faults())

    def test_a_changed_word_is_seen(self, log: Desk) -> None:
        assert self.rewrite(log, "20261122-00000002", "20261122-00000009")

    def test_a_missing_line_is_seen(self, log: Desk) -> None:
        lines = log.audit.file.read_text("utf-8").splitlines(keepends=True)
        log.audit.file.write_text("".join(lines[:2] + lines[3:]), "utf-8")
        assert list(log.audit.faults())

    def test_a_changed_or_missing_payload_is_seen(self, log: Desk) -> None:
        (log.data / "audit/000002.json").write_text("{}")
        (log.data / "audit/000003.json").unlink()
        assert len(list(log.audit.faults())) == 2

    def test_half_a_line_from_a_power_cut_is_dropped(self, log: Desk) -> None:
        with log.audit.file.open("a") as stream:
            stream.write('{"number": 6, "at"')
        log.note("act", "20261122-00000006")
        assert list(log.audit.faults()) == []
        assert len(list(log.audit.rows())) == 6

    def test_line_ends_in_names_stay_on_their_line(self, log: Desk) -> None:
        replace(log, who="甲\n乙\u2028丙\x1b[31m").note("act", "x\ny")
        assert len(list(log.audit.rows())) == 6
        assert list(log.audit.faults()) == []


@pytest.mark.parametrize("moved", [False, True])
def test_an_act_that_died_half_way_is_settled(desk: Desk, moved: bool) -> None:
    before = texts(desk.root)
    receipt, _ = receive(desk, letter())
    file = desk.data / "inbox" / f"{receipt}.json"
    written = journals.Written(
        receipt,
        "lessons/2026/half.md",
        "---\nhalf",
        "checklists/items/flag.yml",
        "\n- half",
        "accepted",
        str(file),
    )
    journals.begin(desk, written)
    assert read_folder(desk.root).errors
    if moved:
        (desk.data / "accepted").mkdir()
        file.replace(desk.data / "accepted" / file.name)
    other, _ = receive(desk, letter(receipt="20261121-11111111"))
    give_back(desk, other, "缺")
    if moved:
        assert "accepted" in acts(desk)
        undo(desk, receipt)
    assert texts(desk.root) == before
    assert receipts(desk) == [receipt]
    assert not list((desk.data / "undo").glob("*.open.json"))
