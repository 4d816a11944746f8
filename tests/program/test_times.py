"""The rules of reckoning, over dates nobody thought of."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.model import Due as ParsedDue
from builder.model import Event, OfficeCalendar
from builder.program import compile_program, working_days
from builder.program.calendar import EPOCH, day_number, known_years
from builder.program.format import Due
from builder.program.spans import anchors_of
from builder.program.times import DAY, Days, clock_text, length_words, minute_of, weekday
from tests.program.every_event import sample_library
from tests.proof_share import Share

CALENDAR = working_days()
ANCHORS = st.integers(day_number(date(2001, 1, 1)) * DAY, day_number(date(2120, 1, 1)) * DAY)
AMOUNTS = st.integers(-60, 60)


def due(text: str) -> Due:
    parsed = ParsedDue.parse(text)
    assert parsed.unit != "h"
    return Due(
        anchor=parsed.anchor,
        amount=parsed.amount,
        unit=parsed.unit,
        clock=parsed.clock or 0,
        absent="",
    )


def reckon(text: str, anchor: str) -> str:
    """The due minute of `text` for an anchor minute, both as people write them."""
    minute = Days(CALENDAR).due(due(text), minute_of(anchor))
    return f"{EPOCH + timedelta(days=minute // DAY)} {clock_text(minute)}"


@pytest.mark.parametrize(
    ("text", "anchor", "expected"),
    [
        ("start-1wd", "2026-12-08 09:00", "2026-12-07 17:00"),
        ("start-1wd", "2026-12-07 09:00", "2026-12-04 17:00"),
        ("start-1wd", "2026-10-08 09:00", "2026-09-30 17:00"),
        ("start-1wd", "2026-02-15 09:00", "2026-02-14 17:00"),
        ("end+1wd 09:00", "2026-09-30 18:00", "2026-10-08 09:00"),
        ("end+1wd 09:00", "2026-10-09 18:00", "2026-10-10 09:00"),
    ],
)
def test_a_rest_day_moves_the_deadline_to_the_working_day_before(
    text: str, anchor: str, expected: str
) -> None:
    assert reckon(text, anchor) == expected


@pytest.mark.parametrize(
    ("text", "anchor", "expected"),
    [
        ("start-1d", "2026-10-02 09:00", "2026-10-01 17:00"),
        ("start-1d 08:30", "2024-03-01 09:00", "2024-02-29 08:30"),
        ("start-0d 07:00", "2026-12-08 09:00", "2026-12-08 07:00"),
        ("start-0wd 07:00", "2026-10-01 09:00", "2026-10-01 07:00"),
        ("start-90m", "2026-01-01 00:30", "2025-12-31 23:00"),
        ("start", "2026-12-08 09:01", "2026-12-08 09:01"),
    ],
)
def test_calendar_days_and_minutes_never_move(text: str, anchor: str, expected: str) -> None:
    assert reckon(text, anchor) == expected


@given(ANCHORS, AMOUNTS.filter(bool))
def test_working_days_never_end_on_a_rest_day(anchor: int, amount: int) -> None:
    days = Days(CALENDAR)
    day = days.step(anchor // DAY, amount)
    assert days.is_worked(day)
    assert (day > anchor // DAY) == (amount > 0)


@given(ANCHORS, AMOUNTS)
def test_working_days_are_counted_strictly_outside_the_anchor(anchor: int, amount: int) -> None:
    days, start = Days(CALENDAR), anchor // DAY
    end = days.step(start, amount)
    passed = range(end, start) if amount < 0 else range(start + 1, end + 1)
    assert sum(days.is_worked(day) for day in passed) == abs(amount)


@given(ANCHORS, ANCHORS, AMOUNTS, st.sampled_from(["m", "d", "wd"]))
def test_a_later_event_is_never_due_earlier(one: int, two: int, amount: int, unit: str) -> None:
    days = Days(CALENDAR)
    text = f"start{amount:+d}{unit}"
    first, second = sorted((one, two))
    assert days.due(due(text), first) <= days.due(due(text), second)


@given(ANCHORS, AMOUNTS, AMOUNTS, st.sampled_from(["m", "d", "wd"]))
def test_a_larger_offset_is_never_due_earlier(anchor: int, one: int, two: int, unit: str) -> None:
    days = Days(CALENDAR)
    low, high = (due(f"start{amount:+d}{unit}") for amount in sorted((one, two)))
    assert days.due(low, anchor) <= days.due(high, anchor)


@given(st.dates(date(2000, 1, 1), date(2199, 12, 31)), st.times())
def test_a_minute_reads_back_as_it_was_written(day: date, time: object) -> None:
    text = f"{day} {str(time)[:5]}"
    minute = minute_of(text)
    assert f"{EPOCH + timedelta(days=minute // DAY)} {clock_text(minute)}" == text
    assert weekday(minute // DAY) == day.weekday()


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (90, "90 分钟"),
        (1440, "1 天"),
        (4680, "3 天 6 小时"),
        (34560, "24 天"),
        (1441, "1 天 1 分钟"),
    ],
)
def test_a_length_of_days_is_said_in_days(minutes: int, words: str) -> None:
    assert length_words(minutes) == words


@pytest.mark.proof
def test_every_rule_of_reckoning_holds_five_thousand_times(share: Share) -> None:
    @settings(max_examples=share.of(5000), deadline=None)
    @given(ANCHORS, ANCHORS, AMOUNTS, AMOUNTS, st.sampled_from(["m", "d", "wd"]))
    def holds(one: int, two: int, amount: int, other: int, unit: str) -> None:
        _rule(test_working_days_never_end_on_a_rest_day)(one, amount or 1)
        _rule(test_working_days_are_counted_strictly_outside_the_anchor)(two, other)
        _rule(test_a_later_event_is_never_due_earlier)(one, two, amount, unit)
        _rule(test_a_larger_offset_is_never_due_earlier)(one, amount, other, unit)

    holds()


def _rule(test: Any) -> Any:
    """What a test asserts, without the examples it is given."""
    return test.hypothesis.inner_test


def test_the_calendar_ends_where_the_notices_end() -> None:
    last = known_years()[1]
    assert CALENDAR["known_until"] == day_number(date(last + 1, 1, 1))


def test_holidays_on_a_date_need_no_notice() -> None:
    """New Year's Day of a year without a notice is no day on which an answer is due."""
    year = known_years()[1] + 1
    days = Days(CALENDAR)
    fixed = [date(year, *day) for day in ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))]
    assert not any(days.is_worked(day_number(day)) for day in fixed)
    assert days.guessed == {year}, "the sheet still says that the year is reckoned"
    assert days.is_worked(day_number(next(d for d in _march(year) if d.weekday() < 5)))


