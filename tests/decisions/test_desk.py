"""At the desk: every decision is whole, written down, and can be taken back."""

import shutil
import threading
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from filelock import SoftFileLock
from sqlalchemy import Pool, event

from builder.decisions import (
    ChangedError,
    Desk,
    DeskError,
    GoneError,
    LinesError,
    PrivateError,
    Recorded,
    StaleError,
    accept,
    back_up,
    decided,
    give_back,
    journal,
    merge,
    purge,
    receive,
    receive_meeting,
    receive_run,
    record_run,
    record_sent_runs,
    runs_of,
    undo,
    waiting,
)
from builder.decisions.decide import BrokenError
from builder.decisions.preview import preview
from builder.files.write import write_text
from builder.letters.inbox import Received
from builder.model import Finding, HandIn
from builder.model.meeting_record import MeetingRecord
from builder.model.run_record import RunRecord
from builder.pipeline import read_folder
from builder.review import Decision, Displaced, NewItem, Sharpened
from builder.review import accept as accepted_texts
from builder.server.settings import make_secret
from tests.conftest import ROOT
from tests.decisions.test_sent_runs import SENT

RACES = 20

NOW = datetime(2026, 11, 22, 9, 30)
LETTER: dict[str, Any] = {
    "receipt": "20261121-0a1b2c3d",
    "what": "媒体席没有桌签",
    "prevent": "联络员数桌签，每席一签",
    "event_type": "flag",
    "month": "2026-11",
    "pause": "last",
}
SEAT = NewItem(text="数媒体席桌签", expect="每席一签", checker="检查员")
SEATS = Decision(slug="seats", severity="S2", items=(SEAT,))


@pytest.fixture
def desk(small: Path, tmp_path: Path, address: str) -> Desk:
    root = tmp_path / "office"
    shutil.copytree(small, root)
    return Desk(root, tmp_path / "data", "测试", NOW, secret=b"secret", address=address)


@pytest.fixture
def sqlite_desk(small: Path, tmp_path: Path) -> Desk:
    root = tmp_path / "office"
    shutil.copytree(small, root)
    return Desk(root, tmp_path / "data", "测试", NOW, secret=b"secret")


def letter(**changes: object) -> HandIn:
    return HandIn.model_validate({**LETTER, **changes})


def texts(root: Path) -> dict[str, bytes]:
    return {str(f.relative_to(root)): f.read_bytes() for f in root.rglob("*") if f.is_file()}


def acts(desk: Desk) -> list[str]:
    assert list(desk.audit.faults()) == []
    return [row.act for row in desk.audit.rows()]


def receipts(desk: Desk) -> list[str]:
    return [one.hand_in.receipt for one in waiting(desk) if isinstance(one, Received)]


def test_the_server_names_the_letter_and_knows_it_again(desk: Desk) -> None:
    receipt, new = receive(desk, letter())
    assert new
    assert receipt.startswith("20261122-")
    assert receipt != LETTER["receipt"]
    assert receive(desk, letter()) == (receipt, False)
    with pytest.raises(ChangedError):
        receive(desk, letter(what="别的"))
    assert receipts(desk) == [receipt]
    give_back(desk, receipt, "缺地点")
    assert receive(desk, letter()) == (receipt, False), "a late retry is no new letter"


def test_what_is_private_is_refused_and_leaves_no_file(desk: Desk) -> None:
    with pytest.raises(PrivateError) as refused:
        receive(desk, letter(causes="打 13800138000 没人接"))
    assert "13800138000" not in str(refused.value.findings)
    assert not list((desk.data / "inbox").glob("*"))
    receive(desk, letter(role="王某主任"))


def test_two_answers_never_make_one_number(desk: Desk) -> None:
    receive(desk, letter(what="第 1380", prevent="0138000 号"))


