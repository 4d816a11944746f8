"""What collides where several events stand side by side, and how they are listed, as data.

The tables that the rules speak of are made by `plan.py` and by `browser/plan/plan-tables.js`.
"""

from typing import TypedDict

from builder.program.rules import Operator, RuleTest


class Said(TypedDict):
    """A sentence for every pair of rows that passes, or for every name that stands in `both`."""

    when: list[RuleTest]
    both: list[str]
    """Two terms that are lists of names; the sentence knows each as `{name}`. Else empty."""
    text: str


class PairRule(TypedDict):
    """What is said of a row of one table, and one of another where `two` names one."""

    one: str
    two: str
    when: list[RuleTest]
    said: list[Said]


class PlanColumn(TypedDict):
    """A column of every view, with its part of the width."""

    title: str
    share: int


class PlanView(TypedDict):
    """One way to list several events."""

    name: str
    label: str
    of: str
    """A table of names, each of which gets its own lines; "" for one list."""
    lines: list[str]
    """Tables whose rows are listed, by time."""
    heading: str
    """Of `{line.…}` and `{of.…}`; lines of one heading stand together."""
    cells: dict[str, list[list[str]]]
    """By table: of each cell the templates, the first that gives a text counts."""


class PlanRules(TypedDict):
    """Everything that Python and the page 活动安排 must say alike."""

    stretch: str
    """A stretch in words, the `words` of its row."""
    task: str
    conflicts: list[PairRule]
    columns: list[PlanColumn]
    views: list[PlanView]
    same_event: str
    """Two files are one event, and the later one is taken."""
    older: str
    """They are, but the later one is there already."""


def _test(left: str, operator: Operator, right: str) -> RuleTest:
    return RuleTest(left=left, operator=operator, right=right)


def _said(text: str, *when: RuleTest, both: tuple[str, ...] = ()) -> Said:
    return Said(when=list(when), both=list(both), text=text)


_OTHER = _test("{one.event}", "!=", "{two.event}")
_OWN = _test("{one.event}", "=", "{two.event}")
_ELSEWHERE = _test("{one.place}", "!=", "{two.place}")
_SAME_CAR = (_test("{one.car}", "!=", ""), _test("{one.car}", "=", "{two.car}"))
_SAME_PLACE = (_OTHER, _test("{one.place}", "!=", ""), _test("{one.place}", "=", "{two.place}"))
_BED, _NO_BED = _test("{one.kind}", "=", "住宿"), _test("{one.kind}", "!=", "住宿")
_TWO_BED, _TWO_NO_BED = _test("{two.kind}", "=", "住宿"), _test("{two.kind}", "!=", "住宿")
_PERSON = "人员冲突：{name} 同时在 {one.words} 和 {two.words}"
_CAR = "用车冲突：{one.car} 同时给 {one.words} 和 {two.words}"
_ROOM = "场地冲突：{one.place} 同时给 {one.words} 和 {two.words}"
_HOTEL = "宾馆冲突：{one.place} 同时给 {one.words} 和 {two.words}"

_CONFLICTS = [
    PairRule(
        one="stretches",
        two="stretches",
        when=[
            _test("{one.number}", "<", "{two.number}"),
            _test("{one.start}", "<", "{two.until}"),
            _test("{two.start}", "<", "{one.until}"),
        ],
        said=[
            # Who runs an event may walk between its places; its guests cannot be in two.
            _said(_PERSON, _OTHER, both=("{one.busy}", "{two.busy}")),
            _said(_PERSON, _OWN, _ELSEWHERE, both=("{one.people}", "{two.people}")),
            _said(_CAR, _OTHER, *_SAME_CAR),
            _said(_CAR, _OWN, _ELSEWHERE, *_SAME_CAR),
            _said(_HOTEL, *_SAME_PLACE, _BED, _TWO_BED),
            _said(_ROOM, *_SAME_PLACE, _BED, _TWO_NO_BED),
            _said(_ROOM, *_SAME_PLACE, _NO_BED),
            _said(
                "住宿两处：{one.words} 和 {two.words}，请分清谁住哪里",
                *(_OWN, _ELSEWHERE, _BED, _TWO_BED),
            ),
        ],
    ),
    PairRule(
        one="tasks",
        two="stretches",
        when=[
            _test("{two.start}", "<=", "{one.at}"),
            _test("{one.at}", "<=", "{two.until}"),
            _OTHER,
            _test("{one.doer}", "in", "{two.busy}"),
        ],
        said=[_said("时限与活动冲突：{one.words}，{one.lead} 正在 {two.words}")],
    ),
    PairRule(
        one="stretches",
        two="",
        when=[_test("{one.place}", "=", "")],
        said=[_said("三要素不全：“{one.title}”{one.kind}（{one.day}）没有地点")],
    ),
    PairRule(
        one="events",
        two="",
        when=[_test("{one.guests}{one.there}", "=", "")],
        said=[_said("三要素不全：“{one.title}”没有写参加人员")],
    ),
    PairRule(
        one="events",
        two="leaders",
        when=[
            _test("{two.name}", "in", "{one.there}"),
            _test("{two.name}", "not in", "{one.leaders}"),
        ],
        said=[_said("漏告知：{two.name} 参加“{one.title}”，却不在须告知的本单位领导里")],
    ),
]

_WHEN, _DAY_AND_WHEN = ["{clock}"], ["{day}{clock}"]


def _cells(time: list[str]) -> dict[str, list[list[str]]]:
    named = ["{title}·{kind}[（变更）{changed}]"]
    people = ["{people}", "{guests}", "未定"]
    return {
        "stretches": [time, named, ["{place}", "未定"], people, ["{host}"]],
        "tasks": [["{due_text}前"], ["{title}：{text}"], [], [], []],
    }


def _view(
    name: str, label: str, heading: str, of: str = "", lines: tuple[str, ...] = ("stretches",)
) -> PlanView:
    cells = _cells(_WHEN if name == "day" else _DAY_AND_WHEN)
    return PlanView(name=name, label=label, of=of, lines=list(lines), heading=heading, cells=cells)


PLAN_RULES = PlanRules(
    stretch="“{title}”{kind}（{day}{clock}[在{place}]）",
    task="“{title}”的“{text}”（{due_text}）",
    conflicts=_CONFLICTS,
    columns=[
        PlanColumn(title="时间", share=4),
        PlanColumn(title="活动", share=5),
        PlanColumn(title="地点", share=4),
        PlanColumn(title="参加人员", share=4),
        PlanColumn(title="主办", share=3),
    ],
    views=[
        _view("day", "每日动态", "{line.date}"),
        _view("week", "一周重要活动安排", "{line.week}"),
        _view("leaders", "领导活动安排表", "{of.name}　{line.month}{line.half}半月", "leaders"),
        _view("leaders-month", "领导活动安排表（按月）", "{of.name}　{line.month}", "leaders"),
        _view("people", "按人安排", "{of.name}", "names", ("stretches", "tasks")),
    ],
    same_event="和“{known}”是同一项活动“{title}”，现在用的是第 {revision} 版。",
    older="和“{known}”是同一项活动，已经打开的是第 {revision} 版，没有换。",
)
