"""What a record says, field by field, under the fields' Chinese titles.

The plain page of a kind and its search entry are made of it, so that a kind whose fields need
no special look needs neither a template nor code of its own.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pydantic import BaseModel

from builder.model.naming import names_of, naming_fields
from builder.model.record import Part, Record
from builder.model.reference import Reference

SAID_ELSEWHERE = ("title", "summary", "tags", "aliases")
"""Fields that a page shows in its head, or that only lead to it."""


class Fact(NamedTuple):
    """One field with something in it."""

    title: str
    values: tuple[str, ...]
    references: tuple[Reference, ...] = ()
    """The other records that it names; there are no values then."""


def facts_of(record: Record) -> Iterator[Fact]:
    """Every field that is filled in, but for what the head of a page says."""
    naming = naming_fields(type(record))
    for name, field in type(record).model_fields.items():
        values = tuple(filter(None, _values(getattr(record, name))))
        if not values or name in SAID_ELSEWHERE:
            continue
        title = field.title or name
        if name in naming:
            yield Fact(title, (), tuple(x.reference for x in names_of(record, name)))
        else:
            yield Fact(title, values)


def title_of(record: Record) -> str:
    """What readers call the record: its title, or its id where the kind has none."""
    return str(getattr(record, "title", record.id))


def _values(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for one in value:
            yield from _values(one)
    elif isinstance(value, Part):
        yield "；".join(_labelled(value))
    elif isinstance(value, bool):
        yield "是" if value else ""
    elif isinstance(value, date):
        yield value.isoformat()
    elif value is not None:
        yield str(value)


def _labelled(part: BaseModel) -> Iterator[str]:
    for name, field in type(part).model_fields.items():
        if text := "、".join(filter(None, _values(getattr(part, name)))):
            yield f"{field.title}：{text}"
