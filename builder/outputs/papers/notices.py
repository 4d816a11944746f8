"""通知文字: texts to copy, one version for each recipient, own leaders first, 24-hour times."""

from collections.abc import Iterator

from builder.outputs.paper import (
    Block,
    Copy,
    Entry,
    Section,
    section,
    what_to_do,
    when_to_do,
)
from builder.program.result import ResultSegment, ResultTask
from builder.program.urgency import DROP

_SHOWN = 3
"""Lines of a recipient's own work in a notice; the 岗位卡 has the rest."""


def notices(entry: Entry) -> list[Section]:
    """For every recipient a 短信 and, with the itinerary, a text for 政务微信."""
    blocks: list[Block] = [*_leaders(entry), *_doers(entry), *_outsiders(entry)]
    return [section(entry, "通知文字", blocks)]


def _leaders(entry: Entry) -> Iterator[Copy]:
    for name in entry.event.leaders:
        text = f"{name}同志：{_essentials(entry)}{_next_step(entry)}收到请回复。"
        yield from _both(f"{name}（本单位领导）", text, _steps(entry.result["segments"]))


def _doers(entry: Entry) -> Iterator[Copy]:
    owners: dict[str, list[ResultTask]] = {}
    for task in (x for x in entry.result["tasks"] if x["state"] != DROP):
        owners.setdefault(task["lead"], []).append(task)
    for who, tasks in owners.items():
        own = "；".join(f"{what_to_do(t)}（{when_to_do(t)}）" for t in tasks[:_SHOWN])
        more = f"等 {len(tasks)} 件" if len(tasks) > _SHOWN else ""
        text = f"{who}：{_essentials(entry)}请您主责：{own}{more}。收到请回复。"
        yield from _both(who, text, _steps(entry.result["segments"]))


def _outsiders(entry: Entry) -> Iterator[Copy]:
    for outside in entry.result["outside"]:
        own = [s for s in entry.result["segments"] if s["kind"] in outside["segments"]]
        if own:
            text = f"{outside['to']}：请按下列时间准备，有困难请马上回电。收到请回复。"
            yield from _both(outside["to"], text + "\n" + _steps(own), "")


def _both(to: str, text: str, steps: str) -> Iterator[Copy]:
    yield Copy(kind="copy", to=to, channel="短信", text=text.replace("\n", " "))
    yield Copy(kind="copy", to=to, channel="政务微信", text=f"{text}\n{steps}".strip())


def _essentials(entry: Entry) -> str:
    result = entry.result
    place = f"，在{result['place']}" if result["place"] else ""
    guests = f"，来宾：{result['guests']}" if result["guests"] else ""
    return f"{result['title']}，{result['start_text']}{place}{guests}。"


def _next_step(entry: Entry) -> str:
    later = entry.result["segments"][1:2]
    return "".join(
        f"下一步：{s['day']}{s['clock']}{s['title']}，{s['place'] or '地点另告'}。" for s in later
    )


def _steps(segments: list[ResultSegment]) -> str:
    return "\n".join(f"{s['day']}{s['clock']} {s['title']} {s['place']}".rstrip() for s in segments)
