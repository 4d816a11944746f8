"""64 KB of whatever is bad for parsers take a few times as long as 64 KB of ordinary text."""

import pytest

from builder.prose.comments import without_comments
from builder.prose.draw import Drawer
from builder.sources.markdown_text import parse_markdown
from builder.views.prose import plain_text
from tests.pace import at_most

SIZE = 65_536
CEILING = 2.0
"""Seconds; ordinary text takes a fifth of one."""
UNITS = (
    "[", "]", "![", "[](", "[a](", "[a][", "[^", "[^1]", "[a]: b\n", "[a]: <", "*", "**a", "*a_ ",
    "a**", "**“", "~~a", "`", "a``b", "<", "<a", "<!--", "<!-- -->", "%%", "%%a", "%%\n", "&", "\\",
    "\\[", "|", "||\n|-|\n", "> ", "> a\n", "- ", "1. ", "- a\n", "#", " ", "# ", "=\n", "a\n-\n",
    "\t", "　", "(", "$$", "==a", "{:", "[[", "```\n", "- ```\n", "> - ", "- [ ] a\n",
    "> [!NOTE]\n",
)  # fmt: skip
SHAPES = (
    "## 甲" + " " * SIZE + "乙",
    ("## 甲" + " " * 1600 + "乙\n") * 40,
    "[" * (SIZE // 2) + "]" * (SIZE // 2),
    "".join("`" * n + "a" for n in range(360)),
    "".join("  " * n + "- a\n" for n in range(250)),
    "".join(f"[^{n}] [r{n}] " for n in range(1500))
    + "\n\n"
    + "".join(f"[^{n}]: a\n[r{n}]: b\n" for n in range(1500)),
)


def filled(unit: str) -> str:
    return (unit * (SIZE // len(unit) + 1))[:SIZE]


@pytest.mark.parametrize("text", [*map(filled, UNITS), *SHAPES], ids=range(len(UNITS + SHAPES)))
def test_no_text_of_64_kb_takes_long(text: str) -> None:
    with at_most(CEILING):
        Drawer().draw(without_comments(text).text)
    with at_most(CEILING):
        parse_markdown(f"---\ntitle: 甲\n---\n{text}", "x.md")


@pytest.mark.parametrize("unit", ["[", "*a_ ", "- a\n", "|a|\n|-|\n", "> ", "<", "[^1]: a\n"])
def test_search_reads_as_quickly_and_filters_too(unit: str) -> None:
    with at_most(2 * CEILING):
        plain_text(filled(unit))
