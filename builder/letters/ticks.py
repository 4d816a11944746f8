"""Which of several choices is ticked: `☑升旗 □座谈`, `升旗（√） 座谈（ ）`, `升旗√`."""

import re
from collections.abc import Iterator

_TICK, _NONE = "☑☒✓✔√■●◉", "□☐○◯"
_MARK = re.compile(
    rf"[（(\[【]\s*(?P<in>[xX×{_TICK}{_NONE}]?)\s*[）)\]】]|(?P<bare>[{_TICK}{_NONE}])"
)
_BETWEEN = " \u3000\t\n,，、;；/|."


def ticked(text: str) -> str:
    """The one choice that is ticked; "" where none is, or several are."""
    found = [choice for choice, is_ticked in _choices(text) if is_ticked and choice]
    return found[0] if len(found) == 1 else ""


def _choices(text: str) -> Iterator[tuple[str, bool]]:
    """Every choice with whether it is ticked; the marks stand before them all, or behind."""
    marks = list(_MARK.finditer(text))
    if not marks:
        return
    before = not text[: marks[0].start()].strip(_BETWEEN)
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    starts = [0, *(mark.end() for mark in marks[:-1])]
    for mark, start, end in zip(marks, starts, ends, strict=True):
        choice = text[mark.end() : end] if before else text[start : mark.start()]
        said = mark["in"] or mark["bare"] or ""
        yield choice.strip(_BETWEEN), bool(said) and said not in _NONE
