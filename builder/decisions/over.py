"""Events that have begun, each with its list and what was written down of it."""

from collections.abc import Iterator

from builder.decisions.after import has_begun, runs_of
from builder.decisions.desk import Desk
from builder.letters.runs import read_events
from builder.model import Event, Finding, Library
from builder.pipeline import program_of
from builder.program import Program, evaluate, make_event
from builder.review.recurrence import Run


def runs_over(desk: Desk, library: Library) -> Iterator[Run | Finding | str]:
    """Every event that has begun with its run record, or why a file cannot be counted."""
    read = runs_of(desk)
    yield from (one for one in read if isinstance(one, Finding))
    records = {one.event: one for one in read if not isinstance(one, Finding)}
    programs: dict[str, Program] = {}
    for name, plain in read_events(desk.data):
        event = plain if isinstance(plain, Finding) else _event(plain, library)
        if isinstance(event, list):
            yield f"{name}：{event[0]}"
        elif isinstance(event, Finding):
            yield event
        elif has_begun(desk, event):  # ticks of its preparation are nothing that came of it
            if event.type not in programs:
                programs[event.type] = program_of(library, event.type)
            result = evaluate(programs[event.type], event)
            yield Run(event, result, records.get(name))


def _event(plain: object, library: Library) -> Event | list[str]:
    return make_event(plain, library.own_types, library.blocks)
