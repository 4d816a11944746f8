"""The reviewer's pages: decide once, on what was seen, with exactly the fields of the form."""

import json
import re
from typing import Any

import pytest

from builder.files.write import write_text
from builder.pipeline import read_folder
from builder.replay import Effect, Loss
from tests.server.conftest import LETTER, Open, Visit
from tests.stored import change_letter

SEATS = {
    "slug": "seats",
    "severity": "S3",
    "phase": "事前",
    "item1_use": "是",
    "item1_text": "数媒体席桌签",
    "item1_expect": "每席一签",
}


@pytest.fixture
def me(visit: Open) -> Visit:
    return visit()


@pytest.fixture
def receipt(me: Visit) -> str:
    return str(me.send(LETTER).json["receipt"])


def test_the_list_and_the_page_show_what_a_reviewer_needs(me: Visit, receipt: str) -> None:
    assert LETTER["what"] in me.get("/desk").text
    page = me.get(f"/desk/{receipt}").text
    for words in ("升旗 · 到场前一刻钟", "等了 0 天", "哪一条本该拦住它", "并入已有"):
        assert words in page


def test_a_word_for_the_type_is_told_and_another_type_is_one_tap(me: Visit) -> None:
    types = me.settings.root / "checklists/event-types"
    text = (types / "flag.yml").read_text("utf-8")
    write_text(types / "half-mast.yml", text.replace("title: 升旗", "title: 下半旗", 1))
    letter = {**LETTER, "event_type": "", "left_out": "活动类型：旗\n附言：无"}
    receipt = str(me.send(letter).json["receipt"])
    assert "<td>旗</td>" in me.get("/desk").text
    page = me.get(f"/desk/{receipt}").text
    assert "活动类型填的是“旗”，有 2 种，从内容也看不出是哪一种。" in page
    assert re.search("没有收进的内容</dt><dd[^>]*>附言：无</dd>", page)
    assert 'name="kind" value="half-mast" aria-pressed="false"' in page
    fields = {**me.page_of(receipt), "types_were": ""}
    fields["kind"] = "half-mast"
    tapped = me.post(f"/desk/{receipt}/preview", data=fields).text
    assert 'name="kind" value="half-mast" aria-pressed="true"' in tapped
    assert 'name="types" value="half-mast" checked' in tapped


def test_a_condition_and_when_it_was_found_are_chosen_on_the_page(me: Visit) -> None:
    what = "开始前五分钟旗手才发现媒体席没有桌签"
    receipt = str(me.send({**LETTER, "what": what}).json["receipt"])
    page = me.get(f"/desk/{receipt}").text
    assert '<option value="media = 是">有媒体吗：是</option>' in page
    assert 'name="found" maxlength="40" value="开始前 5 分钟"' in page
    assert "<option selected>旗手</option>" in page
    chosen = {**SEATS, "item1_when": "media = 是", "found": "开始前 5 分钟", "types": "flag"}
    seen = me.post(f"/desk/{receipt}/preview", data={**me.page_of(receipt), **chosen}).text
    assert "只在：“有媒体吗？”答“是”" in seen
    assert "起，新案例提前 10 分钟拦住（有媒体吗是时）" in seen
    wrong = {**me.page_of(receipt), **chosen, "item1_when": "foreign = 是"}
    assert (
        "没有“foreign”可问。可以用的：有媒体吗"
        in me.post(f"/desk/{receipt}/accept", data=wrong).text
    )


def test_what_lines_were_worth_is_for_reviewers_alone(me: Visit) -> None:
    event = {
        "type": "flag",
        "segments": [{"kind": "活动", "start": "2026-01-05 09:00"}],
        "marks": {"before flag/top": {"state": "拦住"}},
    }
    write_text(me.settings.data / "events/a.json", json.dumps(event))
    page = me.get("/desk/lines").text
    assert "看楼前旗杆" in page
    assert "1 次里拦住 1 次" in page
    handed_on = me.get("/desk/lines", headers={"X-Forwarded-For": "10.0.0.9"})
    assert handed_on.status_code == 403


