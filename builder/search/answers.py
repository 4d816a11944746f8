"""Whether the index as it was written finds what it should; for the self-check of a build."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from builder.search.analysis import text_terms, tokens
from builder.search.packing import unpack_numbers
from builder.search.term_shards import shard_of

Read = Callable[[str], Any]
"""A data file's content by its name, such as `search/manifest`."""


def unfound_titles(read: Read, titles: Mapping[str, str]) -> Iterator[str]:
    """Addresses whose document the index does not give for every term of its title.

    `titles` maps the address of every document of one kind to its title.
    """
    manifest = read("search/manifest")
    numbers = _numbers(read, manifest)
    shard = cache(lambda name: read(name)["terms"])

    @cache
    def holders(term: str) -> frozenset[int]:
        name = f"search/terms-{shard_of(term, manifest['terms']):03}"
        return frozenset(unpack_numbers(shard(name).get(term, "")))

    for address, title in titles.items():
        number = numbers.get(address, -1)
        if not all(number in holders(term) for term in set(text_terms(tokens(title)))):
            yield address


def _numbers(read: Read, manifest: Mapping[str, Any]) -> dict[str, int]:
    files = [read(f"search/documents-{n:03}") for n in range(len(manifest["starts"]))]
    ids = (document[0] for file in files for document in file["documents"])
    return {id_: number for number, id_ in enumerate(ids)}
