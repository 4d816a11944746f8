"""What changed since the last time, which lines that opens again, and whom to tell.

`browser/sheet/sheet-change.js` makes the same rows.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypedDict

from builder.program.entry import Entry
from builder.program.reopened import reopened
from builder.program.result import Result, ResultSegment

_TOUCHED = {
    "时间": ("时间", "改期", "日子"),
    "地点": ("地点", "场地", "座位", "桌子", "位置"),
    "来宾": ("人数", "来宾", "名单"),
    "领导": ("领导", "名单", "座次"),
    "人员": ("换人", "经办", "换了"),
    "天气": ("风", "雨", "雪", "天气", "预警"),
}
"""Words in `何时须重查` that each sort of change brings about."""


NOT_THERE, CANCELLED = "没有", "取消"
"""Of a whole stretch that came or fell away."""


class Change(TypedDict):
    """One thing that is no longer what it was."""

    what: str
    about: str
    """What sort of change it is, by which the lines it reopens are found."""
    stretch: str
    """The title of the stretch that it is of; "" of the whole event."""
    touches: list[str]
    """Things that must be made again."""
    was: str
    now: str


class Again(TypedDict):
    """Who has to act, on what line, and why."""

    who: str
    text: str
    why: str


class OnSite(TypedDict):
    """What no draft knows (a moved table, another battery), and the items it opens again."""

    word: str
    items: list[str]


def change_kinds(entry: Entry) -> list[str]:
    """What may change, for a form that is filled in by hand."""
    return list(_TOUCHED)


def changes(entry: Entry) -> list[Change]:
    """What differs from the entry before, as a reader would name it; nothing without one."""
    if not entry.before:
        return []
    both = _titles(entry) & _titles(entry.before)
    old, new = (_by_name(each, both) for each in (entry.before, entry))
    found = []
    for name in dict.fromkeys([*old, *new]):
        was, is_now = (x[name].value if name in x else "" for x in (old, new))
        if was != is_now:
            one = new.get(name) or old[name]
            found.append(_change(name, one, was, is_now))
    return found


def _change(name: tuple[str, str], fact: "_Fact", was: str, now: str) -> Change:
    what, about = name
    if what == fact.stretch:
        was, now = was or NOT_THERE, now or CANCELLED
    touches = list(fact.touches)
    return Change(what=what, about=about, stretch=fact.stretch, touches=touches, was=was, now=now)


@dataclass(frozen=True, slots=True)
class _Fact:
    """Something of an event that may change."""

    what: str
    about: str
    value: str
    touches: tuple[str, ...] = ()
    stretch: str = ""


def _titles(entry: Entry) -> set[str]:
    return {segment["title"] for segment in entry.result["segments"]}


def _by_name(entry: Entry, both: Collection[str]) -> dict[tuple[str, str], _Fact]:
    """Of several answers or stretches of one name, everything under it."""
    found: dict[tuple[str, str], _Fact] = {}
    for fact in _facts(entry, both):
        known = found.get((fact.what, fact.about))
        value = f"{known.value}；{fact.value}" if known else fact.value
        found[fact.what, fact.about] = replace(fact, value=value)
    return found


def _facts(entry: Entry, both: Collection[str]) -> Iterator[_Fact]:
    """What it is called and what sort of thing it is, with what it was at the time.

    A stretch that only one of two entries has is one fact: it came, or it fell away.
    """
    for segment in entry.result["segments"]:
        told = _facts_of_segment if segment["title"] in both else _whole_segment
        yield from told(segment)
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
    title, things = segment["title"], segment["touches"]
    told = (
        ("时间", "时间", segment["day"] + segment["clock"], ("start", "end")),
        ("地点", "地点", segment["place"], ("place",)),
        ("领导", "领导", "、".join(segment["leaders"]), ("leaders",)),
        ("人员", "人员", "、".join(segment["people"]), ("people",)),
        ("用车", "人员", segment["car"], ("car",)),
    )
    for what, about, value, fields in told:
        yield _Fact(title + what, about, value, _of(things, *fields), title)


def _whole_segment(segment: ResultSegment) -> Iterator[_Fact]:
    title, value = segment["title"], f"{segment['day']}{segment['clock']} {segment['place']}"
    yield _Fact(title, "时间", value.strip(), _of(segment["touches"], *segment["touches"]), title)


def _of(things: Mapping[str, list[str]], *fields: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(thing for field in fields for thing in things.get(field, ())))


def again(entry: Entry) -> list[Again]:
    """Tasks in the order in which they must be done, then items; none without an entry before."""
    if not entry.before:
        return []
    found = changes(entry)
    touched = [word for change in found for word in _TOUCHED.get(change["about"], ())]
    things = reopened(entry.result, (thing for change in found for thing in change["touches"]))
    before, now = entry.before.result, entry.result
    return [*_tasks(before, now, things), *_items(before, now, touched, things)]


def _tasks(before: Result, now: Result, things: Mapping[str, list[str]]) -> Iterator[Again]:
    """In the order in which they must be done."""
    old = {task["id"]: task for task in before["tasks"]}
    for task in now["tasks"]:
        if task["id"] not in old:
            yield Again(who=task["lead"], text=task["text"], why=f"新列入，{task['due_text']}前")
            continue
        why = [f"{'、'.join(things[task['id']])}变了"] if task["id"] in things else []
        if old[task["id"]]["due"] != task["due"]:
            why.append(f"时限改为 {task['due_text']}")
        if why:
            yield Again(who=task["lead"], text=task["text"], why="；".join(why))
    kept = {task["id"] for task in now["tasks"]}
    for id_, task in old.items():
        if id_ not in kept:
            yield Again(who=task["lead"], text=f"停办：{task['text']}", why="不再需要")


def _items(
    before: Result, now: Result, touched: list[str], things: Mapping[str, list[str]]
) -> Iterator[Again]:
    old = {f"{pause['name']} {item['id']}" for pause in before["pauses"] for item in pause["items"]}
    times = {pause["name"]: pause["at"] for pause in before["pauses"]}
    for pause in now["pauses"]:
        if times.get(pause["name"], pause["at"]) != pause["at"]:
            yield Again(
                who=pause["caller"],
                text=f"检查节点：{pause['title']}",
                why=f"改到 {pause['at_text']}",
            )
        for item in pause["items"]:
            key, text = f"{pause['name']} {item['id']}", f"{item['number']} {item['text']}"
            why = [w for w in item["invalidated_by"] if any(part in w for part in touched)]
            why += [f"{thing}变了" for thing in things.get(key, ())]
            if key not in old:
                why = ["新列入"]
            if why:
                yield Again(who=pause["caller"], text=text, why="、".join(why))


def on_site(entry: Entry) -> list[OnSite]:
    """Whoever sees it looks here; an item that stands at several 节点 is named once."""
    found: dict[str, dict[str, list[str]]] = {}
    for pause in entry.result["pauses"]:
        for item in pause["items"]:
            for word in item["invalidated_by"]:
                numbers = found.setdefault(word, {}).setdefault(item["text"], [])
                numbers.append(str(item["number"]))
    return [
        OnSite(word=word, items=[f"“{x}”（{'、'.join(ns)}）" for x, ns in items.items()])
        for word, items in found.items()
    ]
