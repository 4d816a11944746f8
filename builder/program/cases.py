"""三件往事: the past cases that today's lines rest on most.

`browser/evaluate/evaluate-facts.js` holds the same function; they must stay parallel.
"""

from collections.abc import Iterator, Mapping

from builder.program.format import Case, Ground
from builder.program.result import ResultCase, ResultPause, ResultTask

SHOWN = 3


def past_cases(
    cases: Mapping[str, Case], tasks: list[ResultTask], pauses: list[ResultPause]
) -> list[ResultCase]:
    """At most three, the weightiest first; 必查项 count three, 红线 two, other lines one."""
    found: dict[str, ResultCase] = {}
    weights: dict[str, int] = {}
    for url, weight, number, text in _rests(tasks, pauses):
        if url in cases:
            case = found.setdefault(url, ResultCase(**cases[url], numbers=[], tasks=[]))
            weights[url] = weights.get(url, 0) + weight
            if number:
                case["numbers"].append(number)
            else:
                case["tasks"].append(text)
    ranked = sorted(found, key=lambda url: -weights[url])
    return [found[url] for url in ranked[:SHOWN]]


def _rests(
    tasks: list[ResultTask], pauses: list[ResultPause]
) -> Iterator[tuple[str, int, int, str]]:
    """Address of the case, weight of the line, its number on the sheet (0: a task), its text."""
    for pause in pauses:
        for item in pause["items"]:
            for url in _urls(item["grounds"]):
                yield url, 3 if item["killer"] else 1, item["number"], item["text"]
    for task in tasks:
        for url in _urls(task["grounds"]):
            yield url, 2 if task["red_line"] else 1, 0, task["text"]


def _urls(grounds: list[Ground]) -> Iterator[str]:
    yield from dict.fromkeys(ground["url"] for ground in grounds)
