"""The texts of a record that a reader gets to see, each with a way to ask for its place."""

from collections.abc import Callable, Iterator, Set
from functools import partial

from builder.model import Place
from builder.model.place import Location
from builder.model.record import Record

Where = Callable[[], Place]
"""Asked of few texts, and dearer than looking through one."""


def shown_texts(record: Record, unseen: Set[str] = frozenset()) -> Iterator[tuple[Where, str]]:
    """Texts of the fields but the `unseen`, and lines of the body."""
    fields = record.model_dump(exclude=set(unseen), by_alias=True)
    yield from ((partial(record.place, *at), text) for at, text in _texts(fields))
    for section in record.sections:
        for number, line in enumerate(section.text.split("\n"), section.line + 1):
            yield partial(Place, record.path, number), line


def _texts(value: object, at: Location = ()) -> Iterator[tuple[Location, str]]:
    """Every text in a value, with the way to it."""
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _texts(inner, (*at, name))
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from _texts(inner, (*at, number))
