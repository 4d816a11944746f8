"""Names of persons in a hand-in: roles in their place, and words that were confirmed to be none."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from builder.model import HandIn, Library
from builder.review.decision import UnfitError
from builder.review.lines import Line
from builder.sources import NOT_NAMES

TOLD = ("title", "what", "handled", "causes", "prevent")
"""What of a hand-in becomes a lesson."""
_SHOWN = ("text", "expect", "why")
"""What of a line is read by everybody."""
_HEAD = "# 像人名、其实不是的词，一行一个；检查和审核不再提。"


@dataclass(frozen=True, slots=True)
class Names:
    """What is to become of the words that look like names, where nothing else is decided."""

    replaced: tuple[tuple[str, str], ...] = ()
    none: tuple[str, ...] = ()


def told_words(hand_in: HandIn) -> list[str]:
    """What the sender says, text by text."""
    return [getattr(hand_in, name) for name in TOLD]


def line_words(lines: Iterable[Line]) -> Iterator[str]:
    """What new lines say."""
    return (str(line.entry.get(name, "")) for line in lines for name in _SHOWN)


def with_roles(hand_in: HandIn, replaced: Iterable[tuple[str, str]]) -> HandIn:
    """A hand-in with other words for the names in it; UnfitError for one that is not there."""
    texts = dict(zip(TOLD, told_words(hand_in), strict=True))
    for old, new in replaced:
        if not any(old in text for text in texts.values()):
            raise UnfitError([f"文字里没有“{old}”，换不了。请照原文写。"])
        texts = {name: put(new, old, text) for name, text in texts.items()}
    return hand_in.model_copy(update=texts)


def put(new: str, old: str, text: str) -> str:
    """A text with a role for a name; where the role stands before it already, only once."""
    return text.replace(new + old, new).replace(old, new)


def not_names_file(words: Iterable[str], library: Library) -> dict[str, str]:
    """The list of words that name nobody, by its path, with those that it does not hold yet."""
    new = [word for word in words if word not in library.not_names]
    text = library.texts.get(NOT_NAMES) or f"{_HEAD}\n"
    whole = text + "\n" * (not text.endswith("\n")) + "".join(f"{word}\n" for word in new)
    return {NOT_NAMES: whole} if new else {}
