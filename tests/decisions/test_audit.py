"""Whoever touches the log is found out: by its chain, its seals, or the head that is kept apart."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from builder.decisions import Desk, give_back, receive
from builder.decisions.seal import HEAD, KEY
from builder.store import AuditRow, StoreError
from tests.conftest import Run
from tests.decisions.test_desk import letter

ROWS = 6


@pytest.fixture
def desk(small: Path, tmp_path: Path) -> Desk:
    desk = Desk(small, tmp_path / "data", "测试", datetime(2026, 11, 22), secret=b"x")
    for number in range(ROWS):
        desk.note("act", f"20261122-0000000{number}", {"reason": f"理由 {number}"})
    assert list(desk.audit.faults()) == []
    return desk


def sql(desk: Desk, words: str, values: tuple[object, ...] = ()) -> None:
    """As somebody does it who may write the file and does not have the program's good will."""
    connection = sqlite3.connect(desk.data / "desk.sqlite")
    connection.execute(words, values)
    connection.commit()
    connection.close()


def rewrite_and_chain_anew(desk: Desk) -> None:
    """Another name in the third row, and every hash after it made to fit."""
    before, rows = "0" * 64, desk.audit.rows()
    for row in rows:
        who = "别人" if row.number == 3 else row.who
        made = replace(row, who=who, before=before)
        before = made.digest
        forged = "UPDATE audit SET who = ?, before = ?, hash = ? WHERE number = ?"
        sql(desk, forged, (who, made.before, made.digest, row.number))


def forge_head(desk: Desk) -> None:
    file = desk.data / HEAD
    file.write_text(file.read_text("utf-8").replace('"number": 6', '"number": 4'), "utf-8")


def cut_and_write(desk: Desk) -> None:
    sql(desk, "DELETE FROM audit WHERE number > 4")
    desk.note("act", "y")
    desk.note("act", "z")
    desk.note("act", "z")


FORGED: dict[str, tuple[Callable[[Desk], None], str]] = {
    "a word": (lambda d: sql(d, "UPDATE audit SET receipt = 'x' WHERE number = 3"), "第 3 条"),
    "a missing row": (lambda d: sql(d, "DELETE FROM audit WHERE number = 3"), "第 3 条"),
    "a middle row and the chain anew": (rewrite_and_chain_anew, "第 3 条的封印不对"),
    "the tail cut": (lambda d: sql(d, "DELETE FROM audit WHERE number > 4"), "被截短"),
    "the tail cut and more written": (cut_and_write, "被截短"),
    "the last row": (lambda d: sql(d, "UPDATE audit SET who = '' WHERE number = 6"), "第 6 条"),
    "a payload": (lambda d: sql(d, "UPDATE said SET payload = '{}' WHERE number = 2"), "内容被改"),
    "a payload gone": (lambda d: sql(d, "DELETE FROM said WHERE number = 2"), "内容不见了"),
    "the head gone": (lambda d: (d.data / HEAD).unlink(), "不见了"),
    "the head made up": (forge_head, "签名不对"),
    "the key gone": (lambda d: (d.data / KEY).unlink(), "不见了"),
}


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_log_is_found(desk: Desk, name: str) -> None:
    forge, said = FORGED[name]
    forge(desk)
    faults = list(replace(desk).audit.faults())
    assert any(said in fault for fault in faults), faults


def test_what_was_found_is_found_by_the_command(desk: Desk, run: Run, small: Path) -> None:
    own = ("audit", "--root", small, "--data", desk.data)
    assert run(*own).code == 0
    sql(desk, "DELETE FROM audit WHERE number > 4")
    outcome = run(*own)
    assert (outcome.code, "被截短" in outcome.err) == (1, True)


@pytest.mark.parametrize("gone", ["file", "rows"])
def test_a_log_that_was_deleted_is_missed_and_not_begun_anew(
    desk: Desk, run: Run, small: Path, gone: str
) -> None:
    if gone == "file":
        (desk.data / "desk.sqlite").unlink()
    else:
        sql(desk, "DELETE FROM audit")
    outcome = run("audit", "--root", small, "--data", desk.data)
    assert outcome.code != 0
    assert "不见了" in outcome.err
    with pytest.raises(StoreError, match="不见了"):
        receive(replace(desk), letter())


def test_a_damaged_row_shows_no_senders_reason_to_another(desk: Desk) -> None:
    """A log that begins anew at a number must not find the words of the former row there."""
    receipt, _ = receive(desk, letter())
    give_back(desk, receipt, "独有的理由")
    last = desk.audit.rows()[-1].number
    sql(desk, "DELETE FROM audit WHERE number >= ?", (last,))
    other, _ = receive(desk, letter(receipt="20261121-11111111", what="别的"))
    give_back(desk, other, "另一个理由")
    assert desk.reason_of(receipt) == ""
    assert desk.reason_of(other) == "另一个理由"
    assert list(desk.audit.faults())


def test_a_head_that_lags_after_a_crash_is_no_forgery(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builder.decisions.seal.Sealer.write_head", lambda *_: None)
    desk.note("act", "y")
    monkeypatch.undo()
    assert list(desk.audit.faults()) == []
    desk.note("act", "z")
    assert list(desk.audit.faults()) == []


def test_line_ends_in_names_stay_in_their_row(desk: Desk) -> None:
    replace(desk, who="甲\n乙\u2028丙\x1b[31m").note("act", "x\ny")
    rows: list[AuditRow] = desk.audit.rows()
    assert len(rows) == ROWS + 1
    assert list(desk.audit.faults()) == []
