"""Chinese words that a program carries ready-made, so that no evaluator has to know them."""

import re

from builder.model.due import Due
from builder.model.scope import Question

ANCHORS = {
    "start": "开始",
    "end": "结束",
    "event-start": "活动开始",
    "event-end": "活动结束",
    "arrive": "到达",
    "promise": "承诺时间",
}
UNITS = {"m": "分钟", "h": "小时", "d": "天", "wd": "个工作日"}
_OPERATORS = {"=": "为", "!=": "不为", ">=": " ≥ ", "<=": " ≤ ", ">": " > ", "<": " < "}
_MARK = re.compile("[？?]")


def relation_words(due: Due, stretch: str = "") -> str:
    """`开始前 15 分钟`, `开始前 2 小时`, `用餐前 1 天`, `结束时`, `开始当天`.

    `stretch` is the block whose start and end are meant: `用餐前 20 分钟`, `用餐结束后 1 小时`.
    """
    own = {"start": stretch, "end": f"{stretch}结束"} if stretch else {}
    anchor = (ANCHORS | own).get(due.anchor, due.anchor.removeprefix("seg:"))
    if not due.amount:
        return f"{anchor}{'时' if due.unit in ('m', 'h') else '当天'}"
    amount, unit = _rounder(abs(due.amount), due.unit)
    return f"{anchor}{'前' if due.amount < 0 else '后'} {amount} {UNITS[unit]}"


def due_text(text: str) -> str:
    """A due offset in words: `start-3wd 12:00` is 开始前 3 个工作日 12:00."""
    due = Due.parse(text)
    clock = f" {due.clock // 60:02d}:{due.clock % 60:02d}" if due.clock is not None else ""
    return relation_words(due) + clock


def _rounder(amount: int, unit: str) -> tuple[int, str]:
    if unit == "m" and amount % 60 == 0:
        amount, unit = amount // 60, "h"
    if unit == "h" and amount % 24 == 0:
        amount, unit = amount // 24, "d"
    return amount, unit


def absent_words(anchor: str) -> str:
    """Why a line that counts from this anchor is missing; "" for anchors every event has."""
    if anchor == "promise":
        return "没有填承诺答复时间"
    return f"没有“{anchor.removeprefix('seg:')}”时段" if anchor.startswith("seg:") else ""


def label_words(name: str, question: Question | None) -> str:
    """The question as the left side of `有媒体吗＝否`; a question not asked is named as such.

    What stands behind the question mark is help for the one who answers.
    """
    return _MARK.split(question.text)[0] if question else f"本类型不问的“{name}”"


def wanted_words(operator: str, value: str, question: Question | None) -> str:
    """`（须 ≥ 10）`; nothing for yes and no, where the given answer says it all."""
    if question and question.kind == "是否":
        return ""
    shown = f"“{value}”" if operator in ("=", "!=") else value
    return f"（须{_OPERATORS[operator]}{shown}）"
