"""Feeds of some thirty offices at a hub and at an office: what comes in, once, and goes again.

`python -m tests.bench.exchange` does the same with three thousand.
"""

import shutil
from pathlib import Path

import pytest

from builder.exchange.feeds import Feed, feed_of
from builder.exchange.keys import fingerprint_of, new_signer
from builder.exchange.parcel import ParcelError, packed
from builder.exchange.share import share_label, shared_lessons
from builder.exchange.taking import Taking, taking
from builder.model import Library
from builder.model.layer import TAKEN, layer_of
from builder.pipeline import read_folder
from builder.sources import load_library
from builder.views.pages import Extras, lesson_page
from tests.conftest import ROOT
from tests.exchange.offices import Office, feed, moment, offices, sent, tampered
from tests.exchange.parcels import layer
from tests.layered import write_texts

COUNT = 30


@pytest.fixture(scope="module")
def some() -> tuple[Office, ...]:
    return tuple(offices(COUNT))


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(ROOT / "tests/samples/small").library


@pytest.fixture
def office(tmp_path: Path, small: Path) -> Path:
    return Path(shutil.copytree(small, tmp_path / "乙局 知识库"))


def taken(root: Path, feeds: list[Feed]) -> Taking:
    made = taking(root, feeds)
    assert made
    made.step.take()
    return made


def ids(root: Path) -> list[str]:
    """Of lessons from elsewhere that readers see."""
    lessons = load_library(root).library.accepted_lessons.values()
    return sorted(x.id for x in lessons if layer_of(x.path) == TAKEN)


def test_of_tampered_parcels_nothing_is_taken(library: Library, some: tuple[Office, ...]) -> None:
    arrived = [sent(tampered(x.parcel(library), x.number)) for x in some]
    assert arrived == [None] * COUNT


def test_a_hub_takes_all_passes_them_on_and_withdrawals_reach_everybody(
    library: Library, office: Path, tmp_path: Path, small: Path, some: tuple[Office, ...]
) -> None:
    hub = Path(shutil.copytree(small, tmp_path / "总站"))
    taken(hub, [feed(x, library) for x in some])
    assert len(ids(hub)) == COUNT + COUNT // 10
    assert read_folder(hub).errors == ()
    signer = new_signer()

    def relayed(day: int) -> Feed:
        shared = shared_lessons(read_folder(hub), "本系统", relays=True)
        parcel = sent(packed(share_label("总站", moment(day)), shared.files, signer))
        assert parcel
        return feed_of(parcel)

    taken(office, [relayed(1)])
    assert ids(office) == ids(hub)
    first = _here(some[0], "own-0")
    assert first in ids(office)
    taken(hub, [feed(some[0].without("2026/own-0"), library, 2)])
    assert first not in ids(hub)
    taken(office, [relayed(2)])
    assert first not in ids(office)
    assert len(ids(office)) == COUNT + COUNT // 10 - 1


def _here(office: Office, name: str) -> str:
    key = fingerprint_of(office.signer.public).replace("-", "")
    return f"2026/{name}-{key[:8]}"


def test_what_came_in_is_marked_and_says_from_where(
    library: Library, office: Path, some: tuple[Office, ...]
) -> None:
    taken(office, [feed(some[0], library)])
    made = load_library(office).library
    lesson = made.lessons[_here(some[0], "own-0")]
    assert lesson.is_suspect
    page = lesson_page(lesson, made, Extras()).body()
    key = fingerprint_of(some[0].signer.public)
    assert "外单位，本单位未核实" in page
    assert f"由第0局发来；在那里的编号 2026/own-0，2026-11-01.090000 版，指纹 {key}。" in page
    assert "来自：外单位的经验 1。" in page


def test_the_same_thing_told_by_many_is_one_lesson_that_names_them(
    library: Library, office: Path, some: tuple[Office, ...]
) -> None:
    taken(office, [feed(x, library) for x in some[:10]])
    same = [x for x in ids(office) if "/same-" in x]
    assert len(same) == 1
    provenance = load_library(office).library.lessons[same[0]].taken
    assert provenance
    named = {provenance.office, *(x.partition("（")[0] for x in provenance.also)}
    assert named == {x.name for x in some[:10]}


