"""What a search costs as the site grows: `python -m tests.bench.search_speed [lessons ...]`.

Made-up lessons are added to this repository's content (`make_tree`); their words are few, so
nearly every term is common: harder than real growth, where most new words are new. Every figure
stands beside its goal. Cold is the first query of a freshly opened page, from a folder and over
http with an empty cache, snippets included. Material and Pagefind are measured on the same pages
up to 1,000 lessons; add `--rivals` for all sizes, which takes long.
"""

import json
import sys
import threading
from collections.abc import Iterator, Sequence
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from builder.search import Document, documents_of, search, search_data
from builder.search.entries import entry_of
from builder.search.store import Store
from builder.sources import load_library
from tests.bench.make_tree import make_tree
from tests.bench.search_judged import judged, repository_documents
from tests.bench.search_rivals import Quiet, plain, run_script
from tests.chromium import chromium_program
from tests.search.sample import write_site

COUNTS = (1000, 5000, 10_000)
RIVALS_UP_TO = 1000
EVERY = 4
"""Of the judged queries every fourth is asked cold."""
DOCUMENTS_GOAL, SIZE_GOAL = 500, 1.5
KB_GOALS = (300, 700)
FIRST_GOAL, WARM_GOAL, UPDATE_GOAL = 150, 30, 1
ASK = """async (query) => {
    const start = performance.now();
    const { total } = await qianshi.search(query, { limit: 10 });
    const cold = performance.now() - start;
    const again = performance.now();
    await qianshi.search(query, { limit: 10 });
    const warm = performance.now() - again;
    const sources = [...document.scripts].map((script) => script.src.split("/data/")[1]);
    return { total, cold, warm, files: sources.filter(Boolean) };
}"""
ASK_PAGEFIND = """async (query) => {
    const start = performance.now();
    const pagefind = await import("/pagefind/pagefind.js");
    const { results } = await pagefind.search(query);
    await Promise.all(results.slice(0, 10).map((result) => result.data()));
    return performance.now() - start;
}"""


def row(
    name: str, value: float, goal: float | None = None, unit: str = "", least: bool = False
) -> str:
    """A figure beside its goal: at most, or with `least` at least."""
    line = f"  {name:<44} {value:>9.2f} {unit:<5}"
    if goal is None:
        return line
    reached = value >= goal if least else value <= goal
    bound = "≥" if least else "≤"
    return f"{line} {bound} {goal:<6} {'reached' if reached else 'NOT reached'}"


def text_bytes(document: Document) -> int:
    """Of everything that can be found in a document."""
    parts = (document.title, *document.tags, *document.headings)
    return len("".join((*parts, *(block.text for block in document.passages))).encode())


def sizes(data: dict[str, Any]) -> dict[str, int]:
    """Bytes of every data file."""
    return {
        name: len(json.dumps(d, ensure_ascii=False, separators=(",", ":")).encode())
        for name, d in data.items()
    }


