"""Three layers are read as one knowledge base: each adds, replaces and strikes."""

from pathlib import Path

import pytest

from builder.model import Library
from builder.model.layer import Strikes
from builder.sources import load_library
from builder.sources.layers import shipped_library
from tests.layered import layered_office


@pytest.fixture
def office(tmp_path: Path, small: Path) -> Path:
    return layered_office(tmp_path / "区 办公室", small)


@pytest.fixture
def library(office: Path) -> Library:
    loaded = load_library(office)
    assert loaded.findings == ()
    return loaded.library


def test_an_upper_layer_adds_replaces_and_strikes(library: Library) -> None:
    assert {id_: item.path for id_, item in library.items.items()} == {
        "flag/top": "layers/qianshi/checklists/items/flag.yml",
        "flag/media": "layers/省厅/checklists/items/flag.yml",
        "flag/rope": "checklists/items/flag.yml",
    }
    assert library.tasks == {}
    assert set(library.struck) == {"items/flag/badge", "tasks/flag/notify"}
    assert set(library.replaced) == {"items/flag/media"}


def test_a_replaced_line_keeps_its_place_on_the_sheet(library: Library) -> None:
    flag = library.whole_types["flag"]
    lines = [x.line.text for x in library.items_at(flag, flag.pauses[0])]
    assert lines == ["看楼前旗杆", "摆媒体席桌签和省厅通稿"]


def test_a_record_says_from_which_layer_it_is(library: Library) -> None:
    media, rope = library.items["flag/media"], library.items["flag/rope"]
    layer = library.layer_of(media)
    assert layer
    assert layer.label == "省厅 2026-10"
    assert library.layer_of(rope) is None


def test_of_a_standard_the_value_alone_is_the_offices_own(library: Library) -> None:
    report = library.standards["report"]
    assert report.text == "15 分钟（区里的办法）"
    assert report.unset == "先报再说"
    assert list(library.standards) == ["report", "tea"]


def test_words_and_synonyms_of_all_layers_hold(library: Library) -> None:
    assert library.vocabulary.roles == ("总协调", "联络员", "检查员", "旗手", "区联络员")
    assert library.synonyms == (("媒体", "记者"),)


def test_a_row_of_a_file_of_many_knows_its_own_line(tmp_path: Path, small: Path) -> None:
    strikes = "rows:\n  - what: items/flag/media\n    reason: 不用\n"
    office = layered_office(tmp_path, small)
    (office / "layers/省厅/content/strikes.yml").write_text(strikes, "utf-8")
    library = load_library(office).library
    places = [library.one(Strikes).place("rows", i) for i in range(3)]
    assert [str(place) for place in places] == [
        "layers/省厅/content/strikes.yml:2",
        "content/strikes.yml:2",
        "content/strikes.yml:4",
    ]


def test_what_was_struck_may_be_written_again_above(tmp_path: Path, small: Path) -> None:
    office = layered_office(tmp_path, small)
    strikes = "rows:\n  - what: items/flag/top\n    reason: 换个说法\n"
    (office / "layers/省厅/content/strikes.yml").write_text(strikes, "utf-8")
    assert "flag/top" not in load_library(office).library.items
    items = office / "checklists/items/flag.yml"
    again = (
        "- name: top\n  text: 再看旗杆\n  expect: 在顶\n  pauses: [last]\n  ground: [惯例/本库]\n"
    )
    items.write_text(again, "utf-8")
    library = load_library(office).library
    assert library.items["flag/top"].text == "再看旗杆"
    assert "items/flag/top" not in library.struck


def test_days_of_the_calendar_are_said_by_the_topmost_layer(tmp_path: Path, small: Path) -> None:
    office = layered_office(tmp_path, small, {"checklists/calendar.yml": "worked: [2026-12-31]\n"})
    below = office / "layers/省厅/checklists/calendar.yml"
    below.write_text("rest: [2026-12-31, 2026-12-30]\n", "utf-8")
    calendar = load_library(office).library.calendar
    assert [day.day for day in calendar.rest] == [30]
    assert [day.day for day in calendar.worked] == [31]


def test_a_broken_file_above_leaves_what_lies_below(tmp_path: Path, small: Path) -> None:
    office = layered_office(
        tmp_path, small, {"content/standards.yml": "rows: [{name: tea, valu: 茶}]\n"}
    )
    loaded = load_library(office)
    assert {str(f.place) for f in loaded.findings} == {"content/standards.yml:1"}
    assert loaded.library.standards["report"].value == "30 分钟"


def test_a_layer_that_is_not_there_is_named(tmp_path: Path, small: Path) -> None:
    settings = "office: 区办公室\nlayers: [市局]\n"
    office = layered_office(tmp_path, small, {"qianshi.yml": settings})
    found = [f for f in load_library(office).findings if f.code == "missing-layer"]
    assert [str(f.place) for f in found] == ["qianshi.yml:2"]


def test_a_layer_that_is_a_link_is_not_followed(tmp_path: Path, small: Path) -> None:
    office = layered_office(tmp_path / "office", small)
    (office / "layers/省厅").rename(tmp_path / "elsewhere")
    (office / "layers/省厅").symlink_to(tmp_path / "elsewhere")
    found = [f for f in load_library(office).findings if f.code == "missing-layer"]
    assert [str(f.place) for f in found] == ["qianshi.yml:2"]


@pytest.mark.parametrize("names", ["[../省厅]", "[qianshi, qianshi]", "[.git]", "['a/b']"])
def test_the_name_of_a_layer_leads_nowhere_else(tmp_path: Path, small: Path, names: str) -> None:
    office = layered_office(tmp_path, small, {"qianshi.yml": f"office: 区\nlayers: {names}\n"})
    assert "bad-value" in {f.code for f in load_library(office).findings}


def test_the_library_of_a_checkout_is_the_checkout(root: Path) -> None:
    assert shipped_library() == root
    assert (root / "layer.yml").is_file()