def test_accepting_writes_the_lesson_and_the_item(me: Visit, receipt: str) -> None:
    answer = me.post(f"/desk/{receipt}/accept", data={**me.page_of(receipt), **SEATS})
    assert answer.status_code == 303
    reading = read_folder(me.settings.root)
    assert reading.errors == ()
    assert reading.library.lessons["2026/seats"].receipt == receipt
    assert "flag/seats" in reading.library.items
    assert "待审 0 条" in me.get("/desk").text
    assert "accepted" in me.get("/desk/audit").text


def test_deciding_twice_is_told_what_was_decided(me: Visit, receipt: str) -> None:
    fields = me.page_of(receipt)
    assert me.post(f"/desk/{receipt}/accept", data={**fields, **SEATS}).status_code == 303
    again = me.post(f"/desk/{receipt}/return", data={**fields, "reason": "缺"})
    assert again.status_code == 409
    assert "已经办过：收录" in again.text
    undone = me.post(f"/desk/{receipt}/undo", data={"token": fields["token"]})
    assert undone.status_code == 303
    assert "待审 1 条" in me.get("/desk").text


def test_a_stale_page_is_refused_with_both_texts(me: Visit, receipt: str) -> None:
    fields = {**me.page_of(receipt), "seen": "先前看到的"}
    change_letter(me.settings.data, receipt, what="后来改的")
    for act, more in (("accept", SEATS), ("return", {"reason": "缺"}), ("merge", {"lesson": "x"})):
        answer = me.post(f"/desk/{receipt}/{act}", data={**fields, **more})
        assert answer.status_code == 412
        assert "先前看到的" in answer.text
        assert "后来改的" in answer.text
    headers = {"If-Match": '"old"'}
    answer = me.post(f"/desk/{receipt}/accept", data={**fields, **SEATS}, headers=headers)
    assert answer.status_code == 412


def test_files_that_are_no_letters_are_named_and_not_counted_as_waiting(visit: Open) -> None:
    me = visit()
    me.send(LETTER)
    folder = me.settings.data / "inbox"
    folder.mkdir(exist_ok=True)
    (folder / "a.jpg").write_bytes(b"x")
    page = me.get("/desk").text
    assert "待审 1 条，收不进来的文件 1 个" in page
    assert "a.jpg：.jpg 读不出来" in page


def test_a_fault_in_the_knowledge_base_is_shown_and_put_back(me: Visit, receipt: str) -> None:
    before = (me.settings.root / "checklists/items/flag.yml").read_bytes()
    fields = {**me.page_of(receipt), **SEATS, "item1_expect": "正常"}
    answer = me.post(f"/desk/{receipt}/accept", data=fields)
    assert answer.status_code == 422
    assert "全部还原" in answer.text
    assert (me.settings.root / "checklists/items/flag.yml").read_bytes() == before


BAD_FORMS: dict[str, tuple[str, dict[str, Any], int]] = {
    "no token": ("accept", {"token": "", **SEATS}, 403),
    "wrong token": ("accept", {"token": "0" * 64, **SEATS}, 403),
    "no etag": ("accept", {"etag": "", **SEATS}, 428),
    "state": ("accept", {**SEATS, "state": "已停用"}, 400),
    "reviewer": ("accept", {**SEATS, "reviewer": "我"}, 400),
    "revised": ("accept", {**SEATS, "revised": "2020-01-01"}, 400),
    "receipt": ("accept", {**SEATS, "receipt": "20200101-00000000"}, 400),
    "a field twice": ("accept", {**SEATS, "title": ["甲", "乙"]}, 400),
    "reason on accept": ("accept", {**SEATS, "reason": "x"}, 400),
    "a line without what is seen": ("accept", {"item1_use": "是", "item1_text": "看"}, 422),
    "a type that there is not": ("accept", {**SEATS, "types": "flog"}, 422),
    "a type of any signs": ("accept", {**SEATS, "types": ["flag", "\x1b"]}, 422),
    "killer": ("accept", {**SEATS, "item1_killer": "也许"}, 422),
    "two lines in a title": ("accept", {**SEATS, "title": "甲\n乙"}, 422),
    "not looked at": ("accept", {**SEATS, "looked": "0" * 64}, 409),
    "preview without token": ("preview", {"token": "", **SEATS}, 403),
    "only a preview": ("preview", SEATS, 200),
    "slug up": ("accept", {**SEATS, "slug": "../../x"}, 422),
    "slug slash": ("accept", {**SEATS, "slug": "a/b"}, 422),
    "slug capital": ("accept", {**SEATS, "slug": "Seats"}, 422),
    "slug line end": ("accept", {**SEATS, "slug": "seats\n"}, 422),
    "slug NUL": ("accept", {**SEATS, "slug": "seats\0"}, 422),
    "severity": ("accept", {**SEATS, "severity": "S9"}, 422),
    "phase": ("accept", {**SEATS, "phase": "永远"}, 422),
    "title long": ("accept", {**SEATS, "title": "旗" * 25}, 422),
    "title escape": ("accept", {**SEATS, "title": "旗\x1b[31m"}, 422),
    "why long": ("accept", {**SEATS, "item1_why": "旗" * 31}, 422),
    "pause unknown": ("accept", {**SEATS, "item1_place": "flag nowhere"}, 422),
    "checker unknown": ("accept", {**SEATS, "item1_checker": "无此人"}, 422),
    "slug in use": ("accept", {**SEATS, "slug": "seats-used"}, 303),
    "no reason": ("return", {}, 422),
    "private reason": ("return", {"reason": "请打 13800138000"}, 422),
    "reason long": ("return", {"reason": "旗" * 501}, 422),
    "no lesson": ("merge", {}, 422),
    "unknown lesson": ("merge", {"lesson": "2013/none"}, 422),
    "lesson path": ("merge", {"lesson": "../../etc/passwd"}, 422),
    "unknown act": ("publish", {}, 404),
    "undo of nothing": ("undo", {}, 409),
}


