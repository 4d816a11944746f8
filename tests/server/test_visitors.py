"""Who may do what: by address, and by the login header of a configured proxy only."""

import pytest

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


@pytest.mark.parametrize(
    "header", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "X-Forwarded-User", "X-Forwarded-Host"]
)
def test_other_headers_of_proxies_make_nobody_a_reviewer(visit: Open, header: str) -> None:
    liar = visit("10.0.0.9", {header: "127.0.0.1"})
    assert liar.get("/desk").status_code == 403


def test_behind_the_proxy_the_login_name_decides(visit: Open) -> None:
    reviewer = visit("10.0.0.1", {"X-Remote-User": "wang"}, **PROXY)
    assert reviewer.get("/desk").status_code == 200
    clerk = visit("10.0.0.1", {"X-Remote-User": "li"}, **PROXY)
    assert clerk.get("/desk").status_code == 403
    receipt = clerk.send(LETTER).json["receipt"]
    assert receipt
    for act in ("accept", "return", "merge", "undo", "purge"):
        assert clerk.post(f"/desk/{receipt}/{act}", data={}).status_code == 403


@pytest.mark.parametrize("name", ["", " ", "wang,li", "wang\x7f", "w" * 65])
def test_behind_the_proxy_a_bad_name_is_nobody(visit: Open, name: str) -> None:
    assert visit("10.0.0.1", {"X-Remote-User": name}, **PROXY).get("/desk").status_code == 403


def test_one_persons_token_is_not_anothers(visit: Open) -> None:
    one = visit("10.0.0.1", {"X-Remote-User": "li"}, **PROXY)
    token = one.token()
    one.extra = {"X-Remote-User": "wang"}
    answer = one.post("/api/hand-ins", json=LETTER, headers={"X-Qianshi-Token": token})
    assert answer.status_code == 403


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
