"""Sheets to play lessons against: the usual event of a type, and the one that asks for a line.

The usual event is the first 一天的样子 of its type on an ordinary Tuesday, every question answered
as it is pre-filled. Where a line is not on that sheet, the event is given what the line asks for,
a stretch, a circumstance or an answer.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from builder.model import Event, Library
from builder.model.trial import Standing
from builder.program import Calendar, Program, Result, compile_program, evaluate, make_event
from builder.program.compile import calendar_of
from builder.program.times import minute_of
from builder.replay.wants import USUAL, Change, Draft, usual_day, with_change

_CALENDAR = "programs/calendar"


@dataclass(slots=True)
class Sheets:
    """The sheets of one library, each made once."""

    library: Library
    calendar: Calendar | None = None
    """The office's own; made when none is given."""
    compiled: Mapping[str, str] = field(default_factory=dict)
    """Programs that were compiled already, as JSON by the names of `program_files`."""
    _programs: dict[str, Program] = field(default_factory=dict)
    _made: dict[tuple[str, Change], tuple[Standing, ...]] = field(default_factory=dict)
    _results: dict[tuple[str, Change], Result | None] = field(default_factory=dict)
    _digests: dict[str, str] = field(default_factory=dict)

    def program(self, event_type: str) -> Program:
        """The compiled program of a type."""
        if event_type not in self._programs:
            self._programs[event_type] = self._program(event_type)
        return self._programs[event_type]

    def digest(self, event_type: str) -> str:
        """Changes with every sheet of a type: with its program, where that is compiled already,
        else with everything but lessons.
        """
        texts = [self.compiled.get(name, "") for name in (f"programs/{event_type}", _CALENDAR)]
        if not all(texts):
            return self.library.digest_beside_lessons
        if event_type not in self._digests:
            self._digests[event_type] = sha256("\0".join(texts).encode()).hexdigest()
        return self._digests[event_type]

    def lines(self, event_type: str, change: Change = USUAL) -> tuple[Standing, ...]:
        """Every line on the sheet of the usual event of a type, or of one changed so."""
        key = (event_type, change)
        if key not in self._made:
            draft = self._draft(event_type, change)
            made = self.result(event_type, change)
            self._made[key] = tuple(_standing(made, draft)) if made else ()
        return self._made[key]

    def result(self, event_type: str, change: Change = USUAL) -> Result | None:
        """The whole sheet; None where there can be no such event."""
        key = (event_type, change)
        if key not in self._results:
            draft = self._draft(event_type, change)
            event = make_event(draft, self.library.own_types, self.library.blocks)
            made = evaluate(self.program(event_type), event) if isinstance(event, Event) else None
            self._results[key] = made
        return self._results[key]

    def _program(self, event_type: str) -> Program:
        text = self.compiled.get(f"programs/{event_type}")
        if text:
            program: Program = json.loads(text)
            program["calendar"] = json.loads(self.compiled[_CALENDAR])
            return program
        self.calendar = self.calendar or calendar_of(self.library)
        return compile_program(self.library, self.library.own_types[event_type], self.calendar)

    def _draft(self, event_type: str, change: Change) -> Draft:
        program = self.program(event_type)
        return with_change(program, usual_day(program), change)


def _standing(result: Result, draft: Draft) -> Iterator[Standing]:
    starts = {f"@{x['id']}": minute_of(x["start"]) for x in draft["segments"]}
    for pause in result["pauses"]:
        start = _start_of(pause["name"], starts, result)
        for item in pause["items"]:
            words = f"{item['text']} {item['expect']} {' '.join(item['needs'])}"
            roles = (item["checker_role"], pause["caller_role"])
            at, title = pause["at"], pause["title"]
            yield Standing("item", item["id"], item["text"], words, at, start, roles, title)
    for task in result["tasks"]:
        start = _start_of(task["id"], starts, result)
        words = f"{task['text']} {' '.join((*task['makes'], *task['needs']))}"
        id_ = task["id"].partition("@")[0]
        yield Standing("task", id_, task["text"], words, task["due"], start, tuple(task["roles"]))


def _start_of(key: str, starts: Mapping[str, int], result: Result) -> int:
    """A line of a stretch counts from that, any other from the event."""
    return next((at for end, at in starts.items() if key.endswith(end)), result["start"])
