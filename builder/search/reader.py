"""A query against an index, as hits to show; mirrored in `browser/search.js`, point for point."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from builder.search.constants import KINDS
from builder.search.index import Index
from builder.search.matching import Found, match
from builder.search.snippet import best_passage


@dataclass(frozen=True, slots=True)
class Hit:
    """One result, ready to be shown."""

    id: str
    score: int
    kind: str
    title: str
    context: str
    anchor: str
    """Of the section that fits best, or ""."""
    heading: str
    snippet: str
    whole: bool
    """Whether it holds everything that was asked for."""


@dataclass(frozen=True, slots=True)
class Results:
    """The best hits, how many there are of which kind, and what the reader should be told."""

    hits: tuple[Hit, ...]
    total: int
    counts: Mapping[str, int]
    """By kind, before the filter."""
    notice: str = ""
    suggestions: tuple[str, ...] = ()
    """Shorter queries that do have hits."""


def search(index: Index, text: str, limit: int = 20, kind: str = "") -> Results:
    """The best hits for a query, of one kind or of all."""
    matched = match(index, text)
    kinds = {found.id: index.kind(found.id) for found in matched.found}
    wanted = [found for found in matched.found if kind in ("", kinds[found.id])]
    counts = Counter(kinds.values())
    return Results(
        tuple(_hit(index, found, matched.terms) for found in wanted[:limit]),
        len(wanted),
        {name: counts[name] for name in KINDS if counts[name]},
        matched.notice,
        matched.suggestions,
    )


def _hit(index: Index, found: Found, terms: Mapping[str, int]) -> Hit:
    document = index.document(found.id)
    passage = best_passage(document.passages, terms)
    return Hit(
        found.id,
        found.score,
        document.kind,
        document.title,
        document.context,
        passage.anchor,
        passage.heading,
        passage.text,
        not found.missing,
    )
