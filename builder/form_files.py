"""The blank forms that stand beside their pages, made again only when something in them changed.

Word and Excel take a second to load; a build that finds every form kept never loads them.
"""

import json
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version

from builder.model import Library
from builder.model.form import Form
from builder.model.memo import Memo

FORM_FILES = Memo("forms")


def form_files(library: Library) -> Iterator[tuple[str, bytes]]:
    """Path on the site and content of every blank form."""
    for form in library.forms.values():
        for format_ in ("docx", "xlsx") if form.register_ else ("docx",):
            yield f"forms/{form.id}.{format_}", _blank(library, form, format_)


def _blank(library: Library, form: Form, format_: str) -> bytes:
    known = library.standards
    used = [known[field.standard].short for field in form.fields_ if field.standard in known]
    argument = json.dumps([format_, form.id, form.model_dump(mode="json"), used, *_made_by()])
    return FORM_FILES.recall(argument, lambda: _make(library, form, format_))


@cache
def _made_by() -> list[str]:
    return [version("python-docx"), version("xlsxwriter")]


def _make(library: Library, form: Form, format_: str) -> bytes:
    from builder.outputs.forms import render_form  # noqa: PLC0415 - slow to load, often not needed

    return render_form(form, library.standards, {}, format_)
