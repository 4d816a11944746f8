"""A folder to a `Library` and the faults of all its files."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import cast

from builder.cache import NO_CACHE, Cache
from builder.model import Finding, Library, Place
from builder.model.kinds import KINDS, kind_of
from builder.model.layer import Covering, Layer, Strikes
from builder.model.paper_spec import PaperSpec
from builder.model.record import Record
from builder.model.settings import Settings
from builder.sources.layer_lock import LAYER_LOCK, Seen, parse_layer_lock
from builder.sources.layers import LAYER, LayerFolder, layers_of, missing_layers
from builder.sources.pictures import PictureFiles
from builder.sources.reader import SourceReader
from builder.sources.shipped import shipped_papers
from builder.sources.tree import Tree, read_tree

SYNONYMS = "content/synonyms.txt"
NOT_NAMES = "content/not-names.txt"

_PAGE = re.compile(r"\.(md|markdown|ya?ml|txt|html?|docx?|wps)$", re.IGNORECASE)
_NO_PAGES = ("content/assets/", "content/contribute/")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read, and every fault met while reading."""

    library: Library
    findings: tuple[Finding, ...]
    below: "Callable[[], Loaded] | None" = None
    """Reads what the office stands on without its own folder; None where it stands on nothing."""


def load_library(
    root: Path,
    cache: Cache = NO_CACHE,
    instead: Mapping[str, str] | None = None,
    layers: Mapping[str, Path] | None = None,
) -> Loaded:
    """Read the knowledge base under `root` and what it stands on. Never raises on bad content.

    `instead` are texts by path that are read in place of what stands there, or beside it: so one
    sees what a change would bring about before anything is written. `layers` are folders of layers
    by name, in the same way.
    """
    reader = _reader_of_one(root, cache, instead or {})
    settings = _settings(reader)
    trees = [read_tree(layer) for layer in layers_of(root, settings, layers)]
    trees[-1] = trees[-1].with_paths(instead or {})
    reader.findings += missing_layers(root, settings, layers or {})
    loaded = _load(replace(reader, trees=trees), settings)
    return (
        replace(loaded, below=partial(_below, trees[:-1], settings, cache)) if trees[1:] else loaded
    )


def load_settings(root: Path) -> Settings:
    """What the office set for itself; what stands for it where that cannot be read."""
    return _settings(_reader_of_one(root, NO_CACHE, {}))


def _reader_of_one(root: Path, cache: Cache, instead: Mapping[str, str]) -> SourceReader:
    return SourceReader([Tree(LayerFolder("", root), (), ())], [], cache, instead)


def _settings(reader: SourceReader) -> Settings:
    kind = kind_of(Settings)
    return cast(Settings, reader.read(kind)[kind.name])


def _below(trees: Sequence[Tree], settings: Settings, cache: Cache) -> Loaded:
    """What an office stands on, without its own folder."""
    return _load(SourceReader(trees, [], cache), settings)


def _load(reader: SourceReader, settings: Settings) -> Loaded:
    for tree in reader.trees:
        reader.findings += tree.findings
    kept: dict[type[Record], Mapping[str, Record]] = {
        Layer: {x.layer.name: _layer(reader, x.layer) for x in reader.trees if x.layer.name},
        Settings: {kind_of(Settings).name: settings},
    }
    for tree in reader.trees:
        strikes = reader.alone(kind_of(Strikes), tree)
        if isinstance(strikes, Strikes):
            reader.cover.learn(tree.layer.name, strikes)
    kept |= {kind.model: reader.read(kind) for kind in KINDS if kind.model not in kept}
    coverings, idle = _seen(reader)
    library = Library(
        kept={**kept, PaperSpec: {**shipped_papers(), **kept[PaperSpec]}},
        synonyms=reader.read_synonyms(SYNONYMS),
        not_names=reader.read_words(NOT_NAMES),
        stamps=reader.read_stamps(),
        trend=reader.read_trend(),
        mutation=reader.read_mutations(),
        broken=frozenset(reader.broken),
        texts=reader.texts,
        pictures=PictureFiles(_files(reader.trees), reader.cache),
        coverings=coverings,
        idle_locks=idle,
    )
    findings = {*reader.findings, *_strays(reader.trees, reader.opened)}
    return Loaded(library, tuple(sorted(findings)))


def load_layer(root: Path) -> Layer | None:
    """What a knowledge base is to those who stand on it; None where it does not say so."""
    return _said(_reader_of_one(root, NO_CACHE, {}), LayerFolder("", root))


def _layer(reader: SourceReader, layer: LayerFolder) -> Layer:
    """What `layer.yml` says; where it says nothing, the name of the folder."""
    return _said(reader, layer) or Layer(title=layer.name, version="（没写版本）")


def _said(reader: SourceReader, layer: LayerFolder) -> Layer | None:
    tree = Tree(layer, (LAYER,) if (layer.folder / LAYER).is_file() else (), ())
    return cast(Layer | None, reader.alone(kind_of(Layer), tree))


def _seen(reader: SourceReader) -> tuple[tuple[Covering, ...], tuple[tuple[str, Place], ...]]:
    """Coverings with what somebody saw of what they cover, and rows of locks that cover nothing."""
    locks: dict[str, dict[str, Seen]] = {}
    for file, text in reader.optional_texts(LAYER_LOCK):
        locks[file.layer.name], faults = parse_layer_lock(text, file.path)
        reader.findings += faults
    made = []
    for covering in reader.cover.coverings:
        seen = locks.get(covering.above, {}).pop(covering.reference, None)
        made.append(replace(covering, accepted=seen.stamp if seen else ""))
    idle = [(what, row.place) for rows in locks.values() for what, row in rows.items()]
    return tuple(made), tuple((what, place) for what, place in idle if place)


def _files(trees: Sequence[Tree]) -> dict[str, Path]:
    return {x.layer.called(path): x.layer.folder / path for x in trees for path in x.paths}


def _strays(trees: Sequence[Tree], opened: set[str]) -> Iterator[Finding]:
    """Files that look like pages and become none, because of their folder or suffix."""
    for tree in trees:
        for path in tree.paths:
            called = tree.layer.called(path)
            if called not in opened and _PAGE.search(path) and not path.startswith(_NO_PAGES):
                hint = "请移到对应的文件夹，后缀用 .md 或 .yml；草稿和模板的文件名请以 _ 开头。"
                message = "这个文件不会成为任何页面。"
                yield Finding(Place(called, 1), "unreachable-page", message, hint)
