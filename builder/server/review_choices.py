"""What the drop-downs of an acceptance offer, in Chinese: types, 节点, files, lines, roles."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from builder.model import Item, Library, Pause
from builder.model.program_words import label_words
from builder.model.published import all_grounds
from builder.review import Place, Proposal
from builder.review.conditions import questions_for
from builder.review.lines import Case
from builder.review.room import room_at
from builder.review.topics import topics_at
from builder.server.review_form import KNOWN, Form

MOST_NAMED = 3
"""Lines by which a file of items is known."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a drop-down, or a box to tick."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Group:
    """Entries under one heading."""

    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may give way to a new one."""

    item: Item
    grounds: str
    """What speaks for it: `惯例` or the titles of cases."""
    types: str
    """On the sheets of which event types it stands."""


@dataclass(frozen=True, slots=True)
class LineChoices:
    """What is offered for one new line."""

    places: tuple[Group, ...]
    topics: tuple[Choice, ...] = ()
    """Files of items, where there are several to choose from."""
    full: str = ""
    """Titles of the event types on whose sheets the 节点 has no room."""
    candidates: tuple[Candidate, ...] = ()
    conditions: tuple[Group, ...] = ()
    """What the line may depend on, by the question."""
    is_brought_by: str = ""
    """Title of the block without which the 节点 is on no sheet; "" where it always is."""


@dataclass(frozen=True, slots=True)
class KnownRow:
    """A line that may have been the one to catch it, and what the reviewer says of it."""

    number: int
    item: Item | None
    """None in the last row while no line was chosen there."""
    where: str
    is_chosen: bool
    text: str
    expect: str


def known_rows(form: Form, case: Case) -> list[KnownRow]:
    """Lines that should have caught it: chosen ones, likely ones, and one of any kind."""
    *slots, free = KNOWN
    likely = {x.item.id: x.where for proposal in case.proposals for x in proposal.caught_by}
    said = {form.of_known(n, "item"): n for n in KNOWN if form.of_known(n, "item")}
    chosen = [name for name, number in said.items() if number != free]
    shown = list(dict.fromkeys((*chosen, *likely)))[: len(slots)]
    anyone = form.of_known(free, "item")
    numbered = [*zip(slots, shown, strict=False), (free, "" if anyone in shown else anyone)]
    return [_known(number, name, likely.get(name, ""), form, case) for number, name in numbered]


def _known(number: int, name: str, where: str, form: Form, case: Case) -> KnownRow:
    item = case.library.items.get(name)
    if item is None:
        return KnownRow(number, None, where, False, "", "")
    said = [n for n in KNOWN if form.of_known(n, "item") == name]
    text = "".join(form.of_known(n, "text") for n in said[:1]) or item.text
    expect = "".join(form.of_known(n, "expect") for n in said[:1]) or item.expect
    return KnownRow(number, item, where, bool(said), text, expect)


def type_groups(library: Library) -> list[Group]:
    """Event types by category."""
    grouped = groupby(library.types_in_order, lambda x: x.category)
    return [Group(name, tuple(Choice(x.id, x.title) for x in types)) for name, types in grouped]


def pause_groups(case: Case) -> tuple[Group, ...]:
    """The 节点 of the lesson's event types; those of a block that several types offer once."""
    found: dict[str, dict[str, Choice]] = {}
    for whole in case.wholes:
        for pause in whole.pauses:
            block = case.library.blocks.get(pause.brought_by)
            label = block.title if block else whole.title
            choice = Choice(f"{whole.id} {pause.key}", pause.title)
            found.setdefault(label, {}).setdefault(pause.key, choice)
    return tuple(Group(label, tuple(pauses.values())) for label, pauses in found.items())


