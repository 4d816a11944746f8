"""Who does what: people with their duties, doers with their tasks, contacts, streams of work.

`browser/sheet/sheet-duties.js` makes the same rows.
"""

import re
from collections.abc import Iterator
from typing import TypedDict

from builder.program.entry import Entry
from builder.program.result import ResultItem, ResultPause, ResultTask
from builder.program.times import moment_words
from builder.program.urgency import DROP, REPAIR


class Duty(TypedDict):
    """Something that one person does at some time, as caller, checker, or in one of three parts."""

    who: str
    at: int
    when: str
    day: str
    """`12月8日（周二）`; "" of what is for now."""
    clock: str
    """`11:00前` of a task, `16:30` of a 节点, `现在`."""
    part: str
    """`主责`, `协助`, `检查`, `念单人`, `巡场人`; several with `、` between."""
    begins: str
    """What stands before a colon: `念单` of who leads a 节点, `现在做` of a late task; else ""."""
    text: str
    expect: str
    count: str
    """How many items a 节点 has, for who leads it."""
    place: str
    document: str
    strong: bool
    """红线, 必查项."""


class PersonRow(TypedDict):
    """Somebody (or a role that nobody fills yet) with everything of theirs by time."""

    who: str
    duties: list[Duty]


class ToDo(TypedDict):
    """What to do, and where it is too late what repairs it; and until when, read today."""

    text: str
    when: str


class Doer(TypedDict):
    """Who leads tasks that are not dropped, or calls a 节点."""

    who: str
    tasks: list[ToDo]


class Contact(TypedDict):
    """A role with its name, and what it has to do with."""

    role: str
    name: str
    work: list[str]
    phone: str
    """"" where the roster does not say."""


_FIRST_CLAUSE = re.compile("[：，；](?![^（]*）)")
"""Where a task's first clause, which names it, ends; not within brackets."""


def to_do(task: ResultTask) -> ToDo:
    """A task for somebody who reads it today: what repairs one too late, and which one that is."""
    text = task["text"]
    if task["state"] == REPAIR:
        text = f"{_FIRST_CLAUSE.split(text, maxsplit=1)[0]}：{task['fallback']}"
    return ToDo(text=text, when="现在" if task["state"] else f"{task['due_text']}前")


def people(entry: Entry) -> list[PersonRow]:
    """In the order in which they first come up."""
    duties = list(_duties(entry))
    by_time = sorted(duties, key=lambda duty: duty["at"])
    names = dict.fromkeys(duty["who"] for duty in duties if duty["who"])
    own = {who: [duty for duty in by_time if duty["who"] == who] for who in names}
    return [PersonRow(who=who, duties=_once(duties)) for who, duties in own.items()]


def _once(duties: list[Duty]) -> list[Duty]:
    """What somebody does in two parts is one line: `主责、检查`."""
    found: dict[tuple[object, ...], list[Duty]] = {}
    for duty in duties:
        key = tuple(value for name, value in duty.items() if name != "part")
        found.setdefault(key, []).append(duty)
    return [{**same[0], "part": "、".join(x["part"] for x in same)} for same in found.values()]


def _duties(entry: Entry) -> Iterator[Duty]:
    for pause in entry.result["pauses"]:
        yield _called(pause)
        yield from (_checked(pause, item) for item in pause["items"])
    for task in entry.result["tasks"]:
        yield from _shared(task)


def _called(pause: ResultPause) -> Duty:
    return Duty(
        who=pause["caller"],
        at=pause["at"],
        when=pause["at_text"],
        day=_day_of(pause),
        clock=pause["clock"][-5:],
        part=f"{pause['mode']}人",
        begins=pause["mode"],
        text=pause["title"],
        expect="",
        count=str(len(pause["items"])),
        place=pause["place"],
        document="",
        strong=False,
    )


def _checked(pause: ResultPause, item: ResultItem) -> Duty:
    return Duty(
        who=item["checker"],
        at=pause["at"],
        when=pause["at_text"],
        day=_day_of(pause),
        clock=pause["clock"][-5:],
        part="检查",
        begins="",
        text=f"{item['number']} {item['text']}",
        expect=item["expect"],
        count="",
        place=pause["place"],
        document="",
        strong=item["killer"],
    )


def _day_of(pause: ResultPause) -> str:
    """As tasks have it, with the day of the week."""
    words = moment_words(pause["at"])
    return pause["clock"][:-6] + words[words.index("（") : -5]


def _shared(task: ResultTask) -> Iterator[Duty]:
    doing = to_do(task)
    for who, part in ((task["lead"], "主责"), (task["assist"], "协助"), (task["check"], "检查")):
        yield Duty(
            who=who,
            at=task["due"],
            when=doing["when"],
            day="" if task["state"] else task["due_text"][:-5],
            clock=doing["when"][-6:],
            part=part,
            begins=task["state"],
            text=doing["text"],
            expect="",
            count="",
            place="",
            document=task["document"],
            strong=task["red_line"],
        )


def doers(entry: Entry) -> list[Doer]:
    """Who leads something or calls a 节点, with what it is: what is late, then by time."""
    found: dict[str, list[tuple[bool, int, ToDo]]] = {}
    for task in entry.result["tasks"]:
        if task["state"] != DROP:
            own = (not task["state"], task["due"], to_do(task))
            found.setdefault(task["lead"], []).append(own)
    for pause in entry.result["pauses"]:
        call = ToDo(text=f"{pause['mode']}：{pause['title']}", when=pause["clock"])
        found.setdefault(pause["caller"], []).append((True, pause["at"], call))
    return [
        Doer(who=who, tasks=[to for *_, to in sorted(own, key=lambda x: x[:2])])
        for who, own in found.items()
    ]


def streams(entry: Entry) -> list[ResultTask]:
    """The first task of each 环节, which tells whose it is."""
    found: dict[str, ResultTask] = {}
    for task in entry.result["tasks"]:
        found.setdefault(task["workstream"], task)
    return list(found.values())


def contacts(entry: Entry) -> list[Contact]:
    """Own leaders, then every role of the lists or of the event."""
    work = _work_by_role(entry)
    known, phone = entry.event.people, entry.roster.phone
    names = [("本单位领导", name) for name in entry.event.leaders]
    roles = dict.fromkeys([*work, *known])
    names += [(role, known[role].name if role in known else "") for role in roles]
    return [
        Contact(role=role, name=name, work=[*work.get(role, ())], phone=phone(name, role))
        for role, name in names
    ]


def _work_by_role(entry: Entry) -> dict[str, dict[str, None]]:
    """环节; of whoever has a part in none, the 节点."""
    streams, pauses = _by_role(_led(entry)), _by_role(_called_or_checked(entry))
    return {**streams, **{role: work for role, work in pauses.items() if role not in streams}}


def _by_role(work: Iterator[tuple[str, str]]) -> dict[str, dict[str, None]]:
    found: dict[str, dict[str, None]] = {}
    for role, text in work:
        if role:
            found.setdefault(role, {})[text] = None
    return found


def _led(entry: Entry) -> Iterator[tuple[str, str]]:
    for task in entry.result["tasks"]:
        yield from ((role, task["workstream"]) for role in task["roles"])


def _called_or_checked(entry: Entry) -> Iterator[tuple[str, str]]:
    for pause in entry.result["pauses"]:
        yield pause["caller_role"], pause["title"]
        yield from ((item["checker_role"], pause["title"]) for item in pause["items"])
