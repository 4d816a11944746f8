"""Whether the answers of an event put a line on its lists, and in words why not.

`browser/evaluate/evaluate-facts.js` holds the same functions; they must stay parallel.
"""

from collections.abc import Mapping, Sequence

from builder.model.condition import NUMBER, satisfies
from builder.program.format import Comparison, Limit, LimitStep, When

Facts = Mapping[str, Sequence[str]]


def failed_words(when: When, facts: Facts) -> str:
    """The comparisons that keep a line out, `，` between them; "" when it belongs."""
    failed = [c for c in when["all"] if not holds(c, facts)]
    choice = when["any"]
    if choice and not any(holds(c, facts) for c in choice):
        failed += choice
    return "，".join(dict.fromkeys(_words(c, facts) for c in failed))


def holds(comparison: Comparison, facts: Facts) -> bool:
    """Whether an answer satisfies a compiled comparison; of several segments, one is enough."""
    operator, value = comparison["operator"], comparison["value"]
    return any(satisfies(x, operator, value) for x in facts.get(comparison["question"], ()))


def refusal(limit: Limit, facts: Facts) -> str:
    """Why so many companions may not be; "" while they may, or while a number is missing."""
    guests, companions = (_most(facts.get(limit[x], ())) for x in ("guests", "companions"))
    if guests is None or companions is None:
        return ""
    allowed = allowance(limit["table"], guests)
    if allowed is None or companions <= allowed:
        return ""
    words = f"{limit['title']}：客人 {guests} 人，至多 {allowed} 人"
    return f"{words}，现在填的是 {companions} 人（依据：{limit['clause']}）"


def _most(answers: Sequence[str]) -> int | None:
    return max((int(answer) for answer in answers if NUMBER.match(answer)), default=None)


def allowance(table: list[LimitStep], guests: int) -> int | None:
    """How many the first fitting row of a threshold table allows; None where no row fits."""
    for step in table:
        if step["to"] is None or guests <= step["to"]:
            return guests // step["one_in"] if step["one_in"] else step["allowed"]
    return None


def _words(comparison: Comparison, facts: Facts) -> str:
    given = dict.fromkeys(x for x in facts.get(comparison["question"], ()) if x)
    answer = "、".join(given) or "未答"
    return f"{comparison['label']}＝{answer}{comparison['wanted']}"
