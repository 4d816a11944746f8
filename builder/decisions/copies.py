"""A copy of the whole desk in one zip, and a desk made from it: JSON lines that people can read."""

import json
import os
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.decisions.arrivals import ORIGINALS
from builder.decisions.desk import OUTBOX, Desk, DeskError, make_private
from builder.decisions.seal import HEAD, KEY, Head
from builder.files.archive import DAMAGED
from builder.files.durable import PRIVATE
from builder.store import Backup, open_store

if TYPE_CHECKING:
    from builder.store.rows import Rows

BACKUP = "backup"
FORMAT = 3
_MANIFEST = "backup.json"
_TABLES = {
    **dict.fromkeys(("letters", "audit", "said", "journal", "runs", "backups"), 1),
    **dict.fromkeys(("accounts", "dispatches", "sessions"), 2),
    "senders": 3,
}
"""With the format from which on a backup has them."""
_FOLDERS = ("events", "inbox", "runs", ORIGINALS)
_FILES = ("secret", KEY, HEAD, OUTBOX)
_LARGEST = 2_000_000_000
"""Bytes of one part, unpacked."""


def back_up(desk: Desk, file: Path) -> int:
    """Write everything of the desk into a new zip for its owner alone; gives how many letters.

    It is one moment of the store. DeskError where the file is there already.
    """
    if file.exists():
        raise DeskError(f"已有 {file}，没有覆盖。请换一个名字。")
    with desk.deciding():
        with desk.act() as act:
            at = desk.now.isoformat(timespec="seconds")
            act.rows.put_backup(Backup(str(file.absolute()), at))
            act.note(BACKUP, "")
        handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, PRIVATE)
        try:
            with os.fdopen(handle, "w+b") as stream:
                count = _write(desk, stream)
                stream.flush()
                os.fsync(stream.fileno())
        except BaseException:
            file.unlink(missing_ok=True)
            raise
    return count


def _write(desk: Desk, stream: Any) -> int:
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive, desk.look() as rows:
        counts = {name: _put_table(archive, name, lines) for name, lines in rows.dump()}
        last = rows.last_act()
        for name in _own_files(desk.data):
            archive.write(desk.data / name, name)
        if last:
            archive.writestr(HEAD, desk.audit.sealer.signed(Head(last.number, last.hash)))
        archive.writestr(_MANIFEST, json.dumps({"format": FORMAT, "rows": counts}))
    return counts["letters"]


def _put_table(archive: zipfile.ZipFile, name: str, lines: Iterator[Mapping[str, Any]]) -> int:
    count = 0
    with archive.open(f"{name}.jsonl", "w", force_zip64=True) as part:
        for line in lines:
            part.write(f"{json.dumps(line, ensure_ascii=False)}\n".encode())
            count += 1
    return count


def _own_files(data: Path) -> Iterator[str]:
    yield from (name for name in _FILES if name != HEAD and (data / name).is_file())
    for folder in _FOLDERS:
        found = (data / folder).glob("[!.]*")
        yield from sorted(f"{folder}/{file.name}" for file in found if file.is_file())


def restore(desk: Desk, file: Path) -> int:
    """Make the desk of a backup where there is none; gives how many letters.

    DeskError, with nothing left behind, for a folder or database that is not empty and for a file
    that is no whole backup.
    """
    if not file.is_file():
        raise DeskError(f"找不到 {file}。")
    if desk.data.is_dir() and any(desk.data.iterdir()):
        raise DeskError(f"{desk.data} 不是空的，没有恢复。请先移走它，或用 --data 另指一处。")
    make_private(desk.data)
    try:
        with zipfile.ZipFile(file) as archive:
            return _read(desk, archive)
    except (*DAMAGED, KeyError, TypeError, RuntimeError) as fault:
        raise DeskError(f"{file} 不是完整的备份，没有恢复。") from fault
    finally:
        if not (desk.data / KEY).is_file():
            shutil.rmtree(desk.data, ignore_errors=True)


def _read(desk: Desk, archive: zipfile.ZipFile) -> int:
    manifest = json.loads(archive.read(_MANIFEST))
    if manifest["format"] > FORMAT:
        raise DeskError("备份是更新的版本做的，请先升级本工具。")
    _check_names(archive)
    store = open_store(desk.data, desk.address)
    with store.act() as rows:
        if not rows.is_empty():
            raise DeskError(f"{store.name} 里已有收件，没有恢复。")
        for name in (x for x, since in _TABLES.items() if since <= manifest["format"]):
            _load(archive, rows, name, manifest["rows"][name])
    for name in sorted(archive.namelist(), key=lambda name: name == KEY):  # the key says: whole
        if not name.endswith(".jsonl") and name != _MANIFEST:
            _unpack(archive, name, desk.data / name)
    return int(manifest["rows"]["letters"])


def _check_names(archive: zipfile.ZipFile) -> None:
    for entry in archive.infolist():
        folder, _, name = entry.filename.rpartition("/")
        known = entry.filename in (*_FILES, _MANIFEST, *(f"{table}.jsonl" for table in _TABLES))
        if not known and (folder not in _FOLDERS or name in ("", ".", "..") or "\\" in name):
            raise ValueError(entry.filename)
        if entry.file_size > _LARGEST:
            raise ValueError(entry.filename)


def _load(archive: zipfile.ZipFile, rows: "Rows", name: str, count: int) -> None:
    with archive.open(f"{name}.jsonl") as part:
        rows.load(name, (json.loads(line) for line in part))
    with archive.open(f"{name}.jsonl") as part:
        if sum(1 for _ in part) != count:
            raise ValueError(name)


def _unpack(archive: zipfile.ZipFile, name: str, target: Path) -> None:
    make_private(target.parent)
    handle = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE)
    with os.fdopen(handle, "wb") as stream:
        stream.write(archive.read(name))
        stream.flush()
        os.fsync(stream.fileno())
