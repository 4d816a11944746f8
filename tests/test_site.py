"""The published site as a reader meets it: from a folder by double click, and from a web server."""

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from filecmp import cmp
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import groupby, islice
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import ROOT, cache_of
from tests.proof_share import Share

POLICY = re.compile(r"script-src 'nonce-([0-9a-f]{32})'; style-src 'self'")
INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>")
SHOWN_AT_ONCE = 50
"""Lessons of the index before somebody asks for more."""
OUTSIDE = re.compile(r"""(?:src|href)=["']?(?:https?:)?//""")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        pass


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    handler = partial(_Quiet, directory=str(site))
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=httpd.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{httpd.server_address[1]}/"
    httpd.shutdown()
    httpd.server_close()


@pytest.fixture(params=["file", "http"])
def base(request: pytest.FixtureRequest, site: Path, server: str) -> str:
    return server if request.param == "http" else site.as_uri() + "/"


def pages_of(site: Path) -> list[str]:
    """Every page but the one that only a web server shows, whose links start at its root."""
    found = (file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    return sorted(name for name in found if name != "404.html")


def test_no_page_has_inline_script_or_style_or_an_outside_reference(site: Path) -> None:
    for name in pages_of(site):
        html = (site / name).read_text("utf-8")
        policy = POLICY.search(html)
        assert policy, name
        assert html.count("<script") == html.count(f'nonce="{policy[1]}"') + 1, name
        assert not INLINE_SCRIPT.search(html), name
        assert not re.search(r"<[^>]*\s(?:style|on\w+)=", html), name
        assert not OUTSIDE.search(html), name


def test_every_link_between_pages_leads_to_a_page_and_an_anchor(site: Path) -> None:
    html = {name: (site / name).read_text("utf-8") for name in pages_of(site)}
    for name, text in html.items():
        for href in re.findall(r'href="([^"]+\.html(?:#[^"]*)?)"', text):
            path, _, anchor = href.partition("#")
            target = (site / name).parent.joinpath(path).resolve().relative_to(site).as_posix()
            assert target in html, f"{name} → {href}"
            if anchor and "=" not in anchor:
                assert f'id="{anchor}"' in html[target], f"{name} → {href}"


def test_mkdocs_alone_makes_the_same_files_without_a_warning(site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", folder],
        cwd=ROOT,
        env={**os.environ, "QIANSHI_CACHE": str(cache_of(site))},
        check=True,
    )
    assert files_of(folder) == files_of(site) - {"CHECKSUMS"}
    assert [
        name for name in files_of(folder) if not cmp(folder / name, site / name, shallow=False)
    ] == []


def files_of(site: Path) -> set[str]:
    return {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}


def some_pages(site: Path) -> list[str]:
    """Three pages of every kind, which are those of one folder and the folders in it."""
    folders = groupby(pages_of(site), key=lambda name: name.rpartition("/")[0].partition("/")[0])
    return [name for _, names in folders for name in islice(names, 3)]


def test_some_pages_of_each_kind_open_without_a_fault_and_fit_a_phone(
    base: str, site: Path, page: Page
) -> None:
    assert_pages_open(base, some_pages(site), page)


@pytest.mark.proof
def test_every_page_opens_without_a_fault_and_fits_a_phone(
    base: str, site: Path, page: Page, share: Share
) -> None:
    assert_pages_open(base, share.some(pages_of(site)), page)


def assert_pages_open(base: str, names: list[str], page: Page) -> None:
    """Each is opened in a wide window; from a folder it is then as narrow as a phone."""
    for name in names:
        page.set_viewport_size({"width": 1280, "height": 720})
        page.goto(base + name)
        expect(page.locator("h1")).not_to_be_empty()
        if base.startswith("file:"):
            page.set_viewport_size({"width": 390, "height": 800})
            width = page.evaluate("document.documentElement.scrollWidth")
            assert width <= 390, f"{name} is {width} pixels wide"


@pytest.mark.parametrize("query", ["bq", "banqi", "降半旗", "國旗", "ＢＡＮＱＩ"])
def test_the_box_in_the_header_finds_half_mast(base: str, page: Page, query: str) -> None:
    page.goto(base + "guides/index.html")
    page.keyboard.press("/")
    page.keyboard.type(query)
    expect(page.get_by_role("option").first).to_contain_text("旗")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("search.html#q="))
    expect(page.locator(".search-results li").first).to_contain_text(re.compile("半旗|国旗"))


def test_the_dark_setting_is_kept_and_needs_no_inline_script(site: Path, page: Page) -> None:
    page.goto((site / "index.html").as_uri())
    page.get_by_title("换成深色").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_lessons_are_filtered_by_the_keyboard_and_the_address_can_be_sent(
    site: Path, page: Page
) -> None:
    page.goto((site / "lessons/index.html").as_uri())
    years = page.locator("#facet-year option").all_inner_texts()
    assert years[1:-1] == sorted(years[1:-1], reverse=True)
    assert years[-1].startswith("年份不详")
    page.focus("#facet-severity")
    told = page.locator("#lesson-index [role=status]")
    before = told.inner_text()
    page.keyboard.press("ArrowDown")
    shown = page.locator("#lesson-index .qs-cards li")
    expect(told).not_to_have_text(before)
    kept = int(re.sub(r"\D", "", told.inner_text()))
    assert 0 < kept < len(list((site / "lessons").glob("2*/*.html")))
    assert shown.count() == min(kept, SHOWN_AT_ONCE)
    assert page.evaluate("document.activeElement.id") == "facet-severity"
    severity = page.locator("#facet-severity").input_value()
    assert all(severity in text for text in shown.all_inner_texts())
    page.reload()
    expect(page.locator("#facet-severity")).to_have_value(severity)


def test_copied_text_is_clean(site: Path, page: Page) -> None:
    page.goto((site / "lessons/2013/flag-at-half-mast.html").as_uri())
    text = page.locator("article").inner_text()
    assert not re.search("[\u200b\u200c\u200d\u2060\ufeff\u00ad]", text)


def test_names_and_times_never_reach_the_address(site: Path, page: Page) -> None:
    page.goto((site / "checklist.html").as_uri() + "#type=flag-raising")
    page.get_by_label("活动名称").fill("省厅来访")
    page.get_by_label("日期", exact=True).fill("2026-12-08")
    page.get_by_label("开始", exact=True).fill("09:00")
    page.get_by_label("地点", exact=True).fill("楼前广场")
    page.get_by_role("button", name="媒体", exact=True).click()
    expect(page.locator(".qs-live")).to_contain_text("省厅来访")
    assert "type=flag-raising" in page.url
    assert "2026" not in page.url
    assert "%E7%9C%81" not in page.url
    assert "省厅" not in page.url
    assert "%E6%A5%BC" not in page.url


def test_a_hand_in_with_an_empty_answer_is_not_saved(site: Path, page: Page) -> None:
    page.goto((site / "hand-in.html").as_uri())
    page.get_by_label("出了什么事").fill("话筒没声")
    page.get_by_role("button", name="保存经验文件").click()
    expect(page.locator("#hand-in-status")).to_contain_text("下次怎样拦住")
    expect(page.get_by_label("下次哪一步")).to_be_focused()
