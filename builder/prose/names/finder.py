"""Names of persons in free text: 王建国处长, 主任刘伟, 小王, 张总, 由陈思远负责, 阿依古丽·买买提.

Names that stand in the sentence are read with its words (`reading.py`); those that are told by
their shape (spaced, foreign, lists of persons, addresses) are found by patterns. What is `某` names
nobody. Addresses by which somebody is reached (mail, 微信, QQ) are found too.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from builder.prose.names.context import TITLE
from builder.prose.names.lexicon import DATA, GIVEN_SIGNS, SURNAMES
from builder.prose.names.sentences import names_among_words

PERSON, CONTACT = "person", "contact"

_HAN = "[\u4e00-\u9fff]"
_LAST_TITLE = re.compile(f"(?:{TITLE.pattern})$")
_SPACED = re.compile(
    f"(?:(?<!{_HAN})|(?<=[由让请和跟对给是叫上把被{DATA['role_ends']}人]))"
    f"[{''.join(x for x in SURNAMES if len(x) == 1)}][ \u3000]{{1,2}}"
    f"(?:{_HAN}[ \u3000]{{0,2}}(?:{TITLE.pattern})"
    f"|[{GIVEN_SIGNS}](?:(?!{_HAN})|(?=[{DATA['doing']}的两三等没不在对和与用从把已])))"
)
_FIRST = "|".join(DATA["first_names"])
_WORD = "[A-Z][a-z]{1,19}"
_LATIN = re.compile(
    f"(?<![A-Za-z])(?:(?:{_FIRST})(?: {_WORD})?|{_WORD} {_WORD}(?= ?(?:{TITLE.pattern})))"
    f"(?![A-Za-z])[{''.join(x for x, cost in SURNAMES.items() if cost < 5 and len(x) == 1)}]?"
)
_CONTACT = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+"
    r"|(?<=微信)(?:号码|号|是|为|[:： ]){0,3}[A-Za-z][A-Za-z0-9_-]{5,19}"
    r"|(?<=QQ)(?:号码|号|是|为|[:： ]){0,3}[1-9][0-9]{4,11}",
)


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of a text that names somebody, or says how to reach him."""

    start: int
    end: int
    """With the title after it, which may stand there instead."""
    name_end: int
    kind: str


def find_names(text: str, told: bytes = b"") -> list[Named]:
    """Everything that names a person, in the text's order, none over another.

    `told` has a 1 for each character that a model takes for part of a name (`model.py`).
    """
    found: list[Named] = []
    taken = bytearray(len(text))
    for one in (*_contacts(text), *_shaped(text), *_read(text, told)):
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def is_settled(named: Named, text: str, not_names: Container[str]) -> bool:
    """Whether somebody confirmed that it names nobody, with its title or without."""
    words = (text[named.start : named.end], text[named.start : named.name_end])
    return any(word in not_names for word in words)


def _contacts(text: str) -> Iterator[Named]:
    for match in _CONTACT.finditer(text):
        start = match.start() + len(match[0]) - len(match[0].lstrip("号码是为:： "))
        yield Named(start, match.end(), match.end(), CONTACT)


def _shaped(text: str) -> Iterator[Named]:
    """Names that are told by how they are written: foreign ones, and 王　伟."""
    for pattern in (_LATIN, _SPACED):
        for match in pattern.finditer(text):
            title = _LAST_TITLE.search(match[0])
            end = match.start() + title.start() if title else match.end()
            yield Named(match.start(), match.end(), len(text[:end].rstrip()), PERSON)


def _read(text: str, told: bytes) -> Iterator[Named]:
    return (Named(*stretch, PERSON) for stretch in names_among_words(text, told))
