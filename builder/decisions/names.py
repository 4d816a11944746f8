"""Names of persons at the desk: each is replaced, or somebody says that it is none."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from builder.checks.suspects import unsettled_names
from builder.decisions.desk import DeskError
from builder.model import Library
from builder.review import Acceptance, UnfitError
from builder.review.names import line_words, not_names_file, told_words

AT_REVIEW = '在审核页点一下；命令行写 --replace "{0}=联络员"，或 --no-name "{0}"。没有收录。'
AT_AMENDING = '页面上写进“确认不是人名”一栏；命令行写 --no-name "{0}"。没有写。'
"""How names are settled where a hand-in is accepted, and where a passage is amended."""


def with_names(made: Acceptance, confirmed: Sequence[str], library: Library) -> Acceptance:
    """An acceptance with the names nobody settled, and the list of words that were confirmed."""
    return settled(made, _words(made), confirmed, library)


def settled(
    made: Acceptance, texts: Iterable[str], confirmed: Sequence[str], library: Library
) -> Acceptance:
    """The same for `texts`, of which an acceptance or a merge is made."""
    words = tuple(texts)
    files = {**made.files, **confirmed_file(words, confirmed, library)}
    left = unsettled_names(words, {*library.not_names, *confirmed})
    return replace(made, files=files, not_names=tuple(confirmed), unsettled=left)


def confirmed_file(
    texts: Sequence[str], confirmed: Sequence[str], library: Library
) -> dict[str, str]:
    """The list of words that name nobody, with new ones; UnfitError for one not in `texts`."""
    if gone := [x for x in confirmed if not any(x in text for text in texts)]:
        raise UnfitError([f"文字里没有“{'、'.join(gone)}”，不用确认。请删去，或照原文写。"])
    return not_names_file(confirmed, library)


def refuse_names(made: Acceptance) -> None:
    """Names reach every reader of the site; DeskError says what to click or type."""
    if made.unsettled:
        raise DeskError(names_message(made.unsettled, AT_REVIEW))


def names_message(names: Sequence[str], how: str) -> str:
    """What stands in the way, and `how` to settle it on the page and by command."""
    what = f"像是人名或联系方式：{'、'.join(names)}。请逐个换成角色，或确认不是："
    return what + how.format(names[0])


def _words(made: Acceptance) -> Iterable[str]:
    if made.case:
        decision = made.case.decision
        yield from (*told_words(made.case.told), decision.when, decision.because)
        yield from (word for x in decision.known for word in (x.text, x.expect))
    yield from line_words(made.lines)
