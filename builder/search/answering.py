"""The one record that answers a question, or none; mirrored in `browser/search/search-answers.js`.

What counts are characters, pairs of neighbours and marks, each by how few records know it: how much
of one of its questions a record finds in what was typed, and how much of what was typed it knows by
any of its questions; the harmonic mean of both in percent. A word that no record knows counts most,
so that a question about something else stays without an answer. Integers only.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from builder.model.ruling import SLOT
from builder.program.format import Calendar
from builder.search.answer_table import AnswerRow, AnswerTable
from builder.search.asking import Asked, asked
from builder.search.impacts import idf
from builder.search.reckoning import MOST, day_asked, of_day, of_number

PAIR = 2
"""What a pair of characters, and a mark that asks, count beside a single character."""
STRICT = frozenset("NTMRSJY")
"""Marks that only a question of the same sort answers: how many, how long, how much, who, how they
sit, what somebody does, in which year."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the box says."""

    kind: str
    title: str
    address: str
    said: str
    field: str = ""
    """What may be changed in the box: `number`, `day` or nothing."""
    value: str = ""
    """What stands in that field: a number, or a day as `2026-12-01`."""


class Answers:
    """A table, ready to be asked."""

    def __init__(self, table: AnswerTable) -> None:
        self.table = table
        self._asks = [[terms_of(*ask.split(" ")) for ask in row["asks"]] for row in table["rows"]]
        self._known = [frozenset().union(*asks) for asks in self._asks]
        self._held: dict[str, set[int]] = defaultdict(set)
        for number, known in enumerate(self._known):
            for term in known:
                self._held[term].add(number)
        rows = len(table["rows"])
        self._weights = {t: weight_of(t) * idf(rows, len(held)) for t, held in self._held.items()}
        self._strange = idf(rows, 0)
        self._whole = [[self._weight(ask) for ask in asks] for asks in self._asks]

    def ask(self, text: str, today: date, calendar: Calendar) -> Answer | None:
        """The answer to what somebody typed; None where none is certain."""
        question = asked(text)
        row = self.row_of(question)
        return say(row, question, today, calendar) if row else None

    def row_of(self, question: Asked) -> AnswerRow | None:
        """The row that fits best, where it fits well and no other nearly as well."""
        (most, best), (second, _) = [*self.likely(question), (0, 0), (0, 0)][:2]
        clear = most >= self.table["floor"] and most >= second + self.table["ahead"]
        return self.table["rows"][best] if clear else None

    def likely(self, question: Asked, least: int = 0) -> list[tuple[int, int]]:
        """How well rows fit in percent, and their numbers, the best first; none that does not.

        What cannot come to `least` is not looked at closely, and counts as nothing.
        """
        wanted = terms_of(question.text, question.marks) if question.text else frozenset()
        whole = self._weight(wanted)
        near = {n for term in wanted for n in self._held.get(term, ())}
        known = ((100 * self._weight(wanted & self._known[n]) // whole, n) for n in near)
        hopeful = ((part, n) for part, n in known if harmonic(100, part) >= least)
        found = ((harmonic(self._met(wanted, n), part), n) for part, n in hopeful)
        return sorted(found, key=lambda one: (-one[0], one[1]))

    def _met(self, wanted: frozenset[str], number: int) -> int:
        """Percent of the weight of a row's best question that was asked for."""
        strict = wanted & STRICT
        own = zip(self._asks[number], self._whole[number], strict=True)
        same = ((ask, whole) for ask, whole in own if strict == ask & STRICT)
        return max((100 * self._weight(ask & wanted) // whole for ask, whole in same), default=0)

    def _weight(self, terms: frozenset[str]) -> int:
        known = self._weights
        return sum(known.get(term) or weight_of(term) * self._strange for term in terms)


def harmonic(one: int, other: int) -> int:
    """The harmonic mean of two percentages, rounded down."""
    return 2 * one * other // (one + other) if one and other else 0


def terms_of(text: str, marks: str) -> frozenset[str]:
    """Characters, pairs of neighbours, and marks."""
    pairs = (text[at : at + 2] for at in range(len(text) - 1))
    return frozenset((*text, *pairs, *marks))


def weight_of(term: str) -> int:
    """Of a term by its sort alone."""
    return PAIR if len(term) == 2 or (term.isascii() and term.isupper()) else 1


def say(row: AnswerRow, question: Asked, today: date, calendar: Calendar) -> Answer:
    """The row as an answer to the number or the day that the question named."""
    reckoning = row.get("reckoning")
    name = value = ""
    said = row["said"]
    if reckoning and reckoning["unit"]:
        day = day_asked(question.day, today)
        name, value = "day", str(day)
        said = filled(said, of_day(reckoning, day, today.year, calendar))
    elif reckoning:
        number = reckoning["example"] if question.number is None else question.number
        number = max(1, min(number, MOST))
        name, value = "number", str(number)
        said = filled(said, of_number(reckoning, number))
    return Answer(row["kind"], row["title"], row["address"], said, name, value)


def filled(said: str, slots: Mapping[str, str]) -> str:
    """A text with its slots filled in."""
    return SLOT.sub(lambda slot: slots[slot[1]], said) + slots.get("", "")
