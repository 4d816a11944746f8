"""What the knowledge base holds and how it reads, counted from its files.

`python -m tests.bench.content [FOLDER]` prints one table after the other; FOLDER is another
knowledge base. Lessons are those that readers may see. `<` marks what stands below the number
in the title.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple, get_args

from builder.checks.open_marks import MARK
from builder.checks.texts import shown_texts
from builder.model import Item, Lesson, Library, Task
from builder.model.block import Block
from builder.model.published import all_grounds, published
from builder.model.record import Record
from builder.model.reference import OURS, Reference
from builder.model.values import CONFIDENCE_LABELS, SEVERITY_LABELS, Kind
from builder.pipeline import programs, read_folder
from tests.bench.wording import banned_words, file_hits, hits, repeated

ROOT = Path(__file__).parents[2]
Line = Item | Task


class Tally(NamedTuple):
    """Things counted by name, in the order in which they are printed."""

    title: str
    counts: Mapping[str, int]
    wanted: int = 0
    """What each should reach."""

    def lines(self) -> Iterator[str]:
        """The title, then a line each."""
        yield f"{self.title}, wanted {self.wanted} each" if self.wanted else self.title
        for name, count in self.counts.items():
            yield f"{count:7} {'<' if count < self.wanted else ' '} {name}"


def tallies(library: Library) -> Iterator[Tally]:
    """Every table that is only counts."""
    yield from lesson_tallies(library)
    yield Tally("Time lines of lessons", timelines(library))
    yield Tally("Clauses and regulations", clauses(library))
    yield Tally(f"“{MARK}” in what is printed", open_marks(library))
    yield Tally("Lines (items and tasks) by ground", grounds(library))
    yield Tally("Practice, by whose", practice(library))


def lesson_tallies(library: Library) -> Iterator[Tally]:
    """Lessons by everything that tells them apart."""
    lessons = library.accepted_lessons.values()
    titles = {id_: one.title for id_, one in library.event_types.items()}
    blocks = {id_: one.title for id_, one in library.blocks.items()}
    lines = library.vocabulary.bottom_lines
    held_out = {"held out": sum(x.held_out for x in lessons)}
    yield Tally("Lessons", {"accepted": len(lessons), "all": len(library.lessons)})
    yield Tally("By bottom line", _counted(lines, (y for x in lessons for y in x.bottom_lines)), 12)
    by_type = _counted(titles, (y for x in lessons for y in x.event_types))
    yield Tally("By event type", _renamed(by_type, titles), 2)
    by_block = _counted(blocks, (y for x in lessons for y in blocks_of(library, x)))
    yield Tally("By block in which their lines stand", _renamed(by_block, blocks), 2)
    yield Tally("By kind", _counted(get_args(Kind), (x.kind for x in lessons)))
    by_severity = _counted(SEVERITY_LABELS, (x.severity for x in lessons))
    yield Tally("By severity", _renamed(by_severity, SEVERITY_LABELS))
    yield Tally("Kept to try the sheets with", held_out, 12)


def blocks_of(library: Library, lesson: Lesson) -> set[str]:
    """The blocks, by id, that bring a line that remembers the lesson, or that it asks for."""
    lines: tuple[Line, ...] = (
        *library.items_of_lesson.get(lesson.id, ()),
        *library.tasks_of_lesson.get(lesson.id, ()),
    )
    blocks = library.blocks.items()
    return {id_ for id_, block in blocks if any(_of(library, block, x) for x in lines)}


def _of(library: Library, block: Block, line: Line) -> bool:
    """Whether a line stands in a block's topics, or waits for what only the block says."""
    asked = {(x.question, x.operator, x.value) for x in line.when.comparisons}
    stands = line.topic in block.modules or any((fact, "=", "是") in asked for fact in block.sets)
    return stands or _answered_by(library, block, line)


def _answered_by(library: Library, block: Block, line: Line) -> bool:
    """Whether a type brings the line, but only a circumstance that it offers asks the question."""
    asked = {x.name for x in block.questions} & {x.question for x in line.when.comparisons}
    return not block.timed and any(
        line.topic in one.modules and asked.difference(x.name for x in one.questions)
        for one in library.event_types.values()
        if block.id in one.blocks
    )


