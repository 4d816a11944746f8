"""`qianshi keys`, `pack --layer` and `update`: from a publisher's folder to an office's."""

import shutil
from pathlib import Path

import pytest

from builder.sources import load_library
from tests.conftest import Run
from tests.layered import layered_office, write_texts


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Of one user, who publishes and takes."""
    monkeypatch.setenv("QIANSHI_CONFIG", str(tmp_path / "settings"))
    return tmp_path / "settings"


@pytest.fixture
def office(tmp_path: Path, small: Path) -> Path:
    return layered_office(tmp_path / "区 办公室", small)


@pytest.fixture
def parcel(run: Run, tmp_path: Path, small: Path, settings: Path) -> Path:
    """Version 2026-12 of the lowest layer, packed by its publisher."""
    library = tmp_path / "前事库"
    shutil.copytree(small, library)
    write_texts(library, {"layer.yml": "title: 前事库\nversion: 2026-12\n"})
    items = library / "checklists/items/flag.yml"
    items.write_text(items.read_text("utf-8").replace("看楼前旗杆", "看楼前旗杆顶"), "utf-8")
    assert run("pack", "--layer", "qianshi", "--root", library).code == 3
    assert run("keys", "make", "--root", library).code == 0
    packed = run("pack", "--layer", "qianshi", "--root", library)
    assert packed.code == 0, packed.err
    file = library / "dist/qianshi-2026-12.zip"
    before = file.read_bytes()
    run("pack", "--layer", "qianshi", "--root", library)
    assert file.read_bytes() == before
    assert run("verify", file).code == 0
    return file


def fingerprint(run: Run, root: Path) -> str:
    return run("keys", "--root", root).out.split()[2]


def text_of_top(office: Path) -> str:
    return load_library(office).library.items["flag/top"].text


def test_a_publisher_is_confirmed_once_and_the_update_is_taken(
    run: Run, office: Path, parcel: Path
) -> None:
    asked = run("update", parcel, "--root", office, "--yes")
    assert asked.code == 3
    known = fingerprint(run, office)
    assert f"指纹 {known}，还没有人核对过" in asked.err
    wrong = run("update", parcel, "--root", office, "--yes", "--fingerprint", "0000")
    assert "和您写的 0000 不同" in wrong.err
    looked = run("update", parcel, "--root", office, "--fingerprint", known)
    assert looked.code == 1
    assert "改动 看楼前旗杆顶（items/flag/top）" in looked.out
    assert text_of_top(office) == "看楼前旗杆"
    assert run("update", parcel, "--root", office, "--yes").code == 0
    assert text_of_top(office) == "看楼前旗杆顶"
    assert "前事库 2026-12" in run("layers", "--root", office).out
    assert run("update", "--back", "--root", office, "--yes").code == 0
    assert text_of_top(office) == "看楼前旗杆"


def test_another_key_is_not_taken_for_a_publisher(
    run: Run, office: Path, parcel: Path, settings: Path
) -> None:
    known = fingerprint(run, office)
    run("update", parcel, "--root", office, "--fingerprint", known)
    (settings / "signing.pem").unlink()
    library = parcel.parent.parent
    run("keys", "make", "--root", library)
    run("pack", "--layer", "qianshi", "--root", library)
    refused = run("update", parcel, "--root", office, "--yes")
    assert refused.code == 3
    assert "换了密钥" in refused.err
    assert known in refused.err
    assert run("keys", "forget", "layer/qianshi", "--root", office).code == 0
    again = ("--fingerprint", fingerprint(run, office), "--yes")
    assert run("update", parcel, "--root", office, *again).code == 0


def test_a_site_is_no_layer_and_errors_are_not_packed(
    run: Run, tmp_path: Path, small: Path, settings: Path
) -> None:
    library = tmp_path / "x"
    shutil.copytree(small, library)
    assert "layer.yml" in run("pack", "--layer", "省厅", "--root", library).err
    write_texts(library, {"layer.yml": "title: 省厅\nversion: 新\n"})
    run("keys", "make", "--root", library)
    assert "比不出先后" in run("pack", "--layer", "省厅", "--root", library).err
    write_texts(library, {"layer.yml": "title: 省厅\nversion: 1\n", "lessons/2013/b.md": "x"})
    assert run("pack", "--layer", "省厅", "--root", library).code == 1
