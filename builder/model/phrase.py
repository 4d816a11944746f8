"""The grammar of texts with blanks, which papers, rules and calendar entries are written in.

`{place}` is a blank, `{place|未定}` says what stands there when nothing is known, and
`[，在{place}]` is left out whole when a blank in it is empty. `program/rules.py` and
`browser/evaluate/evaluate-rules.js` fill them in.
"""

import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator

BLANK = re.compile(r"\{([\w.]+)(?:\|([^{}\[\]]*))?\}")
"""A name, perhaps of several steps (`event.title`), and what stands for nothing."""
PART = re.compile(rf"\[([^\[\]]+)\]|{BLANK.pattern}")
"""What is filled in of a text: a part in brackets, or a blank by itself."""
_SIGNS = re.compile(r"[{}\[\]]")


def blanks_of(text: str) -> Iterator[str]:
    """The names of all blanks of a text."""
    return (found[1] for found in BLANK.finditer(text))


def open_blanks(text: str) -> Iterator[str]:
    """The names of blanks that leave a hole when they are empty."""
    for part in PART.finditer(text):
        if part[2] and not part[3]:
            yield part[2]


def bare(text: str) -> str:
    """What is said whatever is filled in."""
    return PART.sub(lambda part: part[3] or "", text)


def _check_phrase(text: str) -> str:
    outside = BLANK.sub("", PART.sub(lambda part: BLANK.sub("", part[1] or ""), text))
    if _SIGNS.search(outside):
        raise ValueError("花括号、方括号要成对，写成 {place}、{place|未定}、[，在{place}]")
    return text


Phrase = Annotated[str, AfterValidator(_check_phrase)]
"""A text with blanks, as somebody typed it."""
