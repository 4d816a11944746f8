"""外发: what is said, to whom, once; and what is said where it does not arrive."""

import base64
import email
import hmac
import json
import shutil
import threading
from dataclasses import replace
from datetime import datetime, timedelta
from email.policy import default
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from icalendar import Calendar

from builder.decisions import Desk, DeskError, accept, give_back, receive
from builder.model import HandIn, Library
from builder.outbox import (
    SAMPLE,
    OutboxFaultyError,
    OutboxSettings,
    again,
    calendar_of,
    calendars_of,
    deliver,
    gather,
    latest_dispatches,
    read_outbox,
)
from builder.outbox.carried import NotSentError, UncertainError
from builder.outbox.messages import due_messages
from builder.outbox.post import REFUSED, SENDING, SENT, UNKNOWN, WAITS, carry
from builder.outbox.settings import Mailbox, Robot
from builder.program.commitments import Debt
from builder.program.times import minute_of
from builder.review import Decision, NewItem
from builder.server.settings import make_secret
from builder.sources import load_library
from builder.store import Dispatch
from tests.outbox.stubs import Stub, mail_server, robot

NOW = datetime(2026, 11, 22, 9, 30)
TOLD = "媒体席没有桌签"
LETTER = HandIn(
    receipt="20261120-0a1b2c3d",
    what=TOLD,
    prevent="联络员数桌签，每席一签",
    event_type="flag",
    month="2026-11",
)
PROMISE = {"matter": "寄照片", "due": "2026-11-23 10:00", "owner": "联络员"}
RUN = {"event": "e1", "title": "升旗", "promises": [PROMISE]}


def settings(**more: object) -> OutboxSettings:
    return OutboxSettings.model_validate({"link": "http://kb.example/", **more})


def group(stub: Stub, kind: str = "wecom", secret: str = "") -> Robot:
    address = f"http://127.0.0.1:{stub.port}/send?key=k"
    return Robot.model_validate({"name": "群", "kind": kind, "address": address, "secret": secret})


def told(desk: Desk) -> str:
    """The receipt of a hand-in of the day before yesterday."""
    return receive(replace(desk, now=NOW - timedelta(days=2)), LETTER)[0]


def box(stub: Stub, *to: str) -> Mailbox:
    plain = {"host": "127.0.0.1", "port": stub.port, "security": "none", "sender": "a@b.cn"}
    return Mailbox.model_validate({"name": "邮箱", **plain, "to": to or ("c@d.cn",)})


@pytest.fixture
def desk(small: Path, tmp_path: Path) -> Desk:
    data = tmp_path / "data"
    return Desk(small, data, "我", NOW, secret=make_secret(data))


@pytest.fixture
def either(desk: Desk, address: str) -> Desk:
    """At either database."""
    return replace(desk, address=address)


@pytest.fixture
def library(desk: Desk) -> Library:
    return load_library(desk.root).library


def test_a_group_is_told_once_and_nothing_that_somebody_wrote(desk: Desk, library: Library) -> None:
    told(desk)
    (desk.data / "runs").mkdir()
    (desk.data / "runs" / "e1.json").write_text(json.dumps(RUN), "utf-8")
    with robot() as stub:
        outbox = settings(robots=[group(stub)])
        assert gather(desk, library, outbox) == 2
        assert gather(desk, library, outbox) == 0
        assert [one.state for one in deliver(desk, outbox)] == [SENT, SENT]
        assert deliver(desk, outbox) == []
    said = "\n".join(json.loads(one)["text"]["content"] for one in stub.got)
    assert "有 1 条经验待审\n最早的等了 2 天" in said
    assert (
        "到期提醒：升旗，1 件\n2026 年 11 月 23 日"
        in said.replace("2026年11月23日", "2026 年 11 月 23 日")
        or "承诺" in said
    )
    assert TOLD not in said
    assert "寄照片" not in said, "what was promised are somebody's words"


def test_an_answer_goes_out_without_receipt_and_reason(desk: Desk, library: Library) -> None:
    give_back(desk, told(desk), "请写明哪一席")
    with robot() as stub:
        outbox = settings(robots=[group(stub)])
        gather(desk, library, outbox)
        deliver(desk, outbox)
    said = json.loads(stub.got[0])["text"]["content"]
    assert said == "一条经验办好了：退回补充\n交的人凭回执号看结果：http://kb.example/receipts"


