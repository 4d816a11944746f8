"""字段参考: what may be written in the sources, field by field, as the models say it.

It is read off the same JSON Schemas that editors get, so that it can neither lag behind the
models nor promise what they refuse.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from builder.model.condition import When
from builder.model.due import DueText
from builder.model.kinds import KIND_IN, KINDS, Kind
from builder.model.naming import naming_fields
from builder.model.reference import FOLDERS, Ground, Link, Names
from builder.model.values import Day, Flag, PartialDay, PastDate, Slug

Schema = Mapping[str, Any]


class Writing(NamedTuple):
    """How a value is written, and one as an example."""

    words: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class FieldNote:
    """One field as an author wants to know it."""

    name: str
    """As it is typed; `timeline.at` for a field of a part."""
    title: str
    is_needed: bool
    is_list: bool
    writing: Writing
    allowed: tuple[str, ...]
    """The only values there are, where there are so few."""
    note: str


@dataclass(frozen=True, slots=True)
class KindNote:
    """One kind of file with all its fields."""

    kind: Kind
    fields: tuple[FieldNote, ...]


_WRITINGS: tuple[tuple[Any, Writing], ...] = (
    (Day, Writing("日期", "2026-12-08")),
    (PartialDay, Writing("日期，可只写到月或年", "2026-12")),
    (PastDate, Writing("日期，可只写到月或年，或“不详”", "2013-11")),
    (Flag, Writing("是或否", "是")),
    (Slug, Writing("代号：小写英文、数字、连字符", "flag-pole-top")),
    (DueText, Writing("离活动多久", "start-3wd 12:00")),
    (Ground, Writing("引用，或“惯例/来处”", "regulations/national-flag-law#art-18")),
    (Link, Writing(f"引用，以 {'、'.join(f'{x}/' for x in FOLDERS)} 开头", "guides/flag-raising")),
    (When, Writing("条件，同时成立", "[media = 是, guests >= 10]")),
)
_TEXT, _NUMBER, _PARTS = Writing("文字"), Writing("整数", "3"), Writing("若干“字段: 值”，见下")
_EXAMPLES = {"lessons": "2013/flag-at-half-mast", "items": "flag/top", "tasks": "flag/order"}
_ABOUT = ("title", "description", "default")
"""Keys of a schema that are not the value's own."""


@cache
def kind_notes() -> tuple[KindNote, ...]:
    """Every kind of record with every field of it, in the order of the table of kinds."""
    return tuple(KindNote(kind, tuple(_fields(kind))) for kind in KINDS)


def _fields(kind: Kind) -> Iterator[FieldNote]:
    schema = kind.model.model_json_schema()
    naming = naming_fields(kind.model)
    marks = {kind.model.model_fields[x].alias or x: mark for x, mark in naming.items()}
    for note in _notes(schema, schema.get("$defs", {}), ""):
        mark = marks.get(note.name)
        yield note if mark is None or note.writing != _TEXT else _naming(note, mark)


def _naming(note: FieldNote, mark: Names) -> FieldNote:
    kind = KIND_IN[mark.folder]
    words = f"{kind.label}的代号，见 {kind.source_folder}/"
    return replace(note, writing=Writing(words, _EXAMPLES.get(mark.folder, "flag-raising")))


def _notes(schema: Schema, definitions: Schema, before: str) -> Iterator[FieldNote]:
    needed = schema.get("required", ())
    for name, node in schema["properties"].items():
        value, is_list = _value(node, definitions)
        is_parts = "properties" in value and _known(value) is None
        yield FieldNote(
            name=before + name,
            title=node.get("title", name),
            is_needed=name in needed,
            is_list=is_list,
            writing=_PARTS if is_parts else _writing(value),
            allowed=tuple(filter(None, value.get("enum", ()))),
            note="；".join(_remarks(node, value)),
        )
        if is_parts:
            yield from _notes(value, definitions, f"{before}{name}.")


def _value(node: Schema, definitions: Schema) -> tuple[Schema, bool]:
    """What one value of a field has to be, and whether there may be several."""
    if _known(node):
        return node, False
    if "anyOf" in node:
        choice = next(x for x in node["anyOf"] if x != {"type": "null"})
        return _value(choice, definitions)
    if "$ref" in node:
        return definitions[node["$ref"].rpartition("/")[2]], False
    if node.get("type") == "array":
        return _value(node["items"], definitions)[0], True
    return node, False


def _writing(value: Schema) -> Writing:
    if known := _known(value):
        return known
    return _NUMBER if value.get("type") == "integer" else _TEXT


def _known(node: Schema) -> Writing | None:
    bare = {key: value for key, value in node.items() if key not in _ABOUT}
    return next((writing for schema, writing in _SCHEMAS if schema == bare), None)


def _remarks(node: Schema, value: Schema) -> Iterator[str]:
    if "description" in node:
        yield node["description"]
    if "maxLength" in value and str(value["maxLength"]) not in node.get("description", ""):
        yield f"最多 {value['maxLength']} 字"
    if (default := node.get("default")) and isinstance(default, str | int):
        yield f"不写就是“{default}”"


_SCHEMAS = tuple((TypeAdapter(type_).json_schema(), writing) for type_, writing in _WRITINGS)
