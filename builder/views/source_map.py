"""来源对照 as its page shows it: every row with links to what answers it, and the counts."""

from collections import Counter
from dataclasses import dataclass

from builder.model import EventType, Library, Reference
from builder.model.form import Form
from builder.model.guide import Guide
from builder.model.published import is_published
from builder.model.reference import line_address
from builder.model.source_map import KIND_LABELS, Answer, SourceDocument, SourceRow
from builder.views.addresses import SITE_PAGES, step_title

OPEN = "没有答"


@dataclass(frozen=True, slots=True)
class AnswerLink:
    """One answer as a reader sees it; a command has no address."""

    kind: str
    text: str
    address: str


@dataclass(frozen=True, slots=True)
class MapRow:
    """A row with what answers it."""

    row: SourceRow
    links: tuple[AnswerLink, ...]

    @property
    def kind(self) -> str:
        """Of its first answer; `OPEN` without any."""
        return self.links[0].kind if self.links else OPEN


@dataclass(frozen=True, slots=True)
class SourceTable:
    """One source document with its rows."""

    document: SourceDocument
    rows: tuple[MapRow, ...]


def source_tables(library: Library) -> tuple[SourceTable, ...]:
    """All source documents in the order of their names."""
    return tuple(
        SourceTable(document, tuple(_row(library, document, row) for row in document.rows))
        for document in library.sources.values()
    )


def counts_by_kind(tables: tuple[SourceTable, ...]) -> list[tuple[str, int]]:
    """How many rows each kind of answer answers first, the open ones last."""
    found = Counter(row.kind for table in tables for row in table.rows)
    return [(kind, found[kind]) for kind in (*KIND_LABELS.values(), OPEN)]


def _row(library: Library, document: SourceDocument, row: SourceRow) -> MapRow:
    def one(answer: Answer) -> AnswerLink:
        topic = answer.id.partition("/")[0]
        return _link(library, answer, (row.event_type, topic, document.event_type))

    return MapRow(
        row,
        tuple(
            one(answer) for answer in map(Answer.parse, row.answer) if _is_shown(library, answer)
        ),
    )


def _is_shown(library: Library, answer: Answer) -> bool:
    return is_published(library, Reference(answer.folder, answer.id))


def _link(library: Library, answer: Answer, wanted: tuple[str, ...]) -> AnswerLink:
    kind = KIND_LABELS[answer.kind]
    if not answer.folder:
        return AnswerLink(kind, f"qianshi {answer.id}", "")
    if answer.folder == "pages":
        return AnswerLink(kind, SITE_PAGES.get(answer.id, answer.id), f"{answer.id}.html")
    if answer.folder in ("items", "tasks"):
        return _line_link(library, answer, kind, wanted)
    reference = Reference(answer.folder, answer.id, answer.anchor)
    return AnswerLink(kind, _name(library, reference), reference.address)


def _line_link(library: Library, answer: Answer, kind: str, wanted: tuple[str, ...]) -> AnswerLink:
    """An item or a task, on the page of the first wanted type that uses it, or of the fullest."""
    item = library.items.get(answer.id) if answer.folder == "items" else None
    line = item or library.tasks.get(answer.id)
    types = library.types_of_item if item else library.types_of_task
    if line is None or not types[line.id]:
        return AnswerLink(kind, answer.id, "")
    users = {x.id: x for x in types[line.id]}
    fullest = max(users.values(), key=lambda x: (len(x.modules), x.id))
    event_type = next((users[name] for name in wanted if name in users), fullest)
    word = "检查项" if item else "任务"
    address = line_address(event_type.id, "item" if item else "task", line.id)
    return AnswerLink(kind, f"{word}“{line.text}”（{event_type.title}）", address)


def _name(library: Library, reference: Reference) -> str:
    record = library.find(reference)
    title = str(getattr(record, "title", reference.id))
    if isinstance(record, Guide) and (step := step_title(record, reference.anchor)):
        return f"{title}：{step}"
    if isinstance(record, Form) and reference.anchor:
        label = next((x.label for x in record.fields_ if x.name == reference.anchor), "")
        return f"《{title}》“{label}”一栏"
    if isinstance(record, EventType) and reference.anchor:
        part = {"tasks": "分工与倒排任务", "items": "检查单", "reading": "必读"}
        return f"{title}：{part.get(reference.anchor, '') or title}"
    return f"《{title}》" if reference.folder in ("forms", "regulations") else title
