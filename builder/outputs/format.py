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


def refuse_empty(paper: Paper) -> None:
    """Nothing is printed of a paper that has nothing to say. Raises `RenderError`."""
    if not paper.sections:
        raise RenderError(f"这次没有“{paper.label}”可印：清单里没有相应的行。")


class RenderError(Exception):
    """An output that would be wrong if it were written; the message is Chinese, for the user."""
