"""A condition in the words of the questions, for the page of an event type."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from builder.model import EventType
from builder.model.condition import Comparison, Condition
from builder.model.program_words import label_words

_OPERATORS = {
    "=": "答“{}”",
    "!=": "答的不是“{}”",
    ">": "大于 {}",
    ">=": "不小于 {}",
    "<": "小于 {}",
    "<=": "不大于 {}",
}


def condition_text(condition: Condition, event_type: EventType) -> str:
    """`“有媒体吗？”答“是”，且“来客几人？”不小于 10；“在哪里吃？”答“单位食堂”或“外面餐厅”`.

    "" where every answer will do.
    """
    both = "，且".join(_words(condition.all, event_type, "，且"))
    free = _is_any(condition.any, event_type)
    either = "" if free else "，或".join(_words(condition.any, event_type, "或"))
    return "；".join(part for part in (both, either) if part)


def _words(texts: Iterable[str], event_type: EventType, joint: str) -> Iterator[str]:
    """Comparisons in words, those of one question after each other said at once."""
    questions = {question.name: question for question in event_type.questions}
    for name, group in groupby(map(Comparison.parse, texts), lambda c: c.question):
        question = questions.get(name)
        label = label_words(name, question)
        options = question.options if question else ()
        yield (f"“{label}？”" if question else label) + _choice(list(group), joint, options)


def _is_any(texts: Iterable[str], event_type: EventType) -> bool:
    """Whether one of them holds whatever is answered: all answers to a question are named."""
    compared = [Comparison.parse(text) for text in texts]
    equal = {(c.question, c.value) for c in compared if c.operator == "="}
    return any(
        question.options and all((question.name, option) in equal for option in question.options)
        for question in event_type.questions
    )


def _choice(comparisons: list[Comparison], joint: str, options: tuple[str, ...]) -> str:
    """`答“甲”、“乙”或“丙”`, `大于 0，且不大于 10`; all answers but one by the one left out."""
    if joint == "或" and all(c.operator == "=" for c in comparisons):
        values = [c.value for c in comparisons]
        left_out = [option for option in options if option not in values]
        if len(left_out) == 1 and len(values) > 1:
            return _OPERATORS["!="].format(left_out[0])
        *first, last = (f"“{value}”" for value in values)
        return "答" + "或".join(filter(None, ["、".join(first), last]))
    return joint.join(_OPERATORS[c.operator].format(c.value) for c in comparisons)
