"""The terms of whole documents, counted: what `text_terms(tokens(text))` gives, but faster.

Indexing needs no offsets, so a text is folded in one go and cut into runs of one script.
"""

import re
from collections import Counter
from collections.abc import Iterable
from operator import add

from builder.search.analysis import CHARACTERS, PIECE, fold_character


class _Folds(dict[str, str]):
    """What every character becomes; what parts words becomes a space."""

    def __missing__(self, character: str) -> str:
        parts = fold_character(character)
        folded = self[character] = "".join(text or " " for _, text in parts)
        return folded


_FOLDS = _Folds()


def _class(ranges: list[list[int]]) -> str:
    return "".join(f"{re.escape(chr(low))}-{re.escape(chr(high))}" for low, high in ranges)


_RUNS = re.compile(f"([{_class(CHARACTERS['han'])}]+)|([{_class(CHARACTERS['letters'])}]+)")


def count_terms(texts: Iterable[str]) -> tuple[Counter[str], int]:
    """How often every term stands in some texts, and how many characters and words they have."""
    terms: list[str] = []
    length = sum(_collect(text, terms) for text in texts)
    return Counter(terms), length


def _collect(text: str, terms: list[str]) -> int:
    """Adds one text's terms; gives its length."""
    length = 0
    before, sort = "", 0
    for run in _RUNS.finditer("".join(map(_FOLDS.__getitem__, text))):
        found, same = run[0], run.lastindex == sort
        joined = before + found if same else found
        if run.lastindex == 1:
            terms.extend(found)
            terms.extend(map(add, joined, joined[1:]))
            length += len(found)
        else:
            terms.extend(_of_word(found, joined))
            length += 1
        before, sort = found[-1], run.lastindex or 0
    return length


def _of_word(word: str, joined: str) -> list[str]:
    ends = [PIECE + word[0], PIECE + word[-1]] if len(word) > 1 else []
    return [word, *ends, *(PIECE + joined[i : i + 2] for i in range(len(joined) - 1))]
