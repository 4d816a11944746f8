"""What `qianshi check` prints, in every format, and what it must never print."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from builder.checks import CODES
from builder.checks.report import REPORTS, render_report
from builder.model import Finding, Place
from tests.conftest import Run

ODD = Finding(Place("lessons/2013/a b,c:d.md", 3), "unknown-link", "100% 找不到\n它。", "改。")


@pytest.fixture
def office(small: Path, tmp_path: Path) -> Path:
    root = tmp_path / "office"
    shutil.copytree(small, root)
    return root


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_json_has_a_row_for_every_finding() -> None:
    data = json.loads(render_report([ODD], "json", "1.0"))
    assert data["findings"][0]["path"] == ODD.place.path
    assert data["findings"][0]["severity"] == "error"


def test_github_escapes_what_would_end_a_property() -> None:
    line = render_report([ODD], "github", "1.0")
    assert line == (
        "::error file=lessons/2013/a b%2Cc%3Ad.md,line=3,title=unknown-link"
        "::100%25 找不到%0A它。改。"
    )


def test_sarif_names_rule_level_and_place() -> None:
    data: Any = json.loads(render_report([ODD], "sarif", "1.0"))
    run = data["runs"][0]
    assert data["version"] == "2.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["unknown-link"]
    (result,) = run["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "lessons/2013/a%20b%2Cc%3Ad.md"
    assert place["region"] == {"startLine": 3}
    assert result["level"] == CODES["unknown-link"].severity


@pytest.mark.parametrize("name", REPORTS)
def test_every_format_runs_with_and_without_findings(run: Run, office: Path, name: str) -> None:
    clean = run("check", "--root", office, "--format", name)
    assert clean.code == 0
    spoil(office / "lessons/2013/rope.md", "phase: 事前", "phase: 之前")
    faulty = run("check", "--root", office, "--format", name)
    assert faulty.code == 1
    assert "unknown-value" in faulty.out


def test_paths_choose_what_is_shown(
    run: Run, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(office / "lessons/2013/rope.md", "phase: 事前", "phase: 之前")
    spoil(office / "content/guides/flag.md", "owner: 总协调", "owner: 主任")
    shown = run("check", office / "content", "--root", office)
    assert "guides/flag.md" in shown.out
    assert "rope.md" not in shown.out
    assert "别的文件还有 1 处" in shown.err
    monkeypatch.chdir(office / "lessons")
    assert run("check", "2013/rope.md").out.count("\n") == 1
    assert run("check", ".").out.count("\n") == 1
    assert run("check", "../checklists").code == 0


def test_paths_that_do_not_exist_are_wrong_usage(run: Run, office: Path, tmp_path: Path) -> None:
    assert "找不到" in run("check", "nowhere", "--root", office).err
    assert run("check", "nowhere", "--root", office).code == 2
    assert run("check", tmp_path, "--root", office).code == 2


def test_what_has_aged_is_told_by_the_day(run: Run, office: Path) -> None:
    assert run("check", "--root", office, "--today", "2026-11-22").out == ""
    aged = run("check", "--root", office, "--today", "2028-01-01")
    assert "stale-rule" in aged.out
    assert aged.code == 0


@pytest.mark.parametrize("name", REPORTS)
def test_a_private_value_is_never_printed_whole(run: Run, office: Path, name: str) -> None:
    """Also where another finding quotes what was typed."""
    guide = office / "content/guides/flag.md"
    spoil(guide, "看[案例](../../lessons/2013/rope.md#story)", "[x](tel:13800138000)")
    spoil(guide, "owner: 总协调", "owner: 13900139000")
    spoil(office / "lessons/2013/rope.md", "phase: 事前", "phase: 密级：机密")
    said = run("check", "--root", office, "--format", name)
    for value in ("13800138000", "13900139000", "密级：机密"):
        assert value not in said.out + said.err
    for code in ("unsafe-url", "unknown-value", "personal-data", "classified-mark"):
        assert code in said.out
