"""Cards for one hand: 岗位卡, 会前核对卡, 领导提示卡, 应急处置卡."""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.outputs.paper import (
    Block,
    Column,
    Entry,
    Lines,
    Row,
    Section,
    Sign,
    column,
    facts,
    notes_for_others,
    row,
    schedule,
    section,
    table,
    what_to_do,
    when_to_do,
    words,
)
from builder.outputs.papers.change import changes_between
from builder.program.format import Card
from builder.program.result import ResultPause

_OWN: list[Column] = [
    column("时间", 5), column("做什么", 8), column("身份", 2), column("", 1, "box"),
]  # fmt: skip
_CALLED: list[Column] = [
    column("念", 6), column("答（应看到）", 6), column("检查", 3), column("", 1, "box"),
]  # fmt: skip
_NEXT_SHOWN, _READING_SHOWN, _CAUTIONS_SHOWN, _CHANGES_SHOWN = 6, 1, 3, 4
"""How much of each the 领导提示卡 shows, so that it stays one side, on A5 too."""
_NOT = ("否", "0", "无", "不安排")
"""Answers by which something does not come into it."""


@dataclass(frozen=True, slots=True)
class _Duty:
    who: str
    at: int
    row: Row


def post_cards(entry: Entry) -> list[Section]:
    """One card a person (or a role nobody fills yet), everything of theirs by time."""
    duties = sorted(_duties(entry), key=lambda duty: duty.at)
    owners = dict.fromkeys(duty.who for duty in _duties(entry) if duty.who)
    head = facts(("地点", entry.result["place"]), ("来宾", entry.result["guests"]))
    return [
        section(
            entry,
            f"岗位卡 · {who}",
            [head, table(_OWN, [duty.row for duty in duties if duty.who == who])],
        )
        for who in owners
    ]


def _duties(entry: Entry) -> Iterator[_Duty]:
    for pause in entry.result["pauses"]:
        yield _called(pause)
        yield from _checked(pause)
    for task in entry.result["tasks"]:
        late = f"{task['state']}：" if task["state"] else ""
        text = (
            late + what_to_do(task) + (f"（形成：{task['document']}）" if task["document"] else "")
        )
        for who, part in zip((task["lead"], task["assist"], task["check"]), _PARTS, strict=True):
            line = row(when_to_do(task), text, part, "", strong=task["red_line"])
            yield _Duty(who, task["due"], line)


_PARTS = ("主责", "协助", "检查")


def _called(pause: ResultPause) -> _Duty:
    aloud = pause["mode"] == "念单"
    text = f"{'念单' if aloud else '巡场'}：{pause['title']}，{len(pause['items'])} 项"
    cells = (pause["at_text"], f"{text}（{pause['place']}）", "念单人" if aloud else "巡场人", "")
    return _Duty(pause["caller"], pause["at"], row(*cells))


def _checked(pause: ResultPause) -> Iterator[_Duty]:
    for item in pause["items"]:
        text = f"{item['number']} {item['text']}：{item['expect']}（{pause['place']}）"
        line = row(pause["at_text"], text, "检查", "", strong=item["killer"])
        yield _Duty(item["checker"], pause["at"], line)


def caller_cards(entry: Entry) -> list[Section]:
    """会前核对卡: one for each pause read aloud, caller at the left, answer at the right."""
    aloud = [pause for pause in entry.result["pauses"] if pause["mode"] == "念单"]
    return [_caller_card(entry, pause) for pause in aloud]


def _caller_card(entry: Entry, pause: ResultPause) -> Section:
    rows = [
        row(f"{i['number']} {i['text']}", i["expect"], i["checker"], "", strong=i["killer"])
        for i in pause["items"]
    ]
    head = facts(("时间", pause["at_text"]), ("地点", pause["place"]), ("念单人", pause["caller"]))
    blocks: list[Block] = [head, table(_CALLED, rows)]
    blocks.append(words("para", f"念完收口：“{entry.result['closing']}”"))
    blocks.append(Sign(kind="sign", labels=["主责", "检查"]))
    return section(entry, f"会前核对卡 · {pause['title']}", blocks)


