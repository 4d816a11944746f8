"""Run records that arrive in an inbox: recorded once, beside what is known, nothing taken away."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.stored import letters_in, runs_in

EVENT = "flag-2026-12-08-abcd"
DRAFT: dict[str, Any] = {
    "format": 1,
    "id": EVENT,
    "type": "flag",
    "title": "迎检",
    "answers": {"media": "是"},
    "segments": [{"kind": "活动", "start": "2025-12-08 09:00", "end": None}],
    "marks": {"before flag/top": {"state": "完成", "note": ""}},
}
SENT: dict[str, Any] = {
    "event": EVENT,
    "title": "迎检",
    "hash": "1e7b6927c6ba",
    "exceptions": {"before flag/media": {"state": "未做", "note": "没带桌签"}},
    "opinions": {"last flag/top": "多余"},
    "draft": DRAFT,
}


@pytest.fixture
def office(small: Path, tmp_path: Path, run: Run) -> Path:
    shutil.copytree(small, tmp_path / "office")
    (tmp_path / "收件箱").mkdir()
    with (tmp_path / "office/qianshi.yml").open("a", encoding="utf-8") as stream:
        stream.write("inbox: [../收件箱]\n")
    run("trust", "--root", tmp_path / "office")
    return tmp_path


def own(office: Path) -> tuple[object, ...]:
    return ("--root", office / "office", "--data", office / "data")


def put(office: Path, record: Any = SENT, name: str = "运行记录-x.json") -> Path:
    file = office / "收件箱" / name
    file.write_text(json.dumps(record, ensure_ascii=False), "utf-8")
    return file


def kept(office: Path, what: str) -> Any:
    """The one thing of its kind that is in the data folder."""
    if what == "runs":
        (record,) = runs_in(office / "data")
        return record
    if what == "events":
        (file,) = (office / "data/events").glob("*.json")
        return json.loads(file.read_text("utf-8"))
    (letter,) = letters_in(office / "data", what)
    return json.loads(letter.body)


def test_a_record_in_the_shared_folder_is_recorded_and_counted(run: Run, office: Path) -> None:
    sent = put(office)
    listed = run("inbox", *own(office))
    assert listed.code == 0, listed.err
    assert "运行记录：迎检，例外 1 项（运行记录-x.json）" in listed.out
    done = run("run", *own(office))
    assert (done.code, sent.exists()) == (0, False), done.err
    assert "对条目的意见已送进收件箱" in done.out
    assert kept(office, "runs")["exceptions"] == SENT["exceptions"]
    assert "draft" not in kept(office, "runs")
    assert kept(office, "recorded") == SENT
    assert "升旗：办过 1 次" in run("ledger", *own(office)).out
    due = run("due", "--tasks", *own(office))
    assert "没有未了的" not in due.out
    assert "迎检" in due.out
    assert "没有运行记录" in run("run", *own(office)).out


def test_the_same_record_again_changes_nothing(run: Run, office: Path) -> None:
    put(office)
    run("run", *own(office))
    before = {name: kept(office, name) for name in ("runs", "events", "inbox")}
    put(office, name="又放了一次.json")
    assert run("run", *own(office)).code == 0
    assert {name: kept(office, name) for name in before} == before


def test_what_was_known_before_stays(run: Run, office: Path) -> None:
    draft = {**DRAFT, "people": {"旗手": "李四"}, "marks": {}}
    (office / "草稿.json").write_text(json.dumps(draft), "utf-8")
    (office / "例外.txt").write_text("1 有问题 绳松\n没拦住 2013/rope\n用时 20", "utf-8")
    assert run("run", office / "草稿.json", office / "例外.txt", "--yes", *own(office)).code == 0
    put(office)
    assert "和先前那份合在一起" in run("run", *own(office)).out
    record, event = kept(office, "runs"), kept(office, "events")
    assert list(record["exceptions"]) == ["before flag/top", "before flag/media"]
    assert (record["leaks"][0]["lesson"], record["minutes"]) == ("2013/rope", 20)
    assert event["people"]["旗手"]["name"] == "李四"
    assert list(event["marks"]) == ["before flag/top"]


def test_two_phones_are_joined_by_line_and_time(run: Run, office: Path) -> None:
    def tap(state: str, at: str, note: str = "") -> dict[str, str]:
        return {"state": state, "note": note, "at": f"2025-12-08 {at}", "by": "技术员"}

    def phone(top: dict[str, str], last: dict[str, str]) -> dict[str, Any]:
        marks = {"before flag/top": top, "last flag/top": last}
        told = {line: mark for line, mark in marks.items() if mark["state"] != "完成"}
        return {**SENT, "exceptions": told, "draft": {**DRAFT, "marks": marks}}

    put(office, phone(tap("未做", "08:00"), tap("有问题", "08:50", "绳松")), "一.json")
    run("run", *own(office))
    put(office, phone(tap("完成", "08:10"), tap("完成", "08:40")), "二.json")
    done = run("run", *own(office))
    assert "说法不一：第 3 项“看楼前旗杆”：一份记“有问题（08:50 技术员 绳松）”" in done.out
    assert "一份记“完成（08:40 技术员）”；先按“有问题”记。" in done.out
    assert list(kept(office, "runs")["exceptions"]) == ["last flag/top"]
    marks = kept(office, "events")["marks"]
    assert [mark["state"] for mark in marks.values()] == ["完成", "有问题"]


def test_an_event_of_the_future_stays_in_the_inbox(run: Run, office: Path) -> None:
    later = {**DRAFT, "segments": [{"kind": "活动", "start": "2199-12-08 09:00"}]}
    sent = put(office, {**SENT, "draft": later})
    done = run("run", *own(office))
    assert (done.code, sent.exists()) == (1, True)
    assert "还没有办，不能登记" in done.err


def test_a_plan_that_changed_is_the_one_that_was_held(run: Run, office: Path) -> None:
    put(office)
    run("run", *own(office))
    later = {**DRAFT, "segments": [{"kind": "活动", "start": "2025-12-09 15:00"}]}
    put(office, {**SENT, "draft": later})
    assert run("run", *own(office)).code == 0
    assert kept(office, "events")["segments"][0]["start"] == "2025-12-09 15:00"
    assert len(runs_in(office / "data")) == 1


def test_more_of_an_event_that_is_kept_needs_no_draft(run: Run, office: Path) -> None:
    put(office)
    run("run", *own(office))
    event = kept(office, "events")
    put(office, {**SENT, "draft": {}, "problems": ["停车场没人引导"]})
    done = run("run", *own(office))
    assert done.code == 0, done.err
    assert kept(office, "events") == event
    assert kept(office, "runs")["problems"] == ["停车场没人引导"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"draft": {}}, "没有这次活动的草稿"),
        ({"draft": {**DRAFT, "type": "none"}}, "没有“none”这个活动类型"),
        ({"draft": {**DRAFT, "segments": []}}, "活动读不懂"),
        ({"exceptions": {"x": {"state": "未做", "note": "找 13800138000"}}}, "不能入库"),
    ],
)
def test_what_cannot_be_recorded_stays_and_says_why(
    run: Run, office: Path, change: dict[str, Any], said: str
) -> None:
    bad = put(office, {**SENT, **change}, "坏.json")
    put(office)
    done = run("run", *own(office))
    assert done.code == 1
    assert said in done.err
    assert "13800138000" not in done.out + done.err
    assert bad.exists()
    assert kept(office, "runs")["event"] == EVENT


def test_a_draft_in_the_inbox_is_told_what_to_do(run: Run, office: Path) -> None:
    put(office, DRAFT, "开检查单.json")
    listed = run("inbox", *own(office))
    assert listed.code == 1
    assert "这是活动草稿，不是收件" in listed.out
    assert "办完了，存运行记录" in listed.out


@pytest.mark.parametrize("made", ["2026-02-30 09:00", "2026-13-01 09:00", "0001-01-01 09:00"])
def test_a_day_that_is_no_day_stops_only_its_own_record(run: Run, office: Path, made: str) -> None:
    bad = put(office, {**SENT, "draft": {**DRAFT, "made": made}}, "坏.json")
    promise = {"matter": "答复", "due": made}
    worse = put(office, {**SENT, "promises": [promise]}, "更坏.json")
    good = put(office)
    outcome = run("run", *own(office))
    assert outcome.code == 1
    assert not good.exists()
    assert bad.exists()
    assert worse.exists()
    assert outcome.out.count("已记下") == 1
    assert "没有登记：坏.json：" in outcome.err
    assert "没有登记：更坏.json：" in outcome.err
    assert outcome.err.count("没有登记") == 2


def test_a_kept_event_that_cannot_be_read_is_not_written_over(run: Run, office: Path) -> None:
    put(office)
    assert run("run", *own(office)).code == 0
    (file,) = (office / "data/events").glob("*.json")
    broken = file.read_text("utf-8").replace("2025-12-08 09:00", "2026-12-38 09:00")
    file.write_text(broken, "utf-8")
    put(office, {**SENT, "problems": ["停车场没人引导"]}, "又一份.json")
    outcome = run("run", *own(office))
    assert f"存着的活动 {EVENT} 读不懂" in outcome.err
    assert file.read_text("utf-8") == broken
