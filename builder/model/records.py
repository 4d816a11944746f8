"""What was read, kind by kind, before anybody asks what leads where."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

from builder.model.block import Block
from builder.model.calendar import OfficeCalendar
from builder.model.card import Card
from builder.model.drawing import Drawing
from builder.model.event_type import EventType
from builder.model.form import Form
from builder.model.guide import Guide
from builder.model.item import Item
from builder.model.kinds import KIND_IN, kind_of
from builder.model.lesson import Lesson
from builder.model.paper_spec import PaperSpec
from builder.model.practice import Practices, PracticeSource
from builder.model.record import Record
from builder.model.reference import Reference
from builder.model.regulation import Regulation
from builder.model.seating import Layout, Layouts, SeatingCustom
from builder.model.settings import Settings
from builder.model.source_map import SourceDocument
from builder.model.standard import Standard, Standards
from builder.model.task import Task
from builder.model.thing import Thing, Things
from builder.model.vocabulary import Vocabulary
from builder.model.wording import Wording

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Records:
    """Every record of every kind; the well-known kinds have names of their own."""

    kept: Mapping[type[Record], Mapping[str, Record]] = field(default_factory=dict)
    """By class and id; a kind of which there is one file has one entry."""

    def every(self, model: type[R]) -> Mapping[str, R]:
        """All records of a kind by id."""
        return cast(Mapping[str, R], self.kept.get(model, {}))

    def one(self, model: type[R]) -> R:
        """The record of a kind that has one file, or what stands for it."""
        for record in self.every(model).values():
            return record
        return cast(R, kind_of(model).empty)

    def find(self, reference: Reference) -> Record | None:
        """The record a reference points to, whatever its folder; None when there is none."""
        return self.in_folder(reference.folder).get(reference.id)

    def in_folder(self, folder: str) -> Mapping[str, Record]:
        """The records of a folder of references, such as `regulations`, by id."""
        return self.every(KIND_IN[folder].model) if folder in KIND_IN else {}

    @property
    def lessons(self) -> Mapping[str, Lesson]:
        """All of them, drafts and retired ones too."""
        return self.every(Lesson)

    @property
    def guides(self) -> Mapping[str, Guide]:
        """How pieces of work are done."""
        return self.every(Guide)

    @property
    def regulations(self) -> Mapping[str, Regulation]:
        """What is laid down, with the clauses in use."""
        return self.every(Regulation)

    @property
    def forms(self) -> Mapping[str, Form]:
        """What is filled in."""
        return self.every(Form)

    @property
    def cards(self) -> Mapping[str, Card]:
        """What is done when it has already happened."""
        return self.every(Card)

    @property
    def drawings(self) -> Mapping[str, Drawing]:
        """What is rather looked at, by id."""
        return self.every(Drawing)

    @property
    def papers(self) -> Mapping[str, PaperSpec]:
        """What is printed of an event: those that come with the tool and the office's own."""
        return self.every(PaperSpec)

    @property
    def wordings(self) -> Mapping[str, Wording]:
        """Texts that the office sends or says."""
        return self.every(Wording)

    @property
    def event_types(self) -> Mapping[str, EventType]:
        """As they are written, without what they take over."""
        return self.every(EventType)

    @property
    def blocks(self) -> Mapping[str, Block]:
        """What events may be made of."""
        return self.every(Block)

    @cached_property
    def things(self) -> Mapping[str, Thing]:
        """What lines make and need, by name."""
        return {thing.name: thing for thing in self.one(Things).rows}

    @property
    def items(self) -> Mapping[str, Item]:
        """Lines of sheets, by `<topic>/<name>`."""
        return self.every(Item)

    @property
    def tasks(self) -> Mapping[str, Task]:
        """Dated lines of desk work, by `<topic>/<name>`."""
        return self.every(Task)

    @property
    def sources(self) -> Mapping[str, SourceDocument]:
        """What source documents ask for, row by row."""
        return self.every(SourceDocument)

    @property
    def settings(self) -> Settings:
        """What the office set for itself."""
        return self.one(Settings)

    @property
    def vocabulary(self) -> Vocabulary:
        """The closed lists of words."""
        return self.one(Vocabulary)

    @property
    def calendar(self) -> OfficeCalendar:
        """Days that differ from the State Council's notices."""
        return self.one(OfficeCalendar)

    @cached_property
    def standards(self) -> Mapping[str, Standard]:
        """What the office set, or left unset, by name."""
        return {row.name: row for row in self.one(Standards).rows}

    @cached_property
    def practices(self) -> Mapping[str, PracticeSource]:
        """Whose practice lines may rest on, by name."""
        return {row.name: row for row in self.one(Practices).rows}

    @cached_property
    def layouts(self) -> Mapping[str, Layout]:
        """How people are seated, by name."""
        return {row.name: row for row in self.one(Layouts).rows}

    @property
    def seating_customs(self) -> tuple[SeatingCustom, ...]:
        """Questions of seating on which offices differ."""
        return self.one(Layouts).customs
