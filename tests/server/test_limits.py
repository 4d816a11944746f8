"""How often somebody may write: by the clock, each for himself, and for a bounded number."""

import pytest

from builder.server import limits
from builder.server.limits import RateLimit


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_as_many_at_once_as_a_minute_allows_and_then_one_by_one(clock: Clock) -> None:
    limit = RateLimit(3, clock)
    assert [limit.wait("li") for _ in range(4)] == [0, 0, 0, 20]
    clock.now += 18
    assert limit.wait("li") == 2
    clock.now += 2
    assert [limit.wait("li"), limit.wait("li")] == [0, 20]


def test_whoever_waits_long_has_no_more_than_a_minutes_worth(clock: Clock) -> None:
    limit = RateLimit(2, clock)
    limit.wait("li")
    clock.now += 3600
    assert [limit.wait("li") for _ in range(3)] == [0, 0, 30]


def test_one_who_writes_much_is_no_matter_to_another(clock: Clock) -> None:
    limit = RateLimit(1, clock)
    assert [limit.wait("li"), limit.wait("li"), limit.wait("wang")] == [0, 60, 0]


def test_who_came_longest_ago_is_forgotten_when_there_are_too_many(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Otherwise everybody who ever asked would stay in memory."""
    monkeypatch.setattr(limits, "MOST_REMEMBERED", 3)
    limit = RateLimit(1, clock)
    for who in ("a", "b", "c"):
        assert limit.wait(who) == 0
    assert limit.wait("a") == 60, "still known, and now the last who came"
    assert limit.wait("d") == 0
    assert [limit.wait("a"), limit.wait("c"), limit.wait("d")] == [60, 60, 60]
    assert limit.wait("b") == 0, "forgotten"


def test_ten_thousand_visitors_do_not_fill_the_memory(clock: Clock) -> None:
    limit = RateLimit(1, clock)
    waits = [limit.wait(f"10.0.{n // 250}.{n % 250}") for n in range(2 * limits.MOST_REMEMBERED)]
    assert set(waits) == {0}
    assert len(limit) == limits.MOST_REMEMBERED
