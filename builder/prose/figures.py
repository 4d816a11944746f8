"""Pictures that stand alone on their line, taken out of their paragraph and given a caption."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from markdown_it.token import Token

_BREAKS = ("softbreak", "hardbreak")


def with_figures(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens of a text, with a `figure` for each such picture.

    Authors write a picture on the line below the words that announce it, often without the
    blank line that would make it a paragraph.
    """
    at = 0
    while at < len(tokens):
        opening = tokens[at]
        if opening.type == "paragraph_open" and _has_figure(tokens[at + 1]):
            yield from _parted(opening, tokens[at + 1], tokens[at + 2])
            at += 3
        else:
            yield opening
            at += 1


def words_of(picture: Token) -> str:
    """What a picture shows, as its author says: between the brackets, else behind the address."""
    written = "".join(part.content for part in picture.children or ())
    return written.strip() or str(picture.attrs.get("title", "")).strip()


def _has_figure(words: Token) -> bool:
    return any(map(_is_figure, _lines(words.children or [])))


def _parted(opening: Token, words: Token, closing: Token) -> Iterator[Token]:
    for is_figure, group in groupby(_lines(words.children or []), _is_figure):
        for line in group if is_figure else ():
            picture = [x for x in line if x.type == "image"]
            yield Token("figure", "figure", 0, map=words.map, children=picture, block=True)
        if not is_figure:
            children = [child for line in group for child in line]
            while children and children[-1].type in _BREAKS:
                children.pop()
            yield from (opening, Token("inline", "", 0, map=words.map, children=children), closing)


def _lines(children: Sequence[Token]) -> Iterator[list[Token]]:
    """The children line by line; the break that ends a line is its last."""
    line: list[Token] = []
    for child in children:
        line.append(child)
        if child.type in _BREAKS:
            yield line
            line = []
    if line:
        yield line


def _is_figure(line: Sequence[Token]) -> bool:
    """Whether a line is a picture and nothing else."""
    shown = [x for x in line if x.type not in _BREAKS and (x.type != "text" or x.content.strip())]
    return len(shown) == 1 and shown[0].type == "image"
