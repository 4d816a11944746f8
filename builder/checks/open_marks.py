"""What was not read is said once, on its regulation's page; nothing else prints a mark for it."""

from collections.abc import Iterator

from builder.checks.texts import shown_texts
from builder.model import Finding, Library
from builder.model.kinds import KINDS

MARK = "待核"
_FOR_KEEPERS = {"source_note"}


def check_open_marks(library: Library) -> Iterator[Finding]:
    """`条号待核` anywhere a reader would meet it: he can neither use it nor settle it."""
    files = {path for path, text in library.texts.items() if _may_hold_it(text)}
    for kind in KINDS:
        found = (x for x in library.every(kind.model).values() if x.path in files)
        for record in found:
            for where, text in shown_texts(record, _FOR_KEEPERS):
                if MARK in text:
                    hint = "条号没有读到的，只写内容；没有读到什么，写进那件制度的 unread。"
                    yield Finding(where(), "open-mark", f"“{MARK}”会印出来。", hint)


def _may_hold_it(source: str) -> bool:
    """As it stands, or put together out of an escape or around a comment; few files do."""
    return any(sign in source for sign in (MARK, "\\", "<!--"))
