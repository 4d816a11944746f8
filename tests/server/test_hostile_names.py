"""Over a hundred hostile names and paths, everywhere a name comes in: none leads anywhere."""

import json
import os
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from builder.decisions import Desk, waiting
from builder.letters.inbox import Received
from builder.pipeline import read_folder
from tests.conftest import Run
from tests.server.conftest import LETTER, Open, Visit
from tests.stored import letters_in

pytestmark = pytest.mark.proof

KEPT = "只有服务器知道的话"
ACCEPT = {"expect": "每席一签", "severity": "S3", "phase": "事前"}


def _names() -> Iterator[str]:
    steps = ("../", "..\\", "%2e%2e/", "%2e%2e%2f", "..%2f", "..%5c", "%252e%252e%252f", "....//")
    strange = ("..;/", ".%00./", "..%c0%af", "%uff0e%uff0e/", "．．/", "..∕", "..／", "..%ef%bc%8f")
    for step in (*steps, *strange):
        for target in ("secret", "etc/passwd", "audit.jsonl"):
            yield step * 3 + target
    yield from (
        "/etc/passwd",
        "//etc/passwd",
        "///etc/passwd",
        "\\\\host\\share",
        "file:///etc/passwd",
    )
    yield from ("C:\\x", "C:/x", "c:x", "\\\\?\\C:\\x", "\\\\.\\pipe\\x", "http://evil.example/")
    devices = ("CON", "PRN", "AUX", "NUL", "COM1", "LPT9", "CONIN$", "CLOCK$")
    yield from (f"{device}{end}" for device in devices for end in ("", ".json", ":x"))
    yield from ("a:b", "a.json::$DATA", "a.", "a ", " a", "a..", ".", "..", "...", "~", "~root/x")
    yield from (".hidden", ".git/config", ".new-x", "-rf", "--help", "$HOME", "${HOME}", "%PATH%")
    yield from ("`id`", "$(id)", ";id", "|id", "&id", "a\nb", "a\r\nb", "a\tb", "a\0b", "a\x1b[31m")
    yield from ("*", "?", "[a-z]", "**/*", "{a,b}", "a'b", 'a"b', "<script>", "a<b>", "a>b", "a|b")
    yield from (
        "\u202egnp.json",
        "a\u200bb",
        "\ufeffa",
        "a\u0301",
        "𠮷",
        "İ",
        "ſ",
        "K",
        "＜script＞",
    )
    yield from ("__proto__", "constructor", "toString", "_template", "index", "a" * 300, "旗" * 120)
    yield from ("2013/rope/../../x", "2013//rope", "2013/rope.md", "2013/rope#x", "2013/rope?x=1")


NAMES = list(dict.fromkeys(_names()))


@pytest.fixture
def me(visit: Open, tmp_path: Path) -> Visit:
    for name in ("secret", "audit.jsonl"):
        (tmp_path / name).write_text(KEPT, "utf-8")
    return visit()


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def test_there_are_names_enough() -> None:
    assert len(NAMES) >= 120


def test_no_address_made_of_a_name_leads_out_of_the_site(me: Visit) -> None:
    for name in NAMES:
        for start in ("/", "/assets/", "/receipts/", "/desk/", "/api/papers/", "/data/"):
            for path in {quote(name, safe="%/.;"), quote(name, safe="")}:
                answer = me.get(start + path)
                assert KEPT not in answer.text, start + path
                assert "root:" not in answer.text, start + path
                known = answer.status_code in (200, 308) and start in ("/", "/assets/", "/data/")
                assert 400 <= answer.status_code < 500 or known, start + path


def test_no_letter_with_a_name_for_an_id_is_taken(me: Visit) -> None:
    token = {"X-Qianshi-Token": me.token()}
    for name in NAMES:
        for field in ("receipt", "repeats", "record", "month"):
            letter = {**LETTER, field: name}
            assert me.post("/api/hand-ins", json=letter, headers=token).status_code == 422, name
        lines = me.post("/api/hand-ins", json={**LETTER, "lines": [name]}, headers=token)
        assert lines.status_code == 422 or re.fullmatch("[a-z]+", name), name


