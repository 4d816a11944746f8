"""After the event: lines by printed number become a run record, opinions reach the maintainer."""

import json
import shutil
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from builder.letters.run_lines import RunNotes, read_run_lines
from builder.pipeline import read_folder
from tests.conftest import Run
from tests.review.test_recurrence import held
from tests.stored import letters_in, put_run, runs_in

DRAFT: dict[str, Any] = {
    "type": "flag",
    "title": "迎检",
    "answers": {"media": "是"},
    "segments": [{"kind": "活动", "start": "2025-12-08 09:00"}],
}
# 1 flag/top at `before`, 2 flag/media at `before`, 3 flag/top at `last`.


@pytest.fixture
def office(small: Path, tmp_path: Path) -> Path:
    shutil.copytree(small, tmp_path / "office")
    (tmp_path / "draft.json").write_text(json.dumps(DRAFT), "utf-8")
    return tmp_path


def notes(small: Path, text: str) -> Any:
    library = read_folder(small).library
    result = held(library).result
    return read_run_lines(text, "例外.txt", "e", result, library.lessons)


def record(run: Run, office: Path, lines: str, *words: str) -> Any:
    (office / "例外.txt").write_text(lines, "utf-8")
    own = ("--root", office / "office", "--data", office / "data")
    return run("run", office / "draft.json", office / "例外.txt", "--yes", *own, *words)


def kept(office: Path) -> Any:
    (record,) = runs_in(office / "data")
    return record


def test_printed_numbers_become_the_lines_of_the_sheet(run: Run, office: Path) -> None:
    lines = "# 夜里\n01 未做\n\n第 2 项：有问题 话筒 没电\n３　完成\n问题 没人引导\n用时 20 分钟"
    done = record(run, office, lines)
    assert done.code == 0, done.err
    assert kept(office)["exceptions"] == {
        "before flag/top": {"state": "未做"},
        "before flag/media": {"state": "有问题", "note": "话筒 没电"},
    }
    assert (kept(office)["problems"], kept(office)["minutes"]) == (["没人引导"], 20)
    ledger = run("ledger", "--root", office / "office", "--data", office / "data")
    assert ledger.code == 0, ledger.err
    assert "升旗：办过 1 次" in ledger.out
    again = record(run, office, "3 不清楚 看哪里")
    assert "不清楚。看哪里" in again.out
    assert "这次活动登记过（例外 2 项，问题 1 个）" in again.out
    record(run, office, lines)
    told = run("ledger", "--lines", "--root", office / "office", "--data", office / "data")
    assert "摆媒体席桌签（flag/media）：1 次里拦住 1 次（大概 " in told.out
    assert "一共记下拦住 1 次，不到 20 次：还看不出哪一条没有用。" in told.out


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ("1 未做\n没拦住 2013/rope", "有项未做"),
        ("没拦住 2013/rope", "有项没勾"),
        ("1 完成\n没拦住 2013/rope", "有项没勾"),
        ("1 完成\n其余 完成\n没拦住 2013/rope", "做了没拦住"),
        ("没拦住 lessons/2013/rope 来不及", "发现太晚"),
        ("3 有问题 绳松", "拦住了"),
        ("3 拦住 绳松，换了", "拦住了"),
    ],
)
def test_the_escape_class_and_its_repair_are_said(
    run: Run, office: Path, lines: str, kind: str
) -> None:
    done = record(run, office, lines)
    assert f"  {kind}：2013/rope。" in done.out


