"""Over a hundred payloads over every sink, each with its own canary, in Chromium: none runs.

Once as the site is published, and once with filter and escaping switched off on purpose, so that
only the content security policy stands. See `payloads/`.
"""

import json
import re
import shutil
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pymupdf
import pytest
from playwright.sync_api import Browser, Page

from builder.model import Library
from builder.sources import load_library
from tests.proof.payloads.build import (
    Hostile,
    draw,
    hand_ins,
    make_office,
    run,
    take_browser_walls_down,
    walls_down,
)
from tests.proof.payloads.drafts import drafts_of, event_data, hashes, queries
from tests.proof.payloads.office import PAYLOADS, PLAIN, numbered
from tests.proof.payloads.watch import Seen, numbers_in, pages_of, served, tell, watched

pytestmark = pytest.mark.proof

open_pdf: Any = pymupdf.open
MORE = 5
"""Clicks on “再看 20 条”: every result of a word that all documents have."""
WITH_DATA = ("index.html", "lessons/index.html", "checklist.html", "search.html", "hand-in.html")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hostile]:
    """The hostile office built with `qianshi build`, its checks turned into warnings."""
    hostile = make_office(tmp_path_factory.mktemp("hostile"))
    data = hostile.root / "data"
    assert run("build", "--root", hostile.root) == 1, "its checks must refuse such an office"
    assert not hostile.site.exists()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("builder.checks.severity_of", lambda _: "warning")
        for receipt, words in hand_ins(hostile, data / "inbox"):
            assert run("accept", receipt, "--root", hostile.root, "--data", data, *words) == 0
        assert run("build", "--root", hostile.root) == 0
    yield hostile
    shutil.rmtree(hostile.root)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hostile]:
    """The same with every wall down but the policy."""
    hostile = make_office(tmp_path_factory.mktemp("bare"), with_filter=False)
    with walls_down():
        assert run("build", "--root", hostile.root) == 1, "the self-check must refuse such a site"
        draw(hostile)
    take_browser_walls_down(hostile.site)
    yield hostile
    shutil.rmtree(hostile.root)


