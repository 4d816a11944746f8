"""Lessons for other offices: which leave, which stay and why, and the parcel of those that leave.

A parcel holds everything that its office shares at the moment. What is no longer in it was
withdrawn.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import get_args

from builder.exchange.gate import reasons_to_stay
from builder.exchange.lesson_text import fields_of, sections_of, text_of
from builder.exchange.parcel import Label
from builder.model import Lesson
from builder.model.layer import TAKEN, layer_of
from builder.model.lesson import Level
from builder.model.plain import texts_in
from builder.pipeline import Reading

LEVELS: tuple[Level, ...] = get_args(Level)
"""From the nearest to the farthest."""
_NO_NAME = re.compile(r"[^\w-]+")


@dataclass(frozen=True, slots=True)
class Shared:
    """What leaves an office."""

    texts: Mapping[str, str]
    """Lesson files by path."""
    stays: tuple[tuple[Lesson, tuple[str, ...]], ...]
    """Lessons that were meant to leave and do not, with the reasons."""

    @property
    def files(self) -> dict[str, bytes]:
        """As they stand in a parcel."""
        return {path: text.encode() for path, text in self.texts.items()}


def shared_lessons(reading: Reading, audience: Level, *, relays: bool) -> Shared:
    """The office's own lessons that are meant for an audience; with `relays` also taken ones."""
    library = reading.library
    texts: dict[str, str] = {}
    stays = []
    for lesson in library.accepted_lessons.values():
        if _is_meant(lesson, audience, relays=relays):
            fields, sections = fields_of(lesson), sections_of(lesson)
            wrong = (x.message.rstrip("。") for x in reading.errors if x.place.path == lesson.path)
            words = (*texts_in(fields), *sections.values())
            if why := tuple(dict.fromkeys((*wrong, *reasons_to_stay(words, library.not_names)))):
                stays.append((lesson, why))
            else:
                texts[f"lessons/{lesson.id}.md"] = text_of(fields, sections)
    return Shared(texts, tuple(stays))


def share_label(office: str, now: datetime) -> Label:
    """Of what an office shares at a moment; a later one is a later version."""
    version = now.strftime("%Y-%m-%d.%H%M%S")
    return Label(
        kind="lessons", name=_name(office), title=office, version=version, publisher=office
    )


def _is_meant(lesson: Lesson, audience: Level, *, relays: bool) -> bool:
    is_ours = layer_of(lesson.path) in (("", TAKEN) if relays else ("",))
    reaches = LEVELS.index(lesson.level) >= LEVELS.index(audience)
    return is_ours and reaches and (relays or not lesson.taken) and not lesson.held_out


def _name(office: str) -> str:
    """By which others remember an office's key."""
    return _NO_NAME.sub("-", office).strip("-_") or "office"