def test_an_old_decision_is_no_news(desk: Desk, library: Library) -> None:
    give_back(desk, told(desk), "请写明哪一席")
    later = replace(desk, now=NOW + timedelta(days=4))
    assert gather(later, library, settings(robots=[_anywhere()])) == 0


def test_nobody_is_woken(desk: Desk, library: Library) -> None:
    told(desk)
    early = replace(desk, now=NOW.replace(hour=5))
    assert gather(early, library, settings(robots=[_anywhere()])) == 0


def test_a_channel_gets_what_it_was_set_for(desk: Desk, library: Library) -> None:
    told(desk)
    only_due = _anywhere().model_copy(update={"sends": ("due",)})
    assert gather(desk, library, settings(robots=[only_due])) == 0


def test_an_event_named_after_somebody_is_not_named() -> None:
    debt = Debt(minute_of("2026-11-22 17:00"), "法定", "报送名单", "王建国处长来访", "", "", False)
    (message,) = due_messages([debt], minute_of("2026-11-22 09:00"), settings())
    assert message.title == "到期提醒：一次活动，1 件"
    assert "法定期限：报送名单" in message.text


def test_what_is_long_overdue_is_left_to_the_ledger() -> None:
    debt = Debt(minute_of("2026-11-01 17:00"), "法定", "报送名单", "座谈会", "", "", False)
    assert not list(due_messages([debt], minute_of("2026-11-22 09:00"), settings()))


def test_mail_arrives_as_it_was_said() -> None:
    with mail_server() as stub:
        assert carry(box(stub, "c@d.cn", "e@f.cn"), "标题", "第一行\n第二行") == ""
    message = email.message_from_string(stub.got[0], policy=default)
    assert message["subject"] == "标题"
    assert message["to"] == "c@d.cn, e@f.cn"
    assert message.get_content().splitlines() == ["第一行", "第二行"]


@pytest.mark.parametrize(
    ("answers", "why", "passes"),
    [
        ({"MAIL": "451 later"}, "451 later", True),
        ({"RCPT": "550 unknown"}, "550 unknown", False),
        ({"DATA": "554 spam"}, "554 spam", False),
        ({"MAIL": ""}, "断开", True),
    ],
)
def test_mail_that_surely_did_not_arrive(answers: dict[str, str], why: str, passes: bool) -> None:
    with mail_server(**answers) as stub, pytest.raises(NotSentError, match=why) as caught:
        carry(box(stub), "标题", "文字")
    assert caught.value.passes is passes


def test_mail_that_broke_off_may_have_arrived() -> None:
    with mail_server(DATA="") as stub, pytest.raises(UncertainError, match="断开"):
        carry(box(stub), "标题", "文字")


def test_nobody_at_the_address() -> None:
    with pytest.raises(NotSentError, match="连不上") as caught:
        carry(_anywhere(), "标题", "文字")
    assert caught.value.passes


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (200, {"errcode": 93000, "errmsg": "invalid webhook"}, NotSentError),
        (200, {"errcode": 45009, "errmsg": "freq"}, NotSentError),
        (503, {"errcode": 0}, NotSentError),
        (302, {"errcode": 0}, NotSentError),
        (200, {}, UncertainError),
    ],
)
def test_a_robot_that_does_not_take_it(
    status: int, body: dict[str, object], error: type[Exception]
) -> None:
    with robot() as stub:
        stub.status, stub.body = status, body
        with pytest.raises(error):
            carry(group(stub), "标题", "文字")


def test_every_maker_gets_his_shape_and_his_signature() -> None:
    with robot() as stub:
        stub.body = {"errcode": 0, "code": 0}
        for kind in ("dingtalk", "feishu"):
            carry(group(stub, kind, "SEC"), "标题", "文字")
    asked = parse_qs(urlsplit(stub.paths[0]).query)
    moment = asked["timestamp"][0]
    assert asked["sign"] == [_signed("SEC", f"{moment}\nSEC")]
    assert json.loads(stub.got[0])["text"]["content"] == "标题\n文字"
    feishu = json.loads(stub.got[1])
    assert feishu["content"] == {"text": "标题\n文字"}
    assert feishu["sign"] == _signed(f"{feishu['timestamp']}\nSEC", "")


