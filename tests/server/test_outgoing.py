"""外发 at the desk: the page, sending again, calendars, and an event that is given to the desk."""

import json
from typing import Any

import pytest

from builder.files.write import write_text
from builder.outbox import latest_dispatches
from builder.server import outgoing
from builder.server.app import OFFICE
from tests.outbox.stubs import robot
from tests.server.conftest import LETTER, Open, Visit

DRAFT: dict[str, Any] = {
    "id": "flag-2026-12-08-abcd",
    "type": "flag",
    "title": "升旗",
    "segments": [{"kind": "活动", "start": "2026-12-08 09:00", "place": "楼前"}],
    "people": {"旗手": "李四"},
}


@pytest.fixture
def me(visit: Open) -> Visit:
    return visit()


def give(me: Visit, draft: Any = DRAFT) -> Any:
    return me.post("/api/events", headers={"X-Qianshi-Token": me.token()}, json=draft)


def test_without_settings_the_page_says_what_to_do(me: Visit) -> None:
    page = me.get("/desk/outbox").text
    assert "没有设外发" in page
    assert "qianshi outbox --new" in page


def test_faulty_settings_are_told_with_their_line(me: Visit) -> None:
    write_text(me.settings.data / "outbox.yml", "link: http://kb/\nday: 1\n")
    assert "outbox.yml 第 2 行：没有 day 这个字段" in me.get("/desk/outbox").text


def test_what_was_not_sent_is_sent_again_by_a_button(me: Visit) -> None:
    with robot() as stub:
        stub.body = {"errcode": 1, "errmsg": "no"}
        address = f"http://127.0.0.1:{stub.port}/"
        group = {"name": "群", "kind": "wecom", "address": address}
        write_text(
            me.settings.data / "outbox.yml", json.dumps({"link": address, "robots": [group]})
        )
        receipt = me.send(LETTER).json["receipt"]
        page = me.page_of(receipt)
        me.post(f"/desk/{receipt}/return", data={**page, "reason": "请写明哪一席"})
        office = me.client.application.extensions[OFFICE]
        outgoing.send_once(office)
        assert "没有发出：群机器人不收（1 no）" in me.get("/desk/outbox").text
        stub.body = {"errcode": 0}
        (row,) = latest_dispatches(office.desk_of("我"), 9)
        fields = {"channel": "群", "key": row.key, "token": page["token"]}
        assert me.post("/desk/outbox/again", data=fields).status_code == 303
        outgoing.send_once(office)
    assert "已发出" in me.get("/desk/outbox").text
    assert len(stub.got) == 2


def test_an_event_is_kept_until_its_run_is_recorded(me: Visit) -> None:
    assert give(me).json == {"days": None}
    (file,) = (me.settings.data / "events").glob("*.json")
    assert json.loads(file.read_text("utf-8"))["people"]["旗手"]["name"] == "李四"
    assert give(me, {**DRAFT, "revision": 3}).status_code == 200
    assert give(me).status_code == 409, "a later version is kept"
    assert give(me, {**DRAFT, "type": "none"}).status_code == 422


def test_only_people_of_the_office_give_events(visit: Open) -> None:
    stranger = visit("10.0.0.7")
    assert give(stranger).status_code == 403
    assert stranger.get("/desk/outbox").status_code == 403


def test_a_person_subscribes_to_what_is_hers(me: Visit, visit: Open) -> None:
    promise = {"matter": "寄照片", "due": "2026-12-09 10:00", "owner": "联络员"}
    run = {"event": "e", "title": "升旗", "promises": [promise]}
    write_text(me.settings.data / "runs" / "e.json", json.dumps(run))
    page = me.get("/desk/outbox").text
    path = page.split('联络员：<a href="../')[1].split('"')[0]
    made = visit("10.0.0.7").get(f"/{path}")
    assert made.mimetype == "text/calendar"
    assert "寄照片" in made.text
    assert me.get(f"/calendar/{'0' * 32}.ics").status_code == 404
    assert me.get("/calendar/x.ics").status_code == 404


def test_calendar_programs_need_not_log_in(visit: Open) -> None:
    proxied = visit("10.0.0.1", proxies=("10.0.0.1",))
    assert proxied.get(f"/calendar/{'0' * 32}.ics").status_code == 404
    assert proxied.get("/index.html").status_code == 403
