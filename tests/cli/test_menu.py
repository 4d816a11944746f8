"""The menu: an office's whole way by numbers, with what is typed given beforehand."""

import io
import os
import urllib.request
import zipfile
from collections.abc import Callable
from pathlib import Path
from urllib.error import URLError
from urllib.parse import unquote

import pytest

from builder.cli.menu import CHOICES
from tests.conftest import Outcome, Run

Typed = Callable[..., Outcome]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was opened in the browser."""
    addresses: list[str] = []

    def note(address: str) -> bool:
        addresses.append(address)
        return True

    monkeypatch.setattr("webbrowser.open", note)
    return addresses


@pytest.fixture
def menu(run: Run, monkeypatch: pytest.MonkeyPatch) -> Typed:
    def typed(folder: Path, *lines: str) -> Outcome:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return run("menu", folder)

    return typed


def test_the_first_time_asks_for_the_office_and_makes_its_folder(
    menu: Typed, tmp_path: Path
) -> None:
    said = menu(tmp_path / "本单位", "市局办公室", "0")
    assert said.code == 0
    assert "office: 市局办公室" in (tmp_path / "本单位/qianshi.yml").read_text("utf-8")
    assert [title.title for title in CHOICES.values() if title.title not in said.out] == []


def test_without_a_name_nothing_is_made(menu: Typed, tmp_path: Path) -> None:
    said = menu(tmp_path / "本单位", "")
    assert said.code == 3
    assert not (tmp_path / "本单位").exists()


def test_a_number_that_is_none_is_asked_for_again(menu: Typed, small: Path) -> None:
    said = menu(small, "9", "０", "0")
    assert said.code == 0
    assert "没有“9”这一项" in said.out


def test_the_site_opens_from_a_folder_of_any_name(
    menu: Typed, built: Path, tmp_path: Path, opened: list[str]
) -> None:
    office = tmp_path / "本 单位 50%#1"
    office.symlink_to(built)
    assert menu(office, "1", "0").code == 0
    assert opened == [(built / "site/index.html").resolve().as_uri()]
    assert Path(unquote(opened[0].removeprefix("file://"))).is_file()


def test_what_waits_is_listed_and_the_desk_opens_in_the_browser(
    menu: Typed, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANSHI_DATA", str(tmp_path / "data"))
    opened: list[str] = []

    def look_and_leave(address: str) -> None:
        opened.append(address)
        raise KeyboardInterrupt

    monkeypatch.setattr("webbrowser.open", look_and_leave)
    said = menu(built, "2", "0")
    assert said.code == 0, "the menu is there again when the desk is closed"
    assert "待审 0 条" in said.err
    assert opened[0].endswith("/desk")
    with pytest.raises(URLError):
        urllib.request.urlopen(opened[0])  # noqa: S310 - our own, on the loopback
    assert f"打开 {opened[0].removesuffix('desk')} ，" in said.out


def test_both_halves_are_kept(
    menu: Typed, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANSHI_DATA", str(tmp_path / "data"))
    office = tmp_path / "本单位"
    office.symlink_to(built)
    said = menu(office, "4", "0")
    assert said.code == 0
    own, desk = sorted((tmp_path / "备份").iterdir(), key=lambda file: file.name[0] != "本")
    names = zipfile.ZipFile(own).namelist()
    assert "qianshi.yml" in names
    assert not [name for name in names if name.startswith(("site/", ".site-history"))]
    assert "backup.json" in zipfile.ZipFile(desk).namelist()
    assert str(desk) in said.out


def test_a_fault_is_told_and_the_menu_goes_on(
    menu: Typed, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "备份").write_text("not a folder")
    (tmp_path / "本单位").symlink_to(built)
    said = menu(tmp_path / "本单位", "4", "0")
    assert said.code == 0
    assert "写不进" in said.err


def test_a_command_outside_every_knowledge_base_means_the_office(
    run: Run, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QIANSHI_ROOT", os.fspath(small))
    assert "0 处错误" in run("check").err
