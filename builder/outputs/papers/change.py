"""变更通知单: what changed, which lines that opens again, whom to tell, and who has answered."""

from collections.abc import Iterator, Mapping
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
from builder.program.reopened import reopened
from builder.program.result import ResultSegment

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
    touches: tuple[str, ...]
    """Things that must be made again."""
    was: str
    now: str


def changes_between(before: Entry, now: Entry) -> list[Change]:
    """What differs between two entries of one event, as a reader would name it."""
    old, new = (_by_name(entry) for entry in (before, now))
    found = []
    for name in dict.fromkeys([*old, *new]):
        was, is_now = (x[name].value if name in x else "" for x in (old, new))
        if was != is_now:
            one = new.get(name) or old[name]
            found.append(Change(*name, one.touches, was, is_now))
    return found


@dataclass(frozen=True, slots=True)
class _Fact:
    """Something of an event that may change."""

    what: str
    about: str
    value: str
    touches: tuple[str, ...] = ()


def _by_name(entry: Entry) -> dict[tuple[str, str], _Fact]:
    """Of several answers or stretches of one name, everything under it."""
    found: dict[tuple[str, str], _Fact] = {}
    for fact in _facts(entry):
        known = found.get((fact.what, fact.about))
        value = f"{known.value}；{fact.value}" if known else fact.value
        found[fact.what, fact.about] = _Fact(fact.what, fact.about, value, fact.touches)
    return found


def _facts(entry: Entry) -> Iterator[_Fact]:
    """What it is called and what sort of thing it is, with what it was at the time."""
    for segment in entry.result["segments"]:
        yield from _facts_of_segment(segment)
    event, things = entry.event, entry.result["touches"]
    guests = _of(things, "guests")
    yield _Fact("来宾", "来宾", event.guests, guests)
    yield _Fact("领导", "领导", "、".join(event.leaders), _of(things, "leaders"))
    yield _Fact("承诺答复时间", "承诺答复时间", event.promise or "")
    for role, person in event.people.items():
        yield _Fact(role, "人员", person.name)
    for answer in entry.result["answers"]:
        touched = (*answer["touches"], *(guests if answer["about"] == "来宾" else ()))
        yield _Fact(answer["text"], answer["about"], answer["answer"], tuple(touched))


def _facts_of_segment(segment: ResultSegment) -> Iterator[_Fact]:
    """Only what its own block or the event makes is touched, not another room's seats."""
    title, when, things = segment["title"], segment["day"] + segment["clock"], segment["touches"]
    yield _Fact(f"{title}时间", "时间", when, _of(things, "start", "end"))
    yield _Fact(f"{title}地点", "地点", segment["place"], _of(things, "place"))
    yield _Fact(f"{title}领导", "领导", "、".join(segment["leaders"]), _of(things, "leaders"))
    yield _Fact(f"{title}人员", "人员", "、".join(segment["people"]), _of(things, "people"))
    yield _Fact(f"{title}用车", "人员", segment["car"], _of(things, "car"))


def _of(things: Mapping[str, list[str]], *fields: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(thing for field in fields for thing in things.get(field, ())))


def change_card(entry: Entry) -> list[Section]:
    """变更通知单; without an earlier entry, a form that says what each change would open again."""
    changes = changes_between(entry.before, entry) if entry.before else []
    rows = [row(c.what, c.was or "未定", c.now or "未定") for c in changes]
    if not rows:
        rows = [row(name, "", "") for name in _TOUCHED]
    again = _reopened(entry.before, entry, changes) if entry.before else []
    blocks: list[Block] = [
        words("heading", "变了什么"),
        table([column("什么", 2), column("原来", 5), column("现在", 5)], rows),
        words("heading", "要重办、重查的"),
        _reopened_table(again),
        *_if_it_changes(entry.result),
        words("heading", "逐个告知，收到请签"),
        _receipts(entry, again),
    ]
    return [section(entry, "变更通知单", blocks)]


def _reopened_table(again: list[tuple[str, Row]]) -> Block:
    columns = [column("做什么", 6), column("为什么", 4), column("谁", 2), column("", 1, "box")]
    if not again:
        return words("para", "没有因此重开的行；手写补充：")
    return table(columns, [line for _, line in again])


def _reopened(before: Entry, entry: Entry, changes: list[Change]) -> list[tuple[str, Row]]:
    """Who has to act, and the row that says what."""
    touched = [word for change in changes for word in _TOUCHED.get(change.about, ())]
    things = reopened(entry.result, (thing for change in changes for thing in change.touches))
    found = [
        *_tasks(before.result, entry.result, things),
        *_items(before.result, entry.result, touched, things),
    ]
    return [(who, row(text, why, who, "")) for who, text, why in found]


def _tasks(
    before: Result, now: Result, things: Mapping[str, list[str]]
) -> Iterator[tuple[str, str, str]]:
    """In the order in which they must be done."""
    old = {task["id"]: task for task in before["tasks"]}
    for task in now["tasks"]:
        if task["id"] not in old:
            yield task["lead"], task["text"], f"新列入，{task['due_text']}前"
            continue
        why = [f"{'、'.join(things[task['id']])}变了"] if task["id"] in things else []
        if old[task["id"]]["due"] != task["due"]:
            why.append(f"时限改为 {task['due_text']}")
        if why:
            yield task["lead"], task["text"], "；".join(why)
    kept = {task["id"] for task in now["tasks"]}
    for id_, task in old.items():
        if id_ not in kept:
            yield task["lead"], f"停办：{task['text']}", "不再需要"


def _items(
    before: Result, now: Result, touched: list[str], things: Mapping[str, list[str]]
) -> Iterator[tuple[str, str, str]]:
    old = {f"{pause['name']} {item['id']}" for pause in before["pauses"] for item in pause["items"]}
    times = {pause["name"]: pause["at"] for pause in before["pauses"]}
    for pause in now["pauses"]:
        if times.get(pause["name"], pause["at"]) != pause["at"]:
            yield pause["caller"], f"检查节点：{pause['title']}", f"改到 {pause['at_text']}"
        for item in pause["items"]:
            key, text = f"{pause['name']} {item['id']}", f"{item['number']} {item['text']}"
            why = [w for w in item["invalidated_by"] if any(part in w for part in touched)]
            why += [f"{thing}变了" for thing in things.get(key, ())]
            if key not in old:
                yield pause["caller"], text, "新列入"
            elif why:
                yield pause["caller"], text, "、".join(why)


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


def _receipts(entry: Entry, again: list[tuple[str, Row]]) -> Block:
    """Own leaders first, who drop out too, then whoever has a line to do, then those outside."""
    names = dict.fromkeys([*_leaders(entry), *(_leaders(entry.before) if entry.before else [])])
    leaders = [row(name, "本单位领导", "", "", "") for name in names]
    doers = dict.fromkeys(who for who, _ in again if who)
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


def _leaders(entry: Entry) -> list[str]:
    """Everybody of our leaders who takes part in the event or in one of its stretches."""
    return [*entry.event.leaders, *(x for s in entry.event.segments for x in s.leaders)]
