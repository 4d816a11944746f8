"""A text is cut where the parser sees headings, quickly or not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.model import Section
from builder.prose.outline import Heading, outline, parsed_outline
from builder.sources.markdown_text import ParsedMarkdown, parse_markdown

lines = st.sampled_from(
    [
        "## 甲",
        "## 甲 ##",
        "##",
        "#乙",
        "  ## 丙 {#c}",
        "#\t丁",
        "####### 戊",
        "- ## 己",
        "> ## 庚",
        "文字",
        "- 列",
        "  续",
        "    ## 码",
        "```",
        "- ```",
        "> ~~~",
        "====",
        "---",
        "",
        "| 甲 |",
        "|--|",
        "[a]: b",
        "[^a]: ## b",
        "## \\# \\{#x}",
        "##  甲\t",
    ]
)


@settings(deadline=None)
@given(st.lists(lines, max_size=12))
def test_the_quick_way_cuts_as_the_parser_does(texts: list[str]) -> None:
    text = "\n".join(texts)
    assert outline(text).headings == parsed_outline(text).headings


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("```\n## 不是\n```\n## 是", ["是"]),
        ("- ```\n  甲\n\n## 是", ["是"]),
        ("题\n===\n\n文\n\n次题\n---\n", ["题", "次题"]),
        ("    ## 码\n\n   ## 是 ##", ["是"]),
    ],
)
def test_only_what_is_drawn_as_a_heading_is_one(text: str, titles: list[str]) -> None:
    assert [heading.title for heading in outline(text).headings] == titles


def sections_of(body: str) -> tuple[Section, ...]:
    parsed = parse_markdown(f"---\ntitle: 甲\n---\n{body}", "x.md")
    assert isinstance(parsed, ParsedMarkdown)
    return parsed.sections


def test_a_section_knows_its_line_its_name_and_what_stands_elsewhere() -> None:
    first, second = sections_of(
        "\n## 甲 %%草%% {#a}\n文[^1]和[乙]\n\n## 乙{#b-1}\n\n[^1]: 注\n    续\n\n[乙]: x.md\n"
    )
    assert (first.title, first.anchor, first.level, first.line) == ("甲", "a", 2, 5)
    assert first.text == "文[^1]和[乙]"
    assert first.shared == "[^1]: 注\n    续\n\n[乙]: x.md"
    assert (second.title, second.anchor, second.line) == ("乙", "b-1", 8)
    assert second.shared == ""


def test_a_heading_of_blanks_is_read_at_once() -> None:
    text = "## 甲" + " " * 60_000 + "{#a} 乙"
    assert outline(text).headings == (Heading(0, 1, 2, text[3:]),)
