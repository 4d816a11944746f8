"""Small faults as a person might make them: every place of a module where one could stand.

A fault is a span of the source's bytes and what stands there instead, so that all else keeps its
lines and its form.
"""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

SMALL = 100
"""Numbers up to this are counts, places and limits; one beside them is a likely slip."""
_FLIPPED = {
    "==": "!=", "!=": "==", "<=": "<", ">=": ">", "<": "<=", ">": ">=",
    "not in": "in", "in": "not in", "is not": "is", "is": "is not",
}  # fmt: skip
_COMPARED = re.compile(r"not\s+in|is\s+not|in|is|[<>=!]=|[<>]")
_JOINED = re.compile(r"\b(and|or)\b")
_UNTOUCHED = ("annotation", "returns", "bases")
_EMPTY = {
    "str": '""', "bytes": 'b""', "int": "0", "float": "0.0", "bool": "False", "list": "[]",
    "dict": "{}", "tuple": "()", "set": "set()", "frozenset": "frozenset()",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """One mutation of a module."""

    kind: str
    line: int
    start: int
    end: int
    """Bytes of the source."""
    text: str
    """What stands there instead."""

    def put_into(self, source: bytes) -> bytes:
        """The module with the fault in it."""
        return source[: self.start] + self.text.encode() + source[self.end :]


Span: TypeAlias = tuple[int, int, str]
"""From, to, instead."""


class _Source:
    """A module's bytes, and where its nodes stand in them."""

    def __init__(self, source: bytes) -> None:
        self.source = source
        self._lines = [0]
        for line in source.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))

    def start(self, node: Any) -> int:
        at: int = self._lines[node.lineno - 1] + node.col_offset
        return at

    def end(self, node: Any) -> int:
        at: int = self._lines[node.end_lineno - 1] + node.end_col_offset
        return at

    def line(self, at: int) -> int:
        return self.source.count(b"\n", 0, at) + 1

    def text(self, node: ast.AST) -> str:
        return self.source[self.start(node) : self.end(node)].decode()

    def instead(self, node: ast.AST, text: str) -> Span:
        return self.start(node), self.end(node), text

    def between(self, left: ast.AST, right: ast.AST, sign: re.Pattern[str]) -> Span:
        """Where the first `sign` between two nodes stands, and what it is."""
        at = self.end(left)
        found = sign.search(self.source[at : self.start(right)].decode())
        assert found, self.text(left)
        gap = self.source[at : self.start(right)].decode()
        before, whole = (len(gap[:n].encode()) for n in found.span())
        return at + before, at + whole, found[0]


def faults_in(source: bytes) -> list[Fault]:
    """Every fault that this module could have, in the order of its lines."""
    found = list(_faults(ast.parse(source), _Source(source), ""))
    return sorted(found, key=lambda fault: (fault.start, fault.kind))


def _faults(node: ast.AST, text: _Source, returns: str) -> Iterator[Fault]:
    """Of a node and all below it; `returns` is the type that its function gives."""
    if isinstance(node, ast.FunctionDef):
        returns = ast.unparse(node.returns).partition("[")[0] if node.returns else ""
    for kind, sort, make in _KINDS:
        if isinstance(node, sort):
            for start, end, instead in make(node, text, returns):
                yield Fault(kind, text.line(start), start, end, instead)
    for child in _below(node):
        yield from _faults(child, text, returns)


def _below(node: ast.AST) -> Iterator[ast.AST]:
    """The children of a node; what types and f-strings are made of stays as it is."""
    for name, value in ast.iter_fields(node):
        if name not in _UNTOUCHED and not isinstance(node, ast.JoinedStr):
            children = value if isinstance(value, list) else [value]
            yield from (child for child in children if isinstance(child, ast.AST))


def _comparison(node: ast.Compare, text: _Source, returns: str) -> Iterator[Span]:
    start, end, sign = text.between(node.left, node.comparators[0], _COMPARED)
    yield start, end, _FLIPPED[" ".join(sign.split())]


def _number(node: ast.Constant, text: _Source, returns: str) -> Iterator[Span]:
    if type(node.value) is int and node.value <= SMALL:
        yield text.instead(node, str(node.value + 1))


def _and_or(node: ast.BoolOp, text: _Source, returns: str) -> Iterator[Span]:
    start, end, word = text.between(node.values[0], node.values[1], _JOINED)
    yield start, end, "or" if word == "and" else "and"


def _not(node: ast.UnaryOp, text: _Source, returns: str) -> Iterator[Span]:
    if isinstance(node.op, ast.Not):
        yield text.start(node), text.start(node) + len("not "), ""


def _returned(node: ast.Return, text: _Source, returns: str) -> Iterator[Span]:
    if node.value is not None:
        empty = _EMPTY.get(returns, "None")
        if text.text(node.value) == empty:
            empty = "True" if returns == "bool" else empty
        if text.text(node.value) != empty:
            yield text.instead(node.value, empty)


def _statement(node: ast.stmt, text: _Source, returns: str) -> Iterator[Span]:
    """Calls, yields, raises and what is put into something; a name left unset shows at once."""
    match node:
        case ast.Expr(value=ast.Yield() | ast.YieldFrom()):
            yield text.instead(node, "yield from ()")
        case (
            ast.Expr(value=ast.Call())
            | ast.AugAssign()
            | ast.Raise()
            | ast.Continue()
            | ast.Assign(targets=[ast.Subscript()])
        ):
            yield text.instead(node, "pass")


def _swapped(node: ast.Call, text: _Source, returns: str) -> Iterator[Span]:
    if len(node.args) < 2 or any(isinstance(x, ast.Starred) for x in node.args[:2]):
        return
    one, two = node.args[:2]
    if text.text(one) != text.text(two):
        middle = text.source[text.end(one) : text.start(two)].decode()
        if middle.strip() == ",":
            whole = text.text(two) + middle + text.text(one)
            yield text.start(one), text.end(two), whole


def _guard(node: ast.If, text: _Source, returns: str) -> Iterator[Span]:
    """An `if` without `else` never comes true; a filter of a comprehension lets all pass."""
    if not node.orelse:
        yield text.instead(node.test, "False")


def _filter(node: ast.comprehension, text: _Source, returns: str) -> Iterator[Span]:
    return (text.instead(test, "True") for test in node.ifs[:1])


_Make: TypeAlias = Callable[[Any, _Source, str], Iterator[Span]]
_KINDS: tuple[tuple[str, Any, _Make], ...] = (
    ("comparison", ast.Compare, _comparison),
    ("number", ast.Constant, _number),
    ("and-or", ast.BoolOp, _and_or),
    ("not", ast.UnaryOp, _not),
    ("return", ast.Return, _returned),
    ("statement", ast.stmt, _statement),
    ("swap", ast.Call, _swapped),
    ("guard", ast.If, _guard),
    ("filter", ast.comprehension, _filter),
)
KINDS = tuple(kind for kind, _, _ in _KINDS)
