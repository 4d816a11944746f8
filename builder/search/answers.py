"""Whether the index as it was written finds what it should; for the self-check of a build.

The answer for one file follows from its text and from what is asked of it, so it is kept: after
an edit only the files that changed are looked through, and the promise still holds for all.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from typing import Any

from builder.cache import NO_CACHE, Cache, Results, data
from builder.search.counting import count_terms
from builder.search.packing import unpack_numbers
from builder.search.term_shards import shard_of

Read = Callable[[str], str]
"""A data script by its name, such as `search/manifest`."""
Asked = dict[str, list[int]]
"""Terms of one file, with the numbers of documents that must stand there."""
_MISSING: Results[list[int]] = data("missing", list[int])
_IDS: Results[list[str]] = data("ids", list[str])
_DECODER = json.JSONDecoder()


def unfound_titles(read: Read, titles: Mapping[str, str], cache: Cache = NO_CACHE) -> Iterator[str]:
    """Addresses whose document the index does not give for every term of its title.

    `titles` maps the address of every document of one kind to its title.
    """
    manifest = _data(read("search/manifest"))
    numbers = _numbers(read, len(manifest["shelves"]), cache)
    missing: set[int] = set()
    for shard, asked in _by_shard(titles, numbers, manifest["terms"]).items():
        core = _core(read(f"search/terms-{shard:03}"), "terms")
        unfound = cache.recall(_MISSING, f"{asked!r}\0{core}", partial(_missing, core, asked))
        missing.update(unfound)
    missing.add(-1)
    yield from (address for address in titles if numbers.get(address, -1) in missing)


def _by_shard(
    titles: Mapping[str, str], numbers: Mapping[str, int], shards: int
) -> Mapping[int, Asked]:
    place = lru_cache(maxsize=None)(partial(shard_of, shards=shards))
    asked: dict[int, Asked] = defaultdict(lambda: defaultdict(list))
    for address, title in titles.items():
        number = numbers.get(address, -1)
        for term in count_terms((title,))[0]:
            asked[place(term)][term].append(number)
    return {shard: dict(found) for shard, found in asked.items()}


def _missing(core: str, asked: Asked) -> list[int]:
    """Numbers that do not stand where they should."""
    terms = _DECODER.raw_decode(f"{{{core}")[0]["terms"]
    found = {term: set(unpack_numbers(terms.get(term, ""))) for term in asked}
    return [n for term, numbers in asked.items() for n in numbers if n not in found[term]]


def _numbers(read: Read, files: int, cache: Cache) -> dict[str, int]:
    cores = (_core(read(f"search/documents-{n:03}"), "documents") for n in range(files))
    ids = (id_ for core in cores for id_ in cache.recall(_IDS, core, partial(_ids, core)))
    return {id_: number for number, id_ in enumerate(ids)}


def _ids(core: str) -> list[str]:
    return [row[0] for row in _DECODER.raw_decode(f"{{{core}")[0]["documents"]]


def _core(script: str, part: str) -> str:
    """A script without its build ids; ValueError when it is none."""
    return script[script.index(f'"{part}"') : script.rindex(',"')]


def _data(script: str) -> Any:
    return _DECODER.raw_decode(script, script.index(",") + 1)[0]
