"""Browser, folder and memory: the same ids and the same points for every query."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from builder.search import Document, MemoryIndex, search
from builder.search.index import Index
from builder.search.similar import index_lessons, similar
from builder.search.store import Store
from tests.search.sample import DOCUMENTS, QUERIES, SYNONYMS, search_data, write_site

IN_BROWSER = """async (queries) => {
    const found = [];
    for (const query of queries) {
        const all = await qianshi.search(query, { limit: 50, facets: true });
        const { hits, total, counts, notice, suggestions, facets } = all;
        found.push({ hits, total, counts, notice, suggestions, facets });
    }
    return found;
}"""


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Nobody reads it."""


@pytest.fixture
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder on the loopback interface; gives its address."""
    servers: list[ThreadingHTTPServer] = []

    def start(folder: Path) -> str:
        handler = partial(_QuietHandler, directory=str(folder))
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_address[1]}/"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def plain(index: Index, query: str) -> dict[str, Any]:
    found = asdict(search(index, query, limit=50))
    return {**found, "hits": list(found["hits"]), "suggestions": list(found["suggestions"])}


def expected(documents: tuple[Document, ...] = DOCUMENTS) -> list[dict[str, Any]]:
    index = MemoryIndex(documents, SYNONYMS)
    return [plain(index, query) for query in QUERIES]


def test_there_are_enough_queries_and_most_of_them_find_something() -> None:
    assert len(QUERIES) >= 100
    assert sum(1 for found in expected() if found["hits"]) > 80


def test_the_browser_agrees_from_a_folder(page: Page, tmp_path: Path) -> None:
    folder = tmp_path / "共享 #1 100%"
    page.goto(write_site(folder, search_data(DOCUMENTS, SYNONYMS)).as_uri())
    assert page.evaluate(IN_BROWSER, list(QUERIES)) == expected()


def test_the_browser_agrees_over_http(
    page: Page, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    write_site(tmp_path, search_data(DOCUMENTS, SYNONYMS))
    page.goto(serve(tmp_path) + "search.html")
    assert page.evaluate(IN_BROWSER, list(QUERIES)) == expected()


def test_the_browser_narrows_alike(page: Page, tmp_path: Path) -> None:
    page.goto(write_site(tmp_path, search_data(DOCUMENTS, SYNONYMS)).as_uri())
    index = MemoryIndex(DOCUMENTS, SYNONYMS)
    for kind, only in (("", {"year": "2013"}), ("item", {"event-type": "上级调研考察"})):
        found = page.evaluate(
            "([kind, only]) => qianshi.search('国旗', { kind, only })", [kind, only]
        )
        there = search(index, "国旗", kind=kind, only=only)
        assert [hit["id"] for hit in found["hits"]] == [hit.id for hit in there.hits]
        assert (found["counts"], found["facets"]) == (there.counts, there.facets)


def test_the_browser_finds_the_same_similar_lessons(page: Page, tmp_path: Path) -> None:
    page.goto(write_site(tmp_path, search_data(DOCUMENTS, SYNONYMS)).as_uri())
    index = index_lessons(DOCUMENTS)
    texts = [b.text for d in DOCUMENTS for b in d.passages] + ["", "食堂换了菜单", "國旗滑落😀"]
    in_browser = page.evaluate(
        "(texts) => Promise.all(texts.map((text) => qianshi.similar(text)))", texts
    )
    there = [[{**asdict(s), "shared": list(s.shared)} for s in similar(index, t)] for t in texts]
    assert in_browser == there
    assert any(there)


def test_the_folder_store_agrees(tmp_path: Path) -> None:
    store = Store(tmp_path / "index", tmp_path)
    store.update(DOCUMENTS, SYNONYMS)
    assert [plain(store, query) for query in QUERIES] == expected()
    store.close()


def test_updates_keep_the_folder_store_in_agreement(tmp_path: Path) -> None:
    store = Store(tmp_path / "index", tmp_path)
    for kept in (DOCUMENTS[:5], DOCUMENTS, DOCUMENTS[3:], DOCUMENTS[::2], DOCUMENTS):
        store.update(kept, SYNONYMS)
        assert store.count == len(kept)
        assert [plain(store, query) for query in QUERIES] == expected(kept)
    store.close()


def test_the_order_of_documents_does_not_matter() -> None:
    assert expected(DOCUMENTS[::-1]) == expected()
    assert search_data(DOCUMENTS[::-1], SYNONYMS) == search_data(DOCUMENTS, SYNONYMS)


def test_equal_points_are_ordered_by_code_points_not_by_utf16(page: Page, tmp_path: Path) -> None:
    ids = ["a\uffee.html", "a\U00020bb7.html", "a.html", "B.html", "é.html"]
    twins = [Document(id_, "guide", "国旗", summary="国旗") for id_ in ids]
    page.goto(write_site(tmp_path, search_data(twins, ())).as_uri())
    found = page.evaluate(IN_BROWSER, ["国旗"])[0]
    assert [hit["id"] for hit in found["hits"]] == sorted(ids)
    assert [hit.id for hit in search(MemoryIndex(twins), "国旗").hits] == sorted(ids)
