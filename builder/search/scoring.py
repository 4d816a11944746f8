"""Points of documents for terms and clauses; mirrored in `browser/search/search-scoring.js`."""

from collections.abc import Mapping

from builder.search.constants import IMPACT_SCALE
from builder.search.impacts import idf, weight
from builder.search.index import Index
from builder.search.query import Clause
from builder.search.words import Terms


class Scorer:
    """Points against one index; every term is read once."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._known: dict[str, tuple[int, Mapping[str, int]]] = {}

    def of_term(self, term: str) -> Mapping[str, int]:
        """Points by document."""
        factor, postings = self._read(term)
        return {id_: factor * impact for id_, impact in postings.items()}

    def of_requirement(self, clause: Clause) -> Mapping[str, tuple[int, int]]:
        """Points and their share; a document's best alternative counts, not the sum of them."""
        best: dict[str, tuple[int, int]] = {}
        chances = clause.chances or (100,) * len(clause.alternatives)
        for terms, chance in zip(clause.alternatives, chances, strict=True):
            for id_, (points, share) in self._of_all(terms).items():
                best[id_] = max((points * chance // 100, share), best.get(id_, (0, 0)))
        return best

    def _of_all(self, terms: Terms) -> Mapping[str, tuple[int, int]]:
        parts = [self._read(term) for term in terms]
        most = sum(factor for factor, _ in parts) * IMPACT_SCALE
        shared = set(parts[0][1]).intersection(*(part for _, part in parts[1:]))
        points = {id_: sum(factor * part[id_] for factor, part in parts) for id_ in shared}
        return {id_: (value, value * 100 // most) for id_, value in points.items()}

    def _read(self, term: str) -> tuple[int, Mapping[str, int]]:
        if term not in self._known:
            postings = self.index.postings(term)
            self._known[term] = weight(term) * idf(self.index.count, len(postings)), postings
        return self._known[term]
