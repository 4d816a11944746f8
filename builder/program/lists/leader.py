"""What each of our leaders has to know: the stretches he attends, and nothing of the others.

Whoever is only to be told of the event, while every stretch names others, reads what, when and
where.

`browser/sheet/sheet-leader.js` makes the same rows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TypedDict

from builder.model.event import Brief
from builder.program.entry import Entry
from builder.program.lists.change import changes
from builder.program.lists.told import main_of
from builder.program.result import ResultSegment

_LAST = "没有别的安排"
_TOLD_ONLY = "知悉；没有安排您到场的环节，要参加请告诉联络员"
_TOLD = "知悉"
"""Where there is nothing that leaders attend, such as a document."""


class LeaderStop(TypedDict):
    """A stretch that he attends."""

    kind: str
    id: str
    title: str
    when: str
    """`12月8日（周二）09:00—10:30`."""
    day: str
    clock: str
    place: str
    car: str
    people: str
    """Who else is there."""
    seat: str
    meets: str
    counterpart: str
    says: str
    minutes: str
    dress: str
    then: str
    """Where he goes afterwards."""


class LeaderChange(TypedDict):
    """Something of his own that is no longer what his last card said."""

    what: str
    was: str
    now: str


class LeaderCard(TypedDict):
    """One of our leaders."""

    who: str
    start_text: str
    """When he has to be there first; when the event begins where he is only told of it."""
    place: str
    """Where that is."""
    asked: str
    """What he is asked to do (请您…) whom no stretch names while all name others; else ""."""
    dress: str
    stops: list[LeaderStop]
    had_one: bool
    """Whether a card was given out before this one, or something is no longer what it was."""
    changed: list[LeaderChange]


@dataclass(frozen=True, slots=True)
class _Part:
    """What a leader has to do with an event: what he attends, or is told of."""

    at: ResultSegment
    """Where he has to be first, or what the event is about."""
    stops: list[LeaderStop]
    attends: bool


def leader_cards(entry: Entry) -> list[LeaderCard]:
    """Everybody whom the event or one of its stretches names, in the order in which it does."""
    before = _parts(entry.before) if entry.before else {}
    return [_card(entry, who, part, before.get(who)) for who, part in _parts(entry).items()]


def _card(entry: Entry, who: str, part: _Part, was: _Part | None) -> LeaderCard:
    news = [*_guests(entry), *_changed(was, part)] if was else []
    return LeaderCard(
        who=who,
        start_text=part.at["day"] + part.at["clock"].partition("—")[0],
        place=part.at["place"],
        asked=_asked(entry, part),
        dress=_dress(part.stops),
        stops=part.stops,
        had_one=bool(news or (was and (entry.event.issued or changes(entry)))),
        changed=news,
    )


def _asked(entry: Entry, part: _Part) -> str:
    if part.attends:
        return ""
    return _TOLD_ONLY if any(s["own_leaders"] for s in entry.result["segments"]) else _TOLD


def _parts(entry: Entry) -> dict[str, _Part]:
    """Whoever is named for no stretch attends those that name nobody and are not on the way."""
    segments, main = entry.result["segments"], main_of(entry.result)
    if main is None:
        return {}
    named = dict.fromkeys([*entry.event.leaders, *(x for s in segments for x in s["leaders"])])
    ours = [s for s in segments if s["own_leaders"]]
    open_to_all = [s for s in ours if not s["leaders"]]
    found: dict[str, _Part] = {}
    for who in named:
        attended = [s for s in segments if who in s["leaders"]] or open_to_all
        stops = _stops(entry, who, attended) or [_stop(entry, who, s) for s in ours]
        at = attended[0] if attended else main
        found[who] = _Part(at, stops, attends=bool(attended))
    return found


def _stops(entry: Entry, who: str, attended: list[ResultSegment]) -> list[LeaderStop]:
    where = [_then(*pair) for pair in pairwise(attended)]
    return [_stop(entry, who, *x) for x in zip(attended, [*where, _LAST], strict=False)]


def _stop(entry: Entry, who: str, segment: ResultSegment, then: str = "") -> LeaderStop:
    brief = _brief(entry, who, segment)
    others = dict.fromkeys([*segment["leaders"], *segment["people"]])
    return LeaderStop(
        kind=segment["kind"],
        id=segment["id"],
        title=segment["title"],
        when=segment["day"] + segment["clock"],
        day=segment["day"],
        clock=segment["clock"],
        place=segment["place"],
        car=segment["car"],
        people="、".join(name for name in others if name != who),
        seat=brief.seat,
        meets=brief.meets,
        counterpart=brief.counterpart,
        says=brief.says,
        minutes=str(brief.minutes or ""),
        dress=brief.dress,
        then=then,
    )


def _brief(entry: Entry, who: str, segment: ResultSegment) -> Brief:
    key = (segment["kind"], segment["id"])
    briefs = (s.briefs for s in entry.event.segments if (s.kind, s.id) == key)
    return next((x[who] for x in briefs if who in x), Brief())


def _then(now: ResultSegment, after: ResultSegment) -> str:
    day = after["day"] if after["day"] != now["day"] else ""
    where = f"，{after['place']}" if after["place"] not in ("", now["place"]) else ""
    return f"{day}{after['clock'].partition('—')[0]} {after['title']}{where}"


def _dress(stops: list[LeaderStop]) -> str:
    """Once where it is the same all the time."""
    told = [stop for stop in stops if stop["dress"]]
    if len({stop["dress"] for stop in told}) == 1:
        return told[0]["dress"]
    return "；".join(f"{stop['title']} {stop['dress']}" for stop in told)


def _guests(entry: Entry) -> Iterator[LeaderChange]:
    was = entry.before.event.guests if entry.before else ""
    if was != entry.event.guests:
        yield LeaderChange(what="来宾", was=was, now=entry.event.guests)


def _changed(before: _Part, now: _Part) -> Iterator[LeaderChange]:
    """What he was or is only told of is nothing to somebody who attends something."""
    alike = before.attends == now.attends
    old_stops = before.stops if alike or before.attends else []
    old = {(stop["kind"], stop["id"]): stop for stop in old_stops}
    for stop in now.stops if alike or now.attends else []:
        was = old.pop((stop["kind"], stop["id"]), None)
        if was is None:
            yield LeaderChange(what=stop["title"], was="没有", now=_told(stop))
            continue
        old_facts = _facts(was)
        for what, value in _facts(stop).items():
            if old_facts[what] != value:
                name = f"{stop['title']}的{what}"
                yield LeaderChange(what=name, was=old_facts[what], now=value)
    for stop in old.values():
        gone = "不用去了" if before.attends else "取消"
        yield LeaderChange(what=stop["title"], was=_told(stop), now=gone)


def _facts(stop: LeaderStop) -> dict[str, str]:
    """What he is told of when it changes, in his words."""
    return {
        "时间": stop["when"],
        "地点": stop["place"],
        "位置": stop["seat"],
        "谁迎": stop["meets"],
        "对方": stop["counterpart"],
        "要讲的": stop["says"],
        "讲几分钟": stop["minutes"],
        "着装": stop["dress"],
        "用车": stop["car"],
    }


def _told(stop: LeaderStop) -> str:
    return f"{stop['when']}{stop['place'] and '，' + stop['place']}"
