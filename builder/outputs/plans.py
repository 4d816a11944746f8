"""Papers of several events: 每日动态, 一周重要活动安排, 领导活动安排表, 按人, and the 承诺台账."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from builder.outputs.paper import (
    Block,
    Column,
    Lines,
    Paper,
    Row,
    Section,
    column,
    row,
    table,
    words,
)
from builder.program.commitments import Debt
from builder.program.plan import Planned, conflicts, own_leaders
from builder.program.result import ResultSegment
from builder.program.times import DAY, date_of, moment_words, weekday

_COLUMNS: list[Column] = [
    column("时间", 4),
    column("活动", 5),
    column("地点", 4),
    column("参加人员", 4),
    column("主办", 3),
]
Groups = Iterator[tuple[str, list[Row]]]
"""Headings, each with the rows below it."""


@dataclass(frozen=True, slots=True)
class View:
    """One row of `VIEWS`."""

    label: str
    rows: Callable[[list[Planned]], Groups]


def make_plan(view: str, plan: list[Planned], printed: str) -> Paper:
    """One view of several events; what collides stands first."""
    chosen = VIEWS[view]
    faults = conflicts(plan)
    blocks: list[Block] = [words("remark", fault) for fault in faults]
    for heading, rows in chosen.rows(plan):
        blocks += [words("heading", heading), table(_COLUMNS, rows)]
    return _paper(
        view, chosen.label, blocks, printed, f"{len(plan)} 项活动，{len(faults)} 处要处理"
    )


def make_ledger(debts: list[Debt], printed: str) -> Paper:
    """The 承诺台账, the earliest first; in Excel its rows turn yellow and red by themselves."""
    columns = [
        column("到期", 4, "due"),
        column("事项", 6),
        column("类别", 2),
        column("来自", 5),
        column("谁办", 3),
        column("说明", 4),
        column("", 1, "box"),
    ]
    rows = [_debt_row(debt) for debt in debts if not debt.done]
    blocks: list[Block] = [table(columns, rows)] if rows else []
    if not rows:
        blocks.append(Lines(kind="lines", numbered=False, texts=["没有未了的承诺和法定期限。"]))
    done = sum(debt.done for debt in debts)
    return _paper("ledger", "承诺台账", blocks, printed, f"未了 {len(rows)} 件，已回告 {done} 件")


def _paper(name: str, label: str, blocks: list[Block], printed: str, stamp: str) -> Paper:
    section = Section(title=label, aside="", blocks=blocks)
    return Paper(name, label, "工作安排", f"{stamp} · 打印 {printed}", [section], printed)


def _debt_row(debt: Debt) -> Row:
    cells = [moment_words(debt.due), debt.matter, debt.kind, debt.event, debt.owner, debt.note, ""]
    return Row(cells=cells, strong=debt.kind == "承诺", due=debt.due)


def _stretches(plan: list[Planned]) -> list[tuple[Planned, ResultSegment]]:
    pairs = [(planned, s) for planned in plan for s in planned.result["segments"]]
    return sorted(pairs, key=lambda pair: pair[1]["start"])


def _row(planned: Planned, segment: ResultSegment, *, day: bool) -> Row:
    people = "、".join(segment["people"]) or planned.event.guests
    host = next((person.name for person in planned.event.people.values()), "")
    when = (segment["day"] if day else "") + segment["clock"]
    mark = "（变更）" if planned.event.revision > 1 else ""
    name = f"{planned.name}·{segment['kind']}{mark}"
    return row(when, name, segment["place"] or "未定", people or "未定", host)


def _by(
    pairs: list[tuple[Planned, ResultSegment]], heading: Callable[[int], str], *, day: bool
) -> Groups:
    """Rows under the heading of their start, the headings by time."""
    groups: dict[str, list[Row]] = {}
    for planned, segment in pairs:
        group = groups.setdefault(heading(segment["start"]), [])
        group.append(_row(planned, segment, day=day))
    yield from groups.items()


def _days(plan: list[Planned]) -> Groups:
    return _by(_stretches(plan), _day, day=False)


def _day(minute: int) -> str:
    return moment_words(minute).rpartition("）")[0] + "）"


def _weeks(plan: list[Planned]) -> Groups:
    return _by(_stretches(plan), _week, day=True)


def _week(minute: int) -> str:
    monday = minute // DAY - weekday(minute // DAY)
    first, last = date_of(monday * DAY), date_of((monday + 6) * DAY)
    return f"{first.year}年{first.month}月{first.day}日—{last.month}月{last.day}日"


def _leaders(plan: list[Planned]) -> Groups:
    """Every own leader by half month: what they take part in or have to be told of."""
    return _leaders_by(plan, _half_month)


def _leaders_by_month(plan: list[Planned]) -> Groups:
    return _leaders_by(plan, _month)


def _leaders_by(plan: list[Planned], stretch_of_time: Callable[[int], str]) -> Groups:
    for name in own_leaders(plan):
        own = [(p, s) for p, s in _stretches(plan) if _concerns(name, p, s)]
        for heading, rows in _by(own, stretch_of_time, day=True):
            yield f"{name}　{heading}", rows


def _concerns(name: str, planned: Planned, segment: ResultSegment) -> bool:
    holders = [person.name for person in planned.event.people.values()]
    return name in (*segment["people"], *planned.event.leaders, *holders)


def _month(minute: int) -> str:
    day = date_of(minute)
    return f"{day.year}年{day.month}月"


def _half_month(minute: int) -> str:
    return f"{_month(minute)}{'上' if date_of(minute).day <= 15 else '下'}半月"


def _people(plan: list[Planned]) -> Groups:
    """Everybody named anywhere, with what they take part in and what they have to do."""
    names = dict.fromkeys(name for planned in plan for name in _names(planned))
    for name in names:
        found = [
            (s["start"], _row(p, s, day=True)) for p, s in _stretches(plan) if _concerns(name, p, s)
        ]
        for planned in plan:
            for task in planned.result["tasks"]:
                if task["lead"].removesuffix("（借调）") == name:
                    line = row(
                        f"{task['due_text']}前", f"{planned.name}：{task['text']}", "", "", ""
                    )
                    found.append((task["due"], line))
        yield name, [line for _, line in sorted(found, key=lambda pair: pair[0])]


def _names(planned: Planned) -> Iterator[str]:
    yield from planned.event.leaders
    yield from (person.name for person in planned.event.people.values())
    for segment in planned.event.segments:
        yield from segment.people


VIEWS: dict[str, View] = {
    "day": View("每日动态", _days),
    "week": View("一周重要活动安排", _weeks),
    "leaders": View("领导活动安排表", _leaders),
    "leaders-month": View("领导活动安排表（按月）", _leaders_by_month),
    "people": View("按人安排", _people),
}
