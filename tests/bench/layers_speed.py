"""What a site costs of one layer and of three: processor seconds, each in a process of its own.

    python -m tests.bench.layers_speed

Three are the whole library, a layer that replaces forty lines of it and adds forty, and an office
that does the same to both. They must not cost three tenths more than the library alone.
"""

import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from builder.pipeline import read_folder, site_source
from builder.sources import load_library
from builder.sources.layers import shipped_library

MOST = 1.3
LINES = 40
_OWN = "- {{name: {0}, text: 再看一遍, expect: 都在, pauses: [{1}], ground: [惯例/本库]}}\n"


def lay_out(root: Path) -> None:
    """An office on two layers, each of which writes over what lies below it."""
    (root / "qianshi.yml").write_text("office: 区办公室\nlayers: [qianshi, 省厅]\n", "utf-8")
    below = load_library(shipped_library()).library.items.values()
    kept = [item for item in below if not item.killer and not item.makes]
    chosen = kept[:: len(kept) // (2 * LINES)][: 2 * LINES]
    for folder, items in (("layers/省厅", chosen[:LINES]), ("", chosen[LINES:])):
        for number, item in enumerate(items):
            file = root / folder / f"checklists/items/{item.topic}.yml"
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("a", encoding="utf-8") as stream:
                stream.write(_OWN.format(item.name, item.pauses[0]))
                stream.write(_OWN.format(f"own-{number}", item.pauses[0]))
    (root / "layers/省厅/layer.yml").write_text("title: 省厅\nversion: 2026-10\n", "utf-8")


def seconds(root: Path) -> float:
    """Reading, checking and drawing every page, without a cache."""
    start = time.process_time()
    source = site_source(read_folder(root).library, "2026-11-28")
    pages = sum(1 for path in source if source[path])
    print(f"{root.name}: {pages} files, {time.process_time() - start:.1f} s", file=sys.stderr)
    return time.process_time() - start


def in_a_process(root: Path) -> float:
    """The same where nothing is warm."""
    command = [sys.executable, "-m", "tests.bench.layers_speed", str(root)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> int:
    """1 where three layers cost too much."""
    with TemporaryDirectory() as folder:
        one, three = Path(folder, "one"), Path(folder, "three")
        for root in (one, three):
            root.mkdir()
        (one / "qianshi.yml").write_text("office: 区办公室\nlayers: [qianshi]\n", "utf-8")
        lay_out(three)
        took = [in_a_process(root) for root in (one, three)]
    print(f"one layer {took[0]:.1f} s, three {took[1]:.1f} s: {took[1] / took[0]:.2f} times")
    return int(took[1] > took[0] * MOST)


if __name__ == "__main__":
    if sys.argv[1:]:
        print(seconds(Path(sys.argv[1])))
    else:
        sys.exit(main())
