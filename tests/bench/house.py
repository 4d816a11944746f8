"""How large the house is: lines, files and functions of `builder/` and `tests/`.

`python -m tests.bench.house [FOLDER]` prints one table; FOLDER is another checkout to look at.
Lines are those with something on them; a function's lines run from its `def` to its last line.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
_SUFFIXES = (".py", ".js", ".css", ".jinja", ".typ")
_UNOWNED = ("vendor", "node_modules", "__pycache__", "samples")
_BEGINS = re.compile(r"^( *)(?:async )?function\b|^( *).*=>\s*\{$")
_HEAD = ("", "files", "lines", "median file", "largest file", "functions", "median", "largest")


class Piece(NamedTuple):
    """A file or a function: how long it is, and where."""

    lines: int
    name: str


def main() -> None:
    """The table, a row for each sort of file in each of the two folders."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT
    print("| " + " | ".join(_HEAD) + " |")
    print("|" + " --- |" * len(_HEAD))
    for folder in ("builder", "tests"):
        for suffix in _SUFFIXES:
            if files := sorted(_files(root / folder, suffix)):
                print("| " + " | ".join(_row(root, folder, suffix, files)) + " |")


def _files(folder: Path, suffix: str) -> Iterator[Path]:
    for file in folder.rglob(f"*{suffix}"):
        if not set(file.relative_to(folder).parts) & set(_UNOWNED):
            yield file


def _row(root: Path, folder: str, suffix: str, files: list[Path]) -> list[str]:
    texts = {file.relative_to(root).as_posix(): file.read_text("utf-8") for file in files}
    pieces = [Piece(_filled(text.splitlines()), name) for name, text in texts.items()]
    functions = [
        Piece(lines, f"{name} {what}")
        for name, text in texts.items()
        for lines, what in _functions(text, suffix)
    ]
    total = sum(piece.lines for piece in pieces)
    cells = [f"{folder}/ {suffix}", str(len(files)), str(total), *_sizes(pieces)]
    return [*cells, str(len(functions)), *_sizes(functions)]


def _sizes(pieces: list[Piece]) -> tuple[str, str]:
    """The median, and the largest with its name."""
    if not pieces:
        return "", ""
    largest = max(pieces)
    return f"{median(piece.lines for piece in pieces):g}", f"{largest.lines} {largest.name}"


def _filled(lines: list[str]) -> int:
    return sum(bool(line.strip()) for line in lines)


def _functions(text: str, suffix: str) -> Iterator[Piece]:
    if suffix == ".py":
        yield from _python(text)
    elif suffix == ".js":
        yield from _javascript(text)


def _python(text: str) -> Iterator[Piece]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield Piece((node.end_lineno or node.lineno) - node.lineno + 1, node.name)


def _javascript(text: str) -> Iterator[Piece]:
    """Functions as the formatter leaves them: the end stands as far in as the beginning."""
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if found := _BEGINS.match(line):
            closed = (found[1] or found[2] or "") + "}"
            ends = (n for n, x in enumerate(lines[number:], 1) if n > 1 and x.startswith(closed))
            if end := next(ends, 0):
                yield Piece(end, f"line {number + 1}")


if __name__ == "__main__":
    main()
