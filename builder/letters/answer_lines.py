"""Answers in running text: a label, its answer behind it or in the lines below."""

from collections.abc import Sequence

from builder.letters.answers import Answer, Found
from builder.letters.labels import LONG, Labelled, labelled
from builder.letters.own_words import is_note, theirs


def read_lines(texts: Sequence[str], found: Found) -> None:
    """Take the answers out of lines; `found` gets what stands before and after them as well."""
    starts = [labelled(text) for text in texts]
    last = max((n for n, start in enumerate(starts) if start), default=-1)
    answered = any(start and start.value for start in starts)
    open_: Answer | None = None
    for number, (text, start) in enumerate(zip(texts, starts, strict=True)):
        if start:
            open_ = _begin(start, found)
        elif open_ and _ends(text, open_, is_last=last < number):
            open_ = None
        elif open_ and _goes_on(text, open_, ends=last < number and answered):
            open_.add(text)
            continue
        if not start and theirs(text):
            found.leave(text)
            found.loose.append(text)


def count_labels(text: str) -> int:
    """How many lines of a text begin with a label."""
    return sum(labelled(line) is not None for line in text.split("\n"))


def _begin(start: Labelled, found: Found) -> Answer:
    answer = Answer(start.box, start.label)
    answer.add(start.value)
    found.answers.append(answer)
    return answer


def _ends(text: str, answer: Answer, *, is_last: bool) -> bool:
    """Below the last answer of a text, an empty line or the form's own words end it."""
    return is_last and bool(answer.values) and not theirs(text)


def _goes_on(text: str, answer: Answer, *, ends: bool) -> bool:
    """Whether a line below belongs to the answer: not a footer, and not below an empty last box."""
    if is_note(text) or (ends and not answer.values):
        return False
    return answer.box in LONG or not answer.values
