"""The page over the inbox server, in Chromium: handed in, reviewed, and nothing lost on the way."""

import json
import re
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from builder.pipeline import read_folder
from tests.conftest import ROOT, Run
from tests.server.conftest import LETTER, Running
from tests.stored import letters_in

AXE = ROOT / "node_modules/axe-core/axe.min.js"
WHAT = "出了什么事"
PREVENT = "下次哪一步、谁、看什么能拦住"
CANARIES = (
    "<script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    '"><svg onload=window.hit=1>',
    "</textarea><script>window.hit=1</script>",
    "'-window.hit=1-'",
    "javascript:window.hit=1",
    "{{7*7}}{% raw %}",
    "&#60;script&#62;window.hit=1&#60;/script&#62;",
    "</title></pre><script>window.hit=1</script>",
    "<iframe srcdoc='<script>parent.hit=1</script>'>",
    '<a href="javascript:window.hit=1">x</a>',
    "\u2028window.hit=1//",
)

BOXES = (
    "标题（24",
    "出了什么事",
    "下次哪一步",
    "谁做什么",
    "因为",
    "检查项（动词开头",
    "应看到（状态",
    "缘由",
)
LONGEST = {"标题（24": 24, "缘由": 30}


@pytest.fixture
def tab(context: BrowserContext) -> Page:
    """A page that may meet refused requests; Chromium writes those to the console."""
    return context.new_page()


def write(page: Page, running: Running, what: str = "媒体席没有桌签") -> None:
    page.goto(f"{running.address}/hand-in.html")
    page.get_by_label(WHAT).fill(what)
    page.get_by_label(PREVENT).fill("联络员数桌签，每席一签")
    page.get_by_label("活动类型").select_option("flag")


def hand_in(page: Page) -> str:
    page.get_by_role("button", name="交到收件箱").click()
    status = page.locator("#hand-in-status")
    expect(status).to_contain_text("回执号")
    found = re.search(r"[0-9]{8}-[0-9a-f]{8}", status.inner_text())
    assert found
    return found[0]


def inbox(running: Running) -> list[str]:
    """Receipts of what waits."""
    return [letter.receipt for letter in letters_in(running.settings.data, "inbox")]


def test_handed_in_reviewed_and_accepted(page: Page, running: Running) -> None:
    write(page, running)
    receipt = hand_in(page)
    assert inbox(running) == [receipt]
    page.goto(f"{running.address}/desk")
    page.get_by_role("link", name="媒体席没有桌签").click()
    page.get_by_label("代号").fill("seats")
    page.get_by_label("检查项（动词开头").fill("数媒体席桌签")
    page.get_by_label("应看到（状态").fill("每席一签")
    page.get_by_role("button", name="看前后对照").click()
    expect(page.locator(".sheets ins")).to_contain_text("数媒体席桌签")
    look_at_the_phone(page)
    page.get_by_role("button", name="收录", exact=True).click()
    expect(page.get_by_role("heading", name="待审 0 条")).to_be_visible()
    reading = read_folder(running.settings.root)
    assert reading.errors == ()
    assert reading.library.lessons["2026/seats"].receipt == receipt
    chosen = {"color": {"scheme": "slate"}}
    page.evaluate("x => localStorage.setItem('/.__palette', x)", json.dumps(chosen))
    page.goto(f"{running.address}/desk/audit")
    expect(page.get_by_text("记录完整")).to_be_visible()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(30, 33, 41)"


def test_what_was_given_back_is_opened_again_by_who_wrote_it_alone(
    tab: Page, running: Running, chromium: Browser
) -> None:
    write(tab, running)
    receipt = hand_in(tab)
    code = tab.locator("#hand-in-status code").inner_text()
    assert code.startswith(f"{receipt}-")
    tab.goto(f"{running.address}/desk/{receipt}")
    tab.get_by_label("缺什么").fill("请写是哪个厅")
    tab.get_by_role("button", name="退回补充").click()
    tab.goto(f"{running.address}/receipts.html")
    tab.get_by_role("listitem").get_by_role("link", name=receipt).click()
    expect(tab.get_by_text("请补充：请写是哪个厅")).to_be_visible()
    tab.get_by_role("link", name="打开写过的").click()
    expect(tab.get_by_label(WHAT)).to_have_value("媒体席没有桌签")
    expect(tab.locator("blockquote")).to_have_text("请写是哪个厅")
    expect(tab.get_by_label("活动类型")).to_have_value("flag")
    tab.get_by_label(WHAT).fill("一楼厅媒体席没有桌签")
    later = hand_in(tab)
    tab.goto(f"{running.address}/desk/{later}")
    expect(tab.get_by_text(f"{receipt}（退回补充：请写是哪个厅）")).to_be_visible()
    with closing(chromium.new_context()) as elsewhere:
        other = elsewhere.new_page()
        other.goto(f"{running.address}/hand-in.html#again={receipt}")
        box = other.get_by_label("的查询码")
        box.fill(f"{receipt}-AAAAABBBBB")
        other.get_by_role("button", name="打开写过的").click()
        expect(other.get_by_text("回执号和查询码对不上")).to_be_visible()
        expect(other.get_by_label(WHAT)).to_have_value("")
        other.get_by_label("的查询码").fill(code)
        other.get_by_role("button", name="打开写过的").click()
        expect(other.get_by_label(WHAT)).to_have_value("媒体席没有桌签")


