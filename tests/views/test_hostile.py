"""Payloads through the functions that make pages, read back with a parser: all stay text.

The same payloads in a real browser: `tests/proof/test_payloads.py`.
"""

import json
import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import pytest
from markdown import Markdown

from builder.model import Library
from builder.model.limits import LONGEST_NAME
from builder.pipeline import site_source
from builder.sources import load_library
from builder.views.addresses import relative
from builder.views.prose import render_prose
from builder.views.site_source import SiteSource
from builder.views.sitemap import sitemap
from builder.views.templates import heading_text, without_fences
from tests.conftest import Run
from tests.proof.payloads.drafts import event_data
from tests.proof.payloads.office import PAYLOADS, PLAIN, address_blocks, numbered, write_office

SITE = "https://own.example/a/"
BLOCKS = [*PAYLOADS["prose"], *PAYLOADS["filter_only"], *PLAIN]
TAGS = re.compile(
    "a|b|blockquote|br|circle|code|d[dlt]|datalist|del|details|div|em|fig(ure|caption)|h[1-6]|hr|"
    "img|input|kbd|li|ol|option|p|path|pre|rect|section|span|strong|sub|summary|sup|svg|table|tbody|"
    "t[dhr]|text|thead|time|ul"
)
ATTRIBUTES = re.compile(
    "alt|aria-hidden|aria-label|checked|class|c[xy]|d|data-[a-z]+|datetime|disabled|height|href|id|r|role|src|start|"
    "text-anchor|title|type|value|viewbox|width|[xy]"
)
RECORDS = 3


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("office")
    write_office(root, records=RECORDS)
    return root


@pytest.fixture(scope="module")
def library(office: Path) -> Library:
    return load_library(office).library


@pytest.fixture(scope="module")
def source(library: Library) -> SiteSource:
    return site_source(library, "2026-11-22")


class _Reader(HTMLParser):
    """Every start tag with its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_comment(self, data: str) -> None:
        self.found.append(("comment", {}))

    def handle_decl(self, decl: str) -> None:
        self.found.append(("declaration", {}))

    def handle_pi(self, data: str) -> None:
        self.found.append(("instruction", {}))


def faults_of(html: str, address: str = "lessons/2013/x.html") -> Iterator[str]:
    """Elements, attributes and addresses that a page may not have."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    for tag, attributes in reader.found:
        if not TAGS.fullmatch(tag):
            yield f"<{tag}>"
        for name, value in attributes.items():
            if not ATTRIBUTES.fullmatch(name):
                yield f"<{tag} {name}={value}>"
            if name in ("href", "src") and leads_away(tag, value, address):
                yield f"<{tag} {name}={value}>"


def leads_away(tag: str, value: str, address: str) -> bool:
    """Whether the address leaves the site other than by http, https or mailto in a link."""
    read = "".join(c for c in value if c > " ").replace("\\", "/")
    if tag == "a" and read.lower().startswith(("http://", "https://", "mailto:")):
        return False
    url = urlsplit(urljoin(SITE + address, read))
    return (url.scheme, url.netloc) != ("https", "own.example") or url.path.startswith("//")


@pytest.mark.parametrize("payload", BLOCKS)
def test_prose_keeps_nothing_of_a_payload(payload: str) -> None:
    assert list(faults_of(render_prose(numbered(payload, 1000)))) == []


@pytest.mark.parametrize("payload", PAYLOADS["addresses"])
def test_no_form_of_link_keeps_an_unsafe_address(payload: str) -> None:
    forms = [form for form in address_blocks() if payload in form]
    html = "".join(render_prose(numbered(form, 1000)) for form in forms)
    assert len(forms) >= 6
    assert list(faults_of(html)) == []
    assert 'href="#' not in html


def test_no_page_has_anything_of_a_payload_after_the_skin_has_read_it(source: SiteSource) -> None:
    markdown = theme()
    pages = {path: str(text) for path, text in source.items() if path.endswith(".md")}
    assert len(pages) > 50
    for path, text in pages.items():
        front, body = text.split("\n---\n", 1)
        assert "<" not in front
        address = path.replace("#", "%23").replace("?", "%3F").removesuffix(".md") + ".html"
        assert list(faults_of(markdown.reset().convert(body), address)) == [], path
        assert list(faults_of(" ".join(toc_names(markdown)), address)) == [], path