def timelines(library: Library) -> dict[str, int]:
    """Lessons by how much of a time line they have."""
    words = ("complete: three moments or more, and the turn", "shorter", "none")
    return _counted(words, (words[_gaps(x)] for x in library.accepted_lessons.values()))


def _gaps(lesson: Lesson) -> int:
    if not lesson.timeline:
        return 2
    whole = len(lesson.timeline) >= 3 and any(moment.turn for moment in lesson.timeline)
    return 0 if whole else 1


def clauses(library: Library) -> dict[str, int]:
    """Clauses by how they were read, and regulations of which something was not."""
    found = [x.confidence for one in library.regulations.values() for x in one.clauses]
    labels = {name: CONFIDENCE_LABELS[name] for name in ("H", "M")}
    unread = sum(bool(one.unread) for one in library.regulations.values())
    return {
        **{f"clauses {labels[name]}": count for name, count in _counted(labels, found).items()},
        "regulations": len(library.regulations),
        "regulations with something unread": unread,
    }


def open_marks(library: Library) -> dict[str, int]:
    """The mark on sheets and their papers, which print what programs hold, on cards and forms."""
    sheets = "".join(programs(library).values())
    return {
        "on sheets and the papers made of them": sheets.count(MARK),
        "on cards": _marks(library.cards.values()),
        "on forms to fill in": _marks(library.forms.values()),
    }


def _marks(records: Iterable[Record]) -> int:
    return sum(text.count(MARK) for record in records for _, text in shown_texts(record))


def grounds(library: Library) -> dict[str, int]:
    """Lines by what they rest on; a line may rest on several things."""
    found = [_grounds_of(library, line) for line in _lines(library)]
    named = sum(_is_practice(x) and x != {OURS} for x in found)
    ours = found.count({OURS})
    return {
        "all": len(found),
        "a lesson": _resting_on(found, "lessons"),
        "a clause": _resting_on(found, "regulations"),
        f"the practice of others, nothing else ({_share(named, found)})": named,
        f"our own inference, nothing else ({_share(ours, found)})": ours,
    }


def practice(library: Library) -> dict[str, int]:
    """Lines by whose practice they name, ours last."""
    counts = Counter(x.id for line in _lines(library) for x in line.ground if x.is_practice)
    titles = {id_: row.title for id_, row in library.practices.items()}
    return {**_renamed(_counted(titles, counts.elements()), titles), OURS.id: counts[OURS.id]}


def _lines(library: Library) -> tuple[Line, ...]:
    return (*library.items.values(), *library.tasks.values())


def _grounds_of(library: Library, line: Line) -> set[Reference]:
    return set(published(library, all_grounds(library, line)))


def _is_practice(found: set[Reference]) -> bool:
    return bool(found) and all(ground.is_practice for ground in found)


def _resting_on(found: list[set[Reference]], folder: str) -> int:
    return sum(any(ground.folder == folder for ground in grounds) for grounds in found)


def _share(part: int, whole: list[set[Reference]]) -> str:
    return f"{part / len(whole):.0%}" if whole else "0%"


def _counted(names: Iterable[str], found: Iterable[str]) -> dict[str, int]:
    """How often each name was found; those never found count too."""
    counts = Counter(found)
    return {name: counts[name] for name in names}


def _renamed(counts: Mapping[str, int], titles: Mapping[str, str]) -> dict[str, int]:
    return {f"{titles[name]} ({name})": count for name, count in counts.items()}


def wording(library: Library, root: Path) -> Iterator[str]:
    """Sentences that stand in three places, and words of the list, with their lines."""
    found = repeated(library)
    yield f"{len(found):7}   sentences that stand in three or more places of prose"
    for text, places in found.items():
        yield f"          {text}: {', '.join(map(str, places))}"
    banned = sorted({*hits(library, banned_words()), *file_hits(root, banned_words())})
    yield f"{len(banned):7}   words of the banned list"
    for hit in banned:
        yield f"          {hit.place} {hit.banned.word} → {hit.banned.say}: {hit.text[:60]}"


def report(library: Library, root: Path) -> Iterator[str]:
    """Everything that is printed, line by line."""
    for tally in tallies(library):
        yield from (*tally.lines(), "")
    yield "Wording"
    yield from wording(library, root)


def main(root: Path = ROOT) -> None:
    """Print what the folder's files say."""
    print("\n".join(report(read_folder(root).library, root)))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
