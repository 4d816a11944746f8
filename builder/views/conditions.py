"""A condition in the words of the questions, for the page of an event type."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from builder.model import EventType
from builder.model.condition import Comparison, Condition
from builder.model.wording import label_words

_OPERATORS = {"=": "＝", "!=": " 不为 ", ">": " > ", ">=": " ≥ ", "<": " < ", "<=": " ≤ "}


def condition_text(condition: Condition, event_type: EventType) -> str:
    """`有媒体吗＝是，且来客几人 ≥ 10；在哪里吃＝单位食堂或外面餐厅`."""
    both = "，且".join(_words(condition.all, event_type, "，且"))
    either = "，或".join(_words(condition.any, event_type, "或"))
    return "；".join(part for part in (both, either) if part)


def _words(texts: Iterable[str], event_type: EventType, joint: str) -> Iterator[str]:
    """Comparisons in words, those of one question after each other said at once."""
    questions = {question.name: question for question in event_type.questions}
    for name, group in groupby(map(Comparison.parse, texts), lambda c: c.question):
        yield label_words(name, questions.get(name)) + _choice(list(group), joint)


def _choice(comparisons: list[Comparison], joint: str) -> str:
    """`＝甲、乙或丙`, ` > 0，且 ≤ 10`."""
    shown = [_OPERATORS[c.operator] + c.value for c in comparisons]
    if joint == "或" and all(c.operator == "=" for c in comparisons):
        *first, last = (c.value for c in comparisons)
        return "＝" + "或".join(filter(None, ["、".join(first), last]))
    return joint.join(shown)
