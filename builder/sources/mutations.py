"""What the last run of `qianshi prove --mutate` found: one line a count, one line a mutant left.

made 2026-11-28 3f2a9c1b7d04aa10
count flag-raising grave dropped 12 0 12 3 9 4
left item flag/flag-face moved
"""

import re
from typing import cast

from builder.model import Finding, Place
from builder.model.mutation import (
    GROUPS,
    OPERATORS,
    Group,
    Key,
    Left,
    MutationReport,
    Operator,
    Tally,
)
from builder.model.reference import LineKind

MUTATIONS = "checklists/mutation.lock"
_HEAD = "# 改坏一行有没有人知道，上次试的结果。由 qianshi prove --mutate 写，不要手改。\n"
_MADE = re.compile(r"^made (\d{4}-\d{2}-\d{2}) ([0-9a-f]{16})$")
_COUNT = re.compile(rf"^count (\S+) ({'|'.join(GROUPS)}) ({'|'.join(OPERATORS)})((?: \d+){{6}})$")
_LEFT = re.compile(rf"^left (item|task) (\S+) ({'|'.join(OPERATORS)})$")


def parse_mutations(text: str, path: str) -> tuple[MutationReport | None, list[Finding]]:
    """The report, and its unreadable lines; None of an empty file and of one that is damaged."""
    day, content = "", ""
    tallies: dict[Key, Tally] = {}
    left: list[Left] = []
    faults: list[Finding] = []
    for number, line in enumerate(text.split("\n"), 1):
        if made := _MADE.match(line):
            day, content = made[1], made[2]
        elif count := _COUNT.match(line):
            key = (count[1], cast(Group, count[2]), cast(Operator, count[3]))
            tallies[key] = Tally(*map(int, count[4].split()))
        elif rest := _LEFT.match(line):
            left.append(Left(cast(LineKind, rest[1]), rest[2], cast(Operator, rest[3])))
        elif line.strip() and not line.startswith("#"):
            hint = "请再运行 qianshi prove --mutate，它重写这个文件。"
            faults.append(Finding(Place(path, number), "bad-lock", "这一行读不懂。", hint))
    whole = bool(day) and not faults
    return MutationReport(day, content, tallies, tuple(left)) if whole else None, faults


def mutations_text(report: MutationReport) -> str:
    """The file of a report; the same report gives the same bytes."""
    counts = (
        f"count {' '.join(key)} {' '.join(map(str, tally.numbers))}\n"
        for key, tally in sorted(report.tallies.items())
    )
    left = (f"left {one.kind} {one.line} {one.operator}\n" for one in report.left)
    return f"{_HEAD}made {report.day} {report.content}\n{''.join(counts)}{''.join(left)}"
