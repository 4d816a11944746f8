"""`qianshi plan` and `qianshi due` on draft files, and the papers of `qianshi checklist`."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from builder.outputs import FORMATS
from builder.outputs.plans import VIEWS
from tests.conftest import Run
from tests.program.every_event import SAMPLE
from tests.shipped import PAPERS

EVENT: dict[str, Any] = {
    "type": "visit",
    "title": "省厅来访",
    "guests": "12 人",
    "leaders": ["王副书记"],
    "answers": {"guests": 12},
    "promise": "2036-12-20 12:00",
    "segments": [
        {
            "kind": "座谈",
            "start": "2036-12-08 09:30",
            "end": "2036-12-08 11:30",
            "place": "二会议室",
        }
    ],
}


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    return written(tmp_path / "one.json", EVENT)


def written(file: Path, data: object) -> Path:
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return file


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", ["pdf", "docx", "xlsx", "markdown", "json"])
def test_a_plan_comes_in_every_view_and_format(
    run: Run, draft: Path, tmp_path: Path, view: str, name: str
) -> None:
    file = tmp_path / f"plan{FORMATS[name].suffix}"
    words = ["--view", view, "--format", name, "--output", file]
    outcome = run("plan", draft, "--root", SAMPLE, *words)
    assert (outcome.code, outcome.err) == (0, "")
    assert file.stat().st_size > 200


def test_two_versions_of_an_event_do_not_collide_with_each_other(run: Run, tmp_path: Path) -> None:
    first = written(tmp_path / "one.json", {**EVENT, "id": "visit-1"})
    second = written(tmp_path / "two.json", {**EVENT, "id": "visit-1", "revision": 2})
    words = ["--root", SAMPLE, "--output", tmp_path / "plan.pdf"]
    outcome = run("plan", first, second, *words)
    assert outcome.code == 0
    assert "1 项活动，0 处要处理" in outcome.out
    assert f"“{second}”：和“{first}”是同一项活动“省厅来访”，现在用的是第 2 版。" in outcome.err
    assert "同一项活动" in run("due", second, first, "--root", SAMPLE).err


def test_what_collides_is_said_and_fails(run: Run, draft: Path, tmp_path: Path) -> None:
    other = written(tmp_path / "two.json", {**EVENT, "title": "校友会"})
    file = tmp_path / "plan.pdf"
    outcome = run("plan", draft, other, "--root", SAMPLE, "--output", file)
    assert outcome.code == 1
    assert "场地冲突：二会议室" in outcome.out
    assert file.exists()


def test_every_broken_draft_is_named(run: Run, draft: Path, tmp_path: Path) -> None:
    bad = written(tmp_path / "bad.json", {**EVENT, "type": "vist"})
    outcome = run("plan", draft, bad, "--root", SAMPLE)
    assert outcome.code == 1
    assert "bad.json：没有“vist”这个活动类型" in outcome.err


def test_what_is_due_is_listed_and_kept(run: Run, draft: Path, tmp_path: Path) -> None:
    promise = {"matter": "答复补发", "due": "2020-01-02 17:00", "to": "来访代表"}
    record = written(tmp_path / "run.json", {"event": "x", "promises": [promise]})
    file = tmp_path / "ledger.xlsx"
    words = ["--run", record, "--format", "xlsx", "--output", file]
    outcome = run("due", draft, "--root", SAMPLE, *words)
    assert outcome.code == 1
    lines = outcome.out.splitlines()
    assert lines[0].startswith("已过 ")
    assert "承诺：答复补发" in lines[0]
    assert "法定：回告承诺事项" in lines[1]
    assert "；法定期限 " in lines[1], "the day the law means, beside the day we mean"
    assert file.exists()


def test_without_files_the_data_folder_is_read(run: Run, draft: Path, tmp_path: Path) -> None:
    (tmp_path / "data/events").mkdir(parents=True)
    draft.rename(tmp_path / "data/events/one.json")
    outcome = run("due", "--root", SAMPLE, "--data", tmp_path / "data")
    assert outcome.code == 0
    assert "承诺：回告承诺事项（省厅来访）" in outcome.out


def test_a_broken_run_record_is_said_in_chinese(run: Run, tmp_path: Path) -> None:
    record = written(tmp_path / "run.json", {"event": "x", "promises": [{"due": "x"}]})
    outcome = run("due", "--root", SAMPLE, "--run", record)
    assert outcome.code == 1
    assert "运行记录读不懂" in outcome.err


def test_what_is_no_date_is_named_and_the_rest_is_still_due(
    run: Run, draft: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    for folder in ("events", "runs"):
        (data / folder).mkdir(parents=True)
    draft.rename(data / "events/good.json")
    written(data / "events/bad.json", {**EVENT, "promise": "2026-02-30 12:00"})
    for day in ("2026-02-30", "2026-13-01", "0026-01-02", "2036-01-02"):
        promise = {"matter": f"答复{day}", "due": f"{day} 17:00"}
        written(data / f"runs/{day}.json", {"event": day, "promises": [promise]})
    outcome = run("due", "--root", SAMPLE, "--data", data)
    assert outcome.code == 1
    assert "承诺：回告承诺事项（省厅来访）" in outcome.out
    assert "答复2036-01-02" in outcome.out
    assert outcome.out.count("答复") == 1
    lost = [line for line in outcome.err.splitlines() if line.startswith("没有算进来：")]
    named = ("bad.json", "0026-01-02.json", "2026-02-30.json", "2026-13-01.json")
    assert len(lost) == len(named)
    assert all(name in line for name, line in zip(named, lost, strict=True))


NOTHING_TO_SAY = ("emergency", "rush", "seats")
"""There is no card, nothing is late, and no stretch of the sample has seats."""


@pytest.mark.parametrize("paper", [name for name in PAPERS if name not in NOTHING_TO_SAY])
def test_every_paper_can_be_asked_for(run: Run, draft: Path, tmp_path: Path, paper: str) -> None:
    file = tmp_path / f"{paper}.pdf"
    words = ["--paper", paper, "--pocket", "--output", file]
    outcome = run("checklist", written(tmp_path / "e.json", _with_meal()), "--root", SAMPLE, *words)
    assert outcome.code == 0, outcome.err
    assert file.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("paper", NOTHING_TO_SAY)
def test_a_paper_with_nothing_to_say_is_not_printed(run: Run, tmp_path: Path, paper: str) -> None:
    file = tmp_path / f"{paper}.pdf"
    draft = written(tmp_path / "e.json", _with_meal())
    outcome = run("checklist", draft, "--root", SAMPLE, "--paper", paper, "--output", file)
    assert (outcome.code, file.exists()) == (1, False)
    assert f"这次没有“{PAPERS[paper]['label']}”可印" in outcome.err


def _with_meal() -> dict[str, Any]:
    meal = {"kind": "用餐", "start": "2036-12-08 12:00", "end": "2036-12-08 13:00", "place": "餐厅"}
    return {**EVENT, "segments": [*EVENT["segments"], meal]}


def test_a_code_needs_a_public_address_and_a_sheet(run: Run, draft: Path, tmp_path: Path) -> None:
    root, file = tmp_path / "root", tmp_path / "x.pdf"
    shutil.copytree(SAMPLE, root)
    asked = ("checklist", draft, "--root", root, "--qr", "--output", file)
    outcome = run(*asked)
    assert outcome.code == 2
    assert "请先在 mkdocs.yml 里写 site_url" in outcome.err
    (root / "mkdocs.yml").write_text("site_url: https://office.example/\n")
    outcome = run(*asked, "--paper", "tasks")
    assert "二维码只印在总表上" in outcome.err
    assert run(*asked).code == 0
    assert file.read_bytes().startswith(b"%PDF")


def test_a_paper_there_is_nothing_for_is_said(run: Run, draft: Path, tmp_path: Path) -> None:
    words = ["--paper", "emergency", "--output", tmp_path / "x.pdf"]
    outcome = run("checklist", draft, "--root", SAMPLE, *words)
    assert outcome.code == 1
    assert "没有“应急处置卡”可印" in outcome.err


def test_too_many_companions_are_refused(run: Run, tmp_path: Path) -> None:
    answers = {"guests": 13, "companions": 5}
    file = written(tmp_path / "e.json", {**EVENT, "answers": answers})
    outcome = run("checklist", file, "--root", SAMPLE)
    assert outcome.code == 1
    assert "至多 4 人，现在填的是 5 人（依据：《国旗法》第十八条）" in outcome.err


def test_a_change_is_written_against_the_earlier_draft(
    run: Run, draft: Path, tmp_path: Path
) -> None:
    now = written(tmp_path / "now.json", {**_with_meal(), "guests": "15 人"})
    file = tmp_path / "change.md"
    words = ["--paper", "change", "--before", draft, "--format", "markdown", "--output", file]
    outcome = run("checklist", now, "--root", SAMPLE, *words)
    assert outcome.code == 0, outcome.err
    text = file.read_text()
    assert "| 来宾 | 12 人 | 15 人 |" in text
    assert "| 王副书记 | 本单位领导 |" in text


def test_a_calendar_of_a_draft_without_an_id_says_what_it_cannot(
    run: Run, draft: Path, tmp_path: Path
) -> None:
    file = tmp_path / "event.ics"
    words = ["--root", SAMPLE, "--output", file]
    assert "草稿没有编号（id）" in run("checklist", draft, *words).err
    shorter = written(tmp_path / "now.json", {**EVENT, "answers": {"guests": 1}})
    named = written(tmp_path / "named.json", {**EVENT, "id": "visit-1", "title": "改名"})
    assert "草稿没有编号" not in run("checklist", named, *words, "--before", shorter).err
    text = file.read_text()
    assert "SUMMARY:已取消：省厅来访·座谈" in text
    assert "SUMMARY:改名·座谈" in text


def test_a_sheet_without_its_blocks_says_how_the_usual_day_is_typed(
    run: Run, tmp_path: Path
) -> None:
    when = ("--start", "2026-12-08 09:00", "--end", "2026-12-08 11:00", "--guests", "三人")
    words = (
        "day",
        "--root",
        SAMPLE.parent / "blocks",
        *when,
        "--place",
        "二楼",
        "--output",
        tmp_path / "x.pdf",
    )
    usual = '--segment "座谈 09:00" --segment "用餐 12:00" --with 媒体'
    assert usual in run("checklist", *words).err
    assert "没有写明环节" not in run("checklist", *words, "--segment", "用餐 12:00").err
