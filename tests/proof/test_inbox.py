"""Many at once, `kill -9`, full disks: whatever was acknowledged is there, whole and once."""

import json
import multiprocessing
import os
import random
import re
import select
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from builder.cli import main
from builder.decisions import (
    Desk,
    DeskError,
    accept,
    give_back,
    receive,
    record_sent_runs,
    runs_waiting,
    undo,
    waiting,
)
from builder.files.write import write_text
from builder.letters.inbox import Received
from builder.model import HandIn
from builder.pipeline import read_folder
from builder.review import Decision
from tests.conftest import ROOT
from tests.decisions.test_desk import SEATS
from tests.decisions.test_sent_runs import DRAFT, SENT
from tests.pace import keeps_to
from tests.postgresql import NewDatabase
from tests.proof.inbox_clients import Client
from tests.proof_share import Share
from tests.stored import STATES, letters_in, runs_in

pytestmark = pytest.mark.proof

PROCESSES, EACH = 50, 20
KILLS = 100
RUNS = 12
SECONDS, READERS, WRITERS = 60, 20, 10
fork = multiprocessing.get_context("fork")


@pytest.fixture
def office(small: Path, tmp_path: Path) -> Path:
    root = tmp_path / "office"
    shutil.copytree(small, root)
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    return root


@pytest.fixture
def where(request: pytest.FixtureRequest, office: Path) -> str:
    """The setting `desk`, confirmed: SQLite where a test does not ask for PostgreSQL."""
    if getattr(request, "param", "") != "postgresql":
        return ""
    new_database: NewDatabase = request.getfixturevalue("postgresql")
    address = new_database()
    with (office / "qianshi.yml").open("a", encoding="utf-8") as stream:
        stream.write(f"desk: {address}\n")
    with pytest.raises(SystemExit):
        main(["trust", "--root", str(office)])
    return address


@pytest.fixture
def desk(office: Path, tmp_path: Path, where: str) -> Desk:
    now = datetime(2026, 11, 22)
    return Desk(office, tmp_path / "data", "测试", now, secret=b"x", address=where)


