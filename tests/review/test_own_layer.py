"""What an office decides over a line of a layer below is written into its own files alone."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from builder.model import HandIn, Library
from builder.pipeline import check_loaded
from builder.review import Decision, Displaced, NewItem, Sharpened, accept
from builder.sources import load_library
from tests.layered import layered_office

TODAY = date(2026, 11, 28)
HAND_IN = HandIn(
    receipt="20261122-0a1b2c3d",
    what="到场前发现媒体席没有桌签。记者站着。",
    prevent="到场前一小时，联络员数媒体席桌签，每席一签",
    event_type="flag",
    month="2026-11",
    pause="before",
)
NEW = NewItem("每席一签", text="数媒体席桌签", checker="检查员", pause="before")
OWN = {"checklists/items/flag.yml", "checklists/layers.lock", "content/strikes.yml"}


@pytest.fixture
def office(tmp_path: Path, small: Path) -> Path:
    return layered_office(tmp_path / "office", small)


def decided(office: Path, **said: Any) -> Library:
    """The library with what the decision writes, which is nothing below and makes nothing worse."""
    before = load_library(office)
    made = accept(HAND_IN, Decision(slug="seats", **said), before.library, TODAY)
    assert set(made.files) <= OWN
    after = load_library(office, instead=made.texts)
    new = set(check_loaded(after).findings) - set(check_loaded(before).findings)
    assert {f.code for f in new} <= {"empty-pause"}
    return after.library


def test_a_new_line_stands_behind_those_of_the_layers_below(office: Path) -> None:
    library = decided(office, items=(NEW,))
    assert library.items["flag/seats"].path == "checklists/items/flag.yml"
    assert [x for x in library.items if x.startswith("flag/")][-2:] == ["flag/rope", "flag/seats"]


def test_other_words_for_a_line_below_are_the_offices_own(office: Path) -> None:
    library = decided(office, known=(Sharpened("flag/top", text="看两根旗杆"),))
    top = library.items["flag/top"]
    assert (top.text, top.killer, top.path) == ("看两根旗杆", True, "checklists/items/flag.yml")
    assert not library.replaced["items/flag/top"].is_stale
    assert library.replaced["items/flag/top"].accepted


def test_a_line_below_that_gives_way_is_struck_with_the_reason(office: Path) -> None:
    library = decided(office, items=(NEW,), displaced=(Displaced("flag/media"),))
    assert "flag/media" not in library.items
    struck = library.struck["items/flag/media"]
    assert str(struck.place) == "content/strikes.yml:6"
    assert struck.accepted == struck.stamp


def test_a_line_below_that_moves_keeps_all_its_fields(office: Path) -> None:
    moved = Displaced("flag/media", moves_to="到场前一刻钟")
    media = decided(office, items=(NEW,), displaced=(moved,)).items["flag/media"]
    assert media.pauses == ("last",)
    assert media.text == "摆媒体席桌签和省厅通稿"


def test_an_own_line_that_gives_way_does_not_bring_back_the_one_below(office: Path) -> None:
    media = "- {name: media, text: 摆签, expect: 有签, pauses: [before], ground: [惯例/本库]}\n"
    own = media.replace("{", "").replace("}", "").replace(", ", "\n  ")
    (office / "checklists/items/flag.yml").write_text(own, "utf-8")
    library = decided(office, items=(NEW,), displaced=(Displaced("flag/media"),))
    assert "flag/media" not in library.items
    assert "items/flag/media" in library.struck
