"""A proxy may put the server below a path, as with `location /kb/`: nothing leads out of it."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from builder.server.app import make_app
from builder.server.settings import ServerSettings, make_secret
from tests.server.conftest import LETTER, Open, Visit
from tests.server.running import serving

PREFIX = "/kb"
SEATS = {
    "slug": "seats",
    "item1_use": "是",
    "item1_text": "数媒体席桌签",
    "item1_expect": "每席一签",
}
_LEADS = re.compile(r'\b(?:href|src)="([^"#]*)"')
_ACTION = re.compile(r'\baction="([^"]*)"')


def put_below(application: Any) -> None:
    """Take the path away before the application sees it, as a proxy does."""
    behind = application.wsgi_app

    def proxy(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        outside = not path.startswith(f"{PREFIX}/")
        environ["PATH_INFO"] = "/outside" if outside else path.removeprefix(PREFIX)
        found: Iterable[bytes] = behind(environ, start)
        return found

    application.wsgi_app = proxy


@pytest.fixture
def me(visit: Open) -> Visit:
    """A visitor who reaches the server through such a proxy."""
    found = visit()
    put_below(found.client.application)
    return found


@pytest.fixture
def receipt(me: Visit) -> str:
    me.get(f"{PREFIX}/hand-in.html")
    token = me.get(f"{PREFIX}/api/inbox").json["token"]
    sent = me.post(f"{PREFIX}/api/hand-ins", json=LETTER, headers={"X-Qianshi-Token": token})
    return str(sent.json["receipt"])


def fields_of(page: str) -> dict[str, str]:
    return dict(re.findall(r'name="(token|etag)" value="([^"]*)"', page))


def action_of(page: str, act: str) -> str:
    actions: list[str] = [one.partition("#")[0] for one in _ACTION.findall(page)]
    return next(one for one in actions if one.endswith(act))


def test_every_page_of_the_desk_leads_below_the_path(me: Visit, receipt: str) -> None:
    seen: set[str] = set()
    waiting = [f"{PREFIX}/desk", f"{PREFIX}/receipts/{receipt}", f"{PREFIX}/desk/no/such/page"]
    while waiting:
        page = waiting.pop()
        if page in seen:
            continue
        seen.add(page)
        answer = me.get(page)
        assert answer.status_code == (404 if "/no/such" in page else 200), page
        if not page.startswith((f"{PREFIX}/desk", f"{PREFIX}/receipts")):
            continue
        leads = _LEADS.findall(answer.text)
        assert not [one for one in leads + _ACTION.findall(answer.text) if one.startswith("/")]
        waiting += [urljoin(page, one) for one in leads]
    assert {f"{PREFIX}/", f"{PREFIX}/desk/audit", f"{PREFIX}/desk/{receipt}/purge"} <= seen
    assert all(page.startswith(f"{PREFIX}/") for page in seen)


def test_deciding_comes_back_to_the_list(me: Visit, receipt: str) -> None:
    page = f"{PREFIX}/desk/{receipt}"
    text = me.get(page).text
    act = urljoin(page, action_of(text, "/accept"))
    decided = me.post(act, data={**fields_of(text), **SEATS})
    assert decided.status_code == 303, decided.text
    assert urljoin(act, decided.headers["Location"]) == f"{PREFIX}/desk"
    page = f"{PREFIX}/desk/{receipt}/undo"
    text = me.get(page).text
    undone = me.post(urljoin(page, action_of(text, "/undo")), data=fields_of(text))
    assert undone.status_code == 303
    assert "待审 1 条" in me.get(f"{PREFIX}/desk").text


def test_refusals_lead_below_the_path_too(me: Visit, receipt: str) -> None:
    page = f"{PREFIX}/desk/{receipt}"
    fields = fields_of(me.get(page).text)
    stale = me.post(f"{page}/accept", data={**fields, **SEATS, "etag": "x"})
    broken = me.post(f"{page}/merge", data={**fields, "lesson": "2013/none"})
    for refused in (stale, broken):
        assert refused.status_code >= 400
        assert 'href="../../' in refused.text
        assert not [one for one in _LEADS.findall(refused.text) if one.startswith("/")]


def test_cookies_are_not_for_the_rest_of_the_host(me: Visit) -> None:
    for path in ("/desk", "/index.html", "/api/inbox"):
        cookies = me.get(PREFIX + path).headers.getlist("Set-Cookie")
        assert cookies
        assert not [cookie for cookie in cookies if "Path=" in cookie]


def test_a_doubled_slash_is_not_sent_elsewhere(me: Visit) -> None:
    assert me.get(f"{PREFIX}//desk").status_code == 200
    assert me.get(f"{PREFIX}/desk//audit").status_code == 404


def test_a_browser_that_hands_in_and_decides_stays_below_the_path(
    office: Path, tmp_path: Path, page: Page
) -> None:
    app = make_app(
        ServerSettings(office, tmp_path / "data", office / "site", make_secret(tmp_path / "data"))
    )
    put_below(app)
    with serving(app) as port:
        below = f"http://127.0.0.1:{port}{PREFIX}/"
        asked: set[str] = set()
        page.on("request", lambda request: asked.add(request.url))
        page.goto(f"{below}hand-in.html")
        page.get_by_label("出了什么事").fill("媒体席没有桌签")
        page.get_by_label("下次哪一步、谁、看什么能拦住").fill("联络员数桌签，每席一签")
        page.get_by_label("活动类型").select_option("flag")
        page.get_by_role("button", name="交到收件箱").click()
        expect(page.locator("#hand-in-status")).to_contain_text("回执号")
        leads = walk(page, f"{below}desk")
        page.goto(f"{below}desk")
        page.get_by_role("link", name="媒体席没有桌签").click()
        page.get_by_label("代号").fill("seats")
        page.get_by_label("检查项（动词开头").fill("数媒体席桌签")
        page.get_by_label("应看到（状态").fill("每席一签")
        page.get_by_role("button", name="看前后对照").click()
        expect(page.locator(".sheets ins")).to_contain_text("数媒体席桌签")
        page.get_by_role("button", name="收录", exact=True).click()
        expect(page.get_by_role("heading", name="待审 0 条")).to_be_visible()
        leads |= walk(page, f"{below}desk")
    assert len(leads) > 20
    assert [one for one in leads | asked if not one.startswith(below)] == []


_ADDRESSES = """() => [...document.querySelectorAll("a[href], form, link[href], script[src]")]
  .map((one) => one.href || one.action || one.src).map((one) => one.split("#")[0])"""


def walk(page: Page, start: str) -> set[str]:
    """Where all links and forms lead, of every page of the desk that can be clicked to."""
    waiting, seen, leads = [start], set[str](), set[str]()
    while waiting:
        address = waiting.pop()
        seen.add(address)
        page.goto(address)
        found = set(page.evaluate(_ADDRESSES))
        leads |= found
        links = page.eval_on_selector_all("a[href]", "all => all.map((one) => one.href)")
        desk = {one.partition("#")[0] for one in links if one.startswith(start)}
        waiting += sorted(desk - seen - set(waiting))
    return leads
