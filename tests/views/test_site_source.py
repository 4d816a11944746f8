"""The site before any theme: pages, data scripts, addresses."""

import json
import re
import shutil
from pathlib import Path

import pytest

from builder.downloads import downloads
from builder.model import Library
from builder.model.grounds import named_grounds
from builder.model.program_words import due_text
from builder.model.reference import Reference
from builder.outputs.book.chapters import make_book
from builder.pipeline import programs, read_folder, site_source
from builder.search.documents import documents_of
from builder.sources import load_library
from builder.views.addresses import linked_reference, relative
from builder.views.lesson_lists import lesson_rows
from builder.views.page import Page
from builder.views.pages import Extras, all_pages
from builder.views.site_source import data_script, make_site_source
from builder.views.templates import chinese_date, heading_text, partial_date
from tests.conftest import with_records

NOTE = "第二段以后没有读到"


@pytest.fixture(scope="module")
def library(small: Path) -> Library:
    return load_library(small).library


def test_what_was_not_read_of_a_law_stands_on_its_page_and_on_no_line(
    small: Path, tmp_path: Path
) -> None:
    shutil.copytree(small, tmp_path / "base")
    law = tmp_path / "base/content/regulations/flag-law.md"
    text = law.read_text("utf-8").replace("read_at: 示例", "read_at: 示例\nunread: 第三十条")
    text = text.replace("label: 第十八条", "label: 升旗的规定").replace(
        "confidence: H", "confidence: M"
    )
    law.write_text(text, "utf-8")
    library = load_library(tmp_path / "base").library
    pages = {page.path: page.source() for page in all_pages(library, Extras())}
    assert "<dt>没有读到</dt><dd>第三十条</dd>" in pages["regulations/flag-law.md"]
    clause = Reference.parse("regulations/flag-law#art-18")
    assert named_grounds(library, (clause,))[clause].name == "《国旗法》升旗的规定"


def test_a_lesson_of_an_unknown_year_says_so_and_stands_last(small: Path, tmp_path: Path) -> None:
    shutil.copytree(small, tmp_path / "base")
    story = (small / "lessons/2013/rope.md").read_text("utf-8")
    unknown = re.sub("occurred: .*", "occurred: 不详", story)
    (tmp_path / "base/lessons/2013/undated.md").write_text(unknown, "utf-8")
    both = load_library(tmp_path / "base").library
    pages = {page.path: page.source() for page in all_pages(both, Extras())}
    assert "年份不详，事前" in pages["lessons/2013/undated.md"]
    assert "lessons/year-unknown.md" in pages
    assert [row["year"] for row in lesson_rows(both)] == [["2013年"], ["年份不详"]]


def test_a_lesson_shows_how_much_of_its_source_was_read(small: Path, tmp_path: Path) -> None:
    pages = {page.path: page.source() for page in all_pages(noted(small, tmp_path), Extras())}
    assert '<span class="qs-tag">节选</span> 照来源的一部分写成' in pages["lessons/2013/rope.md"]


def test_a_lesson_kept_to_try_the_sheets_with_says_so(small: Path, tmp_path: Path) -> None:
    shutil.copytree(small, tmp_path / "base")
    lesson = tmp_path / "base/lessons/2013/rope.md"
    text = lesson.read_text("utf-8").replace("severity:", "held_out: 是\nseverity:")
    lesson.write_text(text, "utf-8")
    items = tmp_path / "base/checklists/items/flag.yml"
    items.write_text(items.read_text("utf-8").replace("lessons/2013/rope, ", ""), "utf-8")
    library = load_library(tmp_path / "base").library
    page = {page.path: page.source() for page in all_pages(library, Extras())}[
        "lessons/2013/rope.md"
    ]
    assert '<span class="qs-tag">留作检验</span> 没有用它写检查项。' in page
    assert "尚未列入检查单" not in page


def test_what_is_noted_of_a_source_is_nowhere_for_readers(small: Path, tmp_path: Path) -> None:
    library = noted(small, tmp_path)
    pages = "".join(page.source() for page in all_pages(library, Extras()))
    book = repr(make_book(library, "2026年11月22日"))
    found = repr(documents_of(library))
    papers = repr(programs(library))
    assert not [text for text in (pages, book, found, papers) if NOTE in text]


