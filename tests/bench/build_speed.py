"""What a site costs to build as it grows: `python -m tests.bench.build_speed [LESSONS …]`.

Side by side in one run, on the same made-up lessons: our build, the build after one edit,
mkdocs-material as it comes (every page in the menu, its own search), and Zensical on our site
source. Seconds are of the whole process, memory is its peak. Each size more than doubles the
time of stock mkdocs-material, so it stops at 2,000.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
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
    cold: Cost
    again: Cost | None


def measure(words: Sequence[str], at: Path) -> Cost:
    """Run a command to its end; its failure ends the run with what it said."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}
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


def ours(office: Path, lessons: int) -> Row:
    """Cold, then after a word changed in one lesson."""
    cold = measure([*QIANSHI, "build"], office)
    edit(office / "lessons/2003/case-00003.md")
    return Row(lessons, "qianshi", cold, measure([*QIANSHI, "build"], office))


def others(office: Path, lessons: int, scratch: Path) -> Iterator[Row]:
    """The other tools on our site source, where they are asked for at this size."""
    source = scratch / f"source-{lessons}"
    if lessons > STOCK_UP_TO and lessons not in ZENSICAL_AT:
        return
    write = measure([*QIANSHI, "site-source", str(source)], office)
    yield Row(lessons, "site-source", write, None)
    if lessons in ZENSICAL_AT:
        cold = measure([str(BIN / "zensical"), "build"], source)
        edit(source / "docs/lessons/2003/case-00003.md")
        yield Row(lessons, "zensical", cold, measure([str(BIN / "zensical"), "build"], source))
    if lessons <= STOCK_UP_TO:
        make_stock(source / "mkdocs.yml")
        yield Row(lessons, "mkdocs-material", measure([str(BIN / "mkdocs"), "build"], source), None)


def make_stock(settings: Path) -> None:
    """As it comes: no frame of ours, the search it brings, the menu made from the folders."""
    data = yaml.safe_load(settings.read_text("utf-8"))
    theme = {"name": "material", "language": "zh", "font": False}
    stock = {"site_name": data["site_name"], "docs_dir": "docs", "theme": theme}
    settings.write_text(yaml.safe_dump({**stock, "use_directory_urls": False}), "utf-8")


def edit(file: Path) -> None:
    """One word of one lesson."""
    file.write_text(file.read_text("utf-8").replace("清点", "查点"), "utf-8")


def main(sizes: Sequence[int] = SIZES) -> None:
    """Print a row as soon as it is known, and how our time grows."""
    say(f"{'lessons':>8} {'tool':<16} {'cold s':>8} {'cpu s':>8} {'MB':>6}  (again: the same)")
    known: list[tuple[int, float]] = []
    with TemporaryDirectory() as name:
        for lessons in sizes:
            office = Path(name) / f"office-{lessons}"
            make_tree(office, lessons, 1)
            row = ours(office, lessons)
            known.append((lessons, row.cold.cpu))
            show(row)
            for other in others(office, lessons, Path(name)):
                show(other)
    if len(known) > 1:
        (few, fast), (many, slow) = known[0], known[-1]
        exponent = log(slow / fast) / log(many / few)
        say(f"growth exponent of cpu time {exponent:.2f} ({few} to {many} lessons)")


def show(row: Row) -> None:
    """One line of the table."""
    again = _columns(row.again) if row.again else ""
    say(f"{row.lessons:8} {row.tool:<16} {_columns(row.cold)} {again}")


def _columns(cost: Cost) -> str:
    return f"{cost.seconds:8.1f} {cost.cpu:8.1f} {cost.megabytes:6.0f}"


def say(line: str) -> None:
    """At once, so that a long run can be watched."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or SIZES)
