"""Logging in at the server: who sees what, and what a browser has to show for it."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from argon2 import PasswordHasher

from builder.decisions import Desk, accounts
from builder.decisions.accounts import invite, join
from tests.server.conftest import LETTER, Open, Visit

WORDS = "春眠不觉晓处处闻啼鸟"
NUMBER = "20261121-0a1b2c3d"
HTML = {"Accept": "text/html"}
OF_THE_DESK = ("/desk", "/desk/audit", "/desk/people", "/desk/outbox", "/desk/lines", "/desk/amend")


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accounts, "HASHER", PasswordHasher(1, 8, 1))


def member(visit: Open, name: str, role: str, **more: Any) -> Visit:
    """Somebody at another PC who has logged in."""
    me = visit("10.0.0.7", login="open", **more)
    own = me.settings
    desk = Desk(own.root, own.data, "命令行", datetime.now())
    join(desk, name, invite(desk, name, role), WORDS)
    assert log_in(me, name).status_code == 303
    return me


def log_in(me: Visit, name: str, password: str = WORDS, **more: str) -> Any:
    fields = {"name": name, "password": password, "token": me.token_of_login(), **more}
    return me.post("/login", data=fields)


def test_a_reviewer_decides_from_another_pc(visit: Open) -> None:
    me = member(visit, "王", "reviewer")
    assert me.get("/desk").status_code == 200
    assert me.get("/desk/people").status_code == 403
    assert me.get("/api/roster").status_code == 200
    receipt = me.send(LETTER).json["receipt"]
    page = me.page_of(receipt)
    assert me.post(f"/desk/{receipt}/return", data={**page, "reason": "补地点"}).status_code == 303
    assert "王" in me.get("/desk/audit").text


def test_a_contributor_hands_in_and_reviews_nothing(visit: Open) -> None:
    me = member(visit, "李", "contributor")
    assert me.send(LETTER).status_code == 201
    for path in OF_THE_DESK:
        assert me.get(path).status_code == 403


def test_sitting_at_the_machine_makes_nobody_a_reviewer_where_people_log_in(visit: Open) -> None:
    here = visit(login="open")
    assert here.send(LETTER).status_code == 201
    for path in OF_THE_DESK:
        assert here.get(path).status_code == 403


def test_nothing_is_shown_before_the_login_where_it_is_closed(visit: Open) -> None:
    stranger = visit("10.0.0.8", login="closed")
    program = "/data/programs/flag.js"
    for path in ("/", "/index.html", program, "/api/inbox", f"/receipts/{NUMBER}", *OF_THE_DESK):
        assert stranger.get(path).status_code == 401, path
    led = stranger.get("/desk/audit", headers=HTML)
    assert (led.status_code, led.headers["Location"]) == (303, "../login?next=desk/audit")
    assert stranger.post("/api/hand-ins", json=LETTER).status_code == 401


def test_a_cookie_of_somebody_elses_making_is_nobodys(visit: Open) -> None:
    me = visit("10.0.0.8", {"Cookie": "qianshi_member=made-up"}, login="closed")
    assert me.get("/index.html").status_code == 401


def test_who_logs_out_is_out_and_so_is_the_cookie(visit: Open) -> None:
    me = member(visit, "王", "reviewer")
    cookie = me.client.get_cookie("qianshi_member")
    assert cookie is not None
    assert (cookie.http_only, cookie.same_site) == (True, "Strict")
    me.post("/logout", data={"token": me.token_of_login()})
    me.client.set_cookie("qianshi_member", cookie.value)
    assert me.get("/desk").status_code == 403


def test_a_coordinator_invites_and_dismisses_but_not_himself(visit: Open) -> None:
    me = member(visit, "总", "coordinator")
    token = me.token_of_login()
    page = me.post("/desk/people/invite", data={"token": token, "name": "赵", "role": "reviewer"})
    code = page.text.split("<strong>")[1].split("</strong>")[0]
    fields = {"name": "赵", "code": code, "password": WORDS, "again": WORDS}
    other = visit("10.0.0.9", login="open")
    assert other.post("/join", data={**fields, "token": other.token_of_login()}).status_code == 303
    assert log_in(other, "赵").status_code == 303
    assert other.get("/desk").status_code == 200
    me.post("/desk/people/dismiss", data={"token": token, "name": "赵"})
    assert other.get("/desk").status_code == 403
    refused = me.post("/desk/people/dismiss", data={"token": token, "name": "总"})
    assert refused.status_code == 409


@pytest.mark.parametrize(
    ("wanted", "led_to"),
    [("desk/audit", "desk/audit"), ("//evil.example", "./"), ("https://evil.example", "./")],
)
def test_a_login_leads_to_pages_of_ours_alone(visit: Open, wanted: str, led_to: str) -> None:
    me = member(visit, "王", "reviewer")
    assert log_in(me, "王", next=wanted).headers["Location"] == led_to


def test_a_form_without_the_pages_token_is_refused(visit: Open) -> None:
    me = member(visit, "王", "reviewer")
    assert me.post("/login", data={"name": "王", "password": WORDS}).status_code == 403


def test_a_session_holds_in_another_process(visit: Open) -> None:
    me = member(visit, "王", "reviewer")
    cookie = me.client.get_cookie("qianshi_member")
    assert cookie is not None
    other = replace(visit("10.0.0.7", login="open"))
    other.client.set_cookie("qianshi_member", cookie.value)
    assert other.get("/desk").status_code == 200
