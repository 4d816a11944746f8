"""How often the box above the hits is the right one: `python -m tests.bench.answer_quality [-v]`.

Asks the questions of `search_answers.yml`, and every query of the other judged sets, for which a
box of another record than those judged is wrong, unless somebody looked at it and it is named in
the second part of that file. Only the half for tuning names its failures, unless asked with `-v`.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from builder.model import Library
from builder.program.compile import calendar_of
from builder.search import Answer, Answers, answer_table, askings_of
from builder.search.slugs import slug_of
from tests.bench.search_judged import ASIDE, CLERKS, QUERIES, TUNE, half_of, library, place_of

QUESTIONS = Path(__file__).with_name("search_answers.yml")
TODAY = date(2026, 11, 28)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and what is to be answered."""

    kind: str
    text: str
    wants: tuple[str, ...]
    """A record and words that must stand in the answer; none: the box is to stay away."""
    part: str

    def is_right(self, answer: Answer | None) -> bool:
        """Whether the answer, or that there is none, is what was wanted."""
        if answer is None or not self.wants:
            return answer is None and not self.wants
        record, *words = self.wants
        starts = answer.address.startswith(_address(record))
        return starts and all(word in answer.said for word in words)


def _address(record: str) -> str:
    """Where a record of the judged questions is met; layouts all on the page 座次."""
    folder, _, name = record.partition("/")
    return {"layouts": "seats.html", "roles": f"roles/{slug_of(name)}"}.get(folder, record)


def questions() -> list[Question]:
    """The judged questions."""
    rows = next(yaml.safe_load_all(QUESTIONS.read_text("utf-8")))
    return [
        Question(kind, text, tuple(map(str, wants)), half_of(text))
        for kind, asked in rows.items()
        for text, wants in asked.items()
    ]


def others() -> dict[str, frozenset[str]]:
    """Every query of the other sets, with the pages that answer it or were found to."""
    looked_at = list(yaml.safe_load_all(QUESTIONS.read_text("utf-8")))[1]
    texts = (QUERIES.read_text("utf-8"), CLERKS.read_text("utf-8"))
    sets = [part for text in texts for part in yaml.safe_load_all(text)]
    rows = ((str(q), w) for part in sets for asked in part.values() for q, w in asked.items())
    return {query: frozenset((*wants, *looked_at.get(query, ()))) for query, wants in rows}


class Asker:
    """The library's answers, on one day."""

    def __init__(self, asked: Library) -> None:
        self.answers = Answers(answer_table(askings_of(asked)))
        self.calendar = calendar_of(asked)

    def ask(self, text: str) -> Answer | None:
        """The answer, or none."""
        return self.answers.ask(text, TODAY, self.calendar)


def misses(asker: Asker, part: str) -> list[str]:
    """Questions of a part with a wrong box, or with none where there should be one."""
    asked = [question for question in questions() if question.part == part]
    found = ((question, asker.ask(question.text)) for question in asked)
    return [f"{q.text} → {a.title if a else '-'}" for q, a in found if not q.is_right(a)]


def wrong_boxes(asker: Asker) -> list[str]:
    """Queries of the other sets with a box that nobody found right."""
    found = ((query, wants, asker.ask(query)) for query, wants in others().items())
    return [f"{q} → {a.title}" for q, w, a in found if a and place_of(a.address) not in w]


def report(asker: Asker, verbose: bool) -> Iterator[str]:
    """All of it in lines."""
    for part in (TUNE, ASIDE):
        whole = [question for question in questions() if question.part == part]
        missed = misses(asker, part)
        silent = sum(line.endswith("-") for line in missed)
        right = len(whole) - len(missed)
        yield f"{part}: {right}/{len(whole)} right, {silent} silent, {len(missed) - silent} wrong"
        yield from (f"    {line}" for line in missed if verbose or part == TUNE)
    boxes = sum(1 for query in others() if asker.ask(query))
    wrong = wrong_boxes(asker)
    yield f"other queries: {len(others())}, boxes {boxes}, wrong {len(wrong)}"
    yield from (f"    {line}" for line in wrong)


def main() -> None:
    lines = report(Asker(library()), "-v" in sys.argv)
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