def look_at_the_phone(page: Page) -> None:
    """Everybody can use the page, light and dark; nothing sticks out at the width of a phone."""
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.evaluate(f"{AXE.read_text('utf-8')};0")
    for scheme in ("default", "slate"):
        page.evaluate("x => document.body.setAttribute('data-md-color-scheme', x)", scheme)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")
        assert [x["id"] for x in found["violations"]] == []
    acts = page.locator(".acts").bounding_box()
    assert acts
    assert acts["y"] + acts["height"] <= 844, "what the form is for is in sight"


def test_dated_files_are_saved_from_the_sheet(page: Page, running: Running) -> None:
    page.goto(f"{running.address}/checklist.html#type=flag")
    page.get_by_label("日期", exact=True).fill("2026-12-08")
    page.get_by_label("开始", exact=True).fill("09:00")
    page.get_by_label("结束", exact=True).fill("10:00")
    page.get_by_label("地点", exact=True).fill("楼前")
    page.get_by_label("参加人员").fill("甲")
    page.get_by_label("印哪一张").select_option(label="岗位卡")
    more = page.locator(".qs-bar-more > summary")
    more.click()
    page.get_by_label("A5 口袋版").check()
    more.click()
    for label, start in (("PDF", b"%PDF"), ("Word", b"PK")):
        with page.expect_download() as download:
            more.click()
            page.get_by_role("button", name=f"存成 {label}").click()
        assert download.value.suggested_filename.startswith("升旗-岗位卡.")
        assert download.value.path().read_bytes().startswith(start)
        expect(page.get_by_role("alert")).to_contain_text(f"{label} 文件已交给浏览器保存")


def test_what_came_of_an_event_is_handed_in_and_recorded(
    page: Page, running: Running, run: Run
) -> None:
    page.goto(f"{running.address}/checklist.html#type=flag")
    page.get_by_label("日期", exact=True).fill("2025-12-08")
    page.get_by_label("开始", exact=True).fill("09:00")
    page.get_by_label("活动名称").fill("迎检<script>window.hit=1</script>")
    page.get_by_label("第 1 项", exact=True).select_option("有问题")
    page.get_by_label("第 1 项：说明").fill("旗绳松了")
    page.get_by_label("第 1 项：对条目的意见").select_option("不清楚")
    done = page.get_by_role("button", name="办完了，存运行记录")
    for _ in range(2):
        page.locator(".qs-bar-more > summary").click()
        done.click()
        expect(page.get_by_role("alert")).to_contain_text("运行记录已交到收件箱，记下 1 条")
    page.goto(f"{running.address}/desk")
    expect(page.get_by_role("heading", name="运行记录 1 份")).to_be_visible()
    page.get_by_role("button", name="全部登记").click()
    recorded = page.get_by_text("已登记：迎检")
    expect(recorded).to_contain_text("拦住了：旗绳松动")
    expect(recorded).to_contain_text("对条目的意见已进待审")
    expect(recorded).to_contain_text("第 1 项“看楼前旗杆”：有问题。旗绳松了")
    assert page.evaluate("window.hit") is None
    page.get_by_role("link", name="回到待审").click()
    expect(page.get_by_role("heading", name="运行记录")).to_have_count(0)
    own = ("--root", running.settings.root, "--data", running.settings.data)
    assert "升旗：办过 1 次" in run("ledger", *own).out


