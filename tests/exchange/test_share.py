"""What leaves an office: what was meant to, in words that anybody may read, and nothing else."""

import pytest

from builder.exchange.share import shared_lessons
from builder.model import Finding, Library
from builder.pipeline import Reading
from builder.sources import load_library
from tests.conftest import ROOT, with_records
from tests.exchange.offices import CANARY, NAME, PHONE, lesson, offices


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(ROOT / "tests/samples/small").library


def test_nothing_leaves_where_nobody_said_so(library: Library) -> None:
    assert shared_lessons(Reading(library, ()), "本系统", relays=True).texts == {}


@pytest.mark.parametrize(
    ("level", "audience", "leaves"),
    [
        ("本单位", "本系统", False),
        ("本系统", "本系统", True),
        ("本系统", "全省", False),
        ("全省", "本系统", True),
        ("全省", "全省", True),
    ],
)
def test_a_lesson_goes_as_far_as_it_says(
    library: Library, level: str, audience: str, leaves: bool
) -> None:
    own = with_records(library, {"2026/a": lesson("2026/a", "一件事", 1, f"level: {level}")})
    shared = shared_lessons(Reading(own, ()), audience, relays=False)  # type: ignore[arg-type]
    assert bool(shared.texts) is leaves


@pytest.mark.parametrize("state", ["草稿", "已停用"])
def test_what_readers_may_not_see_stays(library: Library, state: str) -> None:
    made = lesson("2026/a", "一件事", 1, "level: 全省").model_copy(update={"state": state})
    own = with_records(library, {"2026/a": made})
    assert shared_lessons(Reading(own, ()), "本系统", relays=False).texts == {}


def test_what_may_name_somebody_stays_and_says_why(library: Library) -> None:
    (office,) = offices(1)
    shared = office.shared(library)
    assert sorted(shared.texts) == ["lessons/2026/own-0.md", "lessons/2026/same.md"]
    assert {x.id: why for x, why in shared.stays} == {
        "2026/phone": ("像是手机号码（138…8）",),
        "2026/named": (f"像是人名或联系方式：{NAME}",),
    }


def test_a_lesson_that_check_refuses_stays(library: Library) -> None:
    made = lesson("2026/a", "一件事", 1, "level: 全省")
    own = with_records(library, {"2026/a": made})
    wrong = Finding(made.place("title"), "bad-value", "写错了。", "")
    shared = shared_lessons(Reading(own, (wrong,)), "全省", relays=False)
    assert shared.texts == {}
    assert [why for _, why in shared.stays] == [("写错了",)]


def test_comments_notes_and_fields_for_the_office_alone_stay_in_every_byte(
    library: Library,
) -> None:
    (office,) = offices(1)
    out = b"".join(office.parcel(library).values()).decode()
    assert "会务员看" in out
    assert [x for x in (CANARY, PHONE, NAME) if x in out] == []


def test_links_become_their_words_and_marks_stay_what_they_were(library: Library) -> None:
    told = "见[内部做法](../../content/guides/flag.md)，_不是_ # 标题 ![图](a.png)"
    own = with_records(library, {"2026/a": lesson("2026/a", "一件事", 1, "level: 全省", told)})
    (text,) = shared_lessons(Reading(own, ()), "全省", relays=False).texts.values()
    assert "见内部做法，" in text
    assert "guides/" not in text


def test_what_was_taken_leaves_only_where_it_is_relayed(library: Library) -> None:
    from_there = "taken: {office: 甲局, key: 3f7a-91c0-0000-1111-2222, id: 2026/a, version: '1'}"
    made = lesson("2026/a-3f7a91c0", "一件事", 1, f"level: 全省\n{from_there}")
    own = with_records(library, {made.id: made})
    assert shared_lessons(Reading(own, ()), "全省", relays=False).texts == {}
    (text,) = shared_lessons(Reading(own, ()), "全省", relays=True).texts.values()
    assert "office: 甲局" in text
