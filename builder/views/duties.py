"""岗位—事项: what each role does, helps with, checks and reads aloud, over all event types."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from builder.model import EventType, Library
from builder.model.reference import line_anchor


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing a role has to do."""

    event_type: EventType
    part: str
    """责任, 协助, 检查, 念单 or 复核."""
    what: str
    anchor: str
    """On the page of the event type."""


PARTS = ("责任", "协助", "检查", "念单", "巡场", "复核")
MOST_TYPES = 3


@dataclass(frozen=True, slots=True)
class RoleInShort:
    """One role as the overview shows it; everything else is on its own page."""

    role: str
    parts: tuple[tuple[str, int], ...]
    """Part, and how often over all event types."""
    types: tuple[EventType, ...]
    """Those it has most to do in."""
    types_in_all: int


def roles_in_short(library: Library) -> list[RoleInShort]:
    """Every role that has something to do, in the order of the vocabulary."""
    return [_in_short(role, duties) for role, duties in duties_of_roles(library)]


def _in_short(role: str, duties: list[Duty]) -> RoleInShort:
    parts = Counter(duty.part for duty in duties)
    often = Counter(duty.event_type.id for duty in duties)
    types = {duty.event_type.id: duty.event_type for duty in duties}
    return RoleInShort(
        role=role,
        parts=tuple((part, parts[part]) for part in PARTS if parts[part]),
        types=tuple(types[id_] for id_, _ in often.most_common(MOST_TYPES)),
        types_in_all=len(types),
    )


def duties_of_roles(library: Library) -> list[tuple[str, list[Duty]]]:
    """Roles in the order of the vocabulary, those without any duty left out."""
    found: dict[str, list[Duty]] = defaultdict(list)
    for event_type in library.whole_types.values():
        for role, duty in _duties(event_type, library):
            if duty not in found[role]:
                found[role].append(duty)
    return [(role, found[role]) for role in library.vocabulary.roles if role in found]


def _duties(event_type: EventType, library: Library) -> Iterator[tuple[str, Duty]]:
    for stream in event_type.workstreams:
        anchor = f"stream-{stream.name}"
        yield stream.lead, Duty(event_type, "责任", stream.title, anchor)
        yield stream.assist, Duty(event_type, "协助", stream.title, anchor)
        yield stream.check, Duty(event_type, "检查", stream.title, anchor)
    for pause in event_type.pauses:
        part = "念单" if pause.mode == "念单" else "巡场"
        yield pause.caller, Duty(event_type, part, pause.title, f"pause-{pause.key}")
    for item in library.items_of_type(event_type):
        if item.checker:
            anchor = line_anchor("item", item.id)
            yield item.checker, Duty(event_type, "复核", item.text, anchor)
