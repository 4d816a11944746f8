"""外发单 and what goes with it: a driver, a cook, a hotel need not ask back."""

from typing import Any

from builder.model import Event, Library
from builder.outputs import Entry
from builder.program import compile_program, evaluate
from builder.program.lists.duties import doers, to_do
from builder.program.lists.outside import Slip, outside
from builder.program.lists.receipts import receipts
from tests.outputs.sample_event import PRINTED
from tests.outputs.test_what_leaves import texts
from tests.shipped import sections

VISIT: list[dict[str, Any]] = [
    {"id": "a", "kind": "接站", "start": "2026-12-08 08:30", "place": "高铁站"},
    {"id": "b", "kind": "座谈", "start": "2026-12-08 09:30", "end": "2026-12-08 11:00",
     "place": "二楼会议室", "leaders": ["周主任"], "people": ["发改科"]},
    {"id": "c", "kind": "参观", "start": "2026-12-08 11:10", "place": "实验室"},
    {"id": "d", "kind": "用餐", "start": "2026-12-08 12:00", "place": "食堂"},
    {"id": "e", "kind": "住宿", "start": "2026-12-08 20:00", "place": "招待所"},
    {"id": "f", "kind": "送站", "start": "2026-12-09 09:00", "place": "高铁站"},
]  # fmt: skip


def entry(library: Library, *segments: dict[str, Any], **more: Any) -> Entry:
    typed = {"type": "leaders-visit", "answers": {"guests": "12"}, "segments": segments or VISIT}
    event = Event.model_validate({**typed, **more})
    program = compile_program(library, library.event_types[event.type])
    return Entry(evaluate(program, event), event, PRINTED)


def slip(to: str, made: Entry) -> Slip:
    (own,) = [x for x in outside(made) if x["to"] == to]
    return own


def test_a_driver_reads_from_where_to_where_and_what_the_time_is_of(repository: Library) -> None:
    stops = slip("驾驶员", entry(repository))["stops"]
    ways = {x["title"]: (x["place"], x["note"]) for x in stops}
    assert ways["接站"] == ("高铁站→二楼会议室", "班次这时到")
    assert ways["送站"] == ("招待所→高铁站", "来宾这时上车")


def test_a_second_batch_at_the_station_is_not_on_the_way_of_the_first(repository: Library) -> None:
    later = {"id": "g", "kind": "接站", "start": "2026-12-08 09:00", "place": "机场"}
    stops = slip("驾驶员", entry(repository, VISIT[0], later, *VISIT[1:]))["stops"]
    assert [x["place"] for x in stops[:2]] == ["高铁站→二楼会议室", "机场→二楼会议室"]


def test_a_visit_without_a_car_is_no_drive_where_others_name_one(repository: Library) -> None:
    assert "参观" in [x["title"] for x in slip("驾驶员", entry(repository))["stops"]]
    fetched = {**VISIT[0], "car": "中巴 1 号"}
    stops = slip("驾驶员", entry(repository, fetched, *VISIT[1:]))["stops"]
    assert [x["title"] for x in stops] == ["接站", "送站"]


def test_a_hotel_reads_when_its_guests_leave(repository: Library) -> None:
    (night,) = slip("宾馆", entry(repository))["stops"]
    assert night["note"] == "12月9日（周三）09:00 送站"


def test_a_number_that_nobody_knows_yet_is_said_to_be_unknown(repository: Library) -> None:
    rooms = [x["answer"] for x in slip("宾馆", entry(repository))["answers"]]
    assert rooms == ["待定"]


def test_of_two_meals_each_has_its_own_number(repository: Library) -> None:
    lunch = {**VISIT[3], "answers": {"companions": "2"}}
    supper = {**VISIT[3], "id": "h", "start": "2026-12-08 18:00", "answers": {"companions": "3"}}
    known = slip("厨房", entry(repository, lunch, supper))["answers"]
    numbers = {x["label"]: x["answer"] for x in known if "陪餐" in x["label"]}
    assert numbers == {"用餐 1：陪餐人数": "2", "用餐 2：陪餐人数": "3"}


def test_nobody_without_a_slip_is_told_of_a_change(repository: Library) -> None:
    outsiders = [x["who"] for x in receipts(entry(repository, VISIT[1])) if x["part"] == "外单位"]
    assert outsiders == []
    everybody = [x["who"] for x in receipts(entry(repository)) if x["part"] == "外单位"]
    assert everybody == ["驾驶员", "厨房", "宾馆"]


def test_the_itinerary_names_our_leaders_and_whom_to_ask(repository: Library) -> None:
    told = texts(sections("itinerary", entry(repository, people={"总协调": "甲"})))
    assert "周主任、发改科" in told
    assert "甲" in told


def test_whoever_only_calls_a_pause_gets_a_message_too(repository: Library) -> None:
    made = entry(repository)
    leading = {task["lead"] for task in made.result["tasks"]}
    (fetcher,) = [x for x in doers(made) if x["who"] == "接站员"]
    assert fetcher["who"] not in leading
    assert [x["text"] for x in fetcher["tasks"]] == ["念单：接站 · 接到人、开车前"]


def test_what_somebody_is_told_to_do_stands_by_time(repository: Library) -> None:
    made = entry(repository, people={"餐饮联络员": "乙"})
    (own,) = [x["tasks"] for x in doers(made) if x["who"] == "乙"]
    texts_of = [x["text"] for x in own]
    assert texts_of.index("念单：用餐 · 开餐前") < len(own) - 1
    assert texts_of[-1] == "问有无不适；有就登记上报，当场通知全体"


def test_a_repair_says_what_it_repairs(repository: Library) -> None:
    task = entry(repository).result["tasks"][0]
    late: Any = {"state": "来不及的补救", "fallback": "今天送"}
    named = {"盖章（10 日内，不含节假日），附回证": "盖章（10 日内，不含节假日）", "订餐": "订餐"}
    for text, clause in named.items():
        assert to_do({**task, **late, "text": text})["text"] == f"{clause}：今天送"


def test_the_pause_of_a_circumstance_is_where_the_event_is(repository: Library) -> None:
    made = entry(repository, circumstances={"外宾": {}})
    (seats,) = [x for x in made.result["pauses"] if x["name"] == "seats"]
    assert seats["place"] == "二楼会议室"
