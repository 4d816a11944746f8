"""Files of one kind after another to records; what cannot be read is reported and left out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias, TypeVar

from builder.cache.memo import Memo
from builder.model import Finding, Origin, Place
from builder.model.record import Record
from builder.model.trace import Edge, Stamp
from builder.model.values import SLUG
from builder.sources.markdown_text import parse_markdown
from builder.sources.records import make_record
from builder.sources.stamps import LOCK, parse_stamps
from builder.sources.text import read_text
from builder.sources.tree import Tree, symlink_fault
from builder.sources.yaml_text import Parsed, parse_past_faults

R = TypeVar("R", bound=Record)
Made: TypeAlias = R | tuple[Finding, ...]
"""A record, or why there is none."""
Entries: TypeAlias = tuple[tuple[Finding, ...], tuple[tuple[str, Made[R]], ...]]
"""Faults of a whole list, and its entries by id."""

_SLUG = re.compile(SLUG)
RECORDS = Memo("records")
"""Records, or their faults, by the text of their file."""


@dataclass
class Shelf:
    """Reads one kind of file after another and collects texts, faults and broken references."""

    root: Path
    tree: Tree
    findings: list[Finding]
    broken: set[str] = field(default_factory=set)
    texts: dict[str, str] = field(default_factory=dict)
    opened: set[str] = field(default_factory=set)

    def read_one(self, model: type[R], path: str, fallback: R) -> R:
        """A file that must be there; the fallback where it is missing or broken."""
        if not (self.root / path).is_file():
            missing = Finding(
                Place(path, 1), "missing-file", f"缺少文件 {path}。", "请照示例建立。"
            )
            self.findings.append(missing)
            self.broken.add(path)
            return fallback
        return self._accept(self._yaml_record(model, path, path), path) or fallback

    def read_optional(self, model: type[R], path: str, fallback: R) -> R:
        """A file that an office may do without; the fallback where it is missing or broken."""
        return self.read_one(model, path, fallback) if path in self.tree.paths else fallback

    def read_markdown(self, model: type[R], folder: str, kind: str) -> dict[str, R]:
        """Markdown files below a folder, by id; `kind` is their folder in references."""
        files = self._files(folder, ".md")
        made = {id_: self._markdown_record(model, path, id_) for path, id_ in files}
        return self._accept_all(made, kind)

    def read_yaml(self, model: type[R], folder: str, kind: str) -> dict[str, R]:
        """YAML files below a folder that are one record each, by id."""
        files = self._files(folder, ".yml")
        made = {id_: self._yaml_record(model, path, id_) for path, id_ in files}
        return self._accept_all(made, kind)

    def read_lists(self, model: type[R], folder: str, kind: str) -> dict[str, R]:
        """Files that are lists of records; ids are `<file>/<name>`."""
        records: dict[str, R] = {}
        for path, topic in self._files(folder, ".yml"):
            faults, entries = self._entries(model, path, topic)
            if faults:
                self._refuse(faults, f"{kind}/{topic}")
            for id_, made in entries:
                record = self._accept(made, f"{kind}/{id_}")
                if record and id_ in records:
                    self.findings.append(_duplicate(record, records[id_]))
                elif record:
                    records[id_] = record
        return records

    def read_synonyms(self, path: str) -> tuple[tuple[str, ...], ...]:
        """Groups of words that mean the same; none without the file."""
        text = self._optional_text(path)
        return tuple(_synonym_groups(text.split("\n")))

    def read_stamps(self) -> dict[Edge, Stamp]:
        """What the lock file says was accepted; nothing without the file."""
        stamps, faults = parse_stamps(self._optional_text(LOCK), LOCK)
        self.findings.extend(faults)
        return stamps

    def _markdown_record(self, model: type[R], path: str, id_: str) -> Made[R]:
        text = self._text(path)
        if isinstance(text, Finding):
            return (text,)
        asked = f"{model.__name__}\0{path}\0{text}"
        return RECORDS.recall(asked, lambda: _markdown_record(model, text, path, id_))

    def _yaml_record(self, model: type[R], path: str, id_: str) -> Made[R]:
        text = self._text(path)
        if isinstance(text, Finding):
            return (text,)
        asked = f"{model.__name__}\0{path}\0{text}"
        return RECORDS.recall(asked, lambda: _yaml_record(model, text, path, id_))

    def _entries(self, model: type[R], path: str, topic: str) -> Entries[R]:
        text = self._text(path)
        if isinstance(text, Finding):
            return (text,), ()
        asked = f"{model.__name__}\0{path}\0{text}"
        return RECORDS.recall(asked, lambda: _entries(model, text, path, topic))

    def _text(self, path: str) -> str | Finding:
        self.opened.add(path)
        linked = (self.root / path).is_symlink()
        text = symlink_fault(path) if linked else read_text(self.root, path)
        if isinstance(text, str):
            self.texts[path] = text
        return text

    def _optional_text(self, path: str) -> str:
        if path not in self.tree.paths:
            return ""
        text = self._text(path)
        if isinstance(text, str):
            return text
        self._refuse((text,), path)
        return ""

    def _accept_all(self, made: dict[str, Made[R]], kind: str) -> dict[str, R]:
        accepted = {id_: self._accept(x, f"{kind}/{id_}") for id_, x in made.items()}
        return {id_: record for id_, record in accepted.items() if record is not None}

    def _accept(self, made: Made[R], reference: str) -> R | None:
        """Keep what was read; of a broken file keep the faults and the reference it leaves."""
        if isinstance(made, tuple):
            self._refuse(made, reference)
            return None
        return made

    def _refuse(self, faults: Iterable[Finding], reference: str) -> None:
        self.findings.extend(faults)
        self.broken.add(reference)

    def _files(self, folder: str, suffix: str) -> Iterator[tuple[str, str]]:
        """Path and id of every content file under a folder, in a stable order."""
        for path, id_ in self.tree.under(folder, suffix):
            if not all(_SLUG.match(part) for part in id_.split("/")):
                hint = "只用小写英文字母、数字和连字符，如 flag-rope-worn；它就是网址。"
                fault = Finding(Place(path, 1), "bad-name", "文件名或文件夹名不合要求。", hint)
                self.findings.append(fault)
            yield path, id_


def _markdown_record(model: type[R], text: str, path: str, id_: str) -> Made[R]:
    parsed = parse_markdown(text, path)
    if isinstance(parsed, tuple):
        return parsed
    origin = Origin(id_, parsed.front.source, sections=parsed.sections)
    return _without_faults(make_record(model, parsed.front.data, origin), parsed.front.faults)


def _yaml_record(model: type[R], text: str, path: str, id_: str) -> Made[R]:
    parsed = parse_past_faults(text, path)
    if not isinstance(parsed, Parsed):
        return parsed
    made = make_record(model, parsed.data, Origin(id_, parsed.source))
    return _without_faults(made, parsed.faults)


def _without_faults(made: R | list[Finding], faults: tuple[Finding, ...]) -> Made[R]:
    """A record that was read past faults is not published."""
    if isinstance(made, list):
        return (*faults, *made)
    return faults or made


def _entries(model: type[R], text: str, path: str, topic: str) -> Entries[R]:
    parsed = parse_past_faults(text, path)
    if not isinstance(parsed, Parsed):
        return parsed, ()
    if parsed.data and not isinstance(parsed.data, list):
        fault = Finding(Place(path, 1), "bad-value", "文件应是一个列表。", "每项以“- ”开头。")
        return (*parsed.faults, fault), ()
    return parsed.faults, tuple(_entry_records(model, topic, parsed))


def _entry_records(model: type[R], topic: str, parsed: Parsed) -> Iterator[tuple[str, Made[R]]]:
    for index, entry in enumerate(parsed.data or ()):
        name = entry.get("name", "") if isinstance(entry, dict) else ""
        id_ = f"{topic}/{name}"
        made = make_record(model, entry, Origin(id_, parsed.source, (index,)))
        yield id_, tuple(made) if isinstance(made, list) else made


def _duplicate(record: Record, first: Record) -> Finding:
    message = f"代号 {record.id} 与第 {first.place().line} 行重复。"
    return Finding(record.place("name"), "duplicate-id", message, "请另起代号。")


def _synonym_groups(lines: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """One group a line, words joined by `=`; `#` starts a comment."""
    for line in lines:
        words = tuple(w.strip() for w in line.partition("#")[0].split("=") if w.strip())
        if len(words) > 1:
            yield words
