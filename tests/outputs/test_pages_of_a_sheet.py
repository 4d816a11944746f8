"""A 总表 takes no more sides than it needs: its parts run on, and no head stays behind alone."""

import re
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from builder.model import Library
from builder.outputs import FORMATS, Entry, make_paper
from builder.pipeline import entry_of_draft
from builder.sources import load_library
from tests.outputs.sample_event import entry, long_sample
from tests.program.every_event import library_in
from tests.shipped import PAPERS

open_pdf: Any = pymupdf.open
STARTER = Path(__file__).parents[2] / "builder" / "starter" / "example"
NOW = "2026-11-24 09:10"
PARTS = ("检查单", "分工倒排表", "日程", "检查节点", "还没有定的")


def pages(made: Entry, paper: str = "sheet") -> list[list[str]]:
    """Lines of every page without its running lines."""
    document = open_pdf(stream=FORMATS["pdf"].render(make_paper(PAPERS[paper], made)))
    return [
        [re.sub(r"\s+", "", block[4]) for block in page.get_text("blocks", sort=True)][1:-1]
        for page in document
    ]


def first_preset(library: Library, type_id: str) -> Entry:
    """An event as the first template of its type has it, with two names, a guest and a leader."""
    segments = [
        {
            "id": f"s{number}",
            "kind": part.kind,
            "start": f"2026-12-{8 + part.day:02} {part.at}",
            "place": "二楼会议室",
        }
        for number, part in enumerate(library.own_types[type_id].presets[0].segments)
    ]
    people = {"总协调": {"name": "李×"}, "技术员": {"name": "王×"}}
    event = {"type": type_id, "title": "某次活动", "guests": "12 人", "leaders": ["周主任"]}
    made = entry_of_draft({**event, "people": people, "segments": segments}, library, NOW)
    assert isinstance(made, Entry), made
    return made


def test_a_small_meeting_of_a_new_office_is_one_side() -> None:
    library = load_library(STARTER).library
    segment = {"kind": "活动", "start": "2026-12-08 09:00", "place": "小会议室"}
    draft = {"type": "meeting", "title": "碰头会", "segments": [segment]}
    made = entry_of_draft(draft, library, NOW)
    assert isinstance(made, Entry), made
    assert len(pages(made)) == 1


@pytest.mark.parametrize(("type_id", "most"), [("oversight", 2), ("leaders-visit", 6)])
def test_a_sheet_takes_few_sides_and_no_head_stands_last_on_one(
    root: Path, type_id: str, most: int
) -> None:
    sides = pages(first_preset(library_in(root), type_id))
    assert len(sides) <= most
    assert not [side[-1] for side in sides if side[-1] in PARTS]


def test_a_node_longer_than_what_is_left_of_a_page_goes_on_below_its_head_again() -> None:
    made = entry(*long_sample(60))
    front, *others = pages(made)
    assert "看楼前旗杆旗绳" in "".join(front), "it begins on the front, where there is room"
    going_on = [side for side in others if "看楼前旗杆旗绳" in "".join(side)]
    assert going_on
    assert all("参观路线" in "".join(side[:2]) for side in going_on)


def test_what_is_said_after_a_node_stands_below_its_last_item() -> None:
    for count in range(26, 36, 3):
        *_, last = pages(entry(*long_sample(count)), "items")
        assert re.search(f"{count}\\D.*走完说", "".join(last)), count


def test_a_day_of_tasks_stands_again_where_it_goes_on() -> None:
    result, event = long_sample(60)
    day = "12月1日（周二）"
    one_day: Any = {**result, "tasks": [{**x, "due_text": f"{day}17:00"} for x in result["tasks"]]}
    sides = ["".join(side) for side in pages(entry(one_day, event), "tasks")]
    assert len(sides) > 2
    assert [side.count(day) for side in sides] == [1] * len(sides)
