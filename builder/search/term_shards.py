"""The files of terms: made from all documents, or from the last ones and what changed since.

The second way gives the same texts. It is open when the documents are the same ones in the same
order, which is how their numbers stay, and few of them have changed.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from builder.cache import NO_CACHE, Cache, Results, data, texts
from builder.search.entries import Entry, impacts_kept, spoken_kept
from builder.search.index import count_readings, likely_readings
from builder.search.packing import Postings, pack_postings, pack_readings, unpack_postings
from builder.search.words import Synonyms
from builder.views.site_source import compact

TERMS_SIZE = 8_000
"""Characters of a file, about."""
MOST_SHARDS = 4096
_AROUND = 6
"""Quotes, colon and comma of an entry."""
_MOST_CHANGED = 100

Table = dict[str, str]
Shard = dict[str, Table]
Changes = dict[str, dict[int, int]]
"""By term and number of a document, the new impact; 0 takes the document away."""
Names = tuple[tuple[str, str], ...]
"""Ids and names of entries."""

_SHARDS = texts("shards")
"""The files as they were made last, by number."""
_SIZE: Results[tuple[int, int]] = data("size", tuple[int, int])
"""Their characters and how many they are."""
_SPOKEN: Results[Table] = data("spoken", Table)
"""Their readings, all together."""
_MADE_OF: Results[tuple[Names, Synonyms]] = data("made-of", tuple[Names, Synonyms])
"""Entries and synonyms that they were made of."""
_LAST = "last"
"""The only argument of what there is one of."""


def term_shards(entries: Sequence[Entry], synonyms: Synonyms, cache: Cache = NO_CACHE) -> list[str]:
    """JSON texts by number of the file; `entries` in the order of their numbers."""
    names = tuple((entry.id, entry.name) for entry in entries)
    last = cache.find(_MADE_OF, _LAST) or ((), ())
    changed = _changed(names, last[0]) if last[1] == synonyms else None
    files = _patched(entries, synonyms, changed, last[0], cache) if changed is not None else None
    if files is None:
        files = _made(entries, synonyms, cache)
    cache.keep(_MADE_OF, _LAST, (names, synonyms))
    return files


def shard_of(term: str, shards: int) -> int:
    """FNV-1a over UTF-8, so that both sides look in the same file."""
    value = 0x811C9DC5
    for byte in term.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value % shards


def _made(entries: Sequence[Entry], synonyms: Synonyms, cache: Cache) -> list[str]:
    terms = {term: pack_postings(found) for term, found in _postings(entries).items()}
    readings = _readings(entries, synonyms)
    size = _size(terms) + _size(readings)
    shards: list[Shard] = [{"terms": {}, "readings": {}} for _ in range(_count(size))]
    for part, table in (("terms", terms), ("readings", readings)):
        for term in sorted(table):
            shards[shard_of(term, len(shards))][part][term] = table[term]
    cache.keep(_SIZE, _LAST, (size, len(shards)))
    cache.keep(_SPOKEN, _LAST, readings)
    return [_keep(number, shard, cache) for number, shard in enumerate(shards)]


def _postings(entries: Sequence[Entry]) -> Mapping[str, Postings]:
    """By term its documents and impacts; in two lists of numbers, as pairs would take long."""
    found: dict[str, Postings] = defaultdict(lambda: ([], []))
    for number, entry in enumerate(entries):
        for term, impact in entry.impacts().items():
            numbers, impacts = found[term]
            numbers.append(number)
            impacts.append(impact)
    return found


def _readings(entries: Sequence[Entry], synonyms: Synonyms) -> Table:
    counts = count_readings((entry.readings() for entry in entries), synonyms)
    return {pinyin: pack_readings(likely_readings(found)) for pinyin, found in counts.items()}


def _size(table: Table) -> int:
    return sum(len(term) + len(packed) + _AROUND for term, packed in table.items())


def _count(size: int) -> int:
    """A power of two that grows with the index."""
    count = 1
    while count < MOST_SHARDS and size > count * TERMS_SIZE:
        count *= 2
    return count


def _keep(number: int, shard: Shard, cache: Cache) -> str:
    text = compact(shard)
    cache.keep(_SHARDS, str(number), text)
    return text


def _changed(names: Names, last: Names) -> list[int] | None:
    """Numbers of the documents that changed; None where their numbers did."""
    if [id_ for id_, _ in names] != [id_ for id_, _ in last]:
        return None
    changed = [n for n, (now, before) in enumerate(zip(names, last, strict=True)) if now != before]
    return changed if len(changed) <= _MOST_CHANGED else None


def _patched(
    entries: Sequence[Entry],
    synonyms: Synonyms,
    changed: Sequence[int],
    last: Names,
    cache: Cache,
) -> list[str] | None:
    """None where something that is needed was not kept."""
    size, count = cache.find(_SIZE, _LAST) or (0, 0)
    found = (cache.find(_SHARDS, str(number)) for number in range(count))
    files = [file for file in found if file is not None]
    changes = _changes(entries, changed, last, cache)
    readings = _changed_readings(entries, synonyms, changed, last, cache)
    if not count or changes is None or readings is None or len(files) < count:
        return None
    for number, terms, spoken in _by_shard(changes, readings, count):
        shard = _loaded(files[number])
        size += _change(shard["terms"], dict(_merged(shard["terms"], terms)))
        size += _change(shard["readings"], spoken)
        files[number] = _keep(number, shard, cache)
    cache.keep(_SIZE, _LAST, (size, count))
    return files if _count(size) == count else None


def _changes(
    entries: Sequence[Entry], changed: Sequence[int], last: Names, cache: Cache
) -> Changes | None:
    changes: Changes = defaultdict(dict)
    for number in changed:
        before = impacts_kept(last[number][1], cache)
        if before is None:
            return None
        after = entries[number].impacts()
        for term in before.keys() | after.keys():
            if before.get(term) != after.get(term):
                changes[term][number] = after.get(term, 0)
    return changes


def _changed_readings(
    entries: Sequence[Entry],
    synonyms: Synonyms,
    changed: Sequence[int],
    last: Names,
    cache: Cache,
) -> Table | None:
    """Pinyin terms that are read otherwise, with what they are read as; "" for none any more."""
    spoken = [spoken_kept(last[number][1], cache) for number in changed]
    if None in spoken:
        return None
    if spoken == [entries[number].facts.spoken for number in changed]:
        return {}
    before = cache.find(_SPOKEN, _LAST)
    if before is None:
        return None
    after = _readings(entries, synonyms)
    cache.keep(_SPOKEN, _LAST, after)
    either = before.keys() | after.keys()
    return {p: after.get(p, "") for p in either if before.get(p) != after.get(p)}


def _by_shard(
    changes: Changes, readings: Table, count: int
) -> Iterator[tuple[int, Changes, Table]]:
    parts: dict[int, tuple[Changes, Table]] = defaultdict(lambda: ({}, {}))
    for term, postings in changes.items():
        parts[shard_of(term, count)][0][term] = postings
    for pinyin, words in readings.items():
        parts[shard_of(pinyin, count)][1][pinyin] = words
    return ((number, *both) for number, both in sorted(parts.items()))


def _loaded(text: str) -> Shard:
    shard: Shard = json.loads(text)
    return shard


def _merged(table: Table, changes: Changes) -> Iterator[tuple[str, str]]:
    for term, postings in changes.items():
        merged = {**unpack_postings(table.get(term, "")), **postings}
        numbers = sorted(number for number, impact in merged.items() if impact)
        yield term, pack_postings((numbers, [merged[number] for number in numbers]))


def _change(table: Table, changes: Table) -> int:
    """Put the changes in, in the order of the terms; by how much the table grew."""
    old = {term: table.pop(term) for term in changes if term in table}
    new = {term: packed for term, packed in changes.items() if packed}
    whole = {**table, **new}
    table.clear()
    table.update((term, whole[term]) for term in sorted(whole))
    return _size(new) - _size(old)
