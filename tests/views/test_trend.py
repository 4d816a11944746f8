"""The picture of what replays came to, whether there is one day or there are many."""

import re
from dataclasses import replace

import pytest
from defusedxml import ElementTree

from builder.model.trend import Measured
from builder.views.trend import HIGH, SHOWN, STEP, TOP, render_trend

ROW = Measured("2026-11-28", 146, 17, 6, 2050, 583)


@pytest.mark.parametrize("count", [1, 2, SHOWN, SHOWN + 5])
def test_it_is_as_wide_as_it_has_days_and_every_column_stands_on_the_ground(count: int) -> None:
    rows = [replace(ROW, day=f"2026-{at // 28 + 1:02}-{at % 28 + 1:02}") for at in range(count)]
    picture = ElementTree.fromstring(str(render_trend(rows)))
    shown = min(count, SHOWN)
    assert picture.get("width") == str(STEP * shown)
    boxes = [
        {k: float(box.get(k, "")) for k in ("x", "y", "width", "height")}
        for box in picture.iter("rect")
    ]
    assert len(boxes) == 3 * shown
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= STEP * shown for box in boxes)
    assert max(box["y"] + box["height"] for box in boxes) == pytest.approx(TOP + HIGH)
    assert sum(box["height"] for box in boxes[:3]) == pytest.approx(HIGH, abs=0.2)
    assert picture.get("aria-label", "").endswith(f"{rows[-1].day} 拦得住 163 起")
    assert [text.text for text in picture.iter("text")][-2:] == ["96%", rows[-1].day[2:]]


def test_no_days_make_no_picture_and_no_lessons_no_share() -> None:
    assert render_trend([]) == ""
    empty = str(render_trend([Measured("2026-11-28", 0, 0, 0, 10, 10)]))
    assert "%" not in empty
    assert not re.search("nan|inf", empty)
