"""Answers in tables and worksheets: beside their label, below it, or in rows under a header."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from builder.letters.answer_lines import count_labels, read_lines
from builder.letters.answers import Answer, Found, RecordRow
from builder.letters.cells import Cell, Grid, Row, cells_of
from builder.letters.labels import LONG, Labelled, bare_of, labelled
from builder.letters.own_words import is_note, theirs, tidy

_COUNTS = frozenset({"序号", "编号", "号", "序", "No", "NO", "no"})
_LONGEST_HEAD = 12
NEEDED = frozenset({"what", "prevent"})


def read_grid(grid: Grid, found: Found) -> None:
    """Take the answers out of a table; tables inside its cells that hold labels come after it."""
    inner: list[Grid] = []
    rows = [_flat(row, inner) for row in grid.rows]
    start = 0
    while start < len(rows):
        end = start + 1
        if header := _header(rows, start):
            while end < len(rows) and not _starts_boxes(rows[end]):
                end += 1
            _read_record(rows[start], rows[start + 1 : end], header, found)
        else:
            while end < len(rows) and not _header(rows, end):
                end += 1
            _Boxes(rows[start:end], found).read()
        start = end
    for table in inner:
        read_grid(table, found)


def _flat(row: Row, inner: list[Grid]) -> dict[int, Cell]:
    """A row whose cells are text; a table inside a cell is text unless it is a form itself."""
    made: dict[int, Cell] = {}
    for column, cell in row.items():
        forms = [table for table in cell.inner if _has_labels(table)]
        texts = [_as_text(table) for table in cell.inner if table not in forms]
        inner += forms
        text = "\n".join(part for part in (cell.text, *texts) if part.strip())
        if theirs(text) or cell.continues:
            made[column] = Cell(text, cell.continues)
    return made


def _has_labels(grid: Grid) -> bool:
    return any(labelled(cell.text) for cell in cells_of(grid))


def _as_text(grid: Grid) -> str:
    cells = ([c.text, *map(_as_text, c.inner)] for row in grid.rows for c in row.values())
    return "\n".join(text for texts in cells for text in texts if text.strip())


# ---- Rows under a header


def _header(rows: Sequence[Row], number: int) -> dict[int, str]:
    """Boxes by column where a row names columns and answers stand below; else none."""
    row = rows[number]
    if len(row) < len(NEEDED):
        return {}
    boxes: dict[int, str] = {}
    for column, cell in row.items():
        start = labelled(cell.text)
        if (start is None and len(cell.text) > _LONGEST_HEAD) or (start and start.value):
            return {}
        if start and start.box not in boxes.values():
            boxes[column] = start.box
    if not set(boxes.values()) >= NEEDED:
        return {}
    below = rows[number + 1] if number + 1 < len(rows) else {}
    return {} if _starts_boxes(below) else boxes


def _starts_boxes(row: Row) -> bool:
    """Whether a row begins with a label that waits for its answer."""
    start = labelled(next(iter(row.values())).text) if row else None
    return start is not None and not start.value


def _read_record(head: Row, rows: Sequence[Row], boxes: dict[int, str], found: Found) -> None:
    labels = {column: cell.text for column, cell in head.items()}
    above: dict[int, str] = {}
    for row in rows:
        above = {column: _text_of(cell, above.get(column, "")) for column, cell in row.items()}
        by_box = {box: text for c, box in boxes.items() if (text := theirs(above.get(c, "")))}
        if not NEEDED & set(by_box) or _is_footer(by_box):
            found.leave("：".join(text for c, text in above.items() if not row[c].continues))
            continue
        more = tuple(
            f"{tidy(labels.get(c, '')) or '没有栏名的格子'}：{text}"
            for c, text in above.items()
            if c not in boxes and theirs(text) and bare_of(labels.get(c, "")) not in _COUNTS
        )
        named = {box: tidy(labels[c]) for c, box in boxes.items()}
        found.rows.append(RecordRow(by_box, named, more))


def _text_of(cell: Cell, above: str) -> str:
    return above if cell.continues else tidy(cell.text)


def _is_footer(by_box: dict[str, str]) -> bool:
    return len(by_box) == 1 and all(is_note(text) for text in by_box.values())


# ---- Labels and their answers


@dataclass(slots=True)
class _Segment:
    """A label of a row with the cells to its right, or cells that follow no label."""

    column: int
    label: Labelled | None
    answer: Answer
    loose: list[str] = field(default_factory=list)


class _Boxes:
    """Rows of labels and answers; an answer may stand to the right of its label, or below."""

    def __init__(self, rows: Sequence[Row], found: Found) -> None:
        self._found = found
        self._rows = [self._without_texts(row) for row in rows]
        self._answered = set[int]().union(*map(_answered_columns, self._rows))
        """Columns in which some row has an answer right of its label."""
        self._heads: list[_Segment] = []
        """Labels of the nearest row above that has any."""
        self._gap = False
        """Whether an empty row stands below them."""
        first = [[labelled(cell.text) for cell in row.values()] for row in self._rows]
        self._last = max((n for n, starts in enumerate(first) if any(starts)), default=-1)
        self._beside = any(_has_answer(row) for row in self._rows)

    def read(self) -> None:
        """Give every cell to an answer, or to what is left over."""
        for number, row in enumerate(self._rows):
            self._gap = self._gap or not row
            below = self._rows[number + 1] if number + 1 < len(self._rows) else {}
            segments = list(self._segments(row, self._label_that_answers(row, below)))
            labels = [one for one in segments if one.label]
            if not labels:
                self._take_below(number, row)
                continue
            if segments[0].label is None:
                self._found.leave("：".join(segments[0].loose))
            self._heads, self._gap = labels, False
            for one in labels:
                self._found.answers.append(one.answer)
                self._found.leave("：".join(one.loose))

    def _label_that_answers(self, row: Row, below: Row) -> int | None:
        """The column of a word that could be a label but stands among answers: 活动类型 会议.

        Not where the row below answers both.
        """
        if len(row) != 2 or (below and not _starts_boxes(below)):
            return None
        (first, label), (column, _) = row.items()
        start = labelled(label.text)
        waits = start is not None and not start.value and start.box not in LONG
        beside = column == first + 1 and column in self._answered
        return column if waits and beside else None

    def _segments(self, row: Row, answers: int | None) -> Iterator[_Segment]:
        current: _Segment | None = None
        for column, cell in row.items():
            waits = current and current.label and not current.answer.values
            start = None if column == answers else labelled(cell.text)
            if start and not (waits and start.value):
                if current:
                    yield current
                current = _Segment(column, start, Answer(start.box, tidy(start.label)))
                current.answer.add(start.value)
            elif current and current.label and (waits or current.answer.box in LONG):
                current.answer.add(cell.text)
            else:
                current = current or _Segment(column, None, Answer("", ""))
                current.loose.append(tidy(cell.text))
        if current:
            yield current

    def _take_below(self, number: int, row: Row) -> None:
        """A row without labels: each cell goes on with the label above it, or is left over."""
        left = []
        for column, cell in row.items():
            head = None if self._is_other_box(row) else self._head_of(column)
            if head and not is_note(cell.text) and self._may_take(head, number, row, column):
                head.answer.add(cell.text)
            else:
                left.append(tidy(cell.text))
        self._found.leave("：".join(text for text in left if text))

    def _is_other_box(self, row: Row) -> bool:
        """Whether a row holds a label that nobody knows, with its answer beside it."""
        columns = [column for column, cell in row.items() if not cell.continues]
        known = any(head.column in columns for head in self._heads)
        return self._beside and known and len(columns) > 1 and len(self._heads) == 1

    def _without_texts(self, row: Row) -> Row:
        """A cell that holds several labels is running text, unless it answers the one before."""
        kept: dict[int, Cell] = {}
        waits = False
        for column, cell in row.items():
            if not waits and count_labels(cell.text) > 1:
                read_lines(cell.text.split("\n"), self._found)
                continue
            kept[column] = cell
            start = labelled(cell.text)
            waits = start is not None and not start.value
        return kept

    def _head_of(self, column: int) -> _Segment | None:
        if len(self._heads) == 1:
            return self._heads[0]
        before = [head for head in self._heads if head.column <= column]
        return before[-1] if before else None

    def _may_take(self, head: _Segment, number: int, row: Row, column: int) -> bool:
        """Below an empty last box of a form whose answers stand beside, nothing is an answer."""
        between = number < self._last
        if not head.answer.values:
            return between or len(self._heads) > 1 or not self._beside
        if head.answer.box not in LONG:
            return False
        above = row.get(head.column)
        if column > head.column and (above is None or above.continues):
            return between or not self._gap
        return between or not self._beside


def _has_answer(row: Row) -> bool:
    """Whether an answer stands right of a label, or with it in one cell."""
    starts = [labelled(cell.text) for cell in row.values()]
    return bool(_answered_columns(row)) or any(one and one.value for one in starts)


def _answered_columns(row: Row) -> set[int]:
    """Columns of cells right of a label that are none themselves."""
    starts = [(column, labelled(cell.text)) for column, cell in row.items()]
    return {column for (_, one), (column, other) in pairwise(starts) if one and other is None}
