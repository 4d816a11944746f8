"""第18条 and 第十八条: one number in figures or characters; mirrored in `search-numerals.js`.

Only numbers below a thousand: a year is written in figures everywhere.
"""

from collections.abc import Sequence

from builder.search.constants import SHARED
from builder.search.words import Terms, Typed, word_terms

DIGITS = "零一二三四五六七八九"
_TENS = {"十": 10, "百": 100}
_VALUES = {character: value for value, character in enumerate(DIGITS)} | {"两": 2, "〇": 0}
NUMERALS = frozenset((*_VALUES, *_TENS))


def in_characters(typed: Sequence[Typed], i: int) -> tuple[Terms, ...]:
    """The typed figures, with the character right after them, as terms of characters."""
    characters = characters_of(typed[i].text)
    after = typed[i + 1] if i + 1 < len(typed) else None
    unit = after.text if after and after.close and after.sort == "han" else ""
    return (word_terms(characters + unit),) if len(characters + unit) > 1 and characters else ()


def in_figures(typed: Sequence[Typed], i: int) -> tuple[Terms, ...]:
    """A typed pair of characters that is part of a number or stands beside one, in figures."""
    for at in (i, i - 1):
        start, end = _run(typed, at)
        figures = figures_of("".join(one.text for one in typed[start:end]))
        if figures and _is_number(typed, start, end):
            before = (typed[i - 1].text,) if start == i else ()
            after = (typed[i].text,) if end == i else ()
            return ((*before, figures, *after),)
    return ()


def _run(typed: Sequence[Typed], at: int) -> tuple[int, int]:
    """Where the characters of a number begin and end; nothing where none stands."""
    start = end = at
    while start >= 0 and typed[start].text in NUMERALS and (start == at or typed[start + 1].glued):
        start -= 1
    while end < len(typed) and typed[end].text in NUMERALS and (end == at or typed[end].glued):
        end += 1
    return min(start + 1, end), end


def _is_number(typed: Sequence[Typed], start: int, end: int) -> bool:
    """Of a single character only what is counted or what is numbered; 一 stands in many words."""
    if end - start > 1:
        return True
    after = typed[end].text if end < len(typed) and typed[end].glued else " "
    numbered = typed[start].glued and typed[start - 1].text == "第"
    return numbered or (typed[start].text != "一" and after in SHARED["units"])


def figures_of(characters: str) -> str:
    """`十八` to `18`; nothing for what is no number below a thousand."""
    total = value = 0
    for character in characters:
        if character in _TENS:
            total += (value or 1) * _TENS[character]
            value = 0
        elif value:
            return ""
        else:
            value = _VALUES[character]
    number = total + value
    return str(number) if 0 < number < 1000 else ""


def characters_of(figures: str) -> str:
    """`18` to `十八`; nothing for what is no number below a thousand."""
    if not figures.isascii() or not figures.isdigit() or len(figures) > 3 or figures[0] == "0":
        return ""
    number = int(figures)
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    return (
        (DIGITS[hundreds] + "百" if hundreds else "")
        + _tens(hundreds, tens, ones)
        + (DIGITS[ones] if ones else "")
    )


def _tens(hundreds: int, tens: int, ones: int) -> str:
    if tens:
        return ("" if tens == 1 and not hundreds else DIGITS[tens]) + "十"
    return "零" if hundreds and ones else ""
