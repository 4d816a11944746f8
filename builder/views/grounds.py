"""What things rest on, as a reader understands it: a name, and the page that holds it."""

from collections.abc import Iterable
from typing import NamedTuple

from builder.model import Library, Reference
from builder.model.reference import PRACTICE, parsed
from builder.model.values import CONFIDENCE_LABELS


class Ground(NamedTuple):
    """One of them; practice has no page, nor has text that is no reference."""

    name: str
    address: str


def grounds_of(library: Library, texts: Iterable[str]) -> dict[str, Ground]:
    """The grounds that are written as `texts`, such as `lessons/2013/x` or 惯例."""
    return {text: _ground(library, text) for text in dict.fromkeys(texts)}


def _ground(library: Library, text: str) -> Ground:
    reference = None if text == PRACTICE else parsed(text)
    if reference is None:
        return Ground(text, "")
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
