"""The same tree gives the same bytes, whoever builds it, where and when, in whichever theme."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bench.make_tree import make_tree
from tests.conftest import ROOT

pytestmark = pytest.mark.proof

QIANSHI = [sys.executable, "-c", "from builder.cli import main; main()"]
EPOCH = "1795996800"
HERE = {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"}
THERE = {"TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "77", "LANG": "zh_CN.UTF-8"}


def contents(folder: Path) -> dict[str, bytes]:
    files = (f for f in folder.rglob("*") if f.is_file())
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in files}


def run(words: list[str], environment: dict[str, str], umask: int, at: Path) -> None:
    subprocess.run(
        words,
        check=True,
        cwd=at,
        umask=umask,
        env={**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": EPOCH, **environment},
        stdout=subprocess.DEVNULL,
    )


def test_two_builds_in_two_places_are_the_same_bytes(tmp_path: Path) -> None:
    """Folder, time zone, locale, hash seed and umask differ; a site map is among the files."""
    results = []
    places = (("one", HERE, 0o022), ("另 一个/深", THERE, 0o077))
    for name, environment, umask in places:
        office = tmp_path / name / "office"
        make_tree(office, 60, 5)
        settings = office / "mkdocs.yml"
        address = "site_url: http://qs.example/\n"
        settings.write_text(address + settings.read_text("utf-8"), "utf-8")
        run([*QIANSHI, "build"], environment, umask, office)
        run([*QIANSHI, "pack"], environment, umask, office)
        results.append((contents(office / "site"), contents(office / "dist")))
        modes = {f.stat().st_mode & 0o777 for f in (office / "site").rglob("*.html")}
        assert modes == {0o644}
    assert results[0][0].keys() == results[1][0].keys()
    assert results[0] == results[1]
    assert "sitemap.xml" in results[0][0]


def test_stock_mkdocs_and_zensical_build_the_same_pages_from_the_site_source(
    tmp_path: Path,
) -> None:
    office, folder = tmp_path / "office", tmp_path / "source"
    make_tree(office, 30, 5)
    run([*QIANSHI, "build"], HERE, 0o022, office)
    run([*QIANSHI, "site-source", str(folder)], HERE, 0o022, office)
    lists = {"qianshi": pages(office / "site")}
    for tool, words in (
        ("mkdocs", ["mkdocs", "build", "--strict"]),
        ("zensical", ["zensical", "build"]),
    ):
        program = Path(sys.executable).with_name(words[0])
        assert program.is_file(), f"{tool} is missing: make .venv/dev.done"
        run([str(program), *words[1:]], HERE, 0o022, folder)
        lists[tool] = pages(folder / "site")
        shutil.rmtree(folder / "site")
    assert lists["mkdocs"] == lists["qianshi"]
    assert lists["zensical"] == lists["qianshi"]


def pages(site: Path) -> list[str]:
    return sorted(f.relative_to(site).as_posix() for f in site.rglob("*.html"))
