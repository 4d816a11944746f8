"""承诺台账: what was promised and what the law sets a limit for, from events and run records."""

from collections.abc import Iterator
from dataclasses import dataclass

from builder.model.mark import CLOSED
from builder.model.run_record import RunRecord
from builder.program.plan import Planned
from builder.program.result import ResultTask
from builder.program.times import minute_of


@dataclass(frozen=True, slots=True)
class Debt:
    """One thing owed by a time."""

    due: int
    kind: str
    """`承诺`, `法定` or `任务`."""
    matter: str
    event: str
    owner: str
    note: str
    done: bool


def debts(plan: list[Planned], runs: list[RunRecord], *, tasks: bool = False) -> list[Debt]:
    """Promises and statutory limits by time; with `tasks`, every dated task too."""
    found = [debt for planned in plan for debt in _of_event(planned, tasks=tasks)]
    found += [debt for run in runs for debt in _of_run(run)]
    return sorted(found, key=lambda debt: debt.due)


def _of_event(planned: Planned, *, tasks: bool) -> Iterator[Debt]:
    if planned.event.promise:
        yield _promise(planned, minute_of(planned.event.promise))
    for task in planned.result["tasks"]:
        if task["statute_text"] or tasks:
            kind = "法定" if task["statute_text"] else "任务"
            done = _is_closed(planned, task)
            yield Debt(
                task["due"], kind, task["text"], planned.name, task["lead"],
                task["statute_text"], done,
            )  # fmt: skip


def _promise(planned: Planned, due: int) -> Debt:
    """What was promised, in the words of the last line that counts from its time."""
    lines = _promised(planned)
    matter = max(lines, key=lambda line: line["due"])["text"] if lines else "回告承诺事项"
    done = bool(lines) and all(_is_closed(planned, line) for line in lines)
    return Debt(due, "承诺", matter, planned.name, "", planned.event.guests, done)


def _promised(planned: Planned) -> list[ResultTask]:
    return [task for task in planned.result["tasks"] if task["on_promise"]]


def _is_closed(planned: Planned, task: ResultTask) -> bool:
    mark = planned.event.marks.get(task["id"])
    return bool(mark and mark.state in CLOSED)


def _of_run(run: RunRecord) -> Iterator[Debt]:
    for promise in run.promises:
        to = f"向{promise.to}承诺" if promise.to else ""
        yield Debt(
            due=minute_of(promise.due),
            kind="承诺",
            matter=promise.matter,
            event=run.title or run.event,
            owner=promise.owner,
            note=to,
            done=promise.done is not None,
        )
