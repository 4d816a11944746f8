"""A text that the office sends, chosen on 开检查单: read, copied, saved as a Word document."""

from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from tests.browser.conftest import SampleSite
from tests.browser.test_open_checklist import choose, settle, sheet
from tests.outputs.sample_event import HOSTILE


@pytest.fixture
def form(page: Page, sample_site: SampleSite) -> Page:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(sample_site())
    choose(page, "上级调研考察")
    page.get_by_label("日期", exact=True).fill("2026-12-08")
    page.get_by_label("开始", exact=True).fill("09:00")
    page.get_by_label("地点", exact=True).fill("大型实验室")
    page.get_by_label("活动名称").fill(HOSTILE)
    settle(page)
    return page


def offered(page: Page) -> list[str]:
    return page.locator("#qs-paper optgroup option").all_text_contents()


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_only_texts_for_such_an_event_are_offered(form: Page) -> None:
    assert offered(form) == ["用餐短信", "来访通知"]
    form.get_by_role("button", name="换").click()
    choose(form, "值班")
    settle(form)
    assert offered(form) == ["用餐短信"]


def test_what_is_known_stands_in_it_and_what_is_not_is_marked(form: Page) -> None:
    form.get_by_label("印哪一张").select_option("来访通知")
    shown = sheet(form)
    expect(shown.locator(".qs-wording-para")).to_have_text(
        "定于2026年12月8日（星期二）举行，来宾为〔来宾〕。"
    )
    expect(shown.locator(".qs-wording-para mark")).to_have_text("〔来宾〕")
    expect(shown.locator(".qs-wording-title")).to_contain_text(HOSTILE)
    assert shown.locator("script, strong").count() == 0


def test_it_is_saved_as_a_word_document_as_it_is_now(form: Page, tmp_path: Path) -> None:
    form.get_by_label("印哪一张").select_option("来访通知")
    form.get_by_label("活动名称").fill("工作调研")
    settle(form)
    with form.expect_download() as waiting:
        form.get_by_role("button", name="下载 Word").click()
    waiting.value.save_as(tmp_path / "made.docx")
    texts = [paragraph.text for paragraph in Document(str(tmp_path / "made.docx")).paragraphs]
    assert "示例单位关于工作调研的通知" in texts
    assert waiting.value.suggested_filename == "工作调研-来访通知.docx"


def test_it_is_copied_whole_or_piece_by_piece(form: Page) -> None:
    form.get_by_label("印哪一张").select_option("用餐短信")
    form.get_by_role("button", name="复制“二、当天”").click()
    expect(form.get_by_role("button", name="复制“二、当天”")).to_have_text("已复制")
    assert copied(form) == "【示例单位】今天09:00用餐。"
    form.get_by_role("button", name="复制全文").click()
    expect(form.get_by_role("button", name="复制全文")).to_have_text("已复制")
    assert copied(form).splitlines()[1:] == [
        "一、前一天",
        "【示例单位】明天09:00用餐。",
        "二、当天",
        "【示例单位】今天09:00用餐。",
    ]
