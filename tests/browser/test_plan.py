"""The page 活动安排: several draft files in one timetable, the same as `qianshi plan` makes."""

import json
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from builder.outputs.plans import VIEWS, make_plan
from builder.program import compile_program, evaluate, make_event
from builder.program.plan import Planned, broken, conflicts, tables_of
from builder.program.plan_rules import PLAN_RULES
from tests.browser.checklist_pages import PLAN
from tests.browser.conftest import SampleSite
from tests.program.every_event import sample_library

LIBRARY = sample_library()
PROGRAM = compile_program(LIBRARY, LIBRARY.event_types["visit"])
NOW = "2026-12-01 08:00"


def draft(title: str, *segments: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"format": 1, "type": "visit", "title": title, "segments": segments, **more}


def stretch(day: str, start: str, end: str = "", **more: Any) -> dict[str, Any]:
    last = {"end": f"2026-{day} {end}"} if end else {}
    return {"kind": "座谈", "start": f"2026-{day} {start}", "place": "甲楼", **last, **more}


BUSY = {"总协调": {"name": "李晓明", "seconded": True}, "分管领导": {"name": "王副书记"}}
DRAFTS = [
    draft("一", stretch("12-08", "09:00", "10:30", people=["周强", "𠮷田", "豈"], car="中巴"),
          people=BUSY, guests="8 人", leaders=["王副书记"], promise="2026-12-14 12:00"),
    draft("二", stretch("12-08", "10:00", "11:00", people=["豈", "周强", "𠮷田"], car="中巴"),
          stretch("12-20", "09:00", place=""), people=BUSY, revision=2),
    draft("三", stretch("12-04", "11:30", "12:30", kind="会"), people=BUSY, guests="3 人"),
    draft("四", stretch("12-09", "20:00", kind="住宿", place="甲宾馆"),
          stretch("12-09", "20:30", kind="住宿", place="乙宾馆"), leaders=["赵书记"]),
    draft("五", stretch("12-09", "20:00", kind="住宿", place="甲宾馆", people=["赵书记"])),
    draft("七", stretch("12-09", "20:00", place="甲宾馆", car="小车"),
          stretch("12-10", "09:00", "10:00", place="甲", people=["赵书记"], car="小车"),
          stretch("12-10", "09:30", "10:00", place="乙", people=["赵书记"], car="小车")),
    draft("八", stretch("12-08", "10:00", "10:20", leaders=["王副书记"], people=["钱"])),
    draft("九", stretch("12-08", "10:10", "10:15", leaders=["王副书记", "钱"], people=["孙"])),
    draft("十", stretch("12-08", "10:12", "10:14", leaders=["孙"], people=["王副书记"])),
    draft("六", stretch("12-31", "23:30", "23:50", place="丁"), guests="2 人"),
]  # fmt: skip


@pytest.fixture
def plan(page: Page, sample_site: SampleSite) -> Page:
    page.clock.set_fixed_time("2026-12-01T08:00:00")
    page.goto(sample_site(PLAN))
    return page


def planned() -> list[Planned]:
    events = [make_event(data, LIBRARY.event_types) for data in DRAFTS]
    return [Planned(evaluate(PROGRAM, e, NOW), e) for e in events if not isinstance(e, list)]


def open_files(page: Page, drafts: dict[str, str]) -> None:
    files = [
        FilePayload(name=name, mimeType="application/json", buffer=text.encode())
        for name, text in drafts.items()
    ]
    page.locator("input[type=file]").set_input_files(files)


def test_every_rule_says_something_of_the_drafts() -> None:
    tables = tables_of(planned())
    for rule in PLAN_RULES["conflicts"]:
        for said in rule["said"]:
            assert list(broken({**rule, "said": [said]}, tables)), said


