"""适用条件 of a new line: what all its sheets ask, in people's words; anything else is refused."""

from pathlib import Path

import pytest

from builder.model import Library
from builder.review import Place, UnfitError
from builder.review.conditions import condition_of
from builder.sources import load_library

PLACE = Place("flag", "", "last", "flag", "检查员", ())


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(Path(__file__).parent.parent / "samples/small").library


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("media = 是", ["media = 是"]),
        ("有媒体吗＝否", ["media = 否"]),
        ("media", ["media = 是"]),
        ("media = 是，weekend != 是", ["media = 是", "weekend != 是"]),
        ("", []),
    ],
)
def test_a_condition_is_said_by_name_or_in_the_words_of_the_question(
    said: str, wanted: list[str], library: Library
) -> None:
    assert condition_of(said, PLACE, library) == wanted


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("外宾 = 是", "没有“外宾”可问。可以用的：有媒体吗：是、否（media）；当天是周末"),
        ("media = 有", "“有媒体吗”只能答 是、否"),
        ("media > 很多", "“>”只能和不超过九位的数字比较"),
    ],
)
def test_what_is_not_asked_is_refused_with_what_is(said: str, told: str, library: Library) -> None:
    with pytest.raises(UnfitError, match=f"适用条件“{said}”") as refused:
        condition_of(said, PLACE, library)
    assert told in refused.value.reasons[0]
