"""A calendar file as any program reads it, so that two writers can be compared."""

from typing import Any

from icalendar import Calendar

Component = tuple[str, dict[str, str]]
"""Its name, and its properties as text."""


def properties(data: bytes) -> list[Component]:
    """Every component in order; folding, escaping and order of properties play no part."""
    calendar: Any = Calendar.from_ical(data)
    return [(part.name, _texts(part)) for part in calendar.walk()]


def _texts(component: Any) -> dict[str, str]:
    return {name: _text(value) for name, value in component.property_items(recursive=False)}


def _text(value: Any) -> str:
    return str(value.dt) if hasattr(value, "dt") else str(value)