def test_accept_and_undo_leave_the_folder_as_it_was(desk: Desk) -> None:
    before = texts(desk.root)
    receipt, _ = receive(desk, letter())
    done = accept(desk, receipt, SEATS)
    assert done.paths == ["lessons/2026/seats.md", "checklists/items/flag.yml"]
    assert read_folder(desk.root).errors == ()
    assert receipts(desk) == []
    assert undo(desk, receipt) == done.paths
    assert texts(desk.root) == before
    assert receipts(desk) == [receipt]
    assert acts(desk) == ["receive", "accepted", "undo"]
    with pytest.raises(GoneError):
        undo(desk, receipt)


def test_an_acceptance_opens_the_store_once(desk: Desk) -> None:
    """Each opening costs more than what is asked; each closing of SQLite brings the log over."""
    receipt, _ = receive(desk, letter())
    opened: list[object] = []

    def count(*_: object) -> None:
        opened.append(None)

    event.listen(Pool, "connect", count)
    try:
        accept(desk, receipt, SEATS)
    finally:
        event.remove(Pool, "connect", count)
    assert len(opened) == 1


def test_an_acceptance_that_would_do_harm_is_taken_back_and_says_so(desk: Desk) -> None:
    receive(desk, letter())
    before = texts(desk.root)
    (receipt,) = receipts(desk)
    harm = replace(SEATS, items=(replace(SEAT, expect="正常"),))
    with pytest.raises(BrokenError, match="已全部还原") as refused:
        accept(desk, receipt, harm)
    assert refused.value.findings
    assert texts(desk.root) == before
    assert receipts(desk) == [receipt]


def test_accepting_again_only_adds_an_item_that_is_missing(desk: Desk) -> None:
    receipt, _ = receive(desk, letter())
    accept(desk, receipt, SEATS)
    again = accepted_texts(
        letter(receipt=receipt), SEATS, read_folder(desk.root).library, NOW.date()
    )
    assert (again.already_in, again.lesson, again.files) == (True, "", {})
    items = desk.root / "checklists/items/flag.yml"
    items.write_text(items.read_text("utf-8").partition("- name: seats")[0], "utf-8")
    missing = accepted_texts(
        letter(receipt=receipt), SEATS, read_folder(desk.root).library, NOW.date()
    )
    assert (missing.already_in, missing.lesson) == (True, "")
    assert "name: seats" in missing.files["checklists/items/flag.yml"]


def test_lines_that_are_not_understood_are_told_together(desk: Desk) -> None:
    draft = {"type": "flag", "segments": [{"kind": "活动", "start": "2025-12-08 09:00"}]}
    with pytest.raises(LinesError, match="没有记下") as refused:
        record_run(desk, draft, "99 未做\n未做 1", "例外.txt")
    assert [finding.place.line for finding in refused.value.findings] == [1, 2]
    assert runs_of(desk) == []


def test_an_opinion_names_the_pause_of_its_line(desk: Desk) -> None:
    draft = {"type": "flag", "segments": [{"kind": "活动", "start": "2025-12-08 09:00"}]}
    recorded = record_run(desk, draft, "1 不清楚", "例外.txt")
    assert recorded.receipts
    (one,) = waiting(desk)
    assert isinstance(one, Received)
    assert (one.hand_in.pause, one.hand_in.lines) == ("before", ("before flag/top",))


def test_undo_keeps_what_somebody_has_edited_since(desk: Desk) -> None:
    receipt, _ = receive(desk, letter())
    accept(desk, receipt, SEATS)
    lesson = desk.root / "lessons/2026/seats.md"
    lesson.write_text(lesson.read_text("utf-8") + "改过\n", "utf-8")
    with pytest.raises(DeskError, match="又改过"):
        undo(desk, receipt)
    assert lesson.is_file()


