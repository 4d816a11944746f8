"""A compiled wording and an event to lines: what is said, and what each line is.

`browser/wording/wording-write.js` does the same; `tests/browser/test_wordings_agree.py` compares.
"""

import re
from collections.abc import Iterator
from typing import Any, get_args, get_origin

from builder.outputs.paper import Block, Section, Table
from builder.outputs.papers.sections import sections_in
from builder.program.entry import Entry
from builder.program.lists import Scope, names_of_entry, names_of_row, scope_of
from builder.program.rules import fill
from builder.program.wording_format import (
    Role,
    WordingProgram,
    Written,
    WrittenLine,
    WrittenTable,
)

DATE = "〔成文日期〕"
_LEVEL1 = re.compile(r"[一二三四五六七八九十]+、.*[^。；：，！？]")
_LEVEL2 = re.compile(r"（[一二三四五六七八九十]+）.*[^。；：，！？]")
"""A heading of its own; a paragraph that is numbered ends like a sentence."""
_SPECIMEN = {
    "title": "〔活动名称〕",
    "type_title": "〔活动〕",
    "own_title": "〔活动名称〕",
    "start_text": "〔日期、时刻〕",
    "date": "〔日期〕",
    "clock": "〔时刻〕",
    "place": "〔地点〕",
    "venue": "〔地点〕",
    "guests": "〔来宾〕",
    "visitors": "〔来宾〕",
}
_SPECIMEN_ROWS = {
    "segments": {
        "day": "〔日期〕",
        "clock": "〔时刻〕",
        "title": "〔环节〕",
        "place": "〔地点〕",
        "car": "〔车号〕",
    },
}
"""What a text says before it is filled in."""
Lines = Iterator[WrittenLine | WrittenTable]


def write(program: WordingProgram, entry: Entry) -> Written:
    """The text of one event."""
    return _written(program, scope_of(entry), f"{entry.result['title']}-{program['label']}")


def specimen(program: WordingProgram) -> Written:
    """The text as it stands in the library, every blank marked."""
    names = names_of_entry()
    scope: Scope = {name: _nothing(kind) for name, kind in names.items()} | _SPECIMEN
    for name, row in _SPECIMEN_ROWS.items():
        fields = names_of_row(names[name]) or {}
        scope[name] = [{field: _nothing(kind) for field, kind in fields.items()} | row]
    return _written(program, scope, program["label"])


def _nothing(kind: Any) -> Any:
    return [] if (get_origin(kind) or kind) in (list, dict) or get_args(kind) else ""


def _written(program: WordingProgram, scope: Scope, name: str) -> Written:
    return Written(
        name=name,
        layout=program["layout"],
        wide=program["wide"],
        office=program["office"],
        lines=list(_lines(program, scope)),
    )


def _lines(program: WordingProgram, scope: Scope) -> Lines:
    body, *annexes = sections_in(program, scope)
    yield _line("title", fill(program["subject"], scope))
    if program["to"]:
        yield _line("to", f"{fill(program['to'], scope)}：")
    yield from _blocks(body, program)
    yield from _attachments(annexes)
    if program["to"]:
        yield _line("signed", program["office"])
        yield _line("dated", DATE)
    if program["note"]:
        yield _line("note", f"（{fill(program['note'], scope)}）")
    for number, annex in enumerate(annexes, 1):
        yield _line("annex", f"附件{number if len(annexes) > 1 else ''}")
        yield _line("annex-title", annex["title"])
        yield from _blocks(annex, program)


def _attachments(annexes: list[Section]) -> Lines:
    """附件说明: numbered where there are several."""
    for number, annex in enumerate(annexes, 1):
        several = f"{number}. " if len(annexes) > 1 else ""
        yield _line(
            "attachment", f"{'附件：' if number == 1 else '　　　'}{several}{annex['title']}"
        )


def _blocks(section: Section, program: WordingProgram) -> Lines:
    for block in section["blocks"]:
        yield from _block(block, program)


def _block(block: Block, program: WordingProgram) -> Lines:
    if block["kind"] == "heading":
        yield _line("level1" if program["to"] else "head", block["text"])
        if block["aside"]:
            yield _line("use", f"（{block['aside']}）")
    elif block["kind"] == "para":
        yield from _paragraphs(block["text"])
    elif block["kind"] == "lines":
        for text in block["texts"]:
            yield from _paragraphs(text)
    elif block["kind"] == "table":
        yield _table(block)


def _paragraphs(text: str) -> Lines:
    for part in text.split("\n"):
        if part.strip():
            yield _line(_role(part), part)


def _role(text: str) -> Role:
    if _LEVEL1.fullmatch(text):
        return "level1"
    return "level2" if _LEVEL2.fullmatch(text) else "para"


def _line(role: Role, text: str) -> WrittenLine:
    return WrittenLine(role=role, text=text)


def _table(block: Table) -> WrittenTable:
    return WrittenTable(
        role="table",
        titles=[column["title"] for column in block["columns"]],
        shares=[column["share"] for column in block["columns"]],
        rows=[row["cells"] for row in block["rows"]],
    )


def text_of(written: Written) -> str:
    """The text to copy: a line a paragraph, a table as rows of a spreadsheet."""
    return "\n".join(text for line in written["lines"] for text in _copied(line))


def _copied(line: WrittenLine | WrittenTable) -> list[str]:
    """When something is used is for whoever sends it."""
    if line["role"] == "table":
        return ["\t".join(row) for row in (line["titles"], *filter(any, line["rows"]))]
    return [] if line["role"] == "use" else [line["text"]]
