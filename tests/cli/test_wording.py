"""`qianshi wording`: blank or filled in, as Word or to copy."""

import json
import shutil
from pathlib import Path

import pytest
from docx import Document

from tests.conftest import Run

SAMPLE = Path(__file__).parent.parent / "program" / "samples" / "office"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE, tmp_path / "office"))


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    segment = {"kind": "活动", "start": "2026-12-08 09:00", "place": "大型实验室"}
    event = {"type": "visit", "title": "工作调研", "segments": [segment]}
    file = tmp_path / "draft.json"
    file.write_text(json.dumps(event, ensure_ascii=False), "utf-8")
    return file


def test_without_a_name_all_are_listed(run: Run, office: Path) -> None:
    assert run("wording", "--root", office).out == "messages\t用餐短信\nnotice\t来访通知\n"


def test_a_text_to_copy_is_shown(run: Run, office: Path, draft: Path) -> None:
    shown = run("wording", "notice", draft, "--format", "txt", "--root", office).out
    assert shown.startswith(
        "示例单位关于工作调研的通知\n〔有关单位〕：\n定于2026年12月8日（星期二）"
    )


def test_a_document_is_saved_and_told(run: Run, office: Path, draft: Path, tmp_path: Path) -> None:
    file = tmp_path / "通知.docx"
    outcome = run("wording", "来访通知", draft, "--output", file, "--root", office)
    assert (outcome.code, "请手填" in outcome.out) == (0, True)
    assert "示例单位关于工作调研的通知" in [p.text for p in Document(str(file)).paragraphs]


def test_without_an_event_the_blanks_are_marked(run: Run, office: Path) -> None:
    shown = run("wording", "notice", "--format", "txt", "--root", office).out
    assert "定于〔日期〕举行，来宾为〔来宾〕。" in shown


def test_a_number_of_the_roster_stands_where_a_text_asks_for_it(
    run: Run, office: Path, draft: Path, tmp_path: Path
) -> None:
    event = json.loads(draft.read_text(encoding="utf-8"))
    draft.write_text(json.dumps({**event, "people": {"总协调": {"name": "李×"}}}), "utf-8")
    notice = office / "content/wording/notice.yml"
    line = '  - {lines: contacts, where: {role: 总协调}, text: "联系{name}，{phone|〔电话〕}"}\n'
    notice.write_text(notice.read_text("utf-8").replace("parts:\n", f"parts:\n{line}"), "utf-8")
    roster = tmp_path / "名册.csv"
    roster.write_text("姓名,电话\n李×,010-1\n", "utf-8")
    shown = ("wording", "notice", draft, "--format", "txt", "--root", office)
    assert "联系李×，〔电话〕" in run(*shown).out
    assert "联系李×，010-1" in run(*shown, "--roster", roster).out


def test_an_unknown_name_is_answered_with_the_nearest(run: Run, office: Path) -> None:
    outcome = run("wording", "notise", "--root", office)
    assert outcome.code == 2
    assert "没有文稿“notise”" in outcome.err
    assert "是否想写“notice”" in outcome.err


def test_a_draft_with_faults_is_refused(run: Run, office: Path, draft: Path) -> None:
    draft.write_text('{"type": "visit"}', "utf-8")
    outcome = run("wording", "notice", draft, "--root", office)
    assert outcome.code == 1
    assert outcome.err
