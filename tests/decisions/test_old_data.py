"""A data folder from before there was a database comes over whole, damage and all, and once."""

import json
import shutil
from dataclasses import asdict, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from builder.decisions import (
    AuditRow,
    ChangedError,
    Desk,
    accept,
    old_data,
    receive,
    runs_of,
    undo,
    waiting,
)
from builder.files.write import write_text
from builder.letters.inbox import Received
from builder.pipeline import read_folder
from builder.review.texts import item_text
from builder.store import StoreError
from builder.store.records import one_line
from tests.decisions.test_desk import SEATS, letter, meeting, texts
from tests.decisions.test_sent_runs import SENT

NOW = datetime(2026, 11, 22, 9, 30)
DAY = "20261122"


class OldFolder:
    """Writes files as the version before wrote them."""

    def __init__(self, data: Path) -> None:
        self.data, self.last, self.number = data, "0" * 64, 0
        write_text(data / "secret", "x" * 32)

    def letter(self, folder: str, receipt: str, **changes: object) -> None:
        plain = letter(receipt=receipt, **changes).model_dump(mode="json")
        write_text(self.data / folder / f"{receipt}.json", json.dumps(plain))

    def note(self, act: str, receipt: str, **said: object) -> None:
        self.number += 1
        payload = one_line({"salt": "00", **said}) if said else ""
        if payload:
            write_text(self.data / f"audit/{self.number:06}.json", payload)
        digest = sha256(payload.encode()).hexdigest() if payload else ""
        row = AuditRow(self.number, "2026-11-22", "旧", act, receipt, digest, self.last)
        self.last = row.digest
        plain = {k: v for k, v in asdict(replace(row, hash=row.digest)).items() if k != "seal"}
        with (self.data / "audit.jsonl").open("a") as stream:
            stream.write(f"{one_line(plain)}\n")


@pytest.fixture
def desk(small: Path, tmp_path: Path) -> Desk:
    """An office whose old version accepted, returned, purged, recorded, and has some waiting."""
    root, data = tmp_path / "office", tmp_path / "data"
    shutil.copytree(small, root)
    desk = Desk(root, data, "测试", NOW, secret=b"x" * 32)
    accepted = accepted_before(desk)
    old = OldFolder(data)
    for number, (folder, act) in enumerate(
        [("inbox", "receive"), ("returned", "return"), ("settled", "settled")]
    ):
        old.letter(folder, f"{DAY}-0000000{number}", what=f"第 {number} 件")
        old.note(act, f"{DAY}-0000000{number}", **({"reason": f"理由 {number}"} if number else {}))
    old.letter("accepted", accepted["receipt"])
    old.note("accepted", accepted["receipt"], lesson="2026/seats")
    write_text(data / f"undo/{accepted['receipt']}.json", json.dumps(accepted))
    old.note("purge", f"{DAY}-00000009")
    record = meeting("甲", "乙").model_copy(update={"receipt": f"{DAY}-0000000a"})
    write_text(data / f"records/{record.receipt}.json", record.model_dump_json())
    first, second = record.hand_ins()
    write_text(data / f"merged/{first.receipt}.json", first.model_dump_json())
    write_text(data / f"inbox/{second.receipt}.json", second.model_dump_json())
    write_text(data / "recorded/a.json", json.dumps(SENT))
    write_text(data / "runs/a.json", json.dumps({**SENT, "draft": {}}))
    write_text(data / "runs/bad.json", "{")
    write_text(data / "inbox/half.json", '{"what":')
    return desk


def accepted_before(desk: Desk) -> dict[str, Any]:
    """An acceptance whose texts stand in the knowledge base; its old journal."""
    passing = replace(desk, data=desk.data.parent / "passing")
    receipt, _ = receive(passing, letter(receipt=f"{DAY}-0000000b"))
    done = accept(passing, receipt, SEATS).acceptance
    (path,), (line,) = done.files, done.lines
    plain = {"lesson": done.lesson, "items_path": path, "item": item_text(line.entry)}
    lesson = {"lesson_path": f"lessons/{done.lesson_id}.md", "folder": "accepted"}
    return {**plain, **lesson, "receipt": receipt, "file": f"{receipt}.json"}


def test_everything_comes_over_and_the_old_files_go(desk: Desk) -> None:
    states = {f"{DAY}-00000000": "待审", f"{DAY}-00000001": "退回补充", f"{DAY}-00000009": "已清除"}
    assert {receipt: desk.state_of(receipt) for receipt in states} == states
    assert desk.reason_of(f"{DAY}-00000001") == "理由 1"
    assert list(desk.audit.faults()) == []
    assert [row.act for row in desk.audit.rows()] == [
        *("receive", "return", "settled", "accepted", "purge"),
    ]
    left = {path for path in texts(desk.data) if path.endswith((".json", ".jsonl"))}
    assert left == {"inbox/half.json", "runs/bad.json"}, "what cannot be read stays"
    words = [x.hand_in.what for x in waiting(desk) if isinstance(x, Received)]
    assert sorted(words) == ["乙", "第 0 件"]
    assert [getattr(one, "event", "") for one in runs_of(desk)] == [SENT["event"], ""]


def test_what_was_accepted_before_can_be_undone(desk: Desk) -> None:
    (receipt,) = (x.receipt for x in read_folder(desk.root).library.lessons.values() if x.receipt)
    assert undo(desk, receipt) == ["lessons/2026/seats.md", "checklists/items/flag.yml"]
    assert read_folder(desk.root).errors == ()
    assert "seats" not in (desk.root / "checklists/items/flag.yml").read_text("utf-8")


def test_a_letter_that_was_sent_before_is_known(small: Path, tmp_path: Path) -> None:
    desk = Desk(small, tmp_path / "data", "测试", NOW, secret=b"x" * 32)
    receipt, _ = receive(replace(desk, data=tmp_path / "passing"), letter())
    old = OldFolder(desk.data)
    old.letter("inbox", receipt)
    old.note("receive", receipt)
    assert receive(desk, letter()) == (receipt, False)
    with pytest.raises(ChangedError):
        receive(desk, letter(what="别的"))


@pytest.mark.parametrize("part", ["_letters", "_runs", "_plans"])
def test_broken_off_it_is_begun_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    before = texts(desk.data)

    def fail(*_: object) -> None:
        raise StoreError("满了", "x")

    with monkeypatch.context() as patch:
        patch.setattr(old_data, part, fail)
        with pytest.raises(StoreError):
            desk.state_of("x")
    own = {path: data for path, data in texts(desk.data).items() if path in before}
    assert own == before
    test_everything_comes_over_and_the_old_files_go(replace(desk))


def test_killed_before_the_old_files_are_gone_nothing_comes_twice(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise PermissionError(13, "x")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", fail)
        with pytest.raises(OSError, match="x"):
            desk.state_of("x")
    test_everything_comes_over_and_the_old_files_go(replace(desk))


def test_a_broken_log_comes_over_broken(desk: Desk) -> None:
    log = desk.data / "audit.jsonl"
    log.write_text(log.read_text("utf-8").replace("00000001", "0000000f", 1), "utf-8")
    assert any("第 2 条" in fault for fault in desk.audit.faults())
