"""The 领导提示卡 is about its reader: his stretches, his seat, his words, what changed for him."""

from typing import Any

import pymupdf

from builder.outputs import Entry
from builder.outputs.paper import Section
from builder.program.lists.receipts import receipts
from tests.outputs.sample_event import PRINTED, rendered, sample
from tests.outputs.test_what_leaves import texts
from tests.shipped import sections

BRIEF = {
    "seat": "主宾对面",
    "meets": "李主任",
    "counterpart": "张厅长",
    "says": "介绍情况",
    "minutes": 8,
    "dress": "正装",
}
DAY: list[dict[str, Any]] = [
    {"kind": "接站", "start": "2026-12-08 08:10", "place": "东站"},
    {
        "kind": "座谈",
        "start": "2026-12-08 09:30",
        "end": "2026-12-08 11:00",
        "place": "二楼会议室",
        "people": ["科技处"],
        "leaders": ["甲"],
        "briefs": {"甲": BRIEF},
    },
    {"kind": "用餐", "start": "2026-12-08 12:00", "place": "食堂"},
    {"kind": "送站", "start": "2026-12-08 14:00", "place": "东站"},
]


def entry(segments: list[dict[str, Any]], before: Entry | None = None, **changes: Any) -> Entry:
    result, event = sample(segments=segments, **{"leaders": ["甲", "乙"], **changes})
    return Entry(result, event, PRINTED, before)


def cards(made: Entry) -> dict[str, Section]:
    return {x["title"].partition(" · ")[2]: x for x in sections("leader", made)}


def card(who: str, made: Entry) -> str:
    return "\n".join(texts(cards(made)[who]["blocks"]))


def altered(number: int, **changes: Any) -> list[dict[str, Any]]:
    return [{**s, **changes} if i == number else s for i, s in enumerate(DAY)]


def test_a_leader_reads_only_of_what_he_attends_with_his_own_time_at_the_head() -> None:
    made = entry(DAY)
    assert cards(made)["甲"]["aside"] == "12月8日（周二）09:30"
    said = card("甲", made)
    assert "座谈，二楼会议室" in said
    assert not {"东站", "食堂", "接站"} & set(said.replace("，", "\n").split("\n"))


def test_whoever_is_named_nowhere_attends_what_names_nobody_and_is_not_on_the_way() -> None:
    made = entry(DAY)
    assert cards(made)["乙"]["aside"] == "12月8日（周二）12:00"
    assert "二楼会议室" not in card("乙", made)
    assert "站" not in card("乙", made)


def test_a_leader_goes_to_the_station_only_where_he_is_typed() -> None:
    made = entry(altered(0, leaders=["甲"]))
    assert cards(made)["甲"]["aside"] == "12月8日（周二）08:10"
    assert "之后：09:30 座谈，二楼会议室" in card("甲", made)


OTHERS = [{**s, "leaders": ["甲"]} for s in DAY]
"""Every stretch names somebody, and nobody else."""


def test_who_is_only_to_be_told_reads_what_when_where_and_what_he_is_asked() -> None:
    made = entry(OTHERS, title="省厅来访")
    assert list(cards(made)) == ["甲", "乙"]
    assert cards(made)["乙"]["aside"] == "12月8日（周二）09:30", "not that of the way there"
    said = card("乙", made)
    assert "省厅来访\n时间\n12月8日（周二）09:30\n地点\n二楼会议室" in said
    assert "请您\n知悉；没有安排您到场的环节，要参加请告诉联络员" in said
    assert "座谈" in said
    assert not {"请到场", "东站", "接站", "送站"} & set(said.split("\n"))


def test_who_is_only_to_be_told_is_sent_no_word_to_come() -> None:
    made = sections("notices", entry(OTHERS, title="省厅来访"))
    sent = [x for section in made for x in section["blocks"] if x["kind"] == "copy"]
    told = {x["channel"]: x["text"] for x in sent if x["to"] == "乙（本单位领导）"}
    assert told["短信"].startswith("乙同志：省厅来访，12月8日（周二）09:30，在二楼会议室")
    assert "请您知悉；没有安排您到场的环节" in told["短信"]
    assert "座谈 二楼会议室" in told["政务微信"]
    assert not any("请您12月8日" in text for text in told.values())


