"""The parser: CommonMark and GitHub's additions, with emphasis as Chinese authors write it."""

from collections.abc import Mapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, backtick
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from markdown_it.utils import EnvType
from mdit_py_plugins.footnote import footnote_plugin

from builder.prose.chinese import is_chinese

DEEPEST = 24
"""Levels of lists and quotations; a list takes two. What is deeper the parser leaves out."""
_BRACKETS = 6
"""Brackets in brackets that may be links; each costs a reading of what is inside."""

LONGEST = 20_000
"""Characters of a paragraph in which marks are read; a megabyte of brackets is just shown."""
_OPTIONS: Mapping[str, Any] = {
    "html": False,
    "xhtmlOut": False,
    "tasklists": True,
    "alerts": True,
    "store_labels": True,
    "maxNesting": DEEPEST,
}


def make_parser() -> MarkdownIt:
    """A parser of its own for whoever asks; it draws nothing and holds no text."""
    parser = _Parser("zero")
    parser.inline = _ChineseInline()
    parser.configure("commonmark", _OPTIONS)
    parser.enable(["table", "strikethrough"])
    parser.disable("text_join")  # what was escaped stays apart until faults are told
    parser.inline.ruler.at("backticks", _code)
    parser.use(footnote_plugin, inline=False)
    parser.core.ruler.before("footnote_tail", "footnote_lines", _remember_footnotes)
    return parser


def _code(state: StateInline, silent: bool) -> bool:
    """The library makes blanks of the line ends in code; who counts lines has to know of them."""
    start = state.pos
    found = backtick(state, silent)
    if found and not silent and state.tokens and not state.pending:
        state.tokens[-1].meta["lines"] = state.src.count("\n", start, state.pos)
    return found


def _remember_footnotes(state: StateCore) -> None:
    """The library forgets where footnotes stood, and those that nothing refers to."""
    notes = (t for t in state.tokens if t.type == "footnote_reference_open" and t.map)
    state.env["defined"] = [(note.map[0] + 1, note.meta["label"]) for note in notes if note.map]


class _Parser(MarkdownIt):
    """Takes addresses as they were written; who draws them judges them."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - the library's name
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True


class _ChineseInline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        if len(src) > LONGEST:
            tokens.append(Token("text", "", 0, content=src))
            return tokens
        state = _ChineseState(src, md, env, tokens)
        state.level = DEEPEST - _BRACKETS
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


class _ChineseState(StateInline):
    """`**重点：**后面`: CommonMark asks for a blank behind the colon, Chinese has none.

    A Chinese character, punctuation too, counts as a letter beside emphasis, and the one on the
    other side of the marks excuses a Latin punctuation mark.
    """

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803
        marker, end = self.src[start], start
        while end < self.posMax and self.src[end] == marker:
            end += 1
        before = self.src[start - 1] if start else " "
        after = self.src[end] if end < self.posMax else " "
        opens = not _is_blank(after) and (not _is_mark(after) or _excuses(before))
        closes = not _is_blank(before) and (not _is_mark(before) or _excuses(after))
        return Scanned(
            opens and (canSplitWord or not closes or _is_mark(before)),
            closes and (canSplitWord or not opens or _is_mark(after)),
            end - start,
        )


def _is_blank(character: str) -> bool:
    return isWhiteSpace(ord(character))


def _is_mark(character: str) -> bool:
    latin = isMdAsciiPunct(ord(character)) or isPunctChar(character)
    return latin and not is_chinese(character)


def _excuses(character: str) -> bool:
    return _is_blank(character) or _is_mark(character) or is_chinese(character)
