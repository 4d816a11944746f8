"""Files to download beside the pages, made again only when something in them changed.

Word, Excel and the typesetter take seconds to load and to run: a build that finds every file kept
loads none of them, and one that does not makes the files in a second process.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from importlib.metadata import version
from typing import NamedTuple

from builder.cache import NO_CACHE, Cache, files
from builder.files.aside import aside
from builder.model import EventType, Library
from builder.model.form import Form
from builder.model.standard import Standard
from builder.program import PaperProgram, WordingProgram, compile_papers, compile_wordings
from builder.views.site_source import BLANKS, data_script

_DOWNLOADS = files("downloads")
FRAMES = "wording-frames"
"""The name under which the page loads them."""
MANY = 10
"""Orders from which on a second process is worth its start."""
Files = dict[str, bytes]
"""Content by path on the site."""


class Order(NamedTuple):
    """Files that are made together."""

    told: str
    """Everything that they depend on."""
    make: Callable[[], Files]
    """Picklable."""


@contextmanager
def downloads(
    library: Library, programs: Mapping[str, str], cache: Cache = NO_CACHE
) -> Iterator[Callable[[], Files]]:
    """Begin to make forms, blank 总表 and what 记一条经验 offers to fill in; yields the waiting.

    `programs` holds every event type's program as JSON, under `programs/<type>`.
    """
    orders = [
        *form_orders(library),
        *sheet_orders(
            {id_: programs[f"programs/{id_}"] for id_ in library.event_types},
            compile_papers(library).get("sheet"),
        ),
        *hand_in_orders(library),
        *wording_orders(library),
    ]
    with making(orders, cache) as made:
        yield made


@contextmanager
def making(orders: Sequence[Order], cache: Cache = NO_CACHE) -> Iterator[Callable[[], Files]]:
    """Begin with the files that are not kept; what is yielded waits for them and gives all."""
    kept = [cache.find(_DOWNLOADS, order.told) for order in orders]
    missing = [order for order, found in zip(orders, kept, strict=True) if found is None]
    known = _joined(found for found in kept if found is not None)
    make = [order.make for order in missing]
    if len(missing) < MANY:
        yield lambda: known | _keep(cache, missing, _make(make))
        return
    with aside(_make, make) as made:
        yield lambda: known | _keep(cache, missing, made())


def _keep(cache: Cache, orders: Sequence[Order], made: Sequence[Files]) -> Files:
    for order, together in zip(orders, made, strict=True):
        cache.keep(_DOWNLOADS, order.told, together)
    return _joined(made)


def _joined(found: Iterable[Files]) -> Files:
    return {path: data for together in found for path, data in together.items()}


def _make(orders: Sequence[Callable[[], Files]]) -> list[Files]:
    return [make() for make in orders]


def form_orders(library: Library) -> Iterator[Order]:
    """Every blank form for Word; for Excel too where it is a register."""
    for form in library.forms.values():
        known = {x.standard: library.standards.get(x.standard) for x in form.fields_}
        used = {name: standard for name, standard in known.items() if standard}
        shown = [form.model_dump(mode="json"), [standard.short for standard in used.values()]]
        for format_ in ("docx", "xlsx") if form.register_ else ("docx",):
            yield Order(_told(form.id, format_, shown), partial(_form, form, used, format_))


def sheet_orders(programs: Mapping[str, str], sheet: PaperProgram | None) -> Iterator[Order]:
    """The blank 总表 of every event type, PDF and Word; none while the 总表 itself is broken."""
    if sheet is None:
        return
    for type_id, program in programs.items():
        told = _told("sheet", type_id, program, sheet)
        yield Order(told, partial(_sheet, type_id, program, sheet))


def hand_in_orders(library: Library) -> Iterator[Order]:
    """A lesson and the record of a meeting, for Word and Excel."""
    told = _told("hand-in", library.digest_beside_lessons)
    yield Order(told, partial(_hand_in, list(library.whole_types.values())))


def wording_orders(library: Library) -> Iterator[Order]:
    """Every text with its blanks marked, for Word, and the frames that the page puts texts into."""
    wordings, office = compile_wordings(library), library.settings.office
    yield Order(_told("wording-frames", office), partial(_frames, office))
    for wording in wordings:
        yield Order(_told("wording", wording), partial(_wording, wording))


def _told(*parts: object) -> str:
    return json.dumps([*parts, *_made_by()])


@lru_cache(maxsize=1)
def _made_by() -> list[str]:
    return [version(name) for name in ("python-docx", "typst", "xlsxwriter")]


def _form(form: Form, standards: Mapping[str, Standard], format_: str) -> Files:
    from builder.outputs.forms import render_form  # noqa: PLC0415 - slow, often not needed

    return {f"forms/{form.id}.{format_}": render_form(form, standards, {}, format_)}


def _sheet(type_id: str, program: str, sheet: PaperProgram) -> Files:
    from builder.outputs.blank_sheets import blank_sheet  # noqa: PLC0415 - slow, often not needed

    made = blank_sheet(json.loads(program), sheet)
    return {f"event-types/{type_id}{suffix}": data for suffix, data in made.items()}


def _frames(office: str) -> Files:
    from builder.outputs.wording.frame import frames  # noqa: PLC0415 - slow, often not needed

    return {f"data/{FRAMES}.js": data_script(FRAMES, frames(office)).encode()}


def _wording(program: WordingProgram) -> Files:
    from builder.outputs.wording import docx, write  # noqa: PLC0415 - slow, often not needed

    return {f"wording/{program['id']}.docx": docx.render(write.specimen(program))}


def _hand_in(types: Sequence[EventType]) -> Files:
    from builder.outputs.blanks import blank_forms  # noqa: PLC0415 - slow, often not needed

    return {f"{BLANKS}/{name}": data for name, data in blank_forms(types).items()}