@pytest.mark.parametrize("name", BAD_FORMS)
def test_a_form_that_is_not_ours_changes_nothing(me: Visit, receipt: str, name: str) -> None:
    act, changes, status = BAD_FORMS[name]
    fields = {**me.page_of(receipt), **changes}
    answer = me.post(f"/desk/{receipt}/{act}", data=fields)
    assert answer.status_code == status, answer.text
    if status != 303:
        assert "待审 1 条" in me.get("/desk").text
        assert len(read_folder(me.settings.root).library.lessons) == 1


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data"])
def test_a_form_of_another_type_is_refused(me: Visit, receipt: str, kind: str) -> None:
    fields = {**me.page_of(receipt), **SEATS}
    answer = me.post(f"/desk/{receipt}/accept", data=fields, headers={"Content-Type": kind})
    assert answer.status_code in (400, 415)


def test_a_form_from_another_site_is_refused(me: Visit, receipt: str) -> None:
    fields = {**me.page_of(receipt), **SEATS}
    headers = {"Origin": "http://evil.example"}
    assert me.post(f"/desk/{receipt}/accept", data=fields, headers=headers).status_code == 403


def test_what_was_done_is_listed_and_taken_back_after_a_question(me: Visit, receipt: str) -> None:
    fields = me.page_of(receipt)
    assert me.post(f"/desk/{receipt}/accept", data={**fields, **SEATS}).status_code == 303
    page = me.get("/desk").text
    assert "办过的" in page
    assert f'href="desk/{receipt}/undo"' in page
    question = me.get(f"/desk/{receipt}/undo").text
    assert "回到待审" in question
    assert "2026/seats" in read_folder(me.settings.root).library.lessons, "asking does nothing"
    assert me.post(f"/desk/{receipt}/undo", data={"token": "0" * 64}).status_code == 403
    assert me.post(f"/desk/{receipt}/undo", data=me.page_of(f"{receipt}/undo")).status_code == 303
    assert "2026/seats" not in read_folder(me.settings.root).library.lessons
    assert "待审 1 条" in me.get("/desk").text


def test_what_was_purged_is_seen_to_be_gone(me: Visit, receipt: str) -> None:
    assert "不能恢复" in me.get(f"/desk/{receipt}/purge").text
    assert me.post(f"/desk/{receipt}/purge", data=me.page_of(f"{receipt}/purge")).status_code == 303
    page = me.get("/desk").text
    assert "待审 0 条" in page
    assert "已清除" in page
    assert LETTER["what"] not in page
    assert "已清除" in me.get(f"/receipts/{receipt}").text
    assert "已经办过：已清除" in me.get(f"/desk/{receipt}").text
    assert me.get("/desk/20261122-ffffffff/purge").status_code == 404


