"""岗位卡 and 联络表: one person in several roles, and numbers from the roster."""

from typing import Any

from builder.model.roster import Roster, RosterPerson
from builder.outputs import Entry
from tests.outputs.sample_event import PRINTED, sample
from tests.outputs.test_what_leaves import texts
from tests.shipped import sections


def test_what_somebody_leads_and_checks_is_one_line_of_one_card() -> None:
    result, event = sample()
    lines: Any = [{**task, "lead": "丁", "check": "丁"} for task in result["tasks"]]
    made = Entry({**result, "tasks": lines, "pauses": []}, event, PRINTED)
    (card,) = [x for x in sections("posts", made) if x["title"].endswith("丁")]
    (rows,) = [x["rows"] for x in card["blocks"] if x["kind"] == "table"]
    assert [row["cells"][2] for row in rows] == ["主责、检查"] * len(lines)
    assert len({row["cells"][1] for row in rows}) == len(rows)


def test_numbers_come_from_the_roster_and_none_is_guessed() -> None:
    people = (
        RosterPerson("丁", ("总协调",), "010-1"),
        RosterPerson("戊", ("会务员",), "010-2"),
        RosterPerson("戊", ("司机",), "010-3"),
        RosterPerson("周主任", (), "010-4"),
    )
    staff = {"总协调": "丁", "会务员": "戊", "技术员": "戊"}
    result, event = sample(people=staff, leaders=["周主任"])
    (table,) = sections("contacts", Entry(result, event, PRINTED, None, Roster(people)))
    block, *_ = table["blocks"]
    assert block["kind"] == "table"
    phones = {row["cells"][0]: row["cells"][-1] for row in block["rows"]}
    assert phones["本单位领导"] == "010-4"
    assert phones["总协调"] == "010-1"
    assert phones["会务员"] == "010-2"
    assert phones["技术员"] == "", "two are called so, and neither has this role"
    assert "010-3" not in texts(table)
