"""What hotel, driver and kitchen get: their own lines; no stories, preferences or costs.

`browser/sheet/sheet-outside.js` makes the same rows.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import TypedDict

from builder.program.entry import Entry
from builder.program.format import Outside
from builder.program.lists.duties import ToDo, to_do
from builder.program.lists.told import ABOUT_DIET, ABOUT_HEALTH, NOTHING, noted
from builder.program.result import ResultAnswer, ResultSegment
from builder.program.spans import ON_THE_WAY

_OURS_ALONE = re.compile(
    "费|元|经费|预算|标准|价|报销|结算|口味|喜好|偏好|爱好|习惯|审批|红线|" + ABOUT_HEALTH.pattern
)
"""Words of lines that are nobody's business outside: costs, preferences, approvals."""
_ONE_OF_SEVERAL = re.compile(r"\S+ [0-9]+：")
"""`用餐 2：` before the words of a question that is asked of each of several."""
_FETCH, _RIDE, _BACK, _NIGHT = "接站", "乘车", "送站", "住宿"
_TIMES_OF = {_FETCH: "班次这时到", _RIDE: "这时发车", _BACK: "来宾这时上车"}
"""What the start of a ride is, as its block asks for it."""


class Known(TypedDict):
    """Something they must know, under the name that they have for it."""

    label: str
    answer: str


class SlipStop(TypedDict):
    """A stretch that they have a part in."""

    title: str
    day: str
    clock: str
    place: str
    """From where to where, of a ride: `高铁站→二楼会议室`."""
    car: str
    note: str
    """What the time is of: a train's arrival, guests getting in; of a night, when they leave."""


class Slip(TypedDict):
    """Somebody outside who has a part in the event."""

    to: str
    contact: str
    """Whom to ask."""
    phone: str
    """"" where the roster does not say."""
    answers: list[Known]
    """What they must know, such as how many come; who the guests are is not said."""
    diet: list[str]
    """What guests do not eat, for those who cook."""
    stops: list[SlipStop]
    lines: list[ToDo]
    """What they do themselves, by time."""


def outside(entry: Entry) -> list[Slip]:
    """Only those who have something to do or to be ready for."""
    slips = [_slip(entry, x) for x in entry.result["outside"]]
    return [slip for slip in slips if slip["stops"] or slip["lines"]]


def _slip(entry: Entry, to: Outside) -> Slip:
    result = entry.result
    name, role = next(_contacts(entry, to), ("", ""))
    lines = sorted(_lines(entry, to["lines"]), key=lambda pair: pair[0])
    return Slip(
        to=to["to"],
        contact=name,
        phone=entry.roster.phone(name, role),
        answers=[_known(to, x) for x in result["answers"] if x["name"] in to["answers"]],
        diet=[x for x in noted(entry) if ABOUT_DIET.search(x)] if to["diet"] else [],
        stops=_stops(result["segments"], to["segments"]),
        lines=[line for _, line in lines if not _OURS_ALONE.search(line["text"])],
    )


def _known(to: Outside, answer: ResultAnswer) -> Known:
    """A number that nobody knows yet is said to be unknown: they would count on it."""
    which = _ONE_OF_SEVERAL.match(answer["text"])
    label = (which[0] if which else "") + to["answers"][answer["name"]]
    return Known(label=label, answer="待定" if answer["answer"] in NOTHING else answer["answer"])


def _stops(segments: list[ResultSegment], kinds: Collection[str]) -> list[SlipStop]:
    """Theirs; a visit without a car is no drive where others name one."""
    own = [s for s in segments if s["kind"] in kinds]
    cars = any(s["car"] for s in own)
    return [
        _stop(segments, s) for s in own if not cars or s["car"] or s["kind"] in (*ON_THE_WAY, _RIDE)
    ]


def _stop(segments: list[ResultSegment], own: ResultSegment) -> SlipStop:
    later = [s for s in segments if s["start"] > own["start"]]
    return SlipStop(
        title=own["title"],
        day=own["day"],
        clock=own["clock"],
        place="→".join(dict.fromkeys(filter(None, _way(segments, own)))),
        car=own["car"],
        note=_leaving(later) if own["kind"] == _NIGHT else _TIMES_OF.get(own["kind"], ""),
    )


def _way(segments: list[ResultSegment], own: ResultSegment) -> list[str]:
    """To the next place, back from the last; another batch at the station is not on the way."""
    others = [s for s in segments if s["kind"] != own["kind"] or own["kind"] == _RIDE]
    before = [s["place"] for s in others if s["start"] < own["start"]]
    after = [s["place"] for s in others if s["start"] > own["start"]]
    if own["kind"] in (_FETCH, _RIDE):
        return [own["place"], *after[:1]]
    return [*(before[-1:] if own["kind"] == _BACK else []), own["place"]]


def _leaving(later: list[ResultSegment]) -> str:
    return next((f"{s['day']}{s['clock'].partition('—')[0]} {s['title']}" for s in later), "")


def _contacts(entry: Entry, to: Outside) -> Iterator[tuple[str, str]]:
    """Who leads their lines or calls their 节点, with the role."""
    for task in entry.result["tasks"]:
        if task["id"] in to["lines"] and task["lead"]:
            yield task["lead"], task["roles"][0]
    for pause in entry.result["pauses"]:
        if any(item["id"] in to["lines"] for item in pause["items"]):
            yield pause["caller"], pause["caller_role"]


def _lines(entry: Entry, own: Mapping[str, str]) -> Iterator[tuple[int, ToDo]]:
    for task in entry.result["tasks"]:
        if task["id"] in own:
            doing = to_do(task)
            yield task["due"], ToDo(text=own[task["id"]] or doing["text"], when=doing["when"])
    for pause in entry.result["pauses"]:
        for item in pause["items"]:
            if item["id"] in own:
                text = own[item["id"]] or f"{item['text']}：{item['expect']}"
                yield pause["at"], ToDo(text=text, when=pause["at_text"])
