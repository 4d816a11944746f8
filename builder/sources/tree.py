"""The files of a knowledge base, and names that would not survive Windows or a shared folder."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from builder.files.reason import reason_of
from builder.files.same_file import same_files
from builder.model import Finding, Place
from builder.sources.layers import LayerFolder

ROOTS = ("checklists", "content", "lessons")
LONGEST_PATH = 200
"""Characters below the root; Windows stops at 260 for everything together."""

_RESERVED = re.compile(r"^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f\x7f]|[. ]$')


@dataclass(frozen=True, slots=True)
class Tree:
    """Every content file of a layer, sorted, and what is wrong with their names."""

    layer: LayerFolder
    paths: tuple[str, ...]
    """Relative to its folder; hidden files and names with a leading `_` are no content."""
    findings: tuple[Finding, ...]

    def with_paths(self, paths: Iterable[str]) -> "Tree":
        """The same with other files beside these."""
        return replace(self, paths=tuple(sorted({*self.paths, *paths})))

    def under(self, folder: str, suffix: str) -> Iterator[tuple[str, str]]:
        """Path and id of every file below `folder` that ends in `suffix`."""
        start = f"{folder}/"
        for path in self.paths:
            if path.startswith(start) and path.endswith(suffix):
                yield path, path[len(start) :].removesuffix(suffix)


def read_tree(layer: LayerFolder) -> Tree:
    """Look at the names of all files; nothing is opened and no symbolic link is followed."""
    paths: list[str] = []
    findings: list[Finding] = []
    for path, is_link in _walk(layer.folder, findings):
        fault = symlink_fault(path) if is_link else _bad_name(path)
        if fault:
            findings.append(fault)
        if not is_link:
            paths.append(path)
    paths.sort()
    findings += _collisions(paths)
    return Tree(layer, tuple(paths), tuple(_called(layer, fault) for fault in findings))


def _called(layer: LayerFolder, fault: Finding) -> Finding:
    """A finding at the path by which everybody calls the file."""
    return replace(fault, place=replace(fault.place, path=layer.called(fault.place.path)))


def _walk(root: Path, findings: list[Finding]) -> Iterator[tuple[str, bool]]:
    """Files and symbolic links below the content roots, by path; True for a link."""
    waiting = list(ROOTS)
    while waiting:
        folder = waiting.pop()
        if (root / folder).is_symlink():
            yield folder, True
            continue
        for entry in _entries(root, folder, findings):
            path = f"{folder}/{entry.name}"
            if entry.name.startswith(("_", ".")):
                continue
            if not entry.is_symlink() and entry.is_dir():
                waiting.append(path)
                if entry.name.endswith((".md", ".yml")):
                    yield path, False
            else:
                yield path, entry.is_symlink()


def _entries(root: Path, folder: str, findings: list[Finding]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(root / folder) as entries:
            return list(entries)
    except FileNotFoundError:
        return []
    except OSError as fault:
        message = f"文件夹读不出来：{reason_of(fault)}。"
        findings.append(Finding(Place(folder, 1), "unreadable-file", message, "请检查权限。"))
        return []


def symlink_fault(path: str) -> Finding:
    """A link may lead out of the knowledge base, and Windows shows it as a line of text."""
    hint = "请换成文件本身；内容只放在知识库里面。"
    return Finding(Place(path, 1), "symlink", "是符号链接，没有读。", hint)


def _bad_name(path: str) -> Finding | None:
    parts = path.split("/")
    if any(_RESERVED.match(part) or _FORBIDDEN.search(part) for part in parts):
        hint = '请改名：不用 CON、NUL、COM1 之类，不含 \\ : * ? " < > |，末尾不是点或空格。'
        return Finding(Place(path, 1), "reserved-name", "这个名字在 Windows 上不能用。", hint)
    if len(path) > LONGEST_PATH:
        message = f"路径有 {len(path)} 个字符，最多 {LONGEST_PATH} 个。"
        return Finding(Place(path, 1), "long-path", message, "请缩短文件夹名或文件名。")
    return None


def _collisions(paths: Iterable[str]) -> Iterator[Finding]:
    for path, first in same_files(paths):
        message = f"与 {first} 只有大小写不同，在 Windows 上是同一个文件。"
        yield Finding(Place(path, 1), "same-path", message, "请改名。")
