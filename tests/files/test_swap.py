"""A finished folder takes the place of another, also where the system cannot exchange names."""

from pathlib import Path

import pytest

from builder.files import swap
from builder.files.lock import BusyError, hold
from builder.files.swap import left_behind, make_workspace, put_in_place


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
    assert len(list(tmp_path.iterdir())) == 2
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


@pytest.mark.parametrize("refused", [1, 2])
def test_a_refused_rename_leaves_or_restores_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: int
) -> None:
    monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    site = folder(tmp_path, "site", "old")
    fresh = folder(tmp_path, ".site.building-x", "new")
    real, calls = Path.rename, iter(range(1, 9))

    def rename(self: Path, other: Path) -> Path:
        if next(calls) == refused:
            raise PermissionError(13, "Permission denied", str(self))
        return real(self, other)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(PermissionError):
        put_in_place(fresh, site)
    assert (site / "index.html").read_text() == "old"
    assert (fresh / "index.html").read_text() == "new"


def test_a_former_site_that_was_not_put_away_is_not_swept_away(tmp_path: Path) -> None:
    folder(tmp_path, "site", "new")
    old = folder(tmp_path, ".site.building-x-old", "old")
    make_workspace(tmp_path / "site")
    assert left_behind(tmp_path / "site") == [old]
    assert (old / "index.html").read_text() == "old"
