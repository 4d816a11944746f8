"""Who may do what: by address, and by the login header of a configured proxy only."""

import pytest

from builder.server.login_names import login_name
from tests.server.conftest import LETTER, Open

PROXY = {"proxies": ("10.0.0.1",), "reviewers": ("wang",), "hosts": ("localhost",)}
REVIEW = ("/desk", "/desk/audit", "/desk/20261121-0a1b2c3d")


def test_this_machine_reviews_and_others_only_hand_in(visit: Open) -> None:
    assert visit().get("/desk").status_code == 200
    assert visit("::ffff:127.0.0.1").get("/desk").status_code == 200
    other = visit("10.0.0.9")
    assert other.send(LETTER).status_code == 201
    assert other.get("/api/inbox").json["role"] == "contributor"
    for path in REVIEW:
        assert other.get(path).status_code == 403


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.9", "::1", ""])
def test_a_login_header_from_anywhere_else_is_refused(visit: Open, address: str) -> None:
    liar = visit(address, {"X-Remote-User": "wang"})
    for path in (*REVIEW, "/api/inbox", "/index.html"):
        assert liar.get(path).status_code == 403
    liar = visit(address, {"X-Remote-User": "wang"}, **PROXY)
    for path in (*REVIEW, "/api/inbox", "/index.html"):
        assert liar.get(path).status_code == 403


HANDED_ON = (
    *("X-Forwarded-For", "Forwarded", "X-Real-IP", "X-Forwarded-User", "X-Forwarded-Host", "Via"),
    *("X-Forwarded-Proto", "X-Forwarded-Server", "Remote-User", "X-Auth-Request-User", "x-real-ip"),
)


@pytest.mark.parametrize("header", HANDED_ON)
def test_other_headers_of_proxies_make_nobody_a_reviewer(visit: Open, header: str) -> None:
    """Nor do they leave one who seems to sit here because an untold proxy does."""
    for address in ("10.0.0.9", "127.0.0.1", "::1"):
        liar = visit(address, {header: "127.0.0.1"})
        for path in REVIEW:
            assert liar.get(path).status_code == 403
    assert liar.get("/api/inbox").json["role"] == "contributor"
    assert liar.send(LETTER).status_code == 201, "may hand in as any stranger"
    assert "--proxy" in liar.get("/desk").text


def test_a_proxy_that_adds_no_header_speaks_the_old_protocol(visit: Open) -> None:
    """As nginx does unless told otherwise, and no browser."""
    me = visit()
    environ = {"REMOTE_ADDR": "127.0.0.1", "SERVER_PROTOCOL": "HTTP/1.0"}
    assert me.client.get("/desk", environ_overrides=environ).status_code == 403


def test_a_configured_proxy_may_say_for_whom_it_asks(visit: Open) -> None:
    named = {"X-Remote-User": "wang", "X-Forwarded-For": "10.0.0.9", "Via": "1.1 gate"}
    assert visit("10.0.0.1", named, **PROXY).get("/desk").status_code == 200


NAMES = {
    "as bytes": "王一".encode().decode("latin-1"),
    "percent-encoded": "%E7%8E%8B%E4%B8%80",
    "as a word of mail": "=?UTF-8?B?546L5LiA?=",
    "as a quoted word of mail": "=?utf-8?q?=E7=8E=8B=E4=B8=80?=",
}


@pytest.mark.parametrize("claimed", NAMES.values(), ids=NAMES)
def test_a_chinese_login_name_is_known_however_it_is_handed_on(visit: Open, claimed: str) -> None:
    settings = {**PROXY, "reviewers": ("王一",)}
    reviewer = visit("10.0.0.1", {"X-Remote-User": claimed}, **settings)
    assert reviewer.get("/desk").status_code == 200
    assert reviewer.send(LETTER).status_code == 201
    assert "王一" in reviewer.get("/desk/audit").text


def test_a_name_in_latin_letters_stays_what_it_is() -> None:
    assert login_name("José".encode("latin-1").decode("latin-1")) == "José"
    assert login_name("w%61ng") == "w%61ng", "one cannot become another by an escape"
    assert login_name("50%25") == "50%25"


