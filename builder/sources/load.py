"""A folder to a `Library` and the faults of all its files."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.cache import NO_CACHE, Cache
from builder.model import Finding, Library, Place
from builder.model.kinds import KINDS
from builder.model.paper_spec import PaperSpec
from builder.sources.pictures import PictureFiles
from builder.sources.reader import SourceReader
from builder.sources.shipped import shipped_papers
from builder.sources.tree import Tree, read_tree

SYNONYMS = "content/synonyms.txt"

_PAGE = re.compile(r"\.(md|markdown|ya?ml|txt|html?|docx?|wps)$", re.IGNORECASE)
_NO_PAGES = ("content/assets/", "content/contribute/")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read, and every fault met while reading."""

    library: Library
    findings: tuple[Finding, ...]


def load_library(
    root: Path, cache: Cache = NO_CACHE, instead: Mapping[str, str] | None = None
) -> Loaded:
    """Read the knowledge base under `root`. Never raises on bad content.

    `instead` are texts by path that are read in place of what stands there, or beside it: so one
    sees what a change would bring about before anything is written.
    """
    tree = read_tree(root).with_paths(instead or {})
    reader = SourceReader(root, tree, list(tree.findings), cache, instead or {})
    kept = {kind.model: reader.read(kind) for kind in KINDS}
    library = Library(
        kept={**kept, PaperSpec: {**shipped_papers(), **kept[PaperSpec]}},
        synonyms=reader.read_synonyms(SYNONYMS),
        stamps=reader.read_stamps(),
        broken=frozenset(reader.broken),
        texts=reader.texts,
        pictures=PictureFiles(root, tree.paths, cache),
    )
    findings = {*reader.findings, *_strays(tree, reader.opened)}
    return Loaded(library, tuple(sorted(findings)))


def _strays(tree: Tree, opened: set[str]) -> Iterator[Finding]:
    """Files that look like pages and become none, because of their folder or suffix."""
    for path in tree.paths:
        if path not in opened and _PAGE.search(path) and not path.startswith(_NO_PAGES):
            hint = "请移到对应的文件夹，后缀用 .md 或 .yml；草稿和模板的文件名请以 _ 开头。"
            yield Finding(Place(path, 1), "unreachable-page", "这个文件不会成为任何页面。", hint)
