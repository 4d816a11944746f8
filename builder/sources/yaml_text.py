"""YAML text to plain data (every scalar a string) and the line of every field.

`no` stays the text "no" and `2025-13-01` stays text, so that validation can name the line
instead of a loader raising. Depth, aliases and size are guarded on the event stream, before
anything is composed: a deep document crashes libyaml's composer.
"""

import re
from dataclasses import dataclass
from typing import Any

import yaml

from builder.model import Finding, Place, Source
from builder.model.place import Location

DEEPEST = 20
Tree = dict[str, Any] | list[Any] | str

_FULL_WIDTH_COLON = re.compile(r"^[\s-]*[a-z_]+\s*：")

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Parsed:
    """The data of one YAML text and where its fields stand."""

    data: Tree
    source: Source


def parse_yaml(text: str, path: str, first_line: int = 1) -> Parsed | Finding:
    """Read one YAML document that starts on `first_line` of `path`."""
    try:
        if guard := _guard(text, path, first_line):
            return guard
        node = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        line = first_line + (mark.line if mark else 0)
        return _explain(Place(path, line), text, line - first_line, fault.problem or "")
    except yaml.YAMLError:
        return Finding(
            Place(path, first_line), "bad-yaml", "含有不可见的控制字符。", "请删去重写。"
        )
    reader = _Reader(path, first_line)
    try:
        data = reader.read(node, ()) if node else {}
    except _RefusedError as refused:
        return refused.finding
    return Parsed(data, Source(path, reader.lines))


def _guard(text: str, path: str, first_line: int) -> Finding | None:
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            place = Place(path, first_line + _line(event))
            return Finding(place, "bad-yaml", "不支持 & 和 * 的锚点引用。", "请把内容直接写出来。")
        if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            depth += 1
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            depth -= 1
        if depth > DEEPEST:
            place = Place(path, first_line + _line(event))
            return Finding(place, "bad-yaml", f"嵌套超过 {DEEPEST} 层。", "请检查缩进和括号。")
    return None


def _explain(place: Place, text: str, index: int, problem: str) -> Finding:
    lines = text.split("\n")
    for suspect in (index, index - 1):  # libyaml notices a missing colon only on the next line
        if 0 <= suspect < len(lines) and _FULL_WIDTH_COLON.match(lines[suspect]):
            hint = "字段名后面要用英文冒号加空格：“title: …”，不是“：”。"
            line = place.line - index + suspect
            return Finding(Place(place.path, line), "bad-yaml", "YAML 写法有误。", hint)
    if "mapping values are not allowed" in problem:
        hint = "值里有英文冒号加空格时，请给整个值加引号。"
    elif "\t" in lines[min(index, len(lines) - 1)]:
        hint = "请用空格缩进，不要用制表符。"
    else:
        hint = "请检查缩进、引号和冒号。"
    return Finding(place, "bad-yaml", "YAML 写法有误，这一行读不懂。", hint)


class _RefusedError(Exception):
    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


class _Reader:
    """Walks a composed document once, collecting plain data and lines."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.lines: dict[Location, int] = {}

    def read(self, node: yaml.Node, location: Location) -> Tree:
        line = self.first_line + node.start_mark.line
        self.lines.setdefault(location, line)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, location)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(child, (*location, i)) for i, child in enumerate(node.value)]
        return str(node.value)

    def _mapping(self, node: yaml.MappingNode, location: Location) -> dict[str, Tree]:
        data: dict[str, Tree] = {}
        for key_node, value_node in node.value:
            line = self.first_line + key_node.start_mark.line
            if not isinstance(key_node, yaml.ScalarNode):
                raise _RefusedError(self._finding(line, "bad-yaml", "字段名必须是一个词。"))
            key = str(key_node.value)
            if key in data:
                raise _RefusedError(self._finding(line, "duplicate-key", f"字段 {key} 写了两次。"))
            self.lines[*location, key] = line
            if not _is_blank(value_node):
                data[key] = self.read(value_node, (*location, key))
        return data

    def _finding(self, line: int, code: str, message: str) -> Finding:
        return Finding(Place(self.path, line), code, message, "请只保留一处，检查缩进。")


def _is_blank(node: yaml.Node) -> bool:
    """`items:` with nothing after it means the author left the field out."""
    return isinstance(node, yaml.ScalarNode) and node.value == "" and not node.style


def _line(event: yaml.Event) -> int:
    return event.start_mark.line if event.start_mark else 0