def _march(year: int) -> list[date]:
    return [date(year, 3, n) for n in range(1, 8)]


def test_a_day_nobody_announced_is_reckoned_by_weekday_and_remembered() -> None:
    days = Days(CALENDAR)
    assert days.is_worked(day_number(date(2098, 10, 1)))
    assert not days.is_worked(day_number(date(2099, 10, 3)))
    assert days.guessed == {2098, 2099}


def test_an_office_can_enter_the_next_notice_itself() -> None:
    year = known_years()[1] + 1
    days_ = {"rest": [f"{year}-01-01"], "worked": [f"{year}-01-02"], "complete": [str(year)]}
    calendar = working_days(OfficeCalendar.model_validate(days_))
    days = Days(calendar)
    assert calendar["known_until"] == day_number(date(year + 1, 1, 1))
    assert not days.is_worked(day_number(date(year, 1, 1)))
    assert days.is_worked(day_number(date(year, 1, 2)))
    assert not days.guessed


def test_a_single_day_of_the_next_year_does_not_make_the_year_known() -> None:
    year = known_years()[1] + 1
    friday = next(d for d in (date(year, 3, n) for n in range(1, 8)) if d.weekday() == 4)
    calendar = working_days(OfficeCalendar.model_validate({"rest": [str(friday)]}))
    days = Days(calendar)
    assert calendar["known_until"] == CALENDAR["known_until"]
    assert not days.is_worked(day_number(friday))
    assert days.guessed == {year}, "the sheet still says that the year is reckoned"


def test_an_override_beats_the_notice() -> None:
    calendar = working_days(OfficeCalendar.model_validate({"rest": ["2026-12-08"]}))
    assert not Days(calendar).is_worked(day_number(date(2026, 12, 8)))


def anchors(made: Event) -> dict[str, int]:
    library = sample_library()
    return anchors_of(compile_program(library, library.event_types["visit"]), made)


def event(*segments: tuple[str, str, str | None]) -> Event:
    made = [{"kind": k, "start": f"2026-12-08 {s}", "end": e} for k, s, e in segments]
    return Event.model_validate({"type": "visit", "segments": made})


def test_the_event_starts_with_its_first_segment_and_ends_with_its_last() -> None:
    found = anchors(
        event(
            ("座谈", "09:00", "2026-12-08 11:00"), ("接站", "08:10", None), ("用餐", "12:00", None)
        )
    )
    assert found["start"] == found["arrive"] == minute_of("2026-12-08 08:10")
    assert found["end"] == found["seg:用餐"] == minute_of("2026-12-08 12:00")
    assert "promise" not in found


def test_without_a_segment_of_arrival_guests_arrive_at_the_start() -> None:
    found = anchors(event(("座谈", "09:00", None)))
    assert found["arrive"] == found["end"] == found["start"]


def test_without_a_segment_of_that_name_the_event_is_the_first_after_the_way_there() -> None:
    way = ("接站", "08:10", None)
    assert anchors(event(way, ("座谈", "09:30", None)))["seg:活动"] == minute_of("2026-12-08 09:30")
    named = anchors(event(way, ("参观", "09:00", None), ("活动", "09:30", None)))
    assert named["seg:活动"] == minute_of("2026-12-08 09:30")
    assert anchors(event(way))["seg:活动"] == minute_of("2026-12-08 08:10")
    night = ("住宿", "08:50", "2026-12-09 08:00")
    assert anchors(event(way, night, ("座谈", "09:30", None)))["seg:活动"] == named["seg:活动"]


def test_the_first_of_two_like_segments_is_the_anchor() -> None:
    found = anchors(event(("用餐", "18:00", None), ("用餐", "12:00", None)))
    assert found["seg:用餐"] == minute_of("2026-12-08 12:00")


def test_the_text_marks_days_that_are_not_what_their_weekday_says() -> None:
    days = Days(CALENDAR)
    assert days.text(minute_of("2026-12-08 09:00"), 0) == "2026年12月8日（周二）09:00"
    assert days.text(minute_of("2026-12-08 17:00"), 2026) == "12月8日（周二）17:00"
    assert days.text(minute_of("2026-10-01 17:00"), 2026) == "10月1日（周四·休）17:00"
    assert days.text(minute_of("2026-10-10 17:00"), 2026) == "10月10日（周六·班）17:00"
    assert days.text(minute_of("2027-01-03 17:00"), 2026) == "2027年1月3日（周日）17:00"
