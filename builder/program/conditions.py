"""Whether the answers of an event put a line on its lists, and in words why not.

`browser/evaluate/evaluate-facts.js` holds the same functions; they must stay parallel.
"""

from collections.abc import Mapping

from builder.model.condition import NUMBER, satisfies
from builder.program.format import Comparison, Limit, LimitStep, When


def failed_words(when: When, answers: Mapping[str, str]) -> str:
    """The comparisons that keep a line out, `，` between them; "" when it belongs."""
    failed = [c for c in when["all"] if not holds(c, answers)]
    choice = when["any"]
    if choice and not any(holds(c, answers) for c in choice):
        failed += choice
    return "，".join(dict.fromkeys(_words(c, answers) for c in failed))


def holds(comparison: Comparison, answers: Mapping[str, str]) -> bool:
    """Whether the answers satisfy a compiled comparison."""
    answer = answers.get(comparison["question"], "")
    return satisfies(answer, comparison["operator"], comparison["value"])


def refusal(limit: Limit, answers: Mapping[str, str]) -> str:
    """Why so many companions may not be; "" while they may, or while a number is missing."""
    guests, companions = (answers.get(limit[name], "") for name in ("guests", "companions"))
    if not NUMBER.match(guests) or not NUMBER.match(companions):
        return ""
    allowed = allowance(limit["table"], int(guests))
    if allowed is None or int(companions) <= allowed:
        return ""
    words = f"{limit['title']}：客人 {int(guests)} 人，至多 {allowed} 人"
    return f"{words}，现在填的是 {int(companions)} 人（依据：{limit['clause']}）"


def allowance(table: list[LimitStep], guests: int) -> int | None:
    """How many the first fitting row of a threshold table allows; None where no row fits."""
    for step in table:
        if step["to"] is None or guests <= step["to"]:
            return guests // step["one_in"] if step["one_in"] else step["allowed"]
    return None


def _words(comparison: Comparison, answers: Mapping[str, str]) -> str:
    answer = answers.get(comparison["question"], "") or "未答"
    return f"{comparison['label']}＝{answer}{comparison['wanted']}"
