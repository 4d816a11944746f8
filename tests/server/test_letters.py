"""Letters over the network: a receipt for what was kept, a clear no for everything else."""

import json
from typing import Any

import pytest

from builder.model.meeting_record import row_receipt
from builder.store import Letter
from tests.server.conftest import LETTER, ORIGIN, Open, Visit
from tests.stored import letters_in

RECORD = {
    "format": 1,
    "receipt": "20261121-0a1b2c3d",
    "month": "2026-11",
    "rows": [{"what": f"第 {n} 件", "prevent": "看"} for n in range(7)],
}


def kept(visit: Visit) -> list[Letter]:
    return letters_in(visit.settings.data)


def test_a_letter_gets_a_receipt_and_stands_in_the_inbox(visit: Open) -> None:
    me = visit()
    answer = me.send(LETTER)
    assert answer.status_code == 201
    receipt = answer.json["receipt"]
    (letter,) = kept(me)
    assert letter.receipt == receipt
    stored = json.loads(letter.body)
    assert stored["what"] == LETTER["what"]
    assert stored["receipt"] == receipt != LETTER["receipt"]
    again = me.send(LETTER)
    assert (again.status_code, again.json["receipt"]) == (200, receipt)
    changed = me.send({**LETTER, "what": "别的"})
    assert changed.status_code == 409
    assert LETTER["what"] not in changed.text
    assert kept(me) == [letter]


def test_a_record_of_seven_rows_waits_as_seven(visit: Open) -> None:
    me = visit()
    answer = me.send(RECORD, "meetings")
    assert (answer.status_code, answer.json["rows"]) == (201, 7)
    assert me.get("/desk").text.count("等了") == 1
    assert "待审 7 条" in me.get("/desk").text


def test_the_receipt_of_a_record_tells_of_each_of_its_rows(visit: Open) -> None:
    me = visit()
    receipt = me.send(RECORD, "meetings").json["receipt"]
    first, last = row_receipt(receipt, 1), row_receipt(receipt, 7)
    me.post(f"/desk/{first}/return", data={**me.page_of(first), "reason": "请写在哪个厅"})
    page = me.get(f"/receipts/{receipt}").text
    assert "共 7 件" in page
    assert page.count("待审") == 6
    assert "请补充：请写在哪个厅" in page
    assert "第 0 件" not in page, "its own words stay with the desk"
    assert "现在：<strong>待审" in me.get(f"/receipts/{last}").text


def test_what_came_of_a_drill_is_kept_at_once_and_waits_for_nobody(visit: Open) -> None:
    me, held = visit(), "2025-12-08 14:30"
    drill = {"drill": "caf9ba", "lesson": "2013/rope", "type": "flag", "held": held}
    answer = me.send({**drill, "lines": {"item flag/top": "拦住"}}, "drills")
    assert answer.status_code == 201
    (letter,) = kept(me)
    assert (letter.receipt, letter.kind, letter.state) == (
        answer.json["receipt"],
        "drill",
        "recorded",
    )
    assert "待审 0 条" in me.get("/desk").text
    assert me.send({**drill, "held": "2199-12-08 14:30"}, "drills").status_code == 422
    assert me.send(LETTER, "drills").status_code == 422
    assert kept(me) == [letter]


def test_the_sender_reads_by_the_receipt_what_became_of_it(visit: Open) -> None:
    me = visit()
    receipt = me.send(LETTER).json["receipt"]
    assert "待审" in me.get(f"/receipts/{receipt}").text
    fields = {**me.page_of(receipt), "reason": "请写在哪个厅"}
    assert me.post(f"/desk/{receipt}/return", data=fields).status_code == 303
    page = me.get(f"/receipts/{receipt}").text
    assert "退回补充" in page
    assert "请写在哪个厅" in page
    assert LETTER["what"] not in page
    assert me.get("/receipts/20261122-ffffffff").status_code == 404


def test_too_many_too_fast_are_told_when_to_come_back(visit: Open) -> None:
    me = visit(rate=3)
    answers = [me.send({**LETTER, "receipt": f"20261121-0000000{n}"}) for n in range(5)]
    assert [a.status_code for a in answers] == [201, 201, 201, 429, 429]
    assert 1 <= int(answers[-1].headers["Retry-After"]) <= 60
    assert len(kept(me)) == 3


