"""The committed schemas are fresh, and say the same as the models."""

import json
import re
from pathlib import Path

import pytest

from builder.files.write import write_text
from builder.sources.schemas import SCHEMAS, schema_texts
from tests.conftest import Run


def test_the_committed_schemas_are_fresh(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--write-golden"):
        for name, text in schema_texts().items():
            write_text(SCHEMAS / name, text)
    kept = {file.name: file.read_text("utf-8") for file in SCHEMAS.glob("*.json")}
    assert kept == schema_texts(), "pytest --write-golden tests/sources/test_schemas.py"


def test_yes_and_no_are_words_and_conditions_may_be_lists() -> None:
    items = json.loads(schema_texts()["items.schema.json"])
    fields = items["$defs"]["Item"]["properties"]
    assert fields["killer"]["enum"] == ["是", "否"]
    assert fields["killer"]["default"] == "否"
    assert [choice["type"] for choice in fields["when"]["anyOf"]] == ["array", "object"]
    assert items["$defs"]["Item"]["additionalProperties"] is False


def test_patterns_are_patterns_of_every_language() -> None:
    for text in schema_texts().values():
        for pattern in re.findall(r'"pattern": "(.*)"', text):
            assert "?P<" not in pattern
            re.compile(json.loads(f'"{pattern}"'))


def test_the_command_lists_and_writes_them(run: Run, tmp_path: Path) -> None:
    assert "lesson.schema.json" in run("schema").out
    assert run("schema", tmp_path / "schemas").code == 0
    written = {f.name: f.read_text("utf-8") for f in (tmp_path / "schemas").iterdir()}
    assert written == schema_texts()
