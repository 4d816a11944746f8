"""What leaves the office says nothing of a guest's health, of costs, of what the office decides."""

from dataclasses import replace
from typing import Any

import pytest

from builder.model.roster import Roster, RosterPerson
from builder.outputs import Entry
from tests.outputs.sample_event import PRINTED, sample
from tests.shipped import PAPERS, sections

OURS_ALONE = (
    "场租 800 元", "标准间按标准报销", "经费另批", "预算见附件", "价格另谈", "结算找会务员",
    "费用另付", "来宾忌口香菜", "口味偏辣", "喜好靠窗", "偏好高层", "有晨跑的爱好", "有午睡的习惯",
    "健康情况另告", "一位来宾有心脏病", "花生过敏", "等审批", "碰红线",
)  # fmt: skip
MAY_CARRY = {"sheet", "items", "tasks"}
"""Our own lists: what was noted of a guest's health stands on these, and on no other paper."""
DIET = {"一位来宾花生过敏", "团长忌口香菜", "两位吃清真", "秘书吃素"}
"""Of these the kitchen is told too."""


def texts(value: object) -> list[str]:
    """Every string in plain data."""
    if isinstance(value, dict):
        return [text for part in value.values() for text in texts(part)]
    if isinstance(value, list):
        return [text for part in value for text in texts(part)]
    return [value] if isinstance(value, str) else []


def said(paper: str, entry: Entry) -> str:
    made = sections(paper, entry)
    assert made, paper
    return "\n".join(texts(made))


def driven(text: str) -> Entry:
    """An event with one line for the driver that says `text`."""
    result, event = sample(segments=[{"kind": "接站", "start": "2026-12-08 09:00"}])
    (bus,) = (task for task in result["tasks"] if task["id"] == "cars/bus")
    lines: Any = [{**bus, "text": text, "fallback": text}]
    return Entry({**result, "tasks": lines}, event, PRINTED)


def test_a_driver_reads_the_line_that_is_his() -> None:
    assert "车停北门" in said("outside", driven("车停北门"))


@pytest.mark.parametrize("text", OURS_ALONE)
def test_a_line_of_ours_alone_is_on_no_slip(text: str) -> None:
    assert text not in said("outside", driven(text))


HEALTH = (
    "一位来宾花生过敏", "团长忌口香菜", "随员有糖尿病", "健康码", "两位吃清真", "秘书吃素",
    "王处长坐轮椅",
)  # fmt: skip


def whole(notes: str) -> Entry:
    """An event that prints every paper but the 应急处置卡."""
    result, event = sample(notes=notes, leaders=["周主任"])
    return Entry(result, event, PRINTED, Entry(*sample(leaders=["吴副主任"]), PRINTED))


@pytest.mark.parametrize("note", HEALTH)
def test_a_guests_health_stands_on_our_own_lists_and_on_nothing_that_goes_round(note: str) -> None:
    made = whole(f"备伞\n{note}")
    carrying = {name for name in PAPERS if note in "\n".join(texts(sections(name, made)))}
    assert carrying == (MAY_CARRY | {"outside"} if note in DIET else MAY_CARRY)


@pytest.mark.parametrize("note", HEALTH)
def test_of_those_outside_only_the_kitchen_is_told_what_a_guest_does_not_eat(note: str) -> None:
    slips = sections("outside", whole(note))
    assert len(slips) > 1
    told = [x["title"] for x in slips if note in "\n".join(texts(x))]
    assert told == (["外发单 · 厨房"] if note in DIET else [])


def test_a_slip_names_facts_in_its_readers_words() -> None:
    made = whole("备伞")
    asked = {x["text"] for x in made.result["answers"]}
    slips = {x["title"]: texts(x) for x in sections("outside", made)}
    assert "来宾人数" in slips["外发单 · 厨房"]
    assert not any(asked & set(slip) for slip in slips.values())


def test_a_slip_says_whom_to_call_and_leaves_room_for_a_number_that_nobody_knows() -> None:
    made = driven("车停北门")
    (bus,) = made.result["tasks"]
    known = RosterPerson(bus["lead"], (), "010-1")
    slip = said("outside", replace(made, roster=Roster((known,))))
    assert f"{bus['lead']} 010-1" in slip
    assert "联系电话" not in slip
    assert "联系电话" in said("outside", made)


def test_whoever_may_ask_is_told_that_there_is_something_about_health() -> None:
    told = said("itinerary", whole("备伞\n一位来宾花生过敏\n团长忌口香菜"))
    assert "备伞" in told
    assert told.count("有忌口或健康上的事，问联络员") == 1
    assert "问联络员" not in said("itinerary", whole("备伞"))
