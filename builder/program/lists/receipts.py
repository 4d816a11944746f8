"""Who is told of a change, what is new for him, and a line to sign on.

`browser/sheet/sheet-receipts.js` makes the same rows.
"""

from typing import TypedDict

from builder.model import Event
from builder.program.entry import Entry
from builder.program.format import Outside
from builder.program.lists.change import CANCELLED, Again, Change, again, changes
from builder.program.lists.leader import leader_cards
from builder.program.lists.outside import outside


class Receipt(TypedDict):
    """Somebody to be told: as what, and what is new for him."""

    who: str
    part: str
    news: list[str]


_FEW = 4
"""So many lines of his own are named to somebody; the table above has them all."""


def receipts(entry: Entry) -> list[Receipt]:
    """Own leaders first, who drop out too, then whoever has a line to do, then those outside."""
    found, opened = changes(entry), again(entry)
    doers = dict.fromkeys(x["who"] for x in opened if x["who"])
    people = doers or dict.fromkeys(task["lead"] for task in entry.result["tasks"])
    return [
        *(_for_leader(entry, name, found) for name in _all_leaders(entry)),
        *(Receipt(who=x, part="办理人", news=_to_do(x, opened)) for x in people),
        *(
            _for_outside(entry, x, found)
            for x in entry.result["outside"]
            if x["to"] in _slips(entry)
        ),
    ]


def _slips(entry: Entry) -> set[str]:
    """Everybody outside who has an 外发单, or had one."""
    return {slip["to"] for each in _both(entry) for slip in outside(each)}


def _all_leaders(entry: Entry) -> dict[str, None]:
    return dict.fromkeys(name for x in _both(entry) for name in _leaders(x.event))


def _both(entry: Entry) -> list[Entry]:
    return [entry, *([entry.before] if entry.before else [])]


def _leaders(event: Event) -> list[str]:
    """Everybody of our leaders who takes part in the event or in one of its stretches."""
    return [*event.leaders, *(name for segment in event.segments for name in segment.leaders)]


def _for_leader(entry: Entry, name: str, found: list[Change]) -> Receipt:
    """What is new of the stretches on his card and of the whole; or that he is needed no more."""
    cards = [card for x in _both(entry) for card in leader_cards(x) if card["who"] == name]
    own = {stop["title"] for card in cards for stop in card["stops"]}
    if name not in _leaders(entry.event):
        news = ["本次不用参加了"]
    else:
        news = [_news(x) for x in found if x["stretch"] in own | {""} and x["about"] != "人员"]
    return Receipt(who=name, part="本单位领导", news=news)


def _to_do(who: str, opened: list[Again]) -> list[str]:
    own = [f"{x['text']}（{x['why']}）" for x in opened if x["who"] == who]
    return [*own[:_FEW], *([f"另有 {len(own) - _FEW} 件，见变更通知单"] if len(own) > _FEW else [])]


def _for_outside(entry: Entry, to: Outside, found: list[Change]) -> Receipt:
    """Only what is new of the stretches that it serves, and of the numbers it must know."""
    kinds = set(to["segments"])
    own = {s["title"] for x in _both(entry) for s in x.result["segments"] if s["kind"] in kinds}
    asked = {x["text"] for x in entry.result["answers"] if x["name"] in to["answers"]}
    news = [_news(x) for x in found if x["stretch"] in own or x["what"] in asked]
    return Receipt(who=to["to"], part="外单位", news=news)


def _news(change: Change) -> str:
    """`座谈地点改为东楼（原二楼）`, `用餐取消`, `加参观：10:00 东楼`."""
    if change["what"] == change["stretch"]:
        gone = change["now"] == CANCELLED
        return f"{change['what']}取消" if gone else f"加{change['what']}：{change['now']}"
    was = f"（原{change['was']}）" if change["was"] else ""
    turned = "：" if change["now"] in _YES_NO else "改为"
    return f"{change['what']}{turned}{change['now'] or '未定'}{was}"


_YES_NO = ("是", "否")
"""Answers to what is asked as a question, which nobody says was changed into 是."""
