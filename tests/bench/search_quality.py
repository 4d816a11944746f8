"""How often the page that answers stands first: `python -m tests.bench.search_quality`.

Measures this repository's own knowledge base with the queries of `search_queries.yml`: mean
reciprocal rank at ten, and the queries whose answer is not first.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

import yaml

from builder.search import MemoryIndex, documents_of, search
from builder.sources import load_library

QUERIES = Path(__file__).with_name("search_queries.yml")
DEEPEST = 10


@dataclass(frozen=True, slots=True)
class Answer:
    """Where the wanted page stood; 0: not among the first ten."""

    query: str
    rank: int

    @property
    def value(self) -> float:
        return 1 / self.rank if self.rank else 0.0


def measure(root: Path) -> list[Answer]:
    """The rank of every query's answer; a query that wants nothing is right with no hits."""
    library = load_library(root).library
    index = MemoryIndex(documents_of(library), library.synonyms)
    rows = yaml.safe_load(QUERIES.read_text("utf-8"))
    return [Answer(row["query"], _rank(index, row["query"], tuple(row["wants"]))) for row in rows]


def _rank(index: MemoryIndex, query: str, wants: tuple[str, ...]) -> int:
    hits = search(index, query, DEEPEST).hits
    if not wants:
        return 0 if hits else 1
    ranks = (rank for rank, hit in enumerate(hits, 1) if hit.id.startswith(wants))
    return next(ranks, 0)


def main() -> None:
    answers = measure(Path(__file__).parent.parent.parent)
    mean = sum(answer.value for answer in answers) / len(answers)
    lines = [f"MRR@{DEEPEST} {mean:.3f} over {len(answers)} queries"]
    lines += [f"  {a.rank or '-':>2}  {a.query}" for a in answers if a.rank != 1]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