@pytest.fixture
def server(office: Path, tmp_path: Path, where: str) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    with pytest.raises(SystemExit):
        main(["build", "--root", str(office)])
    words = ["desk", "--root", office, "--data", tmp_path / "data", "--port", 0, "--rate", 10**6]
    start = [sys.executable, "-c", "from builder.cli import main; main()", *map(str, words)]
    with subprocess.Popen(start, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        found = re.search(r":(\d+)/", process.stdout.readline())
        assert found
        yield int(found[1]), process
        process.terminate()


def letter(number: int) -> HandIn:
    return HandIn.model_validate(
        {
            "receipt": f"20261122-{number:08x}",
            "what": f"第 {number} 件：{'旗' * 200}",
            "prevent": "旗手看绳结",
            "event_type": "flag",
            "month": "2026-11",
        }
    )


def stored(data: Path) -> dict[str, str]:
    """The words of every letter that is anywhere, by its receipt."""
    letters = [letter for letter in letters_in(data) if letter.kind == "hand-in"]
    return {letter.receipt: str(json.loads(letter.body)["what"]) for letter in letters}


def words_of(desk: Desk) -> dict[str, str]:
    """The same of a desk in either database."""
    with desk.look() as rows:
        letters = [letter for state in STATES for letter in rows.letters(state, "hand-in")]
    return {letter.receipt: str(json.loads(letter.body)["what"]) for letter in letters}


@pytest.mark.parametrize("where", ["sqlite", "postgresql"], indirect=True)
def test_a_thousand_at_once_while_two_decide(
    server: tuple[int, subprocess.Popen[str]], desk: Desk
) -> None:
    port, _ = server
    words = [sys.executable, "-m", "tests.proof.inbox_clients", str(port)]
    clients = [
        subprocess.Popen([*words, str(n), str(EACH)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for n in range(PROCESSES)
    ]
    over = threading.Event()
    decided: list[str] = []
    reviewers = [
        threading.Thread(target=_decide, args=(desk, over, decided, turn)) for turn in (0, 1)
    ]
    for reviewer in reviewers:
        reviewer.start()
    said = [client.communicate()[0] for client in clients]
    over.set()
    for reviewer in reviewers:
        reviewer.join()
    assert [client.returncode for client in clients] == [0] * PROCESSES
    rows = [line.split() for text in said for line in text.splitlines()]
    receipts = {receipt: f"第 {who} 人第 {number} 条" for receipt, who, number in rows}
    assert len(rows) == len(receipts) == PROCESSES * EACH
    assert words_of(desk) == receipts
    assert len(decided) >= 10
    assert list(desk.audit.faults()) == []
    assert read_folder(desk.root).errors == ()


def _decide(desk: Desk, over: threading.Event, decided: list[str], turn: int) -> None:
    while not over.is_set():
        letters = [one for one in waiting(desk) if isinstance(one, Received)]
        if not letters:
            continue
        receipt = random.choice(letters).hand_in.receipt
        try:
            if turn:
                give_back(desk, receipt, "说清楚")
            else:
                accept(desk, receipt, Decision(slug=f"a-{receipt[-8:]}"))
        except DeskError:
            continue  # the other one was faster
        decided.append(receipt)


def test_kill_9_while_handing_in_loses_nothing_acknowledged(desk: Desk, share: Share) -> None:
    chance = random.Random(9)
    acknowledged: set[str] = set()
    kills = share.of(KILLS)
    for kill in range(kills):
        reading, writing = os.pipe()
        process = fork.Process(target=_hand_in_for_ever, args=(desk, kill, writing))
        process.start()
        os.close(writing)
        if kill % 2:  # else it may be before the first is acknowledged
            select.select([reading], [], [])
        time.sleep(chance.uniform(0.005, 0.12))
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        with os.fdopen(reading) as stream:
            acknowledged |= {line.strip() for line in stream if line.endswith("\n")}
        assert acknowledged <= set(stored(desk.data))
    assert len(acknowledged) >= kills // 2
    desk.note("after", "20261122-00000000")
    assert list(desk.audit.faults()) == []
    assert not any(isinstance(one, Received) is False for one in waiting(desk))


def _hand_in_for_ever(desk: Desk, kill: int, writing: int) -> None:
    for number in range(10_000):
        receipt, _ = receive(desk, letter(kill * 10_000 + number))
        os.write(writing, f"{receipt}\n".encode())


def test_kill_9_while_deciding_leaves_every_letter_in_one_place(desk: Desk, share: Share) -> None:
    chance = random.Random(10)
    receipt, _ = receive(desk, letter(1))
    for _ in range(share.of(KILLS)):
        process = fork.Process(target=_accept_and_undo, args=(desk, receipt, SEATS))
        process.start()
        time.sleep(chance.uniform(0.005, 0.25))
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        with pytest.raises(DeskError):
            give_back(desk, "20261122-00000000", "nobody: but what was left is settled")
        assert set(stored(desk.data)) == {receipt}
        assert read_folder(desk.root).errors == ()
        assert list(desk.audit.faults()) == []


def _accept_and_undo(desk: Desk, receipt: str, decision: Decision) -> None:
    while True:
        if desk.state_of(receipt) == "待审":
            accept(desk, receipt, decision)
        else:
            undo(desk, receipt)


def test_kill_9_while_recording_runs_loses_none(desk: Desk, share: Share) -> None:
    chance = random.Random(11)
    sent = [_sent(number) for number in range(RUNS)]

    def put_again() -> None:
        for plain in sent:
            write_text(desk.data / f"inbox/{plain['event']}.json", json.dumps(plain))

    put_again()
    for kill in range(share.of(KILLS)):
        process = fork.Process(target=record_sent_runs, args=(desk,))
        process.start()
        time.sleep(chance.uniform(0.02, 0.12))
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        waits = {one.record.event for one in runs_waiting(desk)}
        recorded = {plain["event"] for plain in runs_in(desk.data)}
        assert waits | recorded == {plain["event"] for plain in sent}, kill
        if not waits:
            put_again()
    record_sent_runs(desk)
    assert runs_waiting(desk) == []
    want = {plain["event"]: plain["exceptions"] for plain in sent}
    assert {plain["event"]: plain["exceptions"] for plain in runs_in(desk.data)} == want
    assert len(list((desk.data / "events").glob("*.json"))) == RUNS
    opinions = [one.hand_in for one in waiting(desk) if isinstance(one, Received)]
    assert len(opinions) == RUNS
    assert list(desk.audit.faults()) == []


def _sent(number: int) -> dict[str, Any]:
    """What came of the event of one day in December."""
    times = [{"kind": "活动", "start": f"2025-12-{number + 1:02} 09:00"}]
    return SENT | {"event": f"e{number}", "draft": DRAFT | {"segments": times}}


def test_readers_and_writers_for_a_minute(server: tuple[int, subprocess.Popen[str]]) -> None:
    port, process = server
    stop = time.monotonic() + SECONDS
    times: list[float] = []
    faults: list[str] = []
    threads = [
        threading.Thread(target=_use, args=(port, stop, number, times, faults))
        for number in range(READERS + WRITERS)
    ]
    first = Client(port)
    first.ask("GET", "/api/search?q=%E6%97%97")
    first.connection.close()
    before = _memory(process.pid)
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    times.sort()
    slowest = times[int(len(times) * 0.99)]
    grown = _memory(process.pid) / before
    print(f"{len(times)} requests, p99 {slowest * 1000:.0f} ms, memory × {grown:.2f}")  # noqa: T201
    assert keeps_to(0.5, slowest)
    assert grown < 1.5


def _use(port: int, stop: float, number: int, times: list[float], faults: list[str]) -> None:
    client = Client(port)
    pages = ("/index.html", "/hand-in.html", "/api/search?q=%E6%97%97", "/lessons/index.html")
    turn = 0
    while time.monotonic() < stop:
        turn += 1
        start = time.monotonic()
        if number < READERS:
            answer, _ = client.ask("GET", pages[turn % len(pages)])
            status = answer.status
        else:
            status, _ = client.hand_in(f"20261122-{number:03x}{turn:05x}", f"{number} {turn}")
        times.append(time.monotonic() - start)
        if status not in (200, 201):
            faults.append(f"{number}: {status}")
        time.sleep(0.2)
    client.connection.close()


def _memory(pid: int) -> int:
    text = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(next(line.split()[1] for line in text.splitlines() if line.startswith("VmRSS")))
