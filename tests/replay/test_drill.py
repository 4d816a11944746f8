"""A 桌面推演 gives every role what it knew at its moment, and the evaluator the lines for it."""

from typing import Any

import pytest

from builder.checks.drills import check_cards
from builder.model import Lesson, Library
from builder.model.condition import Condition
from builder.model.lesson import Moment
from builder.outputs.drills import make_drill_paper
from builder.program import compile_papers
from builder.program.drill_format import Drill
from builder.replay import Sheets, make_drill, make_drills, nearest, play, play_all, unfit
from tests.conftest import with_records
from tests.replay.test_play import ROPE, sample

MOMENTS: list[dict[str, Any]] = [
    {
        "at": "T-45m",
        "what": "检查员走过楼前，没有抬头",
        "known_to": ["检查员"],
        "seen": "你走到楼前",
    },
    {
        "at": "T-15m",
        "what": "联络员发现旗在杆中，报告总协调",
        "known_to": ["联络员", "总协调"],
        "seen": "旗在杆中",
        "turn": "发现",
    },
    {"at": "T-12m", "what": "风大了", "seen": "风大起来，吹得旗猎猎响"},
    {"at": "T-3m", "what": "国旗取下，存放到值班室", "turn": "化解"},
]


def lesson(*moments: dict[str, Any], **more: object) -> Lesson:
    timeline = tuple(Moment.model_validate(moment) for moment in moments or MOMENTS)
    return sample().lessons[ROPE].model_copy(update={"timeline": timeline} | more)


def library_of(one: Lesson) -> Library:
    return with_records(sample(), {ROPE: one})


def drill(one: Lesson | None = None) -> Drill:
    one = one or lesson()
    library = library_of(one)
    (trial,) = play(one, Sheets(library)).types
    return make_drill(one, trial, library)


def printed(name: str, made: Drill) -> list[tuple[str, str]]:
    """The sections of a paper: title, and everything that stands below it."""
    kind = compile_papers(sample(), "演练")[name]
    sections = make_drill_paper(kind, made, "2026-12-08 09:00").sections
    return [(x["title"], str(x["blocks"])) for x in sections]


def test_every_role_has_one_card_sheet_with_its_moments_only() -> None:
    cards = dict(printed("drill-cards", drill()))
    assert list(cards) == ["角色卡 · 检查员", "角色卡 · 联络员", "角色卡 · 总协调"]
    assert "你走到楼前" in cards["角色卡 · 检查员"]
    assert "旗在杆中" not in cards["角色卡 · 检查员"]
    assert "你走到楼前" not in cards["角色卡 · 联络员"]


def test_no_card_has_a_word_of_what_is_told_afterwards() -> None:
    one = lesson()
    cards = str(printed("drill-cards", drill(one)))
    told = [moment.what for moment in one.timeline]
    assert [text for text in (*told, one.title, one.id, "猎猎") if text in cards] == []


def test_head_and_foot_of_the_cards_do_not_tell_the_case() -> None:
    made = drill()
    paper = make_drill_paper(compile_papers(sample(), "演练")["drill-cards"], made, "")
    assert paper.title == "桌面推演：升旗"
    assert made["number"] in paper.stamp
    assert made["lesson"] not in paper.stamp + paper.title


def test_what_no_role_knew_is_read_out_to_all() -> None:
    made = drill()
    (title, host), *_ = printed("drill-host", made)
    assert "不给参加的人看" in title
    assert made["steps"][2]["who"] == ""
    assert "念给大家" in host


def test_the_clock_of_the_exercise_is_shorter_than_the_days_it_plays() -> None:
    days = [{**MOMENTS[0], "at": "D-30"}, {**MOMENTS[1], "at": "T0"}, {**MOMENTS[2], "at": "D+40"}]
    made = drill(lesson(*days))
    assert [step["minute"] for step in made["steps"]] == [5, 13, 21]
    assert made["minutes"] == made["over"] + 15 == 44
    quick = drill()
    assert [step["minute"] for step in quick["steps"]] == [5, 10, 15]


