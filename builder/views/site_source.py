"""The whole site before any theme: a mapping from path to page, script or stylesheet.

Any theme that builds a folder of Markdown can take it; the MkDocs plugin takes it in memory.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from builder.cache import NO_CACHE, Cache
from builder.views.page import Page

Content = str | bytes
ASSETS = "assets/qianshi"
BLANKS = "assets/blanks"
"""Where the blank forms stand that are filled in by Word or Excel."""
_SHIPPED = (".js", ".css", ".txt")
FOREIGN = "vendor"
"""The folder of scripts that others wrote; it is the only one whose name is published."""
TOGETHER = {
    "search-parts.js": (
        "analysis.js",
        "search-words.js",
        "search-numerals.js",
        "search-query.js",
        "search-index.js",
        "search-scoring.js",
        "search-correction.js",
        "search-ranking.js",
        "search-snippet.js",
        "search-similar.js",
        "search-facets.js",
        "search-none.js",
        "search-asking.js",
        "search-reckoning.js",
        "search-answers.js",
        "search-answer-box.js",
    )
}
"""Scripts that come as one file, in this order: a first search waits for every file there is."""


class Json(str):
    """Text that is JSON already."""

    __slots__ = ()


class SiteSource(Mapping[str, Content]):
    """Path to content. A page is drawn up when somebody reads it, which its digest does not."""

    def __init__(self, contents: Mapping[str, Content | Page], cache: Cache = NO_CACHE) -> None:
        self._contents = contents
        self._cache = cache
        self._sources: dict[str, str] = {}
        self._digests: dict[str, str] = {}

    def __getitem__(self, path: str) -> Content:
        content = self._contents[path]
        if not isinstance(content, Page):
            return content
        if path not in self._sources:
            self._sources[path] = content.source()
        return self._sources[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._contents)

    def __len__(self) -> int:
        return len(self._contents)

    def digest(self, path: str) -> str:
        """SHA-256 of a content."""
        if path not in self._digests:
            self._digests[path] = self._digest(path, self._contents[path])
        return self._digests[path]

    def _digest(self, path: str, content: Content | Page) -> str:
        if isinstance(content, Page):
            return content.digest(lambda: str(self[path]), self._cache)
        return sha256(content if isinstance(content, bytes) else content.encode()).hexdigest()

    def front(self, path: str) -> str:
        """The head of a page, which tells the theme its title."""
        content = self._contents[path]
        if isinstance(content, Page):
            return content.front()
        return str(content).removeprefix("---\n").partition("---\n")[0]

    def with_files(self, more: Mapping[str, Content]) -> "SiteSource":
        """The same with other files, or with others in their places."""
        whole = SiteSource({**self._contents, **more}, self._cache)
        whole._sources = {p: x for p, x in self._sources.items() if p not in more}
        whole._digests = {p: x for p, x in self._digests.items() if p not in more}
        return whole


def make_site_source(
    pages: Iterable[Page], data: Mapping[str, object], cache: Cache = NO_CACHE
) -> SiteSource:
    """Pages as Markdown, data as scripts, and the browser's own files.

    `data` maps a name such as `programs/flag-raising` to anything JSON can hold; the page gets
    it with `qianshi.load(name)`.
    """
    return SiteSource(
        {
            **{page.path: page for page in pages},
            **{f"data/{name}.js": data_script(name, value) for name, value in data.items()},
            **{f"{ASSETS}/{name}": script for name, script in browser_files().items()},
        },
        cache,
    )


def browser_files() -> dict[str, bytes]:
    """The browser's own files by name, those of TOGETHER joined; folders are for us alone."""
    found = _files_below(files("builder.browser"))
    joined = {name: b"\n".join(found[part] for part in parts) for name, parts in TOGETHER.items()}
    parts = {part for parts in TOGETHER.values() for part in parts}
    return joined | {name: content for name, content in found.items() if name not in parts}


def compact(value: object) -> str:
    """JSON without blanks, keys in their order."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def data_script(name: str, value: object) -> str:
    """A classic script that hands over one piece of data, keys in their order."""
    text = str(value) if isinstance(value, Json) else compact(value)
    for character in "<\x85\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return f"qianshi.receive({json.dumps(name)},{text});\n"


def _files_below(folder: Traversable) -> dict[str, bytes]:
    shipped: dict[str, bytes] = {}
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            prefix = f"{FOREIGN}/" if entry.name == FOREIGN else ""
            shipped |= {f"{prefix}{name}": file for name, file in _files_below(entry).items()}
        elif entry.name.endswith(_SHIPPED):
            shipped[entry.name] = entry.read_bytes()
    return shipped
