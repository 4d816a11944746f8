"""Files to download beside the pages, made again only when something in them changed.

Word, Excel and the typesetter take seconds to load; a build that finds every file kept loads none
of them.
"""

import json
from collections.abc import Mapping
from functools import cache, lru_cache, partial
from importlib.metadata import version

from builder.model import Library
from builder.model.form import Form
from builder.model.memo import Memo
from builder.views.site_source import BLANKS

DOWNLOADS = Memo("downloads")


def downloads(library: Library, programs: Mapping[str, str]) -> dict[str, bytes]:
    """Path on the site and content: forms, blank 总表, what 记一条经验 offers to fill in.

    `programs` holds every event type's program as JSON, under `programs/<type>`.
    """
    return {
        **form_files(library),
        **sheet_files({id_: programs[f"programs/{id_}"] for id_ in library.event_types}),
        **hand_in_files(library),
    }


def form_files(library: Library) -> dict[str, bytes]:
    """Every blank form for Word; for Excel too where it is a register."""
    return {
        f"forms/{form.id}.{format_}": _form(library, form, format_)
        for form in library.forms.values()
        for format_ in (("docx", "xlsx") if form.register_ else ("docx",))
    }


def sheet_files(programs: Mapping[str, str]) -> dict[str, bytes]:
    """The blank 总表 of every event type, PDF and Word."""
    return {
        f"event-types/{type_id}{suffix}": data
        for type_id, program in programs.items()
        for suffix, data in _sheet(program).items()
    }


def hand_in_files(library: Library) -> dict[str, bytes]:
    """A lesson and the record of a meeting, for Word and Excel."""
    argument = json.dumps(["hand-in", library.digest_beside_lessons, *_made_by()])
    made = DOWNLOADS.recall(argument, partial(_make_hand_in, library))
    return {f"{BLANKS}/{name}": data for name, data in made.items()}


def _form(library: Library, form: Form, format_: str) -> bytes:
    known = library.standards
    used = [known[field.standard].short for field in form.fields_ if field.standard in known]
    argument = json.dumps([format_, form.id, form.model_dump(mode="json"), used, *_made_by()])
    return DOWNLOADS.recall(argument, partial(_make_form, library, form, format_))


def _sheet(program: str) -> dict[str, bytes]:
    return DOWNLOADS.recall(
        json.dumps(["sheet", program, *_made_by()]), partial(_make_sheet, program)
    )


@cache
def _made_by() -> list[str]:
    return [version(name) for name in ("python-docx", "typst", "xlsxwriter")]


def _make_form(library: Library, form: Form, format_: str) -> bytes:
    from builder.outputs.forms import render_form  # noqa: PLC0415 - slow, often not needed

    return render_form(form, library.standards, {}, format_)


@lru_cache(maxsize=64)
def _make_sheet(program: str) -> dict[str, bytes]:
    """A preview asks for the same sheets with every change of anything."""
    from builder.outputs.blank_sheets import blank_sheet  # noqa: PLC0415 - slow, often not needed

    return blank_sheet(json.loads(program))


def _make_hand_in(library: Library) -> dict[str, bytes]:
    from builder.outputs.blanks import blank_forms  # noqa: PLC0415 - slow, often not needed

    return blank_forms(list(library.event_types.values()))
