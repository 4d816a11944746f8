"""Both lists as Markdown, to paste into a mail or a document."""

import re
from collections.abc import Iterator

from builder.model import Event
from builder.outputs.headings import facts_of, stamp_of
from builder.program import Result
from builder.program.format import Ground, ResultPause, ResultTask

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~&=])")
_PLAIN_RUN = re.compile(r"\s+")


def render(result: Result, event: Event, printed: str) -> bytes:
    """UTF-8 Markdown; what people typed stays literal text."""
    return ("\n".join(_lines(result, event, printed)) + "\n").encode()


def _lines(result: Result, event: Event, printed: str) -> Iterator[str]:
    yield f"# {_text(result['title'])} · 检查单"
    yield ""
    yield f"- 时间：{_text(result['start_text'])}"
    yield from (f"- {label}：{_text(value)}" for label, value in facts_of(result, event))
    yield f"- {_text(stamp_of(result, event, printed))}"
    yield from (f"- 注意：{_text(remark)}" for remark in result["remarks"])
    for pause in result["pauses"]:
        yield from _pause(pause, result["closing"])
    yield from _tasks(result["tasks"])
    if result["reading"]:
        yield ""
        yield f"必读：{_text(_names(result['reading']))}"


def _pause(pause: ResultPause, closing: str) -> Iterator[str]:
    yield ""
    yield f"## {_text(pause['title'])}（{_text(pause['at_text'])}）"
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
    yield f"收口：“{_text(closing)}” 主责 ＿＿＿＿ 检查 ＿＿＿＿"


def _caller_label(mode: str) -> str:
    return "念单人" if mode == "念单" else "巡场人"


def _tasks(tasks: list[ResultTask]) -> Iterator[str]:
    yield ""
    yield "# 分工倒排表"
    yield ""
    yield "| 时限 | 任务 | 环节 | 主责 | 协助 | 检查 | 形成 | 依据 |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    for task in tasks:
        red = "红线：" if task["red_line"] else ""
        cells = [task["due_text"], red + task["text"], task["workstream"]]
        cells += [task["lead"], task["assist"], task["check"], task["document"]]
        yield f"| {' | '.join(map(_text, [*cells, _names(task['grounds'])]))} |"


def _names(grounds: list[Ground]) -> str:
    return "；".join(ground["text"] for ground in grounds)


def _text(text: str) -> str:
    """On one line, with every character that Markdown or HTML might act on escaped."""
    return _SPECIAL.sub(r"\\\1", _PLAIN_RUN.sub(" ", text).strip())
