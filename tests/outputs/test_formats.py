"""Every row of FORMATS renders any result, purely."""

import json
from pathlib import Path

import pytest
from markdown import markdown

from builder.model import Event
from builder.outputs import FORMATS
from builder.program import compile_program, evaluate
from tests.outputs.sample_event import HOSTILE, PRINTED, entry, rendered, sample
from tests.program.every_event import library_in, sampled


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_renders_the_same_bytes_twice(name: str) -> None:
    one, two = (rendered(name, entry(*sample())) for _ in range(2))
    assert one == two
    assert len(one) > 500


FEWER = {"pdf": 3, "docx": 2}
"""Formats that take long: each how-manyth type. The proof of papers takes every one."""


@pytest.mark.parametrize("name", FORMATS)
def test_event_types_of_this_repository_render(name: str, root: Path) -> None:
    library = library_in(root)
    for event_type in list(library.event_types.values())[:: FEWER.get(name, 1)]:
        program = compile_program(library, event_type)
        event = Event.model_validate(next(sampled(program, 1)) | {"guests": "", "minimal": False})
        assert rendered(name, entry(evaluate(program, event), event))


def test_rows_have_distinct_suffixes_and_chinese_labels() -> None:
    assert len({row.suffix for row in FORMATS.values()}) == len(FORMATS)
    assert all(not row.label.isascii() for row in FORMATS.values())


def test_json_holds_the_result_as_it_was() -> None:
    result, event = sample()
    document = json.loads(rendered("json", entry(result, event)))
    assert document["result"] == result
    assert document["printed"] == PRINTED


def test_markdown_keeps_hostile_words_as_text() -> None:
    text = rendered("markdown", entry(*sample(title=HOSTILE, guests=HOSTILE))).decode()
    html = markdown(text)
    assert "<script" not in html
    assert "<a " not in html
    assert "<strong>x" not in html


def test_a_name_with_a_bar_or_line_break_stays_in_its_cell() -> None:
    made = entry(*sample(people={"总协调": "李|×\n王"}))
    text = rendered("markdown", made, "tasks").decode()
    rows = [line for line in text.split("\n") if line.startswith("| 12月")]
    assert rows
    assert {row.replace(r"\|", "").count("|") for row in rows} == {9}
