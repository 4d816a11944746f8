"""The judged queries, what they are asked of, and the figures: shared by the search benches."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import yaml

from builder.model import Library
from builder.search import Block, Document, documents_of
from builder.sources import load_library

ROOT = Path(__file__).parents[2]
QUERIES = Path(__file__).with_name("search_queries.yml")
CLERKS = Path(__file__).with_name("search_clerks.yml")
DEEPEST = 10
NEAR = 5
HOPELESS = "hopeless"
TUNE, ASIDE, LATER, FRESH = "tune", "kept aside", "later", "fresh"
CLERKS_TUNE, CLERKS_ASIDE = "clerks, tune", "clerks, kept aside"
PARTS = (TUNE, ASIDE, LATER, FRESH, CLERKS_TUNE, CLERKS_ASIDE)
FOREIGN = "foreign/"

Ask = Callable[[str], Sequence[str]]
"""A query to the ids of the first ten hits."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A query and the pages that answer it; none: there is nothing to be found."""

    kind: str
    query: str
    wants: frozenset[str]
    part: str
    """One of PARTS: nothing is tuned by looking at what is kept aside."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Where the first wanted page stood; 0: not among the first ten."""

    judged: Judged
    rank: int

    @property
    def value(self) -> float:
        """The reciprocal rank."""
        return 1 / self.rank if self.rank else 0.0


def library() -> Library:
    """This repository's own knowledge base."""
    return load_library(ROOT).library


def judged(documents: Iterable[Document]) -> list[Judged]:
    """All judged queries; stops when a page that somebody judged no longer exists."""
    texts = (QUERIES.read_text("utf-8"), CLERKS.read_text("utf-8"))
    sets = [rows for text in texts for rows in yaml.safe_load_all(text)]
    found = [
        Judged(kind, str(query), frozenset(wants), part or half_of(str(query), before))
        for (before, part), rows in zip(_SETS, sets, strict=True)
        for kind, queries in rows.items()
        for query, wants in queries.items()
    ]
    ids = {place_of(document.id) for document in documents}
    gone = sorted({f"{j.query}: {id_}" for j in found for id_ in j.wants - ids})
    if gone:
        raise SystemExit("judged pages that no longer exist:\n" + "\n".join(gone))
    return found


_SETS = (("", ""), ("", LATER), ("", FRESH), ("clerks, ", ""))
"""What the names of its halves begin with, or the one part it is, of every set."""


def half_of(query: str, before: str = "") -> str:
    """Of a set that something was tuned with."""
    return before + (ASIDE if sha256(query.encode()).digest()[0] % 2 == 1 else TUNE)


def answers(queries: Iterable[Judged], ask: Ask) -> list[Answer]:
    """The rank of every query's answer."""
    return [Answer(one, _rank(ask(one.query), one.wants)) for one in queries]


def _rank(ids: Sequence[str], wants: frozenset[str]) -> int:
    if not wants:
        return 0 if ids else 1
    places = enumerate(map(place_of, ids[:DEEPEST]), 1)
    return next((rank for rank, place in places if place in wants), 0)


def place_of(id_: str) -> str:
    """What is judged: an address, but for a line its own name, as it may move between pages."""
    for kind in ("item", "task"):
        if f"#{kind}-" in id_:
            return f"{kind}/{id_.partition(f'#{kind}-')[2]}"
    return id_


def figures(found: Sequence[Answer]) -> tuple[float, float]:
    """Mean reciprocal rank at ten, and the share with an answer among the first five."""
    count = max(1, len(found))
    near = sum(1 for answer in found if 0 < answer.rank <= NEAR)
    return sum(answer.value for answer in found) / count, near / count


def answerable(found: Iterable[Answer]) -> list[Answer]:
    """Without the hopeless ones, which are counted on their own."""
    return [answer for answer in found if answer.judged.kind != HOPELESS]


def foreign_pages(count: int) -> Iterator[Document]:
    """Pages about anything: words drawn by their frequency from jieba's dictionary."""
    spec = find_spec("jieba")
    if not spec or not spec.origin:
        raise SystemExit("jieba is missing: pip install -r clauses-dev.txt")
    lines = Path(spec.origin).with_name("dict.txt").read_text("utf-8").splitlines()
    words = [line.split(" ")[0] for line in lines]
    frequencies = [int(line.split(" ")[1]) for line in lines]
    chance = random.Random(88)
    for number in range(count):
        drawn = iter(chance.choices(words, frequencies, k=360))
        sentences = ["".join(next(drawn) for _ in range(chance.randint(5, 12))) for _ in range(24)]
        yield Document(
            id=f"{FOREIGN}{number:04}.html",
            kind="guide",
            title=sentences[0][:16],
            tags=(sentences[1][:4], sentences[2][:4]),
            summary=sentences[3],
            blocks=(Block("story", "", "。".join(sentences[4:])),),
        )


def repository_documents() -> tuple[Document, ...]:
    """Everything a reader of this repository's site may find."""
    return documents_of(library())
