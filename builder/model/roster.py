"""The office's roster (名册): who fills which role, and under which number he is reached.

It is kept outside the knowledge base: no page, draft or hand-in carries a number of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RosterPerson:
    """One row."""

    name: str
    roles: tuple[str, ...] = ()
    """As event types call them: 总协调, 会务员."""
    phone: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody whom the office may send."""

    people: tuple[RosterPerson, ...] = ()

    def phone(self, name: str, role: str = "") -> str:
        """The number of this person; of two of one name, of the one who has the role.

        "" where nobody, or more than one, is meant: a wrong number is worse than none.
        """
        named = [person for person in self.people if person.name == name]
        meant = named if len(named) == 1 else [p for p in named if role in p.roles]
        return meant[0].phone if len(meant) == 1 else ""


NOBODY = Roster()


def roster_of(people: Iterable[RosterPerson]) -> Roster:
    """A roster of these; the rows of one person with one number become one."""
    found: dict[tuple[str, str, str], RosterPerson] = {}
    for person in people:
        key = (person.name, person.phone, person.unit)
        known = found.get(key)
        roles = dict.fromkeys((*(known.roles if known else ()), *person.roles))
        found[key] = RosterPerson(person.name, tuple(roles), person.phone, person.unit)
    return Roster(tuple(found.values()))