def test_who_was_to_come_and_now_is_only_told_reads_that_he_need_not_go_and_back() -> None:
    with_him = altered(1, leaders=["甲", "乙"])
    coming = entry(coming_segments(with_him))
    told = entry(OTHERS, coming)
    assert "座谈：12月8日（周二）09:30—11:00，二楼会议室 → 不用去了" in card("乙", told)
    back = entry(coming_segments(with_him), entry(OTHERS))
    assert "座谈：没有 → 12月8日（周二）09:30—11:00，二楼会议室" in card("乙", back)
    moved = entry([{**s, "place": "三楼"} for s in OTHERS], entry(OTHERS))
    assert "座谈的地点：二楼会议室 → 三楼" in card("乙", moved)
    gone = entry([s for s in OTHERS if s["kind"] != "用餐"], entry(OTHERS))
    assert "用餐：12月8日（周二）12:00，食堂 → 取消" in card("乙", gone)


def coming_segments(day: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**s, "leaders": s.get("leaders", ["甲"])} for s in day]


def test_a_change_is_told_whoever_has_it_on_his_card() -> None:
    """Of a stretch that names nobody too, and of one that fell away."""
    moved = [{**s, "place": "小餐厅"} if s["kind"] == "用餐" else s for s in DAY]
    assert "用餐地点改为小餐厅（原食堂）" in news("乙", entry(moved, entry(DAY)))
    assert "用餐地点改为小餐厅（原食堂）" not in news("甲", entry(moved, entry(DAY)))
    gone = [s for s in DAY if s["kind"] != "用餐"]
    assert "用餐取消" in news("乙", entry(gone, entry(DAY)))


def news(who: str, made: Entry) -> list[str]:
    (row,) = (x for x in receipts(made) if x["who"] == who and x["part"] == "本单位领导")
    return row["news"]


def test_ten_stretches_of_one_leader_stand_on_one_side() -> None:
    many = [
        {**DAY[1], "id": f"s{n}", "start": f"2026-12-08 {8 + n:02}:00", "end": None}
        for n in range(11)
    ]
    made = entry(many, leaders=["甲"])
    rows = next(x["rows"] for x in cards(made)["甲"]["blocks"] if x["kind"] == "table")
    assert (len(rows), rows[-1]["cells"][0]) == (11, "另有 1 段，见行程单")
    document = pymupdf.open(stream=rendered("pdf", made, "leader", pocket=True))  # type: ignore[no-untyped-call]
    assert document.page_count == 1


def test_his_brief_stands_on_his_card_and_on_no_other() -> None:
    made = entry(altered(1, leaders=["甲", "乙"]))
    said = card("甲", made)
    assert "二楼会议室；参加：乙、科技处" in said
    assert "主宾对面；李主任迎；对方：张厅长" in said
    assert "介绍情况（8 分钟）。之后：没有别的安排" in said
    assert "正装" in said
    other = card("乙", made)
    assert "二楼会议室" in other
    assert not any(str(word) in other for word in BRIEF.values() if word != 8)


def test_only_what_changed_for_him_is_told() -> None:
    before = entry(DAY)
    shorter = altered(1, briefs={"甲": {**BRIEF, "minutes": 5}})
    now = [{**s, "place": "小餐厅"} if s["kind"] == "用餐" else s for s in shorter]
    made = entry(now, before)
    assert "座谈的讲几分钟：8 → 5" in card("甲", made)
    assert "小餐厅" not in card("甲", made)
    assert "用餐的地点：食堂 → 小餐厅" in card("乙", made)
    assert "没有变化" in card("甲", entry(altered(2, place="小餐厅"), before))


def test_a_card_of_a_file_that_was_only_opened_compares_itself_with_nothing() -> None:
    assert "上一张" not in card("甲", entry(DAY, entry(DAY)))
    issued = [{"number": 1, "hash": "a", "at": "2026-12-01 09:00"}]
    assert "没有变化" in card("甲", entry(DAY, entry(DAY), issued=issued))


def test_a_stretch_that_came_or_went_is_told_to_whom_it_concerns() -> None:
    both = altered(2, leaders=["甲"])
    came, went = entry(both, entry(DAY)), entry(DAY, entry(both))
    assert "用餐：没有 → 12月8日（周二）12:00，食堂" in card("甲", came)
    assert "用餐：12月8日（周二）12:00，食堂 → 不用去了" in card("甲", went)


def test_a_first_card_has_nothing_to_compare() -> None:
    assert "上一张" not in card("甲", entry(DAY))
    assert "上一张" not in card("丙", entry(altered(1, leaders=["丙"]), entry(DAY)))


def test_a_card_has_no_word_of_past_cases_questions_or_health() -> None:
    made = entry(DAY, notes="备伞\n张厅长对花生过敏\n一位来宾吃清真")
    said = card("甲", made)
    assert made.result["cases"], "the sample has cases"
    assert not any(case["do"] in said or case["text"] in said for case in made.result["cases"])
    assert not any(answer["text"] in said for answer in made.result["answers"])
    assert "备伞" in said
    assert "过敏" not in said
    assert "清真" not in said
    assert "健康" not in said
