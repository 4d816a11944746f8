"""What an event must have for a line to stand on its sheet, and a draft that has it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from builder.model.composition import WEEKEND
from builder.model.condition import satisfies
from builder.model.event import FORMAT
from builder.model.scope import NO, YES
from builder.program.format import (
    Comparison,
    Due,
    EventBlock,
    PresetSegment,
    Program,
    ProgramItem,
    ProgramTask,
    Question,
    When,
)
from builder.program.spans import MAIN

Draft = dict[str, Any]
TUESDAY, SATURDAY = "2026-12-08", "2026-12-12"
_USUAL_START, _USUAL_END = "09:00", "11:00"
_WRITTEN = "%Y-%m-%d %H:%M"


@dataclass(frozen=True, slots=True)
class Change:
    """What an event has beside the usual one of its type, or otherwise; empty is the usual."""

    blocks: tuple[str, ...] = ()
    """Titles of stretches and circumstances, once for each time."""
    without: tuple[str, ...] = ()
    """Titles of those that it has not."""
    answers: tuple[tuple[str, str], ...] = ()
    """By name of the question, sorted."""
    weekend: bool = False
    promise: bool = False

    def words(self, program: Program) -> list[str]:
        """What the coordinator has to say for it, in Chinese."""
        texts = {question["name"]: question["text"] for question in asked_of(program)}
        said = [f"有“{title}”" for title in dict.fromkeys(self.blocks)]
        said += [f"没有“{title}”" for title in self.without]
        said += [f"{texts[name]}{value}" for name, value in self.answers]
        return [*said, *["在周末"] * self.weekend, *["有承诺的答复时间"] * self.promise]


USUAL = Change()


def changes_for(program: Program, line: str) -> Iterator[Change]:
    """Every way in which an event of the type can have a line (an item or task, by its id)."""
    for task in program["tasks"]:
        if task["id"] == line:
            yield from _ways(program, task, task["scopes"], task["due"])
    for pause in program["pauses"]:
        for item in pause["items"]:
            if item["id"] == line:
                scopes = [pause["scope"]] if pause["scope"] else item["scopes"]
                yield from _ways(program, item, scopes, pause["at"])


def _ways(
    program: Program, line: ProgramTask | ProgramItem, scopes: Sequence[str], due: Due
) -> Iterator[Change]:
    titles = {block["slug"]: block["title"] for block in program["blocks"]}
    anchored = due["anchor"].removeprefix("seg:")
    for scope in ("",) if "" in scopes else scopes:
        needed = [titles[scope]] if scope else []
        needed += [anchored] if due["anchor"] == f"seg:{anchored}" and anchored != MAIN else []
        for group in _groups(line["when"]):
            change = _met(program, group, Change(blocks=tuple(dict.fromkeys(needed))))
            if change:
                yield replace(change, promise=due["anchor"] == "promise")


def _groups(when: When) -> list[list[Comparison]]:
    """Comparisons that all have to hold; one list for each alternative."""
    return [[*when["all"], one] for one in when["any"]] or [when["all"]]


def _met(program: Program, group: Iterable[Comparison], change: Change) -> Change | None:
    """The change by which all comparisons hold; None where they contradict each other."""
    wanted: dict[str, list[Comparison]] = {}
    for comparison in group:
        wanted.setdefault(comparison["question"], []).append(comparison)
    for name, comparisons in wanted.items():
        met = _with_fact(program, name, comparisons, change)
        if met is None:
            return None
        change = met
    return change


def _with_fact(
    program: Program, name: str, comparisons: list[Comparison], change: Change
) -> Change | None:
    value = next((x for x in _values(program, name, comparisons) if _holds(x, comparisons)), None)
    if value is None:
        return None
    if name == WEEKEND:
        return replace(change, weekend=value == YES)
    setting = [block["title"] for block in program["blocks"] if name in block["sets"]]
    if setting and value == YES:
        there = any(title in change.blocks for title in setting)
        return change if there else replace(change, blocks=(*change.blocks, setting[0]))
    if setting:
        return replace(change, without=(*change.without, *setting))
    counted = [block["title"] for block in program["blocks"] if block["counts"] == name]
    if counted:
        return replace(change, blocks=(*change.blocks, *counted[:1] * int(value)))
    return replace(change, answers=tuple(sorted((*change.answers, (name, value)))))


def _values(program: Program, name: str, comparisons: list[Comparison]) -> Iterator[str]:
    """What may be answered: as pre-filled, one of the options, a number beside those compared."""
    questions = [question for question in asked_of(program) if question["name"] == name]
    yield from (question["default"] for question in questions)
    yield from (option for question in questions for option in question["options"])
    yield from (YES, NO)
    numbers = [int(x["value"]) for x in comparisons if x["value"].isdecimal()]
    yield from (
        str(number + step) for number in numbers for step in (0, 1, -1) if number + step >= 0
    )


def _holds(value: str, comparisons: Iterable[Comparison]) -> bool:
    return all(satisfies(value, x["operator"], x["value"]) for x in comparisons)


def asked_of(program: Program) -> list[Question]:
    """Every question of the type and of its blocks."""
    return [*program["questions"], *(q for block in program["blocks"] for q in block["questions"])]


def usual_day(program: Program) -> Draft:
    """A draft of the usual event: its first 一天的样子, or one stretch in the morning."""
    preset = program["presets"][0] if program["presets"] else None
    stretches = preset["segments"] if preset else []
    segments = [_stretch(f"s{number}", x) for number, x in enumerate(stretches, 1)]
    circumstances: Draft = {title: {} for title in (preset["circumstances"] if preset else ())}
    return {
        "format": FORMAT,
        "type": program["type"],
        "segments": segments or [_one(MAIN)],
        "circumstances": circumstances,
    }


def _stretch(id_: str, preset: PresetSegment) -> Draft:
    """As the page fills it in; without a length of its own it has the usual one."""
    start = datetime.fromisoformat(f"{_day(TUESDAY, preset['day'])} {preset['at']}")
    end = start + timedelta(minutes=preset["length"])
    times = {"start": start} | ({"end": end} if end > start else {})
    return {"id": id_, "kind": preset["kind"]} | {x: f"{at:{_WRITTEN}}" for x, at in times.items()}


def _one(kind: str) -> Draft:
    start, end = f"{TUESDAY} {_USUAL_START}", f"{TUESDAY} {_USUAL_END}"
    return {"id": "s1", "kind": kind, "start": start, "end": end}


def _day(first: str, more: int) -> str:
    return f"{date.fromisoformat(first) + timedelta(days=more)}"


def with_change(program: Program, draft: Draft, change: Change) -> Draft:
    """The draft with what a change gives and takes."""
    blocks = {block["title"]: block for block in program["blocks"]}
    made = _with_blocks(draft, change, blocks)
    given = dict(change.answers)
    own = {question["name"] for question in program["questions"]}
    made["answers"] = {name: value for name, value in given.items() if name in own}
    for segment in made["segments"]:
        segment["answers"] = _answers(blocks.get(segment["kind"]), given)
    for title in made["circumstances"]:
        made["circumstances"][title] = {"answers": _answers(blocks.get(title), given)}
    if change.promise:
        made["promise"] = f"{_day(TUESDAY, 7)} 17:00"
    return _moved(made, SATURDAY) if change.weekend else made


def _with_blocks(draft: Draft, change: Change, blocks: Mapping[str, EventBlock]) -> Draft:
    segments = [dict(s) for s in draft["segments"] if s["kind"] not in change.without]
    circumstances: Draft = {t: {} for t in draft["circumstances"] if t not in change.without}
    for title in dict.fromkeys(change.blocks):
        if title in blocks and not blocks[title]["timed"]:
            circumstances[title] = {}
            continue
        there = sum(segment["kind"] == title for segment in segments)
        for _ in range(change.blocks.count(title) - there):
            segments.append(_one(title) | {"id": f"s{len(segments) + 1}"})
    return {**draft, "segments": segments or [_one(MAIN)], "circumstances": circumstances}


def _answers(block: EventBlock | None, given: Mapping[str, str]) -> dict[str, str]:
    asked = {question["name"] for question in block["questions"]} if block else set()
    return {name: value for name, value in given.items() if name in asked}


def _moved(draft: Draft, day: str) -> Draft:
    """The same a few days later, so that it starts on that day."""
    step = (date.fromisoformat(day) - date.fromisoformat(TUESDAY)).days
    for segment in draft["segments"]:
        for end in ("start", "end"):
            if end in segment:
                segment[end] = f"{_day(segment[end][:10], step)}{segment[end][10:]}"
    return draft
