"""An event typed on the command line: nothing that was typed is left out of it."""

from typing import Any

import click
import pytest

from builder.cli.typed_event import typed_event

TYPED: dict[str, Any] = {
    "start": "2026-12-08 09:00",
    "end": None,
    "place": "",
    "guests": "省厅一行",
    "title": "",
    "segments": (),
    "circumstances": (),
    "minimal": False,
    "answers": (),
    "people": (),
}
TWO = ("会议 09:00", "用餐 12:00 食堂")


def segments(**more: Any) -> list[dict[str, Any]]:
    made = typed_event("large-meeting", {**TYPED, **more})["segments"]
    assert isinstance(made, list)
    return made


def test_a_place_holds_for_stretches_that_name_none() -> None:
    assert [x["place"] for x in segments(place="二楼", segments=TWO)] == ["二楼", "食堂"]


def test_an_end_holds_for_the_stretch_that_begins_last() -> None:
    end = "2026-12-08 13:30"
    assert [x["end"] for x in segments(end=end, segments=TWO[::-1])] == [end, None]


def test_two_ends_that_differ_are_refused() -> None:
    with pytest.raises(click.UsageError, match="用餐"):
        segments(end="2026-12-08 13:30", segments=("用餐 12:00-13:00",))
    assert segments(end="2026-12-08 13:00", segments=("用餐 12:00-13:00",))[0]["end"]


def test_without_stretches_it_is_one() -> None:
    (only,) = segments(place="二楼", end="2026-12-08 11:30")
    assert (only["kind"], only["place"], only["end"]) == ("活动", "二楼", "2026-12-08 11:30")
