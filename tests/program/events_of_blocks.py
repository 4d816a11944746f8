"""Events drawn at random for a type made of blocks: stretches, answers, lead times, own lines."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from builder.model import Library
from builder.program.format import EventBlock, Program, Question
from tests.program.every_event import DATES, comparisons, library_in

SAMPLE = Path(__file__).parent / "samples" / "blocks"
LEADS = ("2026-11-28 09:00", "2026-12-05 09:00", "2026-12-07 16:00", "2026-12-08 07:00", "")
"""Ten days, three days, 16:00 the day before, two hours; and nobody said when."""
DAY = "2026-12-08"
_CLOCKS = ("06:30", "08:30", "09:00", "11:15", "12:00", "14:00", "17:45", "21:00")
_PLACES = ("", "二楼会议室", "东楼", "北门")
_NAMES = ("李×", "王×", "周×")


def block_library() -> Library:
    """The small knowledge base of blocks that these tests own."""
    return library_in(SAMPLE)


def drawn(program: Program, count: int, seed: str = "") -> Iterator[dict[str, Any]]:
    """So many events, the same ones each time."""
    chance = random.Random(program["type"] + seed)
    for _ in range(count):
        yield _event(program, chance)


def _event(program: Program, chance: random.Random) -> dict[str, Any]:
    timed = [block for block in program["blocks"] if block["timed"]]
    under = [block for block in program["blocks"] if not block["timed"]]
    day = DAY if chance.random() < 0.7 else chance.choice(DATES)
    segments = [_segment(program, block, day, i, chance) for i, block in _some(timed, chance)]
    if not segments or chance.random() < 0.3:
        segments.append(_free(day, chance))
    lines = [task["id"] for task in program["tasks"]] or [""]
    return {
        "format": 2,
        "type": program["type"],
        "made": (chance.choice(LEADS) or None) if day == DAY else None,
        "minimal": chance.random() < 0.1,
        "answers": _answers(program, program["questions"], chance),
        "segments": segments,
        "circumstances": {
            block["title"]: {"answers": _answers(program, block["questions"], chance)}
            for block in under
            if chance.random() < 0.5
        },
        "promise": f"{day} 16:40" if chance.random() < 0.2 else None,
        "people": _people(program, chance),
        "added": _added(program, chance),
        "struck": {chance.choice(lines): "这次用不上"} if chance.random() < 0.2 else {},
        "edited": {chance.choice(lines): "照这次的说法做"} if chance.random() < 0.2 else {},
    }


def _people(program: Program, chance: random.Random) -> dict[str, dict[str, Any]]:
    """Few names for many roles: one person often has two that should not meet."""
    if chance.random() < 0.5 or not program["roles"]:
        return {}
    roles = chance.sample(program["roles"], min(6, len(program["roles"])))
    return {r: {"name": chance.choice(_NAMES), "seconded": chance.random() < 0.3} for r in roles}


def _some(blocks: list[EventBlock], chance: random.Random) -> Iterator[tuple[int, EventBlock]]:
    """Up to five stretches, the same kind perhaps twice."""
    picked = [chance.choice(blocks) for _ in range(chance.randrange(6))] if blocks else []
    return enumerate(picked)


def _segment(
    program: Program, block: EventBlock, day: str, index: int, chance: random.Random
) -> dict[str, Any]:
    clock = chance.choice(_CLOCKS)
    later = f"{day} 23:00" if chance.random() < 0.3 else None
    return {
        "id": f"s{index}" if chance.random() < 0.8 else "",
        "kind": block["title"],
        "title": "看展厅" if chance.random() < 0.1 else "",
        "start": f"{day} {clock}",
        "end": later,
        "place": chance.choice(_PLACES),
        "people": chance.sample(_NAMES, chance.randrange(2)),
        "leaders": chance.sample(_NAMES, chance.randrange(2)),
        "answers": _answers(program, block["questions"], chance),
    }


def _free(day: str, chance: random.Random) -> dict[str, Any]:
    kind = chance.choice(("活动", "茶歇"))
    return {"kind": kind, "start": f"{day} {chance.choice(_CLOCKS)}", "place": "会议室"}


def _answers(program: Program, questions: list[Question], chance: random.Random) -> dict[str, str]:
    """Most of them answered, numbers at the boundaries of what lines compare with."""
    found = {}
    for question in questions:
        if chance.random() < 0.8:
            found[question["name"]] = chance.choice(_choices(program, question))
    return found


def _choices(program: Program, question: Question) -> list[str]:
    if question["kind"] != "数字":
        return question["options"]
    values = [int(c["value"]) for c in comparisons(program) if c["question"] == question["name"]]
    return [str(max(0, value + step)) for value in (*values, 3, 10) for step in (-1, 0, 1)]


def _added(program: Program, chance: random.Random) -> list[dict[str, Any]]:
    if chance.random() < 0.7:
        return []
    pauses = [pause["name"] for pause in program["pauses"]] or [""]
    at = {"pause": chance.choice(pauses)} if chance.random() < 0.5 else {"due": f"{DAY} 08:00"}
    return [{"id": "x1", "text": "看一眼花篮", "expect": "两只", "who": "总协调", **at}]
