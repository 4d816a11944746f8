"""What each of our leaders has to know: the stretches he attends, and nothing of the others.

`browser/sheet/sheet-leader.js` makes the same rows.
"""

from collections.abc import Iterator
from typing import TypedDict

from builder.model.event import Brief
from builder.program.entry import Entry
from builder.program.result import ResultSegment

_LAST = "没有别的安排"


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
    """When he has to be there first."""
    place: str
    """Where that is."""
    dress: str
    stops: list[LeaderStop]
    had_one: bool
    """Whether there was a card of his before this one."""
    changed: list[LeaderChange]


def leader_cards(entry: Entry) -> list[LeaderCard]:
    """Those who attend something, in the order in which the event names them."""
    return [_card(entry, who, stops) for who, stops in _stops_by_leader(entry).items()]


def _card(entry: Entry, who: str, stops: list[LeaderStop]) -> LeaderCard:
    before = _stops_by_leader(entry.before).get(who, []) if entry.before else []
    first = stops[0]
    return LeaderCard(
        who=who,
        start_text=first["day"] + first["clock"].partition("—")[0],
        place=first["place"],
        dress=_dress(stops),
        stops=stops,
        had_one=bool(before),
        changed=[*_guests(entry), *_changed(before, stops)] if before else [],
    )


def _stops_by_leader(entry: Entry) -> dict[str, list[LeaderStop]]:
    """Whoever is named for no stretch attends those that name nobody and are not on the way."""
    segments = entry.result["segments"]
    named = dict.fromkeys([*entry.event.leaders, *(x for s in segments for x in s["leaders"])])
    found = {who: [s for s in segments if who in s["leaders"]] for who in named}
    open_to_all = [s for s in segments if not s["leaders"] and s["own_leaders"]]
    own = {who: attended or open_to_all for who, attended in found.items()}
    return {who: _stops(entry, who, attended) for who, attended in own.items() if attended}


def _stops(entry: Entry, who: str, attended: list[ResultSegment]) -> list[LeaderStop]:
    followers = [*attended[1:], None]
    return [_stop(entry, who, *pair) for pair in zip(attended, followers, strict=True)]


def _stop(
    entry: Entry, who: str, segment: ResultSegment, after: ResultSegment | None
) -> LeaderStop:
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
        then=_then(segment, after) if after else _LAST,
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


def _changed(before: list[LeaderStop], now: list[LeaderStop]) -> Iterator[LeaderChange]:
    old = {(stop["kind"], stop["id"]): stop for stop in before}
    for stop in now:
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
        yield LeaderChange(what=stop["title"], was=_told(stop), now="不用去了")


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
