"""A build after an edit gives byte for byte the site that a build from nothing gives."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.cache import user_cache
from builder.cache.store import FILE
from tests.bench.make_tree import make_tree
from tests.conftest import ROOT, Run

LESSON = "lessons/2013/rope.md"
KEPT = ("site", ".site-history")
Edit = Callable[[Path], None]


def replace(path: str, old: str, new: str) -> Edit:
    def edit(office: Path) -> None:
        text = (office / path).read_text("utf-8")
        assert old in text, (path, old)
        (office / path).write_text(text.replace(old, new), "utf-8")

    return edit


def add_lesson(office: Path) -> None:
    text = (office / LESSON).read_text("utf-8").replace("severity: S2", "severity: S4")
    text = text.replace("旗绳松动国旗下滑", "旗杆生锈国旗升不动")
    (office / "lessons/2013/rust.md").write_text(text, "utf-8")


def remove_lesson(office: Path) -> None:
    (office / "lessons/2013/rust.md").unlink()


def damage_the_cache(office: Path) -> None:
    file = user_cache() / FILE
    data = file.read_bytes()
    for part in range(1, 12):
        at = len(data) * part // 12
        data = data[:at] + b"?" + data[at + 1 :]
    file.write_bytes(data)
    replace(LESSON, "收妥", "收牢")(office)


EDITS: tuple[Edit, ...] = (
    replace(LESSON, "取下存放。", "取下收妥，放进柜子。"),
    add_lesson,
    replace(LESSON, "title: 旗绳松动国旗下滑", "title: 旗绳磨断国旗下滑"),
    replace("checklists/event-types/flag.yml", "title: ", "title: 大"),
    replace("lessons/2013/rust.md", "state: 已收录", "state: 已停用"),
    remove_lesson,
    replace(LESSON, "state: 已收录", "state: 已停用"),
    replace(LESSON, "state: 已停用", "state: 已收录"),
    damage_the_cache,
)


@pytest.fixture
def office(small: Path, tmp_path: Path) -> Path:
    root = tmp_path / "office"
    shutil.copytree(small, root)
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    return root


def contents(folder: Path) -> dict[str, bytes]:
    files = (f for f in folder.rglob("*") if f.is_file())
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in files}


def assert_like_a_cold_build(run: Run, office: Path, cold: Path) -> None:
    warm = run("build", "--root", office)
    assert warm.code == 0, warm.err
    shutil.copytree(office, cold, ignore=shutil.ignore_patterns(*KEPT))
    assert run("build", "--root", cold).code == 0
    one, other = contents(office / "site"), contents(cold / "site")
    assert [path for path in one | other if one.get(path) != other.get(path)] == []
    shutil.rmtree(cold)


def test_after_every_kind_of_edit(run: Run, office: Path, tmp_path: Path) -> None:
    assert run("build", "--root", office).code == 0
    for edit in EDITS:
        edit(office)
        assert_like_a_cold_build(run, office, tmp_path / "cold")


@pytest.mark.proof
def test_after_edits_of_many_lessons(run: Run, tmp_path: Path) -> None:
    office = tmp_path / "office"
    make_tree(office, 300, 7)
    assert run("build", "--root", office).code == 0
    lessons = sorted((office / "lessons").glob("2*/case-*.md"))
    for number, edit in enumerate(CHANGES):
        for lesson in lessons[number :: len(lessons) // (number + 1)][:9]:
            change(lesson, edit)
        assert_like_a_cold_build(run, office, tmp_path / "cold")


CHANGES = ("", "longer", "title", "tags", "other place", "gone")


def change(lesson: Path, edit: str) -> None:
    text = lesson.read_text("utf-8")
    changes = {
        "": text.replace("的", "之", 3),
        "longer": f"{text}\n又查了一遍备用话筒，量子计算机也在。\n",
        "title": text.replace("title: ", "title: 再"),
        "tags": text.replace("tags: [", "tags: [重庆, "),
        "other place": text,
        "gone": text,
    }
    if edit in ("other place", "gone"):
        lesson.unlink()
    if edit == "other place":
        lesson = lesson.with_name(f"a-{lesson.name}")
    if edit != "gone":
        lesson.write_text(changes[edit], "utf-8")
