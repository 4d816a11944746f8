"""How long it takes to load and to check: `python -m tests.bench check_speed`.

A made-up office of growing size, each in a fresh process: seconds, memory, growth.
"""

import subprocess
import sys
import tempfile
from math import log
from pathlib import Path

from tests.bench.make_office import make_office

SIZES = (500, 1000, 2000, 5000, 10_000)
_MEASURE = """
import re, sys, time
from pathlib import Path
from builder.checks import found_by
from builder.sources import load_library
started = time.perf_counter()
library = load_library(Path(sys.argv[1])).library
loaded = time.perf_counter()
count = sum(map(len, found_by(library).values()))
checked = time.perf_counter()
peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())
memory = int(peak[1]) // 1024
print(loaded - started, checked - loaded, memory, count)
"""


def measure(root: Path) -> tuple[float, float, int, int]:
    """Seconds to load, seconds to check, megabytes, findings."""
    words = [sys.executable, "-c", _MEASURE, str(root)]
    done = subprocess.run(words, check=True, capture_output=True, text=True)
    load, check, memory, count = done.stdout.split()
    return float(load), float(check), int(memory), int(count)


def main() -> None:
    """Print the table, and the exponent of growth from the smallest to the largest."""
    totals: dict[int, float] = {}
    print("lessons   load s  check s  total s   MB  findings")
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            root = Path(folder) / str(size)
            make_office(root, size, seed=1)
            load, check, memory, count = measure(root)
            totals[size] = load + check
            print(
                f"{size:7}  {load:7.2f}  {check:7.2f}  {load + check:7.2f}  {memory:3}  {count:8}"
            )
    growth = log(totals[SIZES[-1]] / totals[SIZES[0]]) / log(SIZES[-1] / SIZES[0])
    print(f"growth exponent {growth:.2f}")


if __name__ == "__main__":
    main()
