"""The cards of a 桌面推演 tell only what was known at their moment: nothing later, no outcome."""

import re
from collections.abc import Iterator

from builder.model import Finding, Lesson, Library

_SHARED = 8
"""Characters in a row that two texts have by chance no longer."""
_SIGNS = re.compile(r"\W+")


def check_cards(library: Library) -> Iterator[Finding]:
    """Cards that have words of a later moment or of the outcome; before the slip is found, of the
    lesson's title too.
    """
    for lesson in library.lessons.values():
        for number, moment in enumerate(lesson.timeline):
            if moment.known_to or moment.seen:
                yield from _told_too_early(lesson, number)


def _told_too_early(lesson: Lesson, number: int) -> Iterator[Finding]:
    moment = lesson.timeline[number]
    known = {run for x in lesson.timeline[: number + 1] for run in _runs(x.what)}
    told = (_runs(moment.seen) - known) if moment.seen else _runs(moment.what)
    later = (name for name, text in _later(lesson, number) if told & _runs(text))
    if name := next(later, ""):
        place = lesson.place("timeline", number, "seen" if moment.seen else "known_to")
        message = f"第 {number + 1} 个时点的推演卡说出了{name}。"
        hint = "请在 seen 里改写：只写那一刻看见、听见的。"
        yield Finding(place, "card-tells-later", message, hint)


def _later(lesson: Lesson, number: int) -> Iterator[tuple[str, str]]:
    """What the card of a moment must not tell, each with what it is."""
    for moment in lesson.timeline[number + 1 :]:
        yield f"后来的“{moment.at}”", moment.what
    yield "结果", lesson.outcome
    if all(moment.turn == "" for moment in lesson.timeline[: number + 1]):
        yield "案例的标题", lesson.title


def _runs(text: str) -> set[str]:
    plain = _SIGNS.sub("", text)
    return {plain[at : at + _SHARED] for at in range(len(plain) - _SHARED + 1)}
