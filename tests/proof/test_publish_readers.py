"""Twenty readers on a web server while the site is published twenty times: nothing ever breaks.

Each answer must be a whole file of one of the published sites, and the data that one page loads
must be of one build, or be recognisable as of two, which makes the page ask for a reload.
"""

import random
import re
import shutil
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from functools import partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.bench.make_tree import make_tree

pytestmark = pytest.mark.proof

QIANSHI = [sys.executable, "-c", "from builder.cli import main; main()"]
READERS, PUBLISHES, ADDRESSES, LESSONS = 20, 20, 200, 150
BUILD_ID = re.compile(rb',"([0-9a-f]{16})"\);\n$')


class _Quiet(SimpleHTTPRequestHandler):
    """Looks the site up by its name for every request, as a web server does."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        pass


class _Server(ThreadingHTTPServer):
    request_queue_size = 128


@pytest.fixture
def office(tmp_path: Path) -> Path:
    make_tree(tmp_path / "office", LESSONS, 3)
    build(tmp_path / "office")
    return tmp_path / "office"


@pytest.fixture
def server(office: Path) -> Iterator[str]:
    httpd = _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(office / "site")))
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_address[1]}/"
    httpd.shutdown()
    httpd.server_close()


def build(office: Path) -> None:
    words = [*QIANSHI, "build", "--root", str(office)]
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)


def paths_to_read(site: Path) -> list[str]:
    """Data first, because it changes with every build, then pages."""
    found = sorted(f.relative_to(site).as_posix() for f in site.rglob("*") if f.is_file())
    data = [path for path in found if path.startswith("data/")]
    pages = [path for path in found if path.endswith(".html")]
    return [*data[: ADDRESSES // 2], *pages][:ADDRESSES]


class Reader(threading.Thread):
    """Reads in a loop and notes what it got: path to digests, faults, and builds of each pair."""

    def __init__(self, base: str, paths: list[str], stop: threading.Event, seed: int) -> None:
        super().__init__()
        self.base, self.paths, self.stop = base, paths, stop
        self.chance = random.Random(seed)
        self.seen: set[tuple[str, str]] = set()
        self.count: Counter[str] = Counter()

    def run(self) -> None:
        while not self.stop.is_set():
            for path in self.chance.sample(self.paths, len(self.paths)):
                self.read(path)
                if self.stop.is_set():
                    return

    def read(self, path: str) -> None:
        try:
            with urllib.request.urlopen(self.base + quote(path), timeout=30) as answer:  # noqa: S310
                data = answer.read()
        except urllib.error.HTTPError as fault:
            self.count[f"{fault.code}"] += 1
            return
        except OSError as fault:
            self.count[type(fault).__name__] += 1
            return
        self.count["read"] += 1
        self.seen.add((path, sha256(data).hexdigest()))


def digests(site: Path) -> set[tuple[str, str]]:
    files = (f for f in site.rglob("*") if f.is_file())
    return {(f.relative_to(site).as_posix(), sha256(f.read_bytes()).hexdigest()) for f in files}


def check_one_build(site: Path) -> str:
    """All data of a site carries one id; return it."""
    found = {BUILD_ID.findall(f.read_bytes())[0] for f in (site / "data").rglob("*.js")}
    assert len(found) == 1, found
    return str(found.pop(), "ascii")


def test_readers_never_meet_a_missing_or_half_or_mixed_file(office: Path, server: str) -> None:
    site = office / "site"
    paths = paths_to_read(site)
    assert len(paths) == ADDRESSES
    stop = threading.Event()
    readers = [Reader(server, paths, stop, seed) for seed in range(READERS)]
    published, builds = digests(site), {check_one_build(site)}
    for reader in readers:
        reader.start()
    lesson = office / "lessons/2000/case-00000.md"
    for number in range(PUBLISHES):
        text = lesson.read_text("utf-8")
        lesson.write_text(
            re.sub("summary: .*", f"summary: 第{number}次发布的说法。", text), "utf-8"
        )
        build(office)
        published |= digests(site)
        builds.add(check_one_build(site))
    stop.set()
    for reader in readers:
        reader.join()
    total = sum((reader.count for reader in readers), Counter[str]())
    seen = set().union(*(reader.seen for reader in readers))
    sys.stdout.write(f"{READERS} readers, {len(builds)} builds: {dict(total)}\n")
    assert set(total) == {"read"}, total
    assert seen <= published, sorted(path for path, _ in seen - published)[:5]
    assert len(builds) == PUBLISHES + 1


def test_every_build_in_the_history_is_whole(office: Path) -> None:
    for number in range(3):
        shutil.copy(office / "lessons/2000/case-00000.md", office / "lessons/2000/copy.md")
        with (office / "lessons/2000/copy.md").open("a", encoding="utf-8") as stream:
            stream.write(f"\n第 {number} 稿。\n")
        build(office)
    kept = [f for f in (office / ".site-history").iterdir() if f.is_dir()]
    assert len(kept) == 3
    assert len({check_one_build(folder) for folder in kept}) == 3
