"""A share that nobody may write into: it is read as ever, and who must write is told what to do."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.test_commands import HAND_IN, put_hand_in
from tests.conftest import WHOLE

_LOCKED = """
mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"
"""
"""Permission bits do not bind root; a mount does."""
_PROGRAM = """
import contextlib, io, json, sys
from builder.cli import main

def run(words):
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            main(words)
        except SystemExit as stop:
            return [stop.code, said.getvalue()]

print(json.dumps([run(words) for words in json.loads(sys.argv[1])]))
"""
WHAT_TO_DO = "只读的，请把整个文件夹拷到能写的地方再办"


def run_locked(folder: Path, commands: list[list[str]]) -> list[tuple[int, str]]:
    """Codes and words of commands, one after the other, while a folder is mounted read-only."""
    apart = ["unshare", "--map-root-user", "--mount", "sh", "-c", _LOCKED, str(folder)]
    program = [sys.executable, "-c", _PROGRAM, json.dumps(commands)]
    done = subprocess.run([*apart, *program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [(code, said) for code, said in json.loads(done.stdout)]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder that may be written, with a hand-in that waits."""
    folder = tmp_path / "data"
    (folder / "inbox").mkdir(parents=True)
    monkeypatch.setenv("QIANSHI_DATA", str(folder))
    put_hand_in(folder)
    return folder


def test_what_only_reads_goes_on_and_what_writes_says_what_to_do(
    built: Path, data: Path, tmp_path: Path
) -> None:
    reading = [
        ["check"],
        ["search", "旗"],
        ["inbox"],
        ["checklist", "flag", *WHOLE, "--output", str(tmp_path / "x.pdf")],
    ]
    writing = [
        ["build"],
        ["pack"],
        ["new", "lesson", "mic-dead"],
        ["accept", str(HAND_IN["receipt"])],
        ["checklist", "flag", *WHOLE, "--output", str(built / "x.pdf")],
        ["backup", str(built / "b.zip")],
    ]
    said = run_locked(built, [[*words, "--root", str(built)] for words in (*reading, *writing)])
    assert [code for code, _ in said[: len(reading)]] == [0] * len(reading), said
    for words, (code, told) in zip(writing, said[len(reading) :], strict=True):
        assert code, words
        assert WHAT_TO_DO in told, (words, told)
