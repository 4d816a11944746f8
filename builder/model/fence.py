"""Fences: what fails in the tool itself becomes a finding with its file, and the rest goes on."""

from traceback import walk_tb
from types import TracebackType

from builder.model.finding import Finding
from builder.model.place import Place
from builder.model.record import Record

NOWHERE = Place("qianshi.yml", 1)
"""Where a fault is shown that no record brought about."""


def internal_fault(fault: Exception, place: Place | None = None) -> Finding:
    """A defect of the tool, at `place` or at the record it was looking at when it failed."""
    where = place or _record_in(fault.__traceback__) or NOWHERE
    message = f"本工具在这里出错（{type(fault).__name__}），这一处没有查完。"
    hint = "请把这一行和这个文件发给维护本工具的人；最近改过这个文件的，先改回去再试。"
    return Finding(where, "internal-fault", message, hint)


def _record_in(traceback: TracebackType | None) -> Place | None:
    """The place of the record that the innermost function with one had in hand."""
    found: Place | None = None
    for frame, _ in walk_tb(traceback):
        held = [value for value in frame.f_locals.values() if isinstance(value, Record)]
        if held:
            found = held[-1].place()
    return found
