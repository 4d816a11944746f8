"""What a hand-in is proposed to become: places on sheets, a line there, and what would give way."""

from dataclasses import dataclass

from builder.model import Item, Library, Pause
from builder.model.values import GRAVE

SHOWN = 3
"""Places, lines that should have caught it, lines that may give way."""


@dataclass(frozen=True, slots=True)
class Place:
    """A 节点 of an event type, and the file of items whose lines stand there."""

    event_type: str
    """Its id."""
    block: str
    """Id of the block that brings the 节点; "" where it is the type's own."""
    pause: str
    """The key of the 节点 in the whole type."""
    topic: str
    checker: str
    """Somebody who is there and does not read or walk the list."""
    because: tuple[str, ...]
    """What of the hand-in led here: `会前半小时 → 会场复查`."""
    when: str = ""
    """What the line should depend on, as records write it: `foreign = 是`; "" for nothing."""
    when_because: str = ""
    """The words of the hand-in that name it."""

    def pause_in(self, library: Library) -> Pause:
        """The 节点 as the whole type has it."""
        pauses = library.whole_types[self.event_type].pauses
        return next(pause for pause in pauses if pause.key == self.pause)

    def title(self, library: Library) -> str:
        """`公务接待 · 会场复查`."""
        return f"{library.whole_types[self.event_type].title} · {self.pause_in(library).title}"


@dataclass(frozen=True, slots=True)
class Caught:
    """A line that stands on a sheet and should have caught it."""

    item: Item
    where: str
    """`公务接待 · 会场复查`."""


@dataclass(frozen=True, slots=True)
class Full:
    """A type on whose sheet the 节点 has no room: one more displaces one (增一减一)."""

    event_type: str
    """Its id."""
    displaces: tuple[Item, ...]
    """What may give way, what would be missed least first; empty where nothing may."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One matter of a hand-in; the reviewer supplies `expect`, the rest may be kept."""

    what: str
    prevent: str
    """The two answers as far as they tell of this matter."""
    places: tuple[Place, ...]
    """The likeliest first; empty where the words lead nowhere."""
    text: str
    """A line that keeps to the rules of lines; "" where none could be made."""
    severity: str
    """`S1` to `S4`; S3 where the words do not say."""
    bears_killer: bool
    """The first place has room for one more 必查项 on every sheet it stands on (增一减一)."""
    crowd: tuple[Item, ...]
    """The 必查项 that stand at the first place already."""
    caught_by: tuple[Caught, ...]
    full: tuple[Full, ...]
    """Every type on whose sheet the first place is full."""

    @property
    def place(self) -> Place | None:
        """The likeliest."""
        return self.places[0] if self.places else None

    @property
    def killer(self) -> bool:
        """Whether the line should be a 必查项 by the proposed severity."""
        return self.is_killer(self.severity)

    def is_killer(self, severity: str) -> bool:
        """Whether it should be one by the severity the reviewer chose: never S3 nor S4."""
        return severity in GRAVE and self.bears_killer
