"""The results that builds keep in `.cache/qianshi/`, to be quicker the next time."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from builder.cache.kept import KeptFile
from builder.cache.memo import Memo
from builder.checks.privacy import MATCHES
from builder.downloads import DOWNLOADS
from builder.pipeline import PROGRAMS
from builder.search import SLUGS
from builder.search.entries import FACTS, NUMBERS
from builder.search.synonyms import HELD
from builder.search.term_shards import SHARDS
from builder.sources.reader import RECORDS
from builder.views.page import DIGESTS
from builder.views.prose import CONVERTED

MEMOS: tuple[Memo, ...] = (
    RECORDS,
    MATCHES,
    CONVERTED,
    NUMBERS,
    FACTS,
    SHARDS,
    DIGESTS,
    DOWNLOADS,
    SLUGS,
    PROGRAMS,
    HELD,
)
_SMALL = 100_000
"""Bytes that may be wasted."""


@contextmanager
def remembering(root: Path) -> Iterator[None]:
    """Know what was kept, and keep what is made; who cannot write there keeps nothing."""
    files = {memo.name: KeptFile(root / f".cache/qianshi/{memo.name}.kept") for memo in MEMOS}
    for memo in MEMOS:
        memo.open(files[memo.name].read)
    try:
        yield
        with suppress(OSError):
            for memo in MEMOS:
                _keep(memo, files[memo.name])
    finally:
        for memo in MEMOS:
            memo.close()


def _keep(memo: Memo, file: KeptFile) -> None:
    """A run that asked for most of what is known tells what nobody needs any more."""
    if not memo.made:
        return
    used, known = len(memo.used), len(memo.known)
    if used * 2 > known and (known - used) * 10 > known:
        file.replace({**memo.used, **memo.made})
    elif file.length > 2 * sum(map(len, memo.known.values())) + _SMALL:
        file.replace({**memo.known, **memo.made})
    else:
        file.add(memo.made)
