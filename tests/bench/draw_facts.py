"""Statements of the knowledge base, drawn at random to be compared with their sources.

`python -m tests.bench.draw_facts [SEED]` prints each with its line and what it is said to rest on.
The same seed draws the same from the same files.
"""

import random
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from builder.model import Library, Place, Section
from builder.model.card import Card
from builder.model.lesson import Lesson
from builder.model.regulation import Regulation
from builder.pipeline import read_folder
from tests.bench.wording import sentences

ROOT = Path(__file__).parents[2]
SEED = 2026
DRAWN = {"lessons": 30, "regulations": 18, "cards": 12}
"""How many statements of each kind."""
TOLD = {"story", "response"}
"""Sections of a lesson that say what happened; the others draw conclusions."""


class Statement(NamedTuple):
    """Something that is said to be so, where, and on what ground."""

    place: Place
    text: str
    rests_on: str


def draw(library: Library, seed: int) -> Iterator[Statement]:
    """As many of each kind as DRAWN says, fewer where there are no more; in the files' order."""
    chance = random.Random(seed)
    for kind, found in statements(library).items():
        yield from sorted(chance.sample(found, min(DRAWN[kind], len(found))))


def statements(library: Library) -> Mapping[str, list[Statement]]:
    """Everything that can be drawn, by kind of record."""
    lessons = library.accepted_lessons.values()
    rules = library.regulations.values()
    return {
        "lessons": [said for one in lessons for said in _of_lesson(one)],
        "regulations": [said for one in rules for said in _of_regulation(one)],
        "cards": [said for one in library.cards.values() for said in _of_card(one)],
    }


def _of_lesson(lesson: Lesson) -> Iterator[Statement]:
    source = lesson.source.text if lesson.source else lesson.origin
    for index, moment in enumerate(lesson.timeline):
        place = lesson.place("timeline", index)
        yield Statement(place, f"{moment.at} {moment.what}", source)
    if lesson.outcome:
        yield Statement(lesson.place("outcome"), lesson.outcome, source)
    told = [section for section in lesson.sections if section.anchor in TOLD]
    for line, text in _lines(told):
        yield from (Statement(Place(lesson.path, line), x, source) for x in sentences(text))


def _lines(sections: Iterable[Section]) -> Iterator[tuple[int, str]]:
    """The lines below the headings with their numbers in the file."""
    for section in sections:
        yield from enumerate(section.text.splitlines(), section.line + 1)


def _of_regulation(regulation: Regulation) -> Iterator[Statement]:
    for index, clause in enumerate(regulation.clauses):
        text = f"{clause.label} {clause.text}"
        yield Statement(regulation.place("clauses", index), text, regulation.read_at)


def _of_card(card: Card) -> Iterator[Statement]:
    grounds = "；".join(map(str, card.ground))
    for index, step in enumerate(card.steps):
        yield Statement(card.place("steps", index), " ".join((step.text, step.note)), grounds)
    for index, text in enumerate(card.never):
        yield Statement(card.place("never", index), f"不要：{text}", grounds)


def main(seed: str = str(SEED)) -> None:
    """Print what the seed draws."""
    for number, (place, text, rests_on) in enumerate(draw(read_folder(ROOT).library, int(seed)), 1):
        print(f"{number:3} {place}\n    {text}\n    据 {rests_on}")


if __name__ == "__main__":
    main(*sys.argv[1:])
