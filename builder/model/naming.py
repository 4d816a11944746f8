"""Which fields of a record name other records, as their types say."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic.fields import FieldInfo

from builder.model.record import Record
from builder.model.reference import Names


class Named(NamedTuple):
    """One name of another record, and where it stands in the record that writes it."""

    location: tuple[str | int, ...]
    folder: str
    """The folder of references that `text` is an id in; "" where it is a whole reference."""
    text: str


@cache
def naming_fields(model: type[Record]) -> Mapping[str, Names]:
    """The fields of a class that hold one name or a list of them."""
    marks = {name: _mark(field) for name, field in model.model_fields.items()}
    return {name: mark for name, mark in marks.items() if mark}


def names_of(record: Record) -> Iterator[Named]:
    """Every name of another record that a record writes."""
    for field, mark in naming_fields(type(record)).items():
        value = getattr(record, field)
        if isinstance(value, tuple):
            for index, text in enumerate(value):
                yield Named((field, index), mark.folder, text)
        elif value:
            yield Named((field,), mark.folder, value)


def _mark(field: FieldInfo) -> Names | None:
    inside = (one for part in get_args(field.annotation) for one in _metadata(part))
    return next((x for x in (*field.metadata, *inside) if isinstance(x, Names)), None)


def _metadata(annotation: Any) -> tuple[object, ...]:
    return tuple(getattr(annotation, "__metadata__", ()))
