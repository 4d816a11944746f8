"""What collides or is missing where several events stand side by side, as data, and what gives.

The tables that the rules speak of are made by `plan_tables.py` and `browser/plan/plan-tables.js`.
"""

from collections.abc import Iterator
from typing import TypedDict

from builder.program.rules import Operator, RuleTest


class Give(TypedDict):
    """What to do about a conflict, said where the tests hold and nothing before it was."""

    when: list[RuleTest]
    text: str


class Said(TypedDict):
    """A sentence for the pairs of rows that pass, and where `both` is filled share a name."""

    kind: str
    when: list[RuleTest]
    both: list[str]
    """Two terms that are lists of names; those in both are the sentence's `{names}`. Else empty."""
    once: list[str]
    """Terms that beside the names make pairs one conflict: it is said of the first, which knows
    how many there are beside it as `{more}`."""
    text: str
    gives: list[Give]


class PairRule(TypedDict):
    """What is said of a row of one table, and one of another where `two` names one."""

    one: str
    two: str
    when: list[RuleTest]
    said: list[Said]


def _test(left: str, operator: Operator, right: str) -> RuleTest:
    return RuleTest(left=left, operator=operator, right=right)


def _yields(how: str) -> list[Give]:
    """Which of two events gives way, by plain rules, and how.

    In `how`, GIVES is the row of the one that does, STAYS of the other, and WHY the rule.
    """
    return [
        Give(
            when=list(when),
            text=how.replace("GIVES", gives).replace("STAYS", stays).replace("WHY", why),
        )
        for gives, stays, why, when in _whose_turn()
    ]


def _whose_turn() -> Iterator[tuple[str, str, str, tuple[RuleTest, ...]]]:
    for x, y in (("one", "two"), ("two", "one")):
        guests = _test(f"{{{x}.guests}}", "=", ""), _test(f"{{{y}.guests}}", "!=", "")
        yield x, y, "没有来宾", guests
    for x, y in (("one", "two"), ("two", "one")):
        yield x, y, "没有本单位领导", (_test(f"{{{x}.led}}", "<", f"{{{y}.led}}"),)
    yield "two", "one", "开始得晚", (_test("{one.start}", "<", "{two.start}"),)
    yield "one", "two", "开始得晚", (_test("{two.start}", "<", "{one.start}"),)
    yield "two", "one", "列在后面", ()


_OTHER = _test("{one.event}", "!=", "{two.event}")
_OWN = _test("{one.event}", "=", "{two.event}")
_ELSEWHERE = _test("{one.place}", "!=", "{two.place}")
_SAME_CAR = (_test("{one.car}", "!=", ""), _test("{one.car}", "=", "{two.car}"))
_SAME_PLACE = (_OTHER, _test("{one.place}", "!=", ""), _test("{one.place}", "=", "{two.place}"))
_BED, _NO_BED = _test("{one.kind}", "=", "住宿"), _test("{one.kind}", "!=", "住宿")
_TWO_BED, _TWO_NO_BED = _test("{two.kind}", "=", "住宿"), _test("{two.kind}", "!=", "住宿")
_TWO_HOTELS = (_OWN, _ELSEWHERE, _BED, _TWO_BED)
_BOTH = "{one.words} 和 {two.words}[（另有 {more} 处）]"
_EVENTS = ["{one.event}", "{two.event}"]
_WHO, _LATER = "“{GIVES.title}”（WHY）", "改到 {STAYS.till} 以后"
_LEADERS = _yields(f"请领导定去哪一处；能让的：{_WHO}{_LATER}")
_PEOPLE = _yields(f"能让的：{_WHO}{_LATER}[，或另派 {{GIVES.free}}]")
_CAR = _yields(f"{_WHO}另派一辆车，或{_LATER}")
_ROOM = _yields(f"{_WHO}换场地，或{_LATER}")


def _people(kind: str, one: str, two: str, gives: list[Give], *when: RuleTest) -> Said:
    text = f"{{names}} 同时在 {_BOTH}"
    both = [f"{{one.{one}}}", f"{{two.{two}}}"]
    return Said(kind=kind, when=list(when), both=both, once=_EVENTS, text=text, gives=gives)


def _said(
    kind: str, text: str, gives: list[Give], *when: RuleTest, once: tuple[str, ...] = ()
) -> Said:
    return Said(kind=kind, when=list(when), both=[], once=list(once), text=text, gives=gives)


def _wanted(kind: str, what: str, gives: list[Give], *when: RuleTest) -> Said:
    """A car or a room that two stretches want."""
    thing = f"{{one.{what}}}"
    return _said(kind, f"{thing} 同时给 {_BOTH}", gives, *when, once=(*_EVENTS, thing))


def _only(text: str) -> list[Give]:
    return [Give(when=[], text=text)]


CONFLICTS = [
    PairRule(
        one="stretches",
        two="stretches",
        when=[
            _test("{one.number}", "<", "{two.number}"),
            _test("{one.start}", "<", "{two.until}"),
            _test("{two.start}", "<", "{one.until}"),
        ],
        said=[
            _people("领导冲突", "own", "own", _LEADERS, _OTHER),
            _people("领导冲突", "own", "staff", _LEADERS, _OTHER),
            _people("领导冲突", "staff", "own", _LEADERS, _OTHER),
            _people("人员冲突", "staff", "staff", _PEOPLE, _OTHER),
            # Who runs an event may walk between its places; who takes part cannot be in two.
            _people("人员冲突", "present", "present", _only("改时间或换人"), _OWN, _ELSEWHERE),
            _wanted("用车冲突", "car", _CAR, _OTHER, *_SAME_CAR),
            _wanted("用车冲突", "car", _only("另派一辆车"), _OWN, _ELSEWHERE, *_SAME_CAR),
            _wanted("宾馆冲突", "place", _only("核对房数够不够"), *_SAME_PLACE, _BED, _TWO_BED),
            _wanted("场地冲突", "place", _ROOM, *_SAME_PLACE, _BED, _TWO_NO_BED),
            _wanted("场地冲突", "place", _ROOM, *_SAME_PLACE, _NO_BED),
            _said("住宿两处", _BOTH, _only("分清谁住哪里"), *_TWO_HOTELS, once=("{one.event}",)),
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
        said=[
            _said(
                "时限与活动冲突",
                "{one.words}，{one.lead} 正在 {two.words}",
                _only("提前办好[，或请 {one.assist} 办]"),
                once=(*_EVENTS, "{one.id}"),
            )
        ],
    ),
    PairRule(
        one="stretches",
        two="",
        when=[_test("{one.place}", "=", "")],
        said=[
            _said(
                "三要素不全",
                "“{one.title}”{one.called}（{one.day}）没有地点",
                _only("补上"),
                once=("{one.number}",),
            )
        ],
    ),
    PairRule(
        one="events",
        two="",
        when=[_test("{one.guests}{one.there}", "=", "")],
        said=[
            _said(
                "三要素不全",
                "“{one.title}”没有写参加人员",
                _only("补上"),
                once=("{one.event}",),
            )
        ],
    ),
    PairRule(
        one="events",
        two="leaders",
        when=[
            _test("{two.name}", "in", "{one.there}"),
            _test("{two.name}", "not in", "{one.told}"),
        ],
        said=[
            _said(
                "漏告知",
                "{two.name} 参加“{one.title}”，却不在须告知的本单位领导里",
                _only("告知本人，写进去"),
                once=("{one.event}", "{two.name}"),
            )
        ],
    ),
]
