"""The desk when it is full: list, find and accept, on both databases.

`python -m tests.bench.desk_speed [SHARE]`; 1 is 1,000,000 acts and 100,000 letters.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import chain
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from builder.decisions import Desk, accept, decided, give_back, receive, waiting
from builder.decisions.audit import START
from builder.review import Decision
from builder.store import AuditRow
from tests.conftest import ROOT
from tests.decisions.test_desk import letter
from tests.postgresql import running_postgresql

ACTS, LETTERS, WAITING, TIMES = 1_000_000, 100_000, 100, 40


def acts(desk: Desk, count: int) -> Iterator[Mapping[str, Any]]:
    """A chain as it would be after years."""
    before = START
    for number in range(1, count + 1):
        receipt = receipt_of(number % max(1, count // 10))
        row = AuditRow(number, "2026-11-22T09:30:00", "命令行 甲", "return", receipt, "", before)
        before = row.digest
        plain = {name: getattr(row, name) for name in row.__slots__}
        yield {**plain, "hash": before, "seal": desk.audit.sealer.seal(before)}


def receipt_of(number: int) -> str:
    return f"20250101-{number:08x}"


def letters(count: int, acts: int) -> Iterator[Mapping[str, Any]]:
    for number in range(count):
        plain = letter(receipt=receipt_of(number)).model_dump_json()
        fixed = {"kind": "hand-in", "at": "2025-01-01", "words": "", "opinion": "", "body": plain}
        receipt, act = receipt_of(number), acts - number
        yield {**fixed, "receipt": receipt, "key": receipt, "state": "returned", "act": act}


def measure(name: str, act: Callable[[int], object], times: int = TIMES) -> None:
    """Print how long it took, and what it took of the processor here, whoever else is busy."""
    took: list[float] = []
    own: list[float] = []
    for number in range(times):
        start, mine = time.perf_counter(), time.process_time()
        act(number)
        took.append((time.perf_counter() - start) * 1000)
        own.append((time.process_time() - mine) * 1000)
    print(f"  {name}: {_spread(took)} ms, processor {_spread(own)}", flush=True)


def _spread(took: list[float]) -> str:
    p95 = quantiles(took, n=20)[-1]
    return f"min {min(took):.1f} median {median(took):.1f} p95 {p95:.1f}"


def run(desk: Desk, share: float) -> None:
    """Fill a desk and use it."""
    count, letters_count = int(ACTS * share), int(LETTERS * share)
    start = time.perf_counter()
    with desk.store.act() as rows:
        rows.load("audit", acts(desk, count))
        rows.load("letters", letters(letters_count, count))
    os.sync()  # else every sync below waits for all of this
    print(
        f"  filled with {count} acts, {letters_count} letters: {time.perf_counter() - start:.0f} s"
    )
    receipts = [receive(desk, letter(receipt=f"20261121-{n:08x}"))[0] for n in range(WAITING)]
    measure("list what waits", lambda _: waiting(replace(desk)))
    measure("list what was decided", lambda _: decided(replace(desk), 30))
    measure("find by receipt", lambda n: replace(desk).state_of(receipt_of(n * 7 % letters_count)))
    measure("hand in", lambda n: receive(replace(desk), letter(receipt=f"20261120-{n:08x}")))
    measure("return", lambda n: give_back(replace(desk), receipts[n], "缺"))
    last = receipts[TIMES:]
    measure("accept", lambda n: accept(replace(desk), last[n], Decision(slug=f"bench-{n}")))
    start = time.perf_counter()
    faults = list(chain(desk.audit.faults()))
    print(f"  verify the log: {time.perf_counter() - start:.1f} s, {len(faults)} faults")


def main(share: float = 1.0) -> None:
    """Both databases, one after the other."""
    folder = Path(tempfile.mkdtemp())
    now = datetime(2026, 11, 22, 9, 30)
    try:
        with running_postgresql() as new_database:
            for name, address in (("SQLite", ""), ("PostgreSQL", new_database())):
                shutil.copytree(ROOT / "tests/samples/small", folder / name)
                data = folder / f"{name}-data"
                desk = Desk(folder / name, data, "甲", now, address=address, often=True)
                print(name)
                run(desk, share)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 1.0)