def test_it_is_tried_again_later_and_given_up_at_last(desk: Desk, library: Library) -> None:
    told(desk)
    outbox = settings(robots=[_anywhere()])
    gather(desk, library, outbox)
    seen = []
    moment = NOW
    for _ in range(8):
        found = deliver(replace(desk, now=moment), outbox)
        seen += [(one.state, one.tries) for one in found]
        moment += timedelta(days=1)
    assert seen == [(WAITS, 1), (WAITS, 2), (WAITS, 3), (WAITS, 4), (WAITS, 5), (REFUSED, 6)]


def test_what_broke_off_is_not_sent_again_by_itself(either: Desk) -> None:
    long_ago = (NOW - timedelta(hours=1)).isoformat(timespec="seconds")
    _put(either, Dispatch("群", "k", "标题", "文字", long_ago, SENDING, 1, long_ago))
    with robot() as stub:
        outbox = settings(robots=[group(stub)])
        assert deliver(either, outbox) == []
        (one,) = latest_dispatches(either, 9)
        assert (one.state, one.why) == (UNKNOWN, "发的时候中断了")
        again(either, "群", "k")
        assert [x.state for x in deliver(either, outbox)] == [SENT]
    with pytest.raises(DeskError):
        again(either, "群", "k")


def test_of_many_that_send_at_once_one_sends(either: Desk) -> None:
    at = NOW.isoformat(timespec="seconds")
    for number in range(5):
        _put(either, Dispatch("群", f"k{number}", f"第 {number} 条", "文字", at, WAITS, 0, at))
    with robot() as stub:
        outbox = settings(robots=[group(stub)])
        own = [replace(either, who=str(n)) for n in range(4)]
        threads = [threading.Thread(target=deliver, args=(one, outbox)) for one in own]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(stub.got) == 5


def test_a_lesson_that_was_taken_in_is_linked(desk: Desk, tmp_path: Path) -> None:
    root = tmp_path / "office"
    shutil.copytree(desk.root, root)
    desk = replace(desk, root=root)
    seat = NewItem(text="数媒体席桌签", expect="每席一签", checker="检查员")
    accept(desk, told(desk), Decision(slug="seats", severity="S2", items=(seat,)))
    with robot() as stub:
        outbox = settings(robots=[group(stub)])
        gather(desk, load_library(root).library, outbox)
        deliver(desk, outbox)
    assert "http://kb.example/lessons/2026/seats" in json.loads(stub.got[0])["text"]["content"]


def test_everybody_has_a_calendar_that_nobody_guesses(desk: Desk, library: Library) -> None:
    (desk.data / "runs").mkdir()
    (desk.data / "runs" / "e1.json").write_text(json.dumps(RUN), "utf-8")
    key = calendars_of(desk, library)["联络员"]
    made = calendar_of(desk, library, key)
    assert made is not None
    assert [str(x["summary"]) for x in Calendar.from_ical(made).walk("VEVENT")] == ["寄照片"]
    assert calendar_of(desk, library, "0" * 32) is None


def test_the_sample_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "outbox.yml").write_text(SAMPLE, "utf-8")
    found = read_outbox(tmp_path)
    assert found is not None
    assert [one.name for one in found.channels] == ["办公室邮箱"]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("link: kb\n", 1, "应是网址"),
        ("link: http://kb/\nmail:\n  - name: 甲\n    host: h\n    sender: 不是\n", 5, "邮箱地址"),
        ("link: http://kb/\nday: 3\n", 2, "没有 day 这个字段"),
    ],
)
def test_a_slip_in_the_file_names_its_line(text: str, line: int, said: str, tmp_path: Path) -> None:
    (tmp_path / "outbox.yml").write_text(text, "utf-8")
    with pytest.raises(OutboxFaultyError) as caught:
        read_outbox(tmp_path)
    assert any(x.place.line == line and said in x.message for x in caught.value.findings)


def test_a_password_is_in_no_message_of_ours() -> None:
    mailbox = Mailbox.model_validate(
        {"name": "甲", "host": "h", "sender": "a@b.cn", "to": ["c@d.cn"], "password": "秘密"}
    )
    assert "秘密" not in repr(mailbox)


def _anywhere() -> Robot:
    return group(Stub(port=1))


def _put(desk: Desk, one: Dispatch) -> None:
    with desk.act() as act:
        act.rows.outbox.put(one)


def _signed(key: str, text: str) -> str:
    return base64.b64encode(hmac.digest(key.encode(), text.encode(), "sha256")).decode()
