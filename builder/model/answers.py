"""The worst that answers can do: which of them put the most on a sheet.

Lines that ask about different questions cannot influence each other, so each group of connected
questions is tried out alone, and only where all lines together could exceed the limit.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from builder.model.condition import NUMBER
from builder.model.event_type import EventType
from builder.model.item import Item
from builder.model.scope import Question
from builder.model.task import Task

MOST_COMBINATIONS = 20_000
"""Of one group; a group with more is left undecided rather than guessed."""

Line = Item | Task


@dataclass(frozen=True, slots=True)
class Load:
    """A line and what it adds to a sheet: one, or the seconds it takes to read."""

    line: Line
    weight: int


@dataclass(frozen=True, slots=True)
class Worst:
    """The greatest sum of weights, and answers that bring it about."""

    weight: int
    answers: Mapping[str, str]

    @property
    def words(self) -> str:
        """`（media=是，guests=31 时）`; nothing where no answer matters."""
        shown = "，".join(f"{name}={answer}" for name, answer in self.answers.items())
        return f"（{shown} 时）" if shown else ""


def heaviest(loads: Sequence[Load], event_type: EventType, limit: int) -> Worst:
    """The greatest sum that answers can bring about; 0 where it cannot exceed `limit` anyway."""
    always = sum(load.weight for load in loads if not load.line.when.comparisons)
    asking = [load for load in loads if load.line.when.comparisons]
    if asking and always + sum(load.weight for load in asking) <= limit:
        return Worst(0, {})
    weight, answers = always, dict[str, str]()
    for group in _groups(asking):
        worst = _worst_of_group(group, event_type)
        weight += worst.weight
        answers |= worst.answers
    return Worst(weight, answers)


def _groups(loads: Sequence[Load]) -> Iterator[list[Load]]:
    """Lines connected by the questions they ask about."""
    waiting = list(loads)
    while waiting:
        group, names = [waiting.pop(0)], set[str]()
        while True:
            names |= {name for load in group for name in _asked(load)}
            joined = [load for load in waiting if names & _asked(load)]
            if not joined:
                break
            group += joined
            waiting = [load for load in waiting if load not in joined]
        yield group


def _asked(load: Load) -> set[str]:
    return {comparison.question for comparison in load.line.when.comparisons}


def _worst_of_group(group: Sequence[Load], event_type: EventType) -> Worst:
    questions = {q.name: q for q in event_type.questions}
    names = sorted({name for load in group for name in _asked(load)} & questions.keys())
    choices = [_answers(questions[name], group) for name in names]
    worst = Worst(0, {})
    if prod(map(len, choices)) > MOST_COMBINATIONS:
        return worst
    for combination in product(*choices):
        answers = dict(zip(names, combination, strict=True))
        weight = sum(load.weight for load in group if load.line.when.holds(answers))
        if weight > worst.weight:
            worst = Worst(weight, answers)
    return worst


def _answers(question: Question, group: Sequence[Load]) -> Sequence[str]:
    """All answers on offer; of numbers those on, below and above every threshold."""
    if question.answers:
        return question.answers
    thresholds = {
        int(comparison.value)
        for load in group
        for comparison in load.line.when.comparisons
        if comparison.question == question.name and NUMBER.match(comparison.value)
    }
    near = {number + step for number in thresholds for step in (-1, 0, 1)}
    return [str(number) for number in sorted(near) if number >= 0] or ["0"]
