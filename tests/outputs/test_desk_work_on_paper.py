"""A document, an inspection nobody announced, a shift: no paper that makes no sense for them."""

from pathlib import Path
from typing import Any

import pytest

from builder.outputs import Entry
from builder.outputs.paper import Section
from builder.pipeline import entry_of_draft
from tests.outputs.test_what_leaves import texts
from tests.program.every_event import library_in
from tests.shipped import sections

DAY = "2026-12-08"


def made(root: Path, type_id: str, **changes: Any) -> Entry:
    segment = {"kind": "活动", "start": f"{DAY} 15:00", "end": f"{DAY} 18:00", "place": "文印室"}
    draft = {"type": type_id, "title": "某事", "leaders": ["周主任"], "segments": [segment]}
    entry = entry_of_draft({**draft, **changes}, library_in(root), f"{DAY} 14:00")
    assert isinstance(entry, Entry), entry
    return entry


def said(found: list[Section]) -> str:
    return "\n".join(text for section in found for text in texts(section["blocks"]))


@pytest.mark.parametrize("type_id", ["document-flow", "oversight", "duty"])
def test_nobody_gets_a_scheme_or_an_itinerary_of_what_is_no_visit(root: Path, type_id: str) -> None:
    entry = made(root, type_id)
    assert not sections("outline", entry)
    assert not sections("itinerary", entry)
    assert sections("sheet", entry)


def test_no_leader_is_asked_to_come_where_a_document_is_printed(root: Path) -> None:
    entry = made(root, "document-flow")
    assert not sections("leader", entry)
    text = said(sections("notices", entry))
    assert "知悉" in text
    assert "请您12月8日" not in text
    assert "办文 文印室" in text, "a stretch is called what it is"


def test_whoever_is_at_the_door_tells_the_chief(root: Path) -> None:
    answers = {"announced": "否", "kind": "暗访", "talks": "否", "report": "否"}
    entry = made(root, "oversight", answers=answers, people={"值班员": {"name": "张三"}})
    told = next(x for x in entry.result["tasks"] if x["text"].startswith("报主要领导"))
    assert told["lead"] == "张三"


def test_what_goes_to_the_archive_is_looked_at_after_it_was_handed_over(root: Path) -> None:
    result = made(root, "document-flow").result
    handed = next(x["due"] for x in result["tasks"] if x["text"] == "整套交档案员")
    looked = next(x["at"] for x in result["pauses"] if x["title"] == "办结归档")
    assert handed < looked
