"""改别处: one act, shown before, whole, noted, and taken back to identical bytes."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from builder.checks.trace import accepted_stamps
from builder.decisions import (
    Desk,
    DeskError,
    GoneError,
    PrivateError,
    StaleError,
    amend,
    amendments_of,
    decided,
    receive,
    show_amendment,
    undo,
)
from builder.decisions.decide import BrokenError
from builder.pipeline import read_folder
from builder.review.amend import Amendment
from builder.review.rewrite import Act
from builder.sources import load_library
from builder.sources.stamps import LOCK, stamps_text
from tests.decisions.amending import CARD, CARD_PATH, amending_office, wanted
from tests.decisions.test_desk import NOW, acts, letter, texts
from tests.layered import layered_office

TASK = {"text": "看天", "due": "start-1d 12:00", "workstream": "flag", "ground": "惯例/本库"}
EVERY: dict[str, tuple[str, str, Act, dict[str, str]]] = {
    "a task added": ("task", "领旗", "add", TASK),
    "a step changed": ("step", "稳住", "change", {"text": "稳住，别松手", "who": ""}),
    "a step struck": ("step", "稳住", "strike", {}),
    "a sentence added": ("sentence", "两个人看", "add", {"text": "再看一遍"}),
    "a clause": ("clause", "升至杆顶", "change", {"text": "升到杆顶"}),
    "a clause added": (
        *("clause", "升至杆顶", "add"),
        {"label": "第十九条", "text": "降旗时不落地。", "confidence": "M"},
    ),
    "a standard added": (
        *("standard", "报告时限", "add"),
        {"label": "会议室提前几天订", "value": "2 天", "ground": "办法", "unset": "先问办公室"},
    ),
    "a standard": ("standard", "报告时限", "change", {"value": "30 分钟", "ground": "办法"}),
    "words changed": ("synonym", "麦克风", "change", {"words": "话筒、麦克风、麦"}),
}
STEP: tuple[str, str, Act] = ("step", "稳住", "change")


@pytest.fixture
def desk(small: Path, tmp_path: Path) -> Desk:
    root = amending_office(small, tmp_path / "office")
    return Desk(root, tmp_path / "data", "测试", NOW, secret=b"secret")


def test_a_new_clause_is_named_by_its_number_and_a_new_standard_by_its_words(desk: Desk) -> None:
    for name in ("a clause added", "a standard added"):
        kind, said, act, fields = EVERY[name]
        amend(desk, wanted(desk.root, kind, said, act, **fields))
    library = load_library(desk.root).library
    assert [x.name for x in library.regulations["flag-law"].clauses][-1] == "art-19"
    assert library.standards["hui-yi-shi-ti-qian-ji"].value == "2 天"


@pytest.mark.parametrize("name", EVERY)
def test_what_was_shown_is_written_and_undone_to_identical_bytes(desk: Desk, name: str) -> None:
    kind, said, act, fields = EVERY[name]
    before, one = texts(desk.root), wanted(desk.root, kind, said, act, **fields)
    shown = show_amendment(desk, one)
    assert shown.is_sound, shown.findings
    assert texts(desk.root) == before, "looking writes nothing"
    done = amend(desk, one)
    assert read_folder(desk.root).errors == ()
    assert {path: (desk.root / path).read_text("utf-8") for path in done.paths} == shown.draft.texts
    assert desk.state_of(done.receipt) == "改别处"
    assert undo(desk, done.receipt)
    assert texts(desk.root) == before
    assert acts(desk) == ["amended", "undo"]
    assert decided(desk, 9) == []
    with pytest.raises(GoneError):
        undo(desk, done.receipt)


def test_it_is_noted_with_the_hand_in_it_comes_from(desk: Desk) -> None:
    receipt, _ = receive(desk, letter())
    one = replace(wanted(desk.root, *STEP, note="别急"), receipt=receipt)
    done = amend(desk, one)
    (noted,) = amendments_of(desk, receipt)
    assert (noted.receipt, noted.state) == (done.receipt, "改别处")
    assert "稳住旗绳" in noted.what
    assert desk.state_of(receipt) == "待审", "the hand-in is still to be decided on"
    assert noted in decided(desk, 9)
    with pytest.raises(GoneError, match="没有回执号"):
        amend(desk, replace(one, receipt="20200101-00000000"))


def test_two_reviewers_of_two_steps_of_one_card_lose_nothing(desk: Desk) -> None:
    first = wanted(desk.root, *STEP, note="别急")
    second = wanted(desk.root, "step", "报告总协调", "change", text="电话报总协调")
    above = wanted(desk.root, "step", "稳住", "add", text="看四周")
    mine = amend(desk, first)
    with pytest.raises(StaleError) as stale:
        amend(desk, above)
    assert "别急" in stale.value.now, "what stands there now is told"
    added = amend(desk, wanted(desk.root, "step", "稳住", "add", text="看四周"))
    other = amend(desk, second)
    now = (desk.root / CARD_PATH).read_text("utf-8")
    assert "    note: 别急\n  - text: 看四周\n" in now
    assert "- text: 电话报总协调\n" in now, "found though steps were put above it"
    undo(desk, other.receipt)
    with pytest.raises(DeskError, match="先撤销后来的"):
        undo(desk, mine.receipt)
    undo(desk, added.receipt)
    undo(desk, mine.receipt)
    assert (desk.root / CARD_PATH).read_text("utf-8") == CARD


def test_two_reviewers_of_one_step_do_not_write_over_each_other(desk: Desk) -> None:
    mine, theirs = (wanted(desk.root, *STEP, text=text) for text in ("稳住一", "稳住二"))
    amend(desk, mine)
    before = texts(desk.root)
    with pytest.raises(StaleError, match="别人改过"):
        amend(desk, theirs)
    with pytest.raises(StaleError):
        show_amendment(desk, theirs)
    assert texts(desk.root) == before


def test_an_earlier_day_of_revision_does_not_keep_a_change_from_being_undone(desk: Desk) -> None:
    first = amend(desk, wanted(desk.root, *STEP, text="稳住一"))
    later = replace(desk, now=NOW + timedelta(days=3))
    second = amend(later, wanted(desk.root, "step", "报告总协调", "change", note="立刻"))
    undo(desk, first.receipt)
    now = (desk.root / CARD_PATH).read_text("utf-8")
    assert "稳住旗绳" in now
    assert "revised: 2026-11-25  # 改过" in now, "the later change stands, and so does its day"
    undo(desk, second.receipt)
    assert "note: 马上" in (desk.root / CARD_PATH).read_text("utf-8")


def test_what_an_editor_has_changed_in_that_place_is_left_to_him(desk: Desk) -> None:
    done = amend(desk, wanted(desk.root, *STEP, text="稳住一"))
    card = desk.root / CARD_PATH
    card.write_text(card.read_text("utf-8").replace("稳住一", "稳住三"), "utf-8")
    with pytest.raises(DeskError, match="又改过"):
        undo(desk, done.receipt)
    assert "稳住三" in card.read_text("utf-8")


@pytest.mark.parametrize(
    ("fields", "error", "said"),
    [
        ({"note": "说" * 41}, BrokenError, "最多 40 字"),
        ({"note": "打 13800138000"}, PrivateError, "13"),
    ],
)
def test_what_would_do_harm_is_told_and_not_written(
    desk: Desk, fields: dict[str, str], error: type[BrokenError], said: str
) -> None:
    before, one = texts(desk.root), wanted(desk.root, "step", "稳住", "change", **fields)
    shown = show_amendment(desk, one)
    assert not shown.is_sound
    assert any(said in f"{x.place}{x.message}" for x in shown.findings)
    assert "13800138000" not in str(shown.findings)
    assert all(x.place.path == CARD_PATH for x in shown.findings)
    with pytest.raises(error):
        amend(desk, one)
    assert texts(desk.root) == before


def test_a_name_is_not_written_until_it_is_settled(desk: Desk) -> None:
    before = texts(desk.root)
    one = wanted(desk.root, "step", "稳住", "change", note="问王建国处长")
    assert show_amendment(desk, one).draft.unsettled
    with pytest.raises(DeskError, match=r"像是人名.*--no-name"):
        amend(desk, one)
    with pytest.raises(DeskError, match="不用确认"):
        amend(desk, replace(one, not_names=("李某",)))
    assert texts(desk.root) == before
    names = show_amendment(desk, one).draft.unsettled
    done = amend(desk, replace(one, not_names=names))
    assert "content/not-names.txt" in done.paths
    undo(desk, done.receipt)
    assert texts(desk.root) == before


def test_a_clause_that_lines_rest_on_changes_when_they_were_looked_at(desk: Desk) -> None:
    library = load_library(desk.root).library
    (desk.root / LOCK).write_text(stamps_text(accepted_stamps(library, None, NOW.date())), "utf-8")
    before = texts(desk.root)
    one: Amendment = wanted(desk.root, "clause", "升至杆顶", text="升到杆顶")
    shown = show_amendment(desk, one)
    assert [row.line.id for row in shown.draft.resting] == ["flag/top"]
    assert not shown.is_sound
    assert shown.said == (), "the line is named once"
    right = replace(one, is_still_right=True)
    assert show_amendment(desk, right).is_sound
    done = amend(desk, right)
    assert set(done.paths) == {"content/regulations/flag-law.md", LOCK}
    assert read_folder(desk.root).errors == ()
    undo(desk, done.receipt)
    assert texts(desk.root) == before


def test_an_office_that_stands_on_a_layer_writes_its_own_files(small: Path, tmp_path: Path) -> None:
    root = layered_office(tmp_path / "office", small)
    desk, before = Desk(root, tmp_path / "data", "测试", NOW, secret=b"secret"), texts(root)
    step = wanted(root, "step", "绳结实", "change", note="先看绳")
    value = wanted(root, "standard", "茶歇", "change", value="不备", ground="办法")
    done = [amend(desk, one).receipt for one in (step, value)]
    now = texts(root)
    changed = {path for path in now if now[path] != before.get(path)}
    own = {"checklists/cards/slipped.yml", "checklists/layers.lock", "content/standards.yml"}
    assert changed == own
    for receipt in reversed(done):
        undo(desk, receipt)
    assert texts(root) == before


def test_a_file_with_windows_line_ends_keeps_them(desk: Desk) -> None:
    card = desk.root / CARD_PATH
    card.write_bytes(CARD.replace("\n", "\r\n").encode())
    done = amend(desk, wanted(desk.root, *STEP, text="稳住一"))
    changed = card.read_bytes()
    assert changed.count(b"\r\n") == changed.count(b"\n") == CARD.count("\n")
    undo(desk, done.receipt)
    assert card.read_bytes() == CARD.replace("\n", "\r\n").encode()


def test_names_of_new_tasks_are_made_and_differ(desk: Desk) -> None:
    for _ in range(2):
        amend(desk, wanted(desk.root, "task", "领旗", "add", **TASK))
    names = {x.name for x in load_library(desk.root).library.tasks.values() if x.text == "看天"}
    assert names == {"kan-tian", "kan-tian-2"}


def test_the_day_is_the_desk_s(desk: Desk) -> None:
    later = replace(desk, now=datetime(2027, 1, 2, 9))
    amend(later, wanted(desk.root, *STEP, text="稳住一"))
    assert "revised: 2027-01-02  # 改过" in (desk.root / CARD_PATH).read_text("utf-8")