def test_merging_writes_a_lesson_that_repeats_the_first(desk: Desk) -> None:
    receipt, _ = receive(desk, letter(what="旗绳又松了"))
    done = merge(desk, receipt, "2013/rope")
    reading = read_folder(desk.root)
    assert reading.errors == ()
    lesson = reading.library.lessons[done.acceptance.lesson_id]
    assert (lesson.repeats, lesson.receipt) == ("2013/rope", receipt)
    assert "flag/top" in {i.id for i in reading.library.items_of_lesson[lesson.id]}
    with pytest.raises(GoneError, match="已经办过"):
        merge(desk, receipt, "2013/rope")


def test_merging_into_nothing_is_refused(desk: Desk) -> None:
    receipt, _ = receive(desk, letter())
    with pytest.raises(DeskError, match="没有"):
        merge(desk, receipt, "2013/none")
    assert receipts(desk) == [receipt]


def test_returning_needs_a_reason_without_private_data(desk: Desk) -> None:
    receipt, _ = receive(desk, letter())
    with pytest.raises(DeskError):
        give_back(desk, receipt, "  ")
    with pytest.raises(PrivateError):
        give_back(desk, receipt, "请打 13800138000")
    give_back(desk, receipt, "缺地点")
    assert desk.state_of(receipt) == "退回补充"
    undo(desk, receipt)
    assert receipts(desk) == [receipt]


def test_a_purge_takes_the_words_and_leaves_the_acts(sqlite_desk: Desk, tmp_path: Path) -> None:
    desk = sqlite_desk
    receipt, _ = receive(desk, letter(what="unique words"))
    drop(desk, letter(receipt=receipt, what="unique words"), "a copy.json")
    give_back(desk, receipt, "more unique words")
    assert purge(desk, receipt) == []
    assert not [path for path, data in texts(desk.data).items() if b"unique" in data]
    assert acts(desk) == ["receive", "return", "purge"]
    assert desk.state_of(receipt) == "已清除"
    assert receipts(desk) == []
    assert [(one.state, one.what) for one in decided(desk, 9)] == [("已清除", "")]
    back_up(desk, tmp_path / "b.zip")
    assert [copy.path for copy in purge(desk, receipt)] == [str(tmp_path / "b.zip")]


def test_a_purge_reaches_the_row_of_a_record_and_no_other(sqlite_desk: Desk) -> None:
    desk = sqlite_desk
    receive_meeting(desk, meeting("unique words", "another"))
    first = next(
        one.hand_in.receipt
        for one in waiting(desk)
        if isinstance(one, Received) and one.hand_in.what == "unique words"
    )
    purge(desk, first)
    assert not [path for path, data in texts(desk.data).items() if b"unique" in data]
    assert [one.hand_in.what for one in waiting(desk) if isinstance(one, Received)] == ["another"]


def test_a_purge_reaches_run_records_and_their_events(sqlite_desk: Desk) -> None:
    desk, library = sqlite_desk, read_folder(sqlite_desk.root).library
    sent = RunRecord.model_validate({**SENT, "problems": ["unique words"]})
    receipt, _ = receive_run(desk, sent, library)
    assert isinstance(record_sent_runs(desk)[0], Recorded)
    assert "unique" in runs_of(desk)[0].model_dump_json()  # type: ignore[union-attr]
    purge(desk, receipt)
    assert runs_of(desk) == []
    assert not [path for path, data in texts(desk.data).items() if b"unique" in data]
    assert not list((desk.data / "events").iterdir())


def test_a_stale_decision_is_refused_with_the_new_words(desk: Desk) -> None:
    receipt = letter().receipt
    drop(desk, letter())
    (seen,) = (one for one in waiting(desk) if isinstance(one, Received))
    text = seen.file.read_text("utf-8").replace("没有桌签", "没有席位图")
    seen.file.write_text(text, "utf-8")
    for act in (
        lambda: accept(desk, receipt, SEATS, seen.etag),
        lambda: give_back(desk, receipt, "缺", seen.etag),
        lambda: merge(desk, receipt, "2013/rope", seen.etag),
    ):
        with pytest.raises(StaleError) as stale:
            act()
        assert "席位图" in stale.value.now


