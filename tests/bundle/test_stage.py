"""What goes into a bundle besides what others made: how it is started, and how it is packed."""

import re
import stat
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from builder.publish.seal import NAME, verify
from bundle.debian import LOCK, PACKAGES
from bundle.platforms import PLATFORMS, Platform, platform_of
from bundle.stage import launchers, zip_of
from bundle.tools import BundleError
from bundle.wheels import ALSO, locked, unpack_wheel

WINDOWS, LINUX, _ = PLATFORMS


def test_what_the_console_of_windows_reads_is_ascii_with_its_line_ends() -> None:
    script = launchers(WINDOWS)["前事.cmd"]
    assert script.isascii()
    assert script.count(b"\n") == script.count(b"\r\n") > 3


@pytest.mark.parametrize("platform", PLATFORMS, ids=lambda one: one.name)
def test_the_instructions_name_the_file_that_is_there(platform: Platform) -> None:
    files = launchers(platform)
    told = files["使用说明.txt"].decode("utf-8-sig")
    named = set(re.findall(r"前事\.cmd|qianshi\.sh", told))
    assert len(named) == 1
    assert named <= files.keys()
    assert "{" not in told


def test_the_shell_of_every_linux_reads_the_scripts(tmp_path: Path) -> None:
    for path, data in launchers(LINUX).items():
        if data.startswith(b"#!/bin/sh"):
            (tmp_path / "x").write_bytes(data)
            subprocess.run(["sh", "-n", tmp_path / "x"], check=True)
            assert path in ("qianshi.sh", "python/bin/python3")


@pytest.fixture
def stage(tmp_path: Path) -> Path:
    """An unpacked bundle beside an office, whose program only says what it was called with."""
    folder = tmp_path / "程序 50%#1"
    program = "import os\ndef main(words): print(words, os.environ.get('QIANSHI_ROOT'))\n"
    files = launchers(LINUX) | {"lib/builder/cli.py": program.encode()}
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def start(stage: Path, *words: str) -> str:
    command = [sys.executable, "-I", "-S", str(stage / "start.py"), *words]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_without_words_the_menu_opens_for_the_office_beside_it(stage: Path) -> None:
    office = stage.parent / "本单位"
    assert start(stage) == f"{['menu', str(office)]} None\n"
    office.mkdir()
    (office / "qianshi.yml").touch()
    assert start(stage, "inbox") == f"['inbox'] {office}\n"


def test_a_zip_is_the_same_twice_verifies_and_keeps_what_may_be_started(stage: Path) -> None:
    data = zip_of(stage)
    (stage / "Thumbs.db").touch()
    assert zip_of(stage) == data
    with zipfile.ZipFile(BytesIO(data)) as archive:
        listed = archive.read(NAME).decode()
        assert list(verify(listed, archive.namelist(), archive.read)) == []
        modes = {entry.filename: entry.external_attr >> 16 for entry in archive.infolist()}
    programs = {path for path, mode in modes.items() if mode & stat.S_IXUSR}
    assert programs == {"qianshi.sh", "python/bin/python3"}


def test_a_wheel_gives_its_modules_and_not_its_manuals(tmp_path: Path) -> None:
    wheel = tmp_path / "x-1.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("x/__init__.py", "")
        archive.writestr("x-1.data/data/share/man/x.1", "")
    unpack_wheel(wheel, tmp_path / "lib")
    assert [f.name for f in (tmp_path / "lib").rglob("*") if f.is_file()] == ["__init__.py"]
    with zipfile.ZipFile(wheel, "a") as archive:
        archive.writestr("x-1.data/purelib/y.py", "")
    with pytest.raises(BundleError, match=r"x-1\.whl"):
        unpack_wheel(wheel, tmp_path / "lib")


def test_a_platform_gets_what_its_own_python_needs(root: Path) -> None:
    for_windows, for_linux = locked(WINDOWS, root), locked(LINUX, root)
    one = re.compile("^pymdown-extensions==(.*) ", re.M)
    versions = [one.findall(text) for text in (for_windows, for_linux)]
    assert [len(found) for found in versions] == [1, 1]
    assert versions[0] != versions[1], "3.11.9 and 3.11.2"
    for text in (for_windows, for_linux):
        assert all(f"\n{name}==" in text for name in ALSO)
        assert text.count("==") == len(re.findall(r"==\S+ \\\n +--hash=sha256:", text)) > 60


def test_every_package_of_debian_is_locked_for_every_linux() -> None:
    rows = [line.split() for line in LOCK.read_text("utf-8").splitlines()]
    kinds = [one.debian for one in PLATFORMS if one.debian]
    assert [tuple(row[:2]) for row in rows] == [(kind, name) for kind in kinds for name in PACKAGES]
    assert all(re.fullmatch("[0-9a-f]{64}", row[3]) for row in rows)


def test_an_unknown_platform_is_named_with_the_known_ones() -> None:
    with pytest.raises(BundleError, match="linux-aarch64"):
        platform_of("macos")
