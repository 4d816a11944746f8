"""The things everybody talks about: what people write, and what the tool says about it.

Records (`Lesson`, `Item`, `EventType` …) are frozen and know the file and line they were read
from. Nothing on this floor touches the disk, the clock or another floor.
"""

from builder.model.block import Block
from builder.model.calendar import OfficeCalendar
from builder.model.due import Due
from builder.model.event import Event, Person, Segment
from builder.model.event_type import EventType
from builder.model.finding import Finding
from builder.model.guide import Guide
from builder.model.hand_in import HandIn
from builder.model.item import Item
from builder.model.lesson import Causes, Citation, Lesson, Measure, Moment, Promise
from builder.model.library import Library
from builder.model.place import Place, Source
from builder.model.record import Origin, Record, Section
from builder.model.reference import Reference
from builder.model.regulation import Clause, Regulation
from builder.model.scope import Pause, Question, Workstream
from builder.model.settings import Settings
from builder.model.task import Task
from builder.model.vocabulary import Vocabulary

__all__ = [
    "Block",
    "Causes",
    "Citation",
    "Clause",
    "Due",
    "Event",
    "EventType",
    "Finding",
    "Guide",
    "HandIn",
    "Item",
    "Lesson",
    "Library",
    "Measure",
    "Moment",
    "OfficeCalendar",
    "Origin",
    "Pause",
    "Person",
    "Place",
    "Promise",
    "Question",
    "Record",
    "Reference",
    "Regulation",
    "Section",
    "Segment",
    "Settings",
    "Source",
    "Task",
    "Vocabulary",
    "Workstream",
]
