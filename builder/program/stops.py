"""Which known slips a sheet would have stopped: lines that come in time, before who can see it.

`browser/evaluate/evaluate-stops.js` holds `Covered`; they must stay parallel. `replay/` plays every
lesson by the same moments and says why a line does not stop it.
"""

import re
from collections.abc import Iterator, Sequence

from builder.model import Lesson, Library
from builder.model.kinds import address_of
from builder.model.reference import Reference
from builder.model.trial import lead_words
from builder.program.format import Offset, Stop
from builder.program.times import DAY

_AT = re.compile(r"(?:约)?(?:T(?P<minutes>[+-]\d+)m|D(?P<days>[+-]\d+)|[TD]0)")


def offset_of(at: str) -> Offset:
    """`T-15m`, `T0` or `D+5` of a lesson's timeline, counted from where a stretch starts.

    The day itself is its start.
    """
    match = _AT.fullmatch(at)
    if not match:
        raise ValueError(at)
    if match["days"]:
        return Offset(unit="d", amount=int(match["days"]))
    return Offset(unit="m", amount=int(match["minutes"] or 0))


def moment_of(offset: Offset, start: int) -> int:
    """The minute of an offset. Of another day nobody wrote down the hour: its first minute is
    taken, so that no line counts as earlier that was only perhaps so.
    """
    if offset["unit"] == "m":
        return start + offset["amount"]
    return start - start % DAY + offset["amount"] * DAY


def stops_of(
    library: Library, event_type: str, grounds: Sequence[Reference], roles: Sequence[str]
) -> list[Stop]:
    """The lessons of a type that a line looked at by these roles was written for and may stop."""
    return [
        Stop(case=address_of(lesson), since=since, until=offset_of(lesson.last_chance(event_type)))
        for lesson in _lessons(library, grounds)
        if event_type in lesson.event_types
        and lesson.last_chance(event_type)
        and (not lesson.catch.by or set(lesson.catch.by) & set(roles))
        for since in [offset_of(lesson.catch.since) if lesson.catch.since else None]
    ]


def _lessons(library: Library, grounds: Sequence[Reference]) -> Iterator[Lesson]:
    for id_ in dict.fromkeys(ground.id for ground in grounds if ground.folder == "lessons"):
        lesson = library.accepted_lessons.get(id_)
        if lesson and lesson.kind != "好做法":
            yield lesson


class Covered:
    """The slips that the lines of one sheet stop, each with its longest lead in minutes."""

    def __init__(self, made: int | None) -> None:
        """`made`: when the list was made; what was due before that stops nothing."""
        self._made = made
        self._leads: dict[str, int] = {}

    def note(self, stops: Sequence[Stop], at: int, start: int) -> None:
        """A line that is looked at in that minute, of a stretch that starts in that one."""
        if self._made is not None and at < self._made:
            return
        for stop in stops:
            lead = moment_of(stop["until"], start) - at
            seen = stop["since"] is None or at >= moment_of(stop["since"], start)
            if lead > 0 and seen:
                self._leads[stop["case"]] = max(lead, self._leads.get(stop["case"], 0))

    @property
    def words(self) -> str:
        """`12 起，最早提前 3 天`; "" where the sheet stops none."""
        if not self._leads:
            return ""
        return f"{len(self._leads)} 起，最早提前 {lead_words(max(self._leads.values()))}"