def test_an_opinion_is_settled_with_a_word_to_the_sender(me: Visit) -> None:
    row = {"what": "“看楼前旗杆”：不清楚。", "prevent": "改写", "lines": ["before flag/top"]}
    record = {"receipt": "20261121-0a1b2c3e", "month": "2026-11", "event_type": "flag"}
    me.send({**record, "rows": [{**row, "opinion": "不清楚"}]}, "meetings")
    listed = me.get("/desk").text
    assert "对条目的意见：不清楚，flag/top" in listed
    receipt = listed.partition('href="desk/2026')[2][:13]
    receipt = f"2026{receipt}"
    page = me.get(f"/desk/{receipt}").text
    assert "checklists/items/flag.yml:" in page
    assert ">收录</button>" not in page
    assert "新检查项" not in page
    fields = {**me.page_of(receipt), "reason": "已改成“看东侧旗杆”"}
    assert me.post(f"/desk/{receipt}/accept", data={**fields, "reason": ""}).status_code == 400
    assert me.post(f"/desk/{receipt}/settle", data=fields).status_code == 303
    answer = me.get(f"/receipts/{receipt}").text
    assert "已处理" in answer
    assert "看东侧旗杆" in answer
    wrong = {**LETTER, "receipt": "20261121-0a1b2c3f", "lines": ["before flag/top"]}
    page = me.get(f"/desk/{me.send(wrong).json['receipt']}").text
    assert "对它的意见" in page.partition("哪一条本该拦住它")[2]
    assert "不清楚：已改成“看东侧旗杆”" in page