def test_a_full_disk_acknowledges_nothing(visit: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    me = visit()
    token = me.token()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    answer = me.post("/api/hand-ins", json=LETTER, headers={"X-Qianshi-Token": token})
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert kept(me) == []


BAD_BODIES: dict[str, Any] = {
    "empty": b"",
    "no JSON": b"{",
    "a list": b"[]",
    "a number": b"7",
    "null": b"null",
    "deep": b"[" * 100_000,
    "not UTF-8": b'{"what": "\xff"}',
    "UTF-16": json.dumps(LETTER).encode("utf-16"),
    "a field twice": json.dumps(LETTER).encode()[:-1] + b', "what": "x"}',
    "half a character": json.dumps({**LETTER, "what": "\ud800"}).encode(),
    "NaN": json.dumps({**LETTER, "format": float("nan")}).encode(),
    "a huge number": b'{"format": 1' + b"0" * 5000 + b"}",
}
BAD_FIELDS: dict[str, dict[str, Any]] = {
    "state": {"state": "已收录"},
    "reviewer": {"reviewer": "我"},
    "revised": {"revised": "2026-11-22"},
    "accepted": {"accepted": True},
    "path": {"path": "/etc/passwd"},
    "file": {"file": "x"},
    "id": {"id": "2026/x"},
    "lesson": {"lesson": "2013/rope"},
    "proto": {"__proto__": {"x": 1}},
    "constructor": {"constructor": {}},
    "receipt path": {"receipt": "../../x"},
    "receipt line end": {"receipt": "20261121-0a1b2c3d\n"},
    "receipt wide": {"receipt": "２０２６1121-0a1b2c3d"},
    "receipt number": {"receipt": 7},
    "receipt list": {"receipt": ["20261121-0a1b2c3d"]},
    "no what": {"what": ""},
    "blank what": {"what": "   "},
    "what number": {"what": 7},
    "what null": {"what": None},
    "what object": {"what": {"$ne": ""}},
    "what list": {"what": ["x"]},
    "what too long": {"what": "旗" * 4001},
    "NUL": {"what": "旗\0绳"},
    "escape": {"what": "旗\x1b[31m绳"},
    "backspace": {"role": "旗\x08手"},
    "month 13": {"month": "2026-13"},
    "receipt of no day": {"receipt": "20261340-0a1b2c3d"},
    "month words": {"month": "去年"},
    "month traversal": {"month": "../../"},
    "title long": {"title": "旗" * 25},
    "type long": {"event_type": "a" * 81},
    "pause long": {"pause": "a" * 81},
    "repeats path": {"repeats": "../../etc"},
    "repeats address": {"repeats": "javascript:alert(1)"},
    "lines path": {"lines": ["../../x y z"]},
    "lines many": {"lines": ["a"] * 61},
    "lines text": {"lines": "before flag/top"},
    "record forged": {"record": "x"},
    "format 99": {"format": 99},
    "format words": {"format": "two"},
    "rows": {"rows": []},
}
PRIVATE = {
    "mobile": {"what": "打 13800138000 没人接"},
    "mobile wide": {"prevent": "打 １３８００１３８０００"},
    "identity": {"causes": "11010519491231002X"},
    "mark": {"handled": "机密★三年"},
    "in the title": {"title": "电话 13800138000"},
    "in the role": {"role": "13800138000"},
}


@pytest.mark.parametrize("name", BAD_BODIES)
def test_a_body_that_is_no_letter_is_refused(visit: Open, name: str) -> None:
    me = visit()
    headers = {"X-Qianshi-Token": me.token(), "Content-Type": "application/json"}
    answer = me.post("/api/hand-ins", data=BAD_BODIES[name], headers=headers)
    assert 400 <= answer.status_code < 500
    assert answer.json["message"]
    assert kept(me) == []


@pytest.mark.parametrize("name", BAD_FIELDS)
def test_a_field_that_is_not_the_senders_is_refused(visit: Open, name: str) -> None:
    me = visit()
    answer = me.send({**LETTER, **BAD_FIELDS[name]})
    assert answer.status_code == 422
    assert kept(me) == []


@pytest.mark.parametrize("made", ["2026-13-01 09:00", "2026-02-30 09:00", "9999-01-01 09:00"])
def test_a_run_record_of_no_day_is_refused_with_the_field_that_is_wrong(
    visit: Open, made: str
) -> None:
    me = visit()
    segment = {"kind": "活动", "start": "2025-12-08 09:00"}
    draft = {"type": "flag", "segments": [segment], "made": made}
    answer = me.send({"event": "x", "draft": draft}, "runs")
    assert answer.status_code == 422
    assert "“开单时间”" in answer.json["message"]
    assert kept(me) == []
    draft["made"] = "2025-12-01 09:00"
    assert me.send({"event": "x", "draft": draft}, "runs").status_code == 201


@pytest.mark.parametrize("name", PRIVATE)
def test_private_words_are_refused_and_never_repeated(visit: Open, name: str) -> None:
    me = visit()
    answer = me.send({**LETTER, **PRIVATE[name]})
    assert answer.status_code == 422
    for value in ("13800138000", "11010519491231002X"):
        assert value not in answer.text
    assert kept(me) == []
    assert [f.name for f in me.settings.data.iterdir()] == ["secret"]


CONTENT_TYPES = (
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "text/html",
    "application/xml",
    "application/json-patch+json",
    "application/ld+json",
    "text/plain; application/json",
    "",
)


@pytest.mark.parametrize("kind", CONTENT_TYPES)
def test_another_content_type_is_refused(visit: Open, kind: str) -> None:
    me = visit()
    headers = {"X-Qianshi-Token": me.token(), "Content-Type": kind}
    answer = me.post("/api/hand-ins", data=json.dumps(LETTER), headers=headers)
    assert answer.status_code == 415


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "x"])
def test_a_packed_body_is_refused(visit: Open, encoding: str) -> None:
    me = visit()
    headers = {"X-Qianshi-Token": me.token(), "Content-Encoding": encoding}
    assert me.post("/api/hand-ins", json=LETTER, headers=headers).status_code == 415


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
@pytest.mark.parametrize("path", ["/api/hand-ins", "/api/inbox", "/desk", "/index.html", "/"])
def test_another_method_is_refused(visit: Open, path: str, method: str) -> None:
    me = visit()
    answer = me.client.open(path, method=method, headers={"Origin": ORIGIN}, buffered=True)
    assert 400 <= answer.status_code < 500


