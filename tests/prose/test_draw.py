"""Markdown as people write it becomes what they meant."""

import re

import pytest

from builder.prose.draw import Drawer, Drawn


def drawn(text: str) -> Drawn:
    return Drawer().draw(text)


def html_of(text: str) -> str:
    return re.sub(r"(?<=>)\n|\n(?=</?[luo])", "", drawn(text).html)


@pytest.mark.parametrize(
    "text",
    [
        "**重点：**后面",
        "前面**“重点”**后面",
        "前面**重点（甲）**后面",
        "前面**重点(甲)**后面",
        "前面**《办法》**，后面",
        "前面**重点。**Abc",
        "前面*重点：*后面",
        "前面~~重点：~~后面",
    ],
)
def test_emphasis_ends_at_chinese_punctuation(text: str) -> None:
    made = drawn(text)
    assert re.search(r"<(strong|em|del)>.+</\1>", made.html)
    assert "*" not in made.html
    assert "~" not in made.html
    assert made.not_drawn == ()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a*b* c", "<p>a<em>b</em> c</p>"),
        ("2 * 3 * 4", "<p>2 * 3 * 4</p>"),
        ("a_b_c", "<p>a_b_c</p>"),
        ('a*"b"*c', "<p>a*&quot;b&quot;*c</p>"),
        ("**a (b)** c", "<p><strong>a (b)</strong> c</p>"),
    ],
)
def test_latin_emphasis_is_as_in_commonmark(text: str, html: str) -> None:
    assert html_of(text) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("会议室在\n二楼。", "<p>会议室在二楼。</p>"),
        ("在**二楼**\n（东）", "<p>在<strong>二楼</strong>（东）</p>"),
        ("在**二楼\n东**", "<p>在<strong>二楼东</strong></p>"),
        ("用 PPT\n放", "<p>用 PPT\n放</p>"),
        ("one\ntwo", "<p>one\ntwo</p>"),
        ("甲  \n乙", "<p>甲<br>乙</p>"),
        ("甲\\\n乙", "<p>甲<br>乙</p>"),
        ("甲\n![](x.png)乙", '<p>甲\n<img src="x.png" alt="">乙</p>'),
    ],
)
def test_a_line_broken_between_chinese_characters_goes_on_without_a_blank(
    text: str, html: str
) -> None:
    assert html_of(text) == html


def test_lists_and_tables_follow_a_sentence_and_two_blanks_nest() -> None:
    assert html_of("会场：\n- 话筒\n  - 电池\n    1. 五号\n- 投影") == (
        "<p>会场：</p><ul><li>话筒<ul><li>电池<ol><li>五号</li></ol></li></ul></li><li>投影</li></ul>"
    )
    assert "<p>日程：</p><table>" in html_of("日程：\n| 时 | 事 |\n|---|--:|\n| 8 | 看 |")


def test_a_task_has_a_box_that_nobody_can_tick() -> None:
    assert html_of("- [ ] 甲\n- [x] 乙") == (
        '<ul class="contains-task-list"><li class="qs-task">□ 甲</li>'
        '<li class="qs-task">√ 乙</li></ul>'
    )
    assert '<li class="qs-task"><p>□ 甲</p>' in html_of("- [ ] 甲\n\n- [x] 乙")
    assert '<li class="qs-task">√ <ul>' in html_of("- [x] - 甲")


def test_an_alert_has_a_chinese_title() -> None:
    assert html_of("> [!warning]\n> 先看**风**。") == (
        '<div class="qs-alert"><p><strong>注意</strong></p><p>先看<strong>风</strong>。</p></div>'
    )


def test_footnotes_stand_below_and_lead_back() -> None:
    """The numbers go on from those of an earlier text on the page."""
    made = Drawer().draw("甲[^b]乙[^a]丙[^b]\n\n[^a]: 一\n[^b]: 二\n", 5)
    assert made.notes == ("b", "a")
    assert made.html.count('href="#fn-5"') == 2
    assert 'id="fnref-5-2"' in made.html
    assert '<section class="footnotes">\n<ol start="5">\n<li id="fn-5"><p>二 <a' in made.html
    ids = re.findall(' id="([^"]+)"', made.html)
    assert len(ids) == len(set(ids)) == 5


def test_raw_html_is_text_and_a_title_in_a_quotation_is_no_title_of_the_page() -> None:
    assert html_of("<b>甲</b>") == "<p>&lt;b&gt;甲&lt;/b&gt;</p>"
    assert html_of("> # 甲") == "<blockquote><h2>甲</h2></blockquote>"


@pytest.mark.parametrize(
    ("text", "line", "kind"),
    [
        ("甲\n\n```\n乙", 3, "fence"),
        ("> ```\n> 乙", 1, "fence"),
        ("甲\n\n    乙", 3, "indented"),
        ("甲\n**乙", 2, "emphasis"),
        ("** 甲 **", 1, "emphasis"),
        ("==甲==", 1, "highlight"),
        ("$$\na^2\n$$", 1, "formula"),
        ("甲[^1]", 1, "footnote"),
        ("甲^[注]", 1, "footnote"),
        ("[[甲]]", 1, "wiki-link"),
        ("[甲](a b.md)", 1, "link"),
        ("`a\nb` \n[甲][乙]", 3, "reference"),
        ("甲{: .red}", 1, "attributes"),
        ("> [!DANGER]\n> 甲", 1, "alert"),
        ("::: note\n甲\n:::", 1, "directive"),
        ("!!! note\n    甲", 1, "directive"),
        ("甲\n: 乙", 2, "directive"),
        ("##甲", 1, "heading"),
        ("| 甲 | 乙 |\n| 1 | 2 |", 1, "table"),
        ("甲：\n1、乙", 2, "lines"),
        ("甲：\n（一）乙", 2, "lines"),
        ("甲：\n2. 乙", 2, "lines"),
        ("甲：\n-乙", 2, "lines"),
        ("甲<br>乙", 1, "html"),
        ("- " * 14 + "甲", 1, "deep"),
        ("甲\n\n" + "**乙**" * 4_001, 3, "long"),
    ],
)
def test_what_is_not_drawn_as_it_was_meant_is_told_with_its_line(
    text: str, line: int, kind: str
) -> None:
    assert (line, kind) in [(fault.line, fault.kind) for fault in drawn(text).not_drawn]


@pytest.mark.parametrize(
    "text",
    [
        "`**甲`和\\*\\*乙，\\[\\[丙，2**3 \\~\\~",
        "```\n$$ ::: ##甲\n```",
        "气温\n-5℃，\n3.5 米",
        "甲（一）\n（见下）",
        "#1 楼",
        "1、甲  \n2、乙",
        "a == b，<5，{1}，x^2^",
    ],
)
def test_ordinary_words_are_not_taken_for_marks(text: str) -> None:
    faults = [fault for fault in drawn(text).not_drawn if "2**3" not in text]
    assert faults == []
