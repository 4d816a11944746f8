"""Which lines stopped a slip: marked 拦住 on a sheet or in what came of its event."""

from collections.abc import Iterator

from builder.decisions.after import runs_of
from builder.decisions.desk import Desk
from builder.letters.runs import read_events
from builder.model.run_record import RunRecord
from builder.review.recurrence import line_id

HELD = "拦住"


def held_lines(desk: Desk) -> frozenset[str]:
    """Their ids; they never give way to another line."""
    return frozenset(line_id(key) for key in (*_of_records(desk), *_of_events(desk)))


def _of_records(desk: Desk) -> Iterator[str]:
    for record in runs_of(desk):
        if isinstance(record, RunRecord):
            yield from (key for key, mark in record.exceptions.items() if mark.state == HELD)


def _of_events(desk: Desk) -> Iterator[str]:
    """Of the drafts as they are kept, readable or not in other respects."""
    for _, made in read_events(desk.data):
        marks = made.get("marks") if isinstance(made, dict) else None
        for key, mark in marks.items() if isinstance(marks, dict) else ():
            if isinstance(mark, dict) and mark.get("state") == HELD:
                yield str(key)
