"""A page's finished HTML kept out of the theme's Markdown, which would read it tag by tag.

The headings stay Markdown, because the theme makes its table of contents from them. Reading our
HTML again was a third of what the theme took for a page, and cannot make it better.
"""

import re
from collections.abc import Sequence
from hashlib import sha256

_OUR_HEADING = re.compile(r"#{1,6} .*\{#[\w-]+\}")
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)(?:[^<>\"]|\"[^\"]*\")*>")
_MARK = "qsblock{}end"
_MARKED = re.compile(r"<p>qsblock(\d+)end</p>")


def take_out_blocks(markdown: str) -> tuple[str, list[str]]:
    """The headings with one mark for everything between two of them, and what the marks hold.

    A line that looks like a heading inside a `<div>` is an author's text, such as code.
    """
    parts: list[str] = []
    blocks: list[str] = []
    waiting: list[str] = []
    depth = 0
    for line in markdown.split("\n"):
        if depth == 0 and _OUR_HEADING.fullmatch(line):
            parts += [*_mark(waiting, blocks), line]
            waiting = []
        else:
            waiting.append(line)
            depth += sum(-1 if end else 1 for end, name in _TAG.findall(line) if name == "div")
    return "\n\n".join([*parts, *_mark(waiting, blocks)]), blocks


def put_back_blocks(html: str, blocks: Sequence[str]) -> str:
    """The drawn headings with the blocks in their places."""
    return _MARKED.sub(lambda found: blocks[int(found[1])], html)


def nonce_of(markdown: str) -> str:
    """What marks a page's own scripts: made from all that stands on it, so that nothing which
    stands there can name it.
    """
    return sha256(markdown.encode()).hexdigest()[:32]


def _mark(lines: list[str], blocks: list[str]) -> list[str]:
    text = "\n".join(lines).strip("\n")
    if not text:
        return []
    blocks.append(text)
    return [_MARK.format(len(blocks) - 1)]
