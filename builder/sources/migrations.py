"""From the text of an older schema to that of the present one.

There has been one schema so far, so the list is empty. A migration is a pure function from the
text of one file to its new text; comments and order are the author's and must survive.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.files.write import write_text

SETTINGS = "qianshi.yml"
_SCHEMA = re.compile(r"^schema:[ \t]*(\d+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Migration:
    """One step to the schema `to`."""

    to: int
    files: str
    """Which files it concerns, as a glob from the root: `lessons/**/*.md`."""
    change: Callable[[str], str]


MIGRATIONS: tuple[Migration, ...] = ()


def schema_of(settings: str) -> int:
    """The schema that a `qianshi.yml` names; 1 when it names none."""
    found = _SCHEMA.search(settings)
    return int(found[1]) if found else 1


def migrate(root: Path, migrations: Sequence[Migration] = MIGRATIONS) -> Iterator[str]:
    """Bring the files under `root` up to date; yields the path of every file that changed."""
    settings = root / SETTINGS
    for step in sorted(migrations, key=lambda m: m.to):
        if step.to > schema_of(settings.read_text("utf-8")):
            yield from _apply(root, step)
            write_text(settings, _with_schema(settings.read_text("utf-8"), step.to))


def _apply(root: Path, step: Migration) -> Iterator[str]:
    for file in sorted(root.glob(step.files)):
        before = file.read_text("utf-8")
        after = step.change(before)
        if after != before:
            write_text(file, after)
            yield file.relative_to(root).as_posix()


def _with_schema(text: str, number: int) -> str:
    line = f"schema: {number}"
    return _SCHEMA.sub(line, text) if _SCHEMA.search(text) else f"{line}\n{text}"
