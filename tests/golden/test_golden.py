"""Two snapshots of the small knowledge base: its records and its pages.

A wrong page tells at once whether the record or the template is at fault. `make golden` writes
the files again; look at what changed before committing it.
"""

from collections.abc import Iterator
from pathlib import Path
from pprint import pformat

import pytest

from builder.model import Library
from builder.model.kinds import KINDS
from builder.model.record import Record
from builder.pipeline import site_source
from builder.sources import load_library

HERE = Path(__file__).parent / "small"


@pytest.fixture(scope="module")
def library(small: Path) -> Library:
    return load_library(small).library


def snapshots(library: Library) -> Iterator[tuple[str, str]]:
    yield "model.txt", "\n".join(map(record_text, records(library)))
    for path, source in site_source(library, "2026-11-22").items():
        if path.endswith(".md") or path == "data/programs/flag.js":
            assert isinstance(source, str)
            yield f"pages/{path.replace('.md', '.md.txt')}", source


def records(library: Library) -> Iterator[Record]:
    for kind in KINDS:
        if not kind.is_single:
            every = library.every(kind.model).values()
            yield from (record for record in every if record.path in library.texts)


def record_text(record: Record) -> str:
    head = f"{type(record).__name__} {record.id} @ {record.place()}"
    sections = "".join(f"\n  § {s.title} #{s.anchor} :{s.line}" for s in record.sections)
    return f"{head}{sections}\n{pformat(record.model_dump(), width=100, sort_dicts=False)}\n"


def test_records_and_pages_are_as_they_were_looked_at(
    library: Library, request: pytest.FixtureRequest
) -> None:
    made = dict(snapshots(library))
    if request.config.getoption("--write-golden"):
        write(made)
    kept = {f.relative_to(HERE).as_posix(): f.read_text("utf-8") for f in files()}
    assert sorted(kept) == sorted(made)
    for name, text in made.items():
        assert kept[name] == text, f"{name} changed; see `make golden`"


def files() -> list[Path]:
    return [file for file in HERE.rglob("*") if file.is_file()]


def write(made: dict[str, str]) -> None:
    for file in files():
        file.unlink()
    for name, text in made.items():
        (HERE / name).parent.mkdir(parents=True, exist_ok=True)
        (HERE / name).write_text(text, "utf-8")
