"""How the knowledge base is worded: sentences said again, and words an editor would strike."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import yaml

from builder.checks.prose import prose_records
from builder.checks.texts import shown_texts
from builder.model import Library, Place
from builder.model.kinds import KINDS
from builder.model.record import Record

BANNED = Path(__file__).parent / "banned_words.yml"
PRINTED = ("builder", "content", "checklists", "lessons", "docs", "README.zh.md")
"""Where words stand that somebody gets to read: pages, papers, messages, schemas, documents."""
_TEXTS = {".py", ".js", ".jinja", ".html", ".typ", ".json", ".md", ".yml"}
_HEARD = ("builder/letters/", "builder/checks/privacy.json", "builder/prose/names/")
"""What people may write to us, in whatever words."""
_UNSEEN = re.compile(r"^\s*(?:source_note|tags):")
SHORTEST = 10
"""Characters of a sentence that is more than a turn of phrase."""
_NOT_PRINTED = {"source_note", "tags"}
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"^\s*(?:[-*>]|\d+\.)?\s*|[*`~]")
_ENDS = re.compile(r"[。！？；]")


class Banned(NamedTuple):
    """A word that is not to be printed, and what is said instead."""

    word: str
    say: str
    but: tuple[str, ...]
    """Longer words that hold it and are right."""

    def stands_in(self, text: str) -> bool:
        """Whether a text has the word, other than in one of the longer ones."""
        for longer in self.but:
            text = text.replace(longer, "")
        return self.word in text


class Hit(NamedTuple):
    """A place where a banned word is printed."""

    place: Place
    banned: Banned
    text: str


def banned_words(file: Path = BANNED) -> tuple[Banned, ...]:
    """The list as the data file has it."""
    rows = yaml.safe_load(file.read_text("utf-8"))
    return tuple(Banned(row["word"], row["say"], tuple(row["but"])) for row in rows)


def hits(library: Library, banned: Iterable[Banned]) -> list[Hit]:
    """Every banned word in what readers get to see, in the order of files and lines."""
    words = tuple(banned)
    found = (
        Hit(where(), one, text)
        for record in every_record(library)
        for where, text in shown_texts(record, _NOT_PRINTED)
        for one in words
        if one.stands_in(text)
    )
    return sorted(found)


def file_hits(root: Path, banned: Iterable[Banned]) -> list[Hit]:
    """Every banned word in the files that print, whether a record holds it or the program."""
    words = tuple(banned)
    found = (
        Hit(Place(path, number), one, line.strip())
        for path in _printing(root)
        for number, line in enumerate((root / path).read_text("utf-8").splitlines(), 1)
        for one in words
        if one.stands_in(line) and not _UNSEEN.match(line)
    )
    return sorted(found)


def _printing(root: Path) -> Iterator[str]:
    """Paths of the files that print, relative to the root."""
    for place in PRINTED:
        files = [root / place] if (root / place).is_file() else (root / place).rglob("*")
        for file in files:
            path = file.relative_to(root).as_posix()
            if file.suffix in _TEXTS and not path.startswith(_HEARD):
                yield path


def every_record(library: Library) -> Iterator[Record]:
    """All records of all kinds that stand in the folder, not the papers that come with the tool."""
    every = (record for kind in KINDS for record in library.every(kind.model).values())
    return (record for record in every if record.path in library.texts)


def repeated(library: Library, times: int = 3) -> Mapping[str, tuple[Place, ...]]:
    """Sentences of Markdown bodies that stand in so many places or more."""
    found: dict[str, list[Place]] = {}
    for record in prose_records(library):
        for place, sentence in _sentences_of(record):
            found.setdefault(sentence, []).append(place)
    return {text: tuple(places) for text, places in found.items() if len(places) >= times}


def _sentences_of(record: Record) -> Iterator[tuple[Place, str]]:
    for section in record.sections:
        for number, line in enumerate(section.text.splitlines(), section.line + 1):
            for sentence in sentences(line):
                yield Place(record.path, number), sentence


def sentences(line: str) -> list[str]:
    """Sentences of a line of Markdown as they are read; rows of tables have none."""
    if line.lstrip().startswith("|"):
        return []
    bare = _MARKS.sub("", _LINK.sub(r"\1", line))
    parts = (part.strip() for part in _ENDS.split(bare))
    return [part for part in parts if len(part) >= SHORTEST]
