"""One file of an inbox: a letter, or what is wrong with it and what to do."""

import json
from pathlib import Path
from typing import Any

import pytest

from builder.letters.inbox import Received, read_letter
from builder.model import Finding

LETTER: dict[str, Any] = {
    "receipt": "20261121-0a1b2c3d",
    "what": "媒体席没有桌签",
    "prevent": "联络员数桌签",
    "month": "2026-11",
}


def read(folder: Path, text: str) -> list[Received | Finding]:
    file = folder / "来信.json"
    file.write_text(text, "utf-8")
    return read_letter(file)


def test_a_letter_is_read(tmp_path: Path) -> None:
    (one,) = read(tmp_path, json.dumps(LETTER))
    assert isinstance(one, Received)
    assert one.hand_in.what == "媒体席没有桌签"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "[" * 100_000,
        json.dumps({**LETTER, "what": ""}),
        json.dumps({**LETTER, "month": "2026-13"}),
        json.dumps({**LETTER, "what": "\u0007"}),
        json.dumps({**LETTER, "colour": "红"}),
        json.dumps({**LETTER, "format": 99}),
        '{"what": "一", "what": "二"}',
    ],
    ids=range(10),
)
def test_what_is_no_letter_is_one_finding_with_its_file_and_a_cure(
    tmp_path: Path, text: str
) -> None:
    (fault,) = read(tmp_path, text)
    assert isinstance(fault, Finding)
    assert fault.place.path == "来信.json"
    assert fault.message
    assert fault.hint