def test_the_text_behind_each_number_is_shown_before_anything_is_recorded(
    run: Run, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (office / "例外.txt").write_text("2 有问题 没摆\n其余 完成\n用时 20", "utf-8")
    words = ("run", office / "draft.json", office / "例外.txt")
    own = ("--root", office / "office", "--data", office / "data")
    monkeypatch.setattr("sys.stdin", StringIO("n\n"))
    refused = run(*words, *own)
    assert refused.code == 1
    assert "第 2 项“摆媒体席桌签”：有问题。没摆\n  完成 2 项：1、3\n  用时 20 分钟" in refused.out
    assert runs_in(office / "data") == []
    monkeypatch.setattr("sys.stdin", StringIO("y\n"))
    assert run(*words, *own).code == 0
    assert kept(office)["done"] == ["before flag/top", "last flag/top"]
    piped = run("run", office / "draft.json", "-", *own)
    assert (piped.code, "--yes" in piped.err) == (2, True)


def test_an_event_that_has_not_begun_is_not_recorded(run: Run, office: Path) -> None:
    later = {**DRAFT, "segments": [{"kind": "活动", "start": "2199-12-08 09:00"}]}
    (office / "draft.json").write_text(json.dumps(later), "utf-8")
    refused = record(run, office, "1 未做")
    assert refused.code == 1
    assert "2199-12-08 09:00 才开始，还没有办，不能登记" in refused.err
    assert runs_in(office / "data") == []


def test_what_was_stopped_stands_in_the_ledger_and_nothing_else_was_checked(
    run: Run, office: Path
) -> None:
    assert record(run, office, "２　拦住　桌签少一块，补了").code == 0
    ledger = run("ledger", "--root", office / "office", "--data", office / "data").out
    assert "拦住了：摆媒体席桌签（before flag/media，迎检）桌签少一块，补了" in ledger
    assert "查过" not in ledger, "nobody told of the line of the lesson"


def test_recording_again_replaces_and_keeps_promises(run: Run, office: Path) -> None:
    assert record(run, office, "1 未做").code == 0
    promise = {"matter": "回信", "due": "2026-12-09 17:00"}
    put_run(office / "data", {**kept(office), "promises": [promise]})
    assert "换下了先前那份" in record(run, office, "2 未做").out
    assert list(kept(office)["exceptions"]) == ["before flag/media"]
    assert kept(office)["promises"] == [promise]
    assert len(list((office / "data/events").glob("*"))) == 1


def test_an_event_of_the_data_folder_is_not_copied(run: Run, office: Path) -> None:
    folder = office / "data/events"
    folder.mkdir(parents=True)
    shutil.move(office / "draft.json", folder / "a.json")
    own = ("--root", office / "office", "--data", office / "data")
    assert run("run", folder / "a.json", "--yes", *own).code == 0
    assert [f.name for f in folder.iterdir()] == ["a.json"]
    assert kept(office)["event"] == "a"
    assert "办过 1 次" in run("ledger", *own).out


BAD = {
    "07 未做": ("没有第 7 项", "第 1 到第 2 项"),
    "1 没作": ("“没作”看不懂", "完成、有问题、拦住、未做、不涉及"),
    "1": ("没有写情况", "可以写"),
    "1 不涉及": ("没有写理由", "本次无媒体"),
    "1 未做\n1 有问题": ("写了两次", "前一次在第 1 行"),
    "未做 1": ("“未做”看不懂", "一行写一条"),
    "没拦住 2013/ropes": ("没有“2013/ropes”", "是否想写“2013/rope”"),
    "没拦住": ("没有“”这一条案例", "2013/rope"),
    "问题": ("没有写什么问题", "一行写一条"),
    "其余 未做": ("“其余”后面只能写“完成”", "没做的按编号写"),
    "用时 很久": ("不是分钟数", "用时 20"),
    "校验 000000000000": ("纸上的校验", "编号可能对不上"),
    "1 有问题 " + "长" * 600: ("超过 500 字", "记一条经验"),
    "\n" * 501: ("超过 500 行", "一行写一条"),
}


@pytest.mark.parametrize("text", BAD)
def test_a_line_that_is_not_understood_is_named(small: Path, text: str) -> None:
    made = notes(small, text)
    assert not isinstance(made, RunNotes)
    fault = made[-1]
    message, hint = BAD[text]
    assert message in fault.message
    assert hint in fault.hint
    assert fault.place.line == text.count("\n") + 1 or "超过 500 行" in fault.message


def test_every_fault_is_told_and_nothing_is_written(run: Run, office: Path) -> None:
    done = record(run, office, "1 未做\n9 未做\n打 13800138000\n")
    assert done.code == 1
    assert "例外.txt:2" in done.err
    assert "例外.txt:3" in done.err
    assert runs_in(office / "data") == []
    private = record(run, office, "1 有问题 打 13800138000 没人接")
    assert private.code == 1
    assert "13800138000" not in private.err
    assert runs_in(office / "data") == []


def test_the_check_of_the_paper_is_believed(small: Path) -> None:
    library = read_folder(small).library
    assert isinstance(notes(small, f"校验 {held(library).result['hash']}\n1 未做"), RunNotes)


def test_an_opinion_reaches_the_maintainer_at_the_item(run: Run, office: Path) -> None:
    own = ("--root", office / "office", "--data", office / "data")
    done = record(run, office, "1 不清楚 旗杆有两根\n2 多余\n1 未做")
    assert "对条目的意见已送进收件箱" in done.out
    assert "早" not in record(run, office, "1 不清楚 旗杆有两根\n2 多余\n1 未做").err
    listed = run("inbox", *own).out
    assert "对条目的意见：不清楚，flag/top（checklists/items/flag.yml:2）" in listed
    assert "第 1 项“看楼前旗杆”：不清楚。旗杆有两根" in listed
    counted = run("ledger", *own).out
    assert "看楼前旗杆（flag/top，checklists/items/flag.yml:2）：不清楚 1" in counted
    said = [block for block in listed.split("\n2026") if "对条目的意见" in block]
    unclear, superfluous = sorted(said, key=lambda block: "多余" in block)
    receipts = [f"2026{block.removeprefix('2026').split()[0]}" for block in (unclear, superfluous)]
    assert all(receipt in done.out for receipt in receipts), "the numbers that were printed count"
    whole = letters_in(office / "data", "records")[0].receipt
    told = run("settle", whole, *own, "--reason", "看过").err
    assert all(receipt in told for receipt in receipts)
    refused = run("accept", receipts[0], *own, "--slug", "x")
    assert "不成案例" in refused.err
    assert run("settle", receipts[0], *own, "--reason", "已改写").code == 0
    assert receipts[0] not in run("inbox", *own).out
    day = date.today().isoformat()
    table = run("trace", *own).out
    assert f"flag/top  看楼前旗杆\n    意见 {day} 不清楚：已改写（{receipts[0]}）" in table
    assert f"flag/media  摆媒体席桌签\n    意见 {day} 多余：待审（" in table
    one = run("trace", "flag/media", *own).out
    assert ("多余：待审" in one, "不清楚" in one) == (True, False)
    assert run("undo", receipts[0], *own).code == 0
    assert receipts[0] in run("inbox", *own).out


def test_only_opinions_are_settled(run: Run, office: Path) -> None:
    letter = {"receipt": "20261121-0a1b2c3d", "what": "x", "prevent": "y", "month": "2026-11"}
    (office / "data/inbox").mkdir(parents=True)
    (office / "data/inbox/a.json").write_text(json.dumps(letter), "utf-8")
    own = ("--root", office / "office", "--data", office / "data")
    refused = run("settle", letter["receipt"], *own, "--reason", "看过")
    assert refused.code == 1
    assert "请收录、退回或并入" in refused.err
