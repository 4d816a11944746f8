"""The page 记一条经验 of our own site: the draft of a hand-in, and what it resembles."""

import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from builder.model import Library
from builder.search import LessonIndex, documents_of, lesson_index, similar

DRAFTS = {
    "升旗那天风大，旗绳松了，国旗滑到旗杆中间，看着像降了半旗": "2013/flag-at-half-mast",
    "开会前到会场，门锁着，灯也没开，原来改了时间没告诉管会议室的人": "undated/meeting-room-closed",
    "领导念稿子念到一半停住，后来发现中间夹了一张白纸": "undated/blank-page-in-speech",
    "會議通知送到辦公室，人不在，放在桌上，被風吹走了": "2009/notice-blown-off-desk",
    "值班室电话响了半天没人接，后来查是换了号码没有更新": "2021/duty-phone-unanswered",
    "把涉密文件拍照用微信发给同事核对，后来被转发": "2022/secret-page-on-wechat",
}
ASK = "(texts) => Promise.all(texts.map((text) => qianshi.similar(text)))"


@pytest.fixture(scope="module")
def index(repository: Library) -> LessonIndex:
    return lesson_index(repository)


def test_a_slip_told_again_is_recognised(index: LessonIndex) -> None:
    first = {text: next(iter(similar(index, text))).id for text in DRAFTS}
    assert first == {text: f"lessons/{lesson}.html" for text, lesson in DRAFTS.items()}
    assert similar(index, "食堂的饭太咸了，意见很大") == ()


def test_page_and_command_line_give_the_same_lessons_scores_and_reasons(
    page: Page, site: Path, index: LessonIndex, repository: Library
) -> None:
    page.goto((site / "hand-in.html").as_uri())
    stories = [d.blocks[0].text for d in documents_of(repository) if d.kind == "lesson"]
    texts = [*DRAFTS, *stories, "", "半旗", "a" * 400]
    there: list[list[dict[str, Any]]] = [
        [{**asdict(one), "shared": list(one.shared)} for one in similar(index, text)]
        for text in texts
    ]
    assert page.evaluate(ASK, texts) == there


def test_the_page_offers_the_lesson_with_its_reasons(page: Page, site: Path) -> None:
    page.goto((site / "hand-in.html").as_uri())
    page.get_by_label("出了什么事").fill(next(iter(DRAFTS)))
    offered = page.locator(".qs-similar p", has_text="旗绳松动，国旗滑到半杆")
    expect(offered).to_contain_text("都写到“国旗滑到旗杆中")
    offered.get_by_role("checkbox").check()
    link = offered.get_by_role("link")
    expect(link).to_have_attribute("href", re.compile(r"/flag-at-half-mast\.html$"))