def test_every_view_and_every_conflict_is_the_same_on_both_sides(plan: Page) -> None:
    here = planned()
    assert len(here) == len(DRAFTS)
    assert {found.kind for found in conflicts(here)} == {
        *("人员冲突", "领导冲突", "用车冲突", "场地冲突", "宾馆冲突"),
        *("住宿两处", "时限与活动冲突", "三要素不全", "漏告知"),
    }  # fmt: skip
    both = [{"result": p.result, "event": p.event.model_dump(mode="json")} for p in here]
    there = json.loads(
        plan.evaluate(
            "async plan => { const { plan: rules } = await qianshi.load('programs/rules');"
            "const found = qianshi.planConflicts(plan, rules);"
            "return JSON.stringify(rules.views.map("
            "view => [view.name, view.label, qianshi.planSections(view, plan, found, rules)])); }",
            both,
        )
    )
    assert [name for name, _, _ in there] == list(VIEWS)
    for name, label, sections in there:
        paper = make_plan(name, here, conflicts(here), NOW)
        assert (label, sections) == (paper.label, paper.sections), name


def test_a_view_without_lines_says_so_on_both_sides(plan: Page) -> None:
    [alone] = [one for one in planned() if one.name == "六"]
    there = plan.evaluate(
        "async plan => { const { plan: rules } = await qianshi.load('programs/rules');"
        "const view = rules.views.find(({ name }) => name === 'leaders');"
        "return qianshi.planSections(view, plan, qianshi.planConflicts(plan, rules), rules); }",
        [{"result": alone.result, "event": alone.event.model_dump(mode="json")}],
    )
    assert there == make_plan("leaders", [alone], conflicts([alone]), NOW).sections
    assert there[0]["blocks"][0]["text"] == "草稿里没有可列入这张表的。"


def test_files_are_opened_together_and_what_cannot_be_read_is_named(plan: Page) -> None:
    texts = {f"{data['title']}.json": json.dumps(data) for data in DRAFTS}
    open_files(plan, {**texts, "坏.json": "{", "空.json": json.dumps(draft("空"))})
    expect(plan.get_by_role("status")).to_have_text(
        f"{len(DRAFTS)} 项活动，{len(conflicts(planned()))} 处要处理。"
    )
    expect(plan.get_by_role("alert")).to_contain_text("“坏.json”：文件打不开")
    expect(plan.get_by_role("alert")).to_contain_text("“空.json”：“时段”：至少要有一项。")
    plan.get_by_label("哪一种").select_option(label="领导活动安排表（按月）")
    expect(plan.locator("#plan .qs-heading").first).to_contain_text("王副书记　2026年12月")
    titles = plan.locator("#qs-print .qs-running-title")
    expect(titles.first).to_contain_text("工作安排 · 领导活动安排表")
    expect(titles.last).to_have_text("工作安排 · 要处理的")
    assert plan.get_by_role("button", name="打印").is_visible()
    plan.get_by_role("button", name="去掉 一.json").click()
    expect(plan.get_by_role("status")).to_contain_text(f"{len(DRAFTS) - 1} 项活动")
    assert plan.evaluate("location.hash") == ""


def test_two_versions_of_an_event_are_one_and_the_later_stays(plan: Page) -> None:
    expect(plan.get_by_label("哪一种")).to_be_hidden()
    first = draft("来访", stretch("12-08", "09:00"), id="visit-1")
    open_files(plan, {"甲.json": json.dumps(first)})
    second = {**first, "title": "来访（改）", "revision": 2}
    open_files(plan, {"乙.json": json.dumps(second), "丙.json": json.dumps(first)})
    expect(plan.get_by_role("status")).to_contain_text("1 项活动")
    expect(plan.get_by_role("alert")).to_contain_text("“乙.json”：和“甲.json”是同一项活动")
    expect(plan.get_by_role("alert")).to_contain_text("“丙.json”：和“乙.json”是同一项活动")
    expect(plan.locator(".qs-opened")).to_contain_text("来访（改）")


def test_an_answer_the_type_does_not_know_is_named(plan: Page) -> None:
    answers = {"media": "也许", "colour": "红", "guests": "12"}
    text = json.dumps(draft("来访", stretch("12-08", "09:00"), answers=answers))
    open_files(plan, {"甲.json": text})
    expect(plan.get_by_role("alert")).to_contain_text("没有“也许”这个答案。")
    expect(plan.get_by_role("alert")).to_contain_text("“上级调研考察”不问“colour”。")
    expect(plan.get_by_role("alert")).to_contain_text("这些回答按没有回答排。")
    expect(plan.get_by_role("status")).to_contain_text("1 项活动")
