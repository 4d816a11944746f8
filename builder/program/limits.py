"""How long a list can become over all answers, and which lines no answer brings out.

Pure functions of a program, for `qianshi check` and the tests. A pause is looked at over the
answers its own items ask for, so that eight questions that no item of it asks cost nothing.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import product
from math import ceil

from builder.program.conditions import failed_words
from builder.program.format import Comparison, Program, ProgramItem, ProgramPause, ProgramTask, When

MOST_ITEMS = {"念单": 9, "巡场": 15}
MOST_DESK = 15
MOST_KILLERS, MOST_KILLERS_OF_A_LIST = 3, 7
READING_WARNS, READING_FAILS = 60, 90
MOST_PAUSES = 10
LEAST_SLACK = 5
"""Minutes to repair what a 必查项 finds."""
_PAGE = 250
"""Millimetres of an A4 side that a pause has for itself, in `outputs/paper.typ`."""
_TOO_MANY = 200_000
"""Combinations beyond which a pause is taken with all its lines at once."""


@dataclass(frozen=True, slots=True)
class Excess:
    """One limit that some answers go beyond."""

    code: str
    """The word of the rule, as `checks/codes.py` knows it."""
    subject: str
    """What goes beyond it: a pause, a list, a line."""
    found: int
    limit: int
    answers: dict[str, str] = field(default_factory=dict)
    """The answers that bring it about; empty where any do."""
    serious: bool = True
    """Whether it is an error where the rule has a warning too."""


def lint_program(program: Program) -> list[Excess]:
    """Every rule over all answers, the worst case of each subject once."""
    return [excess for rule in _RULES for excess in rule(program)]


def _items(program: Program) -> Iterator[Excess]:
    for pause in program["pauses"]:
        most = MOST_ITEMS[pause["mode"]]
        yield from _worst(program, pause, "too-many-items", most, len)


def _desk(program: Program) -> Iterator[Excess]:
    for stream in dict.fromkeys(task["workstream"] for task in program["tasks"]):
        tasks = [task for task in program["tasks"] if task["workstream"] == stream]
        found, answers = _most(program, tasks, len)
        if found > MOST_DESK:
            yield Excess("too-many-items", stream, found, MOST_DESK, answers)


def _reading(program: Program) -> Iterator[Excess]:
    for pause in program["pauses"]:
        if pause["mode"] == "念单":
            for excess in _worst(program, pause, "too-long-to-read", READING_WARNS, _seconds):
                serious = excess.found > READING_FAILS
                limit = READING_FAILS if serious else READING_WARNS
                words = (excess.code, excess.subject, excess.found, limit, excess.answers)
                yield Excess(*words, serious=serious)


def _killers(program: Program) -> Iterator[Excess]:
    for pause in program["pauses"]:
        yield from _worst(program, pause, "killer-inflation", MOST_KILLERS, _count_killers)
    unique = {item["id"]: item for pause in program["pauses"] for item in pause["items"]}
    found, answers = _most(program, list(unique.values()), _count_killers)
    if found > MOST_KILLERS_OF_A_LIST:
        limit = MOST_KILLERS_OF_A_LIST
        yield Excess("killer-inflation", program["title"], found, limit, answers)


def _dead(program: Program) -> Iterator[Excess]:
    """Lines whose own conditions no answers meet."""
    lines: dict[str, ProgramItem | ProgramTask] = {t["id"]: t for t in program["tasks"]}
    lines |= {item["id"]: item for pause in program["pauses"] for item in pause["items"]}
    for line in lines.values():
        found, _ = _most(program, [line], len)
        if not found:
            yield Excess("dead-item", line["text"], 0, 1)


def _slack(program: Program) -> Iterator[Excess]:
    """A 必查项 first looked at when nothing can be repaired any more."""
    for pause in program["pauses"]:
        at = pause["at"]
        tight = at["unit"] == "m" and -LEAST_SLACK < at["amount"] <= 0
        if tight and at["anchor"] not in ("end", "promise"):
            for item in pause["items"]:
                if item["killer"] and not _stands_earlier(program, item, pause):
                    left = -at["amount"]
                    yield Excess("no-slack", item["text"], left, LEAST_SLACK, serious=left <= 0)


def _stands_earlier(program: Program, item: ProgramItem, here: ProgramPause) -> bool:
    others = [pause for pause in program["pauses"] if pause is not here]
    return any(other["id"] == item["id"] for pause in others for other in pause["items"])


def _pages(program: Program) -> Iterator[Excess]:
    """Millimetres a pause takes, by its longest texts; the real paper is measured in the proof."""
    for pause in program["pauses"]:
        yield from _worst(program, pause, "more-than-a-page", _PAGE, _millimetres)
    if len(program["pauses"]) > MOST_PAUSES:
        yield Excess("more-than-a-page", program["title"], len(program["pauses"]), MOST_PAUSES)


def _seconds(items: list[ProgramItem]) -> int:
    return sum(3 + (len(item["text"]) + 3) // 4 for item in items)


def _count_killers(items: list[ProgramItem]) -> int:
    return sum(item["killer"] for item in items)


def _millimetres(items: list[ProgramItem]) -> int:
    """34 for head and closing; a row has 4 beside its text, 5.5 a line of it, 5.5 for a story."""
    heights = (
        4
        + 5.5 * max(ceil(len(i["text"]) / (13 if i["killer"] else 15)), ceil(len(i["expect"]) / 17))
        + (5.5 if i["why"] else 0)
        for i in items
    )
    return round(34 + sum(heights))


_RULES: tuple[Callable[[Program], Iterator[Excess]], ...] = (
    _items,
    _desk,
    _reading,
    _killers,
    _dead,
    _slack,
    _pages,
)


def _worst(
    program: Program,
    pause: ProgramPause,
    code: str,
    limit: int,
    measure: Callable[[list[ProgramItem]], int],
) -> Iterator[Excess]:
    found, answers = _most(program, pause["items"], measure)
    if found > limit:
        yield Excess(code, pause["title"], found, limit, answers)


def _most(
    program: Program,
    lines: list[ProgramItem] | list[ProgramTask] | list[ProgramItem | ProgramTask],
    measure: Callable[..., int],
) -> tuple[int, dict[str, str]]:
    """The greatest measure over all answers that matter to these lines, and those answers."""
    best, best_answers = 0, dict[str, str]()
    for answers in _answers(program, [line["when"] for line in lines]):
        kept = [x for x in lines if answers is None or not failed_words(x["when"], answers)]
        found = measure(kept)
        if found > best:
            best, best_answers = found, answers or {}
    return best, best_answers


def _answers(program: Program, conditions: list[When]) -> Iterator[dict[str, str] | None]:
    """Every combination of the answers that the conditions ask for; None when there are too many.

    `None` stands for all lines at once: an upper bound rather than no answer at all.
    """
    compared = [c for when in conditions for c in (*when["all"], *when["any"])]
    asked = {c["question"] for c in compared}
    choices = {
        question["name"]: _choices(
            question["kind"], question["options"], question["name"], compared
        )
        for question in program["questions"]
        if question["name"] in asked
    }
    size = 1
    for options in choices.values():
        size *= len(options)
    if size > _TOO_MANY:
        yield None
        return
    for values in product(*choices.values()):
        yield dict(zip(choices, values, strict=True))


def _choices(kind: str, options: list[str], name: str, compared: list[Comparison]) -> list[str]:
    """The options, or for a number every boundary and its neighbours."""
    if kind != "数字":
        return options
    values = {int(c["value"]) for c in compared if c["question"] == name and c["value"].isdigit()}
    return [str(n) for n in sorted({v + step for v in values for step in (-1, 0, 1)}) if n >= 0]
