"""A paper as a Word document that Word and WPS both open, to change by hand before it goes out."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_BREAK
from docx.shared import Mm, Pt

from builder.outputs.docx_marks import (
    add_page_field,
    keep_with_next,
    set_fonts,
    tick_cell,
    written,
)
from builder.outputs.docx_table import TableRow, add_rows
from builder.outputs.drawings import pictures_of, width_of
from builder.outputs.format import refuse_empty
from builder.outputs.paper import Block, Paper, Section, Table
from builder.outputs.zip_dates import without_dates
from builder.program.result import ResultItem, ResultPause, ResultTask
from builder.seating import Seating, render_seating, rows_in_words

_MOMENT = datetime(2000, 1, 1, tzinfo=UTC)
_SMALLEST = 10.5
"""Points: of running lines, and of the 分工倒排表, which is read at a desk."""
_LONGEST_WHOLE = 5
"""Items of a 节点 that is never torn over two pages; with more, much of a page would stay empty."""
_A4, _A5 = (Mm(210), Mm(297)), (Mm(148), Mm(210))


def render(paper: Paper) -> bytes:
    """The paper as .docx; equal input gives equal bytes."""
    refuse_empty(paper)
    document = Document()
    _set_up(document, paper)
    for number, section in enumerate(paper.sections):
        _section(document, paper, section, first=number == 0)
    made = BytesIO()
    document.save(made)
    return without_dates(made.getvalue())


def _set_up(document: Any, paper: Paper) -> None:
    set_fonts(document)
    properties = document.core_properties
    properties.title = written(f"{paper.title} · {paper.label}")
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.created = properties.modified = properties.last_printed = _MOMENT
    page = document.sections[0]
    page.page_width, page.page_height = _A5 if paper.pocket else _A4
    page.left_margin = page.right_margin = Mm(9 if paper.pocket else 14)
    page.top_margin = page.bottom_margin = Mm(14)
    page.header_distance = page.footer_distance = Mm(7)
    page.header.paragraphs[0].add_run(written(f"{paper.title} · {paper.label}")).bold = True
    footer = page.footer.paragraphs[0]
    footer.add_run(written(f"{paper.stamp}　第 "))
    add_page_field(footer, "PAGE")
    footer.add_run(" 页 / 共 ")
    add_page_field(footer, "NUMPAGES")
    footer.add_run(" 页")
    for run in footer.runs:
        run.font.size = Pt(_SMALLEST)


def _section(document: Any, paper: Paper, section: Section, *, first: bool) -> None:
    head = document.add_paragraph()
    keep_with_next(head)
    if section["runs_on"]:
        head.paragraph_format.space_before = Pt(12)
    elif not first:
        head.add_run().add_break(WD_BREAK.PAGE)
    title = head.add_run(written(f"{paper.title} · {section['title']}"))
    title.bold, title.font.size = True, Pt(16)
    if section["aside"] and not section["runs_on"]:
        head.add_run(written(f"　{section['aside']}"))
    for block in section["blocks"]:
        _block(document, block)


def _block(document: Any, block: Block) -> None:
    if block["kind"] == "pause":
        _pause(document, block["pause"], block["closing"])
    elif block["kind"] == "tasks":
        _tasks(document, block["title"], block["tasks"])
    elif block["kind"] == "table":
        _table(document, block)
    elif block["kind"] == "seats":
        _seats(document, block["seating"])
    elif block["kind"] == "heading":
        _heading(document, f"{block['text']}　{block['aside']}".strip())
    else:
        for text in _texts(block):
            document.add_paragraph(written(text))


def _texts(block: Block) -> list[str]:
    """The paragraphs of a block that is nothing but running text."""
    if block["kind"] == "facts":
        return [f"{label}：{value}" for label, value in block["pairs"]]
    if block["kind"] == "remark":
        return [f"注意：{block['text']}"]
    if block["kind"] == "para":
        return [block["text"]]
    if block["kind"] == "lines":
        numbered = block["numbered"]
        return [f"{n if numbered else '·'} {text}" for n, text in enumerate(block["texts"], 1)]
    if block["kind"] == "sign":
        return ["　　".join(f"{label} ＿＿＿＿＿＿" for label in block["labels"])]
    if block["kind"] == "copy":
        return [f"{block['to']}（{block['channel']}）", block["text"]]
    return []


def _seats(document: Any, plan: Seating) -> None:
    """The picture; the table below it says the same in words."""
    (picture,) = pictures_of([str(render_seating(plan))])
    paragraph = document.add_paragraph()
    shape = paragraph.add_run().add_picture(BytesIO(picture), width=width_of(picture))
    shape._inline.docPr.set("descr", written("；".join(rows_in_words(plan))))


def _heading(document: Any, text: str) -> None:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(written(text))
    run.bold, run.font.size = True, Pt(14)
    keep_with_next(paragraph)


def _pause(document: Any, pause: ResultPause, closing: str) -> None:
    late = f"　{pause['state']}" if pause["state"] else ""
    aloud = pause["mode"] == "念单"
    caller = f"{pause['place']}　{'念单人' if aloud else '巡场人'}：{pause['caller']}"
    title = f"{pause['title']}　{pause['at_text']}{late}\n{caller}"
    checked = any(item["checker"] for item in pause["items"])
    columns = ["", "检查项", "应看到", "检查", ""] if checked else ["", "检查项", "应看到", ""]
    heads = [TableRow([title], strong=True), TableRow(columns)]
    rows = [TableRow(_item_cells(item, checked=checked), item["killer"]) for item in pause["items"]]
    shares = [3, 12, 14, 6, 2] if checked else [3, 15, 17, 2]
    add_rows(document, shares, heads, rows, whole=len(rows) <= _LONGEST_WHOLE)
    call = f"{'念' if aloud else '走'}完说：“{closing}”　主责 ＿＿＿＿　检查 ＿＿＿＿"
    document.add_paragraph(written(call))


def _item_cells(item: ResultItem, *, checked: bool) -> list[str]:
    text = item["text"] + (f"\n└ {item['why']}" if item["why"] else "")
    checker = [item["checker"]] if checked else []
    return [str(item["number"]), text, item["expect"], *checker, tick_cell()]


def _tasks(document: Any, title: str, tasks: list[ResultTask]) -> None:
    if title:
        _heading(document, title)
    rows = [TableRow(_task_cells(task), task["red_line"]) for task in tasks]
    heads = [TableRow(["时限", "任务", "主责", "协助", "检查", ""], strong=True)]
    add_rows(document, [10, 22, 7, 7, 7, 2], heads, rows, points=_SMALLEST)


def _task_cells(task: ResultTask) -> list[str]:
    line = ("红线　" if task["red_line"] else "") + task["text"]
    if task["state"] == "来不及的补救":
        line += f"　补救：{task['fallback']}"
    if task["statute_text"]:
        line += f"（{task['statute_text']}）"
    below = {"形成": task["document"], "依据": task["basis"]}
    rests = "　".join(f"{label}：{text}" for label, text in below.items() if text)
    due = ("原应 " if task["state"] else "") + task["due_text"]
    lines = f"{line}\n{rests}" if rests else line
    return [due, lines, task["lead"], task["assist"], task["check"], tick_cell()]


def _table(document: Any, block: Table) -> None:
    box = [column["kind"] == "box" for column in block["columns"]]
    rows = [
        [tick_cell() if ticked else cell for ticked, cell in zip(box, row["cells"], strict=True)]
        for row in block["rows"]
    ]
    titles = [column["title"] for column in block["columns"]]
    shares = [column["share"] for column in block["columns"]]
    lines = [
        TableRow(cells, row["strong"], by_hand=not any(row["cells"]))
        for cells, row in zip(rows, block["rows"], strict=True)
    ]
    add_rows(document, shares, [TableRow(titles, strong=True)], lines)
