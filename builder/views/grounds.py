"""What things rest on, as a reader understands it: a name, and the page that holds it."""

from collections.abc import Iterable
from typing import NamedTuple

from builder.model import Library, Reference
from builder.model.published import published
from builder.model.reference import FOLDERS
from builder.model.values import CONFIDENCE_LABELS


class Ground(NamedTuple):
    """One of them; practice has no page, nor have lines of sheets."""

    name: str
    address: str


def grounds_of(library: Library, references: Iterable[Reference]) -> dict[Reference, Ground]:
    """Those that readers may see; a template leaves out what is not among them."""
    return {reference: _ground(library, reference) for reference in published(library, references)}


def _ground(library: Library, reference: Reference) -> Ground:
    if reference.folder not in FOLDERS:
        return Ground(str(reference), "")
    return Ground(_name_of(library, reference), reference.address)


def _name_of(library: Library, reference: Reference) -> str:
    record = library.find(reference)
    title = str(getattr(record, "title", reference.id))
    if reference.folder == "lessons":
        return f"案例：{title}"
    if clause := library.clause(reference):
        mark = "" if clause.confidence == "H" else f"（{CONFIDENCE_LABELS[clause.confidence]}）"
        return f"《{title}》{clause.label}{mark}"
    return f"《{title}》"
