"""What a change of a real visit reopens, whom it concerns, and what each of them is told."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from builder.model import Library
from builder.pipeline import entry_of_draft
from builder.program.entry import Entry
from builder.program.lists import LISTS

NOW = "2026-12-04 09:00"
DAY = "2026-12-08 "
Draft = dict[str, Any]


def visit() -> Draft:
    """Guests arrive, talk with a leader, look at a field outdoors and eat."""
    return {
        "format": 2,
        "id": "visit",
        "type": "leaders-visit",
        "made": "2026-11-24 09:00",
        "guests": "省厅一行 12 人",
        "answers": {"guests": "12"},
        "people": {"总协调": {"name": "甲"}},
        "segments": [
            {"id": "a", "kind": "接站", "start": DAY + "08:00", "place": "高铁站", "car": "中巴"},
            {"id": "b", "kind": "座谈", "start": DAY + "09:30", "place": "二楼", "leaders": ["周"]},
            {
                "id": "c",
                "kind": "参观",
                "start": DAY + "11:00",
                "place": "试验田",
                "leaders": ["吴"],
            },
            {"id": "d", "kind": "用餐", "start": DAY + "12:00", "place": "食堂"},
        ],
        "circumstances": {"户外": {"answers": {"rain": "否"}}},
    }


def room(draft: Draft) -> None:
    draft["segments"][1]["place"] = "东楼"


def three_more(draft: Draft) -> None:
    draft["guests"], draft["answers"]["guests"] = "省厅一行 15 人", "15"


def another_leader(draft: Draft) -> None:
    draft["segments"][1]["leaders"] = ["郑"]


def no_leader(draft: Draft) -> None:
    draft["segments"][2]["leaders"] = []


def half_an_hour_earlier(draft: Draft) -> None:
    draft["segments"][1]["start"] = DAY + "09:00"


def rain(draft: Draft) -> None:
    draft["circumstances"]["户外"]["answers"]["rain"] = "是"


def a_foreigner(draft: Draft) -> None:
    draft["circumstances"]["外宾"] = {}


def no_meal(draft: Draft) -> None:
    del draft["segments"][3]


CHANGES = [
    (room, ["照批准的座次图印双面桌签", "照座次图念桌签"], {"周": "座谈地点改为东楼（原二楼）"}),
    (
        three_more,
        ["派车", "名单职务两人核", "照批准的座次图印"],
        {"厨房": "来客几人改为15（原12）"},
    ),
    (another_leader, ["座次图"], {"周": "本次不用参加了", "郑": "座谈领导改为郑（原周）"}),
    (no_leader, ["送领导提示卡"], {"吴": "本次不用参加了"}),
    (half_an_hour_earlier, ["检查节点：座谈 · 会场复查"], {"周": "座谈时间改为"}),
    (rain, ["照雨天的走法走一遍", "踩点"], {"周": "预报有雨、大风吗：是（原否）"}),
    (a_foreigner, ["报外事归口", "定译员"], {"外事联络员": "报外事归口"}),
    (no_meal, ["停办：忌口单交厨房复述"], {"厨房": "用餐取消"}),
]


def changed(library: Library, change: Callable[[Draft], None]) -> Entry:
    """The visit, given out once and changed since, as its file holds it."""
    draft = visit()
    issued = {"number": 1, "hash": "0", "at": "2026-12-01 10:00", "event": deepcopy(draft)}
    change(draft)
    entry = entry_of_draft({**draft, "issued": [issued]}, library, NOW)
    assert isinstance(entry, Entry), entry
    return entry


@pytest.mark.parametrize(
    ("change", "again", "told"), CHANGES, ids=lambda x: getattr(x, "__name__", "")
)
def test_a_change_since_the_last_issue_reopens_and_tells(
    repository: Library, change: Callable[[Draft], None], again: list[str], told: dict[str, str]
) -> None:
    entry = changed(repository, change)
    lines: Any = LISTS["again"](entry)
    texts = [line["text"] for line in lines]
    assert [want for want in again if not any(want in text for text in texts)] == []
    receipts: Any = LISTS["receipts"](entry)
    news = {row["who"]: "；".join(row["news"]) for row in receipts}
    assert {who: text for who, text in told.items() if text not in news.get(who, "")} == {}
    assert not any("接站" in news[name] for name in ("周", "吴") if name in news)


def test_what_was_not_changed_is_the_version_given_out(repository: Library) -> None:
    entry = changed(repository, lambda draft: None)
    assert [*LISTS["changes"](entry), *LISTS["again"](entry)] == []


def test_a_frozen_version_that_cannot_be_read_is_said(repository: Library) -> None:
    draft = visit()
    issued = {"number": 2, "hash": "0", "at": NOW, "event": {**visit(), "type": "wedding"}}
    found = entry_of_draft({**draft, "issued": [issued]}, repository, NOW)
    assert isinstance(found, list)
    assert found[0].startswith("第 2 次发出的版：没有“wedding”这个活动类型。")