@pytest.fixture(params=["http", "file"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_there_are_payloads_and_sinks_enough(hostile: Hostile) -> None:
    payloads = {payload for _, payload in hostile.canaries.placed.values()}
    sinks = {sink for sink, _ in hostile.canaries.placed.values()}
    typed = sum(map(len, PAYLOADS.values()))
    tell(f"{typed} payloads in {len(payloads)} forms, {len(sinks)} sinks")
    assert typed >= 100
    assert len(sinks) >= 80


def test_every_payload_reaches_the_site(hostile: Hostile) -> None:
    """Otherwise the other tests would show nothing."""
    found: set[int] = set()
    for file in hostile.site.rglob("*"):
        if file.suffix in (".html", ".js"):
            found |= numbers_in(_plain(file.read_text("utf-8")))
        found |= numbers_in(file.name)
    lost = Counter(
        hostile.canaries.placed[number] for number in hostile.canaries.placed.keys() - found
    )
    total = len(hostile.canaries.placed)
    tell(f"{total - lost.total()} of {total} canaries can be read in the site")
    never = {sink for sink, _ in lost} - {hostile.canaries.placed[n][0] for n in found}
    tell(f"sinks that no page shows: {sorted(never)}")
    assert lost.total() < total / 10, lost.most_common(20)


def test_no_payload_runs_on_any_page(hostile: Hostile, chromium: Browser, scheme: str) -> None:
    seen = walk(hostile, chromium, scheme)
    tell(f"published, {scheme}: {seen}")
    assert (seen.canaries, seen.dialogs, seen.asked, seen.faults) == ([], [], [], [])
    assert (seen.violations, seen.errors) == (0, [])


def test_the_policy_alone_stops_every_payload(
    bare: Hostile, chromium: Browser, scheme: str
) -> None:
    seen = walk(bare, chromium, scheme)
    tell(f"policy alone, {scheme}: {seen}")
    assert (seen.canaries, seen.dialogs) == ([], [])
    tell(f"made, {scheme}: {dict(Counter(made.partition(' ')[0] for made in seen.outside))}")
    shown = ("image file:", "stylesheet file:", "font file:") if scheme == "file" else ()
    reached = [made for made in seen.outside if not made.startswith(shown)]
    assert reached == [], "on file: the policy takes every picture and style for the site's own"
    assert seen.violations > 1000, "the payloads must have reached the pages"


def test_no_sheet_holds_a_link_or_a_script(hostile: Hostile, tmp_path: Path) -> None:
    library = load_library(hostile.root).library
    drafts = [event_data(numbered(text, 8000), 0, library) for text in PLAIN]
    for number, data in enumerate(drafts):
        file, paper = tmp_path / f"{number}.json", tmp_path / f"{number}.pdf"
        file.write_text(json.dumps(data | {"answers": {}}), "utf-8")
        assert run("checklist", file, "--root", hostile.root, "--output", paper) == 0
        assert not re.search(
            rb"/(?:URI|JavaScript|JS|Launch|EmbeddedFile|OpenAction)\b", objects(paper)
        )


def objects(paper: Path) -> bytes:
    """Every object of a PDF as it stands there, the packed ones unpacked."""
    with open_pdf(paper) as document:
        numbers = range(1, document.xref_length())
        return b"\n".join(document.xref_object(x).encode() for x in numbers)


def test_the_package_and_the_site_map_hold_nothing_but_the_site(
    hostile: Hostile, tmp_path: Path
) -> None:
    file = tmp_path / "site.zip"
    assert run("pack", "--root", hostile.root, "--output", file) == 0
    with zipfile.ZipFile(file) as archive:
        names = archive.namelist()
        assert not any(name.startswith("/") or ".." in name.split("/") for name in names)
        assert {Path(name).suffix for name in names if "/" not in name} == {"", ".json", ".txt"}
        assert archive.read("使用说明.txt").decode("utf-8-sig").count("。") > 5
    site_map = ElementTree.parse(hostile.site / "sitemap.xml").getroot()  # noqa: S314 - our own
    found = [loc.text or "" for loc in site_map.iter() if loc.tag.endswith("loc")]
    assert len(found) > 200
    assert all(address.startswith("https://example.org/") for address in found)
    kinds = {file.suffix for file in hostile.site.rglob("*") if file.is_file()}
    forms = {".docx", ".xlsx", ".pdf"}
    shown = {".html", ".js", ".css", ".txt", ".xml", ".png", ".svg", ".map", ".json", ""}
    assert kinds <= forms | shown


def walk(hostile: Hostile, chromium: Browser, scheme: str) -> Seen:
    """Open every page, ask the search, open drafts, addresses and the print view."""
    library = load_library(hostile.root).library
    with ExitStack() as stack:
        site = hostile.site
        root = stack.enter_context(served(site)) if scheme == "http" else site.as_uri() + "/"
        page, seen = stack.enter_context(watched(chromium, root))
        for name in pages_of(site):
            if name == "404.html" and scheme == "file":
                continue
            page.goto(root + name)
            page.wait_for_timeout(400 if name in WITH_DATA else 10)
            seen.look(page, name)
        search(page, seen)
        open_addresses(page, seen)
        open_drafts(page, seen, library)
        print_pages(page, seen)
    return seen


def search(page: Page, seen: Seen) -> None:
    for query in queries():
        page.goto("about:blank")
        page.goto(f"{seen.root}search.html#q={quote(query)}")
        page.wait_for_timeout(250)
        for _ in range(MORE):
            page.locator(".search-more").dispatch_event("click")
            page.wait_for_timeout(60)
        seen.look(page, f"search {query}")
        page.fill("#search-box input", query)
        page.wait_for_timeout(300)
        page.keyboard.press("ArrowDown")
        seen.look(page, f"search box {query}")


def open_addresses(page: Page, seen: Seen) -> None:
    for address in hashes():
        page.goto("about:blank")
        page.goto(seen.root + address)
        page.wait_for_timeout(150)
        seen.look(page, address)


def open_drafts(page: Page, seen: Seen, library: Library) -> None:
    page.goto("about:blank")
    page.goto(seen.root + "checklist.html")
    page.wait_for_selector(".qs-tile")
    for draft in drafts_of(library):
        page.get_by_label("草稿文件", exact=True).set_input_files(draft)
        page.wait_for_timeout(100)
        seen.look(page, f"draft {draft['name']}")
        page.emulate_media(media="print")
        printing = page.get_by_role("button", name="打印", exact=True, include_hidden=True)
        printing.dispatch_event("click")
        seen.look(page, f"print {draft['name']}")
        page.emulate_media(media="screen")
    assert page.locator(".qs-live .qs-item").count(), "the last draft must have made a sheet"


def print_pages(page: Page, seen: Seen) -> None:
    """The print view of reading pages."""
    page.emulate_media(media="print")
    for name in ("lessons/2013/h-0", "guides/h-0", "regulations/h-0", "cards/h-0", "forms/h-0"):
        page.goto(f"{seen.root}{name}.html")
        page.pdf()
        seen.look(page, f"print {name}")


def _plain(text: str) -> str:
    for entity, character in (("&#40;", "("), ("&#41;", ")"), ("%28", "("), ("%29", ")")):
        text = text.replace(entity, character)
    return text
