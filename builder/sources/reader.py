"""Files of one kind after another to records; what cannot be read is reported and left out."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeAlias

from builder.cache import NO_CACHE, Cache, Results, data
from builder.model import Finding, Origin, Place
from builder.model.fence import internal_fault
from builder.model.kinds import Kind
from builder.model.layer import bare_path
from builder.model.mutation import MutationReport
from builder.model.record import Record
from builder.model.trace import Edge, Stamp
from builder.model.trend import Measured
from builder.model.values import SLUG
from builder.sources.cover import Cover
from builder.sources.layers import LayerFolder
from builder.sources.markdown_text import ParsedMarkdown, parse_markdown
from builder.sources.mutations import MUTATIONS, parse_mutations
from builder.sources.records import make_record
from builder.sources.stamps import LOCK, parse_stamps
from builder.sources.text import read_text
from builder.sources.tree import Tree, symlink_fault
from builder.sources.trend import TREND, parse_trend
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


@dataclass(frozen=True, slots=True)
class File:
    """A source file of one layer."""

    layer: LayerFolder
    bare: str
    """Its path in the layer's folder."""

    @property
    def path(self) -> str:
        """How records and findings call it."""
        return self.layer.called(self.bare)


@dataclass
class SourceReader:
    """Reads one kind after another and collects texts, faults and broken references."""

    trees: Sequence[Tree]
    """Of every layer, from the bottom up."""
    findings: list[Finding]
    cache: Cache = NO_CACHE
    instead: Mapping[str, str] = field(default_factory=dict)
    """Texts that are read in place of files, by path."""
    broken: set[str] = field(default_factory=set)
    texts: dict[str, str] = field(default_factory=dict)
    opened: set[str] = field(default_factory=set)
    cover: Cover = field(default_factory=Cover)

    def read(self, kind: Kind) -> dict[str, Record]:
        """Every record of a kind by id; of a kind with one file, the one or what stands for it."""
        if kind.is_single:
            return {kind.name: self._only(kind)}
        records: dict[str, Record] = {}
        for tree in self.trees:
            self.cover.strike(kind, records, tree.layer.name)
            for record in self._records(kind, tree):
                self.cover.lay(kind, records, record)
        in_order = sorted(records.values(), key=lambda record: bare_path(record.path))
        return {record.id: record for record in in_order}

    def _only(self, kind: Kind) -> Record:
        """The one file; of several layers their rows, those of an upper one over those below."""
        if kind.empty is None:
            raise TypeError(f"{kind.name}: a kind of one file says what stands for it")
        files = [File(tree.layer, kind.files) for tree in self.trees if _has(tree, kind)]
        if not files and kind.is_needed:
            self._refuse((_missing(kind.files),), kind.files)
        record = kind.empty
        below: Parsed | None = None
        for file in files:
            parsed = self._laid(kind, file, below) if len(files) > 1 else None
            made = (
                self._of_parsed(kind, file, parsed)
                if parsed
                else self._record(kind, file, file.bare)
            )
            if accepted := self._accept(made, kind.files):
                record, below = accepted, parsed if isinstance(parsed, Parsed) else None
        return record

    def _laid(self, kind: Kind, file: File, below: Parsed | None) -> Parsed | _Faults:
        """The data of a file over that of the layers below it."""
        text = self._text(file)
        parsed = self._parsed(file.path, text) if isinstance(text, str) else (text,)
        if isinstance(parsed, Parsed) and below:
            return self.cover.merge(kind, below, parsed, file.layer.name)
        return parsed

    def _records(self, kind: Kind, tree: Tree) -> Iterator[Record]:
        read = self._of_list if kind.is_list else self._of_file
        for path, id_ in self._files(kind, tree):
            yield from read(kind, File(tree.layer, path), id_)

    def _of_file(self, kind: Kind, file: File, id_: str) -> Iterator[Record]:
        if record := self._accept(self._record(kind, file, id_), f"{kind.folder}/{id_}"):
            yield record

    def _of_list(self, kind: Kind, file: File, topic: str) -> Iterator[Record]:
        """Ids are `<file>/<name>`."""
        known: dict[str, Record] = {}
        faults, entries = self._entries(kind.model, file, topic)
        if faults:
            self._refuse(faults, f"{kind.folder}/{topic}")
        for id_, made in entries:
            record = self._accept(made, f"{kind.folder}/{id_}")
            if record and id_ in known:
                self.findings.append(_duplicate(record, known[id_]))
            elif record:
                known[id_] = record
        yield from known.values()

    def read_synonyms(self, path: str) -> tuple[tuple[str, ...], ...]:
        """Groups of words that mean the same, of all layers; none without a file."""
        texts = (text for _, text in self.optional_texts(path))
        return tuple(group for text in texts for group in _synonym_groups(text.split("\n")))

    def read_words(self, path: str) -> frozenset[str]:
        """One word a line, of all layers, `#` starts a comment; none without a file."""
        lines = (line for _, text in self.optional_texts(path) for line in text.split("\n"))
        return frozenset(filter(None, (line.partition("#")[0].strip() for line in lines)))

    def read_stamps(self) -> dict[Edge, Stamp]:
        """What the lock files say was accepted, an upper one before those below it."""
        found: dict[Edge, Stamp] = {}
        for file, text in self.optional_texts(LOCK):
            stamps, faults = parse_stamps(text, file.path)
            self.findings.extend(faults)
            found |= stamps
        return found

    def read_trend(self) -> tuple[Measured, ...]:
        """What the replays of the office's own folder came to; those below it measured others."""
        rows: tuple[Measured, ...] = ()
        for file, text in self.optional_texts(TREND):
            found, faults = parse_trend(text, file.path)
            self.findings.extend(faults)
            rows = rows if file.layer.name else found
        return rows

    def optional_texts(self, path: str) -> Iterator[tuple[File, str]]:
        """The text of a file in every layer that has it, from the bottom up."""
        for tree in self.trees:
            if path in tree.paths:
                file = File(tree.layer, path)
                text = self._text(file)
                if isinstance(text, str):
                    yield file, text
                else:
                    self._refuse((text,), path)

    def alone(self, kind: Kind, tree: Tree) -> Record | None:
        """The record of a kind with one file as a layer itself has it; None where it has none."""
        if kind.files not in tree.paths:
            return None
        file = File(tree.layer, kind.files)
        return self._accept(self._record(kind, file, file.bare), kind.files)

    def read_mutations(self) -> MutationReport | None:
        """What came of the last mutants, of the uppermost layer that tried; None where none did."""
        found: MutationReport | None = None
        for file, text in self.optional_texts(MUTATIONS):
            report, faults = parse_mutations(text, file.path)
            self.findings.extend(faults)
            found = report or found
        return found

    def _record(self, kind: Kind, file: File, id_: str) -> Made:
        try:
            return self._read_record(kind, file, id_)
        except Exception as fault:
            return (internal_fault(fault, Place(file.path, 1)),)

    def _read_record(self, kind: Kind, file: File, id_: str) -> Made:
        text = self._text(file)
        if isinstance(text, Finding):
            return (text,)
        make = partial(self._made, kind, file.path, id_, text)
        return self.cache.once((kind.model, file.path, id_, text), make)

    def _made(self, kind: Kind, path: str, id_: str, text: str) -> Made:
        if kind.has_prose:
            return _markdown_record(kind.model, self._parsed_markdown(path, text), id_)
        return _yaml_record(kind.model, self._parsed(path, text), id_)

    def _entries(self, model: type[Record], file: File, topic: str) -> Entries:
        try:
            return self._read_entries(model, file, topic)
        except Exception as fault:
            return (internal_fault(fault, Place(file.path, 1)),), ()

    def _read_entries(self, model: type[Record], file: File, topic: str) -> Entries:
        text, path = self._text(file), file.path
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

    def _of_parsed(self, kind: Kind, file: File, parsed: Parsed | _Faults) -> Made:
        try:
            return _yaml_record(kind.model, parsed, file.bare)
        except Exception as fault:
            return (internal_fault(fault, Place(file.path, 1)),)

    def _text(self, file: File) -> str | Finding:
        self.opened.add(file.path)
        text = self._read(file)
        if isinstance(text, str):
            self.texts[file.path] = text
        return text

    def _read(self, file: File) -> str | Finding:
        if file.path in self.instead:
            return self.instead[file.path]
        here = file.layer.folder / file.bare
        return symlink_fault(file.path) if here.is_symlink() else read_text(here, file.path)

    def _accept(self, made: Made, reference: str) -> Record | None:
        """Keep what was read; of a broken file keep the faults and the reference it leaves."""
        if isinstance(made, tuple):
            self._refuse(made, reference)
            return None
        return made

    def _refuse(self, faults: Iterable[Finding], reference: str) -> None:
        self.findings.extend(faults)
        self.broken.add(reference)

    def _files(self, kind: Kind, tree: Tree) -> Iterator[tuple[str, str]]:
        """Path and id of every file of a kind, in a stable order."""
        for path, id_ in tree.under(kind.source_folder, kind.suffix):
            if not all(_SLUG.match(part) for part in id_.split("/")):
                hint = "只用小写英文字母、数字和连字符，如 flag-rope-worn；它就是网址。"
                place = Place(tree.layer.called(path), 1)
                self.findings.append(Finding(place, "bad-name", "文件名或文件夹名不合要求。", hint))
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


def _has(tree: Tree, kind: Kind) -> bool:
    if kind.is_needed:
        return (tree.layer.folder / kind.files).is_file()
    return kind.files in tree.paths


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
