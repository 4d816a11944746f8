"""A folder to a `Library` and the faults of all its files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from builder.model import (
    EventType,
    Finding,
    Guide,
    Item,
    Lesson,
    Library,
    Origin,
    Place,
    Regulation,
    Settings,
    Task,
    Vocabulary,
)
from builder.model.form import Form
from builder.model.record import Record
from builder.sources.markdown_text import parse_markdown
from builder.sources.records import make_record
from builder.sources.text import read_text
from builder.sources.yaml_text import Parsed, parse_yaml

R = TypeVar("R", bound=Record)
T = TypeVar("T")

SETTINGS = "qianshi.yml"
VOCABULARY = "checklists/vocabulary.yml"
SYNONYMS = "content/synonyms.txt"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read, and every fault met while reading."""

    library: Library
    findings: tuple[Finding, ...]


def load_library(root: Path) -> Loaded:
    """Read the knowledge base under `root`. Never raises on bad content."""
    shelf = _Shelf(root)
    library = Library(
        settings=shelf.read_one(Settings, SETTINGS, Settings(office="本单位")),
        vocabulary=shelf.read_one(
            Vocabulary, VOCABULARY, Vocabulary(roles=(), bottom_lines=(), factors=(), themes=())
        ),
        lessons=shelf.read_markdown(Lesson, "lessons", "lessons"),
        guides=shelf.read_markdown(Guide, "content/guides", "guides"),
        regulations=shelf.read_markdown(Regulation, "content/regulations", "regulations"),
        forms=shelf.read_yaml(Form, "content/forms", "forms"),
        event_types=shelf.read_yaml(EventType, "checklists/event-types", "event-types"),
        items=shelf.read_lists(Item, "checklists/items", "items"),
        tasks=shelf.read_lists(Task, "checklists/tasks", "tasks"),
        synonyms=shelf.read_synonyms(SYNONYMS),
        broken=frozenset(shelf.broken),
    )
    return Loaded(library, tuple(sorted(shelf.findings)))


@dataclass
class _Shelf:
    """Reads one kind of file after another and collects the faults."""

    root: Path
    findings: list[Finding] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)

    def read_one(self, model: type[R], path: str, fallback: R) -> R:
        if not (self.root / path).is_file():
            missing = Finding(
                Place(path, 1), "missing-file", f"缺少文件 {path}。", "请照示例建立。"
            )
            self.findings.append(missing)
            return fallback
        return self._accept(self._yaml_record(model, path, path), path) or fallback

    def read_markdown(self, model: type[R], folder: str, kind: str) -> dict[str, R]:
        files = list(self._files(folder, ".md"))
        made = {id_: self._markdown_record(model, path, id_) for path, id_ in files}
        return self._accept_all(made, kind)

    def read_yaml(self, model: type[R], folder: str, kind: str) -> dict[str, R]:
        files = list(self._files(folder, ".yml"))
        made = {id_: self._yaml_record(model, path, id_) for path, id_ in files}
        return self._accept_all(made, kind)

    def read_lists(self, model: type[R], folder: str, kind: str) -> dict[str, R]:
        """Files that are lists of records; ids are `<file>/<name>`."""
        records: dict[str, R] = {}
        for path, topic in self._files(folder, ".yml"):
            entries = self._accept(self._entries(path), f"{kind}/{topic}")
            for id_, made in _entry_records(model, topic, entries) if entries else ():
                record = self._accept(made, f"{kind}/{id_}")
                if record and id_ in records:
                    self.findings.append(_duplicate(record, records[id_]))
                elif record:
                    records[id_] = record
        return records

    def read_synonyms(self, path: str) -> tuple[tuple[str, ...], ...]:
        if not (self.root / path).is_file():
            return ()
        text = self._accept(read_text(self.root, path), path)
        return tuple(_synonym_groups(text.split("\n"))) if text else ()

    def _markdown_record(self, model: type[R], path: str, id_: str) -> R | list[Finding]:
        text = read_text(self.root, path)
        parsed = text if isinstance(text, Finding) else parse_markdown(text, path)
        if isinstance(parsed, Finding):
            return [parsed]
        origin = Origin(id_, parsed.front.source, sections=parsed.sections)
        return make_record(model, parsed.front.data, origin)

    def _yaml_record(self, model: type[R], path: str, id_: str) -> R | list[Finding]:
        parsed = self._parsed(path)
        if isinstance(parsed, Finding):
            return [parsed]
        return make_record(model, parsed.data, Origin(id_, parsed.source))

    def _entries(self, path: str) -> Parsed | Finding:
        parsed = self._parsed(path)
        if isinstance(parsed, Finding) or isinstance(parsed.data, list):
            return parsed
        if not parsed.data:
            return Parsed([], parsed.source)
        return Finding(Place(path, 1), "bad-value", "文件应是一个列表。", "每项以“- ”开头。")

    def _parsed(self, path: str) -> Parsed | Finding:
        text = read_text(self.root, path)
        return text if isinstance(text, Finding) else parse_yaml(text, path)

    def _accept_all(self, made: dict[str, R | list[Finding]], kind: str) -> dict[str, R]:
        accepted = {id_: self._accept(x, f"{kind}/{id_}") for id_, x in made.items()}
        return {id_: record for id_, record in accepted.items() if record is not None}

    def _accept(self, made: T | Finding | list[Finding], reference: str) -> T | None:
        """Keep what was read; of a broken file keep the faults and the reference it leaves."""
        if not isinstance(made, (Finding, list)):
            return made
        self.findings.extend([made] if isinstance(made, Finding) else made)
        self.broken.add(reference)
        return None

    def _files(self, folder: str, suffix: str) -> Iterator[tuple[str, str]]:
        """Path and id of every content file under a folder, in a stable order."""
        base = self.root / folder
        for file in sorted(base.rglob(f"*{suffix}")):
            relative = file.relative_to(base).as_posix()
            if not any(part.startswith(("_", ".")) for part in relative.split("/")):
                yield f"{folder}/{relative}", relative.removesuffix(suffix)


def _entry_records(
    model: type[R], topic: str, parsed: Parsed
) -> Iterator[tuple[str, R | list[Finding]]]:
    for index, entry in enumerate(parsed.data):
        name = entry.get("name", "") if isinstance(entry, dict) else ""
        id_ = f"{topic}/{name}"
        yield id_, make_record(model, entry, Origin(id_, parsed.source, (index,)))


def _duplicate(record: Record, first: Record) -> Finding:
    message = f"代号 {record.id} 与第 {first.place().line} 行重复。"
    return Finding(record.place("name"), "duplicate-id", message, "请另起代号。")


def _synonym_groups(lines: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """One group a line, words joined by `=`; `#` starts a comment."""
    for line in lines:
        words = tuple(w.strip() for w in line.partition("#")[0].split("=") if w.strip())
        if len(words) > 1:
            yield words