def test_reading_where_one_may_only_write_and_the_other_way_round(visit: Open) -> None:
    me = visit()
    for path in ("/api/hand-ins", "/api/meetings", "/desk/20261121-0a1b2c3d/accept"):
        assert me.get(path).status_code in (404, 405)
    for path in ("/api/inbox", "/api/search", "/desk", "/desk/audit", "/index.html"):
        assert me.post(path).status_code == 405


TOKENS = {
    "none": {},
    "empty": {"X-Qianshi-Token": ""},
    "wrong": {"X-Qianshi-Token": "0" * 64},
    "not ASCII": {"X-Qianshi-Token": "é" * 64},
}


@pytest.mark.parametrize("name", TOKENS)
def test_without_the_pages_token_nothing_is_kept(visit: Open, name: str) -> None:
    me = visit()
    me.token()
    assert me.post("/api/hand-ins", json=LETTER, headers=TOKENS[name]).status_code == 403
    assert kept(me) == []


def test_a_token_without_its_session_or_of_another_is_refused(visit: Open) -> None:
    me, other = visit(), visit()
    headers = {"X-Qianshi-Token": me.token()}
    other.token()
    assert other.post("/api/hand-ins", json=LETTER, headers=headers).status_code == 403
    me.client.delete_cookie("qianshi_session")
    assert me.post("/api/hand-ins", json=LETTER, headers=headers).status_code == 403


ORIGINS = (
    "http://evil.example",
    "null",
    "",
    "http://localhost.evil.example",
    "http://localhost:81",
    "ftp://localhost",
    "http://LOCALHOST@evil.example",
    "https://evil.example/http://localhost",
    "localhost",
    "//localhost",
)


@pytest.mark.parametrize("origin", ORIGINS)
def test_another_site_cannot_hand_in(visit: Open, origin: str) -> None:
    me = visit()
    headers = {"X-Qianshi-Token": me.token(), "Origin": origin}
    assert me.post("/api/hand-ins", json=LETTER, headers=headers).status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
def test_the_browsers_own_word_on_where_it_comes_from_counts(visit: Open, site: str) -> None:
    me = visit()
    headers = {"X-Qianshi-Token": me.token(), "Sec-Fetch-Site": site}
    assert me.post("/api/hand-ins", json=LETTER, headers=headers).status_code == 403


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "localhost.", "10.0.0.1:8000", "a b", "[::2]"],
)
def test_another_name_that_leads_here_is_refused(visit: Open, host: str) -> None:
    me = visit()
    assert me.get("/api/inbox", headers={"Host": host}).status_code == 400
    assert me.get("/index.html", headers={"Host": host}).status_code == 400


def test_a_long_body_is_refused(visit: Open) -> None:
    me = visit()
    headers = {"X-Qianshi-Token": me.token(), "Content-Type": "application/json"}
    for size in (150_001, 1_000_001):
        answer = me.post("/api/hand-ins", data=b" " * size, headers=headers)
        assert answer.status_code == 413
        assert "太长" in answer.json["message"]
