"""图样: what the law and the numbers say is what is drawn, and where it is shown."""

import math
import re
import shutil
from pathlib import Path

import pytest

from builder.drawing import drawing_in_words, render_drawing
from builder.drawing.flags import flag
from builder.drawing.pen import wrap
from builder.model import Library
from builder.model.drawing import Drawing
from builder.outputs.book import make_book
from builder.outputs.book.pdf import render_pdf
from builder.pipeline import read_folder
from builder.views.pages import Extras, all_pages

FILE = "content/drawings/pole.yml"
HEAD = """title: 半旗
summary: 照通知办
shown_on: [guides/flag#rope, event-types/flag, cards/slipped]
ground: [regulations/flag-law#art-18]
reviewed: 2026-11-28
revised: 2026-11-28
"""
POLES = "poles:\n  - {label: 下半旗, drop: 1/3}\n  - {label: 滑落, drop: 1/2, wrong: 是}\n"
Point = tuple[float, float]


def drawn(**fields: object) -> Drawing:
    told = {"title": "图", "summary": "看", "ground": ["惯例/本库"]}
    days = {"reviewed": "2026-11-28", "revised": "2026-11-28"}
    return Drawing.model_validate({**told, **days, **fields})


def shapes(svg: str, kind: str) -> list[list[Point]]:
    paths = re.findall(rf'class="qs-drawing__{kind}" d="M([^"Z]+)', svg)
    return [[(float(x), float(y)) for x, y in re.findall(r"([\d.-]+) ([\d.-]+)", p)] for p in paths]


def middle(star: list[Point]) -> Point:
    return sum(x for x, _ in star) / len(star), sum(y for _, y in star) / len(star)


def test_the_flag_is_that_of_the_grid_of_the_law() -> None:
    svg = str(flag(0, 0, 300))
    assert 'width="300" height="200"' in svg
    great, *small = shapes(svg, "star")
    assert middle(great) == pytest.approx((50, 50), abs=0.1)
    assert great[0] == pytest.approx((50, 20), abs=0.1)
    places = [(100, 20), (120, 40), (120, 70), (100, 90)]
    for star, place in zip(small, places, strict=True):
        assert middle(star) == pytest.approx(place, abs=0.1)
        assert math.dist(star[0], place) == pytest.approx(10, abs=0.1)
        assert math.dist(star[0], (50, 50)) == pytest.approx(
            math.dist(place, (50, 50)) - 10, abs=0.1
        )


def test_a_flag_upside_down_has_its_stars_at_the_foot() -> None:
    great, *_ = shapes(str(flag(0, 0, 300, upside_down=True)), "star")
    assert middle(great) == pytest.approx((50, 150), abs=0.1)
    assert great[0] == pytest.approx((50, 180), abs=0.1)


def test_half_mast_is_a_third_of_the_whole_pole() -> None:
    drawing = drawn(poles=[{"label": "半旗", "drop": "1/3"}])
    svg = str(render_drawing(drawing))
    (pole,) = shapes(svg, "pole")
    top, foot = pole[0][1], pole[1][1]
    found = re.search(r'class="qs-drawing__flag" x="[\d.]+" y="([\d.]+)"', svg)
    assert found
    assert float(found[1]) - top == pytest.approx((foot - top) / 3, abs=0.1)
    assert "杆长的 1/3" in svg
    assert drawing_in_words(drawing) == ("半旗（国旗，旗顶离杆顶为旗杆全长的 1/3）",)


def test_a_label_is_as_wide_as_it_says_and_keeps_every_word() -> None:
    line = "保存 48 小时，到＿＿月＿＿日＿＿时，过后销毁"
    svg = str(render_drawing(drawn(label={"wide": 70, "head": "留样", "lines": [line]})))
    assert 'viewBox="0 0 250 ' in svg
    assert 'width="70mm"' in svg
    texts = re.findall(r">([^<>]+)</text>", svg)
    assert "".join(texts[1:]) == line
    assert len(texts) == 3


@pytest.mark.parametrize(
    ("arrangement", "chairs", "tables"),
    [("剧院式", 24, 0), ("课桌式", 24, 8), ("U形", 14, 3), ("回字形", 20, 4)],
)
def test_every_seat_of_a_room_is_drawn(arrangement: str, chairs: int, tables: int) -> None:
    gaps = [{"between": "台口到前排", "metres": "3"}, {"between": "前后排"}]
    room = {"arrangement": arrangement, "rows": 4, "seats": 6, "aisle": "是", "gaps": gaps}
    svg = str(render_drawing(drawn(room=room)))
    assert svg.count("qs-drawing__chair") == chairs
    assert svg.count("qs-drawing__table") == tables
    assert "台口到前排：3 米" in svg
    assert "前后排：＿＿ 米" in svg


