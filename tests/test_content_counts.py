"""The numbers of `python -m tests.bench.content` are those that the files say."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from builder.model import Library
from builder.pipeline import read_folder
from tests.bench.content import (
    blocks_of,
    clauses,
    grounds,
    lesson_tallies,
    main,
    open_marks,
    practice,
    timelines,
)
from tests.bench.wording import banned_words, hits, repeated, sentences

LESSON = "lessons/2013/rope.md"
CARD = "checklists/cards/slipped.yml"
LINES = "checklists/items/flag.yml"
PRACTICE = """
revised: 2026-11-28
rows:
  - {name: flag-rules, title: 升旗制度（甲市）, short: 升旗制度}
"""


@pytest.fixture
def folder(small: Path, tmp_path: Path) -> Path:
    """A copy of the sample to edit."""
    return shutil.copytree(small, tmp_path / "office")


def edited(folder: Path, path: str, old: str, new: str) -> Library:
    """The folder's library after one edit."""
    text = (folder / path).read_text("utf-8")
    assert old in text
    (folder / path).write_text(text.replace(old, new, 1), "utf-8")
    return read_folder(folder).library


def test_a_lesson_is_counted_under_everything_it_says(small: Path) -> None:
    found = {x.title: x.counts for x in lesson_tallies(read_folder(small).library)}
    assert found["Lessons"] == {"accepted": 1, "all": 1}
    assert found["By bottom line"]["政治底线"] == 1
    assert list(found["By event type"].values()) == [1]
    assert found["By kind"] == {"失误": 1, "险些出错": 0, "好做法": 0}
    assert found["By severity"]["影响了活动 (S2)"] == 1
    assert found["Kept to try the sheets with"] == {"held out": 0}


def test_drafts_are_not_counted(folder: Path) -> None:
    library = edited(folder, LESSON, "state: 已收录", "state: 草稿")
    assert next(lesson_tallies(library)).counts == {"accepted": 0, "all": 1}


def test_a_lesson_stands_in_the_blocks_of_its_lines(repository: Library) -> None:
    found = {x.title: x.counts for x in lesson_tallies(repository)}
    blocks = found["By block in which their lines stand"]
    assert len(blocks) == len(repository.blocks)
    assert blocks["用餐 (meal)"] > 0


def test_a_line_belongs_to_the_block_whose_fact_it_asks_for(repository: Library) -> None:
    lesson = repository.lessons["2013/flag-at-half-mast"]
    assert {"arrivals", "media"} <= blocks_of(repository, lesson)


def test_a_line_belongs_to_the_circumstance_that_alone_answers_its_question(
    repository: Library,
) -> None:
    at_the_door = repository.lessons["2018/clip-not-fastened"]
    at_the_ceremony = repository.lessons["2016/flag-upside-down"]
    assert "front-flag" in blocks_of(repository, at_the_door)
    assert "front-flag" not in blocks_of(repository, at_the_ceremony)


def test_every_block_has_two_lessons(repository: Library) -> None:
    accepted = repository.accepted_lessons.values()
    found = Counter(id_ for lesson in accepted for id_ in blocks_of(repository, lesson))
    assert [id_ for id_ in repository.blocks if found[id_] < 2] == []


def test_a_time_line_is_complete_with_three_moments_and_a_turn(folder: Path) -> None:
    assert list(timelines(read_folder(folder).library).values()) == [0, 1, 0]
    third = "timeline:\n  - at: D-1\n    what: 绳已旧"
    library = edited(folder, LESSON, "timeline:", third)
    assert list(timelines(library).values()) == [1, 0, 0]


def test_a_regulation_tells_how_its_clauses_were_read(folder: Path) -> None:
    path = "content/regulations/flag-law.md"
    before = clauses(read_folder(folder).library)
    after = clauses(edited(folder, path, "clauses:", "unread: 第二十条\nclauses:"))
    assert before["regulations"] == after["regulations"] == 1
    assert after["regulations with something unread"] == 1
    assert before["regulations with something unread"] == 0


