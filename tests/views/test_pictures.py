"""A picture beside a text: on its page, in its words, and told where it cannot be shown."""

import os
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from builder.cache import open_cache
from builder.model import Finding
from builder.outputs.book import make_book
from builder.pipeline import read_folder
from builder.sources import pictures
from builder.views.pages import Extras, all_pages
from builder.views.pictures import picture_files
from tests.layered import layered_office

GUIDE = "content/guides/flag.md"
LINE = 15


def a_picture(colour: str = "green", format_: str = "PNG") -> bytes:
    made = BytesIO()
    Image.new("RGB", (300, 200), colour).save(made, format_)
    return made.getvalue()


@pytest.fixture
def office(small: Path, tmp_path: Path) -> Path:
    root = tmp_path / "base"
    shutil.copytree(small, root)
    (root / "content/assets").mkdir()
    return root


def write(office: Path, markdown: str) -> None:
    file = office / GUIDE
    file.write_text(file.read_text("utf-8") + f"\n{markdown}\n", "utf-8")


def put(office: Path, path: str, data: bytes) -> None:
    (office / path).parent.mkdir(parents=True, exist_ok=True)
    (office / path).write_bytes(data)


def made_of(office: Path) -> tuple[dict[str, str], dict[str, bytes]]:
    """The page of the guide and the picture files of the site."""
    library = read_folder(office).library
    (guide,) = [x for x in all_pages(library, Extras()) if x.path == "guides/flag.md"]
    return {guide.path: guide.source()}, picture_files(library)


def findings(office: Path) -> list[str]:
    return [f"{x.place} {x.code}" for x in read_folder(office).findings]


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("content/assets/plan.png", "../assets/plan.png"),
        ("content/guides/plan.png", "plan.png"),
        ("content/guides/平面 图.PNG", "<平面 图.PNG>"),
        ("content/guides/平面 图.PNG", "%E5%B9%B3%E9%9D%A2%20%E5%9B%BE.PNG"),
        ("content/assets/plan.jpg", "..\\assets\\plan.jpg"),
    ],
)
def test_a_picture_beside_the_page_or_in_assets_is_on_the_page(
    office: Path, path: str, address: str
) -> None:
    put(office, path, a_picture())
    write(office, f"看图：\n![会场平面图]({address})")
    assert findings(office) == []
    pages, files = made_of(office)
    (file,) = files
    assert file.startswith("assets/pictures/")
    shown = f'<img src="../{file}" width="300" height="200" alt="会场平面图">'
    figure = f"<figure>{shown}<figcaption>会场平面图</figcaption></figure>"
    assert f"<p>看图：</p>\n{figure}" in pages["guides/flag.md"]


NOT_SHOWN = [
    ("![图](../assets/plam.png)", "unknown-picture", "是否想写“../assets/plan.png”？"),
    ("![图](../../../../../etc/passwd)", "unknown-picture", "在知识库外面"),
    ("![图](../../../etc/passwd.png)", "unknown-picture", "在知识库外面"),
    ("![图](flag.md)", "unknown-picture", "没有图片"),
    ("[图](../assets/plan.png)", "unknown-link", "加感叹号"),
    ("![图](../assets/plan.png){width=50%}", "not-drawn", "不收样式"),
    ("![图](/etc/passwd.png)", "unsafe-url", "不能用"),
    ("![图](C:/a.png)", "unsafe-url", "不能用"),
    ("![图](file:///a.png)", "unsafe-url", "站外"),
    ("![图](//host/a.png)", "unsafe-url", "不能用"),
    ("![图](data:image/png;base64,AAAA)", "unsafe-url", "不能用"),
    ("![图](https://example.org/a.png)", "unsafe-url", "站外"),
    ("![图](../assets/linked.png)", "unknown-picture", "没有图片"),
    ("![图](../assets/text.png)", "bad-picture", "读不出来"),
    ("![图](../assets/folder.png)", "unknown-picture", "没有图片"),
    ("![图](../assets/pipe.png)", "unreadable-file", "不是一个文件"),
    ("![图](../assets/heavy.png)", "large-picture", "10.0 MB"),
    ("![](../assets/plan.png)", "no-caption", "没有说明"),
]


def test_what_cannot_be_shown_is_a_finding_at_its_line(office: Path, tmp_path: Path) -> None:
    put(office, "content/assets/plan.png", a_picture())
    put(office, "content/assets/text.png", b"no picture")
    put(office, "content/assets/heavy.png", bytes(10_000_001))
    (office / "content/assets/folder.png").mkdir()
    (office / "content/assets/linked.png").symlink_to(tmp_path / "elsewhere.png")
    os.mkfifo(office / "content/assets/pipe.png")
    write(office, "\n\n".join(markdown for markdown, _, _ in NOT_SHOWN))
    found = told(read_folder(office).findings, lambda x: x.place.path == GUIDE)
    for number, (markdown, code, words) in enumerate(NOT_SHOWN):
        (finding,) = [x for x in found if x.place.line == LINE + 2 * number]
        assert (finding.code, words in finding.message + finding.hint) == (code, True), markdown
        assert finding.hint
    assert len(found) == len(NOT_SHOWN)


