"""What things rest on, as a reader understands it: a name, and the page that holds it.

Sheets, papers and pages take their words from here, so that a case is called the same everywhere.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from builder.model.lesson import Lesson
from builder.model.library import Library
from builder.model.published import published
from builder.model.record import Record
from builder.model.reference import FOLDERS, OURS, PRACTICE, Reference
from builder.model.regulation import Regulation
from builder.model.values import CONFIDENCE_LABELS

PRACTICE_PAGE = "reference/practice.html"
"""Lists whose practice it is, a row each under its name."""
_OURS = f"{PRACTICE}（{OURS.id}）"


class NamedGround(NamedTuple):
    """One of them; our own practice has no page, nor have lines of sheets."""

    name: str
    address: str
    """From the site's root; "" for what has no page."""


def named_grounds(
    library: Library, references: Iterable[Reference]
) -> dict[Reference, NamedGround]:
    """Those that readers may see, each once and in order; dead links are left out."""
    return dict(_named(library, published(library, references)))


def short_basis(library: Library, references: Iterable[Reference]) -> str:
    """For paper: clauses under one name, cases counted, practice by what it is called in brief.

    No lesson is opened for it, so that pages which are made without lessons can say it too.
    《国旗法》第五条、第六条等 4 条；《机关事务管理条例》第二十五条；案例 3 起
    """
    clauses: dict[str, list[str]] = {}
    cases = 0
    shown = list(published(library, references))
    for reference in shown:
        regulation = library.regulations.get(reference.id)
        if reference.folder == "regulations" and regulation:
            labels = clauses.setdefault(short_title(regulation), [])
            clause = library.clause(reference)
            labels.extend([clause.label] if clause else [])
        cases += reference.folder == "lessons"
    named = [f"《{title}》{_some(labels)}" for title, labels in list(clauses.items())[:_LAWS]]
    more = [f"另 {len(clauses) - _LAWS} 部法规"] if len(clauses) > _LAWS else []
    told = [f"案例 {cases} 起" if cases else "", _practice_in_brief(library, shown)]
    return "；".join([*named, *more, *filter(None, told)])


_LAWS, _CLAUSES = 2, 2
"""So many are written out on paper; the screen has them all."""


_ISSUERS = re.compile("^(中华人民共和国|党政机关|中国共产党)")


def short_title(regulation: Regulation) -> str:
    """As people call it where space is short: without who issued it."""
    title = regulation.title.strip("《》")
    return _ISSUERS.sub("", title) or title


def _some(labels: list[str]) -> str:
    more = f"等 {len(labels)} 条" if len(labels) > _CLAUSES else ""
    return "、".join(labels[:_CLAUSES]) + more


def _practice_in_brief(library: Library, references: list[Reference]) -> str:
    """`惯例：会务手册 2 份、值班制度`; that it is our own only where nothing else is said."""
    rows = [library.practices[x.id] for x in references if x.id in library.practices]
    counts = Counter(row.short for row in rows)
    names = (f"{short} {count} 份" if count > 1 else short for short, count in counts.items())
    if rows:
        return f"{PRACTICE}：{'、'.join(names)}"
    return _OURS if references == [OURS] else ""


def _named(
    library: Library, references: Iterable[Reference]
) -> Iterator[tuple[Reference, NamedGround]]:
    for reference in references:
        if reference.is_practice:
            yield from _practice(library, reference)
        elif reference.folder not in FOLDERS:
            yield reference, NamedGround(str(reference), "")
        elif name := _name_of(library, reference):
            yield reference, NamedGround(name, reference.address)


def _practice(library: Library, reference: Reference) -> Iterator[tuple[Reference, NamedGround]]:
    row = library.practices.get(reference.id)
    if row:
        yield reference, NamedGround(f"{PRACTICE}：{row.title}", f"{PRACTICE_PAGE}#{row.name}")
    elif reference == OURS or not reference.id:
        yield reference, NamedGround(_OURS if reference.id else PRACTICE, "")


def _name_of(library: Library, reference: Reference) -> str:
    """How a ground is called; empty where nothing is there."""
    record = library.find(reference)
    if isinstance(record, Lesson):
        return f"案例：{record.title}{_mark(record)}"
    if isinstance(record, Regulation):
        return _regulation(library, record, reference)
    return _title(record)


def _regulation(library: Library, regulation: Regulation, reference: Reference) -> str:
    name = f"《{regulation.title.strip('《》')}》"
    clause = library.clause(reference)
    if clause:
        return f"{name}{clause.label}"
    return "" if reference.anchor else name


def _title(record: Record | None) -> str:
    return str(getattr(record, "title", ""))


def _mark(lesson: Lesson) -> str:
    """How sure we are of a case, where that is not beyond doubt."""
    said = lesson.source.confidence if lesson.source else "H"
    confidence = "L" if lesson.is_suspect else said
    return "" if confidence == "H" else f"（{CONFIDENCE_LABELS[confidence]}）"
