"""How an office writes over the layers below it: into its own files, and nowhere else.

Of a list one entry is taken over, of other kinds the file. What was covered is noted in the lock,
so that a later change below is told.
"""

from collections.abc import Collection, Mapping
from datetime import date
from textwrap import dedent

from builder.model import Library
from builder.model.kinds import kind_of
from builder.model.layer import Strikes, layer_of, stamp_of
from builder.model.record import Record
from builder.review.entries import entry_text
from builder.sources.layer_lock import LAYER_LOCK, with_seen
from builder.sources.yaml_line import on_one_line

Texts = Mapping[str, str]
STRIKES = kind_of(Strikes).files


def own_path(record: Record) -> str:
    """The office's own file for a record, whether it is there or not."""
    return kind_of(type(record)).file_of(record.id)


def taken_over(record: Record, library: Library, today: date, texts: Texts) -> dict[str, str]:
    """Texts of own files by path, after `texts`, with a record in them that stands below.

    The same texts where the office has it already; UnfitError for an entry that is written in a
    way that no tool can take.
    """
    if not layer_of(record.path):
        return dict(texts)
    below, path = library.texts[record.path], own_path(record)
    if kind_of(type(record)).is_list:
        entry = dedent(entry_text(below, (record.id.rpartition("/")[2],)))
        below = _behind(_now(path, library, texts), entry)
    return {**texts, path: below, **_seen(record, library, today, texts)}


def struck(
    record: Record, reason: str, library: Library, today: date, texts: Texts
) -> dict[str, str]:
    """The same with a strike of a record that stands below, and why."""
    what = kind_of(type(record)).named(record.id)
    row = f"  - what: {on_one_line(what)}\n    reason: {on_one_line(reason)}\n"
    text = _behind(_now(STRIKES, library, texts) or "rows:\n", row)
    return {**texts, STRIKES: text, **_seen(record, library, today, texts)}


def accepted(
    library: Library, whats: Mapping[str, str], dropped: Collection[str], today: date
) -> str:
    """The lock with what was looked at now, stamps by reference, without what is not covered."""
    return with_seen(_now(LAYER_LOCK, library, {}), whats.items(), today, dropped)


def _seen(record: Record, library: Library, today: date, texts: Texts) -> dict[str, str]:
    stamp = (kind_of(type(record)).named(record.id), stamp_of(record))
    return {LAYER_LOCK: with_seen(_now(LAYER_LOCK, library, texts), [stamp], today)}


def _now(path: str, library: Library, texts: Texts) -> str:
    return texts.get(path, library.texts.get(path, ""))


def _behind(text: str, piece: str) -> str:
    """A list with one entry more; an empty one may be written as `[]`."""
    empty = {"[]": "", "rows: []": "rows:\n"}
    text = empty.get(text.strip(), text)
    return text + "\n" * bool(text and not text.endswith("\n")) + piece