def told(found: tuple[Finding, ...], which: Callable[[Finding], bool]) -> list[Finding]:
    return [finding for finding in found if which(finding)]


def test_a_picture_in_no_text_and_a_private_name_are_told_without_repeating_it(
    office: Path,
) -> None:
    put(office, "content/assets/李某某主任13800138000.png", a_picture())
    found = read_folder(office).findings
    assert {"unused-picture", "personal-data"} <= {x.code for x in found}
    (private,) = told(found, lambda x: x.code == "personal-data")
    assert "13800138000" not in str(private)


def test_another_picture_under_the_same_name_is_another_file_and_another_page(
    office: Path,
) -> None:
    write(office, "![图](../assets/plan.png)")
    made = []
    for colour in ("green", "green", "red"):
        put(office, "content/assets/plan.png", a_picture(colour))
        library = read_folder(office).library
        (page,) = [x for x in all_pages(library, Extras()) if x.path == "guides/flag.md"]
        assert page.parts
        made.append((list(picture_files(library)), page.parts(), page.source()))
    assert made[0] == made[1]
    assert all(before != after for before, after in zip(made[1], made[2], strict=True))


def test_an_unchanged_picture_is_not_made_again(
    office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(office, "content/assets/plan.png", a_picture())
    write(office, "![图](../assets/plan.png)")
    cold = picture_files(read_folder(office).library)
    with open_cache(tmp_path / "cache", office) as cache:
        read_folder(office, cache)
    monkeypatch.setattr(pictures, "make_picture", lambda *_: pytest.fail("made again"))
    with open_cache(tmp_path / "cache", office) as cache:
        assert picture_files(read_folder(office, cache).library) == cold
    assert len(cold) == 1


def test_a_picture_of_a_draft_is_not_published(office: Path) -> None:
    put(office, "lessons/2013/rope.png", a_picture())
    lesson = office / "lessons/2013/rope.md"
    text = lesson.read_text("utf-8") + "\n![断了的旗绳](rope.png)\n"
    lesson.write_text(text.replace("state: 已收录", "state: 草稿"), "utf-8")
    assert "草稿" in lesson.read_text("utf-8")
    assert picture_files(read_folder(office).library) == {}


CARD = """title: AED 在哪里
summary: 一层门厅左侧
shown_on: [cards/slipped]
picture: {file: ../assets/aed.png, words: 一层平面图，红点是 AED}
ground: [惯例/本库]
reviewed: 2026-11-28
revised: 2026-11-28
"""


def test_a_card_shows_the_plan_of_a_drawing_and_a_missing_one_is_told(office: Path) -> None:
    put(office, "content/assets/aed.png", a_picture())
    put(office, "content/drawings/aed.yml", CARD.encode())
    assert findings(office) == []
    library = read_folder(office).library
    (file,) = picture_files(library)
    pages = {x.path: x.source() for x in all_pages(library, Extras())}
    for path in ("cards/slipped.md", "drawings/aed.md"):
        shown = f'<img src="../{file}" width="300" height="200" alt="一层平面图，红点是 AED">'
        assert shown in pages[path]
    (photo,) = [
        b for p in make_book(library, "").pieces for b in p["blocks"] if b["kind"] == "photo"
    ]
    assert photo["words"] == "一层平面图，红点是 AED"
    (office / "content/assets/aed.png").unlink()
    assert findings(office) == ["content/drawings/aed.yml:4 unknown-picture"]


def test_a_picture_of_a_layer_below_is_published_for_all(tmp_path: Path, small: Path) -> None:
    guide = (small / "content/guides/flag.md").read_text("utf-8")
    shown = guide + "\n![会场平面](../assets/plan.png)\n"
    office = layered_office(tmp_path / "office", small, {"content/guides/ours.md": shown})
    for name, colour in (("layers/qianshi/", "red"), ("layers/省厅/", "blue")):
        (office / name / "content/assets").mkdir()
        (office / name / "content/assets/plan.png").write_bytes(a_picture(colour))
    (office / "layers/qianshi/content/guides/flag.md").write_text(shown, "utf-8")
    reading = read_folder(office)
    assert {f.code for f in reading.findings} == {"layer-warnings"}
    assert len(picture_files(reading.library)) == 1, "that of the topmost layer"
