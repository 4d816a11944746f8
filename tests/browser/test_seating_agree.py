"""Python and the page seat the same people in the same places and draw the same picture."""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page

from builder.seating import LayoutData, layouts_of, render_seating, seat_people
from builder.views.tool_pages import SEATING
from tests.browser.conftest import SampleSite
from tests.program.every_event import library_in

_RUN = """([layout, typed, choices, most, svg]) => {
  const plan = qianshi.seatPeople(layout, typed, choices, most);
  const drawn = qianshi.drawSeating(plan, "图");
  const there = new DOMParser().parseFromString(svg, "text/html").body.firstElementChild;
  return JSON.stringify([plan, drawn.isEqualNode(there)]);
}"""
NAMES = (
    *("王建国", "李二", "张三（副市长）", "欧阳修文", "赵四（译员）", "吴八(记录)", "周九（签字）"),
    *(
        "<script>alert(1)</script>",
        'a"b&c',
        "名" * 60,
        "Johann Sebastian",
        "郑十（助签）",
        "等13人",
    ),
    *(
        "市发改委：孙一、钱二",
        "调研组一行5人",
        "　",
        "（翻译）",
        "王建国",
        "\U00020000\U00020001人",
    ),
)


@pytest.fixture
def seating(page: Page, sample_site: SampleSite) -> Page:
    page.goto(sample_site(("base.js", *SEATING)))
    return page


def _case(layout: LayoutData, draw: Random) -> tuple[list[str], dict[str, str], int]:
    """Two typed lists, a way of each custom, and how many go in a row."""
    signs = ("、", "，", "；", "\n", ";", ",")
    typed = [
        "".join(f"{draw.choice(NAMES)}{draw.choice(signs)}" for _ in range(draw.choice(sizes)))
        for sizes in ((0, 1, 2, 5, 12), (0, 1, 6, 13, 60))
    ]
    choices = {x["name"]: draw.choice(x["options"])["label"] for x in layout["customs"]}
    return typed, choices, draw.choice((0, 0, 2, 7, 20))


def _agree(page: Page, layout: LayoutData, draw: Random) -> None:
    typed, choices, most = _case(layout, draw)
    plan = seat_people(layout, typed, choices, most)
    svg = str(render_seating(plan, "图"))
    told: list[Any] = json.loads(page.evaluate(_RUN, [layout, typed, choices, most, svg]))
    assert told == [plan, True], (layout["name"], typed, choices, most)


def test_every_layout_seats_and_draws_alike_on_both_sides(seating: Page, root: Path) -> None:
    draw = Random(14)
    for layout in layouts_of(library_in(root)).values():
        for _ in range(15):
            _agree(seating, layout, draw)
