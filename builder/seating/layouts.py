"""The layouts as plain JSON for both sides, with the office's own customs first."""

from collections.abc import Mapping

from builder.model import Library
from builder.model.grounds import short_basis
from builder.model.seating import Layout, SeatingCustom, SeatingOption
from builder.seating.shapes import CustomData, LayoutData, OptionData


def layouts_of(library: Library) -> dict[str, LayoutData]:
    """Every layout by its name, in the order of the file."""
    customs = {custom.name: _custom(library, custom) for custom in library.seating_customs}
    return {layout.name: _layout(library, layout, customs) for layout in library.layouts.values()}


def _layout(library: Library, layout: Layout, customs: Mapping[str, CustomData]) -> LayoutData:
    return LayoutData(
        name=layout.name,
        title=layout.title,
        rule=layout.rule,
        view=layout.view,
        sides=list(layout.sides),
        second_is_people=layout.second_is_people,
        most=layout.most,
        front=layout.front,
        desk=layout.desk,
        sets=dict(layout.sets),
        customs=[customs[name] for name in layout.customs],
        summary=layout.summary,
        basis=short_basis(library, layout.ground),
        notes=list(layout.notes),
    )


def _custom(library: Library, custom: SeatingCustom) -> CustomData:
    standard = library.standards.get(custom.standard)
    own = standard.value if standard else ""
    options = sorted(custom.options, key=lambda option: option.label != own)
    return CustomData(
        name=custom.name, title=custom.title, options=[_option(option) for option in options]
    )


def _option(option: SeatingOption) -> OptionData:
    return OptionData(
        label=option.label,
        sets=dict(option.sets),
        practice=option.practice,
        foreign=option.foreign,
    )
