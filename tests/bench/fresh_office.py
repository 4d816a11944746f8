"""An office's first morning as README tells it, without a network and without a Python.

`python -m tests.bench.fresh_office` builds this machine's bundle, twice, to the same bytes, unpacks
it where there is nothing else than a shell, types README's lines there, and opens the site.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from platform import machine
from resource import RUSAGE_CHILDREN, getrusage

from playwright.sync_api import expect, sync_playwright

from bundle.__main__ import CACHE, build
from bundle.debian import fetch, unpacked
from bundle.platforms import Platform, platform_of
from tests.chromium import chromium_program
from tests.conftest import CHROMIUM_FLAGS
from tests.readme import way

MOST = 300
"""Seconds of the processor until the site stands open; other work beside it costs no more."""
HOME = "办公室 50%#1"
"""The only folder of the room that anybody writes into."""
_RECEIPT = "sh 程序/qianshi.sh inbox 2>/dev/null | grep -o '^[0-9]*-[0-9a-f]*' | head -1"
_ANSWERS = """
"$1" ip link set lo up
%s & desk=$!
until "$1" wget -q -O - http://127.0.0.1:8000/desk; do kill -0 $desk; sleep 1; done
kill $desk
"""
_DEVICES = ("null", "urandom")
_ENTER = """
set -e
for device in null urandom; do mount --bind /dev/$device "$0/dev/$device"; done
mount -t tmpfs none "$0/dev/shm"
PATH=$PATH:/usr/sbin
exec chroot "$0" /bin/env -i HOME=/home PATH=/bin /bin/sh -ec "$1"
"""


def make_room(room: Path, platform: Platform) -> None:
    """A root folder with a shell and its tools in one program that needs no library."""
    for folder in ("bin", "dev/shm", "home", "tmp", HOME):
        (room / folder).mkdir(parents=True)
    for device in _DEVICES:
        (room / "dev" / device).touch()
    deb = fetch(platform.debian, {"busybox-static": ""}, CACHE)["busybox-static"]
    program = room / "bin/busybox"
    program.write_bytes(next(d for path, d in unpacked(deb).items() if path.endswith("/busybox")))
    program.chmod(0o755)
    for tool in subprocess.check_output([program, "--list"], text=True).split():
        if tool != "busybox":
            (room / "bin" / tool).symlink_to("busybox")


def type_in(room: Path, line: str) -> str:
    """What a line says in the room; without a network, and with nothing of this machine's."""
    apart = ["unshare", "--map-root-user", "--net", "--mount", "sh", "-c", _ENTER, str(room)]
    done = subprocess.run(
        [*apart, f'cd "/{HOME}"; {line}'], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    return done.stdout


def first_morning(room: Path, bundle: Path) -> None:
    """README's lines, one after the other; a receipt is read off the inbox, as a person does."""
    lines, letter = way("Install it on an office PC")
    shutil.copy(bundle, room / HOME)
    (room / HOME / "经验.txt").write_text(letter, "utf-8")
    for line in lines.splitlines():
        with told(line):
            type_in(room, line.replace("RECEIPT", f"$({_RECEIPT})"))
    assert (room / HOME / "单.pdf").read_bytes().startswith(b"%PDF-")
    assert "待审 0 条" in type_in(room, "sh 程序/qianshi.sh inbox 2>&1")
    type_in(room, "sh 程序/qianshi.sh verify 程序")  # nothing was written into it
    assert "看网站" in type_in(room, "echo 0 | sh 程序/qianshi.sh")


def open_site(site: Path) -> None:
    """From the folder, by double click: the search finds what was accepted, a sheet has it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_program(), args=CHROMIUM_FLAGS
        )
        page = browser.new_page()
        page.goto((site / "index.html").as_uri())
        page.keyboard.press("/")
        page.keyboard.type("话筒没电")
        page.keyboard.press("Enter")
        expect(page.locator(".search-results li").first).to_contain_text("话筒没电")
        page.goto((site / "event-types/large-meeting.html").as_uri())
        expect(page.get_by_text("逐支试话筒").first).to_be_attached()
        browser.close()


def run_desk(folder: Path, wheels: Path, busybox: Path) -> None:
    """README's lines on a server with a Python and no network; the last one answers."""
    block = way("Run the desk")[0]
    *lines, desk = block.splitlines()
    shutil.copy(wheels, folder)
    for line in (*lines, _ANSWERS % desk):
        with told(line if line in lines else desk):
            apart = ["unshare", "--map-root-user", "--net", "sh", "-ec", line, "sh", str(busybox)]
            environment = {"PATH": os.environ["PATH"], "HOME": str(folder)}
            done = subprocess.run(
                apart, cwd=folder, env=environment, capture_output=True, text=True, check=False
            )
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    assert "待审 0 条" in done.stdout


@contextmanager
def told(what: str) -> Iterator[None]:
    """Say how long it took."""
    start = time.perf_counter()
    yield
    print(f"  {time.perf_counter() - start:6.1f} s  {what}", flush=True)


def built_twice(platform: Platform, folder: Path) -> list[Path]:
    """The bundle and its wheels; building them again gives the same bytes."""
    with told(f"make bundle, for {platform.name}"):
        made = build([platform], folder / "once")
    with told("make bundle again"):
        again = build([platform], folder / "twice")
    for one, other in zip(made, again, strict=True):
        assert one.read_bytes() == other.read_bytes(), one.name
        print(f"  the same bytes: {one.name}, {one.stat().st_size / 1e6:.1f} MB", flush=True)
    return made


def used() -> float:
    """Seconds of the processor that finished programs took."""
    usage = getrusage(RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    """Fail where a line of README does, or where the morning takes more than MOST."""
    platform = platform_of(f"linux-{machine()}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        bundle, wheels = built_twice(platform, folder)
        room, server = folder / "room", folder / HOME
        make_room(room, platform)
        start, before = time.perf_counter(), used()
        first_morning(room, bundle)
        with told("the site opens, finds the lesson and shows its line"):
            open_site(room / HOME / "本单位/site")
        took = used() - before
        print(f"  {time.perf_counter() - start:6.1f} s  in all; {took:.1f} s of the processor")
        assert took <= MOST
        server.mkdir()
        run_desk(server, wheels, room / "bin/busybox")


if __name__ == "__main__":
    main()
