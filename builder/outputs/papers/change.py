"""变更通知单: what changed, which lines that opens again, whom to tell, and who has answered."""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.outputs.paper import (
    Block,
    Entry,
    Lines,
    Row,
    Section,
    column,
    row,
    section,
    table,
    words,
)
from builder.program import Result

_TOUCHED = {
    "时间": ("时间", "改期", "日子"),
    "地点": ("地点", "场地", "座位", "桌子", "位置"),
    "来宾": ("人数", "来宾", "名单"),
    "领导": ("领导", "名单", "座次"),
    "人员": ("换人", "经办", "换了"),
    "天气": ("风", "雨", "雪", "天气", "预警"),
}
"""Words in `何时须重查` that each sort of change brings about."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is no longer what it was."""

    what: str
    about: str
    """What sort of change it is, by which the lines it reopens are found."""
    was: str
    now: str


def changes_between(before: Entry, now: Entry) -> list[Change]:
    """What differs between two entries of one event, as a reader would name it."""
    old, new = (_by_name(entry) for entry in (before, now))
    names = list(dict.fromkeys([*old, *new]))
    pairs = ((*name, old.get(name, ""), new.get(name, "")) for name in names)
    return [Change(*pair) for pair in pairs if pair[2] != pair[3]]


def _by_name(entry: Entry) -> dict[tuple[str, str], str]:
    """Of several stretches of one kind, everything under one name."""
    found: dict[tuple[str, str], str] = {}
    for name, value in _named(entry):
        found[name] = f"{found[name]}；{value}" if name in found else value
    return found


def _named(entry: Entry) -> Iterator[tuple[tuple[str, str], str]]:
    """What it is called and what sort of thing it is, with what it was at the time."""
    for segment in entry.result["segments"]:
        kind = segment["kind"]
        yield (f"{kind}时间", "时间"), segment["day"] + segment["clock"]
        yield (f"{kind}地点", "地点"), segment["place"]
    for name, value in _plain(entry):
        yield (name, name), value
    for role, person in entry.event.people.items():
        yield (role, "人员"), person.name
    for answer in entry.result["answers"]:
        yield (answer["text"], answer["about"]), answer["answer"]


def _plain(entry: Entry) -> Iterator[tuple[str, str]]:
    event = entry.event
    yield "来宾", event.guests
    yield "领导", "、".join(event.leaders)
    yield "承诺答复时间", event.promise or ""


def change_card(entry: Entry) -> list[Section]:
    """变更通知单; without an earlier entry, a form that says what each change would open again."""
    changes = changes_between(entry.before, entry) if entry.before else []
    rows = [row(c.what, c.was or "未定", c.now or "未定") for c in changes]
    if not rows:
        rows = [row(name, "", "") for name in _TOUCHED]
    reopened = _reopened(entry.before, entry, changes) if entry.before else []
    blocks: list[Block] = [
        words("heading", "变了什么"),
        table([column("什么", 2), column("原来", 5), column("现在", 5)], rows),
        words("heading", "要重办、重查的"),
        _reopened_table(reopened),
        *_if_it_changes(entry.result),
        words("heading", "逐个告知，收到请签"),
        _receipts(entry, reopened),
    ]
    return [section(entry, "变更通知单", blocks)]


def _reopened_table(reopened: list[tuple[str, Row]]) -> Block:
    columns = [column("做什么", 6), column("为什么", 4), column("谁", 2), column("", 1, "box")]
    if not reopened:
        return words("para", "没有因此重开的行；手写补充：")
    return table(columns, [line for _, line in reopened])


def _reopened(before: Entry, entry: Entry, changes: list[Change]) -> list[tuple[str, Row]]:
    """Who has to act, and the row that says what."""
    touched = [word for change in changes for word in _TOUCHED.get(change.about, ())]
    found = [*_tasks(before.result, entry.result), *_items(before.result, entry.result, touched)]
    return [(who, row(text, why, who, "")) for who, text, why in found]


def _tasks(before: Result, now: Result) -> Iterator[tuple[str, str, str]]:
    old = {task["id"]: task for task in before["tasks"]}
    for task in now["tasks"]:
        if task["id"] not in old:
            yield task["lead"], task["text"], f"新列入，{task['due_text']}前"
        elif old[task["id"]]["due"] != task["due"]:
            yield task["lead"], task["text"], f"时限改为 {task['due_text']}"
    kept = {task["id"] for task in now["tasks"]}
    for id_, task in old.items():
        if id_ not in kept:
            yield task["lead"], f"停办：{task['text']}", "不再需要"


def _items(before: Result, now: Result, touched: list[str]) -> Iterator[tuple[str, str, str]]:
    old = {(pause["name"], item["id"]) for pause in before["pauses"] for item in pause["items"]}
    for pause in now["pauses"]:
        for item in pause["items"]:
            words_ = [w for w in item["invalidated_by"] if any(part in w for part in touched)]
            if (pause["name"], item["id"]) not in old:
                yield pause["caller"], f"{item['number']} {item['text']}", "新列入"
            elif words_:
                yield pause["caller"], f"{item['number']} {item['text']}", "、".join(words_)


def _if_it_changes(result: Result) -> list[Block]:
    """What no draft file knows: a moved table, another battery. Whoever sees it looks here."""
    found: dict[str, list[str]] = {}
    for pause in result["pauses"]:
        for item in pause["items"]:
            for word in item["invalidated_by"]:
                found.setdefault(word, []).append(f"{item['number']} {item['text']}")
    texts = [f"{word}：重查 {'、'.join(numbers)}" for word, numbers in found.items()]
    if not texts:
        return []
    return [words("heading", "现场情况变了"), Lines(kind="lines", numbered=False, texts=texts)]


def _receipts(entry: Entry, reopened: list[tuple[str, Row]]) -> Block:
    """Own leaders first, then whoever has a line to do, then those outside."""
    leaders = [row(name, "本单位领导", "", "", "") for name in entry.event.leaders]
    doers = dict.fromkeys(who for who, _ in reopened if who)
    people = doers or dict.fromkeys(task["lead"] for task in entry.result["tasks"])
    inside = [row(who, "办理人", "", "", "") for who in people]
    outside = [row(x["to"], "外单位", "", "", "") for x in entry.result["outside"]]
    columns = [
        column("通知谁", 3),
        column("身份", 3),
        column("怎么通知", 2, "blank"),
        column("收到时间", 2, "blank"),
        column("签收", 2, "blank"),
    ]
    return table(columns, [*leaders, *inside, *outside])
