"""Which documents answer a query, and how well; mirrored in `browser/search/search-ranking.js`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from builder.search.constants import SHARED
from builder.search.correction import settle
from builder.search.impacts import weight
from builder.search.index import Index
from builder.search.query import Clause, Query, parse_query
from builder.search.scoring import Scorer


@dataclass(frozen=True, slots=True)
class Found:
    """A document that answers the query, wholly or partly."""

    id: str
    score: int
    missing: int
    """Clauses it does not meet."""
    held: int
    """How much of the query it holds."""
    share: int
    """Percent of the points it could have for what it holds, where it has least of them."""

    def rank(self, question: bool) -> tuple[bool, int, str]:
        """What holds everything first, then by points, then by id in code-point order.

        A question has words that no page needs to hold, so only points count there.
        """
        return not question and self.missing > 0, -self.score, self.id


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
    question = weighing.is_question
    shown.sort(key=lambda found: found.rank(question))
    return Matched(tuple(shown), weighing.terms(), weighing.guess() + notice)


class _Weighing:
    """One query against one index."""

    def __init__(self, query: Query, index: Index) -> None:
        points = Scorer(index)
        met = [part for r in query.clauses for part in _with_parts(r, points)]
        settled = settle(replace(query, clauses=tuple(met)), points)
        self.index = index
        self.query = query
        self.clauses = settled.clauses
        self.mended = settled.mended
        self.matches = [points.of_requirement(r) for r in self.clauses]
        self.bonus = [points.of_term(term) for term in query.bonus]

    @property
    def is_question(self) -> bool:
        """Whether somebody asks in a sentence."""
        return bool(len(self.query.texts) >= SHARED["question"])

    def known_positions(self) -> set[int]:
        """The parts of the query that stand anywhere on the site."""
        pairs = zip(self.clauses, self.matches, strict=True)
        return {p for clause, found in pairs if found for p in clause.positions}

    def choose(self) -> tuple[list[Found], str]:
        """What is worth showing, and what to say about it."""
        known, size = _size(self.query, self.known_positions()), sum(self.query.sizes)
        if self.is_question:
            return _choose_for_question(self.found(), size)
        if known * 100 >= SHARED["known"] * size:
            return _choose(self.found(), size)
        if known * 100 >= SHARED["half"] * size:
            weak = SHARED["weak"].format("、".join(self.stretches()))
            return [found for found in self.found() if _is_about(found, size)], weak
        return [], ""

    def found(self) -> list[Found]:
        """Every document that meets any clause."""
        met: dict[str, list[int]] = {}
        for i, found in enumerate(self.matches):
            for id_ in found:
                met.setdefault(id_, []).append(i)
        strict = {i for i, clause in enumerate(self.clauses) if clause.strict}
        wanted = (one for one in met.items() if strict.issubset(one[1]))
        return [self._found(id_, numbers) for id_, numbers in wanted]

    def _found(self, id_: str, numbers: list[int]) -> Found:
        points = [self.matches[i][id_] for i in numbers]
        bonus = sum(extra.get(id_, 0) for extra in self.bonus)
        held = (p for i in numbers for p in self.clauses[i].positions)
        missing = len(self.clauses) - len(numbers)
        score = sum(value for value, _ in points) + bonus
        return Found(id_, score, missing, _size(self.query, held), min(s for _, s in points))

    def guess(self) -> str:
        """What to say about characters that were taken for others that sound alike."""
        meant = (self.mended.get(i, text) for i, text in enumerate(self.query.texts))
        return SHARED["sounds"].format("".join(meant)) if self.mended else ""

    def stretches(self) -> Iterable[str]:
        """Runs of what the site knows, as text; single characters help nobody."""
        known, texts = self.known_positions(), self.query.texts
        parts = "".join(text if i in known else " " for i, text in enumerate(texts))
        return dict.fromkeys(word for word in parts.split() if len(word) > 1)

    def terms(self) -> dict[str, int]:
        """Everything that was looked for, with its weight."""
        asked = (t for r in self.clauses for terms in r.alternatives for t in terms)
        return {term: weight(term) for term in (*asked, *self.query.bonus)}


def _with_parts(clause: Clause, points: Scorer) -> tuple[Clause, ...]:
    whole = not clause.parts or points.of_requirement(clause)
    return (clause,) if whole else clause.parts


def _size(query: Query, positions: Iterable[int]) -> int:
    return sum(query.sizes[p] for p in set(positions))


def _choose(found: list[Found], size: int) -> tuple[list[Found], str]:
    """Pages with everything; for want of them, or after too few of them, those with much of it."""
    whole = [f for f in found if not f.missing]
    if whole and (size < SHARED["short"] or len(whole) >= SHARED["enough"]):
        return whole, ""
    partly = [f for f in found if f.missing and _holds(f, "half" if whole else "floor", size)]
    notice = SHARED["mixed"] if whole else SHARED["partial"]
    return whole + partly, notice if partly else ""


def _choose_for_question(found: list[Found], size: int) -> tuple[list[Found], str]:
    """Pages with some of it and not far behind the best; unsure where none has half of it."""
    near = max((f.score for f in found), default=0) * SHARED["near"]
    shown = [f for f in found if _holds(f, "floorQuestion", size) and f.score * 100 >= near]
    if not any(f.held * 100 > SHARED["half"] * size for f in shown):
        return shown, SHARED["unsurePartly"]
    whole = [f for f in shown if not f.missing]
    notice = SHARED["mixed"] if whole else SHARED["partial"]
    return shown, notice if len(whole) < len(shown) else ""


def _holds(found: Found, floor: str, size: int) -> bool:
    return bool(found.held * 100 >= SHARED[floor] * size)


def _is_about(found: Found, size: int) -> bool:
    """Half of the query, and not as a stray mention."""
    return _holds(found, "half", size) and bool(found.share >= SHARED["about"])
