"""Browser over http, browser from a folder and the command line's index: 300 queries, the same
ids and points, before and after 60 incremental updates of the folder; and hostile queries."""

import random
import threading
from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from playwright.sync_api import Page

from builder.search import Document, Index, documents_of, search
from builder.search.store import Store
from tests.bench.search_judged import judged
from tests.conftest import ROOT
from tests.pace import keeps_to
from tests.program.every_event import library_in
from tests.proof_share import Share
from tests.search.sample import HOSTILE, QUERIES, search_data, write_site

pytestmark = pytest.mark.proof

UPDATES = 60
ASKED = 300
SLOWEST = 100
"""Milliseconds that a hostile query may take."""
LISTS = ("hits", "suggestions")
IN_BROWSER = """async (queries) => {
    const found = [];
    for (const query of queries) {
        const { hits, total, counts, facets, notice, suggestions } =
            await qianshi.search(query, { limit: 20, facets: true });
        found.push({ hits, total, counts, facets, notice, suggestions });
    }
    return found;
}"""
TIMED = """async (query) => {
    await qianshi.search(query);
    const start = performance.now();
    await qianshi.search(query);
    return performance.now() - start;
}"""
HOSTILES = (
    HOSTILE,
    "国旗" * 5000,
    "a" * 10_000,
    "半其" * 5000,
    "\u202e国旗\u202c\u2066滑落",
    "国旗\ud800滑落\udfff",
    "😀🇨🇳👩‍🔧国旗",
    ".*(?:国旗)+[^]\\d{1,}$^|",
    "𠮷𪚥国旗",
    "“" * 5000,
    '"国旗' * 3000,
    "constructor __proto__ hasOwnProperty",
    " \t\n\u3000" * 3000,
)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(_Quiet, directory=str(tmp_path / "site"))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/search.html"
    server.shutdown()
    server.server_close()


def three_hundred(documents: tuple[Document, ...]) -> list[str]:
    """The judged queries, those of the tests, and stretches of titles, the same each time."""
    chance = random.Random(300)
    known = [one.query for one in judged(documents)]
    titles = [chance.choice(documents).title for _ in range(ASKED)]
    pieces = [
        title[(at := chance.randrange(len(title))) : at + chance.randint(2, 9)] for title in titles
    ]
    everything = list(dict.fromkeys((*known, *QUERIES, *pieces)))
    chance.shuffle(everything)
    assert len(everything) >= ASKED
    return everything[:ASKED]


SPARSE = 4
"""Of the documents each how-manyth is indexed where only a part of the proof runs."""


def answers(index: Index, queries: list[str]) -> list[dict[str, Any]]:
    found = (asdict(search(index, query)) for query in queries)
    return [{**one, **{name: list(one[name]) for name in LISTS}} for one in found]


def test_three_readers_agree_before_and_after_many_updates(
    page: Page, tmp_path: Path, served: str, share: Share
) -> None:
    library = library_in(ROOT)
    documents = documents_of(library)
    queries = share.some(three_hundred(documents))
    documents = documents if share.whole else documents[::SPARSE]
    store = Store(tmp_path / "index", tmp_path)
    store.update(documents, library.synonyms)
    there = answers(store, queries)
    folder = write_site(tmp_path / "site", search_data(documents, library.synonyms)).as_uri()
    for address in (folder, served):
        page.goto(address)
        assert page.evaluate(IN_BROWSER, queries) == there
    chance = random.Random(60)
    for _ in range(share.of(UPDATES)):
        left = [d for d in documents if chance.random() > 0.03]
        store.update(left, library.synonyms)
    store.update(documents, library.synonyms)
    assert answers(store, queries) == there
    left = [d for d in documents if chance.random() > 0.2]
    store.update(left, library.synonyms)
    data = search_data(left, library.synonyms)
    store.close()
    again = Store(tmp_path / "index", tmp_path)
    page.goto(write_site(tmp_path / "less", data).as_uri())
    assert page.evaluate(IN_BROWSER, queries) == answers(again, queries)
    again.close()


def test_hostile_queries_are_answered_in_no_time(page: Page, tmp_path: Path) -> None:
    library = library_in(ROOT)
    documents = documents_of(library)
    store = Store(tmp_path / "index", tmp_path)
    store.update(documents, library.synonyms)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.goto(write_site(tmp_path / "site", search_data(documents, library.synonyms)).as_uri())
    slow: dict[str, float] = {}
    for query in HOSTILES:
        search(store, query)
        start = perf_counter()
        search(store, query)
        slow[query[:20]] = (perf_counter() - start) * 1000
        slow[query[:20] + " in the browser"] = page.evaluate(TIMED, query)
    store.close()
    assert not dialogs
    assert {query: took for query, took in slow.items() if not keeps_to(SLOWEST, took)} == {}
