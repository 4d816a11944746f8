"""The picture of a lesson's course."""

import re

import pytest

from builder.drawing.pen import wrap
from builder.model import Library, Moment
from builder.views.timeline import TEXT_COLUMNS, label_of, render_timeline


@pytest.mark.parametrize(
    ("at", "label"),
    [
        ("T-15m", "前 15 分钟"),
        ("约T-3m", "约前 3 分钟"),
        ("T-90m", "前 1.5 小时"),
        ("T+120m", "后 2 小时"),
        ("T0", "开始时"),
        ("D+5", "第 5 天"),
        ("D0", "当天"),
        ("D-3", "前 3 天"),
        ("约D+730", "约第 730 天"),
        ("约D+3300", "约后 9 年"),
        ("D-1850", "前 5 年"),
    ],
)
def test_a_point_in_time_is_said_as_people_say_it(at: str, label: str) -> None:
    assert label_of(at) == label


def test_every_moment_has_a_dot_and_all_its_text() -> None:
    moments = [
        Moment(at="T-15m", what="发现旗在杆中" * 5, turn="发现"),
        Moment(at="T-3m", what="取下国旗", turn="化解"),
    ]
    svg = render_timeline(moments)
    assert svg.count("<circle") == 2
    shown = "".join(re.findall(r'what"[^>]*>([^<]*)<', svg))
    assert shown == moments[0].what + moments[1].what
    assert "style=" not in svg


def test_hostile_text_stays_text() -> None:
    svg = render_timeline([Moment(at="T0", what='</svg><script>"&')])
    assert "<script" not in svg
    assert "&lt;script&gt;" in svg


def test_no_moment_makes_no_picture() -> None:
    assert render_timeline([]) == ""


def test_lines_are_no_wider_than_the_column_and_punctuation_never_starts_one() -> None:
    lines = wrap("会前十五分钟，负责对外联络的同事走出会议室。" * 3, TEXT_COLUMNS)
    assert all(sum(2 for _ in line) <= TEXT_COLUMNS + 2 for line in lines)
    assert not any(line[0] in "，。" for line in lines)


def test_no_lesson_with_a_timeline_says_why_there_is_none(repository: Library) -> None:
    lessons = repository.accepted_lessons.values()
    assert not [x.id for x in lessons if x.timeline and x.no_timeline_reason]
