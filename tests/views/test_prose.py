"""What an author may write, and what no author can make a page do."""

from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser

import pytest

from builder.prose.addresses import is_safe_address
from builder.views.prose import page_prose, plain_text, render_prose


def test_ordinary_markdown_becomes_ordinary_html() -> None:
    html = render_prose("**先**看\n\n1. 旗杆\n2. 旗绳\n\n| 时 | 事 |\n|:--|--:|\n| 8 | 看 |\n")
    assert "<strong>先</strong>" in html
    assert "<ol>" in html
    assert "<td>看</td>" in html
    assert "style" not in html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,<script>1</script>)",
        "![x](//evil.example/x.png)",
        "[x](file:///etc/passwd)",
        "<a href='javascript:1'>x</a>",
        "[x][1]\n\n[1]: javascript:alert(1)",
        "<javascript:alert(1)>",
        "<div style='background:url(//x)'>",
        "`<b>`{onclick=1}",
    ],
)
def test_nothing_an_author_writes_can_run_or_reach_out(text: str) -> None:
    elements = elements_of(render_prose(text))
    assert {tag for tag, _ in elements} <= {"p", "a", "img", "code", "figure", "figcaption"}
    for _, attributes in elements:
        assert set(attributes) <= {"href", "src", "alt", "title"}
        assert attributes.get("href", "") == attributes.get("src", "") == ""


def elements_of(html: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Elements()
    parser.feed(html)
    return parser.found


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("../x.md#a", True),
        ("#a", True),
        ("https://example.org/a:b", True),
        ("mailto:a@b.c", True),
        ("notes:today.md", False),
        ("./notes:today.md", True),
        ("//host/x", False),
        ("\\\\host\\x", False),
        ("FILE:///x", False),
        ("/x.md", False),
        ("\\x.md", False),
        ("https:x", False),
        ("https:/x", False),
        ("?a:b//c", True),
        ("vbscript:x", False),
    ],
)
def test_an_address_is_safe_or_it_is_not(address: str, *, safe: bool) -> None:
    assert is_safe_address(address) is safe


def test_links_and_pictures_are_what_the_page_makes_of_them() -> None:
    shown = {"y.png": 'src="up/y.png" width="3"', "z z.png": ""}
    text = "[甲](x.md) ![乙](y.png)\n\n![丙](<z z.png>)\n"
    html = page_prose(text, lambda href: f"up/{href}", lambda source: shown[source])
    assert 'href="up/x.md"' in html
    assert '<img src="up/y.png" width="3" alt="乙">' in html
    assert "<figure><figcaption>丙</figcaption></figure>" in html


def test_what_a_picture_shows_is_found_once() -> None:
    assert plain_text("看：\n![平面图](a.png)\n再看![灯](b.png)亮") == "看：\n平面图\n再看灯亮"
    assert plain_text('![灯](b.png "晚上也亮")') == "灯\n晚上也亮"


def test_plain_text_has_one_block_a_line() -> None:
    assert plain_text("甲**乙**\n丙\n\n- 丁 &lt;\n- [戊](x)\n") == "甲乙丙\n丁 <\n戊"


EVERY_SIGN = """- 第 0000 条 *要紧* [见](0000.md)
- 又一条

| 序号 | 事项 |
|---|---|
| 0000 | `检查` |

> 引 0000

1. 先 **0000**
2. 后
"""


def test_many_threads_render_each_its_own_text() -> None:
    model = render_prose(EVERY_SIGN)
    numbers = [f"{number:04}" for number in range(1, 601)]
    texts = [EVERY_SIGN.replace("0000", number) for number in numbers]
    with ThreadPoolExecutor(8) as threads:
        rendered = list(threads.map(render_prose, texts))
    assert rendered == [model.replace("0000", number) for number in numbers]
