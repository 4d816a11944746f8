"""A paper as Markdown, to paste into a mail or a document."""

import re
from collections.abc import Iterator

from builder.outputs.format import refuse_empty
from builder.outputs.paper import Block, Paper, Table
from builder.program.format import Ground
from builder.program.result import ResultPause, ResultTask

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&=])")
_PLAIN_RUN = re.compile(r"\s+")


def render(paper: Paper) -> bytes:
    """UTF-8 Markdown; what people typed stays literal text."""
    refuse_empty(paper)
    return ("\n".join(_lines(paper)) + "\n").encode()


def _lines(paper: Paper) -> Iterator[str]:
    for section in paper.sections:
        yield f"# {_text(paper.title)} · {_text(section['title'])}"
        yield ""
        if section["aside"]:
            yield f"- 时间：{_text(section['aside'])}"
        yield f"- {_text(paper.stamp)}"
        for block in section["blocks"]:
            yield from _block(block)
        yield ""


def _block(block: Block) -> Iterator[str]:
    if block["kind"] == "facts":
        yield from (f"- {_text(label)}：{_text(value)}" for label, value in block["pairs"])
    elif block["kind"] == "pause":
        yield from _pause(block["pause"], block["closing"])
    elif block["kind"] == "tasks":
        yield from _tasks(block["title"], block["tasks"])
    elif block["kind"] == "table":
        yield from _table(block)
    else:
        yield from _running(block)


def _running(block: Block) -> Iterator[str]:
    if block["kind"] == "remark":
        yield f"- 注意：{_text(block['text'])}"
        return
    yield ""
    if block["kind"] == "heading":
        yield f"## {_text(block['text'])}　{_text(block['aside'])}".rstrip()
        yield ""
    elif block["kind"] == "para":
        yield _text(block["text"])
    elif block["kind"] == "lines":
        yield from (f"- {_text(text)}" for text in block["texts"])
    elif block["kind"] == "sign":
        yield "　".join(f"{_text(label)} ＿＿＿＿" for label in block["labels"])
    elif block["kind"] == "copy":
        yield f"**{_text(block['to'])}（{_text(block['channel'])}）**"
        yield from (f"> {_text(line)}  " for line in ["", *block["text"].split("\n")])


def _pause(pause: ResultPause, closing: str) -> Iterator[str]:
    late = f" {pause['state']}" if pause["state"] else ""
    yield ""
    yield f"## {_text(pause['title'])}（{_text(pause['at_text'])}）{late}"
    yield ""
    yield f"{_text(pause['place'])}　{_caller_label(pause['mode'])}：{_text(pause['caller'])}"
    yield ""
    for item in pause["items"]:
        mark = "**必查** " if item["killer"] else ""
        checker = f" 检查：{_text(item['checker'])}" if item["checker"] else ""
        line = f"{mark}{_text(item['text'])} 应看到：{_text(item['expect'])}{checker}"
        yield f"- [ ] {item['number']} {line}"
        if item["why"]:
            yield f"    - {_text(item['why'])}"
    yield ""
    yield f"结束语：“{_text(closing)}” 主责 ＿＿＿＿ 检查 ＿＿＿＿"


def _caller_label(mode: str) -> str:
    return "念单人" if mode == "念单" else "巡场人"


def _tasks(title: str, tasks: list[ResultTask]) -> Iterator[str]:
    yield ""
    if title:
        yield f"## {_text(title)}"
        yield ""
    heads = ["时限", "任务", "环节", "主责", "协助", "检查", "形成", "依据"]
    yield from _grid(heads, [_task_cells(task) for task in tasks])


def _task_cells(task: ResultTask) -> list[str]:
    red = "红线：" if task["red_line"] else ""
    fallback = f"（来不及的补救：{task['fallback']}）" if task["state"] == "来不及的补救" else ""
    statute = f"（{task['statute_text']}）" if task["statute_text"] else ""
    cells = [task["due_text"] + statute, red + task["text"] + fallback, task["workstream"]]
    cells += [task["lead"], task["assist"], task["check"], task["document"]]
    return [*cells, _names(task["grounds"])]


def _table(block: Table) -> Iterator[str]:
    yield ""
    box = [column["kind"] == "box" for column in block["columns"]]
    rows = [
        ["□" if ticked else cell for ticked, cell in zip(box, row["cells"], strict=True)]
        for row in block["rows"]
    ]
    yield from _grid([column["title"] for column in block["columns"]], rows)


def _grid(heads: list[str], rows: list[list[str]]) -> Iterator[str]:
    yield f"| {' | '.join(map(_text, heads))} |"
    yield "|" + " --- |" * len(heads)
    for row in rows:
        yield f"| {' | '.join(map(_text, row))} |"


def _names(grounds: list[Ground]) -> str:
    return "；".join(ground["text"] for ground in grounds)


def _text(text: str) -> str:
    """On one line, with every character that Markdown or HTML might act on escaped."""
    return _SPECIAL.sub(r"\\\1", _PLAIN_RUN.sub(" ", text).strip())
