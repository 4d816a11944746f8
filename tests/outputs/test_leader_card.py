"""The 领导提示卡 is about its reader: his stretches, his seat, his words, what changed for him."""

from typing import Any

from builder.outputs import Entry
from builder.outputs.paper import Section
from tests.outputs.sample_event import PRINTED, sample
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


def test_who_attends_nothing_has_no_card() -> None:
    made = entry([{**s, "leaders": ["甲"]} for s in DAY])
    assert list(cards(made)) == ["甲"]


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
    assert "没有变化" in card("甲", entry(DAY, before))


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
