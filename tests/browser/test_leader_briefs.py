"""What a leader has to know, typed below a stretch: on his card, on paper, in the draft."""

from pathlib import Path
from typing import Any

import pymupdf
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import BLOCKS, SampleSite
from tests.browser.test_timeline import row, saved, settle

open_pdf: Any = pymupdf.open
TYPED = {
    "位置": "主宾对面",
    "谁迎": "李主任",
    "对方是谁": "张厅长（yì）",
    "讲什么、做什么": "介绍<b>情况</b>",
    "几分钟": "8",
    "着装": "正装",
}


@pytest.fixture
def day(page: Page, sample_site: SampleSite) -> Page:
    """A day with two leaders at its talk, and their cards."""
    page.goto(sample_site(sample=BLOCKS))
    page.locator(".qs-tile", has_text="上级调研考察").click()
    page.get_by_role("button", name="上午来、座谈、午餐、下午走").click()
    page.keyboard.type("2026-12-08")
    page.keyboard.press("Tab")
    for place in page.locator(".qs-segment").get_by_label("地点", exact=True).all():
        place.fill("二楼")
    row(page, "座谈").get_by_label("参加人员").fill("科技处")
    row(page, "座谈").get_by_label("本单位领导").fill("甲主任、乙主任")
    settle(page)
    page.get_by_label("印哪一张").select_option(label="领导提示卡")
    return page


def brief(page: Page, who: str) -> Locator:
    return row(page, "座谈").get_by_role("group", name=who, exact=True)


def card(page: Page, who: str) -> Locator:
    return page.locator(".qs-live .qs-paper", has_text=f"领导提示卡 · {who}")


def assert_is_his_alone(page: Page) -> None:
    expect(card(page, "甲主任")).to_contain_text("主宾对面；李主任迎；对方：张厅长（yì）")
    expect(card(page, "甲主任")).to_contain_text("介绍<b>情况</b>（8 分钟）")
    expect(card(page, "甲主任")).to_contain_text("正装")
    expect(card(page, "乙主任")).not_to_contain_text("主宾对面")


def test_what_is_typed_for_a_leader_stands_on_his_card_and_comes_back_with_the_draft(
    day: Page, tmp_path: Path
) -> None:
    row(day, "座谈").get_by_text("领导提示卡上写什么").click()
    for label, text in TYPED.items():
        brief(day, "甲主任").get_by_label(label).fill(text)
    settle(day)
    assert_is_his_alone(day)
    brief(day, "乙主任").get_by_label("几分钟").fill("很久")
    settle(day)
    expect(card(day, "乙主任")).not_to_contain_text("很久")

    words = "".join("".join(sheet.get_text().split()) for sheet in open_pdf(stream=day.pdf()))
    assert words.count("主宾对面") == 1
    assert "介绍<b>情况</b>（8分钟）" in words

    (talk,) = (s for s in saved(day, tmp_path)["segments"] if s["kind"] == "座谈")
    assert talk["briefs"]["甲主任"]["counterpart"] == "张厅长（yì）"
    assert talk["briefs"]["甲主任"]["minutes"] == 8

    day.reload()
    day.get_by_label("草稿文件", exact=True).set_input_files(tmp_path / "draft.json")
    row(day, "座谈").get_by_text("领导提示卡上写什么").click()
    expect(brief(day, "甲主任").get_by_label("位置")).to_have_value("主宾对面")
    assert {
        label: brief(day, "甲主任").get_by_label(label).input_value() for label in TYPED
    } == TYPED
    day.get_by_label("印哪一张").select_option(label="领导提示卡")
    assert_is_his_alone(day)


def test_a_name_that_is_mended_brings_its_words_back(day: Page) -> None:
    row(day, "座谈").get_by_text("领导提示卡上写什么").click()
    brief(day, "乙主任").get_by_label("位置").fill("主宾右一")
    names = row(day, "座谈").get_by_label("本单位领导")
    names.fill("甲主任、乙")
    expect(brief(day, "乙主任")).to_have_count(0)
    names.fill("甲主任、乙主任")
    settle(day)
    expect(card(day, "乙主任")).to_contain_text("主宾右一")
