"""The lists of an event type before anybody knows when and for whom: every line, no dates.

It has the shape of a result, so that every paper and format can print it. Where a date would
stand is the offset in words; a line that depends on an answer says on which.
"""

from builder.model import Due as ParsedDue
from builder.model.program_words import relation_words
from builder.program.format import (
    Comparison,
    Due,
    ProgramItem,
    ProgramPause,
    ProgramTask,
    TypeProgram,
    When,
)
from builder.program.result import Result, ResultItem, ResultPause, ResultTask
from builder.program.times import DAY, clock_text

_WRITE = "＿＿＿＿＿＿"
_NO_CLOCK = " " * 5
"""As wide as a clock, where the offset is in minutes and says all."""
_SIGNS = {"=": "", "!=": "不是", ">=": "≥ ", "<=": "≤ "}
_WEEK_IN_WORK = 7 / 5


def blank_result(program: TypeProgram) -> Result:
    """Every task by its offset, every pause with every item."""
    tasks = sorted(program["tasks"], key=lambda task: _order(task["due"]))
    return Result(
        type=program["type"],
        type_title=program["title"],
        title=program["title"],
        version=program["version"],
        hash="",
        start=0,
        start_text=f"时间{_WRITE}",
        place=_WRITE,
        guests=_WRITE,
        minimal=False,
        urgent=False,
        answers=[],
        refused=[],
        missing=[],
        segments=[],
        seatings=[],
        tasks=[_task(task) for task in tasks],
        pauses=_pauses(program["pauses"]),
        left_out=[],
        closing=program["closing"],
        reading=program["reading"],
        covers="",
        cases=[],
        cards=program["cards"],
        touches=program["touches"],
        approvers=program["approvers"],
        outside=program["outside"],
        without=program["without"],
        remarks=["空白表：行后括号里写的是什么情况才做，不符合的划去"],
    )


def _order(due: Due) -> float:
    """Roughly when, in minutes; lines that count from the end or a promise come last."""
    per_unit = {"m": 1.0, "d": DAY, "wd": DAY * _WEEK_IN_WORK}[due["unit"]]
    late = due["anchor"] in ("end", "promise")
    return due["amount"] * per_unit + due["clock"] + (1000 * DAY if late else 0)


def _task(task: ProgramTask) -> ResultTask:
    clock = _NO_CLOCK if task["due"]["unit"] == "m" else clock_text(task["due"]["clock"])
    statute = task["statute"]
    return ResultTask(
        id=task["id"],
        text=task["text"] + _when(task["when"]),
        due=0,
        due_text=f"{_relation(task['due'])} {clock}",
        statute_text=f"法定期限 {_relation(statute)}" if statute else "",
        on_promise=task["due"]["anchor"] == "promise",
        state="",
        workstream=task["workstream"],
        lead=task["lead"],
        assist=task["assist"],
        check=task["check"],
        roles=[task["lead"], task["assist"], task["check"]],
        document=task["document"],
        red_line=task["red_line"],
        fallback=task["fallback"],
        grounds=task["grounds"],
        basis=task["basis"],
        makes=task["makes"],
        needs=task["needs"],
    )


def _pauses(pauses: list[ProgramPause]) -> list[ResultPause]:
    found: list[ResultPause] = []
    number = 0
    for pause in sorted(pauses, key=lambda pause: _order(pause["at"])):
        if pause["items"]:
            found.append(_pause(pause, number))
            number += len(pause["items"])
    return found


def _pause(pause: ProgramPause, number: int) -> ResultPause:
    stretch = pause["stretch"]
    return ResultPause(
        name=pause["name"],
        title=f"{stretch} · {pause['title']}" if stretch else pause["title"],
        segment=stretch,
        at=0,
        at_text=pause["relation"],
        clock=pause["relation"],
        place=pause["place"],
        caller=pause["caller"],
        caller_role=pause["caller"],
        mode=pause["mode"],
        state="",
        seconds=0,
        items=[_item(item, number + i) for i, item in enumerate(pause["items"], 1)],
    )


def _item(item: ProgramItem, number: int) -> ResultItem:
    return ResultItem(
        number=number,
        id=item["id"],
        text=item["text"] + _when(item["when"]),
        expect=item["expect"],
        killer=item["killer"],
        checker=item["checker"],
        checker_role=item["checker"],
        why=item["why"],
        invalidated_by=item["invalidated_by"],
        grounds=item["grounds"],
        needs=item["needs"],
    )


def _relation(due: Due) -> str:
    return relation_words(ParsedDue(due["anchor"], due["amount"], due["unit"], due["clock"]))


def _when(when: When) -> str:
    """`（有媒体到场吗：是）`; nothing for a line that always applies."""
    parts = [*_words(when["all"]), "或".join(_words(when["any"]))]
    words = "，".join(part for part in parts if part)
    return f"（{words}）" if words else ""


def _words(comparisons: list[Comparison]) -> list[str]:
    """What is compared, each question once: `安排用餐吗：单位食堂、送餐`."""
    asked: dict[str, list[str]] = {}
    for one in comparisons:
        sign = _SIGNS.get(one["operator"], f"{one['operator']} ")
        asked.setdefault(one["label"], []).append(sign + one["value"])
    return [f"{label}：{'、'.join(values)}" for label, values in asked.items()]
