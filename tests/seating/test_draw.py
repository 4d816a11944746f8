"""The picture: names as text whatever stands in them, nothing that a strict policy forbids."""

from xml.etree import ElementTree

import pytest

from builder.seating import render_seating, seat_people
from builder.seating.draw import name_lines
from tests.seating.test_rules import LAYOUTS

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "a&b;c",
    "']]>",
    "名" * 60,
)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_name_acts_and_none_is_lost(layout: str) -> None:
    typed = "\n".join(name.replace(";", "") for name in HOSTILE)
    made = seat_people(LAYOUTS[layout], (typed, typed), {})
    svg = str(render_seating(made))
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own
    assert {node.tag for node in root.iter()} <= {"svg", "rect", "text", "path"}
    assert "style=" not in svg
    told = {seat["name"] for seat in made["seats"]} | set(made["left"])
    assert told == {name.replace(";", "") for name in HOSTILE}


def test_a_long_name_ends_in_an_ellipsis_and_a_middling_one_is_parted_evenly() -> None:
    assert name_lines("张三丰") == ["张三丰"]
    assert name_lines("诸葛孔明") == ["诸葛", "孔明"]
    assert name_lines("阿卜杜拉") == ["阿卜", "杜拉"]
    assert name_lines("名" * 60) == ["名名名", "名名…"]
    assert name_lines("Ann Lee") == ["Ann Le", "e"]


def test_a_picture_says_what_it_is() -> None:
    made = seat_people(LAYOUTS["stage"], ("", "甲、乙"), {})
    assert 'aria-label="主席台"' in render_seating(made)
    assert 'aria-label="&lt;台&gt;"' in render_seating(made, "<台>")