def test_marks_on_sheets_and_cards_are_counted(folder: Path) -> None:
    assert set(open_marks(read_folder(folder).library).values()) == {0}
    edited(folder, CARD, "trigger: 来宾", "trigger: 条号待核，来宾")
    library = edited(folder, LINES, "expect: 国旗在杆顶", "expect: 国旗在杆顶（待核）")
    assert open_marks(library) == {
        "on sheets and the papers made of them": 3,  # the item at two 节点, the card once
        "on cards": 1,
        "on forms to fill in": 0,
    }


def test_our_own_counts_only_where_nothing_else_is_said(folder: Path) -> None:
    def numbers(library: Library) -> list[int]:
        return list(grounds(library).values())

    assert numbers(read_folder(folder).library) == [3, 1, 1, 0, 2]
    library = edited(folder, LINES, "ground: [惯例/本库]", "ground: [惯例/本库, lessons/2013/rope]")
    assert numbers(library) == [3, 2, 1, 0, 1]
    assert "our own inference, nothing else (33%)" in grounds(library)


def test_practice_is_counted_by_whose_it_is(folder: Path) -> None:
    (folder / "content/practice.yml").write_text(PRACTICE, "utf-8")
    library = edited(folder, LINES, "ground: [惯例/本库]", "ground: [惯例/flag-rules]")
    assert list(grounds(library).values()) == [3, 1, 1, 1, 1]
    assert practice(library) == {"升旗制度（甲市） (flag-rules)": 1, "本库": 1}


def test_a_banned_word_names_its_line(folder: Path) -> None:
    library = edited(folder, LESSON, "风大。", "到了钟点没人看。")
    number = (folder / LESSON).read_text("utf-8").splitlines().index("到了钟点没人看。") + 1
    assert [str(hit.place) for hit in hits(library, banned_words())] == [f"{LESSON}:{number}"]


def test_a_banned_word_in_a_form_names_the_line_of_its_field(folder: Path) -> None:
    path = "content/forms/visit.yml"
    (hit,) = hits(edited(folder, path, "label: ", "label: 钟点"), banned_words())
    text = (folder / path).read_text("utf-8").splitlines()
    assert "钟点" in text[hit.place.line - 1]


def test_a_longer_word_may_hold_a_banned_one(folder: Path) -> None:
    library = edited(folder, LESSON, "风大。", "楼顶上风大，钟点房。")
    assert hits(library, banned_words()) == []


def test_a_sentence_is_told_when_it_stands_in_three_places(folder: Path) -> None:
    again = "见[国旗法](../../content/regulations/flag-law.md#art-18)第十八条。\n"
    library = edited(folder, LESSON, "风大。", f"{again}\n- {again}")
    assert repeated(library) == {}
    library = edited(folder, LESSON, "取下存放。", f"取下。**见国旗法**第十八条；{again}")
    assert repeated(library) == {}, "too short to be a sentence"
    library = edited(folder, LESSON, "列入检查单。", "升起以前两个人都要抬头看一遍杆顶。" * 3)
    assert [len(places) for places in repeated(library).values()] == [3]


def test_a_sentence_is_what_a_reader_reads() -> None:
    line = "1. **升起**以前，[两个人](a.md)都看杆顶；记在值班记录上、写明时间！短句。"
    assert sentences(line) == ["升起以前，两个人都看杆顶", "记在值班记录上、写明时间"]
    assert sentences("| 升起以前两个人都看杆顶 | 记在值班记录上 |") == []


def test_everything_is_printed(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(small)
    lines = capsys.readouterr().out.splitlines()
    assert "      1   accepted" in lines
    assert "      0   sentences that stand in three or more places of prose" in lines
    assert "      0   words of the banned list" in lines
    assert "      1 < 政治底线" in lines
