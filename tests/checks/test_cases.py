"""Files in, findings out: every named case of cases.yml."""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from builder.checks import CODES, check_ageing
from builder.model import Finding
from builder.pipeline import read_folder

CASES: dict[str, Any] = yaml.load(
    (Path(__file__).parent / "cases.yml").read_text("utf-8"), yaml.CSafeLoader
)


def findings_of(root: Path) -> tuple[Finding, ...]:
    return read_folder(root).findings


def all_findings(root: Path, today: date | None) -> Iterator[Finding]:
    reading = read_folder(root)
    yield from reading.findings
    if today:
        yield from check_ageing(reading.library, today)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"{old!r} must occur once"
    file.write_text(text.replace(old, new), "utf-8")


def test_every_code_is_an_error_a_warning_or_a_note() -> None:
    assert {code.severity for code in CODES.values()} <= {"error", "warning", "info"}
    assert all(re.fullmatch(r"[a-z][a-z-]*[a-z]", name) for name in CODES)


def test_the_sample_has_no_findings(small: Path) -> None:
    assert findings_of(small) == ()


@pytest.mark.parametrize("name", CASES)
def test_an_edit_has_exactly_its_findings(name: str, small: Path, tmp_path: Path) -> None:
    case = CASES[name]
    root = tmp_path / "base"
    shutil.copytree(small, root)
    edit(root / case["file"], *case["edit"])
    if "and-edit" in case:
        other, *change = case["and-edit"]
        edit(root / other, *change)
    for path, text in case.get("add", {}).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    expected = {case["file"]: case["findings"], **case.get("also", {})}
    found: dict[str, list[str]] = {path: [] for path in expected}
    for finding in all_findings(root, case.get("today")):
        found.setdefault(finding.place.path, []).append(f"{finding.place.line} {finding.code}")
    assert found == expected


def test_every_code_has_a_meaning_and_a_case_or_a_reading_test() -> None:
    tests = Path(__file__).parent.parent
    evidence = "".join(
        file.read_text("utf-8")
        for file in (*tests.rglob("test_*.py"), tests / "checks" / "cases.yml")
        if file != Path(__file__)
    )
    told = set(re.findall(r'[" ]([a-z]+(?:-[a-z]+)*)"', evidence))
    assert set(CODES) - told == set()
    assert all(code.meaning and code.cure for code in CODES.values())
    assert len(CODES) >= 35


def test_every_finding_says_what_to_do(small: Path, tmp_path: Path) -> None:
    root = tmp_path / "base"
    shutil.copytree(small, root)
    (root / "checklists/event-types/flag.yml").unlink()
    findings = findings_of(root)
    assert findings
    assert all(f.hint for f in findings)


def test_personal_data_is_never_repeated_in_full(small: Path, tmp_path: Path) -> None:
    root = tmp_path / "base"
    shutil.copytree(small, root)
    guide = root / "content/guides/flag.md"
    guide.write_text(guide.read_text("utf-8") + "\n13800138000\n", "utf-8")
    (finding,) = findings_of(root)
    assert "13800138000" not in str(finding)
    assert "0013800" not in str(finding)
