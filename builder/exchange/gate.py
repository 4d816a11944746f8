"""What must not pass from one office to another, looked for at both ends."""

from collections.abc import Collection, Iterable, Iterator

from builder.checks import check_text_privacy
from builder.checks.suspects import unsettled_names
from builder.model import Place


def reasons_to_stay(texts: Iterable[str], not_names: Collection[str]) -> Iterator[str]:
    """Why a lesson with these words does not pass, in Chinese; values are not repeated in full."""
    words = tuple(texts)
    for text in words:
        yield from (x.message.rstrip("。") for x in check_text_privacy(text, Place("", 1)))
    if names := unsettled_names(words, not_names):
        yield f"像是人名或联系方式：{'、'.join(names)}"
