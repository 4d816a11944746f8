"""What is personal and what only looks so; Python and the browser read the same patterns."""

import json
from pathlib import Path
from typing import Any

import pytest

from builder.checks.privacy import DATA, check_text_names, check_text_privacy, masked
from builder.checks.privacy import find_private as find
from builder.model import Finding, Place

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = json.loads((HERE / "privacy_cases.json").read_text("utf-8"))
LABELS = {rule["label"]: rule["name"] for rule in reversed(DATA["patterns"])} | {"": "name"}
"""A label's first rule; the rules after it find other spellings of the same thing."""


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_what_is_found(case: dict[str, Any]) -> None:
    assert [LABELS[match.label] for match in find(case["text"])] == case["found"]


def test_values_are_shortened_wherever_they_are_quoted() -> None:
    place = Place("x.md", 1)
    (finding,) = check_text_privacy("打 13800138000", place)
    assert "13800138000" not in finding.message
    quoting = Finding(place, "unsafe-url", "地址“tel:13800138000”不能用。", "机密★")
    assert "13800138000" not in masked(quoting).message
    assert "★" not in masked(quoting).hint


def test_a_name_is_no_reason_to_refuse_what_somebody_handed_in() -> None:
    place = Place("x.json", 1)
    assert list(check_text_privacy("请张某某局长看", place)) == []
    (finding,) = check_text_names("请张某某局长看", place)
    assert "某某" not in finding.message
