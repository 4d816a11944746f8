"""Texts as they are written to texts as they are filled in: papers whose lines have roles."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from builder.model import Library
from builder.model.place import Location
from builder.model.wording import Wording
from builder.program.paper_names import Strange, strange_in_parts
from builder.program.papers import plain_section
from builder.program.wording_format import WordingProgram

_OFFICE = "{office}"
_SIGNS = str.maketrans("", "", "{}[]")
"""What a name may not bring into a text with blanks."""
_GIVEN: Mapping[str, type] = {"office": str}
"""At hand in a text beside what every paper has."""


def compile_wordings(library: Library) -> list[WordingProgram]:
    """In the order in which they are offered; one that names what does not exist is left out."""
    sound = [x for x in library.wordings.values() if not any(strange_in_wording(x))]
    office = library.settings.office
    return [
        cast("WordingProgram", _with_office(_compile(x, library), office.translate(_SIGNS)))
        for x in sorted(sound, key=lambda wording: (wording.order, wording.id))
    ]


def _compile(wording: Wording, library: Library) -> WordingProgram:
    blocks = (library.blocks[id_] for id_ in wording.blocks if id_ in library.blocks)
    annexes = [plain_section(annex.title, annex.parts) for annex in wording.annexes]
    return WordingProgram(
        id=wording.id,
        name=f"wording-{wording.id}",
        label=wording.title,
        pocket=0,
        one_side=False,
        code=False,
        sections=[plain_section("", wording.parts), *annexes],
        layout=wording.layout,
        wide=wording.wide,
        office=library.settings.office,
        types=list(wording.event_types),
        kinds=[block.title for block in blocks],
        subject=wording.subject,
        to=wording.to,
        note=wording.note,
    )


def _with_office(value: Any, office: str) -> Any:
    """The office is the same in every text: its name is put in once and for all."""
    if isinstance(value, str):
        return value.replace(_OFFICE, office)
    if isinstance(value, dict):
        return {key: _with_office(inner, office) for key, inner in value.items()}
    return [_with_office(inner, office) for inner in value] if isinstance(value, list) else value


def strange_in_wording(wording: Wording) -> Iterator[Strange]:
    """Every name that stands for nothing."""
    texts: dict[Location, str] = {
        (name,): getattr(wording, name) for name in ("subject", "to", "note")
    }
    yield from strange_in_parts((), wording.parts, texts, _GIVEN)
    for index, annex in enumerate(wording.annexes):
        yield from strange_in_parts(("annexes", index), annex.parts, {}, _GIVEN)
