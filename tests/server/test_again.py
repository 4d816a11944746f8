"""补好再交: the words go to who has the key, and to nobody else; the letters know each other."""

import json
from typing import Any

import pytest

from builder.decisions.again import LENGTH
from builder.model.meeting_record import row_receipt
from builder.store import open_store
from tests.server.conftest import LETTER, Open, Visit

REASON = "请写是哪个厅"
WRONG = "回执号和查询码对不上。"


@pytest.fixture
def me(visit: Open) -> Visit:
    return visit()


def ask(visit: Visit, receipt: str, key: str) -> Any:
    headers = {"X-Qianshi-Token": visit.token()}
    return visit.post("/api/again", json={"receipt": receipt, "key": key}, headers=headers)


def give_back(visit: Visit, receipt: str) -> None:
    fields = {**visit.page_of(receipt), "reason": REASON}
    assert visit.post(f"/desk/{receipt}/return", data=fields).status_code == 303


@pytest.fixture
def sent(me: Visit) -> tuple[str, str]:
    answer = me.send(LETTER).json
    give_back(me, answer["receipt"])
    return answer["receipt"], answer["key"]


def test_the_words_are_given_to_who_has_the_key_and_to_nobody_else(
    me: Visit, sent: tuple[str, str]
) -> None:
    receipt, key = sent
    found = ask(me, receipt, key).json
    assert (found["letter"]["what"], found["reason"]) == (LETTER["what"], REASON)
    by_hand = f"{key[:5]} {key[5:]}".lower().replace("o", "0").replace("i", "1")
    assert ask(me, receipt, by_hand).json == found
    for number, code in ((receipt, "A" * LENGTH), (receipt, ""), ("20200101-00000000", key)):
        answer = ask(me, number, code)
        assert (answer.status_code, answer.json["message"]) == (422, WRONG)
    assert LETTER["what"] not in me.get(f"/receipts/{receipt}").text
    assert ask(me, "../x", key).status_code == 422
    assert me.post("/api/again", json={}, headers={"X-Qianshi-Token": "0"}).status_code == 403


def test_the_store_knows_no_key_and_a_letter_sent_twice_has_the_same(me: Visit) -> None:
    first, again = me.send(LETTER).json, me.send(LETTER).json
    assert (first["key"], len(first["key"])) == (again["key"], LENGTH)
    with open_store(me.settings.data, "").look() as rows:
        everything = json.dumps([[dict(row) for row in part] for _, part in rows.dump()])
        known = rows.senders.one(first["receipt"])
    assert known
    assert len(known.key) == 64
    assert first["key"] not in everything


def test_what_waits_or_was_purged_is_opened_by_no_key(me: Visit) -> None:
    answer = me.send(LETTER).json
    receipt, key = answer["receipt"], answer["key"]
    waits = ask(me, receipt, key)
    assert (waits.status_code, waits.json["message"]) == (409, "这一条没有退回补充，不用补。")
    give_back(me, receipt)
    me.post(f"/desk/{receipt}/purge", data={"token": me.token()})
    assert ask(me, receipt, key).json["message"] == WRONG


def test_a_letter_that_adds_to_one_is_seen_beside_it(me: Visit, sent: tuple[str, str]) -> None:
    receipt, key = sent
    letter = {**LETTER, "receipt": "20261121-0a1b2c3e", "what": "一楼厅没有桌签"}
    more = {**letter, "adds_to": receipt}
    assert me.send(more).json["message"].startswith(WRONG), "whoever knows a receipt"
    headers = {"X-Qianshi-Token": me.token(), "X-Qianshi-Key": key}
    later = me.post("/api/hand-ins", json=more, headers=headers).json["receipt"]
    page = me.get(f"/desk/{later}").text
    for words in (f"{receipt}（退回补充：{REASON}）", LETTER["what"], "一楼厅没有桌签"):
        assert words in page
    assert f"补充 {receipt}" in me.get("/desk").text
    chain = me.get(f"/receipts/{receipt}").text
    assert f">{later}</a>：<strong>待审</strong>" in chain
    assert "补好再交" not in chain, "it was sent again already"
    assert f">{receipt}</a>" in me.get(f"/receipts/{later}").text


def test_a_row_of_a_record_is_opened_by_the_key_of_the_record(me: Visit) -> None:
    rows = [{"what": f"第 {n} 件", "prevent": "看"} for n in range(2)]
    record = {"format": 1, "receipt": "20261121-0a1b2c3d", "month": "2026-11", "rows": rows}
    answer = me.send(record, "meetings").json
    second = row_receipt(answer["receipt"], 2)
    give_back(me, second)
    assert ask(me, second, answer["key"]).json["letter"]["what"] == "第 1 件"
    assert f"hand-in.html#again={second}" in me.get(f"/receipts/{answer['receipt']}").text