def test_moments_of_a_day_after_the_start_keep_their_order() -> None:
    mixed = drill(lesson({**MOMENTS[0], "at": "T0"}, {**MOMENTS[1], "at": "D0"}))
    assert [step["minute"] for step in mixed["steps"]] == [5, 8]


def test_the_evaluator_listens_for_the_lines_of_the_replay_at_their_moment() -> None:
    made = drill()
    first = made["lines"][0]
    assert (first["text"], first["key"], first["step"]) == ("看楼前旗杆", "item flag/top", 0)
    assert (first["when"], first["early"], first["killer"]) == ("前 1 小时", "45 分钟", True)
    assert first["node"]
    assert first["who"]
    assert [line["number"] for line in made["lines"]] == list(range(1, len(made["lines"]) + 1))
    assert all(line["early"] or line["step"] for line in made["lines"])


def test_a_line_that_stands_there_only_when_something_is_answered_says_so() -> None:
    one = lesson()
    top = sample().items["flag/top"].model_copy(update={"when": Condition(all=("media = 是",))})
    library = with_records(library_of(one), {**sample().items, "flag/top": top})
    (trial,) = play(one, Sheets(library)).types
    ((_, sheet),) = printed("drill-judge", make_drill(one, trial, library))
    assert "看楼前旗杆（开单时须有媒体吗是）" in sheet


def test_the_evaluators_sheet_has_boxes_the_outcome_and_three_questions() -> None:
    ((_, sheet),) = printed("drill-judge", drill(lesson(outcome="取下存放")))
    for word in ("拦住", "没拦住", "没人提", "取下存放", "政治底线", "看楼前旗杆"):
        assert word in sheet
    assert len(drill()["questions"]) == 3


def test_all_papers_come_from_one_each_on_pages_of_its_own() -> None:
    kind = compile_papers(sample(), "演练")["drill"]
    sections = make_drill_paper(kind, drill(), "").sections
    assert [x["title"][:3] for x in sections] == ["主持单", "评估单", "角色卡", "角色卡", "角色卡"]
    assert not any(x["runs_on"] for x in sections)


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (lesson(kind="好做法"), "好做法"),
        (
            lesson().model_copy(update={"timeline": (), "no_timeline_reason": "没有写时间"}),
            "没有写时间",
        ),
        (lesson({"at": "T0", "what": "旗滑了"}), "known_to"),
        (lesson(MOMENTS[0]), "只有一个时刻"),
        (lesson(MOMENTS[0], MOMENTS[2]), "只有一个岗位"),
        (lesson(event_types=()), "活动类型"),
    ],
)
def test_a_lesson_that_makes_no_exercise_says_why(one: Lesson, why: str) -> None:
    library = library_of(one)
    assert why in unfit(one, library)
    assert make_drills(library, play_all(library)) == {}
    assert nearest(one, library) == []


def test_every_lesson_that_is_fit_makes_one() -> None:
    library = library_of(lesson())
    made = make_drills(library, play_all(library))
    assert list(made) == [ROPE]
    assert nearest(lesson(kind="好做法"), library) == [library.lessons[ROPE]]


def test_a_card_may_repeat_what_was_known_before_it_and_nothing_later() -> None:
    assert list(check_cards(library_of(lesson()))) == []
    spoilt = [{**MOMENTS[0], "seen": "国旗取下，存放到值班室"}, *MOMENTS[1:]]
    found = list(check_cards(library_of(lesson(*spoilt))))
    assert [finding.code for finding in found] == ["card-tells-later"]
    repeated = [*MOMENTS[:2], {**MOMENTS[2], "seen": "检查员走过楼前，没有抬头"}, MOMENTS[3]]
    assert list(check_cards(library_of(lesson(*repeated)))) == []
