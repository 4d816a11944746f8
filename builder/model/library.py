"""Everything that was read, with the links between records in both directions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import TypeVar, get_args

from builder.model.block import Block
from builder.model.card import REPORT_AT_ONCE, Card
from builder.model.composition import Brought, Standing, brought, composed, parts_of, standing
from builder.model.drawing import Drawing
from builder.model.event_type import Category, EventType, extended
from builder.model.form import Form
from builder.model.item import Item
from builder.model.kinds import paged_kinds, reference_to
from builder.model.layer import bare_path
from builder.model.layered import Layered
from builder.model.lesson import Lesson
from builder.model.mutation import MutationReport
from builder.model.picture import PictureFile
from builder.model.records import R
from builder.model.reference import Reference
from builder.model.regulation import Clause
from builder.model.scope import Pause, Scope
from builder.model.task import Task
from builder.model.trace import Edge, Stamp
from builder.model.trend import Measured
from builder.model.wording import Wording

Line = TypeVar("Line", Item, Task)


@dataclass(frozen=True)
class Library(Layered):
    """The knowledge base after loading. Broken files are left out and named in `broken`."""

    synonyms: tuple[tuple[str, ...], ...] = ()
    not_names: frozenset[str] = frozenset()
    """Words that look like names of persons and were confirmed to be none."""
    broken: frozenset[str] = frozenset()
    """References (`lessons/2013/x`) whose file was reported; links to them are silent."""
    pictures: Mapping[str, PictureFile] = field(default_factory=dict, repr=False)
    """Every picture file by its path; one is read when somebody asks for it."""
    stamps: Mapping[Edge, Stamp] = field(default_factory=dict)
    """What the lock file says was accepted; see `model/trace.py`."""
    trend: tuple[Measured, ...] = ()
    """What the office's replays came to so far, the oldest first."""
    mutation: MutationReport | None = None
    """What came of the mutants that were tried last."""

    def clause(self, reference: Reference) -> Clause | None:
        """The clause a reference with an anchor points to."""
        regulation = self.regulations.get(reference.id)
        clauses = regulation.clauses if regulation else ()
        return next((c for c in clauses if c.name == reference.anchor), None)

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """SHA-256 of every source file by its path."""
        return {path: sha256(text.encode()).hexdigest() for path, text in self.texts.items()}

    @cached_property
    def digest_beside_lessons(self) -> str:
        """Changes with every source file but lessons, and the lock file, which no page shows."""
        digest = sha256("\0".join(sorted(self.broken)).encode())
        for path in sorted(self.digests):
            if not bare_path(path).startswith("lessons/") and not path.endswith(".lock"):
                digest.update(f"\0{path}\0{self.digests[path]}".encode())
        return digest.hexdigest()

    def published(self, model: type[R]) -> Mapping[str, R]:
        """The records of a kind that readers may see, by id."""
        return {id_: x for id_, x in self.every(model).items() if x.is_published}

    @cached_property
    def unpublished(self) -> frozenset[Reference]:
        """What has been read and is not for readers."""
        records = (record for kind in paged_kinds() for record in self.every(kind.model).values())
        return self.struck_pages.union(reference_to(x) for x in records if not x.is_published)

    @cached_property
    def accepted_lessons(self) -> Mapping[str, Lesson]:
        """Lessons that readers may see: neither drafts nor retired."""
        return self.published(Lesson)

    @cached_property
    def lessons_by_alias(self) -> Mapping[str, Lesson]:
        """Lessons by their former addresses; of two that claim one, the first by id."""
        found: dict[str, Lesson] = {}
        for lesson in self.lessons.values():
            for alias in lesson.aliases:
                found.setdefault(alias, lesson)
        return found

    @cached_property
    def items_of_lesson(self) -> Mapping[str, tuple[Item, ...]]:
        """Items that remember a lesson, declared from either side."""
        return self._remembered_by(self.items, {x.id: x.items for x in self.lessons.values()})

    @cached_property
    def tasks_of_lesson(self) -> Mapping[str, tuple[Task, ...]]:
        """Tasks that remember a lesson, declared from either side."""
        return self._remembered_by(self.tasks, {x.id: x.tasks for x in self.lessons.values()})

    @cached_property
    def lessons_of_item(self) -> Mapping[str, tuple[Lesson, ...]]:
        """The lessons an item rests on, declared from either side."""
        return self._resting_on(self.items_of_lesson)

    @cached_property
    def lessons_of_task(self) -> Mapping[str, tuple[Lesson, ...]]:
        """The lessons a task rests on, declared from either side."""
        return self._resting_on(self.tasks_of_lesson)

    @cached_property
    def repeats_of(self) -> Mapping[str, tuple[Lesson, ...]]:
        """Accepted lessons that say of an earlier one that it happened again, the oldest first."""
        found: dict[str, list[Lesson]] = defaultdict(list)
        for lesson in sorted(self.accepted_lessons.values(), key=lambda x: (x.occurred, x.id)):
            if lesson.repeats:
                found[lesson.repeats].append(lesson)
        return {id_: tuple(lessons) for id_, lessons in found.items()}

    @cached_property
    def whole_types(self) -> Mapping[str, EventType]:
        """Event types with what they take over from the one they extend and what blocks bring."""
        return {id_: composed(x, self.blocks) for id_, x in self.own_types.items()}

    def blocks_of(self, event_type: EventType) -> tuple[Block, ...]:
        """What events of a type may be made of, in the order in which it offers them."""
        return parts_of(event_type, self.blocks)

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """Whatever brings lines to a sheet, as it is written: event types and blocks."""
        return (*self.event_types.values(), *self.blocks.values())

    @cached_property
    def types_in_order(self) -> tuple[EventType, ...]:
        """Event types as people look for them: by category, then in the order of use."""
        categories = get_args(Category)
        key = lambda x: (categories.index(x.category), x.order, x.id)  # noqa: E731
        return tuple(sorted(self.event_types.values(), key=key))

    @cached_property
    def own_types(self) -> Mapping[str, EventType]:
        """Event types with what they take over from the one they extend; without blocks."""
        return {id_: extended(x, self.event_types) for id_, x in self.event_types.items()}

    @cached_property
    def types_of_item(self) -> Mapping[str, tuple[EventType, ...]]:
        """The event types on whose sheet an item can appear."""
        found: dict[str, list[EventType]] = {id_: [] for id_ in self.items}
        for event_type in self.event_types.values():
            for item in self.items_of_type(self.whole_types[event_type.id]):
                found[item.id].append(event_type)
        return {id_: tuple(types) for id_, types in found.items()}

    @cached_property
    def types_of_task(self) -> Mapping[str, tuple[EventType, ...]]:
        """The event types whose lists can hold a task."""
        found: dict[str, list[EventType]] = {id_: [] for id_ in self.tasks}
        for event_type in self.event_types.values():
            for task in self.tasks_of_type(self.whole_types[event_type.id]):
                found[task.id].append(event_type)
        return {id_: tuple(types) for id_, types in found.items()}

    def types_of(self, line: Item | Task) -> tuple[EventType, ...]:
        """The event types on whose sheets a line can stand."""
        known = self.types_of_item if isinstance(line, Item) else self.types_of_task
        return known.get(line.id, ())

    @cached_property
    def lessons_of_step(self) -> Mapping[str, tuple[Lesson, ...]]:
        """Lessons that hit a step of a guide, through the items that lead there.

        Keys are references such as `guides/flag-raising#half-mast`.
        """
        found: dict[str, dict[str, Lesson]] = defaultdict(dict)
        for item in self.items.values():
            for lesson in self.lessons_of_item.get(item.id, ()):
                if item.guide and lesson.is_published:
                    found[str(item.guide)][lesson.id] = lesson
        return {step: tuple(lessons.values()) for step, lessons in found.items()}

    def forms_for(self, event_types: tuple[str, ...]) -> tuple[Form, ...]:
        """Forms that any of these event types uses."""
        wanted = set(event_types)
        return tuple(form for form in self.forms.values() if wanted.intersection(form.event_types))

    def wordings_for(self, event_types: tuple[str, ...]) -> tuple[Wording, ...]:
        """Texts for any of these event types, or for a block that one of them offers."""
        types = [self.event_types[id_] for id_ in event_types if id_ in self.event_types]
        offered = {name for event_type in types for name in event_type.blocks}
        return tuple(
            wording
            for wording in self.wordings.values()
            if offered.intersection(wording.blocks)
            or set(event_types).intersection(wording.event_types)
        )

    def cards_for(self, event_type: str) -> tuple[Card, ...]:
        """Emergency cards that belong to an event type."""
        return tuple(card for card in self.cards.values() if event_type in card.event_types)

    def drawings_at(self, place: Reference) -> tuple[Drawing, ...]:
        """What is shown at a section of a guide, on the page of an event type or a card."""
        return tuple(drawing for drawing in self.drawings.values() if place in drawing.shown_on)

    def limit_of(self, card: Card) -> str:
        """The office's time limit on a card, or what to do while there is none."""
        standard = self.standards.get(card.standard)
        return card.limit or (standard.text if standard else REPORT_AT_ONCE)

    def items_of_type(self, event_type: EventType) -> tuple[Item, ...]:
        """Items of the modules that stand at one of a whole type's 节点, in file order."""
        return self._standing(event_type).items

    def items_at(self, event_type: EventType, pause: Pause) -> tuple[Brought[Item], ...]:
        """Items at one 节点 of a whole type, in file order, and what brings them there."""
        return self._standing(event_type).at(pause)

    def tasks_of_type(self, event_type: EventType) -> tuple[Task, ...]:
        """Tasks of the modules that belong to a 环节 of the whole type, in file order."""
        return tuple(x.line for x in self.tasks_brought(event_type))

    def tasks_brought(self, event_type: EventType) -> list[Brought[Task]]:
        """The same, with what brings them."""
        streams = {stream.name for stream in event_type.workstreams}
        lines = brought(event_type, self.blocks, self._tasks_of_topic)
        return [x for x in lines if x.line.workstream in streams]

    def _standing(self, event_type: EventType) -> Standing:
        """Worked out once for a type; everybody asks."""
        known = self._standings.get(event_type.id)
        if known is None or known.event_type is not event_type:
            known = standing(event_type, self.blocks, self._items_of_topic)
            self._standings[event_type.id] = known
        return known

    @cached_property
    def _standings(self) -> dict[str, Standing]:
        return {}

    @cached_property
    def _items_of_topic(self) -> Mapping[str, list[Item]]:
        return _by_topic(self.items.values())

    @cached_property
    def _tasks_of_topic(self) -> Mapping[str, list[Task]]:
        return _by_topic(self.tasks.values())

    def _resting_on(
        self, remembered: Mapping[str, tuple[Line, ...]]
    ) -> dict[str, tuple[Lesson, ...]]:
        found: dict[str, list[Lesson]] = defaultdict(list)
        for lesson_id, lines in remembered.items():
            for line in lines:
                found[line.id].append(self.lessons[lesson_id])
        return {line: tuple(lessons) for line, lessons in found.items()}

    def _remembered_by(
        self, lines: Mapping[str, Line], declared: Mapping[str, tuple[str, ...]]
    ) -> dict[str, tuple[Line, ...]]:
        found: dict[str, dict[str, Line]] = defaultdict(dict)
        for lesson_id, line_ids in declared.items():
            found[lesson_id].update({i: lines[i] for i in line_ids if i in lines})
        for line in lines.values():
            for reference in line.ground:
                if reference.folder == "lessons" and reference.id in self.lessons:
                    found[reference.id][line.id] = line
        return {lesson_id: tuple(by_id.values()) for lesson_id, by_id in found.items()}


def _by_topic(lines: Iterable[Line]) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        found[line.topic].append(line)
    return found
