"""64 KB of whatever is bad for parsers take about as long as 64 KB of ordinary text."""

from collections.abc import Callable
from time import process_time

import pytest

from builder.prose.comments import without_comments
from builder.prose.draw import Drawer
from builder.sources.markdown_text import parse_markdown
from builder.views.prose import plain_text

SIZE = 65_536
CEILING = 1.0
"""Seconds on an idle core; a busy machine is measured by what it takes for ordinary text."""
ORDINARY = "会议**开始**前，看[话筒](x.md)、`投影`和*水牌*是否齐全。\n\n- 甲\n- 乙\n\n"
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


def seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def within(ceiling: float, work: Callable[[], object]) -> bool:
    """Asked again where it is not: the clock counts what others do to the caches."""
    return any(seconds(work) < ceiling for _ in range(3))


@pytest.fixture(scope="module")
def ceiling() -> float:
    """One second, or as much more as ordinary text takes here than the 0.2 it should."""
    text = filled(ORDINARY)
    return CEILING * max(1.0, seconds(lambda: Drawer().draw(text)) / 0.2)


@pytest.mark.parametrize("text", [*map(filled, UNITS), *SHAPES], ids=range(len(UNITS + SHAPES)))
def test_no_text_of_64_kb_takes_longer_than_a_second(text: str, ceiling: float) -> None:
    assert within(ceiling, lambda: Drawer().draw(without_comments(text).text))
    assert within(ceiling, lambda: parse_markdown(f"---\ntitle: 甲\n---\n{text}", "x.md"))


@pytest.mark.parametrize("unit", ["[", "*a_ ", "- a\n", "|a|\n|-|\n", "> ", "<", "[^1]: a\n"])
def test_search_reads_as_quickly_and_filters_too(unit: str, ceiling: float) -> None:
    assert within(2 * ceiling, lambda: plain_text(filled(unit)))
