"""What must be done again when a thing is no longer what it was.

`browser/evaluate/evaluate-reopened.js` holds the same function; they must stay parallel.
"""

from collections.abc import Iterable

from builder.program.result import Result


def reopened(result: Result, things: Iterable[str]) -> dict[str, list[str]]:
    """The lines that make the things again, or use them or what is made of them, and why.

    A thing that changed is open in every state; what is made again, in that state and those after
    it: a room that is laid again need not be booked again.

    Keys are those of marks: the id of a task, or `<pause> <item id>`; values name things, in the
    order in which they were reached.
    """
    found: dict[str, list[str]] = {}
    reached = dict.fromkeys(things)
    while True:
        before = len(reached)
        for task in result["tasks"]:
            if touched := _touched([*_things(task["makes"]), *task["needs"]], reached):
                found[task["id"]] = touched
                reached.update(dict.fromkeys(task["makes"]))
        if len(reached) == before:
            break
    for pause in result["pauses"]:
        for item in pause["items"]:
            if touched := _touched(item["needs"], reached):
                found[f"{pause['name']} {item['id']}"] = touched
    return found


def _touched(states: list[str], reached: Iterable[str]) -> list[str]:
    """The things among them that were reached, whole or in one of these states."""
    own = {*states, *_things(states)}
    return list(dict.fromkeys(_things(x for x in reached if x in own)))


def _things(states: Iterable[str]) -> list[str]:
    return [state.partition("/")[0] for state in states]
