"""Results kept between runs: used when whole, ignored when not, dropped when no longer needed."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from pydantic import BaseModel

from builder.cache import NO_CACHE, Cache, Results, data, files, open_cache, store, texts
from builder.model import Finding, Place

WORDS = texts("words")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "user/qianshi"


def shout(cache: Cache, word: str, made: list[str]) -> str:
    def make() -> str:
        made.append(word)
        return word.upper()

    return cache.recall(WORDS, word, make)


def run(folder: Path, *words: str, root: Path = Path("/office"), fresh: bool = False) -> list[str]:
    """One run of a program that asks for some words; those that it had to make."""
    made: list[str] = []
    with open_cache(folder, root, fresh=fresh) as cache:
        assert [shout(cache, word, made) for word in words] == [word.upper() for word in words]
    return made


def test_what_was_kept_is_not_made_again(folder: Path) -> None:
    assert run(folder, "a", "b", "a") == ["a", "b"]
    assert run(folder, "a", "c") == ["c"]
    assert run(folder, "a", "b", "c") == []


def test_what_a_run_no_longer_asks_for_is_dropped(folder: Path) -> None:
    run(folder, "a", "b", "c")
    run(folder, "a", "b", "d")
    assert run(folder, "a", "b", "c", "d") == ["c"]


def test_a_run_that_asks_for_little_drops_nothing(folder: Path) -> None:
    run(folder, "a", "b", "c")
    run(folder, "a", "d")
    assert run(folder, "a", "b", "c", "d") == []


def test_a_fresh_run_believes_nothing_and_replaces_all(folder: Path) -> None:
    run(folder, "a", "b")
    assert run(folder, "a", fresh=True) == ["a"]
    assert run(folder, "a", "b") == ["b"]


def test_another_version_of_the_program_knows_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(folder, "a")
    monkeypatch.setattr(store, "program_digest", lambda: b"other")
    assert run(folder, "a") == ["a"]
    assert run(folder, "a") == []


def test_knowledge_bases_know_nothing_of_each_other(folder: Path) -> None:
    run(folder, "a")
    assert run(folder, "a", root=Path("/elsewhere")) == ["a"]
    assert run(folder, "a") == []


def test_the_knowledge_base_of_long_ago_is_forgotten(folder: Path) -> None:
    run(folder, "a")
    for number in range(store.MOST_PLACES - 1):
        run(folder, "a", root=Path(f"/office-{number}"))
    assert run(folder, "a", "b") == ["b"]
    run(folder, "a", root=Path("/one-more"))
    assert run(folder, "a", "b") == []
    assert run(folder, "a", root=Path("/office-0")) == ["a"]


def test_a_run_that_fails_keeps_nothing(folder: Path) -> None:
    def fail() -> None:
        with open_cache(folder, Path("/office")) as cache:
            shout(cache, "a", [])
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert run(folder, "a") == ["a"]


def test_two_runs_at_a_time_both_keep_what_they_made(folder: Path) -> None:
    with open_cache(folder, Path("/office")) as one, open_cache(folder, Path("/office")) as two:
        shout(one, "a", [])
        shout(two, "b", [])
    assert run(folder, "a", "b") == []


def test_what_is_made_once_is_the_same_thing_while_every_run_asks_for_it(folder: Path) -> None:
    def made(word: str, *, fresh: bool = False) -> tuple[str, ...]:
        with open_cache(folder, Path("/office"), fresh=fresh) as cache:
            return cache.once((tuple, word), lambda: (word, word))

    with open_cache(folder, Path("/office")) as cache:
        first = cache.once((tuple, "a"), lambda: ("a", "a"))
        assert cache.once((tuple, "a"), lambda: ("b", "b")) is first
    assert made("a") is first
    assert made("b") == ("b", "b")
    again = made("a")
    assert again == first, "made anew: the run between did not ask for it"
    assert again is not first
    assert made("a", fresh=True) is not again


def test_what_is_made_once_is_made_anew_on_another_day(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A date that lies ahead today is no fault tomorrow."""
    made: list[date] = []

    def make() -> date:
        made.append(today)
        return today

    for today in (date(2026, 1, 1), date(2026, 1, 1), date(2026, 1, 2)):
        days = SimpleNamespace(today=lambda day=today: day)
        monkeypatch.setattr("builder.cache.cache.date", days)
        with open_cache(folder, Path("/office")) as cache:
            assert cache.once("a", make) == today
    assert made == [date(2026, 1, 1), date(2026, 1, 2)]


def test_no_cache_keeps_nothing() -> None:
    made: list[str] = []
    shout(NO_CACHE, "a", made)
    shout(NO_CACHE, "a", made)
    assert made == ["a", "a"]


class Leaf(BaseModel):
    number: int


@pytest.mark.parametrize(
    ("results", "value"),
    [
        (texts("t"), "旗\n\u2028"),
        (data("d", dict[str, tuple[int, ...]]), {"旗": (1, 2)}),
        (data("f", list[Finding]), [Finding(Place("a.md", 3), "bad-date", "旗", "改")]),
        (data("l", Leaf), Leaf(number=1)),
        (files("b"), {"a.pdf": bytes(range(256)), "空": b""}),
    ],
)
def test_results_come_back_as_they_were(
    folder: Path, results: Results[object], value: object
) -> None:
    with open_cache(folder, Path("/office")) as cache:
        cache.keep(results, "", value)
    with open_cache(folder, Path("/office")) as cache:
        assert cache.find(results, "") == value


def test_what_cannot_be_written_is_made_every_time(folder: Path) -> None:
    with open_cache(folder, Path("/office")) as cache:
        cache.keep(WORDS, "a", "\ud800")
    assert run(folder, "a") == ["a"]
