"""One hand-in, several matters: by numbers, by `一个是…还有一个是…`, by lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from builder.model import HandIn
from builder.review.time_words import Moment, moments

_NUMBER = r"[0-9]{1,2}[.．、)）](?![0-9])|[（(][0-9一二三四五六七八九十]{1,2}[)）]|[①-⑳]"
_WORD = (
    r"第[一二三四五六七八九](?:个|件|条|点)?[，、是]|其[一二三四五][，、是]?"
    r"|[一二三四五六七八九十](?:、|是(?!否))|(?:还有|另外|再|另)?(?:有)?一(?:个|件|条)是"
)
_MARK = re.compile(rf"(?:^|(?<=[。；;！!？?\n：:，,]))\s*(?:{_NUMBER}|{_WORD})\s*")
_SENTENCE = re.compile(r"[^。；;！!？?\n]+[。；;！!？?]?")
_LEAST = 2
"""Marks that make a list; a single number is none."""


@dataclass(frozen=True)
class Matter:
    """One thing that went wrong, as it was told."""

    what: str
    prevent: str
    about: str = ""
    """Its title, and what the hand-in says of all its matters before the first of them."""

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """When to look next time."""
        return tuple(moments(self.prevent))


def unmarked(text: str) -> str:
    """A text without the mark of a list that it begins with."""
    mark = _MARK.match(text)
    return text[mark.end() :] if mark else text


def matters(hand_in: HandIn) -> list[Matter]:
    """At least one; where it is not plain which answer belongs to which, the hand-in is one."""
    what, prevent = _points(hand_in.what), _points(hand_in.prevent)
    if len(what) == 1 and len(prevent) > 1:
        told = sentences(hand_in.what)
        what = told if len(told) == len(prevent) else [hand_in.what] * len(prevent)
    elif len(prevent) == 1 and len(what) > 1:
        prevent = sentences(hand_in.prevent)
    if len(what) != len(prevent):
        return [Matter(hand_in.what, hand_in.prevent, hand_in.title)]
    about = f"{hand_in.title}\n{_opening(hand_in.what)}"
    return [Matter(*pair, about) for pair in zip(what, prevent, strict=True)]


def sentences(text: str) -> list[str]:
    """The sentences and lines of a text, each with its stop."""
    return [said.strip() for said in _SENTENCE.findall(text) if said.strip("。；;！!？? \n")]


def _points(text: str) -> list[str]:
    """What is numbered or stands on lines of its own; else the text as one."""
    marks = list(_MARK.finditer(text))
    if len(marks) >= _LEAST:
        return list(_between(text, marks))
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines if len(lines) >= _LEAST else [text.strip()]


def _opening(text: str) -> str:
    """What stands before the first mark of a list."""
    marks = list(_MARK.finditer(text))
    return text[: marks[0].start()] if len(marks) >= _LEAST else ""


def _between(text: str, marks: Sequence[re.Match[str]]) -> Iterator[str]:
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    for mark, end in zip(marks, ends, strict=True):
        yield text[mark.end() : end].strip()
