"""How often the page that answers stands first: `python -m tests.bench.search_quality [-v]`.

Asks this repository's own knowledge base the queries of `search_queries.yml`, alone and with
1,000 foreign pages mixed in. Only the part for tuning names its failures, unless asked with `-v`.
"""

import sys
from collections.abc import Iterator, Sequence

from builder.search import Index, MemoryIndex, search
from tests.bench.search_judged import (
    CLERKS_TUNE,
    DEEPEST,
    FOREIGN,
    HOPELESS,
    PARTS,
    TUNE,
    Answer,
    Ask,
    answerable,
    answers,
    figures,
    foreign_pages,
    judged,
    library,
    repository_documents,
)

UNSURE = "没有把握"
GOAL = 0.9
GOALS = {"hard": 0.75}
"""MRR of every class."""


def asker(index: Index) -> Ask:
    """Asks the product; what comes without conviction does not count as an answer found."""

    def ask(query: str) -> list[str]:
        return [hit.id for hit in search(index, query, DEEPEST).hits]

    return ask


def unsure(index: Index, query: str) -> bool:
    """Whether nothing of ours is shown, or it comes with the warning; foreign pages may know."""
    results = search(index, query, DEEPEST)
    ours = [hit for hit in results.hits if not hit.id.startswith(FOREIGN)]
    return not ours or UNSURE in results.notice


def table(found: Sequence[Answer], index: Index) -> Iterator[str]:
    """MRR and recall by class, and how many hopeless queries were seen through."""
    for kind in dict.fromkeys(answer.judged.kind for answer in found):
        part = [answer for answer in found if answer.judged.kind == kind]
        if kind == HOPELESS:
            right = sum(unsure(index, answer.judged.query) for answer in part)
            verdict = "" if right == len(part) else "  NOT reached"
            yield f"  {kind:<12} {len(part):>3}  seen through {right}/{len(part)}{verdict}"
        else:
            mean, goal = figures(part)[0], GOALS.get(kind, GOAL)
            verdict = "" if mean >= goal else f"  goal {goal}: NOT reached"
            yield f"  {kind:<12} {len(part):>3}  MRR {mean:.3f}{verdict}"


def report(name: str, found: Sequence[Answer], index: Index) -> Iterator[str]:
    """One part of the queries against one index."""
    mean, near = figures(answerable(found))
    yield f"{name}: {len(found)} queries, MRR@{DEEPEST} {mean:.3f}, recall@5 {near:.3f}"
    yield from table(found, index)


def misses(found: Sequence[Answer]) -> Iterator[str]:
    """Queries whose answer is not first."""
    yield from (
        f"    {a.rank or '-':>2}  {a.judged.kind}: {a.judged.query}" for a in found if a.rank != 1
    )


def main() -> None:
    documents = repository_documents()
    queries = judged(documents)
    synonyms = library().synonyms
    verbose = "-v" in sys.argv
    for name, more in (("alone", ()), ("with 1,000 foreign pages", tuple(foreign_pages(1000)))):
        index = MemoryIndex((*documents, *more), synonyms)
        for part in PARTS:
            found = answers([q for q in queries if q.part == part], asker(index))
            lines = list(report(f"{part}, {name}", found, index))
            lines += misses(found) if verbose or part in (TUNE, CLERKS_TUNE) else ()
            sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
