"""How much each reading of a stretch of text costs: as a word, or as parts of a name.

Costs are negative natural logarithms of how often something is met; of two readings the cheaper one
is believed.
"""

import json
from math import log
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent
DATA: dict[str, Any] = json.loads((_FOLDER / "data.json").read_text("utf-8"))
_ALL_WORDS = log(6.0e7)
"""Of the count of all words in the text that the counts in `words.txt` are from."""
_OWN_WORD = 11.0
"""Of a word of offices that no dictionary of frequencies has (`words`)."""
_FREQUENT_SURNAME, _TELLING = 5.0, 5.5
"""Of a surname that many have, and at most of one that is nearly nothing else (禚)."""
_SELDOM_WORD = 13.0
UNKNOWN = 17.0
"""Of a character that is no word by itself."""
GIVEN, SURNAME_GIVEN, ODD_GIVEN, VERB_GIVEN = 5.5, 7.5, 9.5, 12.0
"""Of a character that people often have in their given name, of a frequent surname (张王丽), of
another, and of one that says what he does (薛慧抽走)."""


def _words() -> dict[str, float]:
    costs: dict[str, float] = {}
    for line in (_FOLDER / "words.txt").read_text("utf-8").splitlines():
        size, *words = line.split()
        costs.update(dict.fromkeys(words, _ALL_WORDS - int(size) * log(2)))
    return costs | {word: min(_OWN_WORD, costs.get(word, _OWN_WORD)) for word in DATA["words"]}


WORDS = _words()


def _lengths() -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for word in WORDS:
        found.setdefault(word[0], {1}).add(len(word))
    return {sign: tuple(sorted(lengths)) for sign, lengths in found.items()}


NOBODY = "某"
"""Written in place of a name."""
LENGTHS = _lengths()
"""How long words are that begin with a character."""
SURNAMES: dict[str, float] = {
    **{
        name: min(float(cost), _TELLING if WORDS.get(name, UNKNOWN) > _SELDOM_WORD else UNKNOWN)
        for cost, names in DATA["surnames"].items()
        for name in names
    },
    **dict.fromkeys(DATA["compound"], 5.5),
}
VERBS = frozenset((*DATA["doing"], *(word for word in DATA["after"] if len(word) == 1)))
"""Characters that say what somebody does."""
GIVEN_COSTS = {
    **dict.fromkeys(VERBS, VERB_GIVEN),
    **{sign: SURNAME_GIVEN for sign, cost in SURNAMES.items() if cost < _FREQUENT_SURNAME},
    **dict.fromkeys(DATA["given"], GIVEN),
    **dict.fromkeys(DATA["never_given"], UNKNOWN),
}
GIVEN_SIGNS: str = DATA["given"]
"""Characters that people often have in their given name."""


def _given_names() -> frozenset[str]:
    """Given names of two characters that many people have; a line has those of one first sign."""
    lines = (_FOLDER / "given_names.txt").read_text("utf-8").splitlines()
    return frozenset(first + second for first, rest in map(str.split, lines) for second in rest)


GIVEN_NAMES = _given_names()
FOREIGN_PARTS = frozenset((_FOLDER / "foreign_parts.txt").read_text("utf-8").split())
"""What names of other languages are made of, as they are written in Chinese: 古丽, 次仁, 巴特尔."""
