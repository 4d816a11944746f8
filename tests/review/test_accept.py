"""A hand-in becomes a lesson and an item; whatever was typed stays what it was."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.model import HandIn, Item, Library, Origin, Source
from builder.prose.comments import without_comments
from builder.review import Acceptance, Decision, accept, propose
from builder.review.texts import as_markdown
from builder.sources import load_library
from builder.views.prose import drawn, plain_text
from tests.conftest import with_records

TODAY = date(2026, 11, 22)
HAND_IN = HandIn(
    receipt="20261122-0a1b2c3d",
    what="到场前发现媒体席没有桌签。记者站着。",
    prevent="到场前一小时，联络员数媒体席桌签，每席一签",
    event_type="flag",
    month="2026-11",
    pause="last",
)


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(Path(__file__).parent.parent / "samples/small").library


def accepted(library: Library, hand_in: HandIn = HAND_IN, **answers: str) -> Acceptance:
    return accept(hand_in, Decision(slug="media-seats", **answers), library, TODAY)


def test_the_item_is_proposed_at_the_pause_in_the_words_of_who_does_the_work(
    library: Library,
) -> None:
    (proposal,) = propose(HAND_IN, library)
    assert proposal.place
    assert (proposal.place.pause, proposal.place.topic) == ("last", "flag")
    assert proposal.text == "到场前一小时，联络员数媒体席桌签，每席一签"
    assert proposal.place.checker != proposal.place.pause_in(library).caller


def test_a_hand_in_without_an_event_type_proposes_nothing(library: Library) -> None:
    hand_in = HAND_IN.model_copy(update={"event_type": ""})
    assert propose(hand_in, library)[0].places == ()
    assert accepted(library, hand_in, expect="每席一签").item == ""


def test_without_something_to_see_no_item_is_written(library: Library) -> None:
    acceptance = accepted(library)
    assert acceptance.item == ""
    assert "media-seats" not in acceptance.item
    assert acceptance.lesson_id == "2026/media-seats"


def test_the_item_rests_on_the_lesson_and_tells_its_story(library: Library) -> None:
    item = accepted(library, expect="每席一签", severity="S2").item
    assert "lessons/2026/media-seats" in item
    assert "why: 到场前发现媒体席没有桌签" in item
    assert "killer: 是" in item


@pytest.mark.parametrize("severity", ["S3", "S4"])
def test_what_was_mended_in_time_becomes_no_killer(library: Library, severity: str) -> None:
    assert "killer" not in accepted(library, expect="每席一签", severity=severity).item


@pytest.mark.parametrize("what", ["！旗绳松了。", "。。", "\n\n旗绳松了"])
def test_the_reason_is_never_empty(library: Library, what: str) -> None:
    lesson = accepted(library, HAND_IN.model_copy(update={"what": what})).lesson
    assert re.search("^because: .", lesson, re.M)


def test_a_pause_full_of_killers_takes_no_more(library: Library) -> None:
    top = library.items["flag/top"]
    names = [f"flag/top{i}" for i in range(3)]
    origins = (Origin(name, Source("checklists/items/flag.yml")) for name in names)
    crowd = {o.id: Item.model_validate(top.model_dump(), context=o) for o in origins}
    crowded = with_records(library, crowd)
    acceptance = accepted(crowded, expect="每席一签", severity="S1")
    assert acceptance.proposal
    assert not acceptance.proposal.bears_killer
    assert "killer" not in acceptance.item


typed = st.text(
    alphabet=st.sampled_from("旗a1 #*_`<>[]()\\~-+=|!.&{}:：\n\"'%$^?x"), min_size=1, max_size=60
)


@given(typed)
def test_what_was_typed_reads_the_same_on_the_page(text: str) -> None:
    written = as_markdown(text)
    assert without_comments(written).text == written
    assert "".join(plain_text(written).split()) == "".join(text.split())
    assert drawn(written).not_drawn == ()
