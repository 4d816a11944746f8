"""What a record says, field by field, under the fields' Chinese titles.

The plain page of a kind and its search entry are made of it, so that a kind whose fields need
no special look needs neither a template nor code of its own.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from pydantic import BaseModel

from builder.model.naming import naming_fields
from builder.model.record import Part, Record

SAID_ELSEWHERE = ("title", "summary", "tags", "aliases")
"""Fields that a page shows in its head, or that only lead to it."""


class Fact(NamedTuple):
    """One field with something in it."""

    title: str
    values: tuple[str, ...]
    are_references: bool = False
    """Whether the values are references to other records, and nothing for a reader's eye."""


def facts_of(record: Record) -> Iterator[Fact]:
    """Every field that is filled in, but for what the head of a page says."""
    marks = naming_fields(type(record))
    for name, field in type(record).model_fields.items():
        values = tuple(filter(None, _values(getattr(record, name))))
        if not values or name in SAID_ELSEWHERE:
            continue
        title, mark = field.title or name, marks.get(name)
        if mark is None:
            yield Fact(title, values)
        else:
            start = f"{mark.folder}/" if mark.folder else ""
            yield Fact(title, tuple(start + value for value in values), are_references=True)


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
