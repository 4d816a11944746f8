"""Changing one entry of a YAML file and nothing else: comments and order stay as they are.

The text is one that was read without a fault. An entry is a mapping, found by the steps that lead
to it: a field, the number of an entry of a list, or the `name` that an entry of a list has; `()`
is the whole file. Values are found by the marks that the parser leaves on them, and only the lines
of the entry are touched.
"""

from collections.abc import Mapping
from textwrap import indent
from typing import Any

import yaml

from builder.model.place import Location, Step
from builder.review.decision import UnfitError
from builder.review.texts import item_text
from builder.sources.yaml_line import on_one_line


def without_entry(text: str, at: Location) -> str:
    """The text without an entry of a list and the empty lines behind it."""
    entry = _entry(text, at)
    start = text.rfind("\n", 0, _at(entry)) + 1
    behind = text[_line_end(text, _end(text, entry)) :]
    return text[:start] + (behind.lstrip("\n") if _is_apart(text, start) else behind)


def entry_text(text: str, at: Location) -> str:
    """The lines of an entry, from its dash to its last value."""
    entry = _entry(text, at)
    start = text.rfind("\n", 0, _at(entry)) + 1
    return text[start : _line_end(text, _end(text, entry))]


def with_entry_behind(text: str, at: Location, fields: Mapping[str, object]) -> str:
    """The text with a new entry behind one of a list, set apart from it as that one is."""
    entry = _entry(text, at)
    start, end = text.rfind("\n", 0, _at(entry)) + 1, _line_end(text, _end(text, entry))
    dash = " " * (text.index("-", start) - start)
    kept = text[:end] if text[:end].endswith("\n") else f"{text[:end]}\n"
    apart = "\n" if _is_apart(text, start) or text[end:].startswith("\n") else ""
    written = indent(item_text(fields).strip("\n"), dash)
    return f"{kept}{apart}{written}\n{text[end:]}"


def with_fields(text: str, at: Location, fields: Mapping[str, object]) -> str:
    """The text with other values in fields of an entry; a field that it has not is added.

    A field with nothing in it is left out.
    """
    for field, value in fields.items():
        text = _with_field(text, at, field, value) if value else _without_field(text, at, field)
    return text


def _with_field(text: str, at: Location, field: str, value: object) -> str:
    entry = _entry(text, at)
    written = f"{field}: {on_one_line(value)}"
    for key, old in entry.value:
        if key.value == field:
            return text[: _at(key)] + written + text[_end(text, old) :]
    last = _line_end(text, _end(text, entry))
    kept = text[:last] if text[:last].endswith("\n") else f"{text[:last]}\n"
    column = " " * int(entry.value[0][0].start_mark.column)
    return f"{kept}{column}{written}\n{text[last:]}"


def _without_field(text: str, at: Location, field: str) -> str:
    entry = _entry(text, at)
    for key, old in entry.value:
        start = text.rfind("\n", 0, _at(key)) + 1
        if key.value == field and text[start : _at(key)].strip():
            raise _strange(at)  # it stands behind the dash, or behind another field
        if key.value == field:
            return text[:start] + text[_line_end(text, _end(text, old)) :]
    return text


def _entry(text: str, at: Location) -> Any:
    """The node at the end of the steps, written as people write it."""
    node: Any = yaml.compose(text, Loader=yaml.SafeLoader)
    for step in at:
        node = None if node is None or node.flow_style else _below(node, step)
    if not isinstance(node, yaml.MappingNode) or node.flow_style or not _leads(text, node, at):
        raise _strange(at)
    return node


def _below(node: Any, step: Step) -> Any:
    """What a step leads to; None where it leads nowhere."""
    if isinstance(node, yaml.MappingNode):
        found = [value for key, value in node.value if key.value == step]
    elif isinstance(node, yaml.ScalarNode):
        found = []
    elif isinstance(step, int):
        found = node.value[step : step + 1]
    else:
        found = [entry for entry in node.value if _name(entry) == step]
    return found[0] if len(found) == 1 else None


def _name(entry: Any) -> str:
    fields = entry.value if isinstance(entry, yaml.MappingNode) else ()
    return next((str(value.value) for key, value in fields if key.value == "name"), "")


def _leads(text: str, entry: Any, at: Location) -> bool:
    """Whether an entry of a list begins on the line of its dash."""
    return not at or text[: _at(entry)].rpartition("\n")[2].strip() == "-"


def _strange(at: Location) -> UnfitError:
    named = f"检查项 {at[0]} " if len(at) == 1 else "这一处"
    return UnfitError([f"{named}的写法特别，工具不敢改。请直接改它的文件。"])


def _is_apart(text: str, start: int) -> bool:
    """Whether an empty line, or the beginning of the text, stands before a line."""
    return text[:start].endswith("\n\n") or not text[:start].strip()


def _at(node: Any) -> int:
    return int(node.start_mark.index)


def _end(text: str, node: Any) -> int:
    """Where a value really ends; the parser's own mark may lie before whatever comes next."""
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        return _at(node) + len(text[_at(node) : node.end_mark.index].rstrip())
    last = node.value[-1]
    return _end(text, last[1] if isinstance(last, tuple) else last)


def _line_end(text: str, at: int) -> int:
    """Behind the line end that comes next; the text's end where none does."""
    return text.find("\n", at) + 1 or len(text)
