"""Lists that papers are made of: rows that have to be thought about, reckoned from one entry.

Whatever stands in a result (`segments`, `tasks`, `pauses`, `cards` …) is a list as it is. What is
not there by itself is one function in `LISTS` and its twin in `qianshi.lists` of the page
(`browser/sheet/sheet-*.js`); a row is what its return type says, and that is all a paper may name.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, TypedDict, get_args, get_origin, get_type_hints, is_typeddict

from builder.program.entry import Entry
from builder.program.lists.calls import calls
from builder.program.lists.change import again, change_kinds, changes, on_site
from builder.program.lists.duties import contacts, doers, people, streams
from builder.program.lists.leader import leader_cards
from builder.program.lists.outside import outside
from builder.program.lists.receipts import receipts
from builder.program.lists.scheme import approvals, risks
from builder.program.lists.told import Letter, cautions, known, letter, notes
from builder.program.result import Result

Scope = dict[str, Any]
"""What blanks and lists are looked for in: names to texts, numbers, flags, rows."""

LISTS: Mapping[str, Callable[[Entry], Sequence[object]]] = {
    "people": people,
    "doers": doers,
    "streams": streams,
    "contacts": contacts,
    "notes": notes,
    "known": known,
    "cautions": cautions,
    "leader_cards": leader_cards,
    "outside": outside,
    "calls": calls,
    "approvals": approvals,
    "risks": risks,
    "changes": changes,
    "change_kinds": change_kinds,
    "again": again,
    "on_site": on_site,
    "receipts": receipts,
}


class OfEvent(TypedDict):
    """What the event says beside its result."""

    leaders: list[str]
    staff: list[str]
    """Roles with who fills them: `总协调 李×`."""
    all_notes: str
    """As they were typed, with what is known of a guest's health: for our own lists only."""
    is_changed: bool
    """Whether there is an entry before this one."""


class OfRow(TypedDict):
    """What is at hand beside the fields of a row."""

    nth: int
    numeral: str
    """`一`, `二` …"""


_NUMERALS = "一二三四五六七八九十"


def numeral(number: int) -> str:
    """`一` of 1; digits beyond ten."""
    return _NUMERALS[number - 1] if number <= len(_NUMERALS) else str(number)


def scope_of(entry: Entry) -> Scope:
    """Everything that a paper of this entry may name; the whole of it as `event` too."""
    event = entry.event
    own = OfEvent(
        leaders=list(event.leaders),
        staff=[f"{role} {person.name}" for role, person in event.people.items()],
        all_notes=event.notes,
        is_changed=entry.before is not None,
    )
    made = {name: rows(entry) for name, rows in LISTS.items()}
    scope: Scope = {**entry.result, **own, **letter(entry), **made}
    return {**scope, "event": scope}


def rows_in(scope: Scope, name: str) -> list[Scope]:
    """The rows of a list, each with all around it; a text is a row with one field, `text`.

    The row by itself is `row`.
    """
    return [_row(scope, row, n) for n, row in enumerate(scope[name], 1)]


def _row(scope: Scope, row: Any, n: int) -> Scope:
    fields = row if isinstance(row, Mapping) else {"text": row}
    counted = OfRow(nth=n, numeral=numeral(n))
    return {**scope, **fields, **counted, "row": row}


# ---- What may be named, as the types say it

Names = Mapping[str, Any]
"""What is at hand, with its type."""


@cache
def names_of_entry() -> Names:
    """What every paper has at hand."""
    made = {name: get_type_hints(rows)["return"] for name, rows in LISTS.items()}
    whole = {**get_type_hints(Result), **get_type_hints(OfEvent), **get_type_hints(Letter), **made}
    return {**whole, "event": whole}


def names_of_row(list_type: Any) -> Names | None:
    """What the rows of a list have; None where it is no list."""
    if get_origin(list_type) is not list:
        return None
    return _fields_of(*get_args(list_type))


@cache
def _fields_of(row: Any) -> Names:
    fields = get_type_hints(row) if is_typeddict(row) else {"text": row}
    return {**fields, **get_type_hints(OfRow)}


def row_types() -> tuple[type, ...]:
    """The shapes of rows, for the page."""
    rows = (get_args(get_type_hints(made)["return"])[0] for made in LISTS.values())
    return tuple(dict.fromkeys(row for row in rows if is_typeddict(row)))