def quantile(values: Sequence[float], percent: int) -> float:
    """The value that so many percent do not exceed."""
    return sorted(values)[(len(values) - 1) * percent // 100]


def both(
    name: str, values: Sequence[float], goals: tuple[float, float], unit: str
) -> Iterator[str]:
    """The middle and the slow end."""
    yield row(f"{name}, p50", quantile(values, 50), goals[0], unit)
    yield row(f"{name}, p95", quantile(values, 95), goals[1], unit)


def in_browser(data: dict[str, Any], queries: Sequence[str]) -> Iterator[str]:
    """The costs of first queries, each on a freshly opened page."""
    size = sizes(data)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = write_site(Path(folder), data)
        server, address = serve(Path(folder))
        browser = launch(playwright.chromium)
        for where, start in (("file:", site.as_uri()), ("http", address + site.name)):
            found = [ask(browser, start, query) for query in queries]
            yield from both(f"first result, {where}", [f["cold"] for f in found], (150, 150), "ms")
        names = [[name.removesuffix(".js") for name in one["files"]] for one in found]
        weights = [sum(size[n] for n in part) / 1024 for part in names]
        yield from both("data of a cold query", weights, KB_GOALS, "KB")
        yield row("files of a cold query, p50", quantile([len(part) for part in names], 50))
        yield row("warm query, p95", quantile([f["warm"] for f in found], 95), WARM_GOAL, "ms")
        yield row("renderer memory after all queries", memory(browser, site, queries), None, "MB")
        browser.close()
        server.shutdown()


def launch(chromium: Any) -> Browser:
    """Debian's Chromium."""
    flags = ["--no-sandbox", "--enable-precise-memory-info"]
    browser: Browser = chromium.launch(executable_path=chromium_program(), args=flags)
    return browser


def serve(folder: Path) -> tuple[ThreadingHTTPServer, str]:
    """A folder on the loopback interface, with its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_address[1]}/"


def ask(browser: Browser, address: str, query: str) -> dict[str, Any]:
    """One query in a profile that has loaded nothing yet."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    found: dict[str, Any] = page.evaluate(ASK, query)
    context.close()
    return found


def memory(browser: Browser, site: Path, queries: Sequence[str]) -> float:
    """Of one page that has been asked everything."""
    page = browser.new_page()
    page.goto(site.as_uri())
    for query in queries:
        page.evaluate("(query) => qianshi.search(query).then(() => 0)", query)
    used = page.evaluate("performance.memory.totalJSHeapSize")
    return float(used) / 2**20


def in_folder(documents: Sequence[Document], queries: Sequence[str]) -> Iterator[str]:
    """The costs of the command line's index."""
    with TemporaryDirectory() as folder:
        store = Store(Path(folder) / "index", Path(folder))
        start = perf_counter()
        store.update(documents)
        yield row("Whoosh: made from nothing", perf_counter() - start, None, "s")
        changed = Document(documents[0].id, documents[0].kind, "旗绳断了")
        start = perf_counter()
        store.update((changed, *documents[1:]))
        yield row("Whoosh: after one changed file", perf_counter() - start, UPDATE_GOAL, "s")
        took = [timed(store, query) for query in queries]
        yield row("Whoosh: query, p95", quantile(took, 95), None, "ms")
        store.close()


def timed(store: Store, query: str) -> float:
    """Milliseconds of one query."""
    start = perf_counter()
    search(store, query)
    return (perf_counter() - start) * 1000


def beside(documents: Sequence[Document], queries: Sequence[str]) -> Iterator[str]:
    """The first query with Material, which indexes again on every page, and with Pagefind."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        found = run_script(Path(folder), [plain(d) for d in documents], queries)
        yield row("Material: index to load", found["material bytes"] / 2**20, None, "MB")
        first = found["material"]["ready"] + found["material"]["each"]
        yield row("Material: first result, worker alone", first, None, "ms")
        site = Path(folder, "site")
        (site / "index.html").write_text("<!doctype html><title>x</title>", "utf-8")
        server, address = serve(site)
        browser = launch(playwright.chromium)
        took = [first_of_pagefind(browser, address, query) for query in queries]
        yield row("Pagefind: first result, http, p50", quantile(took, 50), None, "ms")
        yield row("Pagefind: first result, http, p95", quantile(took, 95), None, "ms")
        browser.close()
        server.shutdown()


def first_of_pagefind(browser: Browser, address: str, query: str) -> float:
    """Milliseconds to the first ten results in a fresh profile."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + "index.html")
    took = float(page.evaluate(ASK_PAGEFIND, query))
    context.close()
    return took


def lines(count: int, queries: Sequence[str], rivals: bool) -> Iterator[str]:
    """The report for one size."""
    with TemporaryDirectory() as folder:
        make_tree(Path(folder, "office"), count, 1)
        library = load_library(Path(folder, "office")).library
    documents = documents_of(library)
    text = sum(map(text_bytes, documents))
    start = process_time()
    made = search_data([entry_of(document) for document in documents], library.synonyms)
    took = process_time() - start
    data = {name: json.loads(text) for name, text in made.items()}
    terms = sum(size for name, size in sizes(data).items() if "documents-" not in name)
    yield f"{count} lessons, {len(documents)} documents, {text / 2**20:.1f} MB of text"
    yield row("indexing", len(documents) / took, DOCUMENTS_GOAL, "1/s", least=True)
    yield row("index without snippets, times the text", terms / text, SIZE_GOAL)
    yield from in_browser(data, queries)
    if count <= 5000:
        yield from in_folder(documents, queries)
    if rivals or count <= RIVALS_UP_TO:
        yield from beside(documents, queries)


def main() -> None:
    queries = [one.query for one in judged(repository_documents())][::EVERY]
    for count in [int(word) for word in sys.argv[1:] if word.isdigit()] or COUNTS:
        for line in lines(count, queries, "--rivals" in sys.argv):
            print(line, flush=True)


if __name__ == "__main__":
    main()
