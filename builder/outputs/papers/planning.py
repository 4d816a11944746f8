"""Papers for before: 方案提纲, and 部署会提示：三件往事."""

from builder.outputs.paper import (
    Block,
    Entry,
    Lines,
    Row,
    Section,
    Sign,
    column,
    facts,
    row,
    schedule,
    section,
    table,
    words,
)
from builder.program.result import ResultCase


def outline(entry: Entry) -> list[Section]:
    """方案提纲: what a plan for approval has to say, with all that the entry already knows."""
    result, event = entry.result, entry.event
    blocks: list[Block] = [
        words("heading", "一、依据和目的"),
        words("para", "（写明来函、批示或任务来源）"),
        words("heading", "二、时间、地点、人员"),
        facts(
            ("时间", result["start_text"]),
            ("地点", result["place"] or "未定"),
            ("来宾", result["guests"] or "未定"),
            ("本单位领导", "、".join(event.leaders) or "未定"),
        ),
        words("heading", "三、日程"),
        _schedule(entry),
        words("heading", "四、分工"),
        _streams(entry),
        words("heading", "五、须报批的事"),
        _approvals(entry),
        words("heading", "六、应急"),
        *_emergencies(entry),
        words("heading", "七、审批"),
        Sign(kind="sign", labels=["拟稿", "审核", "批准"]),
    ]
    return [section(entry, "方案提纲", blocks)]


def _schedule(entry: Entry) -> Block:
    columns = [column("时间", 5), column("环节", 2), column("地点", 4), column("参加人员", 3)]
    rows = [
        row(when, s["title"], s["place"], "、".join(s["people"]))
        for s, when in schedule(entry.result["segments"])
    ]
    return table(columns, rows)


def _streams(entry: Entry) -> Block:
    streams: dict[str, Row] = {}
    for task in entry.result["tasks"]:
        cells = (task["workstream"], task["lead"], task["assist"], task["check"])
        streams.setdefault(task["workstream"], row(*cells))
    columns = [column("环节", 3), column("主责", 3), column("协助", 3), column("检查", 3)]
    return table(columns, list(streams.values()))


def _approvals(entry: Entry) -> Block:
    red = [task for task in entry.result["tasks"] if task["red_line"]]
    if not red:
        return words("para", "无")
    columns = [column("事项", 5), column("时限", 5), column("依据", 7)]
    rows = [
        row(
            t["text"] + (f"（形成：{t['document']}）" if t["document"] else ""),
            t["due_text"],
            "；".join(g["text"] for g in t["grounds"]),
        )
        for t in red
    ]
    return table(columns, rows)


def _emergencies(entry: Entry) -> list[Block]:
    cards = entry.result["cards"]
    texts = [f"{card['title']}：{card['command']}指挥，先报{card['report_to']}" for card in cards]
    return [Lines(kind="lines", numbered=False, texts=texts or ["（写明谁指挥、先报谁）"])]


_NUMERALS = "一二三"


def past_cases(entry: Entry) -> list[Section]:
    """三件往事: read out when the work is given out; those that today's lines rest on most."""
    blocks: list[Block] = []
    for numeral, case in zip(_NUMERALS, entry.result["cases"], strict=False):
        blocks += [
            words("heading", f"{numeral}、{case['text']}", case["occurred"] or "年份不详"),
            facts(
                ("为什么", case["because"]),
                ("下次哪一步", case["when"]),
                ("谁做什么", case["do"]),
                ("今天落在", _where(case)),
            ),
        ]
    if not blocks:
        blocks.append(words("para", "今天的清单里没有出自案例的行。"))
    return [section(entry, "部署会提示：三件往事", blocks)]


def _where(case: ResultCase) -> str:
    numbers = "、".join(map(str, case["numbers"]))
    parts = [f"检查单第 {numbers} 项"] if numbers else []
    return "；".join([*parts, *(f"任务“{text}”" for text in case["tasks"])])
