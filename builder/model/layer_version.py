"""Versions of layers, and which of them hold: `2026-11`, `2026-11.2`.

A later one has greater numbers, compared from the left. The lock file says of each layer that was
updated which version holds now and which held before, the latest first:

省厅 2026-12 2026-11 -
"""

import re
from collections.abc import Mapping

VERSIONS = "checklists/versions.lock"
UNVERSIONED = "-"
"""What lay in the layer's folder, or came with the program, before there was an update."""
_HEAD = "# 各层现在用的是哪一版，后面是以前的。由 qianshi update 写，不要手改。\n"
_VERSION = re.compile(r"^(?=.*\d)\w(?:[\w.-]{0,38}\w)?$")
Versions = Mapping[str, tuple[str, ...]]
"""By the name of a layer, the latest first."""


def is_version(text: str) -> bool:
    """Whether a version can be compared, and be part of a folder's name on every system."""
    return bool(_VERSION.match(text))


def numbers_of(version: str) -> tuple[int, ...]:
    """By which versions are compared."""
    return tuple(int(digits) for digits in re.findall(r"\d+", version))


def parse_versions(text: str) -> tuple[dict[str, tuple[str, ...]], list[int]]:
    """The rows of a lock file, and the numbers of lines that are none."""
    found: dict[str, tuple[str, ...]] = {}
    odd: list[int] = []
    for number, line in enumerate(text.split("\n"), 1):
        name, *versions = line.split() or ("#",)
        if versions and all(x == UNVERSIONED or is_version(x) for x in versions):
            found[name] = tuple(versions)
        elif not name.startswith("#"):
            odd.append(number)
    return found, odd


def versions_text(versions: Versions) -> str:
    """The lock file; the same rows give the same bytes."""
    rows = (f"{name} {' '.join(row)}\n" for name, row in sorted(versions.items()))
    return _HEAD + "".join(rows)


def folder_name(name: str, version: str) -> str:
    """Of a version of a layer, in `layers/`; no layer's own name has the sign between."""
    return name if version == UNVERSIONED else f"{name}@{version}"