def theme() -> Markdown:
    """The Markdown of a stock MkDocs, with the extension that our headings need."""
    return Markdown(extensions=["toc", "tables", "fenced_code", "attr_list"])


def toc_names(markdown: Markdown) -> Iterator[str]:
    """What a theme prints unescaped in the table of contents."""
    waiting = [*getattr(markdown, "toc_tokens")]  # noqa: B009 - the extension adds it
    while waiting:
        token = waiting.pop()
        waiting += token["children"]
        yield token["name"]


@pytest.mark.parametrize("payload", PLAIN)
def test_a_heading_is_one_line_of_text(payload: str) -> None:
    html = Markdown(extensions=["attr_list"]).convert(f"# {heading_text(payload)} {{#top}}")
    assert list(faults_of(html)) == []
    assert html.startswith('<h1 id="top">')
    assert html.endswith("</h1>")
    assert html.count("\n") == 0


def test_data_scripts_hold_no_markup(source: SiteSource) -> None:
    data = [content for path, content in source.items() if path.startswith("data/")]
    scripts = [x.decode() if isinstance(x, bytes) else str(x) for x in data]
    assert len(scripts) > 5
    for script in scripts:
        assert "<" not in script
        assert len(re.split("[\r\n\u2028\u2029]", script)) == 2  # what ends a line in a script


def test_no_run_of_backticks_or_tildes_is_left_to_a_skin() -> None:
    assert without_fences("```` ~~~ `` ~~") == "&#96;&#96;`` &#126;~~ `` ~~"


def test_a_file_name_is_never_read_as_a_scheme() -> None:
    assert relative("guides/javascript:c(1).html", "guides/x.html") == "javascript%3Ac%281%29.html"
    assert relative("guides/x.html#a", "guides/y.html") == "x.html#a"


def test_a_site_map_is_a_list_of_own_addresses(source: SiteSource) -> None:
    tree = ElementTree.fromstring(sitemap(source, SITE)["sitemap.xml"])  # noqa: S314 - our own
    assert {child.tag.rpartition("}")[2] for child in tree.iter()} == {"urlset", "url", "loc"}
    assert all(
        (loc.text or "").startswith(SITE) for loc in tree.iter() if loc.text and loc.text.strip()
    )
    assert not any(child.attrib for child in tree.iter())


def _parts(payloads: Sequence[str]) -> Iterator[list[str]]:
    """As many payloads at once as a name may be long."""
    part: list[str] = []
    for payload in payloads:
        if part and len(" ".join(numbered(x, 1000) for x in (*part, payload))) > LONGEST_NAME:
            yield part
            part = []
        part.append(payload)
    yield part


def test_a_sheet_in_markdown_has_nothing_of_a_payload(
    office: Path, library: Library, tmp_path: Path, run: Run
) -> None:
    for part in _parts(PLAIN):
        typed = " ".join(numbered(payload, 1000) for payload in part)
        data = event_data(typed, 0, library) | {"answers": {}, "leaders": part}
        draft, sheet = tmp_path / "draft.json", tmp_path / "sheet.md"
        draft.write_text(json.dumps(data), "utf-8")
        words = ("--root", office, "--format", "markdown", "--output", sheet)
        assert run("checklist", draft, *words).code == 0
        html = theme().convert(sheet.read_text("utf-8"))
        assert "<li>" in html
        assert list(faults_of(html)) == []
        assert "href" not in html


def test_nothing_is_published_beside_pages_scripts_styles_and_our_own_blank_forms(
    source: SiteSource,
) -> None:
    own = {path for path in source if path.endswith((".docx", ".xlsx", ".pdf"))}
    assert {path.split("/")[0] for path in own} <= {"forms", "assets", "event-types"}
    assert {Path(path).suffix for path in source.keys() - own} <= {".md", ".js", ".css", ".txt"}