def test_a_meeting_is_handed_in_whole(page: Page, running: Running) -> None:
    page.goto(f"{running.address}/hand-in.html#meeting")
    for row in (1, 2):
        page.get_by_label(f"第 {row} 行：什么问题").fill(f"第 {row} 件")
        page.get_by_label(f"第 {row} 行：下次谁").fill("旗手看")
    page.get_by_role("button", name="记录单交到收件箱").click()
    expect(page.locator("#meeting-status")).to_contain_text("共 2 条")
    page.goto(f"{running.address}/desk")
    expect(page.get_by_role("heading", name="待审 2 条")).to_be_visible()


@pytest.mark.parametrize(
    ("status", "said"),
    [(413, "分成几条"), (429, "过 7 秒"), (409, "先前那份"), (500, "出了问题"), (503, "写不进去")],
)
def test_a_refusal_keeps_every_letter_and_offers_a_file(
    tab: Page, running: Running, tmp_path: Path, status: int, said: str
) -> None:
    write(tab, running, "一个字也不能丢" * 30)
    message = json.dumps({"message": "收件箱现在写不进去。"}) if status == 503 else "<html>"

    def refuse(route: Route) -> None:
        route.fulfill(status=status, headers={"Retry-After": "7"}, body=message)

    tab.route("**/api/hand-ins", refuse)
    tab.get_by_role("button", name="交到收件箱").click()
    expect(tab.locator("#hand-in-status")).to_contain_text(said)
    expect(tab.get_by_label(WHAT)).to_have_value("一个字也不能丢" * 30)
    with tab.expect_download() as download:
        tab.get_by_role("button", name="存成文件").click()
    download.value.save_as(tmp_path / "x.json")
    assert "一个字也不能丢" in (tmp_path / "x.json").read_text("utf-8")
    tab.unroute("**/api/hand-ins")
    tab.get_by_label(PREVENT).fill("再写一点")
    hand_in(tab)


def test_a_server_that_is_gone_loses_nothing(tab: Page, running: Running) -> None:
    write(tab, running)
    tab.route("**/api/**", lambda route: route.abort())
    tab.get_by_role("button", name="交到收件箱").click()
    expect(tab.locator("#hand-in-status")).to_contain_text("连不上")
    expect(tab.get_by_label(WHAT)).to_have_value("媒体席没有桌签")
    tab.unroute("**/api/**")
    assert hand_in(tab)
    assert len(inbox(running)) == 1


def test_an_answer_that_was_lost_makes_no_second_letter(tab: Page, running: Running) -> None:
    write(tab, running)

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    tab.route("**/api/hand-ins", lose)
    tab.get_by_role("button", name="交到收件箱").click()
    expect(tab.locator("#hand-in-status")).to_contain_text("连不上")
    assert len(inbox(running)) == 1
    tab.unroute("**/api/hand-ins")
    assert hand_in(tab) == inbox(running)[0]
    assert len(inbox(running)) == 1


def test_a_session_that_was_lost_is_renewed(tab: Page, running: Running) -> None:
    write(tab, running)
    tab.context.clear_cookies(name="qianshi_session")
    assert hand_in(tab)


def test_nothing_typed_runs_on_any_page_of_the_reviewer(page: Page, running: Running) -> None:
    folder = running.settings.data / "inbox"
    folder.mkdir(parents=True)
    fields = ("what", "prevent", "title", "handled", "causes", "role", "pause", "event_type")
    longest = {"title": 24, "role": 40}
    for number, canary in enumerate(CANARIES, 1):
        typed = {field: canary[: longest.get(field, 4000)] for field in fields}
        letter = {**LETTER, "receipt": f"20261122-{number:08x}", **typed}
        (folder / f"{number}.json").write_text(json.dumps(letter), "utf-8")
    page.goto(f"{running.address}/desk")
    expect(page.get_by_role("heading", name=f"待审 {number} 条")).to_be_visible()
    assert page.evaluate("() => window.hit") is None
    for one in range(1, number + 1):
        page.goto(f"{running.address}/desk/20261122-{one:08x}")
        assert page.evaluate("() => window.hit") is None
    for label, canary in zip(BOXES, CANARIES, strict=False):
        page.get_by_label(label).fill(canary[: LONGEST.get(label, 40)])
    page.get_by_role("button", name="看前后对照").click()
    expect(page.get_by_label(BOXES[0])).to_have_value(CANARIES[0][:24])
    assert page.evaluate("() => window.hit") is None
    page.get_by_label("缺什么").fill(CANARIES[0])
    page.get_by_role("button", name="退回补充").click()
    page.goto(f"{running.address}/receipts/20261122-{number:08x}")
    expect(page.get_by_text(CANARIES[0])).to_be_visible()
    assert page.evaluate("() => window.hit") is None
