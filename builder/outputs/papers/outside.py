"""Papers that leave the office: 外发单, 行程单, 联络表."""

import re
from collections.abc import Iterator

from builder.outputs.paper import (
    ABOUT_HEALTH,
    Block,
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
from builder.program.format import Outside

_OURS_ALONE = re.compile(
    "费|元|经费|预算|标准|价|报销|结算|口味|喜好|偏好|爱好|习惯|审批|红线|" + ABOUT_HEALTH.pattern
)
"""Words of lines that are nobody's business outside: costs, preferences, approvals."""


def outside_slips(entry: Entry) -> list[Section]:
    """外发单: hotel, driver, kitchen get their own lines; no stories, preferences or costs."""
    slips = [_slip(entry, outside) for outside in entry.result["outside"]]
    return [slip for slip in slips if slip]


def _slip(entry: Entry, outside: Outside) -> Section | None:
    segments = [s for s in entry.result["segments"] if s["kind"] in outside["segments"]]
    lines = sorted(_lines(entry, outside), key=lambda pair: pair[0])
    if not segments and not lines:
        return None
    blocks: list[Block] = [_what_they_need(entry, outside)]
    if segments:
        columns = [column("时间", 5), column("环节", 2), column("地点", 4), column("用车", 2)]
        rows = [row(when, s["title"], s["place"], s["car"]) for s, when in schedule(segments)]
        blocks += [words("heading", "时间和地点"), table(columns, rows)]
    if lines:
        columns = [column("什么时候", 5), column("请办", 8), column("", 1, "box")]
        blocks += [words("heading", "请办的事"), table(columns, [line for _, line in lines])]
    blocks.append(words("para", "有变化我们先打电话，再送新的一张；旧的作废。"))
    blocks.append(Sign(kind="sign", labels=["联系电话", "收到", "时间"]))
    return section(entry, f"外发单 · {outside['to']}", blocks)


def _what_they_need(entry: Entry, outside: Outside) -> Block:
    """How many come, and whom to ask; who the guests are is not said."""
    tasks, pauses = entry.result["tasks"], entry.result["pauses"]
    own = set(outside["lines"])
    leads = [task["lead"] for task in tasks if task["id"] in own]
    callers = [p["caller"] for p in pauses if any(item["id"] in own for item in p["items"])]
    asked = [x for x in entry.result["answers"] if x["name"] in outside["answers"]]
    return facts(
        *((x["text"], x["answer"]) for x in asked),
        ("联系人", next(iter([*leads, *callers]), "")),
    )


def _lines(entry: Entry, outside: Outside) -> Iterator[tuple[int, Row]]:
    own = set(outside["lines"])
    for task in entry.result["tasks"]:
        if task["id"] in own and not _OURS_ALONE.search(what_to_do(task)):
            yield task["due"], row(when_to_do(task), what_to_do(task), "")
    for pause in entry.result["pauses"]:
        for item in pause["items"]:
            text = f"{item['text']}：{item['expect']}"
            if item["id"] in own and not _OURS_ALONE.search(text):
                yield pause["at"], row(pause["at_text"], text, "")


def itinerary(entry: Entry) -> list[Section]:
    """行程单: every segment with its time, place and people, and what to mind."""
    columns = [
        column("时间", 5),
        column("环节", 2),
        column("地点", 4),
        column("参加人员", 3),
        column("用车", 2),
    ]
    rows = [
        row(when, s["title"], s["place"], "、".join(s["people"]), s["car"])
        for s, when in schedule(entry.result["segments"])
    ]
    blocks: list[Block] = [facts(("来宾", entry.result["guests"])), table(columns, rows)]
    blocks.append(words("heading", "注意事项"))
    blocks.append(
        Lines(kind="lines", numbered=False, texts=notes_for_others(entry.event) or ["无"])
    )
    return [section(entry, "行程单", blocks)]


def contacts(entry: Entry) -> list[Section]:
    """联络表: every role with its name; telephone numbers are written in by hand."""
    columns = [
        column("角色", 3),
        column("姓名", 3),
        column("负责什么", 5),
        column("电话（手填）", 4, "blank"),
    ]
    return [section(entry, "联络表", [table(columns, list(_contact_rows(entry)))])]


def _contact_rows(entry: Entry) -> Iterator[Row]:
    streams = _streams_by_role(entry)
    for name in entry.event.leaders:
        yield row("本单位领导", name, "", "")
    for role in dict.fromkeys([*streams, *entry.event.people]):
        person = entry.event.people.get(role)
        yield row(role, person.name if person else "", "、".join(streams.get(role, [])), "")


def _streams_by_role(entry: Entry) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for task in entry.result["tasks"]:
        for role in task["roles"]:
            _add(found, role, task["workstream"])
    for pause in entry.result["pauses"]:
        _add(found, pause["caller_role"], pause["title"])
        for item in pause["items"]:
            _add(found, item["checker_role"], pause["title"])
    return found


def _add(found: dict[str, list[str]], role: str, text: str) -> None:
    if role and text not in found.setdefault(role, []):
        found[role].append(text)
