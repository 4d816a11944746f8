"""What libyaml could not read, said so that the author knows what to type.

The commonest slips of people who write Chinese have their own word and a cure so plain that the
reader can apply it to a copy and go on to the next fault: the full-width colon after a field's
name, a space that only looks like one, and a colon inside a value without quotes.
"""

import re
from dataclasses import dataclass

import yaml

from builder.model import Finding, Place

FULL_WIDTH_COLON = re.compile(r"^(?P<key>[\s-]*[A-Za-z_]+)\s*：\s*(?P<value>.*)$")
SPACES = "\u3000\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\ufeff"
"""What looks like a space or like nothing, and is a letter to YAML; a set of a pattern."""
INVISIBLE_SPACE = re.compile(
    rf"^(?P<before> *(?:-|(?:- +)*[^\s:-]+:)?)(?P<sign>[{SPACES}])[\s{SPACES}]*(?P<after>.*)$"
)
_NAMES = {"\u3000": "全角空格", "\u00a0": "不换行空格"}
_FIELD = re.compile(r"^(?P<key>[\s-]*[A-Za-z_]+: +)(?P<value>[^\"'\[{|>&*!].*: ?.*)$")
_BEGUN = ("while scanning a quoted", "while scanning a simple key", "while parsing a flow")
_BEHIND = 6
"""Lines before the one libyaml complains about in which a missing colon is looked for."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A fault, and the text without it; None where no cure is certain."""

    finding: Finding
    text: str | None


def explain(fault: yaml.MarkedYAMLError, text: str, path: str, first_line: int) -> Repair:
    """Name the line, the slip and the cure of what libyaml complained about."""
    lines = text.split("\n")
    index = min(_line(fault), len(lines) - 1)
    problem = fault.problem or ""
    if (suspect := _suspect(FULL_WIDTH_COLON, lines, index)) is not None:
        return _full_width_colon(lines, suspect, path, first_line)
    if (suspect := _suspect(INVISIBLE_SPACE, lines, index)) is not None:
        return _invisible_space(lines, suspect, path, first_line)
    if "mapping values are not allowed" in problem:
        return _unquoted_colon(lines, index, path, first_line)
    finding = Finding(
        Place(path, first_line + index),
        "bad-yaml",
        "YAML 写法有误，这一行读不懂。",
        _hint(lines[index]),
    )
    return Repair(finding, None)


def _line(fault: yaml.MarkedYAMLError) -> int:
    """Where the author must look: an open bracket or quote is wrong where it begins."""
    begun = (fault.context or "").startswith(_BEGUN)
    mark = (begun and fault.context_mark) or fault.problem_mark or fault.context_mark
    return mark.line if mark else 0


def _suspect(slip: re.Pattern[str], lines: list[str], index: int) -> int | None:
    """A missing colon or space is noticed only on a later line."""
    for suspect in range(index, max(index - _BEHIND, -1), -1):
        if slip.match(lines[suspect]):
            return suspect
        if suspect < index and lines[suspect].strip() and not lines[suspect].startswith("#"):
            return None
    return None


def _full_width_colon(lines: list[str], index: int, path: str, first_line: int) -> Repair:
    name, _, value = lines[index].partition("：")
    name = name.rstrip()
    finding = full_width_colon(Place(path, first_line + index), name.lstrip(" -"))
    return Repair(finding, _with(lines, index, f"{name}: {value}"))


def full_width_colon(place: Place, name: str) -> Finding:
    """`title：…`: the colon after a field's name is the Chinese one."""
    hint = f"请改成英文冒号加空格：“{name}: …”。"
    return Finding(place, "full-width-colon", f"{name} 后面用了中文冒号“：”。", hint)


def _invisible_space(lines: list[str], index: int, path: str, first_line: int) -> Repair:
    finding = invisible_space(Place(path, first_line + index), lines[index])
    match = INVISIBLE_SPACE.match(lines[index])
    if not match or not match["before"].strip():
        return Repair(finding, None)
    return Repair(finding, _with(lines, index, f"{match['before']} {match['after']}"))


def invisible_space(place: Place, line: str) -> Finding:
    """`state:　…`: what stands behind the colon, the dash or nothing is no space to YAML."""
    match = INVISIBLE_SPACE.match(line)
    before, sign = (match["before"].strip(" "), match["sign"]) if match else ("", "")
    where = f"“{before.removeprefix('- ')}”后面" if before else "行首"
    message = f"{where}是{_NAMES.get(sign, '看不见的空白')}，不是普通空格。"
    hint = "请删去它，换成英文输入法下按出的空格。"
    return Finding(place, "invisible-space", message, hint)


def _unquoted_colon(lines: list[str], index: int, path: str, first_line: int) -> Repair:
    place = Place(path, first_line + index)
    match = _FIELD.match(lines[index])
    hint = '请给整个值加引号：字段: "…"；或改用中文冒号。缩进不齐也会这样。'
    finding = Finding(place, "unquoted-colon", "值里有英文冒号加空格，却没有引号。", hint)
    if not match:
        return Repair(finding, None)
    quoted = match["value"].replace("'", "''")
    return Repair(finding, _with(lines, index, f"{match['key']}'{quoted}'"))


def _with(lines: list[str], index: int, line: str) -> str:
    return "\n".join((*lines[:index], line, *lines[index + 1 :]))


def _hint(line: str) -> str:
    value = line.partition(": ")[2] or line.lstrip(" -")
    if "\t" in line:
        return "请用空格缩进，不要用制表符。"
    if value[:1] in ("@", "`", "%"):
        return f"值以 {value[0]} 开头，请给整个值加引号。"
    if value[:1] in ("'", '"'):
        return "引号没有成对，或引号后面还有字；请给整个值加一对引号。"
    return "请检查缩进、引号和冒号。"
