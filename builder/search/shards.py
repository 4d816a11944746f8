"""The index as small data files, so that a query loads only what it needs, even from `file:`.

`search/manifest` and `search/characters` are read once, `search/sounds` where something may be
mistyped, `search/facets` where results are narrowed, `search/tags` where nothing was found.
`search/terms-NNN` holds the terms that hash there; `search/documents-NNN` holds a stretch of
documents, which are numbered in code-point order of their ids. Every file carries one build id,
because a browser may hold old ones.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from builder.search.analysis import CHARACTERS
from builder.search.constants import SHARED
from builder.search.document import Document
from builder.search.index import MemoryIndex, likely_readings
from builder.search.meaning import SOUNDS
from builder.search.packing import pack_postings, pack_readings
from builder.search.words import Synonyms

Data = dict[str, Any]

TERMS_SIZE = 8_000
"""Characters of a file of terms, about."""
DOCUMENTS_SIZE = 24_000
"""Characters of a file of documents, about."""
_AROUND = 6
"""Quotes, colon and comma of an entry."""
MOST_SHARDS = 4096
MOST_TAGS = 400


def search_data(documents: Sequence[Document], synonyms: Synonyms) -> dict[str, Data]:
    """Data files by name, each ready for JSON; the same documents always give the same files."""
    ordered = sorted(documents, key=lambda document: document.id)
    shelves = _document_shards(ordered)
    manifest: Data = {
        "count": len(ordered),
        "kinds": [list(SHARED["kinds"]).index(document.kind) for document in ordered],
        "starts": [start for start, _ in shelves],
        "synonyms": synonyms,
        "shared": SHARED,
    }
    files = _term_shards(MemoryIndex(ordered, synonyms))
    manifest["terms"] = len(files)
    files |= {f"search/documents-{n:03}": {"documents": d} for n, (_, d) in enumerate(shelves)}
    files |= {
        "search/characters": dict(CHARACTERS),
        "search/sounds": {"tables": SOUNDS},
        "search/facets": {"documents": [document.facets for document in ordered]},
        "search/tags": {"tags": _tags(ordered)},
        "search/manifest": manifest,
    }
    build = sha256(_compact(files).encode()).hexdigest()[:16]
    return {name: {"build": build, **data} for name, data in sorted(files.items())}


def _tags(documents: Sequence[Document]) -> list[tuple[str, int]]:
    """The commonest tags with their documents, to be tried where a query finds nothing."""
    counts = Counter(tag for document in documents for tag in set(document.tags))
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:MOST_TAGS]


def shard_of(term: str, shards: int) -> int:
    """FNV-1a over UTF-8, so that both sides look in the same file."""
    value = 0x811C9DC5
    for byte in term.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value % shards


def _term_shards(index: MemoryIndex) -> dict[str, Data]:
    numbers = {id_: number for number, id_ in enumerate(index.documents)}
    postings = {term: _packed(found, numbers) for term, found in index.terms.items()}
    readings = {p: pack_readings(likely_readings(r)) for p, r in index.all_readings.items()}
    everything = (*postings.items(), *readings.items())
    count = _shard_count(sum(len(term) + len(packed) + _AROUND for term, packed in everything))
    shards: list[Data] = [{"terms": {}, "readings": {}} for _ in range(count)]
    for part, entries in (("terms", postings), ("readings", readings)):
        for term in sorted(entries):
            shards[shard_of(term, count)][part][term] = entries[term]
    return {f"search/terms-{number:03}": shard for number, shard in enumerate(shards)}


def _packed(postings: Mapping[str, int], numbers: Mapping[str, int]) -> str:
    return pack_postings(sorted((numbers[id_], impact) for id_, impact in postings.items()))


def _shard_count(size: int) -> int:
    """A power of two that grows with the index."""
    count = 1
    while count < MOST_SHARDS and size > count * TERMS_SIZE:
        count *= 2
    return count


def _document_shards(documents: Sequence[Document]) -> list[tuple[int, list[list[Any]]]]:
    """Neighbours together until a file is full, with the number of its first document."""
    shelves: list[tuple[int, list[list[Any]]]] = []
    room = 0
    for number, document in enumerate(documents):
        plain = _plain(document)
        if room <= 0:
            shelves.append((number, []))
            room = DOCUMENTS_SIZE
        shelves[-1][1].append(plain)
        room -= len(_compact(plain))
    return shelves


def _plain(document: Document) -> list[Any]:
    passages = [[block.anchor, block.heading, block.text] for block in document.passages]
    return [document.id, document.title, document.context, passages]


def _compact(data: object) -> str:
    return json.dumps(data, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
