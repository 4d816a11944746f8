"""Files of one kind after another to records; what cannot be read is reported and left out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeAlias

from builder.cache import NO_CACHE, Cache, Results, data
from builder.model import Finding, Origin, Place
from builder.model.fence import internal_fault
from builder.model.kinds import Kind
from builder.model.record import Record
from builder.model.trace import Edge, Stamp
from builder.model.values import SLUG
from builder.sources.markdown_text import ParsedMarkdown, parse_markdown
from builder.sources.records import make_record
from builder.sources.stamps import LOCK, parse_stamps
from builder.sources.text import read_text
from builder.sources.tree import Tree, symlink_fault
from builder.sources.yaml_text import Parsed, parse_past_faults

Made: TypeAlias = Record | tuple[Finding, ...]
"""A record, or why there is none."""
Entries: TypeAlias = tuple[tuple[Finding, ...], tuple[tuple[str, Made], ...]]
"""Faults of a whole list, and its entries by id."""

_SLUG = re.compile(SLUG)
_Faults: TypeAlias = tuple[Finding, ...]
_MARKDOWN: Results[ParsedMarkdown | _Faults] = data("markdown", ParsedMarkdown | _Faults)
_YAML: Results[Parsed | _Faults] = data("yaml", Parsed | _Faults)
"""What was read of a file, by its path and text; every process makes records of it anew."""


@dataclass
class SourceReader:
    """Reads one kind after another and collects texts, faults and broken references."""

    root: Path
    tree: Tree
    findings: list[Finding]
    cache: Cache = NO_CACHE
    instead: Mapping[str, str] = field(default_factory=dict)
    """Texts that are read in place of files, by path."""
    broken: set[str] = field(default_factory=set)
    texts: dict[str, str] = field(default_factory=dict)
    opened: set[str] = field(default_factory=set)

    def read(self, kind: Kind) -> dict[str, Record]:
        """Every record of a kind by id; of a kind with one file, the one or what stands for it."""
        if kind.is_single:
            return {kind.name: self._only(kind)}
        return self._from_lists(kind) if kind.is_list else self._one_a_file(kind)

    def _only(self, kind: Kind) -> Record:
        path, empty = kind.files, kind.empty
        if empty is None:
            raise TypeError(f"{kind.name}: a kind of one file says what stands for it")
        if not kind.is_needed and path not in self.tree.paths:
            return empty
        if not (self.root / path).is_file():
            self._refuse((_missing(path),), path)
            return empty
        return self._accept(self._record(kind, path, path), path) or empty

    def _one_a_file(self, kind: Kind) -> dict[str, Record]:
        read: dict[str, Record] = {}
        for path, id_ in self._files(kind):
            if record := self._accept(self._record(kind, path, id_), f"{kind.folder}/{id_}"):
                read[id_] = record
        return read

    def _from_lists(self, kind: Kind) -> dict[str, Record]:
        """Ids are `<file>/<name>`."""
        records: dict[str, Record] = {}
        for path, topic in self._files(kind):
            faults, entries = self._entries(kind.model, path, topic)
            if faults:
                self._refuse(faults, f"{kind.folder}/{topic}")
            for id_, made in entries:
                record = self._accept(made, f"{kind.folder}/{id_}")
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

    def _record(self, kind: Kind, path: str, id_: str) -> Made:
        try:
            return self._read_record(kind, path, id_)
        except Exception as fault:
            return (internal_fault(fault, Place(path, 1)),)

    def _read_record(self, kind: Kind, path: str, id_: str) -> Made:
        text = self._text(path)
        if isinstance(text, Finding):
            return (text,)
        make = partial(self._made, kind, path, id_, text)
        return self.cache.once((kind.model, path, id_, text), make)

    def _made(self, kind: Kind, path: str, id_: str, text: str) -> Made:
        if kind.has_prose:
            return _markdown_record(kind.model, self._parsed_markdown(path, text), id_)
        return _yaml_record(kind.model, self._parsed(path, text), id_)

    def _entries(self, model: type[Record], path: str, topic: str) -> Entries:
        try:
            return self._read_entries(model, path, topic)
        except Exception as fault:
            return (internal_fault(fault, Place(path, 1)),), ()

    def _read_entries(self, model: type[Record], path: str, topic: str) -> Entries:
        text = self._text(path)
        if isinstance(text, Finding):
            return (text,), ()
        make = lambda: _entries(model, self._parsed(path, text), path, topic)  # noqa: E731
        return self.cache.once((model, path, topic, text), make)

    def _parsed_markdown(self, path: str, text: str) -> ParsedMarkdown | _Faults:
        make = partial(parse_markdown, text, path)
        return self.cache.recall(_MARKDOWN, f"{path}\0{text}", make)

    def _parsed(self, path: str, text: str) -> Parsed | _Faults:
        make = partial(parse_past_faults, text, path)
        return self.cache.recall(_YAML, f"{path}\0{text}", make)

    def _text(self, path: str) -> str | Finding:
        self.opened.add(path)
        text = self._read(path)
        if isinstance(text, str):
            self.texts[path] = text
        return text

    def _read(self, path: str) -> str | Finding:
        if path in self.instead:
            return self.instead[path]
        linked = (self.root / path).is_symlink()
        return symlink_fault(path) if linked else read_text(self.root, path)

    def _optional_text(self, path: str) -> str:
        if path not in self.tree.paths:
            return ""
        text = self._text(path)
        if isinstance(text, str):
            return text
        self._refuse((text,), path)
        return ""

    def _accept(self, made: Made, reference: str) -> Record | None:
        """Keep what was read; of a broken file keep the faults and the reference it leaves."""
        if isinstance(made, tuple):
            self._refuse(made, reference)
            return None
        return made

    def _refuse(self, faults: Iterable[Finding], reference: str) -> None:
        self.findings.extend(faults)
        self.broken.add(reference)

    def _files(self, kind: Kind) -> Iterator[tuple[str, str]]:
        """Path and id of every file of a kind, in a stable order."""
        for path, id_ in self.tree.under(kind.source_folder, kind.suffix):
            if not all(_SLUG.match(part) for part in id_.split("/")):
                hint = "只用小写英文字母、数字和连字符，如 flag-rope-worn；它就是网址。"
                fault = Finding(Place(path, 1), "bad-name", "文件名或文件夹名不合要求。", hint)
                self.findings.append(fault)
            yield path, id_


def _markdown_record(model: type[Record], parsed: ParsedMarkdown | _Faults, id_: str) -> Made:
    if isinstance(parsed, tuple):
        return parsed
    origin = Origin(id_, parsed.front.source, sections=parsed.sections)
    return _without_faults(make_record(model, parsed.front.data, origin), parsed.front.faults)


def _yaml_record(model: type[Record], parsed: Parsed | _Faults, id_: str) -> Made:
    if not isinstance(parsed, Parsed):
        return parsed
    made = make_record(model, parsed.data, Origin(id_, parsed.source))
    return _without_faults(made, parsed.faults)


def _without_faults(made: Record | list[Finding], faults: tuple[Finding, ...]) -> Made:
    """A record that was read past faults is not published."""
    if isinstance(made, list):
        return (*faults, *made)
    return faults or made


def _entries(model: type[Record], parsed: Parsed | _Faults, path: str, topic: str) -> Entries:
    if not isinstance(parsed, Parsed):
        return parsed, ()
    if parsed.data and not isinstance(parsed.data, list):
        fault = Finding(Place(path, 1), "bad-value", "文件应是一个列表。", "每项以“- ”开头。")
        return (*parsed.faults, fault), ()
    return parsed.faults, tuple(_entry_records(model, topic, parsed))


def _entry_records(model: type[Record], topic: str, parsed: Parsed) -> Iterator[tuple[str, Made]]:
    for index, entry in enumerate(parsed.data or ()):
        name = entry.get("name", "") if isinstance(entry, dict) else ""
        id_ = f"{topic}/{name}"
        made = make_record(model, entry, Origin(id_, parsed.source, (index,)))
        yield id_, tuple(made) if isinstance(made, list) else made


def _missing(path: str) -> Finding:
    return Finding(Place(path, 1), "missing-file", f"缺少文件 {path}。", "请照示例建立。")


def _duplicate(record: Record, first: Record) -> Finding:
    message = f"代号 {record.id} 与第 {first.place().line} 行重复。"
    return Finding(record.place("name"), "duplicate-id", message, "请另起代号。")


def _synonym_groups(lines: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """One group a line, words joined by `=`; `#` starts a comment."""
    for line in lines:
        words = tuple(w.strip() for w in line.partition("#")[0].split("=") if w.strip())
        if len(words) > 1:
            yield words
