"""A query against an index, as hits to show; `browser/search/search.js` is its mirror."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from builder.search.constants import FACETS, KIND_LABELS
from builder.search.index import Facets, Index
from builder.search.ranking import Found, match
from builder.search.snippet import best_passage

KIND = "kind"


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
    """The best hits, how many there are of which sort, and what the reader should be told."""

    hits: tuple[Hit, ...]
    total: int
    counts: Mapping[str, int]
    """By kind, before it is narrowed by kind."""
    notice: str = ""
    suggestions: tuple[str, ...] = ()
    """Shorter queries that do have hits."""
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """By value of every facet, before it is narrowed by that facet; the commonest first."""


def search(
    index: Index,
    text: str,
    limit: int = 20,
    kind: str = "",
    only: Mapping[str, str] | None = None,
) -> Results:
    """The best hits for a query, of one kind or all, and with some values of facets or any."""
    matched = match(index, text)
    asked = {KIND: kind, **(only or {})}
    filters = {facet: value for facet, value in asked.items() if value}
    has = {found.id: _values(index, found.id) for found in matched.found}
    wanted = [found for found in matched.found if _passes(has[found.id], filters)]
    counts = _count(has.values(), filters, KIND)
    facets = {facet: _count(has.values(), filters, facet) for facet in FACETS}
    return Results(
        tuple(_hit(index, found, matched.terms) for found in wanted[:limit]),
        len(wanted),
        {name: counts[name] for name in KIND_LABELS if name in counts},
        matched.notice,
        matched.suggestions,
        {facet: values for facet, values in facets.items() if values},
    )


def _values(index: Index, id_: str) -> Facets:
    return ((KIND, index.kind(id_)), *index.facets(id_))


def _passes(has: Facets, filters: Mapping[str, str], but: str = "") -> bool:
    return all(pair in has for pair in filters.items() if pair[0] != but)


def _count(all_values: Iterable[Facets], filters: Mapping[str, str], facet: str) -> dict[str, int]:
    """What would remain with each value of a facet, the commonest first."""
    passing = (has for has in all_values if _passes(has, filters, facet))
    counts = Counter(value for has in passing for name, value in set(has) if name == facet)
    return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))


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
