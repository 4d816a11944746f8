"""The page of one record: by its kind's own template, or plainly, field by field."""

from typing import Any

from builder.model import Library
from builder.model.drawing import SHOWING
from builder.model.facts import facts_of, title_of
from builder.model.grounds import named_grounds
from builder.model.kinds import kind_of, reference_to
from builder.model.record import Record
from builder.views.hidden_links import hidden_links
from builder.views.layer_note import with_layer_note
from builder.views.make_page import make_page
from builder.views.page import Page
from builder.views.pictures import photos_on, shown_pictures


def record_page(record: Record, library: Library, *, outline: bool = False, **values: Any) -> Page:
    """The record through the template of its kind, which gets it under the kind's name."""
    name = kind_of(type(record)).name
    values[name.replace("-", "_")] = record
    if record.sections:
        values["hidden"] = hidden_links(record, library)
        values["pictures"] = shown_pictures(record, library)
    if reference_to(record).folder in SHOWING:
        values["photos"] = photos_on(record, library)
    return _page(record, library, template=name, outline=outline, **values)


def plain_page(record: Record, library: Library) -> Page:
    """Every field that is filled in under its Chinese title, then the body."""
    facts = list(facts_of(record))
    references = [reference for fact in facts for reference in fact.references]
    return _page(
        record,
        library,
        template="record",
        outline=bool(record.sections),
        summary=str(getattr(record, "summary", "")),
        facts=facts,
        grounds=named_grounds(library, references),
        sections=[(s.title, s.anchor, s.text) for s in record.sections],
        source=record.path,
        hidden=hidden_links(record, library),
        pictures=shown_pictures(record, library),
    )


def _page(record: Record, library: Library, **values: Any) -> Page:
    """At the record's own address, under its title, with the layer it is from."""
    page = make_page(f"{reference_to(record)}.md", title_of(record), library, **values)
    return with_layer_note(page, record, library)
