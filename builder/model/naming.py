"""Which fields of a record name other records, as their types say."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, get_args

from pydantic.fields import FieldInfo

from builder.model.place import Location
from builder.model.record import Part, Record
from builder.model.reference import Names, Reference


class Named(NamedTuple):
    """One name of another record, and where it stands in the record that writes it."""

    location: Location
    reference: Reference


@cache
def naming_fields(model: type[Part]) -> Mapping[str, Names | None]:
    """The fields of a class that name others: by the marks of ids, None for whole references."""
    marks = {name: _mark(field) for name, field in model.model_fields.items()}
    holding = {x: None for x, field in model.model_fields.items() if _holds(field.annotation)}
    return holding | {name: mark for name, mark in marks.items() if mark}


def names_of(record: Record, *fields: str) -> Iterator[Named]:
    """Every name of another record that a record writes, in some of its fields or in all."""
    for name, mark in naming_fields(type(record)).items():
        if not fields or name in fields:
            yield from _names_in(getattr(record, name), (name,), mark)


def _names_in(
    value: object, location: tuple[str | int, ...], mark: Names | None
) -> Iterator[Named]:
    if isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from _names_in(part, (*location, index), mark)
    elif isinstance(value, Part):
        for name, inner in naming_fields(type(value)).items():
            yield from _names_in(getattr(value, name), (*location, name), inner)
    elif isinstance(value, Reference):
        yield Named(location, value)
    elif mark and isinstance(value, str) and value:
        yield Named(location, Reference(mark.folder, value))


def _holds(annotation: Any) -> bool:
    """Whether whole references stand in values of a type, at any depth."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return bool(naming_fields(annotation))
    return annotation is Reference or any(map(_holds, get_args(annotation)))


def _mark(field: FieldInfo) -> Names | None:
    inside = (one for part in get_args(field.annotation) for one in _metadata(part))
    return next((x for x in (*field.metadata, *inside) if isinstance(x, Names)), None)


def _metadata(annotation: Any) -> tuple[object, ...]:
    return tuple(getattr(annotation, "__metadata__", ()))
