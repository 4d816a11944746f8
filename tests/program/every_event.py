"""Events for a program: every combination of answers, boundary numbers, and days that are odd."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from builder.model import Library
from builder.program.format import Comparison, Program, Question
from builder.sources import load_library

SAMPLE = Path(__file__).parent / "samples" / "office"
DATES = (
    "2026-12-08",  # an ordinary Tuesday
    "2026-02-14",  # a Saturday worked for the Spring Festival
    "2026-02-16",  # the eve, a Monday at rest
    "2026-02-24",  # first working day after it
    "2026-01-01",
    "2026-01-04",  # a Sunday worked for New Year
    "2025-12-31",
    "2024-02-29",
    "2025-02-28",
    "2025-03-01",
    "2026-05-06",
    "2026-05-09",
    "2026-06-19",
    "2026-09-20",
    "2026-10-01",
    "2026-10-08",
    "2026-10-10",
    "2026-12-30",
    "2027-01-04",  # steps back out of a year without a notice
    "2028-02-29",
    "2099-12-31",
    "2100-03-01",  # no leap day the day before
    "2003-12-31",  # before the first notice
    "2000-01-03",
)
PEOPLE: tuple[dict[str, Any], ...] = (
    {},
    {"总协调": {"name": "李×"}, "学工": {"name": "李×"}, "会务员": "周×"},
    {"总协调": {"name": "甲", "seconded": True}, "学工": {"name": "乙", "seconded": "是"}},
)

LAST_TIMES: tuple[dict[str, Any] | None, ...] = (
    None,
    {
        "start": "2012-03-01 09:00",
        "lines": [
            {"line": "front stage/mics", "text": "逐支试话筒", "state": "有问题", "note": "没电"},
            {"line": "front stage/gone", "text": "早没有的一行", "state": "未做"},
            {"line": "stage/reply", "text": "答复", "state": "拦住", "note": "<b>"},
            {"line": "front stage/flag", "text": "看旗杆", "state": "完成"},
        ],
    },
    None,
)
"""What went wrong at an event before, and when that was."""
MADE = ("{} 08:00", "{} 16:00", "2000-01-01 00:00")
"""When a list was made: the same morning, too late for anything, in good time."""


@cache
def library_in(root: Path) -> Library:
    """What stands, without a fault, in a folder that no test writes into; read once a process."""
    loaded = load_library(root)
    assert not loaded.findings, loaded.findings
    return loaded.library


def sample_library() -> Library:
    """The small knowledge base that these tests own."""
    return library_in(SAMPLE)


@dataclass(frozen=True)
class Batch:
    """A compiled program and the raw events to run through it."""

    program: Program
    answers: tuple[dict[str, str], ...]

    def events(self, dates: tuple[str, ...] = DATES) -> Iterator[dict[str, Any]]:
        """Every combination on every date."""
        for index, (date, answers) in enumerate(product(dates, self.answers)):
            yield event_data(self.program["type"], answers, date, index)

    def rotated(self) -> Iterator[dict[str, Any]]:
        """Every combination once, the dates taking turns."""
        for index, answers in enumerate(self.answers):
            yield event_data(self.program["type"], answers, DATES[index % len(DATES)], index)


def batch(program: Program) -> Batch:
    """All answers that can make a difference to a program."""
    names = [question["name"] for question in program["questions"]]
    choices = [_choices(program, index) for index in range(len(names))]
    return Batch(program, tuple(dict(zip(names, c, strict=True)) for c in product(*choices)))


def sampled(program: Program, count: int) -> Iterator[dict[str, Any]]:
    """So many events drawn from all combinations, the same ones each time."""
    chance = random.Random(program["type"])
    names = [question["name"] for question in program["questions"]]
    choices = [_choices(program, index) for index in range(len(names))]
    for index in range(count):
        answers = {name: chance.choice(c) for name, c in zip(names, choices, strict=True)}
        yield event_data(program["type"], answers, DATES[index % len(DATES)], index)


def event_data(type_id: str, answers: dict[str, str], date: str, index: int) -> dict[str, Any]:
    """One event as a draft file holds it; `index` varies segments, promise and people."""
    segments = [
        {"kind": "座谈", "start": f"{date} 09:00", "end": f"{date} 11:30", "place": "会议室"},
        {
            "kind": "接站",
            "start": f"{date} 08:10",
            "place": "车站",
            "people": ["甲", "乙"],
            "car": "中巴",
        },
        {"kind": "用餐", "start": f"{date} 12:00", "place": "会议室"},
    ][: 1 + index % 3]
    return {
        "type": type_id,
        "made": MADE[index % len(MADE)].format(date) if index % 4 else None,
        "minimal": index % 11 == 0,
        "answers": {name: answer for name, answer in answers.items() if answer},
        "segments": segments,
        "promise": f"{date} 16:40" if index % 5 == 0 else None,
        "people": PEOPLE[index % len(PEOPLE)],
        "guests": "来宾 <b>&\n𠮷" if index % 7 == 0 else "",
        "last_time": LAST_TIMES[index % len(LAST_TIMES)],
    }


def _choices(program: Program, index: int) -> list[str]:
    question = program["questions"][index]
    if question["kind"] != "数字":
        return [*question["options"], ""]
    compared = [c for c in comparisons(program) if c["question"] == question["name"]]
    compared_with = [int(c["value"]) for c in compared] + list(_limit_numbers(program, question))
    numbers = {number + step for number in compared_with for step in (-1, 0, 1)} or {0}
    return [*(str(n) for n in sorted(numbers) if n >= 0), "007", ""]


def comparisons(program: Program) -> Iterator[Comparison]:
    """Every comparison some line of a program makes."""
    lines = [*program["tasks"], *(item for p in program["pauses"] for item in p["items"])]
    for line in lines:
        yield from line["when"]["all"]
        yield from line["when"]["any"]


def _limit_numbers(program: Program, question: Question) -> Iterator[int]:
    """Where a threshold table changes its mind about a question's number."""
    for limit in program["limits"]:
        for step in limit["table"]:
            if question["name"] == limit["guests"] and step["to"] is not None:
                yield step["to"]
            if question["name"] == limit["companions"] and step["allowed"] is not None:
                yield step["allowed"]
