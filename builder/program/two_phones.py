"""Two drafts of one event put together: ticks, opinions and lines added for this event.

`browser/checklist/open-checklist-two.js` holds the same functions; they must stay parallel.
"""

import re
from collections.abc import Mapping
from itertools import count
from typing import TypeVar

from builder.model import Event
from builder.program.marks import joined_marks
from builder.program.own_lines import OWN

Value = TypeVar("Value")
_OWN_LINE = re.compile(rf"{OWN}(\w+)$")


def joined_event(one: Event, other: Event) -> Event:
    """What is typed as the later version has it (of two alike: `one`), and the ticks of both."""
    typed = other if other.revision > one.revision else one
    return with_ticks(typed, one, other)


def with_ticks(typed: Event, one: Event, other: Event) -> Event:
    """`typed` with all that was ticked, said, added, struck and worded anew in either."""
    other = beside(one, other)
    known = {line.id for line in one.added}
    return typed.model_copy(
        update={
            "marks": joined_marks(one.marks, other.marks),
            "added": (*one.added, *(line for line in other.added if line.id not in known)),
            "opinions": {**one.opinions, **other.opinions},
            "struck": {**other.struck, **one.struck},
            "edited": {**other.edited, **one.edited},
        }
    )


def beside(one: Event, other: Event) -> Event:
    """`other` with new names for those of its own lines that are another line in `one`."""
    texts = {line.id: line.text for line in one.added}
    taken = {line.id for line in (*one.added, *other.added)}
    fresh = (name for number in count(1) if (name := f"x{number}") not in taken)
    names = {
        line.id: next(fresh)
        for line in other.added
        if line.id in texts and texts[line.id] != line.text
    }
    added = (x.model_copy(update={"id": names.get(x.id, x.id)}) for x in other.added)
    return other.model_copy(
        update={
            "added": tuple(added),
            "marks": _renamed(other.marks, names),
            "opinions": _renamed(other.opinions, names),
            "struck": _renamed(other.struck, names),
            "edited": _renamed(other.edited, names),
        }
    )


def _renamed(record: Mapping[str, Value], names: Mapping[str, str]) -> dict[str, Value]:
    def key(line: str) -> str:
        found = _OWN_LINE.search(line)
        name = names.get(found[1]) if found else None
        return f"{line[: found.start()]}{OWN}{name}" if found and name else line

    return {key(line): value for line, value in record.items()}
