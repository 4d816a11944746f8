"""What was not read is said once, on its regulation's page; nothing else prints a mark for it."""

from collections.abc import Iterator

from builder.checks.texts import shown_texts
from builder.model import Finding, Library
from builder.model.kinds import KINDS

MARK = "待核"
_FOR_KEEPERS = {"source_note"}


def check_open_marks(library: Library) -> Iterator[Finding]:
    """`条号待核` anywhere a reader would meet it: he can neither use it nor settle it."""
    for kind in KINDS:
        for record in library.every(kind.model).values():
            for where, text in shown_texts(record, _FOR_KEEPERS):
                if MARK in text:
                    hint = "条号没有读到的，只写内容；没有读到什么，写进那件制度的 unread。"
                    yield Finding(where(), "open-mark", f"“{MARK}”会印出来。", hint)
