"""The index as small data files, so that a query loads only what it needs, even from `file:`.

`search/manifest` and `search/characters` are read once, `search/sounds` where something may be
mistyped, `search/facets` where results are narrowed, `search/tags` where nothing was found.
`search/terms-NNN` holds the terms that hash there; `search/documents-NNN` holds a stretch of
documents, which are numbered in code-point order of their ids. Every file carries one build id,
because a browser may hold old ones.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from builder.cache import NO_CACHE, Cache, texts
from builder.search.analysis import CHARACTERS
from builder.search.constants import SHARED
from builder.search.entries import Entry
from builder.search.sounds import SOUNDS
from builder.search.term_shards import term_shards
from builder.search.words import Synonyms
from builder.views.site_source import Json, compact

DOCUMENTS_SIZE = 16_000
"""Characters of a file of documents, about."""
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
MOST_TAGS = 400
_CHUNKS = texts("chunks")


def search_data(
    entries: Sequence[Entry], synonyms: Synonyms, cache: Cache = NO_CACHE
) -> dict[str, Json]:
    """Data files by name, as JSON objects; the same documents always give the same files."""
    ordered = sorted(entries, key=lambda entry: entry.id)
    chunks = list(_chunks(ordered))
    terms = term_shards(ordered, synonyms, cache)
    manifest = {
        "count": len(ordered),
        "kinds": "".join(_kind_digit(entry) for entry in ordered),
        "shelves": [len(held) for held in chunks],
        "synonyms": synonyms,
        "shared": SHARED,
        "terms": len(terms),
    }
    files = {
        **{f"search/terms-{n:03}": text for n, text in enumerate(terms)},
        **{f"search/documents-{n:03}": _chunk(held, cache) for n, held in enumerate(chunks)},
        "search/characters": compact(CHARACTERS),
        "search/sounds": compact({"tables": SOUNDS}),
        "search/facets": compact(_facets(ordered)),
        "search/tags": compact({"tags": _tags(ordered)}),
        "search/manifest": compact(manifest),
    }
    return dict(_of_one_build(files))


def _kind_digit(entry: Entry) -> str:
    """The place of its kind among the kinds, as one digit to the base of 36."""
    return _DIGITS[list(SHARED["kinds"]).index(entry.facts.kind)]


def _of_one_build(files: dict[str, str]) -> Iterator[tuple[str, Json]]:
    digest = sha256()
    for name in sorted(files):
        digest.update(f"{name}\0{sha256(files[name].encode()).hexdigest()}\0".encode())
    build = digest.hexdigest()[:16]
    return ((name, Json(f'{{"build":"{build}",{files[name][1:]}')) for name in sorted(files))


def _facets(entries: Sequence[Entry]) -> dict[str, list[Any]]:
    """Every facet with a value once, and by document the places of its own in that list."""
    values = sorted({pair for entry in entries for pair in entry.facts.facets})
    places = {pair: place for place, pair in enumerate(values)}
    held = [[places[pair] for pair in entry.facts.facets] for entry in entries]
    return {"values": values, "documents": held}


def _tags(entries: Sequence[Entry]) -> list[tuple[str, int]]:
    """The commonest tags with their documents, to be tried where a query finds nothing."""
    counts = Counter(tag for entry in entries for tag in set(entry.facts.tags))
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:MOST_TAGS]


def _chunks(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Neighbours together until a file is full."""
    held: list[Entry] = []
    size = 0
    for number, entry in enumerate(entries, 1):
        held.append(entry)
        size += entry.facts.size
        if size >= DOCUMENTS_SIZE or number == len(entries):
            yield held
            held, size = [], 0


def _chunk(held: Sequence[Entry], cache: Cache) -> str:
    names = " ".join(entry.name for entry in held)
    make = lambda: compact({"documents": [entry.plain for entry in held]})  # noqa: E731
    return cache.recall(_CHUNKS, names, make)