def meeting(*what: str) -> MeetingRecord:
    rows = [{"what": words, "prevent": "看", "role": "旗手"} for words in what]
    plain = {"receipt": LETTER["receipt"], "month": "2026-11", "event_type": "flag", "rows": rows}
    return MeetingRecord.model_validate(plain)


def drop(desk: Desk, told: HandIn | MeetingRecord, name: str = "经验.json") -> Path:
    """A letter as a file in the inbox folder."""
    file = desk.data / "inbox" / name
    write_text(file, told.model_dump_json())
    return file


@pytest.mark.parametrize("as_file", [False, True])
def test_a_meeting_becomes_several_decisions(desk: Desk, as_file: bool) -> None:
    record = meeting(*(f"第 {n} 件" for n in range(7)))
    file = drop(desk, record) if as_file else None
    receipt = record.receipt if as_file else receive_meeting(desk, record)[0]
    first, second, *others = receipts(desk)
    assert len(others) == 5
    accept(desk, first, Decision(slug="first"))
    assert file is None or not file.exists()
    give_back(desk, second, "说清楚")
    assert set(receipts(desk)) == set(others)
    if not as_file:
        assert receive_meeting(desk, record) == (receipt, False)
    with pytest.raises(GoneError):
        accept(desk, second, Decision(slug="second"))
    assert (desk.state_of(first), desk.state_of(second)) == ("收录", "退回补充")


def test_a_letter_that_came_twice_is_one(desk: Desk) -> None:
    before = texts(desk.root)
    first = drop(desk, letter())
    drop(desk, letter(), "又一份.json")
    receipt = letter().receipt
    accept(desk, receipt, SEATS)
    assert receipts(desk) == []
    undo(desk, receipt)
    assert texts(desk.root) == before
    assert receipts(desk) == [receipt]
    give_back(desk, receipt, "缺")
    drop(desk, letter(what="补充过了"), first.name)
    assert [x.hand_in.what for x in waiting(desk) if isinstance(x, Received)] == ["补充过了"]
    accept(desk, receipt, SEATS)
    drop(desk, letter(what="又改了"), first.name)
    (contradiction,) = waiting(desk)
    assert isinstance(contradiction, Finding)
    assert "内容不一样" in contradiction.message


def test_what_another_desk_accepted_is_not_undone_by_half(desk: Desk, tmp_path: Path) -> None:
    drop(desk, letter())
    accept(desk, letter().receipt, SEATS)
    other = replace(desk, data=tmp_path / "other", address="")
    drop(other, letter())
    assert accept(other, letter().receipt, SEATS).acceptance.already_in
    with pytest.raises(DeskError, match="不是这一次写的"):
        undo(other, letter().receipt)
    assert other.state_of(letter().receipt) == "收录"


def test_an_editors_file_keeps_its_line_ends_and_mode(desk: Desk) -> None:
    items = desk.root / "checklists/items/flag.yml"
    items.write_bytes(items.read_bytes().replace(b"\n", b"\r\n"))
    items.chmod(0o664)
    before = texts(desk.root)
    receipt, _ = receive(desk, letter())
    accept(desk, receipt, SEATS)
    assert b"\n" not in items.read_bytes().replace(b"\r\n", b"")
    assert read_folder(desk.root).errors == ()
    assert items.stat().st_mode & 0o777 == 0o664
    undo(desk, receipt)
    assert texts(desk.root) == before
    with pytest.raises(DeskError, match="没有“none”这个节点"):
        accept(desk, receipt, replace(SEATS, items=(replace(SEAT, pause="none"),)))
    with pytest.raises(BrokenError):
        accept(desk, receipt, replace(SEATS, items=(replace(SEAT, expect="正常"),)))
    assert texts(desk.root) == before
    assert items.stat().st_mode & 0o777 == 0o664


