"""Changing one entry of a file of items and nothing else: comments and order stay as they are.

The text is one that was read without a fault. Values are found by the marks that the parser leaves
on them, and only the lines of the entry are touched.
"""

from collections.abc import Mapping
from typing import Any

import yaml

from builder.review.decision import UnfitError
from builder.sources.yaml_line import on_one_line


def without_entry(text: str, name: str) -> str:
    """The text without an entry and the empty lines behind it."""
    entry = _entry(text, name)
    start = text.rfind("\n", 0, _at(entry)) + 1
    behind = text[_line_end(text, _end(text, entry)) :]
    return text[:start] + behind.lstrip("\n")


def entry_text(text: str, name: str) -> str:
    """The lines of an entry, from its dash to its last value."""
    entry = _entry(text, name)
    start = text.rfind("\n", 0, _at(entry)) + 1
    return text[start : _line_end(text, _end(text, entry))]


def with_fields(text: str, name: str, fields: Mapping[str, object]) -> str:
    """The text with other values in fields of an entry; a field that it has not is added."""
    for field, value in fields.items():
        text = _with_field(text, name, field, value)
    return text


def _with_field(text: str, name: str, field: str, value: object) -> str:
    entry = _entry(text, name)
    written = f"{field}: {on_one_line(value)}"
    for key, old in entry.value:
        if key.value == field:
            return text[: _at(key)] + written + text[_end(text, old) :]
    last = _line_end(text, _end(text, entry))
    kept = text[:last] if text[:last].endswith("\n") else f"{text[:last]}\n"
    indent = " " * int(entry.value[0][0].start_mark.column)
    return f"{kept}{indent}{written}\n{text[last:]}"


def _entry(text: str, name: str) -> Any:
    """The node of the entry of that name, in a list as people write it."""
    root: Any = yaml.compose(text, Loader=yaml.SafeLoader)
    for entry in () if root is None or root.flow_style else root.value:
        names = [value.value for key, value in entry.value if key.value == "name"]
        if names == [name] and not entry.flow_style and _leads(text, entry):
            return entry
    raise UnfitError([f"检查项 {name} 的写法特别，工具不敢改。请直接改它的文件。"])


def _leads(text: str, entry: Any) -> bool:
    """Whether the entry begins on the line of its dash."""
    return text[: _at(entry)].rpartition("\n")[2].strip() == "-"


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
