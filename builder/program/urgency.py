"""急单: what becomes of a line that was already due when the list was made.

`browser/evaluate/evaluate-facts.js` holds the same function; they must stay parallel.
"""

from builder.program.format import ProgramTask

NOW, REPAIR, DROP = "现在做", "来不及的补救", "可舍"
ORDER = (NOW, REPAIR, DROP, "")
"""How a list is sorted: what is late comes first, what is in time last."""


def state_of(task: ProgramTask, due: int, made: int | None) -> str:
    """One of `ORDER`; "" for a line in time. A 红线 is done now, never repaired or dropped."""
    if made is None or due >= made:
        return ""
    if task["red_line"]:
        return NOW
    if task["fallback"]:
        return REPAIR
    return DROP if task["droppable"] else NOW
