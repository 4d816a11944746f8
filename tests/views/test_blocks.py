"""Our HTML goes around the theme's Markdown and comes back where it was."""

from builder.views.blocks import put_back_blocks, take_out_blocks

PAGE = """# 题目 {#top}

<div class="qs">
<p>一</p>

</div>

## 经过 {#story}

<div class="qs"><p>二</p></div>
"""


def test_only_headings_and_marks_are_left() -> None:
    markdown, blocks = take_out_blocks(PAGE)
    expected = "# 题目 {#top}\n\nqsblock0end\n\n## 经过 {#story}\n\nqsblock1end"
    assert markdown == expected
    html = put_back_blocks("<h1>题目</h1><p>qsblock0end</p><p>qsblock1end</p>", blocks)
    assert html.startswith('<h1>题目</h1><div class="qs">\n<p>一</p>\n\n</div>')
    assert html.endswith('<div class="qs"><p>二</p></div>')


def test_a_heading_in_an_authors_code_stays_code() -> None:
    code = '<div class="qs"><pre>\n# [x](javascript:alert(1)) {#a}\n</pre>\n</div>'
    assert take_out_blocks(code) == ("qsblock0end", [code])


def test_a_title_cannot_close_the_block() -> None:
    code = '<div><a title="</div>">x</a><pre>\n# [x](javascript:alert(1)) {#a}\n</pre></div>'
    assert take_out_blocks(code) == ("qsblock0end", [code])


def test_a_mark_in_an_authors_text_is_text() -> None:
    markdown, blocks = take_out_blocks("<div><p>qsblock0end</p></div>")
    assert put_back_blocks(f"<p>{markdown}</p>", blocks) == "<div><p>qsblock0end</p></div>"
