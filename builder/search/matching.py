"""Which documents answer a query, and how well; mirrored in `browser/search.js`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from builder.search.constants import IMPACT_SCALE, SHARED
from builder.search.index import Index, likely_readings
from builder.search.query import Query, Requirement, parse_query
from builder.search.scoring import idf, weight
from builder.search.words import Terms, word_terms


@dataclass(frozen=True, slots=True)
class Found:
    """A document that answers the query, wholly or partly."""

    id: str
    score: int
    missing: int
    """Requirements it does not meet."""
    held: int
    """How much of the query it holds."""
    share: int
    """Percent of the points it could have for what it holds, where it has least of them."""

    @property
    def rank(self) -> tuple[bool, int, str]:
        """What holds everything first, then by points, then by id in code-point order."""
        return self.missing > 0, -self.score, self.id


@dataclass(frozen=True, slots=True)
class Matched:
    """All documents that are worth showing, the best first."""

    found: tuple[Found, ...]
    terms: Mapping[str, int]
    """What to look for in a text that is shown, with weights."""
    notice: str = ""
    suggestions: tuple[str, ...] = ()
    """Shorter queries, where nothing was worth showing."""


def match(index: Index, text: str) -> Matched:
    """Weigh every live document against a query."""
    query = parse_query(text, index.synonyms)
    if not query.texts:
        return Matched((), {})
    weighing = _Weighing(query, index)
    shown, notice = weighing.choose()
    if not shown:
        return Matched((), {}, SHARED["unsure"], tuple(weighing.stretches()))
    return Matched(tuple(sorted(shown, key=lambda f: f.rank)), weighing.terms(), notice)


class _Weighing:
    """One query against one index."""

    def __init__(self, query: Query, index: Index) -> None:
        points = _Points(index)
        self.query = query
        self.requirements = _settle(query, index)
        self.matches = [points.of_requirement(r) for r in self.requirements]
        self.bonus = [points.of_term(term) for term in query.bonus]

    def known_positions(self) -> set[int]:
        """The parts of the query that stand anywhere on the site."""
        pairs = zip(self.requirements, self.matches, strict=True)
        return {p for requirement, found in pairs if found for p in requirement.positions}

    def choose(self) -> tuple[list[Found], str]:
        """What is worth showing, and what to say about it."""
        known, size = _size(self.query, self.known_positions()), sum(self.query.sizes)
        if known * 100 >= SHARED["known"] * size:
            return _choose(self.found(), size)
        if known * 100 >= SHARED["halfKnown"] * size:
            about = [found for found in self.found() if _is_about(found, size)]
            return about, SHARED["weak"].format("、".join(self.stretches()))
        return [], ""

    def found(self) -> list[Found]:
        """Every document that meets any requirement."""
        met: dict[str, list[int]] = {}
        for i, found in enumerate(self.matches):
            for id_ in found:
                met.setdefault(id_, []).append(i)
        return [self._found(id_, numbers) for id_, numbers in met.items()]

    def _found(self, id_: str, numbers: list[int]) -> Found:
        points = [self.matches[i][id_] for i in numbers]
        bonus = sum(extra.get(id_, 0) for extra in self.bonus)
        held = (p for i in numbers for p in self.requirements[i].positions)
        missing = len(self.requirements) - len(numbers)
        score = sum(value for value, _ in points) + bonus
        return Found(id_, score, missing, _size(self.query, held), min(s for _, s in points))

    def stretches(self) -> Iterable[str]:
        """Runs of what the site knows, as text; single characters help nobody."""
        known, texts = self.known_positions(), self.query.texts
        parts = "".join(text if i in known else " " for i, text in enumerate(texts))
        return dict.fromkeys(word for word in parts.split() if len(word) > 1)

    def terms(self) -> dict[str, int]:
        """Everything that was looked for, with its weight."""
        asked = (t for r in self.requirements for terms in r.alternatives for t in terms)
        return {term: weight(term) for term in (*asked, *self.query.bonus)}


class _Points:
    """Points of terms; every term is read once."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.known: dict[str, tuple[int, Mapping[str, int]]] = {}

    def of_term(self, term: str) -> Mapping[str, int]:
        """Points by document."""
        factor, postings = self._read(term)
        return {id_: factor * impact for id_, impact in postings.items()}

    def of_requirement(self, requirement: Requirement) -> Mapping[str, tuple[int, int]]:
        """Points and their share; a document's best alternative counts, not the sum of them."""
        best: dict[str, tuple[int, int]] = {}
        chances = requirement.chances or (100,) * len(requirement.alternatives)
        for terms, chance in zip(requirement.alternatives, chances, strict=True):
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
        if term not in self.known:
            postings = self.index.postings(term)
            self.known[term] = weight(term) * idf(self.index.count, len(postings)), postings
        return self.known[term]


def _settle(query: Query, index: Index) -> tuple[Requirement, ...]:
    """Give pinyin its readings; words that read as one word only together become that word."""
    joined = [r for r in (_read(j, index) for j in query.joined) if r.alternatives]
    replaced = {position for r in joined for position in r.positions}
    kept = [r for r in query.requirements if not replaced.issuperset(r.positions)]
    return (*(_read(r, index) for r in kept), *joined)


def _read(requirement: Requirement, index: Index) -> Requirement:
    """Readings count as much as they are likely: 半旗 is meant by bq before 遍旗 of 一遍旗绳."""
    if not requirement.pinyin:
        return requirement
    readings = likely_readings(index.readings(requirement.pinyin))
    typed = requirement.alternatives
    return Requirement(
        typed + tuple(word_terms(reading) for reading, _ in readings),
        requirement.positions,
        chances=(100,) * len(typed) + tuple(chance for _, chance in readings),
    )


def _size(query: Query, positions: Iterable[int]) -> int:
    return sum(query.sizes[p] for p in set(positions))


def _choose(found: list[Found], size: int) -> tuple[list[Found], str]:
    """Pages with everything; for want of them, or after a long question, those with much of it."""
    whole = [f for f in found if not f.missing]
    if whole and size < SHARED["question"]:
        return whole, ""
    partly = [f for f in found if f.missing and f.held * 100 >= SHARED["floor"] * size]
    notice = SHARED["mixed"] if whole else SHARED["partial"]
    return whole + partly, notice if partly else ""


def _is_about(found: Found, size: int) -> bool:
    """Half of the query, and not as a stray mention."""
    return found.held * 100 >= SHARED["halfKnown"] * size and bool(found.share >= SHARED["about"])
