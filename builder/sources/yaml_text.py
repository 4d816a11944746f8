"""YAML text to plain data (every scalar a string) and the line of every field.

`no` stays the text "no" and `2025-13-01` stays text, so that validation can name the line
instead of a loader raising. Data is built straight from the event stream: depth, aliases, tags
and size are guarded before anything grows, and nothing is walked twice. (libyaml's composer
crashes the interpreter on a deep document.)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import yaml

from builder.model import Finding, Place, Source
from builder.model.place import Location
from builder.sources.yaml_faults import SPACES, Repair, explain, invisible_space

DEEPEST = 20
MOST_NODES = 10_000
LONGEST_VALUE = 20_000
"""Characters in one value; a lesson's whole body is shorter."""
MOST_REPAIRS = 20
VALUE = ""
"""Last step of the location of a value that does not stand on the line of its field."""
_EDGES = re.compile(rf"^[\s{SPACES}]+|[\s{SPACES}]+\Z")
"""Spaces of every kind around a text without quotes."""
Tree = dict[str, Any] | list[Any] | str

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Parsed:
    """The data of one YAML text and where its fields stand."""

    data: Tree
    source: Source
    faults: tuple[Finding, ...] = ()
    """What was wrong and could be read past, such as a field written twice."""


def parse_yaml(text: str, path: str, first_line: int = 1) -> Parsed | Finding:
    """Read one YAML document that starts on `first_line` of `path`; the first fault refuses it."""
    parsed = parse_past_faults(text, path, first_line)
    faults = parsed.faults if isinstance(parsed, Parsed) else parsed
    return faults[0] if faults else parsed  # type: ignore[return-value]


def parse_past_faults(text: str, path: str, first_line: int = 1) -> Parsed | tuple[Finding, ...]:
    """Read one YAML document and go on behind every fault whose cure is plain.

    So the author sees all faults of a file in one run. Only the findings where reading had to
    stop; data that was read past faults carries them and must not be published.
    """
    faults: list[Finding] = []
    for _ in range(MOST_REPAIRS):
        result = _read(text, path, first_line)
        if isinstance(result, Parsed):
            return replace(result, faults=(*faults, *result.faults))
        faults.append(result.finding)
        if result.text is None:
            break
        text = result.text
    return tuple(faults)


def _read(text: str, path: str, first_line: int) -> Parsed | Repair:
    reader = _Reader(path, first_line)
    try:
        data = reader.read(yaml.parse(text, Loader=Loader))
    except _RefusedError as refused:
        return Repair(refused.finding, None)
    except yaml.MarkedYAMLError as fault:
        return explain(fault, text, path, first_line)
    except yaml.YAMLError:
        place = Place(path, first_line)
        finding = Finding(place, "bad-yaml", "含有不可见的控制字符。", "请删去重写。")
        return Repair(finding, None)
    return Parsed(data, Source(path, reader.lines), tuple(reader.faults))


class _RefusedError(Exception):
    def __init__(self, finding: Finding) -> None:
        super().__init__(str(finding))
        self.finding = finding


class _Reader:
    """Reads the events of a document once, collecting plain data and lines."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.lines: dict[Location, int] = {}
        self.faults: list[Finding] = []
        self.nodes = 0

    def read(self, events: Iterator[Any]) -> Tree:
        self.events = events
        next(events)
        if isinstance(next(events), yaml.StreamEndEvent):
            return {}
        first = next(events)
        data = {} if _is_blank(first) else self._value(first, ())
        next(events)
        if not isinstance(after := next(events), yaml.StreamEndEvent):
            message = "第二个 --- 之后还有内容。"
            raise self._refusal(after, "bad-yaml", message, "一个文件只写一份，请删去多余的 ---。")
        return data

    def _value(self, event: Any, location: Location) -> Tree:
        line = self.first_line + _line(event)
        if self.lines.setdefault(location, line) != line:
            self.lines[*location, VALUE] = line
        self._guard(event, len(location))
        if isinstance(event, yaml.ScalarEvent):
            return _text(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(location)
        return self._sequence(location)

    def _mapping(self, location: Location) -> dict[str, Tree]:
        data: dict[str, Tree] = {}
        for key_event in iter(self.events.__next__, None):
            if isinstance(key_event, yaml.MappingEndEvent):
                break
            key = self._key(key_event, data)
            self.lines.setdefault((*location, key), self.first_line + key_event.start_mark.line)
            event = next(self.events)
            if not _is_blank(event):
                data.setdefault(key, self._value(event, (*location, key)))
        return data

    def _key(self, event: Any, known: dict[str, Tree]) -> str:
        self._guard(event, 0)
        if not isinstance(event, yaml.ScalarEvent):
            hint = "行首的方括号、花括号请加引号。"
            raise self._refusal(event, "bad-yaml", "字段名必须是一个词。", hint)
        key = _text(event)
        place = Place(self.path, self.first_line + _line(event))
        if not str(event.value).startswith(key):
            self.faults.append(invisible_space(place, event.value))
        if key in known:
            message = f"字段 {key} 写了两次。"
            self.faults.append(Finding(place, "duplicate-key", message, "请只保留一处，检查缩进。"))
        return key

    def _sequence(self, location: Location) -> list[Tree]:
        data: list[Tree] = []
        for event in iter(self.events.__next__, None):
            if isinstance(event, yaml.SequenceEndEvent):
                break
            data.append(self._value(event, (*location, len(data))))
        return data

    def _guard(self, event: Any, depth: int) -> None:
        self.nodes += 1
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            hint = "请把内容直接写出来；值以 & 或 * 开头的，请加引号。"
            raise self._refusal(event, "yaml-alias", "不支持 & 和 * 的锚点引用。", hint)
        if event.tag:
            hint = "请删去标签；值以 ! 开头的，请加引号。"
            raise self._refusal(event, "yaml-tag", "不支持以 ! 开头的标签。", hint)
        if depth > DEEPEST:
            message = f"嵌套超过 {DEEPEST} 层。"
            raise self._refusal(event, "too-deep", message, "请检查缩进和括号。")
        if isinstance(event, yaml.ScalarEvent) and len(event.value) > LONGEST_VALUE:
            message = f"一个值超过 {LONGEST_VALUE} 字。"
            raise self._refusal(event, "too-large", message, "请删短，长文写进正文。")
        if self.nodes > MOST_NODES:
            message = f"文件里的值超过 {MOST_NODES} 个。"
            raise self._refusal(event, "too-large", message, "请拆成几个文件。")

    def _refusal(self, event: Any, code: str, message: str, hint: str) -> _RefusedError:
        place = Place(self.path, self.first_line + _line(event))
        return _RefusedError(Finding(place, code, message, hint))


def _is_blank(event: Any) -> bool:
    """`items:` with nothing after it means the author left the field out."""
    is_plain_scalar = isinstance(event, yaml.ScalarEvent) and not event.tag and not event.anchor
    return is_plain_scalar and _is_plain(event) and not _text(event)


def _text(event: Any) -> str:
    """A scalar as it is meant: nobody sees which kind of space stands around a plain one."""
    return _EDGES.sub("", event.value) if _is_plain(event) else str(event.value)


def _is_plain(event: Any) -> bool:
    return event.style in (None, "")


def _line(event: Any) -> int:
    return int(event.start_mark.line)
