"""A finished folder takes the place of another, also where the system cannot exchange names."""

from pathlib import Path

import pytest

from builder.files import swap
from builder.files.swap import BusyError, hold, make_workspace, put_in_place


def folder(parent: Path, name: str, text: str) -> Path:
    made = parent / name
    made.mkdir()
    (made / "index.html").write_text(text)
    return made


@pytest.mark.parametrize("exchange", [True, False])
def test_the_new_folder_stands_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, exchange: bool
) -> None:
    if not exchange:
        monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    site = folder(tmp_path, "site", "old")
    old = put_in_place(folder(tmp_path, "fresh", "new"), site)
    assert sorted(f.name for f in tmp_path.iterdir()) == ["fresh", "site"]
    assert (site / "index.html").read_text() == "new"
    assert old
    assert (old / "index.html").read_text() == "old"


def test_the_first_folder_needs_no_exchange(tmp_path: Path) -> None:
    put_in_place(folder(tmp_path, "fresh", "new"), tmp_path / "site")
    assert (tmp_path / "site/index.html").read_text() == "new"


def test_a_site_lost_between_two_renames_comes_back(tmp_path: Path) -> None:
    folder(tmp_path, ".site.building-x-old", "old")
    make_workspace(tmp_path / "site")
    assert (tmp_path / "site/index.html").read_text() == "old"


def test_only_one_holds_a_site(tmp_path: Path) -> None:
    with hold(tmp_path / "history/lock"), pytest.raises(BusyError), hold(tmp_path / "history/lock"):
        pass


def test_what_a_killed_run_left_is_removed(tmp_path: Path) -> None:
    folder(tmp_path, ".site.building-x", "half")
    workspace = make_workspace(tmp_path / "site")
    assert [f.name for f in tmp_path.iterdir()] == [workspace.name]
