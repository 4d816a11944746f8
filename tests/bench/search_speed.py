"""What a search costs as the site grows: `python -m tests.bench.search_speed [lessons ...]`.

Made-up lessons are added to this repository's content (`make_tree`); their words are few, so
nearly every term is common: harder than real growth, where most new words are new. Prints the
time to make the data files and their size against the text, and over the judged queries the
bytes and the time of the first query of a freshly opened page, from a folder, snippets included.
"""

import json
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from playwright.sync_api import Page, sync_playwright

from builder.search import Document, Store, documents_of, search
from builder.sources import load_library
from tests.bench.make_tree import make_tree
from tests.bench.search_judged import judged, repository_documents
from tests.search.sample import search_data, write_site

COUNTS = (1000, 5000, 10_000)
EVERY = 4
"""Of the judged queries every fourth is asked cold."""
ASK = """async (query) => {
    const start = performance.now();
    const { total } = await qianshi.search(query);
    const cold = performance.now() - start;
    const again = performance.now();
    await qianshi.search(query);
    const warm = performance.now() - again;
    const sources = [...document.scripts].map((script) => script.src.split("/data/")[1]);
    return { total, cold, warm, files: sources.filter(Boolean) };
}"""


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


def quantiles(values: Sequence[float]) -> str:
    """The middle and the slow end."""
    ordered = sorted(values)
    return f"p50 {ordered[len(ordered) // 2]:.0f}, p95 {ordered[len(ordered) * 95 // 100]:.0f}"


def in_browser(data: dict[str, Any], queries: Sequence[str]) -> Iterator[str]:
    """The costs of first queries, each on a freshly opened page."""
    size = sizes(data)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = write_site(Path(folder), data)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page()
        found = [ask(page, site, query) for query in queries]
        browser.close()
    names = [[name.removesuffix(".js") for name in one["files"]] for one in found]
    yield f"  cold: KB {quantiles([sum(size[n] for n in part) / 1024 for part in names])}"
    yield f"  cold: files {quantiles([len(part) for part in names])}"
    yield f"  cold: ms {quantiles([one['cold'] for one in found])}"
    yield f"  warm: ms {quantiles([one['warm'] for one in found])}"


def ask(page: Page, site: Path, query: str) -> dict[str, Any]:
    """One query on a page that has loaded nothing yet."""
    page.goto("about:blank")
    page.goto(site.as_uri())
    found: dict[str, Any] = page.evaluate(ASK, query)
    return found


def in_folder(documents: Sequence[Document], queries: Sequence[str]) -> Iterator[str]:
    """The costs of the command line's index."""
    with TemporaryDirectory() as folder:
        store = Store(Path(folder))
        start = perf_counter()
        store.update(documents)
        yield f"  Whoosh: {perf_counter() - start:.0f} s to make"
        changed = Document(documents[0].id, documents[0].kind, "旗绳断了")
        start = perf_counter()
        store.update((changed, *documents[1:]))
        yield f"  Whoosh: {perf_counter() - start:.2f} s after one changed file"
        took = []
        for query in queries:
            start = perf_counter()
            search(store, query)
            took.append((perf_counter() - start) * 1000)
        yield f"  Whoosh: query ms {quantiles(took)}"
        store.close()


def lines(count: int, queries: Sequence[str]) -> Iterator[str]:
    """The report for one size."""
    with TemporaryDirectory() as folder:
        make_tree(Path(folder, "office"), count, 1)
        library = load_library(Path(folder, "office")).library
    documents = documents_of(library)
    text = sum(map(text_bytes, documents))
    start = process_time()
    data = search_data(documents, library.synonyms)
    took = process_time() - start
    terms = sum(size for name, size in sizes(data).items() if "documents-" not in name)
    yield (
        f"{count} lessons, {len(documents)} documents, {text >> 20} MB of text: "
        f"{len(documents) / took:.0f} documents/s, {len(data)} files, "
        f"index {terms >> 20} MB ({terms / text:.2f} of the text)"
    )
    yield from in_browser(data, queries)
    if count <= 5000:
        yield from in_folder(documents, queries)


def main() -> None:
    queries = [one.query for one in judged(repository_documents())][::EVERY]
    for count in [int(word) for word in sys.argv[1:] if word.isdigit()] or COUNTS:
        for line in lines(count, queries):
            print(line, flush=True)


if __name__ == "__main__":
    main()
