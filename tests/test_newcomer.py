"""Twenty tasks a new clerk would bring, each answered within three clicks or one search."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote

import pytest
import yaml

from builder.model import Library
from builder.search import MemoryIndex, documents_of, search
from tests.conftest import ROOT

CLICKS, FIRST_HITS = 3, 5
"""How far a reader goes: three links from the home page, five rows of one search."""
TASKS = yaml.safe_load((ROOT / "tests/newcomer_tasks.yml").read_text("utf-8"))
CLICKED = [task for task in TASKS if "clicks" in task]
SEARCHED = [task for task in TASKS if "search" in task]


class Link(NamedTuple):
    """A link of a page: where it leads and the words a reader clicks."""

    href: str
    text: str


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Link] = []
        self._href, self._text = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._href, self._text = dict(attrs).get("href") or "", ""

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.found.append(Link(self._href, self._text.strip()))


def _links(page: Path) -> Iterator[Link]:
    parser = _Links()
    parser.feed(page.read_text("utf-8"))
    return iter(parser.found)


def _click(page: Path, words: str) -> Path:
    """The page behind the first link that holds these words."""
    href = next((link.href for link in _links(page) if words in link.text), "")
    assert href, f"{page.name} 上没有链接“{words}”"
    return (page.parent / unquote(href.partition("#")[0])).resolve()


def _says(page: Path) -> str:
    text = re.sub(r"<(script|style)\b.*?</\1>|<[^>]+>", "", page.read_text("utf-8"), flags=re.S)
    return re.sub(r"\s+", " ", text)


@pytest.fixture(scope="module")
def index(repository: Library) -> MemoryIndex:
    return MemoryIndex(documents_of(repository), repository.synonyms)


def test_there_are_twenty_tasks_and_each_has_a_way() -> None:
    assert len(TASKS) == 20
    assert all("clicks" in task or "search" in task for task in TASKS)
    assert all(len(task["clicks"]) <= CLICKS for task in CLICKED)


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task["task"])
def test_the_page_holds_the_answer(site: Path, task: dict[str, str]) -> None:
    for page in {task["page"], task.get("found", task["page"])}:
        assert task["says"] in _says(site / page)


@pytest.mark.parametrize("task", CLICKED, ids=lambda task: task["task"])
def test_the_links_lead_to_the_answer(site: Path, task: dict[str, str]) -> None:
    page = site / "index.html"
    for words in task["clicks"]:
        page = _click(page, words)
    assert page == (site / task["page"]).resolve()


@pytest.mark.parametrize("task", SEARCHED, ids=lambda task: task["search"])
def test_one_search_finds_the_answer(index: MemoryIndex, task: dict[str, str]) -> None:
    hits = search(index, task["search"], FIRST_HITS).hits
    assert task.get("found", task["page"]) in [hit.id.partition("#")[0] for hit in hits]