def test_a_place_card_reads_from_both_sides() -> None:
    card = {"wide": 210, "high": 140, "name": "姓　名", "type": "黑体"}
    svg = str(render_drawing(drawn(place_card=card)))
    assert len(re.findall(">姓　名</text>", svg)) == 2
    assert "rotate(180" in svg
    assert "210 毫米" in svg


def test_a_way_leads_from_stop_to_stop_and_says_what_is_spare() -> None:
    stops = [
        {"name": n, "column": c, "row": r} for n, c, r in (("门", 1, 1), ("厅", 2, 1), ("台", 2, 2))
    ]
    legs = [
        {"start": "门", "end": "厅", "told": "2 分"},
        {"start": "厅", "end": "台", "spare": "是"},
    ]
    drawing = drawn(route={"stops": stops, "legs": legs})
    svg = str(render_drawing(drawing))
    ((out, into),) = shapes(svg, "way")
    assert out[0] < into[0]
    assert len(shapes(svg, "spare")) == 1
    assert drawing_in_words(drawing) == ("门→厅（2 分）", "厅→台（备用）")


def test_nothing_of_a_drawing_lies_outside_it_or_styles_itself(repository: Library) -> None:
    assert len(repository.drawings) >= 10
    for drawing in repository.drawings.values():
        svg = str(render_drawing(drawing))
        wide, high = map(int, re.search(r'viewBox="0 0 (\d+) (\d+)"', svg).groups())  # type: ignore[union-attr]
        assert "style" not in svg
        for x, y in re.findall(r' x="([\d.-]+)" y="([\d.-]+)"', svg):
            assert 0 <= float(x) <= wide, drawing.id
            assert 0 <= float(y) <= high, drawing.id
        for line in (x for kind in ("pole", "way", "spare", "measure") for x in shapes(svg, kind)):
            assert all(0 <= x <= wide and 0 <= y <= high for x, y in line), drawing.id


@pytest.fixture
def office(small: Path, tmp_path: Path) -> Path:
    root = tmp_path / "base"
    shutil.copytree(small, root)
    (root / FILE).parent.mkdir()
    (root / FILE).write_text(HEAD + POLES, "utf-8")
    return root


def test_a_drawing_stands_where_it_belongs_and_alone(office: Path) -> None:
    reading = read_folder(office)
    assert reading.findings == ()
    pages = {page.path: page.source() for page in all_pages(reading.library, Extras())}
    for path in ("guides/flag.md", "event-types/flag.md", "cards/slipped.md", "drawings/pole.md"):
        assert pages[path].count('<svg class="qs-drawing"') == 1, path
    assert 'href="pole.html"' in pages["drawings/index.md"]
    assert "下半旗（国旗" in pages["drawings/pole.md"]


def test_the_book_has_every_drawing(office: Path) -> None:
    book = make_book(read_folder(office).library, "2026年11月28日")
    (piece,) = [x for x in book.pieces if x["title"] == "半旗"]
    assert [block["kind"] for block in piece["blocks"]][:2] == ["prose", "picture"]
    assert render_pdf(book)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (HEAD + POLES.replace("1/3", "一半"), 8, "写成 0、1/3"),
        (HEAD + POLES.replace("1/3", "1/0"), 8, "写成 0、1/3"),
        (HEAD + POLES.replace("1/3", "4/3"), 8, "写成 0、1/3"),
        (HEAD, 1, "一份图样画一样东西"),
        (HEAD + POLES + "flag:\n  sizes: [96×64]\n", 1, "一份图样画一样东西"),
        (HEAD.replace("guides/flag#rope", "lessons/2013/rope") + POLES, 3, "图样只能放在"),
        (HEAD.replace("#rope", "#rop") + POLES, 3, "rop"),
        (
            HEAD
            + "route:\n  stops: [{name: 门, column: 1, row: 1}, {name: 厅, column: 2, row: 1}]\n"
            "  legs: [{start: 门, end: 堂}]\n",
            7,
            "“堂”不在",
        ),
    ],
)
def test_a_drawing_that_cannot_be_drawn_says_why(
    office: Path, text: str, line: int, words: str
) -> None:
    (office / FILE).write_text(text, "utf-8")
    (finding,) = read_folder(office).findings
    assert (finding.place.path, finding.place.line) == (FILE, line)
    assert words in finding.message + finding.hint


def test_words_break_before_they_are_too_wide() -> None:
    assert wrap("一二三四，五", 8) == ["一二三四，", "五"]
