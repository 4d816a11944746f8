"""What authors write for themselves is gone before anybody reads on, and code stays code."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.prose.comments import without_comments
from builder.prose.draw import Drawer


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("甲%%草稿%%乙", "甲乙"),
        ("甲<!-- 草稿 -->乙", "甲乙"),
        ("甲\n<!-- 草\n\n稿 -->\n乙", "甲\n\n\n\n乙"),
        ("甲\n%%\n草\n\n稿\n%%\n乙", "甲\n\n\n\n\n\n乙"),
        ("<!-->甲<!--->乙", "甲乙"),
        ("%%`%%甲%%`%%", "甲"),
        ("```\n甲 %%草%%", "```\n甲 %%草%%"),
        ("- ~~~\n  <!-- x -->\n  ~~~\n  <!-- y -->", "- ~~~\n  <!-- x -->\n  ~~~\n  "),
        ("`%%`和``<!-- ` ``，\\%%，\\<!--", "`%%`和``<!-- ` ``，\\%%，\\<!--"),
        ("`甲 %%草%%\n\n`", "`甲 \n\n`"),
        ("\\`%%草%%`", "\\``"),
        ("%%\n```\n%%\n%%草%%", "\n\n\n"[:2] + "\n"),
    ],
)
def test_comments_go_and_line_ends_stay(text: str, left: str) -> None:
    found = without_comments(text)
    assert found.text == left
    assert not found.unclosed
    assert found.text.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    ("text", "left", "line"),
    [
        ("甲\n乙<!-- 草\n稿", "甲\n乙", 2),
        ("甲 %%草\n\n稿%% 乙", "甲", 1),
        ("湿度 80%%。", "湿度 80", 1),
        ("%%a%%\n\n%%\n草", "", 3),
    ],
)
def test_a_comment_that_never_ends_hides_the_rest_and_is_told(
    text: str, left: str, line: int
) -> None:
    found = without_comments(text)
    assert (found.text, found.unclosed) == (left, line)


pieces = st.sampled_from(
    ["`", "``", "```\n", "~~~\n", "%%", "<!--", "-->", "\\", "\n", "\n\n", "- ", "> ", "    ", "甲"]
)


@settings(deadline=None)
@given(st.lists(pieces, max_size=25))
def test_what_is_left_of_a_comment_is_code_or_is_told(parts: list[str]) -> None:
    """Where the scan and the parser see code in different places, the parser's word is told."""
    found = without_comments("".join(parts))
    drawn = Drawer().draw(found.text)
    told = any(fault.kind in ("comment", "html") for fault in drawn.not_drawn)
    html = drawn.html
    for sign in ("%%", "&lt;!--"):
        shown = sign in _without_code(html)
        escaped = "\\%%" in found.text or "\\<!--" in found.text
        assert not shown or told or escaped


def _without_code(html: str) -> str:
    parts = html.split("<code>")
    return parts[0] + "".join(part.partition("</code>")[2] for part in parts[1:])