def test_behind_the_proxy_the_login_name_decides(visit: Open) -> None:
    reviewer = visit("10.0.0.1", {"X-Remote-User": "wang"}, **PROXY)
    assert reviewer.get("/desk").status_code == 200
    clerk = visit("10.0.0.1", {"X-Remote-User": "li"}, **PROXY)
    assert clerk.get("/desk").status_code == 403
    receipt = clerk.send(LETTER).json["receipt"]
    assert receipt
    for act in ("accept", "return", "merge", "undo", "purge"):
        assert clerk.post(f"/desk/{receipt}/{act}", data={}).status_code == 403


@pytest.mark.parametrize(
    "name", ["", " ", "wang,li", "wang\x7f", "w" * 65, "%E7%8E%8B%0A", "%E7%8E", "=?utf-8?b?!?="]
)
def test_behind_the_proxy_a_bad_name_is_nobody(visit: Open, name: str) -> None:
    assert visit("10.0.0.1", {"X-Remote-User": name}, **PROXY).get("/desk").status_code == 403


def test_one_persons_token_is_not_anothers(visit: Open) -> None:
    one = visit("10.0.0.1", {"X-Remote-User": "li"}, **PROXY)
    token = one.token()
    one.extra = {"X-Remote-User": "wang"}
    answer = one.post("/api/hand-ins", json=LETTER, headers={"X-Qianshi-Token": token})
    assert answer.status_code == 403


def test_whoever_reads_too_fast_is_asked_to_wait_and_nobody_else(visit: Open) -> None:
    hasty = visit("10.0.0.9", rate=1)
    statuses = [hasty.get("/index.html").status_code for _ in range(51)]
    assert (statuses[:50], statuses[50]) == ([200] * 50, 429)
    refused = hasty.get("/api/search?q=旗")
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) > 0
    hasty.address = "10.0.0.8"
    assert hasty.get("/index.html").status_code == 200


def test_what_is_worked_out_counts_for_more_than_what_lies_ready(visit: Open) -> None:
    hasty = visit("10.0.0.9", rate=1)
    statuses = [hasty.get("/api/search?q=旗").status_code for _ in range(6)]
    assert statuses == [200] * 5 + [429]


def test_every_answer_carries_the_headers(visit: Open) -> None:
    me = visit()
    for path in ("/", "/hand-in.html", "/desk", "/api/inbox", "/no-such-page", "/api/search"):
        answer = me.get(path)
        assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
        assert "unsafe" not in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["X-Frame-Options"] == "DENY"
    cookies = me.get("/index.html").headers.getlist("Set-Cookie")
    assert all("SameSite=Strict" in cookie for cookie in cookies)


@pytest.mark.parametrize(
    "path",
    [
        "/../qianshi.yml",
        "/%2e%2e/qianshi.yml",
        "/..%2fqianshi.yml",
        "/assets/../../qianshi.yml",
        "/.git/config",
        "/.hidden",
        "//etc/passwd",
        "/assets/..%5c..%5cqianshi.yml",
        "/%00",
        "/index.html%00.txt",
        "/con",
        "/receipts/..%2f..%2fsecret",
        "/desk/..%2fsecret",
        "/desk/20261121-0a1b2c3d%0a",
        "/" + "a" * 5000,
    ],
)
def test_no_path_leads_out_of_the_site(visit: Open, path: str) -> None:
    answer = visit().get(path)
    assert answer.status_code in (400, 404)
    assert "office" not in answer.text


def test_search_answers_and_refuses(visit: Open) -> None:
    me = visit()
    assert me.get("/api/search?q=国旗").json["hits"]
    assert me.send({**LETTER, "what": "独一无二的待审词"}).status_code == 201
    assert me.get("/api/search?q=独一无二").json["hits"] == []
    for query in ("", "q=", "q=" + "旗" * 201, "q=a&q=b", "q=旗&limit=0", "q=旗&limit=99999"):
        assert me.get(f"/api/search?{query}").status_code == 400
    for limit in ("-1", "1e3", "１", "x", "%0a"):
        assert me.get(f"/api/search?q=旗&limit={limit}").status_code == 400
