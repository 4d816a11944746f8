"""Layouts and customs of seating that blocks, guides and the office name."""

from collections.abc import Iterable, Iterator

from builder.model import Finding, Library, Place
from builder.model.kinds import kind_of
from builder.model.seating import Layouts
from builder.model.standard import Standards
from builder.model.words import did_you_mean

FILE = kind_of(Layouts).files


def check_seating(library: Library) -> Iterator[Finding]:
    """Every name of a layout or a custom is known, and the office chose one of the ways."""
    if FILE in library.broken:
        return
    for block in library.blocks.values():
        for index, name in enumerate(block.seating):
            yield from _known(block.place("seating", index), name, library.layouts, "座次")
    yield from _check_guides(library)
    yield from _check_choices(library)


def _check_guides(library: Library) -> Iterator[Finding]:
    for guide in library.guides.values():
        for index, plan in enumerate(guide.plans):
            place = guide.place("plans", index, "layout")
            yield from _known(place, plan.layout, library.layouts, "座次")
            layout = library.layouts.get(plan.layout)
            if layout and plan.custom:
                place = guide.place("plans", index, "custom")
                yield from _known(place, plan.custom, layout.customs, "排法不一的事")


def _check_choices(library: Library) -> Iterator[Finding]:
    layouts, standards = library.one(Layouts), library.one(Standards)
    rows = {row.name: (index, row) for index, row in enumerate(standards.rows)}
    for number, custom in enumerate(library.seating_customs):
        if not custom.standard:
            continue
        if custom.standard not in rows:
            place = layouts.place("customs", number, "standard")
            yield from _known(place, custom.standard, rows, "标准")
            continue
        index, row = rows[custom.standard]
        if row.value:
            ways = [option.label for option in custom.options]
            yield from _known(standards.place("rows", index, "value"), row.value, ways, "排法")


def _known(place: Place, name: str, known: Iterable[str], what: str) -> Iterator[Finding]:
    names = tuple(known)
    if name not in names:
        some = f"可写：{'、'.join(names)}。" if names else ""
        hint = did_you_mean(name, names) or some
        yield Finding(place, "unknown-seating", f"没有“{name}”这种{what}。", hint)
