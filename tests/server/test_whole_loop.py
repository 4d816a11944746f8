"""The loop, whole, in Chromium over the inbox server: what went wrong stands first next time.

sheet → problems marked → the page 记一条经验 filled from it → handed in → reviewed → 收录, with an
item → built → the next sheet of that type shows it first, with its story → the ledger counts it.
"""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from builder.pipeline import read_folder
from tests.conftest import Run
from tests.server.conftest import Running

EXPECT = "话筒席有话筒、电够"
STORY = "上月媒体席话筒没电，换了三分钟"


def open_sheet(page: Page, running: Running, day: str) -> None:
    page.goto("about:blank")
    page.goto(f"{running.address}/checklist.html#type=flag")
    page.get_by_role("group", name="有媒体吗").get_by_label("是", exact=True).check()
    page.get_by_label("日期", exact=True).fill(day)
    page.get_by_label("开始", exact=True).fill("09:00")
    expect(page.locator(".qs-live .qs-item").first).to_be_visible()


def save_draft(page: Page, running: Running, name: str) -> Path:
    """Into the data folder, where the coordinator keeps drafts and the ledger looks for them."""
    with page.expect_download() as download:
        page.get_by_role("button", name="存草稿").click()
    file = running.settings.data / "events" / name
    download.value.save_as(file)
    return file


def marked_sheet(page: Page, running: Running) -> Path:
    open_sheet(page, running, "2026-10-20")
    page.get_by_label("第 1 项", exact=True).select_option("有问题")
    page.get_by_label("第 1 项：说明").fill("旗绳松了")
    page.get_by_label("第 2 项", exact=True).select_option("未做")
    page.get_by_label("第 3 项", exact=True).select_option("完成")
    return save_draft(page, running, "迎检.json")


def accept_here(page: Page, slug: str, expect_text: str) -> None:
    page.get_by_label("代号").fill(slug)
    page.get_by_label("检查项（动词开头").fill(f"看{slug}")
    page.get_by_label("应看到（状态").fill(expect_text)
    page.get_by_label("缘由").fill(STORY)
    page.locator("[name=severity]").select_option("影响了活动")
    page.get_by_role("button", name="看前后对照").click()
    page.get_by_role("button", name="收录", exact=True).click()


def rebuild(run: Run, running: Running) -> None:
    built = run("build", "--root", running.settings.root)
    assert built.code == 0, built.err


def ledger(run: Run, running: Running) -> str:
    return run("ledger", "--root", running.settings.root, "--data", running.settings.data).out


def first_item(page: Page, running: Running, run: Run) -> str:
    rebuild(run, running)
    open_sheet(page, running, "2026-11-26")
    return page.locator(".qs-live .qs-item").first.inner_text()


def test_what_went_wrong_stands_first_on_the_next_sheet(
    page: Page, running: Running, run: Run
) -> None:
    draft = marked_sheet(page, running)
    page.goto(f"{running.address}/hand-in.html")
    page.get_by_label("勾过的检查单").set_input_files(draft)
    what = page.get_by_label("出了什么事")
    expect(what).to_have_value("到场前一小时，看楼前旗杆：有问题。旗绳松了")
    page.get_by_role("button", name="摆媒体席桌签：未做").click()
    expect(what).to_have_value(re.compile("旗绳松了\n到场前一小时，摆媒体席桌签：未做"))
    expect(page.get_by_label("活动类型")).to_have_value("flag")
    expect(page.get_by_label("发生在哪个月")).to_have_value("2026-10")
    page.get_by_label("下次哪一步、谁、看什么能拦住").fill("到场前一小时，检查员逐支试话筒")
    page.get_by_role("button", name="交到收件箱").click()
    expect(page.locator("#hand-in-status")).to_contain_text("已交到收件箱，回执号")
    page.goto(f"{running.address}/desk")
    page.get_by_role("link", name="看楼前旗杆").click()
    expect(page.get_by_text("哪一条本该拦住它")).to_be_visible()
    accept_here(page, "mic", EXPECT)
    expect(page.get_by_role("heading", name="待审 0 条")).to_be_visible()
    reading = read_folder(running.settings.root)
    assert reading.errors == ()
    assert "flag/mic" in reading.library.items
    shown = first_item(page, running, run)
    assert "看mic" in shown
    assert EXPECT in shown
    assert STORY in shown
    page.get_by_label("第 1 项", exact=True).select_option("有问题")
    save_draft(page, running, "下一次.json")
    counted = ledger(run, running)
    assert "（2026/mic）：查过 1，拦住 1，没拦住 0" in counted
    assert "升旗：办过 2 次" in counted


def test_a_meeting_of_seven_rows_becomes_lessons_items_and_a_repeat(
    page: Page, running: Running, run: Run
) -> None:
    draft = marked_sheet(page, running)
    page.goto(f"{running.address}/hand-in.html#meeting")
    page.get_by_label("勾过的检查单").set_input_files(draft)
    expect(page.locator("#meeting-status")).to_contain_text("带进来 2 条")
    for row in range(1, 8):
        if page.locator("table.qs-meeting tbody tr").count() < row:
            page.get_by_role("button", name="再加一行").click()
        line = page.locator("table.qs-meeting tbody tr").nth(row - 1)
        line.locator("[data-name=role]").fill(f"岗位{row}")
        if row > 2:
            line.locator("[data-name=what]").fill(f"第 {row} 个问题")
        line.locator("[data-name=prevent]").fill(f"检查员看第 {row} 处")
    page.get_by_role("button", name="记录单交到收件箱").click()
    expect(page.locator("#meeting-status")).to_contain_text("共 7 条")
    page.goto(f"{running.address}/desk")
    expect(page.get_by_role("heading", name="待审 7 条")).to_be_visible()
    page.get_by_role("link", name="第 7 个问题").click()
    accept_here(page, "seventh", "第七处亮灯")
    expect(page.get_by_role("heading", name="待审 6 条")).to_be_visible()
    page.get_by_role("link", name="看楼前旗杆").click()
    page.get_by_label("哪一条案例").fill("2013/rope")
    page.get_by_role("button", name="并入已有").click()
    expect(page.get_by_role("heading", name="待审 5 条")).to_be_visible()
    page.get_by_role("link", name="第 3 个问题").click()
    page.get_by_label("缺什么").fill("请写在哪个厅")
    page.get_by_role("button", name="退回补充").click()
    expect(page.get_by_role("heading", name="待审 4 条")).to_be_visible()
    shown = first_item(page, running, run)
    assert "看楼前旗杆" in shown, "what happened again comes first, then what is new"
    assert "第七处亮灯" in page.locator(".qs-live").inner_text()
    page.goto(f"{running.address}/lessons/2013/rope.html")
    expect(page.get_by_text("1 次：2026年10月")).to_be_visible()
    assert "（2013/rope）：查过 1，拦住 1，没拦住 1" in ledger(run, running)
    assert json.loads(draft.read_text("utf-8"))["type"] == "flag"


@pytest.fixture(autouse=True)
def events(running: Running) -> None:
    (running.settings.data / "events").mkdir(parents=True)
