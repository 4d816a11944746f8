"""座次图: seats where custom puts them, as SVG that a strict page policy allows."""

import re
from pathlib import Path

import pytest

from builder.model import Library
from builder.model.seating import SeatingPlan
from builder.views.pages import guide_page
from builder.views.seating import RADIUS, WIDTH, render_seating

ROOT = Path(__file__).parents[2]
SEAT = re.compile(r'cx="(\d+)" cy="(\d+)" r="19"/><text[^>]*>([^<]*)</text>')


def plan(layout: str, *rows: list[str]) -> SeatingPlan:
    option = {"label": "排法", "rows": rows}
    about = {"section": "seating", "title": "场合", "ground": "惯例/本库"}
    return SeatingPlan.model_validate({**about, "layout": layout, "options": [option]})


def seats(made: SeatingPlan) -> dict[str, tuple[int, int]]:
    svg = render_seating(made, made.options[0])
    return {text: (int(x), int(y)) for x, y, text in SEAT.findall(svg)}


def test_of_an_odd_stage_one_sits_in_the_middle_and_two_at_his_left() -> None:
    found = seats(plan("主席台", ["7", "5", "3", "1", "2", "4", "6"]))
    assert found["1"][0] == WIDTH // 2
    assert found["3"][0] < found["1"][0] < found["2"][0], "drawn from the hall"


def test_at_a_round_table_the_first_guest_sits_at_the_right_hand_of_the_host() -> None:
    found = seats(plan("宴会", ["主陪", "客2", "客3", "副陪", "客4", "客1"]))
    host, vice = found["主陪"], found["副陪"]
    assert host[1] < vice[1], "the host faces the door below"
    assert found["客1"][0] < host[0] < found["客2"][0]


def test_every_seat_stands_inside_the_picture_however_long_the_row() -> None:
    found = seats(plan("主席台", [str(n) for n in range(1, 16)]))
    assert len(found) == 15
    assert all(RADIUS <= x <= WIDTH - RADIUS for x, _ in found.values())


def test_seats_of_a_short_row_stand_at_the_sides_of_a_car() -> None:
    found = seats(plan("乘车", ["司机", "陪同"], ["客1", "客2", "客3"], ["客4"]))
    assert found["司机"][0] == found["客1"][0] == found["客4"][0]
    assert found["陪同"][0] == found["客3"][0]
    assert found["客1"][0] < found["客2"][0] < found["客3"][0]
    assert found["司机"][1] < found["客1"][1] < found["客4"][1], "the front is at the top"


def test_a_short_side_of_a_meeting_leaves_room_for_the_long_one() -> None:
    found = seats(plan("会见", ["主宾", "主人"], ["客2"], ["主2", "主3", "主4"]))
    assert found["客2"][1] == found["主2"][1]
    assert found["客2"][0] < found["主宾"][0] < found["主人"][0] < found["主2"][0]
    assert found["主3"][1] - found["主2"][1] == found["主4"][1] - found["主3"][1] > 2 * RADIUS


def test_words_are_escaped_and_nothing_is_styled_inline() -> None:
    made = plan("乘车", ["<b>", "1"])
    svg = render_seating(made, made.options[0])
    assert "<b>" not in svg
    assert "style=" not in svg
    assert 'aria-label="场合，排法：&lt;b&gt;、1"' in svg


def test_a_layout_asks_for_its_rows() -> None:
    with pytest.raises(ValueError, match="会谈”要写 2 排"):
        plan("会谈", ["主宾"])


def test_customs_that_differ_are_shown_as_a_choice(repository: Library) -> None:
    library = repository
    body = guide_page(library.guides["meeting"], library).body()
    assert body.count('class="qs-seating"') >= 10
    assert "□ 多数说法" in body
    assert "□ 另一种说法" in body
    layouts = {x.layout for x in library.guides["meeting"].plans}
    assert layouts == {"主席台", "会谈", "会见", "签字", "宴会", "乘车"}
