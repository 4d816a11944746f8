"""Rules and wording as data: tests and templates over plain rows.

Python writes the rules, the browser gets them as data; what stays twice is this small interpreter
(`browser/evaluate/evaluate-rules.js`). A row is a JSON object. A term is `{one.start}`, the value
at that path, or a template, its text, in the grammar of `model/phrase.py`. A yes has no words of
its own: `[红线：{red_line}]`.
"""

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, reduce
from typing import Any, Literal, TypedDict

from builder.model.phrase import BLANK, PART

Row = Mapping[str, Any]
Operator = Literal["=", "!=", "<", "<=", "in", "not in"]
_VALUE = re.compile(r"\{([\w.]+)\}")
_OPERATORS: Mapping[Operator, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    "in": lambda one, many: one in many,
    "not in": lambda one, many: one not in many,
}


class RuleTest(TypedDict):
    """`left operator right`, both terms; numbers are compared as numbers."""

    left: str
    operator: Operator
    right: str


def all_hold(tests: Sequence[RuleTest]) -> Callable[[Row], bool]:
    """Whether all tests hold of a row."""
    read = [(_OPERATORS[t["operator"]], _reader(t["left"]), _reader(t["right"])) for t in tests]
    return lambda row: all(holds(left(row), right(row)) for holds, left, right in read)


def fill(template: str, row: Row) -> str:
    """The text of a template."""
    return PART.sub(
        lambda part: _optional(part[1], row) if part[1] else _words(part[2], row) or part[3] or "",
        template,
    )


def first_filled(templates: Sequence[str], row: Row) -> str:
    """The first text that is not empty."""
    return next(filter(None, (fill(template, row) for template in templates)), "")


def value_of(term: str, row: Row) -> Any:
    """What a term stands for."""
    return _reader(term)(row)


@lru_cache(maxsize=1000)
def _reader(term: str) -> Callable[[Row], Any]:
    path = _VALUE.fullmatch(term)
    if not path:
        return lambda row: fill(term, row)
    return _at(path[1])


@lru_cache(maxsize=1000)
def _at(path: str) -> Callable[[Row], Any]:
    """The value at a path; most have two steps and are asked of every pair of rows."""
    keys = path.split(".")
    if len(keys) == 2:
        outer, inner = keys
        return lambda row: row[outer][inner]
    return lambda row: reduce(operator.getitem, keys, row)


def _words(path: str, row: Row) -> str:
    value = _at(path)(row)
    if isinstance(value, bool):
        return ""
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


def _optional(template: str, row: Row) -> str:
    missing = any(
        not (_words(path, row) or other) and value_of(f"{{{path}}}", row) is not True
        for path, other in BLANK.findall(template)
    )
    return "" if missing else fill(template, row)
