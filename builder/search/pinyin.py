"""How Chinese is typed on a keyboard: full syllables and initials of what titles say.

Only the index carries these terms; whoever searches has already typed the Latin form.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from builder.search.analysis import Token
from builder.search.sounds import syllables_of

LONGEST_RUN = 6
"""Syllables; nobody types more initials than that for one word."""
PREFIX = "y:"
"""Keeps `y:pdx` apart from a word pdx in the text."""
BEGUN = "p:"
"""Marks a form whose last syllable has only begun, such as `p:banq`."""
LONGEST_BEGUN = 4
LONGEST_WORD = 4
"""Letters of a word that is typed among syllables, such as the u of U盘."""
INSIDE, AT_THE_END, WHOLE = 1, 2, 3
"""How much a stretch of a title is a word: the last one names the thing."""


Reading = tuple[str, str, int]
"""A pinyin term, the characters it was read from, and how much those are a word."""


def pinyin_terms(found: Iterable[Token]) -> Iterator[Reading]:
    """Terms such as `y:banqi` and `y:bq`, each with the characters it was read from."""
    for spoken, group in groupby(_without_gaps(found), key=_is_spoken):
        if spoken:
            yield from _run_terms([token.text for token in group])


def _without_gaps(found: Iterable[Token]) -> Iterator[Token]:
    return (token for token in found if token.sort != "gap")


def _is_spoken(token: Token) -> bool:
    text = token.text
    short = len(text) <= LONGEST_WORD and text.isascii() and text.isalpha()
    return token.sort == "han" or (token.sort == "word" and short)


def _run_terms(run: list[str]) -> Iterator[Reading]:
    """Readings are taken from the whole run, so that 重庆 is chong and 重要 is zhong.

    In full, as initials, and with the last syllable begun; then in full with other readings.
    """
    syllables = _syllables(run)
    for start in range(len(run)):
        full = initials = text = ""
        for end in range(start, min(start + LONGEST_RUN, len(run))):
            if not (syllable := syllables[end]):
                break
            begun, full = full + syllable[0], full + syllable
            initials, text = initials + syllable[0], text + run[end]
            if text.isascii():
                continue
            weight = INSIDE if end + 1 < len(run) else AT_THE_END if start else WHOLE
            yield PREFIX + full, text, weight
            if end > start:
                yield PREFIX + initials, text, weight
                if end - start < LONGEST_BEGUN:
                    yield BEGUN + begun, text, weight
    yield from _other_readings(run, syllables)


def _other_readings(run: list[str], syllables: list[str]) -> Iterator[Reading]:
    """Short stretches in which one character is read in its other way.

    No dictionary knows every name of a place: 朝阳厅 is chaoyang here and zhaoyang there.
    """
    for at, character in enumerate(run):
        others = (other for other in syllables_of().get(character, ()) if other != syllables[at])
        for other in others:
            read = [*syllables[:at], other, *syllables[at + 1 :]]
            yield from (
                (PREFIX + "".join(read[a:b]), "".join(run[a:b]), INSIDE)
                for a, b in _around(at, len(run))
                if all(read[a:b])
            )


def _around(at: int, count: int) -> Iterator[tuple[int, int]]:
    """Start and end of every short stretch of several characters with a place in it."""
    for start in range(max(0, at - LONGEST_BEGUN + 1), at + 1):
        for end in range(max(at + 1, start + 2), min(start + LONGEST_BEGUN, count) + 1):
            yield start, end


def _syllables(run: list[str]) -> list[str]:
    """One syllable a character, letters as they are; "" where the reading is unknown."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - slow to load, often all is remembered

    readings = lazy_pinyin("".join(run), errors=list)  # type: ignore[arg-type]
    if len(readings) != sum(map(len, run)):
        return [""] * len(run)
    spoken = iter(readings)
    joined = ("".join(islice(spoken, len(text))) for text in run)
    return [reading if reading.isascii() and reading.isalpha() else "" for reading in joined]
