"""急单: made too late, one page of calls; none where nothing is late."""

from typing import Any

import pymupdf
import pytest

from builder.model.roster import Roster, RosterPerson
from builder.outputs import Entry, RenderError
from builder.program.lists.calls import calls
from tests.outputs.sample_event import PRINTED, rendered, sample
from tests.outputs.test_what_leaves import texts
from tests.shipped import sections


def late() -> Entry:
    result, event = sample(made="2026-12-07 16:00")
    lead = next(task["lead"] for task in result["tasks"] if task["state"] == "现在做")
    return Entry(result, event, PRINTED, None, Roster((RosterPerson(lead, (), "010-1"),)))


def test_there_is_none_where_nothing_is_late() -> None:
    result, event = sample(made="2026-11-02 09:00")
    assert not result["urgent"]
    assert sections("rush", Entry(result, event, PRINTED)) == []


@pytest.mark.parametrize("form", ["pdf", "docx", "xlsx", "markdown"])
def test_what_has_nothing_to_say_is_made_in_no_format(form: str) -> None:
    result, event = sample(made="2026-11-02 09:00")
    with pytest.raises(RenderError, match="这次没有“急单”可印"):
        rendered(form, Entry(result, event, PRINTED), "rush")


def test_everybody_is_called_once_in_the_order_in_which_the_work_can_be_done() -> None:
    made = late()
    (section,) = sections("rush", made)
    (table, *_) = [x for x in section["blocks"] if x["kind"] == "table"]
    tasks = [t for t in made.result["tasks"] if t["state"] in ("现在做", "来不及的补救")]
    expected = list(dict.fromkeys(task["lead"] for task in tasks))[:10]
    assert [row["cells"][1].split(" ")[0] for row in table["rows"]] == expected
    assert any(row["cells"][1].endswith(" 010-1") for row in table["rows"])


def test_whoever_makes_the_calls_is_told_what_is_his_own() -> None:
    made = late()
    first, late_one = made.result["tasks"][0], {"state": "现在做"}
    own: Any = {**first, **late_one, "lead": "甲", "roles": ["总协调", "", ""]}
    other: Any = {**first, **late_one, "lead": "乙", "roles": ["会务员", "", ""]}
    result: Any = {**made.result, "tasks": [own, other]}
    orders = {x["who"]: x["order"] for x in calls(Entry(result, made.event, PRINTED))}
    assert orders == {"甲": "自己现在办", "乙": "请现在办"}


def test_no_dead_date_stands_on_it() -> None:
    made = late()
    dead = {task["due_text"] for task in made.result["tasks"] if task["state"]}
    assert dead
    told = "\n".join(texts(sections("rush", made)))
    assert not any(date in told for date in dead)


def test_what_may_be_dropped_names_who_decides() -> None:
    made = late()
    first, *others = made.result["tasks"]
    dropped = {**made.result, "tasks": [{**first, "state": "可舍", "check": "主任"}, *others]}
    rows = [
        row["cells"][:2]
        for block in sections("rush", Entry(dropped, made.event, PRINTED))[0]["blocks"]  # type: ignore[arg-type]
        if block["kind"] == "table"
        for row in block["rows"]
    ]
    assert [first["text"], "主任"] in rows


def test_it_is_one_page() -> None:
    document = pymupdf.open(stream=rendered("pdf", late(), "rush"))  # type: ignore[no-untyped-call]
    assert document.page_count == 1