def test_what_is_known_here_already_is_not_taken_again(
    library: Library, office: Path, some: tuple[Office, ...]
) -> None:
    own = some[0].shared(library).texts["lessons/2026/own-0.md"]
    own = own.replace("level: 本系统", "state: 已收录\nno_item_reason: 无")
    write_texts(office, {"lessons/2026/ours.md": own})
    made = taken(office, [feed(some[0], library)])
    assert [str(x) for x in made.merged.repeats] == [
        "第0局 2026/own-0（第 0 局的第 0 件事）：和 lessons/2026/ours 是同一条，没有再收"
    ]
    assert ids(office) == [_here(some[0], "same")]


def test_what_its_office_withdrew_does_not_come_from_others(
    library: Library, office: Path, tmp_path: Path, small: Path, some: tuple[Office, ...]
) -> None:
    hub = Path(shutil.copytree(small, tmp_path / "总站"))
    taken(hub, [feed(some[0], library)])
    shared = shared_lessons(read_folder(hub), "本系统", relays=True)
    parcel = sent(packed(share_label("总站", moment(3)), shared.files, new_signer()))
    assert parcel
    taken(office, [feed_of(parcel), feed(some[0].without("2026/own-0"), library)])
    assert ids(office) == [_here(some[0], "same")]


def test_a_line_that_rests_on_a_withdrawn_lesson_is_found(
    library: Library, office: Path, some: tuple[Office, ...]
) -> None:
    taken(office, [feed(some[0], library)])
    id_ = _here(some[0], "own-0")
    items = office / "checklists/items/flag.yml"
    text = items.read_text("utf-8").replace("ground: [", f"ground: [lessons/{id_}, ", 1)
    items.write_text(text, "utf-8")
    assert read_folder(office).findings == ()
    made = taken(office, [feed(some[0].without("2026/own-0"), library, 2)])
    assert [x.code for x in made.step.changes.findings] == ["withdrawn-lesson"]
    assert [x.code for x in read_folder(office).findings] == ["withdrawn-lesson"]
    held = "".join(x.read_text("utf-8") for x in (office / "layers").rglob("*.*") if x.is_file())
    assert "第 0 局的第 0 件事" not in held


def test_an_older_feed_and_one_that_is_known_change_nothing(
    library: Library, office: Path, some: tuple[Office, ...]
) -> None:
    taken(office, [feed(some[0], library, 2)])
    assert taking(office, [feed(some[0], library, 2)]) is None
    with pytest.raises(ParcelError, match="旧"):
        taking(office, [feed(some[0], library, 1)])
    made = taking(office, [feed(some[0], library, 1), feed(some[1], library, 1)])
    assert made
    assert ["旧，没有用" in x for x in made.older] == [True]
    assert made.step.changes.below


def test_a_lesson_keeps_its_version_while_it_says_the_same(
    library: Library, office: Path, some: tuple[Office, ...]
) -> None:
    taken(office, [feed(some[0], library, 1)])
    made = taken(office, [feed(some[0], library, 2)])
    assert made.step.changes.below == ()


def test_the_offices_own_lessons_do_not_come_back_to_it(
    library: Library, office: Path, some: tuple[Office, ...]
) -> None:
    own = feed(some[0], library)
    made = taking(office, [own], own.key)
    assert made
    assert made.merged.texts == {}


def test_a_layer_is_no_feed_and_what_is_no_lesson_is_refused() -> None:
    with pytest.raises(ParcelError, match="qianshi update"):
        feed_of(layer({}))
    files = packed(share_label("x", moment(1)), {"content/guides/x.md": b""}, new_signer())
    parcel = sent(files)
    assert parcel
    with pytest.raises(ParcelError, match="不是经验"):
        feed_of(parcel)


def test_settings_name_the_layer_of_taken_lessons_on_top(
    library: Library, office: Path, some: tuple[Office, ...]
) -> None:
    (office / "qianshi.yml").write_text("office: 乙局\nlayers: []  # 以后再加\n", "utf-8")
    taken(office, [feed(some[0], library)])
    text = (office / "qianshi.yml").read_text("utf-8")
    assert text == "office: 乙局\nlayers: [外单位]  # 以后再加\n"


def test_a_take_that_was_killed_before_the_settings_were_written_is_made_good(
    library: Library, office: Path, some: tuple[Office, ...]
) -> None:
    settings = (office / "qianshi.yml").read_text("utf-8")
    taken(office, [feed(some[0], library)])
    (office / "qianshi.yml").write_text(settings, "utf-8")
    assert ids(office) == []
    taken(office, [feed(some[0], library)])
    assert len(ids(office)) == 2
