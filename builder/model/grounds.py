"""What things rest on, as a reader understands it: a name, and the page that holds it.

Sheets, papers and pages take their words from here, so that a case is called the same everywhere.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from builder.model.lesson import Lesson
from builder.model.library import Library
from builder.model.published import published
from builder.model.record import Record
from builder.model.reference import FOLDERS, Reference
from builder.model.regulation import Regulation
from builder.model.values import CONFIDENCE_LABELS


class NamedGround(NamedTuple):
    """One of them; practice has no page, nor have lines of sheets."""

    name: str
    address: str
    """From the site's root; "" for what has no page."""


def named_grounds(
    library: Library, references: Iterable[Reference]
) -> dict[Reference, NamedGround]:
    """Those that readers may see, each once and in order; dead links are left out."""
    return dict(_named(library, published(library, references)))


def short_basis(library: Library, references: Iterable[Reference]) -> str:
    """For paper: clauses under one name, cases counted; "" where there is only practice.

    《中华人民共和国国旗法》第五条、第六条等 4 条；《机关事务管理条例》第二十五条；案例 3 起
    """
    clauses: dict[str, list[str]] = {}
    cases = 0
    for reference in dict.fromkeys(published(library, references)):
        record = library.find(reference) if reference.folder in FOLDERS else None
        if isinstance(record, Regulation):
            clause = library.clause(reference)
            clauses.setdefault(record.title.strip("《》"), []).extend(
                [clause.label] if clause else []
            )
        cases += isinstance(record, Lesson)
    named = [f"《{title}》{_some(labels)}" for title, labels in list(clauses.items())[:_LAWS]]
    more = [f"另 {len(clauses) - _LAWS} 部法规"] if len(clauses) > _LAWS else []
    return "；".join([*named, *more, *([f"案例 {cases} 起"] if cases else [])])


_LAWS, _CLAUSES = 2, 2
"""So many are written out on paper; the screen has them all."""


def _some(labels: list[str]) -> str:
    more = f"等 {len(labels)} 条" if len(labels) > _CLAUSES else ""
    return "、".join(labels[:_CLAUSES]) + more


def _named(
    library: Library, references: Iterable[Reference]
) -> Iterator[tuple[Reference, NamedGround]]:
    for reference in references:
        if reference.folder not in FOLDERS:
            yield reference, NamedGround(str(reference), "")
        elif name := _name_of(library, reference):
            yield reference, NamedGround(name, reference.address)


def _name_of(library: Library, reference: Reference) -> str:
    """How a ground is called; empty where nothing is there."""
    record = library.find(reference)
    if isinstance(record, Lesson):
        mark = _mark(record.source.confidence) if record.source else ""
        return f"案例：{record.title}{mark}"
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


def _mark(confidence: str) -> str:
    return "" if confidence == "H" else f"（{CONFIDENCE_LABELS[confidence]}）"
