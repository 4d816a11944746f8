"""方案提纲 as it goes up for signature: chapters that say something, what needs approval."""

from dataclasses import replace
from typing import Any

from builder.outputs import Entry
from tests.outputs.sample_event import PRINTED, sample
from tests.outputs.test_what_leaves import texts
from tests.shipped import sections


def scheme(made: Entry) -> list[Any]:
    (section,) = sections("outline", made)
    return list(section["blocks"])


def entry(makes: dict[int, list[str]], **more: Any) -> Entry:
    """The sample with things made by some of its tasks, and with these cards."""
    result, event = sample(leaders=["周主任"])
    tasks: Any = [{**task, "makes": makes.get(n, [])} for n, task in enumerate(result["tasks"])]
    whole: Any = {**result, "tasks": tasks, **more}
    return Entry(whole, event, PRINTED)


def chapters(made: Entry) -> list[str]:
    return [x["text"] for x in scheme(made) if x["kind"] == "heading"]


def test_chapters_with_nothing_to_say_are_left_out_and_the_numbers_run_on() -> None:
    few, more = chapters(entry({})), chapters(entry({0: ["接待审批/批下"]}))
    assert not any("须批事项" in x for x in few)
    assert more[-1].endswith("、须批事项")
    for found in (few, more):
        assert [x.partition("、")[0] for x in found] == list("一二三四五六七八九")[: len(found)]


def test_only_what_somebody_above_has_to_agree_to_is_up_for_approval() -> None:
    made = entry({0: ["接待审批/批下"], 1: ["桌签/印好"], 2: ["方案/批准"]})
    block = scheme(made)[-2]
    assert [row["cells"][0] for row in block["rows"]] == ["接待审批"]
    task = made.result["tasks"][0]
    assert block["rows"][0]["cells"][2:] == [task["lead"], "按本单位权限", f"{task['due_text']}前"]


def test_who_decides_is_named_where_the_data_says_it_by_name_where_the_event_does() -> None:
    states = ["接待审批/批下", "座次图/批准"]
    known = {"接待审批": "分管领导", "座次图": "办公室主任"}
    made = entry({0: states}, approvers=known)
    named = replace(made, event=sample(people={"办公室主任": {"name": "周×"}})[1])
    for one, by in ((made, "分管领导、办公室主任"), (named, "分管领导、周×")):
        assert scheme(one)[-2]["rows"][0]["cells"][3] == by


def test_what_is_late_has_no_dead_date_and_what_is_dropped_needs_no_approval() -> None:
    made = entry({0: ["接待审批/批下"], 1: ["座次图/批准"]})
    first, second, *others = made.result["tasks"]
    tasks: Any = [{**first, "state": "现在做"}, {**second, "state": "可舍"}, *others]
    (row,) = scheme(Entry({**made.result, "tasks": tasks}, made.event, PRINTED))[-2]["rows"]
    assert row["cells"][4] == "现在"


def test_the_cards_are_those_of_what_the_event_is_made_of() -> None:
    card = {"trigger": "", "limit": "", "steps": [], "never": [], "write_down": []}
    said = {"command": "总协调；没到之前由值班员指挥", "report_to": "120；再报分管领导"}
    cards = [
        {"title": "食物中毒", **card, **said, "blocks": ["用餐"]},
        {"title": "断线", **card, **said, "blocks": ["视频连线"]},
        {"title": "地震", **card, **said, "blocks": []},
    ]
    told = [x for x in texts(scheme(entry({}, cards=cards))) if "指挥：" in x]
    assert told == ["食物中毒。指挥：总协调；没到之前由值班员指挥。报告：120；再报分管领导。"]


def test_no_ground_and_no_case_poses_as_a_matter_for_approval() -> None:
    made = entry({0: ["接待审批/批下"]})
    grounds = {x["text"] for task in made.result["tasks"] for x in task["grounds"]}
    assert grounds
    assert not grounds & set(texts(scheme(made)))
