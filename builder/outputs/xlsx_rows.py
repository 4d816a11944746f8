"""The tables of a section as one grid: rows of text and times, with a column for the state."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from builder.model.mark import Mark
from builder.outputs.paper import Block, Row, Section, Table, Words, column
from builder.program.result import ResultPause, ResultTask

Marks = Mapping[str, Mark]
_EPOCH = datetime(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row; `state` is what was ticked on the screen."""

    cells: list[str | int | datetime]
    strong: bool
    state: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A worksheet. `due` and `state` are columns; -1 where there is none."""

    titles: list[str]
    shares: list[int]
    rows: list[GridRow]
    due: int
    state: int
    warning: int = 1
    """Days before a due time from which its row is yellow."""


@dataclass(frozen=True, slots=True)
class Line:
    """What stands between tables: one text across the sheet, or a label and a text."""

    cells: list[str]
    strong: bool = False


Piece = Grid | Line


def pieces_of(section: Section, marks: Marks) -> list[Piece]:
    """Everything that a section says, from top to bottom; a list to work in stands first."""
    blocks = section["blocks"]
    listed = _listed(blocks, marks)
    if listed is None:
        return [piece for block in blocks for piece in _pieces(block)]
    grid, used = listed
    return [grid, *(x for block in blocks if block not in used for x in _pieces(block))]


def _listed(blocks: list[Block], marks: Marks) -> tuple[Grid, list[Block]] | None:
    """A list to filter and to tick off, and the blocks it is made of; None where there is none."""
    pauses = [block for block in blocks if block["kind"] == "pause"]
    groups = [block for block in blocks if block["kind"] == "tasks"]
    if pauses:
        return _items([block["pause"] for block in pauses], marks), [*pauses]
    if groups:
        return _tasks([task for block in groups for task in block["tasks"]], marks), [*groups]
    return _joined(blocks)


def _joined(blocks: list[Block]) -> tuple[Grid, list[Block]] | None:
    """Tables with the same columns as one, their headings leading; or one of dates by itself."""
    found: list[tuple[Block | None, Table]] = []
    for above, block in zip([None, *blocks], blocks, strict=False):
        if block["kind"] == "table":
            found.append((above if above and above["kind"] == "heading" else None, block))
    alike = [pair for pair in found if pair[1]["columns"] == found[0][1]["columns"]]
    if not alike or (len(alike) == 1 and not _has_dates(alike[0][1])):
        return None
    if len(alike) == 1:
        return _plain(alike[0][1]), [alike[0][1]]
    rows = [
        Row({**row, "cells": [_heading(above), *row["cells"]]})
        for above, one in alike
        for row in one["rows"]
    ]
    table = Table(kind="table", columns=[column("归类", 4), *alike[0][1]["columns"]], rows=rows)
    return _plain(table), [x for pair in alike for x in pair if x]


def _heading(block: Block | None) -> str:
    return block["text"] if block and block["kind"] == "heading" else ""


def _has_dates(table: Table) -> bool:
    return any(column["kind"] == "due" for column in table["columns"])


def _pieces(block: Block) -> Iterator[Piece]:
    """A picture is left out: the table that follows says it in words."""
    match block["kind"]:
        case "table":
            yield _plain(block)
        case "facts":
            yield from (Line(pair) for pair in block["pairs"])
        case "heading" | "remark" | "para":
            yield _words(block)
        case "lines":
            yield from (Line([f"· {text}"]) for text in block["texts"])
        case "copy":
            yield Line([f"{block['to']}（{block['channel']}）", block["text"]])
        case "sign":
            yield from (Line([label, ""]) for label in block["labels"])
        case _:
            pass


def _words(block: Words) -> Line:
    begins = "注意：" if block["kind"] == "remark" else ""
    text = f"{begins}{block['text']}　{block['aside']}".strip()
    return Line([text], strong=block["kind"] == "heading")


def moment(minute: int) -> datetime:
    """A minute since 1970 as a workbook's time."""
    return _EPOCH + timedelta(minutes=minute)


def _items(pauses: list[ResultPause], marks: Marks) -> Grid:
    titles = ["时间", "节点", "序号", "检查项", "应看到", "检查", "必查项", "状态", "说明"]
    rows = [row for pause in pauses for row in _pause_rows(pause, marks)]
    return Grid(titles, [6, 6, 2, 8, 11, 4, 2, 3, 6], rows, due=0, state=7)


def _pause_rows(pause: ResultPause, marks: Marks) -> Iterator[GridRow]:
    for item in pause["items"]:
        state, note = _mark(marks, f"{pause['name']} {item['id']}")
        cells: list[str | int | datetime] = [moment(pause["at"]), pause["title"], item["number"]]
        cells += [item["text"], item["expect"], item["checker"]]
        yield GridRow(
            [*cells, "必查" if item["killer"] else "", state, note], item["killer"], state
        )


def _tasks(tasks: list[ResultTask], marks: Marks) -> Grid:
    titles = [
        "时限",
        "急单",
        "任务",
        "环节",
        "主责",
        "协助",
        "检查",
        "形成",
        "法定期限",
        "状态",
        "说明",
    ]
    rows = [_task_row(task, marks) for task in tasks]
    return Grid(titles, [6, 3, 12, 5, 5, 5, 5, 5, 4, 3, 5], rows, due=0, state=9)


def _task_row(task: ResultTask, marks: Marks) -> GridRow:
    state, note = _mark(marks, task["id"])
    text = ("红线：" if task["red_line"] else "") + task["text"]
    if task["state"] == "来不及的补救":
        text += f"（补救：{task['fallback']}）"
    cells: list[str | int | datetime] = [
        moment(task["due"]),
        task["state"],
        text,
        task["workstream"],
    ]
    cells += [task["lead"], task["assist"], task["check"], task["document"], task["statute_text"]]
    return GridRow([*cells, state, note], task["red_line"], state)


def _mark(marks: Marks, line: str) -> tuple[str, str]:
    mark = marks.get(line)
    return (mark.state, mark.note) if mark else ("", "")


def _plain(table: Table) -> Grid:
    columns = [i for i, column in enumerate(table["columns"]) if column["kind"] != "box"]
    titles = [table["columns"][i]["title"] for i in columns]
    shares = [table["columns"][i]["share"] for i in columns]
    due = next((n for n, i in enumerate(columns) if table["columns"][i]["kind"] == "due"), -1)
    rows = [_plain_row(row["cells"], row.get("due"), columns, due) for row in table["rows"]]
    if due < 0:
        return Grid(titles, shares, [GridRow(r, strong=False, state="") for r in rows], -1, -1)
    stated = [GridRow([*cells, ""], strong=False, state="") for cells in rows]
    return Grid([*titles, "状态"], [*shares, 3], stated, due, len(titles), warning=3)


def _plain_row(
    cells: list[str], minute: int | None, columns: list[int], due: int
) -> list[str | int | datetime]:
    made: list[str | int | datetime] = [cells[i] for i in columns]
    if due >= 0 and minute is not None:
        made[due] = moment(minute)
    return made
