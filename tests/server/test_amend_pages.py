"""改别处 in the browser: found, changed in a form, and written only as it was looked at."""

import html
import re
from pathlib import Path
from typing import Any

import pytest

from builder.pipeline import read_folder
from tests.server.conftest import LETTER, Open, Visit

CARD = "checklists/cards/slipped.yml"
CALMER = {"of_text": "取下再看绳", "of_who": "旗手", "of_note": ""}


@pytest.fixture
def me(visit: Open) -> Visit:
    return visit()


def card(me: Visit) -> Path:
    return me.settings.root / CARD


def form(me: Visit, word: str = "改", said: str = "旗手", kind: str = "step") -> dict[str, str]:
    """The hidden fields of the form to which the list leads."""
    listed = me.get(f"/desk/amend?kind={kind}&said={said}").text
    links = re.findall(r'<a class="act" href="\.\./(desk/amend/[^"]*)">([^<]*)</a>', listed)
    address = next(html.unescape(link) for link, shown in links if shown == word)
    page = me.get(f"/{address}").text
    fields = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page)
    return {name: html.unescape(value) for name, value in fields}


def send(me: Visit, act: str, fields: dict[str, Any], kind: str = "step") -> Any:
    return me.post(f"/desk/amend/{kind}/{act}", data=fields)


def seen(me: Visit, fields: dict[str, str], kind: str = "step") -> dict[str, str]:
    """The same after the change was looked at."""
    page = send(me, "look", fields, kind).text
    (looked,) = re.findall(r'name="looked" value="([0-9a-f]{64})"', page)
    return {**fields, "looked": looked}


def test_a_hand_in_leads_to_a_step_that_is_written_noted_and_undone(me: Visit) -> None:
    receipt, before = str(me.send(LETTER).json["receipt"]), card(me).read_bytes()
    assert f"desk/amend?from={receipt}" in me.get(f"/desk/{receipt}").text
    listed = me.get(f"/desk/amend?from={receipt}&kind=step&said=旗手").text
    assert LETTER["what"] in listed
    assert f"{CARD}:8" in listed
    fields = {**form(me), **CALMER, "from": receipt}
    page = send(me, "look", fields).text
    for words in ("做什么", "<ins>取下再看绳</ins>", "原来", "改后", f"{CARD}:8"):
        assert words in page
    assert card(me).read_bytes() == before, "looking writes nothing"
    done = send(me, "write", seen(me, fields))
    assert (done.status_code, done.headers["Location"]) == (303, f"../../../desk/{receipt}")
    assert read_folder(me.settings.root).errors == ()
    assert "取下再看绳" in card(me).read_text("utf-8")
    again = me.get(f"/desk/{receipt}").text
    assert "这件事已经改过的别处" in again
    (link,) = set(re.findall(r"desk/([0-9]{8}-[0-9a-f]{8})/undo", again))
    assert "放回原来的样子" in me.get(f"/desk/{link}/undo").text
    assert me.post(f"/desk/{link}/undo", data=me.page_of(f"{link}/undo")).status_code == 303
    assert card(me).read_bytes() == before
    assert "amended" in me.get("/desk/audit").text


def test_what_was_not_looked_at_is_not_written(me: Visit) -> None:
    before, fields = card(me).read_bytes(), {**form(me), **CALMER}
    first = send(me, "write", fields)
    assert (first.status_code, "还没有看过" in first.text) == (409, True)
    changed = {**seen(me, fields), "of_note": "别急"}
    answer = send(me, "write", changed)
    assert (answer.status_code, 'value="别急"' in answer.text) == (409, True)
    assert card(me).read_bytes() == before


def test_a_stale_form_shows_what_stands_there_now_and_keeps_what_was_typed(me: Visit) -> None:
    fields = seen(me, {**form(me), **CALMER})
    text = card(me).read_text("utf-8")
    card(me).write_text(text.replace("绳结实就升回杆顶", "绳没断就升回杆顶"), "utf-8")
    answer = send(me, "write", fields)
    assert answer.status_code == 412
    assert "绳没断就升回杆顶" in answer.text
    assert 'value="取下再看绳"' in answer.text
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', answer.text))
    assert send(me, "write", seen(me, {**hidden, **CALMER})).status_code == 303


REFUSED: dict[str, tuple[dict[str, str], int, str]] = {
    "too long": ({"of_note": "说" * 41}, 409, "最多 40 字"),
    "private": ({"of_note": "打 13800138000"}, 409, "手机号"),
    "emptied": ({"of_text": ""}, 422, "不能空着"),
    "two lines": ({"of_text": "甲\n乙"}, 422, "写成一行"),
    "no token": ({"token": ""}, 403, ""),
    "nothing looked at": ({"etag": ""}, 428, ""),
    "another field": ({"of_state": "x"}, 400, ""),
    "another path": ({"place": "../../etc/passwd:1", "etag": "0" * 16}, 404, ""),
    "another act": ({"doing": "publish"}, 404, ""),
    "signs nobody sees": ({"of_who": "旗\x1b[31m"}, 422, ""),
    "a hand-in that there is not": ({"from": "20200101-00000000"}, 422, "没有回执号"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_does_not_fit_is_refused_and_stays_typed(me: Visit, name: str) -> None:
    changes, status, said = REFUSED[name]
    before, fields = card(me).read_bytes(), {**form(me), **CALMER, **changes}
    answer = send(me, "write", fields)
    assert answer.status_code == status, answer.text
    assert said in answer.text
    if said:
        assert "旗手" in answer.text, "what was typed is still there"
    assert card(me).read_bytes() == before


def test_a_limit_is_chosen_and_not_spelt(me: Visit) -> None:
    due = {"due_anchor": "start", "due_side": "-", "due_amount": "3", "due_unit": "wd"}
    task = {"of_text": "看旗杆", "of_workstream": "flag", "of_ground": "惯例/本库"}
    hidden = form(me, "在后面加", "换绳", "task")
    fields = {**hidden, **task, **due, "due_clock": "16:00"}
    assert "开始前 3 个工作日 16:00" in send(me, "look", fields, "task").text
    assert send(me, "write", seen(me, fields, "task"), "task").status_code == 303
    tasks = read_folder(me.settings.root).library.tasks
    assert tasks["flag/kan-qi-gan"].due == "start-3wd 16:00"


def test_a_slip_that_a_change_of_a_task_lets_through_is_told_in_red(me: Visit) -> None:
    root = me.settings.root
    for path, old, new in (
        ("items/flag.yml", "[lessons/2013/rope, ", "["),
        ("tasks/flag.yml", "[惯例/本库]", "[lessons/2013/rope]"),
    ):
        text = (root / "checklists" / path).read_text("utf-8")
        (root / "checklists" / path).write_text(text.replace(old, new), "utf-8")
    hidden = form(me, "改", "换绳", "task")
    due = {"due_anchor": "start", "due_amount": "1", "due_unit": "h", "due_clock": ""}
    early = send(me, "look", {**hidden, **due, "due_side": "-"}, "task").text
    assert "拦得住的已知失误一起不少。" in early
    late = send(me, "look", {**hidden, **due, "due_side": "+"}, "task").text
    (lost,) = re.findall(r'<p class="lost">(.*?)</p>', late)
    assert lost.startswith("<strong>会少拦住：</strong>")
    assert lost.endswith("（S2；升旗）：再没有一行拦得住它。")


def test_only_reviewers_amend(visit: Open) -> None:
    other = visit("10.0.0.9")
    for path in ("/desk/amend", "/desk/amend/step?place=x:1&seen=0"):
        assert other.get(path).status_code == 403
    assert send(other, "write", CALMER).status_code == 403