def noted(small: Path, tmp_path: Path) -> Library:
    """The small example, its lesson with a badge for readers and a note for its keeper."""
    root = tmp_path / "noted"
    shutil.copytree(small, root)
    lesson = root / "lessons/2013/rope.md"
    mark = f"source_extent: 节选\nsource_note: {NOTE}\nseverity:"
    lesson.write_text(lesson.read_text("utf-8").replace("severity:", mark), "utf-8")
    return load_library(root).library


def test_every_record_has_its_page(library: Library) -> None:
    paths = {page.path for page in all_pages(library, Extras())}
    assert {
        "index.md",
        "lessons/2013/rope.md",
        "guides/flag.md",
        "event-types/flag.md",
        "regulations/flag-law.md",
        "forms/visit.md",
        "checklist.md",
        "search.md",
        "hand-in.md",
    } <= paths


def test_every_inner_link_of_every_page_points_at_a_page(library: Library) -> None:
    pages = {page.address: page for page in all_pages(library, Extras())}
    with downloads(library, programs(library)) as files:
        there = {*pages, *files()}
    for page in pages.values():
        for href in re.findall(r'href="([^"#]+)', page.body()):
            target = (Path("/" + page.address).parent / href).resolve().relative_to("/")
            assert str(target) in there, f"{page.path} → {href}"


def test_drafts_and_retired_lessons_are_nowhere(library: Library) -> None:
    lesson = library.lessons["2013/rope"]
    hidden = lesson.model_copy(update={"state": "草稿"})
    without = with_records(library, {"2013/rope": hidden})
    pages = list(all_pages(without, Extras()))
    assert not any(page.path == "lessons/2013/rope.md" for page in pages)


def test_a_title_cannot_break_out_of_its_page() -> None:
    source = Page("x.md", "</title><script>--- \n: {{ x }}", str).source()
    assert "<script" not in source
    assert source.count("---\n") == 2


def test_a_heading_stays_text() -> None:
    heading = heading_text("[a](b) *c* {#d} <e> & 旗、绳")
    assert not re.search(r"[\[\]*{}<>]", heading)
    assert "旗、绳" in heading


def test_data_scripts_cannot_close_their_script() -> None:
    script = data_script("a", {"x": "</script>\u2028"})
    assert "</script" not in script
    assert "\u2028" not in script
    payload = script.removeprefix('qianshi.receive("a",').removesuffix(");\n")
    assert json.loads(payload) == {"x": "</script>\u2028"}


def test_the_browser_files_travel_with_the_site(library: Library) -> None:
    source = make_site_source(all_pages(library, Extras()), {})
    assert "assets/qianshi/base.js" in source
    assert not any(path.endswith(".d.ts") for path in source)


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("../../lessons/2013/rope.md#story", "lessons/2013/rope#story"),
        ("../regulations/flag-law.md", "regulations/flag-law"),
        ("../../checklists/event-types/flag.yml", "event-types/flag"),
        ("#rope", "guides/flag#rope"),
        ("https://example.org/x.md", "None"),
        ("../../../outside.md", "None"),
    ],
)
def test_a_link_in_a_source_file_means_a_record(href: str, expected: str) -> None:
    assert str(linked_reference(href, "content/guides/flag.md")) == expected


def test_addresses_are_seen_from_the_page() -> None:
    assert relative("regulations/x.html#art-1", "lessons/2013/a.html") == (
        "../../regulations/x.html#art-1"
    )
    assert relative("https://example.org/", "a.html") == "https://example.org/"


def test_dates_and_dues_are_said_in_chinese(library: Library) -> None:
    lesson = library.lessons["2013/rope"]
    assert chinese_date(lesson.revised) == "2026年11月22日（周日）"
    assert partial_date("2013-11") == "2013年11月"
    assert due_text("start-1wd 12:00") == "开始前 1 个工作日 12:00"
    assert due_text("start-60m") == "开始前 1 小时"


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("checklists/event-types/flag.yml", "reading: [", "reading: [国旗法, nope/x, "),
        ("content/guides/flag.md", "clauses: [", "clauses: [国旗法, "),
        ("checklists/cards/slipped.yml", "guide: ", "guide: 指引"),
    ],
)
def test_a_reference_that_is_none_stops_no_preview(
    small: Path, tmp_path: Path, path: str, old: str, new: str
) -> None:
    root = tmp_path / "office"
    shutil.copytree(small, root)
    text = (root / path).read_text("utf-8")
    (root / path).write_text(text.replace(old, new, 1), "utf-8")
    reading = read_folder(root)
    assert {finding.place.path for finding in reading.errors} == {path}
    made = site_source(reading.library, "2026-11-22")
    assert all(made[page] for page in made)