def leader_card(entry: Entry) -> list[Section]:
    """领导提示卡, one side: 三要素, 下一步, 背景, 注意事项, 变化."""
    result, event = entry.result, entry.event
    people = "；".join(x for x in (result["guests"], "、".join(event.leaders)) if x)
    essentials = facts(
        ("时间", result["start_text"]),
        ("地点", result["place"] or "未定"),
        ("参加人员", people or "未定"),
    )
    steps = [
        row(when, s["title"], s["place"], "、".join(s["people"]))
        for s, when in schedule(result["segments"][:_NEXT_SHOWN])
    ]
    if more := result["segments"][_NEXT_SHOWN:]:
        steps.append(row(f"另有 {len(more)} 段，见行程单", "", "", ""))
    columns = [column("时间", 5), column("环节", 2), column("地点", 3), column("参加人员", 4)]
    return [
        section(
            entry,
            "领导提示卡",
            [
                words("heading", "三要素"),
                essentials,
                words("heading", "下一步"),
                table(columns, steps),
                *_list("背景", list(_background(entry))),
                *_list("注意事项", _cautions(entry)),
                *_list("变化", _changes(entry)),
            ],
        )
    ]


def _background(entry: Entry) -> Iterator[str]:
    """What sort of event this is, who comes and what weather; what is not the case goes unsaid."""
    result = entry.result
    told = (x for x in result["answers"] if x["about"] and x["answer"] not in _NOT)
    known = [f"{x['text']}：{x['answer']}" for x in told]
    yield "；".join([result["type_title"], *known])
    if result["reading"]:
        yield "可看：" + "、".join(ground["text"] for ground in result["reading"][:_READING_SHOWN])


def _cautions(entry: Entry) -> list[str]:
    """What was noted; where there is room for more, what past cases teach."""
    notes = _first(_CAUTIONS_SHOWN, notes_for_others(entry.event), "见行程单")
    stories = [case["do"] for case in entry.result["cases"]]
    return [*notes, *stories[: max(0, _CAUTIONS_SHOWN - len(notes))]] or ["无"]


def _changes(entry: Entry) -> list[str]:
    if not entry.before:
        return ["第一次报送"]
    changes = changes_between(entry.before, entry)
    texts = [f"{c.what}：{c.was or '未定'} → {c.now or '未定'}" for c in changes]
    return _first(_CHANGES_SHOWN, texts, "见变更通知单") or ["没有变化"]


def _first(count: int, texts: list[str], elsewhere: str) -> list[str]:
    """As many as the card has room for; how many more there are, and where."""
    more = len(texts) - count
    return texts if more <= 0 else [*texts[:count], f"另有 {more} 条，{elsewhere}"]


def emergency_cards(entry: Entry) -> list[Section]:
    """应急处置卡 of the type, one a page, read and done line by line."""
    return [_emergency_card(card) for card in entry.result["cards"]]


def _emergency_card(card: Card) -> Section:
    head = facts(
        ("什么情况用", card["trigger"]),
        ("谁指挥", card["command"]),
        ("先报谁", card["report_to"]),
        ("报告时限", card["limit"]),
    )
    columns = [column("", 1), column("做什么", 8), column("谁做", 3), column("", 1, "box")]
    steps = [
        row(str(n), step["text"] + (f"（{step['note']}）" if step["note"] else ""), step["who"], "")
        for n, step in enumerate(card["steps"], 1)
    ]
    blocks: list[Block] = [head, table(columns, steps)]
    blocks += _list("不要做", card["never"]) + _list("要记下", card["write_down"])
    return Section(title=f"应急处置卡 · {card['title']}", aside="", blocks=blocks)


def _list(title: str, texts: list[str]) -> list[Block]:
    lines = Lines(kind="lines", numbered=False, texts=texts)
    return [words("heading", title), lines] if texts else []
