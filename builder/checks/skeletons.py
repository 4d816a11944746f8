"""What `qianshi new` left to be filled in must not reach a reader as if somebody had written it."""

import re
from collections.abc import Iterator

from builder.model import Finding, Library, Place

LEFT = re.compile(r"【填：([^】\n]*)】?")
"""How the skeletons of `starter/new` mark it."""


def check_skeletons(library: Library) -> Iterator[Finding]:
    """A file that says what to write and not what was written."""
    for path, text in library.texts.items():
        if "【填：" not in text:
            continue
        for number, line in enumerate(text.splitlines(), start=1):
            if found := LEFT.search(line):
                said = f"还没有填：{found[1].rstrip('。')}。"
                hint = "把【填：……】整个换成自己写的；用不着的整行删去。"
                yield Finding(Place(path, number), "skeleton-left", said, hint)
