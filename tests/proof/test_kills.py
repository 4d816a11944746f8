"""`kill -9` at random moments: a reader never meets half a site, an inbox never loses a file."""

import json
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from builder.pipeline import read_folder
from tests.conftest import ROOT
from tests.proof_share import Share
from tests.stored import letters_in

pytestmark = pytest.mark.proof

KILLS = 40
BUILD_KILLS = 100
QIANSHI = [sys.executable, "-c", "from builder.cli import main; main()"]
RECEIPT = "20261122-0a1b2c3d"


@pytest.fixture
def office(small: Path, tmp_path: Path) -> Path:
    root = tmp_path / "office"
    shutil.copytree(small, root)
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    return root


def kill_at_random(words: list[str], longest: float, chance: random.Random) -> bool:
    """Whether it had come to its end by itself."""
    process = subprocess.Popen(
        [*QIANSHI, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    time.sleep(chance.uniform(0.05, longest))
    process.kill()
    return process.wait() != -signal.SIGKILL


def contents(site: Path) -> dict[str, bytes]:
    return {f.relative_to(site).as_posix(): f.read_bytes() for f in site.rglob("*") if f.is_file()}


def write_version(office: Path, word: str) -> None:
    lesson = office / "lessons/2013/rope.md"
    lines = lesson.read_text("utf-8").split("\n")
    lesson.write_text("\n".join(f"取下{word}。" if x.startswith("取下") else x for x in lines))


def test_a_killed_build_leaves_a_whole_site(office: Path, share: Share) -> None:
    """Two versions in turn: what stands in the site is all of one or all of the other."""
    words = ["build", "--root", str(office)]
    versions = []
    for word in ("存放", "收好"):
        write_version(office, word)
        start = time.monotonic()
        subprocess.run([*QIANSHI, *words], check=True, stdout=subprocess.DEVNULL)
        longest = (time.monotonic() - start) * 1.1
        versions.append(contents(office / "site"))
    chance = random.Random(7)
    seen = [0, 0]
    for number in range(share.of(BUILD_KILLS)):
        write_version(office, ("存放", "收好")[number % 2])
        ended = kill_at_random(words, longest, chance)
        longest *= 0.9 if ended else 1.05  # so that a third comes to its end, however busy it is
        seen[versions.index(contents(office / "site"))] += 1
    assert min(seen) > 0 or not share.whole, "the kills came too early to prove anything"
    subprocess.run([*QIANSHI, *words], check=True, stdout=subprocess.DEVNULL)
    assert contents(office / "site") in versions
    assert not list(office.glob(".site.building-*"))


def test_a_killed_acceptance_loses_nothing(office: Path, tmp_path: Path, share: Share) -> None:
    data = tmp_path / "data"
    hand_in = {
        "format": 1,
        "receipt": RECEIPT,
        "what": "媒体席没有桌签",
        "prevent": "联络员数桌签",
        "event_type": "flag",
        "month": "2026-11",
    }
    words = ["accept", RECEIPT, "--slug", "seats", "--expect", "每席一签"]
    words += ["--root", str(office), "--data", str(data)]
    chance = random.Random(7)
    for _ in range(share.of(KILLS)):
        (data / "inbox").mkdir(parents=True, exist_ok=True)
        (data / "inbox/x.json").write_text(json.dumps(hand_in), "utf-8")
        kill_at_random(words, 1.6, chance)
        states = [letter.state for letter in letters_in(data)]
        assert (data / "inbox/x.json").exists() or states in (["inbox"], ["accepted"])
        assert [f.code for f in read_folder(office).errors] == []
