"""What a document holds before anybody asks which form it is: tables, lines, the rest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds something."""

    text: str
    continues: bool = False
    """The lower part of the cell above, which was merged with it."""
    inner: tuple["Grid", ...] = ()
    """Tables that stand inside it."""


Row: TypeAlias = Mapping[int, Cell]
"""Filled cells by column, in the order of columns; wide cells stand at their first."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table or a worksheet; rows without content are empty, long stretches of them are one."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Running text, a paragraph a line; an empty line is ""."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that can be seen in a document."""

    blocks: tuple[Grid | Lines, ...]
    aside: tuple[str, ...] = ()
    """What is in no place where answers are written: headers, notes, hidden text, pictures."""


def cells_of(grid: Grid) -> Iterator[Cell]:
    """Every cell of a table, those of tables inside it as well."""
    for row in grid.rows:
        for cell in row.values():
            yield cell
            for table in cell.inner:
                yield from cells_of(table)