def test_who_loses_a_line_is_told_in_red(
    me: Visit, receipt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    losses = (
        Loss("2013/rope", "旗绳松动", "S2", ("升旗",), "", (), is_worse=True),
        Loss("2013/x", "话筒", "S3", ("升旗", "座谈"), "试话筒", (), is_worse=False),
    )
    monkeypatch.setattr("builder.decisions.preview.effect_of", lambda *_: Effect((), losses))
    fields = {**me.page_of(receipt), **SEATS}
    page = me.post(f"/desk/{receipt}/preview", data=fields).text
    (lost,) = re.findall(r'<p class="lost">(.*?)</p>', page)
    assert lost.startswith("<strong>会少拦住：</strong>")
    assert lost.endswith("旗绳松动</a>（S2；升旗）：再没有一行拦得住它。")
    (other,) = re.findall(r'<p class="lost-own">(.*?)</p>', page)
    assert other.endswith("话筒</a>（S3；升旗、座谈）：没有为它写的行了，还有别的行拦：试话筒。")


def test_a_type_that_a_place_brings_is_no_change_of_what_was_seen(me: Visit, receipt: str) -> None:
    types = me.settings.root / "checklists/event-types"
    text = (types / "flag.yml").read_text("utf-8").replace("title: 升旗", "title: 雨天升旗", 1)
    (types / "rain.yml").write_text(text, "utf-8")
    place = {"item1_place": "flag before", "item1_displace": "flag/media"}
    fields = {**me.page_of(receipt), **SEATS, **place, "types": "rain", "types_were": "rain"}
    page = me.post(f"/desk/{receipt}/preview", data=fields).text
    sent = re.findall(r'name="types" value="(\w+)" checked', page)
    assert sent == ["flag", "rain"]
    own = dict(re.findall(r'name="(types_were|looked|item1_topic)" value="([^"]*)"', page))
    again = me.post(f"/desk/{receipt}/accept", data={**fields, **own, "types": sent})
    assert "还没有看过" not in again.text


def test_the_sheets_are_seen_before_and_after_and_only_what_was_seen_is_done(
    me: Visit, receipt: str
) -> None:
    exchange = {
        **me.page_of(receipt),
        **SEATS,
        "types": "flag",
        "item1_place": "flag before",
        "item1_displace": "flag/media",
        "known1_item": "flag/top",
        "known1_text": "抬头看旗杆顶",
    }
    page = me.post(f"/desk/{receipt}/preview", data=exchange).text
    sheet = page.partition('id="sheets"')[2]
    assert "<del>摆媒体席桌签" in sheet
    assert "<ins>数媒体席桌签" in sheet
    assert "2 条 → 2 条" in sheet
    assert "这样收录以后，升旗：拦得住的已知失误 1 起 → 1 起；" in sheet
    assert "2026/seats" not in read_folder(me.settings.root).library.lessons
    (looked,) = re.findall(r'name="looked" value="([0-9a-f]{64})"', page)
    changed = {**exchange, "looked": looked, "because": "没人数过"}
    again = me.post(f"/desk/{receipt}/accept", data=changed)
    assert again.status_code == 409
    assert "前后对照还没有看过" in again.text
    assert "没人数过" in again.text, "nothing typed is lost"
    done = me.post(f"/desk/{receipt}/accept", data={**exchange, "looked": looked})
    assert done.status_code == 303
    items = read_folder(me.settings.root).library.items
    assert set(items) == {"flag/top", "flag/seats"}
    assert items["flag/top"].text == "抬头看旗杆顶"
    undone = me.post(f"/desk/{receipt}/undo", data=me.page_of(f"{receipt}/undo"))
    assert undone.status_code == 303
    assert "flag/media" in read_folder(me.settings.root).library.items


def test_a_name_is_marked_and_replaced_everywhere_at_once(me: Visit) -> None:
    letter = {**LETTER, "what": "王建国处长没等到车。", "prevent": "联络员给王建国处长打电话"}
    receipt = str(me.send({**letter, "receipt": "20261121-0a1b2c40"}).json["receipt"])
    page = me.get(f"/desk/{receipt}").text
    assert '<mark title="像是人名">王建国处长</mark>没等到车' in page
    (button,) = re.findall(r'name="fix" value="(王建国处长→处长)"', page)
    fields = {"title": "王建国处长", "what": letter["what"], "do": letter["prevent"]}
    sent = {**me.page_of(receipt), **fields, "fix": button}
    form = me.post(f"/desk/{receipt}/preview", data=sent).text
    assert 'name="title" maxlength="24" value="处长"' in form
    for words in ("处长没等到车。", "联络员给处长打电话"):
        assert f">{words}</textarea>" in form
    assert "像是人名，换成" not in form, "none is left"


def test_what_is_no_name_is_said_to_be_none_before_it_is_accepted(me: Visit) -> None:
    letter = {**LETTER, "what": "由陈思远数桌签，少了一个。", "receipt": "20261121-0a1b2c41"}
    receipt = str(me.send(letter).json["receipt"])
    sent = {**me.page_of(receipt), "what": letter["what"]}
    assert me.post(f"/desk/{receipt}/accept", data=sent).status_code == 422
    form = me.post(f"/desk/{receipt}/preview", data={**sent, "none": "陈思远"}).text
    assert 'name="not_names" maxlength="4000" value="陈思远"' in form
    assert "像是人名，换成" not in form
    done = me.post(f"/desk/{receipt}/accept", data={**sent, "not_names": "陈思远"})
    assert done.status_code == 303


def test_a_merge_asks_what_becomes_of_each_name(me: Visit) -> None:
    letter = {**LETTER, "what": "王　伟数桌签，小王没在。", "receipt": "20261121-0a1b2c42"}
    receipt = str(me.send(letter).json["receipt"])
    page = me.get(f"/desk/{receipt}").text
    assert '<select name="becomes1" required>' in page
    sent = {**me.page_of(receipt), "lesson": "2013/rope"}
    sent = {name: sent[name] for name in ("token", "etag", "lesson")}
    refused = me.post(f"/desk/{receipt}/merge", data=sent)
    assert refused.status_code == 422
    assert "小王" in refused.text
    names = {"name1": "王　伟", "becomes1": "换成联络员", "name2": "小王", "becomes2": "不是"}
    assert me.post(f"/desk/{receipt}/merge", data={**sent, **names}).status_code == 303


def test_a_place_on_another_types_sheet_brings_its_type(me: Visit, receipt: str) -> None:
    fields = {**me.page_of(receipt), "item1_place": "flag last", "types_were": ""}
    added = me.post(f"/desk/{receipt}/preview", data={**fields, "more": "1"}).text
    assert 'value="flag" checked' in added
    assert "新检查项 2" in added
    changed = {**fields, "types_were": "flag", "again": "1"}
    assert 'value="flag" checked' not in me.post(f"/desk/{receipt}/preview", data=changed).text
