"""Lessons tell what happened. What their sources leave out is for whoever keeps them."""

import re
from collections.abc import Iterator

from builder.cache import NO_CACHE, Cache
from builder.checks.remembered import findings_of
from builder.checks.texts import shown_texts
from builder.model import Finding, Lesson, Library

_TALK = re.compile(
    r"(?:来源|原文|转载|摘录)[^，。；：]{0,8}?(?:没有|没|未)[细逐件一全]{0,3}(?:写|说|提|交代|讲|见)"
    r"|来源未|(?:来源|摘录)[^，。；：]{0,8}截断|[（，]?(?:本库)?推想[）。]"
)
_NOT_READ = {"source", "source_note"}
"""Fields that tell of the source because that is what they are for."""


def check_source_talk(library: Library, cache: Cache = NO_CACHE) -> Iterator[Finding]:
    """`来源没有写时刻` in what a reader gets to see, fields and body."""
    for lesson in library.lessons.values():
        yield from findings_of(lesson, _talk_in, library, cache)


def _talk_in(lesson: Lesson) -> Iterator[Finding]:
    for where, text in shown_texts(lesson, _NOT_READ):
        if match := _TALK.search(text):
            message = f"“{match[0]}”说的是来源，不是这件事。"
            hint = "不知道的不写；要留给维护的人看，请移到 source_note。"
            yield Finding(where(), "source-talk", message, hint)
