"""What the page's scripts are checked against is what Python says today."""

from typing import TypedDict

import pytest

from builder.browser_types import FILE, shape_texts, shapes_text
from builder.files.write import write_text
from builder.model import run_record


def test_the_shapes_of_the_page_are_fresh(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--write-golden"):
        write_text(FILE, shapes_text())
    assert FILE.read_text("utf-8") == shapes_text(), "make shapes"


def test_a_new_field_in_python_is_a_new_field_on_the_page() -> None:
    class Inner(TypedDict):
        minutes: list[int]

    class Outer(TypedDict):
        inner: dict[str, Inner | None]

    shapes = shape_texts([Outer])
    assert "  inner: Record<string, QsInner | null>;" in shapes["QsOuter"]
    assert "  minutes: number[];" in shapes["QsInner"]


def test_what_the_page_hands_in_may_leave_out_what_has_a_default() -> None:
    assert "event: string;\n  title?: string;" in shape_texts([run_record.RunRecord])["QsRunRecord"]


def test_two_shapes_of_one_name_are_refused() -> None:
    class RunRecord(TypedDict):
        event: str

    with pytest.raises(ValueError, match="QsRunRecord is two shapes"):
        shape_texts([RunRecord, run_record.RunRecord])
