"""A backup is everything at one moment, and a desk can be made of it, on either database."""

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from builder.decisions import (
    Desk,
    DeskError,
    accept,
    back_up,
    receive,
    receive_run,
    record_sent_runs,
    restore,
    runs_of,
    undo,
    waiting,
)
from builder.model.run_record import RunRecord
from builder.pipeline import read_folder
from tests.conftest import Run
from tests.decisions.beginnings import new_desk
from tests.decisions.test_desk import SEATS, letter
from tests.decisions.test_sent_runs import SENT
from tests.postgresql import NewDatabase


@pytest.fixture
def desk(small: Path, tmp_path: Path) -> Desk:
    desk = new_desk(small, tmp_path)
    receipt, _ = receive(desk, letter())
    accept(desk, receipt, SEATS)
    receive(desk, letter(receipt="20261121-11111111", what="还在等"))
    receive_run(desk, RunRecord.model_validate(SENT), read_folder(desk.root).library)
    record_sent_runs(desk)
    return desk


def test_a_desk_made_of_a_backup_is_the_same(desk: Desk, tmp_path: Path, address: str) -> None:
    file = tmp_path / "备份.zip"
    count = back_up(desk, file)
    assert file.stat().st_mode & 0o777 == 0o600
    other = replace(desk, data=tmp_path / "other", address=address)
    assert restore(other, file) == count
    assert waiting(other) == waiting(desk)
    assert runs_of(other) == runs_of(desk)
    assert other.audit.rows() == desk.audit.rows()
    assert list(other.audit.faults()) == []
    receipt = other.audit.rows()[0].receipt
    assert undo(other, receipt) == ["lessons/2026/seats.md", "checklists/items/flag.yml"]
    assert list((other.data / "events").iterdir())
    modes = {f.stat().st_mode & 0o777 for f in other.data.rglob("*") if f.is_file()}
    assert modes == {0o600}
    with pytest.raises(DeskError, match="不是空的"):
        restore(other, file)


def test_a_backup_of_before_the_outbox_is_restored(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "b.zip"
    count = back_up(desk, file)
    with zipfile.ZipFile(file) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    del parts["dispatches.jsonl"]
    manifest = json.loads(parts["backup.json"])
    parts["backup.json"] = json.dumps({"format": 1, "rows": manifest["rows"]}).encode()
    with zipfile.ZipFile(file, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    assert restore(replace(desk, data=tmp_path / "other"), file) == count


def test_a_database_with_letters_is_not_restored_over(
    desk: Desk, tmp_path: Path, postgresql: NewDatabase
) -> None:
    back_up(desk, tmp_path / "b.zip")
    address = postgresql()
    receive(replace(desk, data=tmp_path / "one", address=address), letter())
    other = replace(desk, data=tmp_path / "two", address=address)
    with pytest.raises(DeskError, match="已有收件"):
        restore(other, tmp_path / "b.zip")
    assert not other.data.exists()


def spoiled(file: Path, name: str) -> None:
    with zipfile.ZipFile(file) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    if name == "cut":
        parts["letters.jsonl"] = parts["letters.jsonl"].splitlines(keepends=True)[0]
    elif name == "outside":
        parts["events/../../x.json"] = b"{}"
    elif name == "unknown field":
        parts["runs.jsonl"] = parts["runs.jsonl"].replace(b'"body"', b'"bodies"')
    else:
        parts["letters.jsonl"] = parts["letters.jsonl"][:-20]
    with zipfile.ZipFile(file, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data)


@pytest.mark.parametrize("name", ["cut", "outside", "unknown field", "half"])
def test_a_spoiled_backup_leaves_nothing_behind(desk: Desk, tmp_path: Path, name: str) -> None:
    file = tmp_path / "b.zip"
    back_up(desk, file)
    spoiled(file, name)
    other = replace(desk, data=tmp_path / "other")
    with pytest.raises((DeskError, OSError)):
        restore(other, file)
    assert not other.data.exists()
    assert not (tmp_path / "x.json").exists()


def test_the_commands_say_what_they_did(desk: Desk, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "b.zip"
    own = ("--root", desk.root, "--data", desk.data)
    done = run("backup", file, *own)
    assert (done.code, "收件 5 条" in done.out) == (0, True), done.out
    assert "没有覆盖" in run("backup", file, *own).err
    other = ("--root", desk.root, "--data", tmp_path / "other")
    assert "已恢复到" in run("restore", file, *other).out
    assert run("audit", *other).code == 0
    assert "不是空的" in run("restore", file, *other).err
    assert "找不到" in run("restore", tmp_path / "none.zip", *other).err
