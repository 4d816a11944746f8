"""The page 检索 and the box in the header, as a reader uses them."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.search.sample import DOCUMENTS, HOSTILE, SYNONYMS, search_data, write_data, write_site

PAGE = '<div id="search-page"></div>'
BOX = (
    '<form id="search-box" role="search" action="search.html">'
    '<input type="search" name="q" aria-label="检索"></form>'
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return write_site(tmp_path, search_data(DOCUMENTS, SYNONYMS), BOX + PAGE)


def loaded(page: Page) -> list[str]:
    names: list[str] = page.evaluate(
        "[...document.scripts].map((s) => s.src.split('/data/')[1]).filter(Boolean)"
    )
    return names


def test_a_query_in_the_address_is_answered(page: Page, site: Path) -> None:
    page.goto(site.as_uri() + "#q=配电箱")
    first = page.locator(".search-results li").first
    expect(first.locator("a")).to_have_text("配电箱跳闸，会场断电")
    expect(first.locator("a")).to_have_attribute("href", re.compile(r"lessons/2013/power-box.html"))
    expect(first.locator("mark").first).to_have_text("配电箱")
    expect(page.locator(".search-status")).to_have_text(re.compile("找到 1 条"))


def test_typing_keeps_the_query_in_the_address(page: Page, site: Path) -> None:
    page.goto(site.as_uri())
    page.fill("#search-query", "国旗 半杆")
    expect(page.locator(".search-results li").first).to_contain_text("国旗滑到半杆")
    assert page.evaluate("new URLSearchParams(location.hash.slice(1)).get('q')") == "国旗 半杆"
    page.reload()
    expect(page.locator("#search-query")).to_have_value("国旗 半杆")
    expect(page.locator(".search-results li").first).to_contain_text("国旗滑到半杆")


def test_kinds_are_counted_and_filter(page: Page, site: Path) -> None:
    page.goto(site.as_uri() + "#q=国旗")
    page.locator(".search-kinds button", has_text="条款").click()
    expect(page.locator(".search-results li")).to_have_count(1)
    expect(page.locator(".search-kinds button[aria-pressed=true]")).to_have_text("条款 1")
    page.locator(".search-kinds button", has_text="全部").click()
    expect(page.locator(".search-results li")).not_to_have_count(1)


def test_facets_narrow_and_stay_in_the_address(page: Page, site: Path) -> None:
    page.goto(site.as_uri() + "#q=国旗")
    years = page.get_by_label("年份")
    expect(years.locator("option")).to_have_text(["全部", "2013（1）"])
    years.select_option("2013")
    expect(page.locator(".search-results li")).to_have_count(1)
    assert page.evaluate("new URLSearchParams(location.hash.slice(1)).get('year')") == "2013"
    page.reload()
    expect(page.get_by_label("年份")).to_have_value("2013")
    expect(page.locator(".search-results li")).to_have_count(1)


def test_no_hit_offers_near_tags(page: Page, site: Path) -> None:
    page.goto(site.as_uri() + "#q=停车收费机器人")
    expect(page.locator(".search-none button", has_text="停电")).to_be_visible()


def test_no_hit_offers_shorter_words_and_the_way_to_hand_in(page: Page, site: Path) -> None:
    page.goto(site.as_uri() + "#q=司机区块链天气预报")
    expect(page.locator(".search-notice")).to_contain_text("没有把握")
    expect(page.get_by_role("link", name="记一条经验")).to_have_attribute(
        "href", re.compile(r"/hand-in\.html$")
    )
    page.locator(".search-none button", has_text="司机").click()
    expect(page.locator(".search-results li").first).to_contain_text("用车申请单")


def test_the_keyboard_walks_through_the_results(page: Page, site: Path) -> None:
    page.goto(site.as_uri() + "#q=国旗")
    expect(page.locator(".search-results li").first).to_be_visible()
    page.focus("#search-query")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search-results a").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search-results a").nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#search-query")).to_be_focused()


def test_hostile_text_stays_text(page: Page, site: Path) -> None:
    page.goto(site.as_uri() + "#q=onerror")
    expect(page.locator(".search-results a").first).to_have_text(HOSTILE)
    assert page.locator("#search-page img").count() == 0
    assert page.locator("[style]").count() == 0


def test_nothing_is_searched_while_composing(page: Page, site: Path) -> None:
    page.goto(site.as_uri())
    page.evaluate(
        """() => {
            const input = document.getElementById('search-query');
            input.value = 'guo qi';
            input.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
        }"""
    )
    page.wait_for_timeout(300)
    assert loaded(page) == []
    page.evaluate(
        """() => {
            const input = document.getElementById('search-query');
            input.value = '国旗';
            input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
        }"""
    )
    expect(page.locator(".search-results li").first).to_be_visible()


def test_the_box_loads_nothing_before_somebody_types(page: Page, tmp_path: Path) -> None:
    page.goto(write_site(tmp_path, search_data(DOCUMENTS, SYNONYMS), BOX).as_uri())
    page.keyboard.press("/")
    expect(page.locator("#search-box input")).to_be_focused()
    assert loaded(page) == []
    page.keyboard.type("pdx")
    expect(page.locator("[role=option]").first).to_contain_text("配电箱跳闸，会场断电")
    assert "search/manifest.js" in loaded(page)


def test_the_box_is_a_combobox(page: Page, tmp_path: Path) -> None:
    page.goto(write_site(tmp_path, search_data(DOCUMENTS, SYNONYMS), BOX).as_uri())
    box = page.get_by_role("combobox")
    box.fill("国旗")
    expect(page.get_by_role("option").first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    box.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "search-box-0")
    expect(page.get_by_role("option", selected=True)).to_have_count(1)
    box.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("option")).to_have_count(0)


def test_enter_without_a_choice_opens_the_page_of_all_results(page: Page, site: Path) -> None:
    page.goto(site.as_uri())
    page.fill("#search-box input", "话筒 & 席卡")
    page.press("#search-box input", "Enter")
    expect(page.locator("#search-query")).to_have_value("话筒 & 席卡")
    expect(page.locator(".search-notice")).to_contain_text("部分相符")


def test_enter_on_a_choice_opens_it(page: Page, tmp_path: Path) -> None:
    site = write_site(tmp_path, search_data(DOCUMENTS, SYNONYMS), BOX)
    target = tmp_path / "guides" / "vip-visit.html"
    target.parent.mkdir()
    target.write_text("<!doctype html><title>接站</title>", "utf-8")
    page.goto(site.as_uri())
    page.fill("#search-box input", "举接站牌")
    expect(page.get_by_role("option").first).to_be_visible()
    page.press("#search-box input", "ArrowDown")
    page.press("#search-box input", "Enter")
    page.wait_for_url("**/guides/vip-visit.html#meet")


@pytest.mark.parametrize("missing", [True, False])
def test_files_of_another_build_ask_for_a_reload(
    page: Page, tmp_path: Path, site: Path, missing: bool
) -> None:
    data: dict[str, Any] = search_data(DOCUMENTS, SYNONYMS)
    terms = {name: shard for name, shard in data.items() if "terms-" in name}
    for name, shard in terms.items():
        write_data(tmp_path, name, {} if missing else {**shard, "build": "another"})
    page.goto(site.as_uri() + "#q=国旗")
    expect(page.locator(".search-status")).to_have_text("站点已更新，请刷新")


def test_the_page_reads_on_a_phone_and_in_the_dark(page: Page, site: Path) -> None:
    page.set_viewport_size({"width": 375, "height": 700})
    page.emulate_media(color_scheme="dark")
    page.goto(site.as_uri() + "#q=国旗")
    expect(page.locator(".search-results li").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
