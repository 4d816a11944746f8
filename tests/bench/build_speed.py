"""What a site costs to build as it grows: `python -m tests.bench.build_speed [--sizes 500,1000]`.

Side by side in one run, on the same made-up lessons: our build from nothing, after one edit and
after one new lesson; mkdocs-material as it comes (every page in the menu, its own search); and
Zensical on our site source. Seconds are of the whole process, memory is its peak. Each size more
than doubles the time of stock mkdocs-material, so it stops at 2,000. Goals that a run cannot
judge, because it left sizes out, are not named.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

import yaml

from tests.bench.make_tree import ROOT, make_tree

SIZES = (500, 1000, 2000, 5000, 10000)
STOCK_UP_TO = 2000
ZENSICAL_AT = (1000, 5000)
QIANSHI = [sys.executable, "-c", "from builder.cli import main; main()"]
BIN = Path(sys.executable).parent


class Cost(NamedTuple):
    """Of one process."""

    seconds: float
    cpu: float
    """Seconds of the processor: what the time would be on a machine with nothing else to do."""
    megabytes: float


class Row(NamedTuple):
    """One tool at one size."""

    lessons: int
    tool: str
    cost: Cost


Table = dict[tuple[int, str], Cost]
COLD, EDITED, ADDED = "qianshi", "  after one edit", "  one new lesson"
SOURCE, STOCK = "site source", "mkdocs-material"
ZENSICAL, ZENSICAL_EDITED = "zensical", "zensical, edited"


class Goal(NamedTuple):
    """What was asked for, and what came out."""

    name: str
    most: float
    found: float | None
    """None where the run left it out."""


def measure(words: Sequence[str], at: Path) -> Cost:
    """Run a command to its end; its failure ends the run with what it said."""
    own = {"PYTHONPATH": str(ROOT), "QIANSHI_CACHE": str(at.parent / "cache")}
    environment = {**os.environ, **own, "NO_MKDOCS_2_WARNING": "1"}
    log_file = at / "said.log"
    start = perf_counter()
    with log_file.open("w") as said:
        process = subprocess.Popen(words, cwd=at, env=environment, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
    seconds = perf_counter() - start
    if status:
        sys.exit(f"{' '.join(words)}: {log_file.read_text()[-2000:]}")
    log_file.unlink()
    return Cost(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def ours(office: Path, lessons: int) -> Iterator[Row]:
    """From nothing, then after a sentence was added to one lesson, then with one more lesson."""
    build = [*QIANSHI, "build"]
    first = office / "lessons/2003/case-00003.md"
    yield Row(lessons, COLD, measure(build, office))
    edit(first)
    yield Row(lessons, EDITED, measure(build, office))
    more = first.with_name("case-new.md")
    more.write_text(first.read_text("utf-8").replace("title: ", "title: 又", 1), "utf-8")
    yield Row(lessons, ADDED, measure(build, office))


def others(office: Path, lessons: int, scratch: Path) -> Iterator[Row]:
    """The other tools on our site source, where they are asked for at this size."""
    source = scratch / f"source-{lessons}"
    if lessons > STOCK_UP_TO and lessons not in ZENSICAL_AT:
        return
    yield Row(lessons, SOURCE, measure([*QIANSHI, "site-source", str(source)], office))
    if lessons in ZENSICAL_AT:
        zensical = [str(BIN / "zensical"), "build"]
        yield Row(lessons, ZENSICAL, measure(zensical, source))
        edit(source / "docs/lessons/2003/case-00003.md")
        yield Row(lessons, ZENSICAL_EDITED, measure(zensical, source))
    if lessons <= STOCK_UP_TO:
        make_stock(source / "mkdocs.yml")
        yield Row(lessons, STOCK, measure([str(BIN / "mkdocs"), "build"], source))


def make_stock(settings: Path) -> None:
    """As it comes: no frame of ours, the search it brings, the menu made from the folders."""
    data = yaml.safe_load(settings.read_text("utf-8"))
    theme = {"name": "material", "language": "zh", "font": False}
    stock = {"site_name": data["site_name"], "docs_dir": "docs", "theme": theme}
    settings.write_text(yaml.safe_dump({**stock, "use_directory_urls": False}), "utf-8")


def edit(file: Path) -> None:
    """One sentence more at the end of one lesson."""
    file.write_text(f"{file.read_text('utf-8')}\n临走时又查了一遍备用话筒。\n", "utf-8")


def goals(table: Table, sizes: Sequence[int]) -> Iterator[Goal]:
    """The numbers of the issue that this run can judge."""

    def seconds(lessons: int, tool: str) -> float | None:
        return table[lessons, tool].seconds if (lessons, tool) in table else None

    yield Goal("1,000 lessons from nothing, s", 15, seconds(1000, COLD))
    yield Goal("1,000 lessons after one edit, s", 1, seconds(1000, EDITED))
    yield Goal("10,000 lessons after one edit, s", 3, seconds(10000, EDITED))
    source, rival = seconds(5000, SOURCE), seconds(5000, ZENSICAL)
    if source is not None and rival is not None:
        yield Goal("5,000 lessons: our compile + Zensical, s", source + rival, seconds(5000, COLD))
    few, many = min(sizes), max(sizes)
    if few < many:
        grown = table[many, COLD].cpu / table[few, COLD].cpu
        name = f"growth exponent of CPU time, {few:,} to {many:,} lessons"
        yield Goal(name, 1.1, log(grown) / log(many / few))


def main(sizes: Sequence[int] = SIZES) -> None:
    """Print a row as soon as it is known, then what was asked for beside what came out."""
    say(f"{'lessons':>8} {'tool':<18} {'s':>8} {'CPU s':>8} {'MB':>6}")
    table: Table = {}
    with TemporaryDirectory() as name:
        for lessons in sizes:
            office = Path(name) / f"office-{lessons}"
            make_tree(office, lessons, 1)
            for row in chain(ours(office, lessons), others(office, lessons, Path(name))):
                table[row.lessons, row.tool] = row.cost
                show(row)
    for goal in goals(table, sizes):
        if goal.found is not None:
            verdict = "reached" if goal.found <= goal.most else "NOT REACHED"
            say(f"{goal.name:<58} goal {goal.most:6.1f}  found {goal.found:6.1f}  {verdict}")


def show(row: Row) -> None:
    """One line of the table."""
    seconds, cpu, megabytes = row.cost
    say(f"{row.lessons:8,} {row.tool:<18} {seconds:8.1f} {cpu:8.1f} {megabytes:6.0f}")


def say(line: str) -> None:
    """At once, so that a long run can be watched."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def sizes_asked(words: Sequence[str]) -> Sequence[int]:
    """`--sizes 500,1000`; all of them without it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="lessons, with commas")
    return sorted(int(size) for size in parser.parse_args(words).sizes.split(","))


if __name__ == "__main__":
    main(sizes_asked(sys.argv[1:]))