def item_groups(case: Case) -> tuple[Group, ...]:
    """The lines of these event types' sheets, by where they stand."""
    found: dict[str, dict[str, Choice]] = {}
    for whole in case.wholes:
        for pause in whole.pauses:
            label = _where(pause, case.library)
            for brought in case.library.items_at(whole, pause):
                choice = Choice(brought.line.id, brought.line.text)
                found.setdefault(label, {}).setdefault(choice.value, choice)
    return tuple(Group(label, tuple(items.values())) for label, items in found.items())


def line_choices(form: Form, case: Case) -> dict[int, LineChoices]:
    """The choices for each new line that the page shows, by its number."""
    groups = pause_groups(case)
    return {number: _of_line(number, form, case, groups) for number in form.lines}


def _of_line(number: int, form: Form, case: Case, groups: tuple[Group, ...]) -> LineChoices:
    proposal = case.proposals[min(number, len(case.proposals)) - 1]
    likely = tuple(_likely(proposal, case.library))
    offered = (Group("建议", likely), *groups) if likely else groups
    place = _chosen(form.of_line(number, "place"), form.of_line(number, "topic"), case)
    place = place or (None if form.of_line(number, "place") else proposal.place)
    if place is None:
        return LineChoices(offered)
    caught = {x.item.id for one in case.proposals for x in one.caught_by}
    full = room_at(place, case.library, case.held | caught).full
    titles = "、".join(case.library.event_types[x.event_type].title for x in full)
    candidates = {item.id: item for one in full for item in one.displaces}
    return LineChoices(
        offered,
        tuple(_topics(place, case.library)),
        titles,
        tuple(_candidate(item, case.library) for item in candidates.values()),
        tuple(_conditions(place, case.library)),
        case.library.blocks[place.block].title if place.block else "",
    )


def _conditions(place: Place, library: Library) -> Iterator[Group]:
    """Every answer that can be chosen; numbers are for the command."""
    for question in questions_for(place, library):
        label = label_words("", question)
        answers = (Choice(f"{question.name} = {x}", f"{label}：{x}") for x in question.answers)
        if question.answers:
            yield Group(label, tuple(answers))


def _likely(proposal: Proposal, library: Library) -> Iterator[Choice]:
    for place in proposal.places:
        why = f"（{'；'.join(place.because)}）" if place.because else ""
        yield Choice(f"{place.event_type} {place.pause}", f"{place.title(library)}{why}")


def _chosen(value: str, topic: str, case: Case) -> Place | None:
    """The place that stands in the form; None for none, or for one that there is not."""
    name, _, key = value.partition(" ")
    whole = case.library.whole_types.get(name)
    pauses = [pause for pause in whole.pauses if pause.key == key] if whole else []
    if whole is None or not pauses:
        return None
    topics = topics_at(whole, pauses[0], case.library)
    if not topics:
        return None
    named = topic if topic in topics else topics[0]
    return Place(name, pauses[0].brought_by, key, named, "", ())


def _topics(place: Place, library: Library) -> Iterator[Choice]:
    """The files that a line may go into, told by the lines that stand there already."""
    whole, pause = library.whole_types[place.event_type], place.pause_in(library)
    topics = topics_at(whole, pause, library)
    for topic in topics if len(topics) > 1 else ():
        known = [x for x in library.items.values() if x.topic == topic]
        here = [x for x in known if pause.name in x.pauses] or known
        words = "".join(f"“{x.text}”" for x in here[:MOST_NAMED])
        types = {x.id for item in here for x in library.types_of_item[item.id]}
        yield Choice(topic, f"和{words or '（还空着的）'}一组，{len(types)} 类活动的单上有")


def _candidate(item: Item, library: Library) -> Candidate:
    grounds = all_grounds(library, item)
    cases = [library.lessons[x.id].title for x in grounds if x.id in library.lessons]
    types = "、".join(x.title for x in library.types_of_item[item.id])
    return Candidate(item, "、".join(cases) or "惯例，没有往事或条款", types)


def _where(pause: Pause, library: Library) -> str:
    block = library.blocks.get(pause.brought_by)
    return f"{block.title} · {pause.title}" if block else pause.title
