"""`qianshi amend`: the same by command; nothing given is dropped."""

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import Run

CARD = "checklists/cards/slipped.yml"
PLACE = f"{CARD}:8"


@pytest.fixture
def office(small: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(small, tmp_path / "office"))


def test_a_step_is_found_shown_written_and_undone(office: Path, tmp_path: Path, run: Run) -> None:
    own = ("--root", office, "--data", tmp_path / "data")
    before = (office / CARD).read_bytes()
    assert PLACE in run("amend", *own, "--find", "旗手 杆顶").out
    assert "做什么：绳结实就升回杆顶" in run("amend", PLACE, *own).out
    look = run("amend", PLACE, *own, "--set", "说明=先看绳", "--preview")
    assert (look.code, "说明：（空着） → 先看绳" in look.out) == (0, True)
    assert (office / CARD).read_bytes() == before
    done = run("amend", PLACE, *own, "--set", "说明=先看绳", "--set", "who=联络员", "--yes")
    assert done.code == 0
    assert "note: 先看绳" in (office / CARD).read_text("utf-8")
    (receipt,) = re.findall(r"qianshi undo (\S+)", done.out)
    assert "放回原来的样子" in run("undo", receipt, *own).out
    assert (office / CARD).read_bytes() == before


REFUSED: dict[str, tuple[tuple[str, ...], str]] = {
    "no place": (("--set", "说明=x"), "没有写改哪一处"),
    "both": ((PLACE, "--add", "--strike"), "只能写一个"),
    "a place and words": ((PLACE, "--find", "旗"), "不用 --find"),
    "nothing to do": ((PLACE, "--yes"), "没有写要改成什么"),
    "no equals sign": ((PLACE, "--set", "说明"), "没有等号"),
    "twice": ((PLACE, "--set", "说明=x", "--set", "note=y"), "写了两次"),
    "an unknown field": ((PLACE, "--set", "备注=x"), "没有“备注”这一栏"),
    "a strike with words": ((PLACE, "--strike", "--set", "说明=x"), "不用再写"),
    "no such kind": (("--kind", "步骤"), "没有“步骤”这一种"),
    "no such place": (("lessons/2013/rope.md:3", "--strike"), "不是能在这里改的"),
    "no such hand-in": ((PLACE, "--set", "说明=x", "--from", "20200101-00000000"), "没有回执号"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_nothing_given_is_dropped(office: Path, tmp_path: Path, run: Run, name: str) -> None:
    words, said = REFUSED[name]
    before = (office / CARD).read_bytes()
    outcome = run("amend", *words, "--root", office, "--data", tmp_path / "data")
    assert outcome.code
    assert said in outcome.err + outcome.out
    assert (office / CARD).read_bytes() == before
