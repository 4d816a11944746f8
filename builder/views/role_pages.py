"""岗位须知: everything one role has to know, over all event types, on two sides of paper."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from builder.model import EventType, Item, Library, Reference, Task
from builder.model.card import Card
from builder.model.form import Form
from builder.model.published import is_published
from builder.model.reference import line_address
from builder.views.duties import Duty, duties_of_roles

MOST_READING = 8


@dataclass(frozen=True, slots=True)
class PostTask:
    """A task a role leads, once, with the titles of the event types that ask for it."""

    task: Task
    types: tuple[str, ...]
    address: str
    """On the page of the first of them."""


@dataclass(frozen=True, slots=True)
class RolePage:
    """One role."""

    role: str
    duties: tuple[tuple[str, tuple[str, ...]], ...]
    """Part, such as 责任, and what it is done in."""
    red_lines: tuple[PostTask, ...]
    tasks: tuple[PostTask, ...]
    checks: tuple[Item, ...]
    """必查项 that this role looks at as the second one."""
    cards: tuple[Card, ...]
    forms: tuple[Form, ...]
    reading: tuple[Reference, ...]


def role_pages_of(library: Library) -> Iterator[RolePage]:
    """Every role that has something to do, in the order of the vocabulary."""
    for role, duties in duties_of_roles(library):
        yield _role_page(library, role, duties)


def _role_page(library: Library, role: str, duties: list[Duty]) -> RolePage:
    types = _types(duties)
    led = tuple(_led(library, role, types))
    return RolePage(
        role=role,
        duties=tuple(_grouped(duties)),
        red_lines=tuple(x for x in led if x.task.red_line),
        tasks=tuple(x for x in led if not x.task.red_line),
        checks=tuple(_checks(library, role)),
        cards=tuple(card for card in library.cards.values() if _on_card(card, role)),
        forms=tuple(_forms(library, led)),
        reading=_reading(library, duties),
    )


def _types(duties: list[Duty]) -> list[EventType]:
    return list({duty.event_type.id: duty.event_type for duty in duties}.values())


def _grouped(duties: list[Duty]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """By part, each workstream or pause with the event types it stands in."""
    for part in ("责任", "协助", "检查", "念单", "巡场"):
        found: dict[str, list[str]] = {}
        for duty in duties:
            if duty.part == part:
                found.setdefault(duty.what, []).append(duty.event_type.title)
        if found:
            yield part, tuple(f"{what}（{_few(titles)}）" for what, titles in found.items())


def _few(titles: list[str]) -> str:
    shown = "、".join(titles[:3])
    return shown if len(titles) <= 3 else f"{shown}等 {len(titles)} 类"


def _led(library: Library, role: str, types: list[EventType]) -> Iterator[PostTask]:
    """Tasks of the workstreams the role leads, each once."""
    found: dict[str, list[EventType]] = {}
    for event_type in types:
        whole = library.whole_types[event_type.id]
        streams = {stream.name for stream in whole.workstreams if stream.lead == role}
        for task in library.tasks_of_type(whole):
            if task.workstream in streams:
                found.setdefault(task.id, []).append(event_type)
    for id_, held in found.items():
        address = line_address(held[0].id, "task", id_)
        yield PostTask(library.tasks[id_], tuple(t.title for t in held), address)


def _checks(library: Library, role: str) -> Iterator[Item]:
    """By their words: two items may say the same for different numbers of guests."""
    seen: set[tuple[str, str]] = set()
    for item in library.items.values():
        key = (item.text, item.expect)
        if item.killer and item.checker == role and key not in seen:
            seen.add(key)
            yield item


def _on_card(card: Card, role: str) -> bool:
    said = (card.command, card.report_to, *(step.who for step in card.steps))
    return any(role in text for text in said)


def _forms(library: Library, led: tuple[PostTask, ...]) -> Iterator[Form]:
    """Forms that the role's own tasks produce."""
    documents = " ".join(x.task.document for x in led)
    for form in library.forms.values():
        if form.title in documents or any(
            x.task.document and x.task.document in form.title for x in led
        ):
            yield form


def _reading(library: Library, duties: list[Duty]) -> tuple[Reference, ...]:
    """What is to be read for the event types that this role leads in, most named first."""
    types = {x.event_type.id for x in duties if x.part in ("责任", "念单", "巡场")}
    reading = (x for id_ in sorted(types) for x in library.whole_types[id_].reading)
    named = Counter(x for x in reading if is_published(library, x))
    return tuple(reference for reference, _ in named.most_common(MOST_READING))
