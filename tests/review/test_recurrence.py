"""What became of a lesson: six ways a slip may fare, and what is counted."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from builder.model import Event, Library
from builder.model.mark import Mark
from builder.model.run_record import Leak, RunRecord
from builder.pipeline import program_of, read_folder
from builder.program import evaluate
from builder.review.recurrence import (
    REPAIRS,
    Run,
    escape_of,
    escapes,
    lesson_rows,
    stops,
    type_rows,
)
from tests.conftest import Run as RunCommand

LINES = ("before flag/top", "last flag/top")
LEAK = Leak(lesson="2013/rope")


@pytest.fixture(scope="module")
def library(small: Path) -> Library:
    return read_folder(small).library


def held(
    library: Library, states: tuple[str, ...] = (), day: str = "2026-12-08", **record: Any
) -> Run:
    marks = {line: {"state": state} for line, state in zip(LINES, states, strict=False)}
    event = Event.model_validate(
        {"type": "flag", "segments": [{"kind": "活动", "start": f"{day} 09:00"}], "marks": marks}
    )
    result = evaluate(program_of(library, "flag"), event)
    made = RunRecord.model_validate({"event": "x", **record}) if record else None
    return Run(event, result, made)


@pytest.mark.parametrize(
    ("states", "leak", "kind"),
    [
        (("完成", "未做"), LEAK, "有项未做"),
        (("完成",), LEAK, "有项没勾"),
        (("拦住", "完成"), LEAK, "发现太晚"),
        (("拦住",), None, "拦住了"),
        (("完成", "完成"), LEAK, "做了没拦住"),
        (("完成", "有问题"), LEAK, "发现太晚"),
        (("完成", "完成"), Leak(lesson="2013/rope", late=True), "发现太晚"),
        (("有问题", "完成"), None, "拦住了"),
        (("完成", "完成"), None, ""),
    ],
)
def test_the_escape_class_follows_from_the_ticks(
    library: Library, states: tuple[str, ...], leak: Leak | None, kind: str
) -> None:
    assert escape_of(library, "2013/rope", held(library, states), leak) == kind
    assert kind == "" or REPAIRS[kind]


def test_a_line_that_was_left_out_or_never_was(library: Library) -> None:
    run = held(library, ("完成", "完成"))
    empty: Any = {**run.result, "pauses": [], "tasks": []}
    assert escape_of(library, "2013/rope", Run(run.event, empty, None), LEAK) == "条件未命中"
    assert escape_of(library, "2013/none", run, Leak(lesson="2013/none")) == "没有这一项"


def test_on_paper_only_what_was_told_counts(library: Library) -> None:
    paper = held(library, minutes=20)
    assert escape_of(library, "2013/rope", paper, LEAK) == "有项没勾"
    told = held(library, exceptions={LINES[0]: {"state": "未做"}})
    assert escape_of(library, "2013/rope", told, LEAK) == "有项未做"
    done = held(library, done=LINES)
    assert escape_of(library, "2013/rope", done, LEAK) == "做了没拦住"


def test_outcomes_are_counted_where_somebody_looked(library: Library) -> None:
    runs = [
        held(library, ("完成", "完成"), "2026-01-05"),
        held(library, ("有问题", "完成"), "2026-02-05"),
        held(library, ("完成", "完成"), "2026-03-05", leaks=[{"lesson": "2013/rope"}]),
        held(library, ("拦住",), "2026-04-05"),
        held(library, ("未做", "未做"), "2026-05-05"),
        held(library, day="2026-06-05"),
    ]
    (row,) = lesson_rows(library, runs)
    assert (row.tested, row.held, row.leaked) == (4, 2, 1)
    (of_type,) = type_rows(library, runs)
    assert (of_type.events, of_type.since) == (5, 2)


def test_one_line_that_was_ticked_makes_no_other_line_a_checked_one(library: Library) -> None:
    other = Event.model_validate(
        {
            "type": "flag",
            "answers": {"media": "是"},
            "segments": [{"kind": "活动", "start": "2026-01-05 09:00"}],
            "marks": {"before flag/media": {"state": "完成"}},
        }
    )
    run = Run(other, evaluate(program_of(library, "flag"), other), None)
    assert lesson_rows(library, [run]) == []
    told = Run(run.event, run.result, RunRecord(event="x", minutes=20))
    assert lesson_rows(library, [told]) == []


def test_what_was_stopped_is_told_in_its_words(library: Library) -> None:
    marks = {LINES[1]: {"state": "拦住", "note": "绳松，换了"}}
    (stop,) = stops([held(library, exceptions=marks)])
    assert (stop.line, stop.text, stop.note) == (LINES[1], "看楼前旗杆", "绳松，换了")


def test_an_event_before_the_lesson_has_tested_nothing(library: Library) -> None:
    runs = [held(library, ("完成", "有问题"), day) for day in ("2013-11-30", "2013-12-01")]
    (row,) = lesson_rows(library, runs)
    assert (row.tested, row.held) == (1, 1)
    assert len(list(escapes(library, runs))) == 1


def test_an_event_whose_lists_hold_nothing_of_the_lesson_has_tested_nothing(
    library: Library,
) -> None:
    run = held(library, ("完成", "完成"))
    bare = Run(run.event, {**run.result, "pauses": [], "tasks": []}, None)
    (row,) = lesson_rows(library, [run, bare])
    assert row.tested == 1
    assert lesson_rows(library, [bare]) == []


def test_the_command_reads_the_data_folder(run: RunCommand, small: Path, tmp_path: Path) -> None:
    root, data = tmp_path / "office", tmp_path / "data"
    shutil.copytree(small, root)
    (data / "events").mkdir(parents=True)
    (data / "runs").mkdir()
    event = held(read_folder(root).library, ("完成", "完成"), "2025-12-08").event
    (data / "events/a.json").write_text(event.model_dump_json(exclude_none=True))
    leak = {"event": "a", "leaks": [{"lesson": "2013/rope", "late": "是"}]}
    (data / "runs/a.json").write_text(json.dumps(leak))
    outcome = run("ledger", "--root", root, "--data", data)
    assert outcome.code == 0, outcome.err
    assert "旗绳松动国旗下滑（2013/rope）：查过 1，拦住 0，没拦住 1" in outcome.out
    assert "发现太晚" in outcome.out
    assert "挪到更早的节点" in outcome.out
    later = held(read_folder(root).library, ("完成",), "2199-01-05").event
    (data / "events/b.json").write_text(later.model_dump_json(exclude_none=True))
    counted = run("ledger", "--root", root, "--data", data).out
    assert "升旗：办过 1 次" in counted, "ticks of what is being prepared count for nothing"
    (data / "runs/b.json").write_text("[")
    (data / "runs/c.json").write_text("{}")
    (data / "events/d.json").write_text('{"type": "none"}')
    assert run("ledger", "--root", root, "--data", data).code == 1


def test_what_a_block_brings_is_of_the_type_too(repository: Library) -> None:
    """A slip at the table was told as one for which the sheet of a visit has no line."""
    segment = {"id": "d", "kind": "用餐", "start": "2026-12-08 12:00"}
    event = Event.model_validate({"type": "leaders-visit", "segments": [segment]})
    result = evaluate(program_of(repository, "leaders-visit"), event)
    brought = {
        f"{pause['name']} {item['id']}": item
        for pause in result["pauses"]
        for item in pause["items"]
        if pause["name"].endswith("@d")
    }
    remembered = repository.lessons_of_item
    line, lesson = next(
        (line, remembered[item["id"]][0].id)
        for line, item in brought.items()
        if remembered.get(item["id"])
    )
    marked = event.model_copy(update={"marks": {line: Mark(state="拦住")}})
    assert escape_of(repository, lesson, Run(marked, result, None), None) == "拦住了"
