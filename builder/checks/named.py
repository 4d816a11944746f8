"""Names of persons in whatever is published, which tells what went wrong and never who did it."""

from collections.abc import Iterator
from functools import partial

from builder.cache import NO_CACHE, Cache, Results, data
from builder.checks.privacy import MOST_MATCHES, find_private
from builder.model import Finding, Library, Place
from builder.prose.names import Named, find_names, is_settled
from builder.sources import NOT_NAMES
from builder.sources.mutations import MUTATIONS
from builder.sources.stamps import LOCK

_NAMES: Results[list[Named]] = data("names", list[Named])
_HINT = f"请换成角色，如“联络员”；不是人名的，把这个词加进 {NOT_NAMES}，一行一个。"


def check_named(library: Library, cache: Cache = NO_CACHE) -> Iterator[Finding]:
    """Look at every source file; of a name only its first sign is repeated."""
    for path, typed in library.texts.items():
        if path.endswith((LOCK, MUTATIONS, NOT_NAMES)):
            continue
        text = typed.replace("\\", "")  # that Markdown shows signs as they are
        for named in cache.recall(_NAMES, text, partial(_names, text)):
            if not is_settled(named, text, library.not_names):
                line = text.count("\n", 0, named.start) + 1
                shown = f"{text[named.start]}…"
                yield Finding(Place(path, line), "person-name", f"像是人名（{shown}）。", _HINT)


def _names(text: str) -> list[Named]:
    """Names that the check of private data does not tell already."""
    found = find_names(text)[:MOST_MATCHES]
    told = [(x.start, x.end) for x in find_private(text)] if found else []
    return [x for x in found if not any(x.start < end and start < x.end for start, end in told)]
