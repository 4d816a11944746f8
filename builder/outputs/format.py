"""What an output is: a suffix, a media type, a label and a function of a finished paper."""

from collections.abc import Callable
from dataclasses import dataclass

from builder.outputs.paper import Paper

Render = Callable[[Paper], bytes]


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
