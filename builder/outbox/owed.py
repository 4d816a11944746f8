"""What is owed by the events and run records that the desk knows."""

from collections.abc import Iterator

from builder.decisions import Desk, stored_runs
from builder.letters.runs import read_events, read_runs
from builder.model import Finding, Library
from builder.pipeline import entry_of_draft
from builder.program.commitments import Debt, debts
from builder.program.plan import Planned, latest


def owed(desk: Desk, library: Library, *, tasks: bool = False) -> list[Debt]:
    """Debts by time; a file that cannot be read is left out (`qianshi due` names it)."""
    plan, _ = latest(list(_planned(desk, library)))
    files = [run for run in read_runs(desk.data) if not isinstance(run, Finding)]
    return debts(plan, [*stored_runs(desk), *files], tasks=tasks)


def _planned(desk: Desk, library: Library) -> Iterator[tuple[str, Planned]]:
    printed = desk.now.strftime("%Y-%m-%d %H:%M")
    for name, plain in read_events(desk.data):
        entry = None if isinstance(plain, Finding) else entry_of_draft(plain, library, printed)
        if entry is not None and not isinstance(entry, list):
            yield name, Planned(entry.result, entry.event)
