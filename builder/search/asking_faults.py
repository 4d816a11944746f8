"""What is wrong with the questions that records answer, and with what is answered.

Two records that answer one question, words in braces that nothing fills in, a question that says
nothing once the asking is taken off, a number that does not stand in the text of its clause.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from builder.cache import NO_CACHE, Cache
from builder.model import Library, Place
from builder.model.ruling import DAY, NUMBER, SLOT, Ruling, slots_of
from builder.search.answer_table import answer_table
from builder.search.answering import Answers
from builder.search.asking import asked
from builder.search.askings import Asking, askings_of
from builder.search.numerals import characters_of

Reason = Literal["twice", "slot", "nothing", "number"]
_FIGURES = re.compile("[0-9]+")
_UNITS = {"工作日": ("个工作日", "工作日"), "日": ("日", "天"), "月": ("个月",)}


@dataclass(frozen=True, slots=True)
class AskingFault:
    """A question, or a part of an answer, that will not do."""

    place: Place
    reason: Reason
    words: str
    """The question, the slot or the number."""
    other: str = ""
    """Title of the other record that answers it."""


def asking_faults(library: Library, cache: Cache = NO_CACHE) -> Iterator[AskingFault]:
    """All of them, on the lines where the questions stand."""
    askings = list(askings_of(library, cache))
    for asking in askings:
        yield from _bad_slots(asking)
        yield from _foreign_numbers(asking)
        empty = (question for question in asking.questions if not asked(question).text)
        yield from (AskingFault(asking.place, "nothing", question) for question in empty)
    yield from _twice(askings)


def _bad_slots(asking: Asking) -> Iterator[AskingFault]:
    known = asking.ruling.known_slots if asking.ruling else frozenset()
    in_questions = set().union(*map(slots_of, asking.questions)) - (known & {NUMBER, DAY})
    for slot in sorted((slots_of(asking.said) - known) | in_questions):
        yield AskingFault(asking.place, "slot", f"{{{slot}}}")


def _foreign_numbers(asking: Asking) -> Iterator[AskingFault]:
    """A number is never retyped: what is said of a clause stands in the clause."""
    if asking.basis and asking.ruling:
        for ways in _numbers(asking.ruling):
            if not any(way in asking.basis for way in ways):
                yield AskingFault(asking.place, "number", ways[0])


def _numbers(ruling: Ruling) -> Iterator[tuple[str, ...]]:
    """Every number that is said or reckoned with, in the ways in which a law writes it."""
    for figures in _FIGURES.findall(SLOT.sub("", ruling.say)):
        yield _written(figures)
    for bracket in ruling.brackets:
        if bracket.to:
            yield (*_written(str(bracket.to)), *_written(str(bracket.to + 1)))  # 不足一千人: 999
        if bracket.most:
            yield _written(str(bracket.most))
        if bracket.part:
            part = _written(str(bracket.part))
            yield (*(f"{way}分之一" for way in part), f"1:{bracket.part}")
    if term := ruling.term:
        ways = _written(str(term.count))
        units = [f"{gap}{unit}" for unit in _UNITS[term.unit] for gap in ("", " ")]
        yield tuple(f"{way}{unit}" for way in ways for unit in units)


def _written(figures: str) -> tuple[str, ...]:
    thousands = characters_of(figures.removesuffix("000")) + "千" if figures.endswith("000") else ""
    return tuple(filter(None, (figures, characters_of(figures), thousands)))


def _twice(askings: list[Asking]) -> Iterator[AskingFault]:
    """Questions that another record answers as well or better than the one they stand in."""
    answers = Answers(answer_table(askings))
    for number, asking in enumerate(askings):
        for question in asking.questions if asking.place.path else ():
            likely = answers.likely(asked(question), answers.table["floor"])
            own = next((points for points, n in likely if n == number), 0)
            near = (n for points, n in likely if points + answers.table["ahead"] > own)
            if (rival := next((n for n in near if n != number), None)) is not None:
                yield AskingFault(asking.place, "twice", question, askings[rival].title)
