"""What a search costs as the site grows: `python -m tests.bench.search_speed [pages]`.

Pages are shuffled from the sentences of this repository, so every term is common: harder than
real growth, where most new words are new. Prints sizes, and the time and bytes of first queries
answered in Chromium from a folder.
"""

import json
import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from playwright.sync_api import Page, sync_playwright

from builder.search import Block, Document, documents_of, search_data
from builder.sources import load_library
from tests.search.sample import write_site

QUERIES = ("国旗", "配电箱", "dyx", "领导", "会议材料没有保存怎么办", "量子计算机")
ANCHORS = ("story", "response", "causes", "measures", "mechanism")
ASK = """async (query) => {
    const start = performance.now();
    const { total } = await qianshi.search(query);
    const milliseconds = Math.round(performance.now() - start);
    const sources = [...document.scripts].map((script) => script.src.split("/data/")[1]);
    return { total, milliseconds, files: sources.filter(Boolean) };
}"""


def pages(count: int, root: Path) -> Iterator[Document]:
    """That many made-up lessons, the same ones each time."""
    library = load_library(root).library
    text = "\n".join(b.text for d in documents_of(library) for b in d.passages)
    sentences = [s for s in text.replace("\n", "。").split("。") if len(s) > 8]
    chance = random.Random(count)
    for number in range(count):
        one, *some = chance.choices(sentences, k=24)
        blocks = [Block(a, "", "。".join(some[4 * i : 4 * i + 4])) for i, a in enumerate(ANCHORS)]
        yield Document(
            id=f"lessons/{2000 + number % 27}/case-{number}.html",
            kind="lesson",
            title=one[:16],
            tags=(some[20][:4], some[21][:4]),
            summary=some[22],
            blocks=tuple(blocks),
        )


def sizes(data: dict[str, Any]) -> dict[str, int]:
    """Bytes of every data file."""
    compact = {
        name: json.dumps(d, ensure_ascii=False, separators=(",", ":")) for name, d in data.items()
    }
    return {name: len(text.encode()) for name, text in compact.items()}


def ask(page: Page, site: Path, query: str, size: dict[str, int]) -> str:
    """One first query on a freshly opened page, as a line of the report."""
    page.goto("about:blank")
    page.goto(site.as_uri())
    found = page.evaluate(ASK, query)
    names = [name.removesuffix(".js") for name in found["files"]]
    kilobytes = sum(size[name] for name in names) // 1024
    took = found["milliseconds"]
    return f"  {query}: {took} ms, {len(names)} files, {kilobytes} KB, {found['total']} hits"


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    documents = list(pages(count, Path(__file__).parent.parent.parent))
    start = perf_counter()
    data = search_data(documents, ())
    took = perf_counter() - start
    size = sizes(data)
    lines = [
        f"{count} pages: {len(data)} files, {sum(size.values()) >> 20} MB, {took:.1f} s to make"
    ]
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = write_site(Path(folder), data)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        lines += [ask(browser.new_page(), site, query, size) for query in QUERIES]
        browser.close()
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
