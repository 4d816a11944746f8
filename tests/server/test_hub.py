"""Many offices behind one address: none sees, changes or guesses anything of another."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from werkzeug.test import Client, TestResponse

from builder.decisions import Desk, accounts, receive, waiting
from builder.decisions.accounts import invite, join
from builder.letters.inbox import Received
from builder.model import HandIn
from builder.server.app import make_app
from builder.server.hub import Hub
from builder.server.settings import ServerSettings, make_secret
from builder.store import open_store
from tests.conftest import Run
from tests.postgresql import NewDatabase

WORDS = "春眠不觉晓处处闻啼鸟"
OWN = {"jia": "甲单位的旗绳断了", "yi": "乙单位的话筒没电"}
NAMES = tuple(OWN)
_MADE_UP = {"path": "index.html", "receipt": "", "act": "undo", "name": "x", "key": "0" * 32}


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accounts, "HASHER", PasswordHasher(1, 8, 1))


@dataclass
class Offices:
    """Two offices in one database, each with a hand-in and a coordinator."""

    hub: Hub
    settings: dict[str, ServerSettings]
    receipts: dict[str, str]

    def member_of(self, name: str) -> Client:
        """A browser in which the coordinator of an office is logged in."""
        client = Client(self.hub)
        page = client.get(f"/{name}/login").text
        token = re.findall(r'name="token" value="([^"]*)"', page)[-1]
        fields = {"token": token, "name": f"总-{name}", "password": WORDS}
        assert post(client, f"/{name}/login", data=fields).status_code == 303
        return client

    def desk(self, name: str) -> Desk:
        own = self.settings[name]
        now = datetime.now()
        return Desk(own.root, own.data, "命令行", now, secret=own.secret, address=own.desk)


def in_schema(address: str, name: str) -> str:
    """In a schema beside the one that the tests have given, which is nobody else's."""
    own = address.rpartition("%3D")[2]
    return f"{address}&schema={name}_{own}"


def post(client: Client, path: str, **more: Any) -> TestResponse:
    return client.post(path, headers={"Origin": "http://localhost"}, **more)


@pytest.fixture
def offices(small: Path, tmp_path: Path, postgresql: NewDatabase) -> Offices:
    address = postgresql()
    settings = {
        name: ServerSettings(
            root=small,
            data=tmp_path / name,
            site=small,
            secret=make_secret(tmp_path / name),
            login="closed",
            desk=in_schema(address, name),
            rate=1000,
        )
        for name in NAMES
    }
    makers: dict[str, Callable[[], ServerSettings]] = {
        name: partial(settings.__getitem__, name) for name in NAMES
    }
    made = Offices(Hub(makers), settings, {})
    for number, (name, what) in enumerate(OWN.items()):
        desk = made.desk(name)
        join(desk, f"总-{name}", invite(desk, f"总-{name}", "coordinator"), WORDS)
        letter = HandIn(
            receipt=f"20261121-0a1b2c3{number}", what=what, prevent="看一眼", month="2026-11"
        )
        made.receipts[name] = receive(desk, letter)[0]
    return made


def test_no_route_of_an_office_shows_anything_of_another(offices: Offices) -> None:
    member = offices.member_of("jia")
    assert OWN["jia"] in member.get("/jia/desk").text
    seen = 0
    for path in paths_of(offices.settings["yi"], offices.receipts):
        for client in (member, Client(offices.hub)):
            answer = client.get(f"/yi{path}", buffered=True)
            assert OWN["yi"] not in answer.text, path
            public = path.startswith(("/login", "/join", "/api/desk.css", "/calendar", "/assets"))
            assert answer.status_code in ((200, 404) if public else (401,)), path
            seen += answer.status_code == 401
    assert seen > 20


def test_a_receipt_of_another_office_is_unknown_to_ones_own(offices: Offices) -> None:
    member = offices.member_of("jia")
    other = offices.receipts["yi"]
    for path in (f"/jia/desk/{other}", f"/jia/receipts/{other}", f"/jia/desk/{other}/undo"):
        assert member.get(path).status_code in (404, 409), path


def test_no_act_of_one_office_touches_another(offices: Offices) -> None:
    member = offices.member_of("jia")
    page = member.get(f"/jia/desk/{offices.receipts['jia']}").text
    hidden = dict(re.findall(r'name="(token|etag)" value="([^"]*)"', page))
    seen, unseen = {**hidden, "reason": "x"}, {"token": hidden["token"]}
    for act, fields in {"return": seen, "settle": seen, "purge": unseen, "undo": unseen}.items():
        for name in NAMES:
            path = f"/{name}/desk/{offices.receipts['yi']}/{act}"
            refused = post(member, path, data=fields)
            assert refused.status_code in (401, 403, 404, 409, 412, 422), path
    (still,) = waiting(offices.desk("yi"))
    assert isinstance(still, Received)
    assert still.hand_in.what == OWN["yi"]


def test_a_cookie_of_one_office_opens_no_other(offices: Offices) -> None:
    member = offices.member_of("jia")
    cookie = member.get_cookie("qianshi_member", path="/jia")
    assert cookie is not None
    thief = Client(offices.hub)
    thief.set_cookie("qianshi_member", cookie.value, path="/yi")
    assert thief.get("/yi/desk").status_code == 401


def test_there_is_no_list_of_offices(offices: Offices) -> None:
    stranger = Client(offices.hub)
    for path in ("/", "/bing/", "/..", "/jia/../yi/desk"):
        assert stranger.get(path).status_code in (401, 404), path
    assert stranger.get("/jia").headers["Location"].endswith("jia/")


def test_two_schemas_of_one_database_are_two_stores(
    postgresql: NewDatabase, tmp_path: Path
) -> None:
    address = postgresql()
    one, other = (open_store(tmp_path, in_schema(address, n)) for n in NAMES)
    with one.act() as rows:
        rows.put_run("e", "{}")
    with other.look() as rows:
        assert rows.is_empty()
    one.scrub()
    with one.look() as rows:
        assert rows.run("e") == "{}"


def test_a_hub_does_not_start_where_two_offices_share_a_store(tmp_path: Path, run: Run) -> None:
    for name in NAMES:
        (tmp_path / name).mkdir()
        text = f"office: {name}\ndata: ../together\n"
        (tmp_path / name / "qianshi.yml").write_text(text, "utf-8")
        run("trust", "--root", tmp_path / name)
    done = run("hub", tmp_path)
    assert done.code == 3
    assert "jia 和 yi 的 data 是同一处" in done.err


def paths_of(settings: ServerSettings, receipts: dict[str, str]) -> list[str]:
    """Every address that an office answers with GET, by its own list of them."""
    rules = list(make_app(settings).url_map.iter_rules())
    found = set()
    for rule in rules:
        for receipt in receipts.values():
            path = rule.rule
            for name in rule.arguments:
                value = _MADE_UP.get(name) or receipt
                path = re.sub(rf"<(?:[^:<>]*:)?{name}>", value, path)
            if "GET" in (rule.methods or ()):
                found.add(path)
    return sorted(found)
