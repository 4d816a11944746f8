"""What authors write for themselves, `<!-- … -->` and `%%…%%`, taken out before anybody reads on.

Line ends stay, so that every line keeps its number. Code that shows a comment is no comment.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_FENCE = r"^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?P<fence>`{3,}|~{3,})"
_MARK = re.compile(rf"{_FENCE}|(?P<code>`+)|\\[\\`%<]|(?P<block>^[ \t]*)?%%|<!--", re.MULTILINE)
_RUN = re.compile(r"`+")
_BLANK = re.compile(r"\n[ \t]*(?=\n)")


@dataclass(frozen=True, slots=True)
class Uncommented:
    """A text without its comments."""

    text: str
    unclosed: int = 0
    """The line, from 1, of a comment that never ends and swallows what follows; 0: none does."""


def without_comments(text: str) -> Uncommented:
    """Take comments out; a text without any comes back as it is."""
    if "%%" not in text and "<!--" not in text:
        return Uncommented(text)
    kept: list[str] = []
    done = 0
    for start, end in _comments(text):
        kept.append(text[done:start])
        if end < 0:
            return Uncommented("".join(kept).rstrip(), text.count("\n", 0, start) + 1)
        kept.append("\n" * text.count("\n", start, end))
        done = end
    return Uncommented("".join([*kept, text[done:]]))


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """Where each comment starts and ends; -1 as the end of one that does not end."""
    code = _Code(text)
    at = 0
    while mark := _MARK.search(text, at):
        if mark["fence"]:
            at = code.end_of_fence(mark)
        elif mark["code"]:
            at = code.end_of_span(mark)
        elif mark[0].startswith("\\"):
            at = mark.end()
        else:
            end = _end_of_comment(text, mark, code)
            yield mark.start(), end
            if end < 0:
                return
            at = end


def _end_of_comment(text: str, mark: re.Match[str], code: "_Code") -> int:
    """`%%` in the middle of a line ends in its paragraph; alone on a line it may span several."""
    if mark[0] == "<!--":
        found = text.find("-->", mark.start() + 2)
        return found + 3 if found >= 0 else -1
    found = text.find("%%", mark.end())
    if found < 0 or (mark["block"] is None and code.blank_between(mark.end(), found)):
        return -1
    return found + 2


class _Code:
    """Where code ends; positions are looked up, so that no text takes more than its length."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blanks = [blank.start() for blank in _BLANK.finditer(text)]
        self.runs: dict[int, list[int]] = {}
        for run in _RUN.finditer(text):
            self.runs.setdefault(len(run[0]), []).append(run.start())

    def end_of_fence(self, mark: re.Match[str]) -> int:
        sign = mark["fence"]
        closing = re.compile(rf"^[ \t>]*{sign[0]}{{{len(sign)},}}[ \t]*$", re.MULTILINE)
        found = closing.search(self.text, mark.end())
        return found.end() if found else len(self.text)

    def end_of_span(self, mark: re.Match[str]) -> int:
        """Behind the run of as many backticks in the same paragraph, or behind the first run."""
        runs = self.runs.get(len(mark[0]), [])
        following = bisect_right(runs, mark.start())
        if following == len(runs) or self.blank_between(mark.end(), runs[following]):
            return mark.end()
        return runs[following] + len(mark[0])

    def blank_between(self, start: int, end: int) -> bool:
        """Whether a blank line parts the two places."""
        following = bisect_right(self.blanks, start)
        return following < len(self.blanks) and self.blanks[following] < end
