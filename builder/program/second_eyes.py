"""Who looks at his own work: said of every list, before it is printed.

`browser/evaluate/evaluate-second-eyes.js` holds the same functions; they must stay parallel.
"""

from collections.abc import Iterator, Mapping, Sequence

from builder.model import Event
from builder.model.event import Person
from builder.program.result import ResultPause, ResultTask

_NAMED = 3
"""So many tasks are named where one person does and checks more of them."""


def remarks_on_second_eyes(
    event: Event, pauses: Sequence[ResultPause], tasks: Sequence[ResultTask]
) -> Iterator[str]:
    """A 必查项 needs a second pair of eyes that knows the office; a task one that did not do it."""
    for pause in pauses:
        yield from _on_pause(event.people, pause)
    yield from _on_tasks(event.people, tasks)


def _on_pause(people: Mapping[str, Person], pause: ResultPause) -> Iterator[str]:
    for role in dict.fromkeys(item["checker_role"] for item in pause["items"] if item["killer"]):
        caller, checker = people.get(pause["caller_role"]), people.get(role)
        if not caller or not checker:
            continue
        if caller.name == checker.name:
            fault = f"念单人和检查人是同一人（{caller.name}）"
        elif caller.seconded and checker.seconded:
            fault = "念单人和检查人都是借调或实习人员"
        else:
            continue
        yield f"“{pause['title']}”的必查项，{fault}，请换一人"


def _on_tasks(people: Mapping[str, Person], tasks: Sequence[ResultTask]) -> Iterator[str]:
    found: dict[str, list[str]] = {}
    for task in tasks:
        lead, check = people.get(task["roles"][0]), people.get(task["roles"][2])
        if lead and check and lead.name == check.name:
            found.setdefault(lead.name, []).append(task["text"])
    for name, texts in found.items():
        more = f"等 {len(texts)} 件" if len(texts) > _NAMED else ""
        yield f"{name}自己主责、自己检查：{'；'.join(texts[:_NAMED])}{more}，请换一人检查"
