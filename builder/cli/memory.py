"""The results that builds keep in `.cache/qianshi/`, to be quicker the next time."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from builder.model.memo import Memo
from builder.search.scoring import NUMBERS
from builder.sources.write import write_text
from builder.views.prose import CONVERTED

MEMOS: Mapping[str, Memo] = {"markdown": CONVERTED, "search": NUMBERS}


@contextmanager
def remembering(root: Path) -> Iterator[None]:
    """Read what was kept and keep what was used; a cache that cannot be read is none."""
    folder = root / ".cache/qianshi"
    for name, memo in MEMOS.items():
        memo.learn(_lines(folder / f"{name}.txt"))
    yield
    for name, memo in MEMOS.items():
        try:
            write_text(folder / f"{name}.txt", "".join(memo.kept()))
        except OSError:
            return


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return []
