"""急单: what becomes of a line that was already due when the list was made.

`browser/evaluate/evaluate-facts.js` holds the same function; they must stay parallel.
"""

from builder.program.format import ProgramTask

NOW, REPAIR, DROP = "现在做", "来不及的补救", "可舍"


def state_of(task: ProgramTask, due: int, made: int | None) -> str:
    """One of the three, or "" in time. A 红线 is done now, never repaired or dropped."""
    if made is None or due >= made:
        return ""
    if task["red_line"]:
        return NOW
    if task["fallback"]:
        return REPAIR
    return DROP if task["droppable"] else NOW