def test_no_name_is_a_slug_or_a_lesson(me: Visit) -> None:
    receipt = me.send(LETTER).json["receipt"]
    fields = me.page_of(receipt)
    before = files_of(me.settings.root)
    for name in NAMES:
        if name in ("constructor", "index"):
            continue  # are slugs like any other
        answers = [
            me.post(f"/desk/{receipt}/accept", data={**fields, **ACCEPT, "slug": name}),
            me.post(f"/desk/{receipt}/merge", data={**fields, "lesson": name}),
            me.post(f"/desk/{quote(name, safe='')}/purge", data={"token": fields["token"]}),
        ]
        assert all(400 <= x.status_code < 500 for x in answers), (name, answers)
    assert files_of(me.settings.root) == before
    assert "待审 1 条" in me.get("/desk").text


def test_files_with_such_names_in_a_shared_inbox_are_read_or_left(
    me: Visit, tmp_path: Path, run: Run
) -> None:
    """Whatever a file is called: it is a hand-in that waits and can be decided on, or nothing."""
    shared, written = tmp_path / "shared", 0
    shared.mkdir()
    for number, name in enumerate(NAMES):
        plain = name.replace("/", "∕").replace("\0", "")[:80].encode()[:200].decode(errors="ignore")
        receipt = f"20261121-{number:08x}"
        try:
            (shared / f"{plain}.json").write_text(json.dumps({**LETTER, "receipt": receipt}))
        except OSError:
            continue
        written += not plain.startswith(".")
    settings = me.settings.root / "qianshi.yml"
    settings.write_text(settings.read_text("utf-8") + f"\ninbox: ['{shared}']\n", "utf-8")
    own: Any = ("--root", me.settings.root, "--data", me.settings.data)
    listed = run("inbox", *own)
    assert listed.out.count("出了什么事") == written > 100
    assert "\x1b" not in listed.out
    receipts = [line.split()[0] for line in listed.out.splitlines() if line.startswith("20261121-")]
    for receipt in receipts[::10]:
        assert run("return", receipt, *own, "--reason", "缺").code == 0
    returned = [letter.receipt for letter in letters_in(me.settings.data, "returned")]
    assert returned == sorted(receipts[::10])
    assert read_folder(me.settings.root).errors == ()


def test_imported_forms_with_such_names_are_refused_or_kept_under_ours(
    me: Visit, tmp_path: Path, run: Run
) -> None:
    folder = tmp_path / "forms"
    folder.mkdir()
    own: Any = ("--root", me.settings.root, "--data", me.settings.data)
    for number, name in enumerate(NAMES):
        plain = name.replace("/", "∕").replace("\0", "")[:60]
        file = folder / f"{plain}.txt"
        try:
            file.write_text(f"出了什么事：第 {number} 件\n下次谁：检查员看", "utf-8")
        except OSError:
            continue
        done = run("import", os.fspath(file), *own) if number % 6 == 0 else None
        assert done is None or done.code == 0, done.err
    names = [letter.receipt for letter in letters_in(me.settings.data, "inbox")]
    assert names
    assert all(len(name) == len("20261121-0a1b2c3d") for name in names)
    assert not (me.settings.data / "inbox").exists()


def test_waiting_lists_only_what_stands_in_the_inbox(me: Visit, tmp_path: Path) -> None:
    """Links and folders that look like hand-ins."""
    inbox = me.settings.data / "inbox"
    inbox.mkdir(parents=True, exist_ok=True)
    (inbox / "folder.json").mkdir()
    (inbox / "link.json").symlink_to(tmp_path / "secret")
    (inbox / "loop.json").symlink_to(inbox / "loop.json")
    (inbox / "device.json").symlink_to("/dev/zero")
    os.mkfifo(inbox / "pipe.json")
    assert KEPT not in me.get("/desk").text
    desk = Desk(me.settings.root, me.settings.data, "x", datetime.now())
    assert not [one for one in waiting(desk) if isinstance(one, Received)]
