"""What leaves the office says nothing of a guest's health, of costs, of what the office decides."""

from typing import Any

import pytest

from builder.outputs import Entry
from tests.outputs.sample_event import PRINTED, sample
from tests.shipped import sections

OURS_ALONE = (
    "场租 800 元", "标准间按标准报销", "经费另批", "预算见附件", "价格另谈", "结算找会务员",
    "费用另付", "来宾忌口香菜", "口味偏辣", "喜好靠窗", "偏好高层", "有晨跑的爱好", "有午睡的习惯",
    "健康情况另告", "一位来宾有心脏病", "花生过敏", "等审批", "碰红线",
)  # fmt: skip
GO_ROUND = ("itinerary", "leader", "outside", "contacts", "posts", "outline")


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


@pytest.mark.parametrize("paper", GO_ROUND)
@pytest.mark.parametrize("note", ["一位来宾花生过敏", "团长忌口香菜", "随员有糖尿病", "健康码"])
def test_a_guests_health_is_on_no_paper_that_goes_round(paper: str, note: str) -> None:
    result, event = sample(notes=f"备伞\n{note}")
    assert note not in said(paper, Entry(result, event, PRINTED))


@pytest.mark.parametrize("paper", ["itinerary", "leader"])
def test_that_there_is_something_about_health_is_said(paper: str) -> None:
    result, event = sample(notes="备伞\n一位来宾花生过敏\n团长忌口香菜")
    told = said(paper, Entry(result, event, PRINTED))
    assert "备伞" in told
    assert told.count("有忌口或健康上的事，问联络员") == 1
    plain = said(paper, Entry(result, sample(notes="备伞")[1], PRINTED))
    assert "问联络员" not in plain
