"""Every 桌面推演 of this library: a side a sheet, and no card tells what comes after it."""

from collections.abc import Iterator
from typing import Any

import pymupdf
import pytest

from builder.model import Lesson, Library
from builder.outputs import FORMATS
from builder.outputs.drills import make_drill_paper
from builder.program import compile_papers
from builder.replay import Sheets, fittest, make_drill, play, unfit
from tests.proof_share import Share

open_pdf: Any = pymupdf.open
LEAST = 40
"""Lessons that make one."""
SHARED = 10
"""Characters in a row that are no chance."""


def fit(library: Library) -> list[Lesson]:
    return [x for x in library.accepted_lessons.values() if not unfit(x, library)]


def runs(text: str) -> set[str]:
    return {text[at : at + SHARED] for at in range(len(text) - SHARED + 1)}


def spoilt(lesson: Lesson) -> Iterator[str]:
    """What is told of a later moment, or of the outcome, and was not known before."""
    for number, moment in enumerate(lesson.timeline):
        if not (moment.known_to or moment.seen):
            continue
        known = {run for x in lesson.timeline[: number + 1] for run in runs(x.what)}
        later = [x.what for x in lesson.timeline[number + 1 :]]
        for text in (*later, lesson.outcome):
            yield from (runs(moment.seen or moment.what) & runs(text)) - known


def test_no_card_tells_what_comes_after_it(repository: Library) -> None:
    lessons = fit(repository)
    assert len(lessons) >= LEAST
    assert {x.id: found for x in lessons if (found := list(spoilt(x)))} == {}


@pytest.mark.proof
def test_every_sheet_and_every_roles_cards_keep_to_one_side(
    repository: Library, share: Share
) -> None:
    sheets, kind = Sheets(repository), compile_papers(repository, "演练")["drill"]
    for lesson in share.some(fit(repository)):
        made = make_drill(lesson, fittest(play(lesson, sheets)), repository)
        paper = make_drill_paper(kind, made, "2026-12-08 09:00")
        assert len(open_pdf(stream=FORMATS["pdf"].render(paper))) == len(paper.sections)
        assert len(paper.sections) == 2 + len(made["people"])
        assert lesson.title not in str(made["seats"]), lesson.id