def test_what_an_editor_saves_meanwhile_is_never_written_over(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    receipt, _ = receive(desk, letter())
    items = desk.root / "checklists/items/flag.yml"
    begin = journal.begin

    def save_first(*words: Any) -> None:
        items.write_text(items.read_text("utf-8") + "# 编辑器\n", "utf-8")
        begin(*words)

    monkeypatch.setattr("builder.decisions.decide.begin", save_first)
    with pytest.raises(StaleError, match="刚刚被别人改过"):
        accept(desk, receipt, SEATS)
    assert items.read_text("utf-8").endswith("# 编辑器\n")
    assert not (desk.root / "lessons/2026/seats.md").exists()
    assert receipts(desk) == [receipt]
    monkeypatch.undo()
    accept(desk, receipt, SEATS)
    items.write_text(items.read_text("utf-8") + "# 再存\n", "utf-8")
    undo(desk, receipt)
    assert items.read_text("utf-8").endswith("# 编辑器\n# 再存\n")


def test_an_editor_that_throws_the_item_away_is_noticed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    receipt, _ = receive(desk, letter())
    items = desk.root / "checklists/items/flag.yml"
    before, begin = items.read_bytes(), journal.begin

    def save_after(*words: Any) -> None:
        begin(*words)
        items.write_bytes(before)

    monkeypatch.setattr("builder.decisions.decide.begin", save_after)
    with pytest.raises((StaleError, BrokenError)):
        accept(desk, receipt, SEATS)
    assert not (desk.root / "lessons/2026/seats.md").exists()
    assert receipts(desk) == [receipt]


EXCHANGE = replace(
    SEATS,
    slug="",
    items=(replace(SEAT, pause="before"),),
    known=(Sharpened("flag/top", text="抬头看旗杆顶"),),
    displaced=(Displaced("flag/media"),),
)
"""A new line, other words for one that stands, and one that gives way."""


@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_an_exchange_is_seen_before_done_at_once_and_taken_back(desk: Desk, end: bytes) -> None:
    items = desk.root / "checklists/items/flag.yml"
    items.write_bytes(items.read_bytes().replace(b"\n", end))
    before = texts(desk.root)
    receipt, _ = receive(desk, letter())
    seen = preview(desk, receipt, EXCHANGE)
    assert texts(desk.root) == before, "nothing is written"
    assert seen.is_sound
    first, second = seen.touched
    assert [row.mark for row in first.rows] == ["改了", "撤下", "新增"]
    assert first.title == "升旗 · 到场前一小时"
    assert [row.mark for row in second.rows] == ["改了"]
    (words,) = seen.effect_words
    assert words.startswith("升旗：拦得住的已知失误 1 起 → 1 起；新案例还不算拦得住：没有记最晚")
    assert "必查项 1 → 2" in words
    done = accept(desk, receipt, EXCHANGE)
    assert done.acceptance.lesson_id == "2026/mei-ti-xi-mei-you-zhuo"
    reading = read_folder(desk.root)
    assert reading.errors == ()
    assert list(reading.library.items) == ["flag/top", "flag/mei-ti-xi-mei-you-zhuo"]
    assert {x.id for x in reading.library.lessons_of_item["flag/top"]} == {
        "2013/rope",
        done.acceptance.lesson_id,
    }
    assert items.read_bytes().count(end) == items.read_bytes().count(b"\n")
    undo(desk, receipt)
    assert texts(desk.root) == before


def test_an_exchange_is_taken_back_around_what_others_wrote(desk: Desk) -> None:
    receipt, _ = receive(desk, letter())
    accept(desk, receipt, EXCHANGE)
    items = desk.root / "checklists/items/flag.yml"
    items.write_text(f"# 上面\n{items.read_text('utf-8')}# 下面\n", "utf-8")
    undo(desk, receipt)
    small = (ROOT / "tests/samples/small/checklists/items/flag.yml").read_text("utf-8")
    assert items.read_text("utf-8") == f"# 上面\n{small}# 下面\n"
    accept(desk, receipt, EXCHANGE)
    edited = items.read_text("utf-8").replace("抬头看旗杆顶", "低头看旗杆脚")
    items.write_text(edited, "utf-8")
    with pytest.raises(DeskError, match="又改过，没有撤销"):
        undo(desk, receipt)
    assert items.read_text("utf-8") == edited
    assert desk.state_of(receipt) == "收录"


def test_a_preview_says_what_would_go_wrong(desk: Desk) -> None:
    receipt, _ = receive(desk, letter())
    seen = preview(desk, receipt, replace(SEATS, items=(replace(SEAT, expect="正常"),)))
    assert not seen.is_sound
    assert [finding.code for finding in seen.findings] == ["no-expect"]
    with pytest.raises(DeskError, match="没有回执号"):
        preview(desk, "20261121-ffffffff", SEATS)


def test_two_reviewers_change_one_file_one_after_the_other(desk: Desk) -> None:
    first, _ = receive(desk, letter())
    second, _ = receive(desk, letter(receipt="20261121-0a1b2c3e", what="话筒没有电"))
    accept(desk, first, SEATS)
    mic = Decision(slug="mic", items=(NewItem("灯亮", text="试话筒"),))
    accept(desk, second, mic)
    undo(desk, first)
    assert {"flag/top", "flag/media", "flag/mic"} == set(read_folder(desk.root).library.items)
    undo(desk, second)
    assert set(read_folder(desk.root).library.items) == {"flag/top", "flag/media"}


def test_nothing_is_written_through_a_link_that_leads_outside(desk: Desk, tmp_path: Path) -> None:
    receipt, _ = receive(desk, letter())
    (desk.root / "lessons/2026").symlink_to(tmp_path)
    with pytest.raises(DeskError, match="外面"):
        accept(desk, receipt, SEATS)
    assert not (tmp_path / "seats.md").exists()


def test_the_data_folder_is_its_owners_alone(sqlite_desk: Desk) -> None:
    sqlite_desk.data.mkdir(mode=0o755)
    receive(sqlite_desk, letter())
    files = [f for f in sqlite_desk.data.rglob("*") if f.is_file()]
    assert {f.stat().st_mode & 0o777 for f in files} == {0o600}
    assert sqlite_desk.data.stat().st_mode & 0o777 == 0o700


def test_where_links_are_refused_everything_still_works(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(1, "no links")

    monkeypatch.setattr("os.link", refuse)
    receipt, _ = receive(desk, letter())
    accept(desk, receipt, SEATS)
    assert make_secret(desk.data) == make_secret(desk.data)
    assert len(make_secret(desk.data)) == 32
    undo(desk, receipt)


def test_one_of_many_decisions_at_once_counts(
    sqlite_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a system without `fcntl`, where only a file that is there or not is a lock."""
    desk = sqlite_desk
    monkeypatch.setattr("builder.files.lock.FileLock", SoftFileLock)
    for number in range(RACES):
        receipt, _ = receive(desk, letter(receipt=f"20261121-{number:08x}", what=f"第 {number} 件"))
        race(desk, receipt, number)
    assert list(desk.audit.faults()) == []


def race(desk: Desk, receipt: str, number: int) -> None:
    """Eight threads accept and return the same letter; exactly one does."""
    done: list[str] = []

    def decide_on(turn: int) -> None:
        own = replace(desk)
        try:
            if turn % 2:
                give_back(own, receipt, "缺")
            else:
                accept(own, receipt, Decision(slug=f"race-{number}"))
        except GoneError:
            return
        done.append("退回补充" if turn % 2 else "收录")

    threads = [threading.Thread(target=decide_on, args=(turn,)) for turn in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == [desk.state_of(receipt)]
    lesson = desk.root / f"lessons/2026/race-{number}.md"
    assert lesson.is_file() == (done == ["收录"])
