"""What the replay costs a build, in seconds of the processor: cold, and after one edit.

`python -m tests.bench replay_cost`. The whole build is a process of its own, the replay is
timed in this one, with what the build before it kept. The edits are of this knowledge base's own
files: a sentence in a lesson, one in a guide, the time of a task that few types list, and the name
of a thing that half of them know.
"""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import NamedTuple

from builder.cache import open_cache
from builder.pipeline import programs
from builder.replay import make_drills, play_all
from builder.sources import load_library
from tests.bench.build_speed import QIANSHI, edit, measure
from tests.bench.make_tree import make_tree

MOST_COLD, MOST_EDITED = 0.10, 0.050
"""Goals: of a cold build; seconds after one edit."""


class Edit(NamedTuple):
    """One place that somebody writes otherwise."""

    name: str
    file: str
    old: str
    new: str


EDITS = (
    Edit("a sentence in a lesson", "lessons/2013/flag-at-half-mast.md", "", ""),
    Edit("a sentence in a guide", "content/guides/reception.md", "", ""),
    Edit("a task of few types", "checklists/tasks/flag.yml", "due: start-1wd", "due: start-2wd"),
    Edit("a task of many types", "checklists/tasks/plan.yml", "due: start-5wd", "due: start-6wd"),
)


def replayed(root: Path, cache_folder: Path) -> float:
    """Seconds of the replay alone, what it needs being there already."""
    library = load_library(root).library
    with open_cache(cache_folder, root) as cache:
        compiled = programs(library, cache)
        started = process_time()
        make_drills(library, play_all(library, cache, compiled))
        return process_time() - started


def after_edits(root: Path, cache_folder: Path) -> Iterator[tuple[str, float]]:
    """By the name of each edit; one after the other in the same folder."""
    for name, file, old, new in EDITS:
        path = root / file
        if old:
            path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
        else:
            edit(path)
        yield name, replayed(root, cache_folder)


def main() -> None:
    """Print the table, and what was asked for."""
    with TemporaryDirectory() as name:
        office = Path(name) / "office"
        make_tree(office, 0, 1)
        whole = measure([*QIANSHI, "build"], office).cpu
        cold = replayed(office, Path(name) / "kept")
        print(f"{'':28}{'CPU ms':>10}")
        print(f"{'cold build':28}{whole * 1000:10.0f}")
        print(f"{'  of it the replay':28}{cold * 1000:10.0f}  {cold / whole:.1%}")
        for edited, seconds in after_edits(office, Path(name) / "kept"):
            print(f"{edited:28}{seconds * 1000:10.0f}")
    print(f"goals: of a cold build {MOST_COLD:.0%}, after one edit {MOST_EDITED * 1000:.0f} ms")


if __name__ == "__main__":
    main()
