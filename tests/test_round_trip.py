"""The loop, whole: a lesson handed in today stands on the next sheet of that type.

event → what went wrong → lesson → checklist item → next event, with the network refused and
every page opened from a folder.
"""

import json
import shutil
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from playwright.sync_api import Page, expect

from builder.cli.folder import DATA
from tests.conftest import ROOT, WHOLE, Run
from tests.stored import letters_in

open_pdf: Any = pymupdf.open

STORY = "换旗绳那天没人试滑轮"
PREVENT = "开始前 60 分钟，国旗责任部门拉空绳试滑轮"
EXPECT = "空绳一拉到顶，不卡"
RETURNED, VAGUE = "20261102-0000abcd", "那天旗没升好"
WRONG = "升旗时绳卡在滑轮里，停了半分钟。\n# 不是标题\n<script>alert(1)</script>"


@pytest.fixture
def office(built: Path, tmp_path: Path) -> Path:
    """The sample with its site, as an office would have it."""
    return Path(shutil.copytree(built, tmp_path / "office"))


def test_a_lesson_handed_in_stands_on_the_next_sheet(
    office: Path, tmp_path: Path, run: Run, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    monkeypatch.setenv(DATA, str(data))
    assert STORY not in sheet_text(page, office)

    saved = hand_in(page, office, tmp_path)
    receipt = json.loads(saved.read_text("utf-8"))["receipt"]
    (data / "inbox").mkdir(parents=True)
    returned = json.loads(saved.read_text("utf-8")) | {"receipt": RETURNED, "what": VAGUE}
    (data / "inbox" / "另一条.json").write_text(json.dumps(returned), "utf-8")
    assert run("return", RETURNED, "--root", office, "--reason", "哪一次、哪一步？").code == 0
    saved.replace(data / "inbox" / saved.name)

    listed = run("inbox", "--root", office, "--data", data)
    assert receipt in listed.out
    assert "可列入：升旗" in listed.out

    words = ("--slug", "pulley-stuck", "--expect", EXPECT, "--item", "拉空绳试滑轮", "--why", STORY)
    accepted = run("accept", receipt, "--root", office, "--data", data, *words)
    assert accepted.code == 0, accepted.err
    assert not list((data / "inbox").iterdir())
    assert [letter.receipt for letter in letters_in(data, "accepted")] == [receipt]
    assert run("check", "--root", office).code == 0

    assert STORY not in sheet_text(page, office), "the old site must not know it yet"
    assert run("build", "--root", office).code == 0
    assert_sheet_tells_the_story(page, office)
    assert_lesson_page_leads_to_the_item(page, office, receipt)
    assert_receipts_are_answered(page, office, receipt)
    assert_pdf_tells_the_story(run, office, tmp_path)
    assert_search_finds_it(page, office, run, data)


def hand_in(page: Page, office: Path, tmp_path: Path) -> Path:
    page.goto((office / "site/hand-in.html").as_uri() + "#type=flag")
    page.get_by_label("出了什么事").fill(WRONG)
    page.get_by_label("下次哪一步、谁、看什么能拦住").fill(PREVENT)
    page.get_by_text("还想多写一点").click()
    page.get_by_label("本可以在哪个检查节点拦住").select_option(index=2)
    page.get_by_label("给它起个标题").fill("升旗时旗绳卡住")
    with page.expect_download() as download:
        page.get_by_role("button", name="保存经验文件").click()
    expect(page.get_by_role("status").last).to_contain_text("回执号")
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    return file


def open_sheet(page: Page, office: Path) -> None:
    page.goto("about:blank")
    page.clock.set_fixed_time("2026-11-02T09:00:00")
    page.goto((office / "site/checklist.html").as_uri() + "#type=flag")
    page.get_by_label("日期", exact=True).fill("2026-12-08")
    page.get_by_label("开始", exact=True).fill("09:00")
    expect(page.locator(".qs-live")).to_contain_text("12月8日")


def sheet_text(page: Page, office: Path) -> str:
    open_sheet(page, office)
    return page.locator(".qs-live").inner_text()


def assert_sheet_tells_the_story(page: Page, office: Path) -> None:
    text = sheet_text(page, office)
    for words in (STORY, EXPECT, "拉空绳试滑轮"):
        assert words in text
    proof = ROOT / "tests/output"
    proof.mkdir(exist_ok=True)
    page.screenshot(path=proof / "round-trip-sheet.png", full_page=True)


def assert_lesson_page_leads_to_the_item(page: Page, office: Path, receipt: str) -> None:
    lesson = f"lessons/{receipt[:4]}/pulley-stuck.html"
    page.goto((office / "site" / lesson).as_uri())
    article = page.locator("article")
    expect(article).to_contain_text("# 不是标题")
    expect(article).to_contain_text("<script>alert(1)</script>")
    line = article.get_by_role("listitem").filter(has_text="拉空绳试滑轮").first
    line.get_by_role("link", name="升旗").click()
    expect(page.locator("tr:target")).to_contain_text("拉空绳试滑轮")


def assert_receipts_are_answered(page: Page, office: Path, receipt: str) -> None:
    page.goto((office / "site/hand-in.html").as_uri())
    page.get_by_role("link", name="收件结果").last.click()
    told = page.locator("#receipts [role=status]")
    answers = {
        f" {receipt.upper()}": "收录：升旗时旗绳卡住",
        RETURNED: "退回补充：请问审核的人缺什么",
        "20200101-00000000": "这一版网站里还没有它",
        "不是号": "回执号是八位日期",
    }
    for typed, answer in answers.items():
        page.get_by_label("回执号").fill(typed)
        page.get_by_role("button", name="查", exact=True).click()
        expect(told).to_contain_text(answer)
    assert VAGUE not in page.content()
    assert "哪一步？" not in page.content()


def assert_pdf_tells_the_story(run: Run, office: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "sheet.pdf"
    start = (*WHOLE, "--output", pdf)
    outcome = run("checklist", "flag", "--root", office, *start)
    assert outcome.code == 0, outcome.err
    with open_pdf(pdf) as document:
        text = "".join(page.get_text() for page in document).replace("\n", "")
    assert EXPECT in text
    assert STORY in text


def assert_search_finds_it(page: Page, office: Path, run: Run, data: Path) -> None:
    page.goto((office / "site/search.html").as_uri() + "#q=卡在滑轮里")
    expect(page.locator("#search-page")).to_contain_text("升旗时旗绳卡住")
    found = run("search", "卡在滑轮里", "--root", office)
    assert "升旗时旗绳卡住" in found.out
