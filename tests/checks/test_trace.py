"""The trace: substance makes suspect, a typo does not, accepting puts it right."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from builder.checks.impact import impact_of
from builder.checks.trace import accepted_stamps, trace_rows
from builder.model import Library
from builder.pipeline import read_folder
from builder.sources import load_library
from builder.sources.stamps import LOCK, parse_stamps, stamps_text
from tests.conftest import Run

TODAY = date(2026, 11, 22)


@pytest.fixture
def office(small: Path, tmp_path: Path) -> Path:
    """The sample with every edge accepted."""
    root = tmp_path / "office"
    shutil.copytree(small, root)
    stamps = accepted_stamps(load_library(root).library, None, TODAY)
    (root / LOCK).write_text(stamps_text(stamps), "utf-8")
    return root


def suspects(root: Path) -> list[str]:
    return [str(f.place) for f in read_folder(root).findings if f.code == "suspect-item"]


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("when: 到场前一小时", "when: 到场前两小时"),
        ("do: 检查员看旗杆", "do: 旗手看旗杆"),
        ("because: 旗绳松了没人看", "because: 旗绳松了"),
        ("severity: S2", "severity: S1"),
    ],
)
def test_a_change_of_substance_makes_suspect(office: Path, old: str, new: str) -> None:
    edit(office, "lessons/2013/rope.md", old, new)
    assert suspects(office) == ["checklists/items/flag.yml:7"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: 旗绳松动国旗下滑", "title: 旗绳松动，国旗下滑"),
        ("tags: [半旗]", "tags: [半旗, 大风]"),
        ("风大。", "那天风很大。"),
        ("revised: 2026-11-22", "revised: 2026-11-23"),
    ],
)
def test_a_change_of_anything_else_does_not(office: Path, old: str, new: str) -> None:
    edit(office, "lessons/2013/rope.md", old, new)
    assert suspects(office) == []


def test_a_clause_said_in_other_words_makes_suspect(office: Path) -> None:
    edit(office, "content/regulations/flag-law.md", "升起时升至杆顶", "升起时应当升至杆顶")
    assert suspects(office) == ["checklists/items/flag.yml:7"]
    edit(office, "content/regulations/flag-law.md", "应当", "")
    edit(office, "content/regulations/flag-law.md", "label: 第十八条", "label: 第 18 条")
    assert suspects(office) == []


def test_an_edge_declared_by_the_lesson_is_an_edge_too(office: Path) -> None:
    edit(office, "lessons/2013/rope.md", "state: 已收录", "tasks: [flag/notify]\nstate: 已收录")
    rows = trace_rows(load_library(office).library)
    assert [(r.edge.kind, r.edge.line, r.stamp is None) for r in rows] == [
        ("item", "flag/top", False),
        ("item", "flag/top", False),
        ("task", "flag/notify", True),
    ]
    assert suspects(office) == []


def test_the_lock_reads_back_as_it_was_written(office: Path) -> None:
    stamps = load_library(office).library.stamps
    assert len(stamps) == 2
    assert parse_stamps(stamps_text(stamps), LOCK) == (dict(stamps), [])


def test_a_lock_line_that_is_no_line_is_a_finding() -> None:
    text = "item a/b lessons/x 0123456789ab 2026-02-30\n>>>>>>> theirs\n"
    assert [f.place.line for f in parse_stamps(text, LOCK)[1]] == [1, 2]


def test_an_edit_touches_items_tasks_and_types(office: Path) -> None:
    library = load_library(office).library
    for name in (
        "lessons/2013/rope.md",
        "lessons/2013/rope",
        "2013/rope",
        "regulations/flag-law#art-18",
        "regulations/flag-law",
        "content/regulations/flag-law.md",
        "flag/top",
        "items/flag/top",
    ):
        impact = impact_of(library, name)
        assert impact, name
        assert [item.id for item in impact.items] == ["flag/top"], name
        assert [event_type.id for event_type in impact.event_types] == ["flag"], name
    file = impact_of(library, "checklists/items/flag.yml")
    assert file
    assert len(file.items) == 2
    guide = impact_of(library, "guides/flag")
    assert guide
    assert [event_type.id for event_type in guide.event_types] == ["flag"]
    assert impact_of(library, "lessons/2013/robe") is None


class TestCommand:
    def test_the_table_names_both_ends(self, run: Run, office: Path) -> None:
        outcome = run("trace", "--root", office)
        assert outcome.code == 0
        assert "lessons/2013/rope  旗绳松动国旗下滑" in outcome.out
        assert "flag/top  看楼前旗杆  ← 升旗" in outcome.out

    def test_what_is_noted_of_a_source_is_told_to_whoever_keeps_it(
        self, run: Run, office: Path
    ) -> None:
        note = "source_extent: 节选\nsource_note: 第二段没有读到\nseverity: S2"
        edit(office, "lessons/2013/rope.md", "severity: S2", note)
        for words in ((), ("lessons/2013/rope.md",)):
            outcome = run("trace", *words, "--root", office)
            assert "lessons/2013/rope（节选）  第二段没有读到" in outcome.out
        assert "第二段" not in run("trace", "flag/top", "--root", office).out

    def test_accepting_puts_a_suspect_right(self, run: Run, office: Path) -> None:
        edit(office, "lessons/2013/rope.md", "severity: S2", "severity: S1")
        assert run("check", "--root", office).code == 1
        table = run("trace", "--root", office)
        assert table.code == 1
        assert "变 flag/top" in table.out
        assert run("trace", "accept", "flag/top", "--root", office).code == 0
        assert run("check", "--root", office).code == 0

    def test_accepting_one_ground_leaves_the_other(self, run: Run, office: Path) -> None:
        edit(office, "lessons/2013/rope.md", "severity: S2", "severity: S1")
        edit(office, "content/regulations/flag-law.md", "升起时升至", "升起时须升至")
        assert len(suspects(office)) == 2
        assert run("trace", "accept", "lessons/2013/rope", "--root", office).code == 0
        assert len(suspects(office)) == 1
        assert run("trace", "accept", "--all", "--root", office).code == 0
        assert suspects(office) == []

    def test_words_that_fit_nothing_are_explained(self, run: Run, office: Path) -> None:
        assert "flag/top" in run("trace", "flag/tpo", "--root", office).err
        unknown = run("trace", "accept", "flag/tpo", "--root", office)
        assert unknown.code == 1
        assert "flag/top" in unknown.err
        assert run("trace", "accept", "--root", office).code == 2
        assert run("trace", "--all", "--root", office).code == 2

    def test_in_this_repository_nothing_is_suspect(self, repository: Library) -> None:
        rows = trace_rows(repository)
        assert any(row.stamp for row in rows)
        assert [row.edge for row in rows if row.is_suspect] == []
