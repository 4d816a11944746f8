"""The page 检查单凭什么 and what a lesson's page says of the replay."""

from builder.model import Library
from builder.replay import play_all
from builder.views.proof import held_out, named, open_cases, render_bar, told, type_rows, whole


def test_types_open_cases_and_the_sum_say_the_same(repository: Library) -> None:
    trials = play_all(repository)
    rows, cases = type_rows(repository, trials), open_cases(repository, trials)
    played, stopped = whole(cases, repository, trials)
    kept = [x for x in trials if not repository.lessons[x].held_out]
    assert played == len(kept)
    assert played - stopped == len(cases)
    assert 0 < named(repository, trials) <= stopped
    assert sum(row.cases for row in rows) == sum(len(trials[x].types) for x in kept)
    assert {address for _, address, _ in held_out(repository, trials)}.isdisjoint(
        case.address for case in cases
    )


def test_a_lesson_says_for_each_of_its_types_what_stops_it(repository: Library) -> None:
    lesson = repository.lessons["2013/flag-at-half-mast"]
    rows = told(lesson, repository, play_all(repository))
    assert rows[0].title == "升旗与国旗"
    assert all(row.state == "拦得住" and row.early and row.line for row in rows)


def test_a_bar_is_as_long_as_what_it_counts() -> None:
    assert str(render_bar((1, 0, 1, 2))).count('width="60.0"') == 2
    assert 'width="120.0"' in str(render_bar((1, 0, 1, 2)))
    assert "nan" not in str(render_bar((0, 0, 0, 0)))
