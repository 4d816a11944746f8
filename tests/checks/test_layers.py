"""Where layers do not fit, whoever can mend it is told, and nobody else."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from builder.pipeline import read_folder
from builder.sources import load_library
from builder.sources.layer_lock import LAYER_LOCK, with_seen
from tests.layered import layered_office

ITEMS = "layers/qianshi/checklists/items/flag.yml"
STRIKES = "content/strikes.yml"
TODAY = date(2026, 11, 28)
TOP = """\
- name: top
  text: 看大门口旗杆
  expect: 国旗在杆顶
  pauses: [before, last]
  killer: 是
  checker: 检查员
  ground: [lessons/2013/rope, regulations/flag-law#art-18]
  why: 绳松旗滑到杆中
"""


@pytest.fixture
def office(tmp_path: Path, small: Path) -> Path:
    return layered_office(tmp_path / "office", small)


def told(office: Path) -> list[str]:
    return [f"{f.place} {f.code}" for f in read_folder(office).findings]


def look(office: Path) -> None:
    """Say that everything that is covered was looked at."""
    for layer in ("", "layers/省厅/"):
        coverings = load_library(office).library.coverings
        seen = [(x.reference, x.stamp) for x in coverings if (x.above == "") == (layer == "")]
        (office / layer / LAYER_LOCK).write_text(with_seen("", seen, TODAY), "utf-8")


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def write(office: Path, path: str, text: str) -> None:
    (office / path).write_text(text, "utf-8")


def strikes(*whats: str) -> str:
    return "rows:\n" + "".join(f"  - what: {x}\n    reason: 用不着\n" for x in whats)


def test_what_a_layer_below_has_wrong_is_told_once(office: Path) -> None:
    assert told(office) == ["qianshi.yml:2 layer-warnings"]
    edit(office / ITEMS, "checker: 检查员", "checker: 检察员")
    assert told(office) == ["qianshi.yml:2 layer-errors", "qianshi.yml:2 layer-warnings"]


def test_nothing_is_wrong_where_everything_was_looked_at(office: Path) -> None:
    look(office)
    assert told(office) == []


def test_a_replacement_wants_to_be_looked_at(office: Path) -> None:
    write(office, "checklists/items/flag.yml", TOP)
    look(office)
    (office / LAYER_LOCK).unlink()
    assert told(office) == ["checklists/items/flag.yml:1 unseen-replacement"]


def test_a_replacement_goes_stale_with_what_it_replaced(office: Path) -> None:
    write(office, "checklists/items/flag.yml", TOP)
    look(office)
    edit(office / ITEMS, "  invalidated_by: [大风]\n", "  # 风大就重看\n  invalidated_by: [大风]\n")
    assert told(office) == []
    edit(office / ITEMS, "国旗在杆顶", "国旗在杆顶，没有缠绕")
    assert told(office) == ["checklists/items/flag.yml:1 stale-replacement"]


def test_a_strike_goes_stale_too(office: Path) -> None:
    look(office)
    edit(office / "layers/qianshi/checklists/tasks/flag.yml", "换绳", "换新绳")
    assert told(office) == ["content/strikes.yml:4 stale-replacement"]


def test_a_replacement_of_what_was_withdrawn_is_told(office: Path) -> None:
    write(office, "checklists/items/flag.yml", TOP.replace("name: top", "name: media"))
    look(office)
    edit(office / "layers/省厅/checklists/items/flag.yml", "name: media", "name: press")
    edit(office / ITEMS, "name: media", "name: medium")
    assert f"{LAYER_LOCK}:3 withdrawn-below" in told(office)


def test_a_row_of_the_lock_that_nothing_came_of_hurts_nobody(office: Path) -> None:
    look(office)
    lock = office / LAYER_LOCK
    lock.write_text(lock.read_text("utf-8") + f"items/flag/top {'0' * 12} 2026-11-28\n", "utf-8")
    assert told(office) == []


def test_a_strike_of_nothing_is_told(office: Path) -> None:
    look(office)
    write(office, STRIKES, strikes("items/flag/tops", "items/flag/badge", "tasks/flag/notify"))
    (finding,) = read_folder(office).findings
    assert f"{finding.place} {finding.code}" == f"{STRIKES}:2 unknown-strike"
    assert "items/flag/top" in finding.hint


def test_a_grave_lesson_needs_a_line_or_goes_with_it(office: Path) -> None:
    (office / "checklists/items/flag.yml").unlink()
    look(office)
    gone = ("items/flag/badge", "tasks/flag/notify", "items/flag/top")
    write(office, STRIKES, strikes(*gone))
    empty = "layers/qianshi/checklists/event-types/flag.yml:24 empty-pause"
    assert told(office) == [f"{STRIKES}:6 struck-needed", empty]
    write(office, STRIKES, strikes(*gone, "lessons/2013/rope"))
    assert told(office) == [empty]


def references(office: Path) -> Iterator[str]:
    library = load_library(office).library
    for folder in ("lessons", "guides", "regulations", "cards", "forms"):
        yield from (f"{folder}/{id_}" for id_ in library.in_folder(folder))


def test_nobody_points_to_what_was_struck_without_being_told(office: Path) -> None:
    """A link in prose becomes its words, an entry of a list is left out, a line is named."""
    (office / "checklists/items/flag.yml").unlink()
    look(office)
    for reference in references(office):
        write(office, STRIKES, strikes("items/flag/badge", "tasks/flag/notify", reference))
        found = read_folder(office).findings
        assert {f.code for f in found} <= {"lost-ground", "card-without-guide"}, reference
