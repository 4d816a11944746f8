"""A folder to a `Library` and the faults of all its files."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from builder.model import (
    EventType,
    Finding,
    Guide,
    Item,
    Lesson,
    Library,
    OfficeCalendar,
    Place,
    Regulation,
    Settings,
    Task,
    Vocabulary,
)
from builder.model.card import Card
from builder.model.form import Form
from builder.model.source_map import SourceDocument
from builder.model.standard import Standards
from builder.sources.shelf import Shelf
from builder.sources.tree import Tree, read_tree

SETTINGS = "qianshi.yml"
VOCABULARY = "checklists/vocabulary.yml"
CALENDAR = "checklists/calendar.yml"
SYNONYMS = "content/synonyms.txt"
STANDARDS = "content/standards.yml"

_NONE = Standards(revised=date.min, rows=())
_PAGE = re.compile(r"\.(md|markdown|ya?ml|txt|html?|docx?|wps)$", re.IGNORECASE)
_NO_PAGES = ("content/assets/", "content/contribute/")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read, and every fault met while reading."""

    library: Library
    findings: tuple[Finding, ...]


def load_library(root: Path) -> Loaded:
    """Read the knowledge base under `root`. Never raises on bad content."""
    tree = read_tree(root)
    shelf = Shelf(root, tree, list(tree.findings))
    library = Library(
        settings=shelf.read_one(Settings, SETTINGS, Settings(office="本单位")),
        vocabulary=shelf.read_one(
            Vocabulary, VOCABULARY, Vocabulary(roles=(), bottom_lines=(), factors=(), themes=())
        ),
        calendar=shelf.read_optional(OfficeCalendar, CALENDAR, OfficeCalendar()),
        lessons=shelf.read_markdown(Lesson, "lessons", "lessons"),
        guides=shelf.read_markdown(Guide, "content/guides", "guides"),
        regulations=shelf.read_markdown(Regulation, "content/regulations", "regulations"),
        forms=shelf.read_yaml(Form, "content/forms", "forms"),
        cards=shelf.read_yaml(Card, "checklists/cards", "cards"),
        sources=shelf.read_yaml(SourceDocument, "content/sources", "sources"),
        standards={x.name: x for x in shelf.read_optional(Standards, STANDARDS, _NONE).rows},
        event_types=shelf.read_yaml(EventType, "checklists/event-types", "event-types"),
        items=shelf.read_lists(Item, "checklists/items", "items"),
        tasks=shelf.read_lists(Task, "checklists/tasks", "tasks"),
        synonyms=shelf.read_synonyms(SYNONYMS),
        stamps=shelf.read_stamps(),
        broken=frozenset(shelf.broken),
        texts=shelf.texts,
    )
    findings = {*shelf.findings, *_strays(tree, shelf.opened)}
    return Loaded(library, tuple(sorted(findings)))


def _strays(tree: Tree, opened: set[str]) -> Iterator[Finding]:
    """Files that look like pages and become none, because of their folder or suffix."""
    for path in tree.paths:
        if path not in opened and _PAGE.search(path) and not path.startswith(_NO_PAGES):
            hint = "请移到对应的文件夹，后缀用 .md 或 .yml；草稿和模板的文件名请以 _ 开头。"
            yield Finding(Place(path, 1), "unreachable-page", "这个文件不会成为任何页面。", hint)
