"""The kinds of records: what people write, where it stands, and where a reader meets it.

Reading, schemas, addresses, links, pages, search, checks, `qianshi new` and 字段参考 go through
this table, so that a kind is one row and the class the row names.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import KW_ONLY, dataclass, field
from datetime import date

from builder.model.block import Block
from builder.model.calendar import OfficeCalendar
from builder.model.card import Card
from builder.model.drawing import Drawing
from builder.model.event_type import EventType
from builder.model.form import Form
from builder.model.guide import Guide
from builder.model.item import Item
from builder.model.layer import Layer, Strikes
from builder.model.lesson import Lesson
from builder.model.paper_spec import PaperSpec
from builder.model.practice import Practices
from builder.model.record import Record
from builder.model.reference import FOLDERS, Reference
from builder.model.regulation import Regulation
from builder.model.seating import Layouts
from builder.model.settings import Settings
from builder.model.source_map import SourceDocument
from builder.model.standard import Standards
from builder.model.task import Task
from builder.model.thing import Things
from builder.model.vocabulary import Vocabulary
from builder.model.wording import Wording

_FILE_PART = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record."""

    name: str
    """In English: of its schema, of its templates, for `qianshi new` and for search."""
    label: str
    """What readers call it, and its index page where `index` does not say otherwise."""
    model: type[Record]
    files: str
    """Where its files stand: `lessons/{year}/{slug}.md`; without braces there is one file."""
    _: KW_ONLY
    index: str = ""
    """Title of the index page, where it is not the label."""
    is_list: bool = False
    """Whether a file is a list of records; their ids are `<slug>/<name>` then."""
    parts: Mapping[str, str] = field(default_factory=dict)
    """What search counts beside or instead of whole records, with the words for it."""
    empty: Record | None = None
    """Stands for the one file where it is missing or broken."""
    is_needed: bool = False
    """Whether a knowledge base without the one file is wrong."""

    @property
    def is_single(self) -> bool:
        """Whether there is one file with one record in it."""
        return "{" not in self.files

    @property
    def source_folder(self) -> str:
        """The folder of its files: `content/guides`."""
        return self.files.partition("/{")[0]

    @property
    def folder(self) -> str:
        """The folder that references and addresses write: `guides`."""
        return self.source_folder.rpartition("/")[2]

    @property
    def glob(self) -> str:
        """Its files as people write a pattern: `lessons/*/*.md`."""
        return _FILE_PART.sub("*", self.files)

    @property
    def suffix(self) -> str:
        """`.md` or `.yml`."""
        return self.files[self.files.rindex(".") :]

    @property
    def has_pages(self) -> bool:
        """Whether each record has a page of its own, so that others may refer to it."""
        return self.folder in FOLDERS

    @property
    def has_prose(self) -> bool:
        """Whether a record has a body in Markdown."""
        return self.suffix == ".md"

    @property
    def title(self) -> str:
        """Of the index page."""
        return self.index or self.label

    def named(self, id_: str) -> str:
        """What strikes and locks write for a record, or for a row of the one file of a kind."""
        return f"{self.name if self.is_single else self.folder}/{id_}"

    def file_of(self, id_: str) -> str:
        """The file in which the record with an id stands."""
        stem = id_.partition("/")[0] if self.is_list else id_
        return self.files if self.is_single else f"{self.source_folder}/{stem}{self.suffix}"


KINDS = (
    Kind("lesson", "案例与教训", Lesson, "lessons/{year}/{slug}.md"),
    Kind("guide", "指引", Guide, "content/guides/{slug}.md", index="接待与办公指引"),
    Kind("event-type", "活动类型", EventType, "checklists/event-types/{slug}.yml"),
    Kind("block", "环节块", Block, "checklists/blocks/{slug}.yml"),
    Kind(
        *("regulation", "制度", Regulation, "content/regulations/{slug}.md"),
        index="制度依据",
        parts={"clause": "条款"},
    ),
    Kind(
        *("items", "检查项", Item, "checklists/items/{slug}.yml"),
        is_list=True,
        parts={"item": "检查项"},
    ),
    Kind(
        *("tasks", "任务", Task, "checklists/tasks/{slug}.yml"),
        is_list=True,
        parts={"task": "任务"},
    ),
    Kind("card", "应急处置卡", Card, "checklists/cards/{slug}.yml"),
    Kind("drawing", "图样", Drawing, "content/drawings/{slug}.yml"),
    Kind("paper", "单子", PaperSpec, "checklists/papers/{slug}.yml", parts={"paper": "单子"}),
    Kind("form", "表单", Form, "content/forms/{slug}.yml"),
    Kind("wording", "文稿", Wording, "content/wording/{slug}.yml", index="文稿范本"),
    Kind("source", "来源文献", SourceDocument, "content/sources/{slug}.yml"),
    Kind(
        *("standards", "本单位时限与标准", Standards, "content/standards.yml"),
        parts={"standard": "本单位标准"},
        empty=Standards(revised=date.min, rows=()),
    ),
    Kind(
        *("practices", "惯例的来处", Practices, "content/practice.yml"),
        empty=Practices(revised=date.min, rows=()),
    ),
    Kind(
        *("things", "物件", Things, "checklists/things.yml"),
        empty=Things(revised=date.min, rows=()),
    ),
    Kind(
        *("layouts", "座次", Layouts, "checklists/layouts.yml"),
        parts={"layout": "座次"},
        empty=Layouts(revised=date.min, rows=()),
    ),
    Kind(
        *("vocabulary", "词表", Vocabulary, "checklists/vocabulary.yml"),
        parts={"role": "岗位"},
        empty=Vocabulary(roles=(), bottom_lines=(), factors=(), themes=()),
        is_needed=True,
    ),
    Kind(
        *("calendar", "本单位日历", OfficeCalendar, "checklists/calendar.yml"),
        empty=OfficeCalendar(),
    ),
    Kind(
        *("strikes", "不采用的", Strikes, "content/strikes.yml"),
        empty=Strikes(),
    ),
    Kind("layer", "层", Layer, "layer.yml"),
    Kind(
        *("settings", "设置", Settings, "qianshi.yml"),
        empty=Settings(office="本单位"),
        is_needed=True,
    ),
)
"""In the order in which search lists them."""
KIND_IN = {kind.folder: kind for kind in KINDS if not kind.is_single}
"""By the folder that references write."""
_KIND_OF = {kind.model: kind for kind in KINDS}


def kind_of(model: type[Record]) -> Kind:
    """The row of a class."""
    return _KIND_OF[model]


def reference_to(record: Record, anchor: str = "") -> Reference:
    """What others write to point to a record, or to a part of it."""
    return Reference(kind_of(type(record)).folder, record.id, anchor)


def address_of(record: Record, anchor: str = "") -> str:
    """The page of a record, or a part of the page."""
    return reference_to(record, anchor).address


def paged_kinds() -> Iterator[Kind]:
    """Kinds whose records have pages."""
    return (kind for kind in KINDS if kind.has_pages)


def searched_labels() -> dict[str, str]:
    """What search tells apart, in its order, with the words for it."""
    found: dict[str, str] = {}
    for kind in KINDS:
        found |= {kind.name: kind.label} if kind.has_pages else {}
        found |= kind.parts
    return found | {"word": "用语", "page": "页面"}
