"""The order of work that things impose: who makes what another line needs.

Reckoned here once; the evaluators find tasks standing behind all tasks whose things they need.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from builder.model.thing import Thing
from builder.program.format import ProgramTask


def with_earlier(states: Iterable[str], things: Mapping[str, Thing]) -> list[str]:
    """The states, and before each one the states that its thing must have passed."""
    return list(dict.fromkeys(x for state in states for x in (*earlier(state, things), state)))


def earlier(state: str, things: Mapping[str, Thing]) -> tuple[str, ...]:
    """The states that a thing passes before this one: `座次图/排好` before `座次图/批准`."""
    name, _, reached = state.partition("/")
    thing = things.get(name)
    if thing is None or reached not in thing.states:
        return ()
    return tuple(f"{name}/{x}" for x in thing.states[: thing.states.index(reached)])


def slacks(states: Iterable[str], things: Mapping[str, Thing]) -> dict[str, int]:
    """Minutes to leave after each state; those without are not named."""
    found = {}
    for state in states:
        name, _, reached = state.partition("/")
        if name in things and (minutes := things[name].slack_after(reached)):
            found[state] = minutes
    return found


def in_order(tasks: list[ProgramTask]) -> list[ProgramTask]:
    """Makers before users, otherwise as they came; a circle is cut where it closes.

    Circles are reported by `checks/order.py`.
    """
    makers = _makers(tasks)
    placed: dict[str, ProgramTask] = {}
    open_: set[str] = set()

    def place(task: ProgramTask) -> None:
        if task["id"] in placed or task["id"] in open_:
            return
        open_.add(task["id"])
        for maker in _needed(task, makers):
            place(maker)
        open_.discard(task["id"])
        placed[task["id"]] = task

    for task in tasks:
        place(task)
    return list(placed.values())


def circle(tasks: list[ProgramTask]) -> list[ProgramTask]:
    """Tasks of which each needs what the next makes, and the last what the first makes."""
    makers = _makers(tasks)
    done: set[str] = set()
    for task in tasks:
        if found := _circle_from(task, makers, done, []):
            return found
    return []


def _circle_from(
    task: ProgramTask, makers: Mapping[str, list[ProgramTask]], done: set[str],
    way: list[ProgramTask],
) -> list[ProgramTask]:  # fmt: skip
    if task in way:
        return way[way.index(task) :]
    if task["id"] in done:
        return []
    done.add(task["id"])
    found = (_circle_from(x, makers, done, [*way, task]) for x in _needed(task, makers))
    return next(filter(None, found), [])


def _makers(tasks: Iterable[ProgramTask]) -> dict[str, list[ProgramTask]]:
    found: dict[str, list[ProgramTask]] = defaultdict(list)
    for task in tasks:
        for state in task["makes"]:
            found[state].append(task)
    return found


def _needed(task: ProgramTask, makers: Mapping[str, list[ProgramTask]]) -> Iterator[ProgramTask]:
    for state in task["needs"]:
        yield from (maker for maker in makers.get(state, ()) if maker["id"] != task["id"])
