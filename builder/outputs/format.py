"""What an output is: a suffix, a media type, a label and a function of finished data."""

from collections.abc import Callable
from dataclasses import dataclass

from builder.model import Event
from builder.program import Result

Render = Callable[[Result, Event, str], bytes]
"""Of a result, its event, and the time of printing as text (`2026-12-05 16:20`)."""


@dataclass(frozen=True, slots=True)
class Format:
    """One row of `FORMATS`."""

    label: str
    """In Chinese, as a door offers it."""
    suffix: str
    """With its dot."""
    media_type: str
    render: Render


class RenderError(Exception):
    """An output that would be wrong if it were written; the message is Chinese, for the user."""
