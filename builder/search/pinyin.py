"""How Chinese is typed on a keyboard: full syllables and initials of what titles say.

Only the index carries these terms; whoever searches has already typed the Latin form.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from builder.search.analysis import Token

LONGEST_RUN = 6
"""Syllables; nobody types more initials than that for one word."""
PREFIX = "y:"
"""Keeps `y:pdx` apart from a word pdx in the text."""
BEGUN = "p:"
"""Marks a form whose last syllable has only begun, such as `p:banq`."""
LONGEST_BEGUN = 4


def pinyin_terms(found: Iterable[Token]) -> Iterator[tuple[str, str]]:
    """Terms such as `y:banqi` and `y:bq`, each with the characters it was read from."""
    for sort, group in groupby(_without_gaps(found), key=lambda token: token.sort):
        if sort == "han":
            yield from _run_terms("".join(token.text for token in group))


def _without_gaps(found: Iterable[Token]) -> Iterator[Token]:
    return (token for token in found if token.sort != "gap")


def _run_terms(run: str) -> Iterator[tuple[str, str]]:
    """Readings are taken from the whole run, so that 重庆 is chong and 重要 is zhong."""
    syllables = _syllables(run)
    for start in range(len(run)):
        for end in range(start + 1, min(start + LONGEST_RUN, len(run)) + 1):
            part = syllables[start:end]
            if all(part):
                yield from ((form, run[start:end]) for form in _forms(part))


def _forms(part: list[str]) -> Iterator[str]:
    """In full, as initials, and with the last syllable begun."""
    yield PREFIX + "".join(part)
    if len(part) > 1:
        yield PREFIX + "".join(syllable[0] for syllable in part)
        if len(part) <= LONGEST_BEGUN:
            yield BEGUN + "".join(part[:-1]) + part[-1][0]


def _syllables(run: str) -> list[str]:
    """One syllable a character; "" where the reading is unknown."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - slow to load, often all is remembered

    readings = lazy_pinyin(run, errors=lambda unknown: " " * len(unknown))
    if len(readings) != len(run):
        return [""] * len(run)
    return [reading if reading.isascii() and reading.isalpha() else "" for reading in readings]
