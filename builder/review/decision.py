"""What a reviewer decides about a hand-in, and how to say that something of it does not fit."""

from collections.abc import Iterable
from dataclasses import dataclass

MOST_NEW = 6
"""Lines that one hand-in may bring; more are several matters."""


class UnfitError(Exception):
    """Something that was said cannot be done; every reason in Chinese, with what to do instead."""

    def __init__(self, reasons: Iterable[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("\n".join(self.reasons))


@dataclass(frozen=True, slots=True)
class NewItem:
    """A line that is to be written. Empty texts mean: as proposed."""

    expect: str
    """A line nobody can observe is none: it must say what is seen."""
    text: str = ""
    event_type: str = ""
    """Id of the one of the lesson's event types on whose sheet the 节点 is meant."""
    pause: str = ""
    """Key, name or title of a 节点 of one of the event types."""
    block: str = ""
    """Id or title of the block that brings it, where several have one of that name."""
    topic: str = ""
    """The file of items it goes into."""
    checker: str = ""
    why: str = ""
    killer: bool | None = None
    """None: as the severity and the room at the 节点 allow."""
    when: str = ""
    """适用条件 as `conditions.condition_of` reads it; "" for a line that always stands there."""


@dataclass(frozen=True, slots=True)
class Sharpened:
    """A line that stands already and should have caught it: it rests on the lesson too."""

    item: str
    """Its id."""
    text: str = ""
    expect: str = ""
    """Other words for it; empty ones leave it as it is."""


@dataclass(frozen=True, slots=True)
class Displaced:
    """A line that gives way to a new one at its 节点 (增一减一)."""

    item: str
    """Its id."""
    moves_to: str = ""
    """Name of another 节点 to which it goes; "" strikes it."""


@dataclass(frozen=True, slots=True)
class Chance:
    """When a slip was found, and who could have seen it on what until when. None: as proposed."""

    found: str | None = None
    """A time in people's words, `开始前 10 分钟`, or as records write it; "" for not known."""
    found_by: str | None = None
    """A role."""
    until: str | None = None
    """The last time at which it could still be stopped; "" for when it was found."""
    seen_by: tuple[str, ...] | None = None
    """Roles; none for anybody."""
    look: tuple[str, ...] | None = None
    """Words of which a line has one that looks at it."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the reviewer says. Empty texts mean: as handed in, or as proposed."""

    slug: str
    title: str = ""
    severity: str = "S3"
    phase: str = "事前"
    event_types: tuple[str, ...] = ()
    what: str = ""
    handled: str = ""
    causes: str = ""
    when: str = ""
    do: str = ""
    because: str = ""
    chance: Chance = Chance()
    items: tuple[NewItem, ...] = ()
    known: tuple[Sharpened, ...] = ()
    displaced: tuple[Displaced, ...] = ()
    as_said: bool = False
    """A line that nobody wrote and that could not be made is the sender's own words; else it is
    refused."""
    replaced: tuple[tuple[str, str], ...] = ()
    """Names, each with the role that stands in its place."""
    not_names: tuple[str, ...] = ()
    """Words of the lesson that look like names of persons and are none."""
