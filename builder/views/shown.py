"""What a page is made of, by name: pages of one template whose parts have the same names are alike.

Lessons come and change, so a page names those it shows. All other files are summed up in one
digest; templates reach them through a library that holds no lessons.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from builder.model import Lesson, Library
from builder.model.record import Part, Record

_BEHIND = ("lesson", "find", "texts", "stamps", "digests", "kept")
"""Pieces of the names through which a lesson could be reached."""
_OF_ANY_KIND = ("every", "one", "in_folder", "published")
"""Names that give records of whichever kind is asked for."""


class WithoutLessons:
    """A library as templates get it: what they show of lessons is handed to them by name."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def __getattr__(self, name: str) -> Any:
        if name in _OF_ANY_KIND or any(piece in name for piece in _BEHIND):
            raise AttributeError(name)
        return getattr(self._library, name)


def names_of(values: Mapping[str, object], library: Library) -> str:
    """The names of what a template is given; TypeError for what has none."""
    return "\0".join((library.digest_beside_lessons, *_parts(values, library.digests)))


def _parts(value: object, digests: Mapping[str, str]) -> Iterator[str]:
    if isinstance(value, Lesson):
        yield f"{value.id} {digests[value.path]}"
    elif isinstance(value, Record):
        yield f"{type(value).__name__} {value.path} {value.id}"
    elif value is None or isinstance(value, str | int | date | Part):
        yield repr(value)
    elif callable(value):
        yield getattr(value, "__qualname__", "")
    else:
        yield "("
        for part in _inside(value):
            yield from _parts(part, digests)
        yield ")"


def _inside(value: object) -> Iterable[object]:
    if isinstance(value, Mapping):
        return (part for pair in value.items() for part in pair)
    if is_dataclass(value):
        return (getattr(value, field.name) for field in fields(value))
    if isinstance(value, Iterable):
        return value
    raise TypeError(type(value).__name__)
