"""Over three hundred payloads through every field of a hand-in and every page that shows it.

Each is typed into each box, listed, previewed, refused as stale, returned with itself as the
reason, looked up by receipt, accepted, built into a site, searched for, put on a sheet and printed
in every format. In Chromium none runs, no page asks for anything elsewhere.
"""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from builder.cli import main
from builder.decisions import Desk, DeskError, accept
from builder.model import Library
from builder.outputs import FORMATS, Entry, RenderError, make_paper
from builder.pipeline import evaluate_draft, read_folder
from builder.review import Decision, NewItem
from tests.proof.payloads.files import (
    assert_plain_calendar,
    assert_plain_pdf,
    assert_plain_sheet,
    assert_plain_word,
)
from tests.proof.payloads.watch import Seen, tell, watched
from tests.server.conftest import Running
from tests.server.hand_in_payloads import armed, payloads
from tests.shipped import PAPERS

pytestmark = pytest.mark.proof

ALL = payloads()
LONGEST = {"title": 24, "role": 40, "pause": 80, "event_type": 80}
FIELDS = ("what", "prevent", "handled", "causes", *LONGEST)
LIST = "/desk"
REASON = 90_000
"""Canaries in the reasons of a return are numbered from here."""
A_TIME = 5


def letters() -> Iterator[dict[str, Any]]:
    """A hand-in for each payload, which stands in every box, each time with another number."""
    for number, payload in enumerate(ALL):
        texts = {
            name: armed(payload, 10_000 + number * 10 + place)[: LONGEST.get(name, 4000)]
            for place, name in enumerate(FIELDS)
        }
        typed = {name: re.sub(r"[\r\t]", " ", text).strip() or "k" for name, text in texts.items()}
        yield {"receipt": f"20261121-{number:08x}", "month": "2026-11", **typed}


@pytest.fixture
def inbox(running: Running) -> Path:
    folder = running.settings.data / "inbox"
    folder.mkdir(parents=True, exist_ok=True)
    for letter in letters():
        file = folder / f"{letter['receipt']}.json"
        file.write_text(json.dumps(letter), "utf-8")
    return folder


def test_there_are_payloads_enough() -> None:
    assert len(ALL) >= 300
    assert len({re.sub(r"\W", "", x) for x in ALL}) >= 60, "and they differ in more than signs"


def assert_harmless(seen: Seen) -> None:
    tell(str(seen))
    assert (seen.canaries, seen.dialogs, seen.asked, seen.outside) == ([], [], [], [])
    assert seen.faults == []


def test_none_runs_on_any_page_of_the_desk(
    running: Running, inbox: Path, chromium: Browser
) -> None:
    shown = ""
    with watched(chromium, running.address + "/") as (page, seen):
        page.goto(running.address + LIST)
        seen.look(page, "list")
        assert page.locator("tbody tr").count() == len(ALL)
        for number in range(len(ALL)):
            page.goto(f"{running.address}/desk/20261121-{number:08x}")
            seen.look(page, f"detail {number}")
        for number in range(0, len(ALL), A_TIME):
            shown += refused_and_returned(page, seen, running, number)
        page.goto(running.address + LIST)
        seen.look(page, "list of what was done")
        page.goto(f"{running.address}/desk/audit")
        seen.look(page, "audit")
    assert all(str(REASON + number) in shown for number in range(len(ALL)))
    assert_harmless(seen)


def refused_and_returned(page: Page, seen: Seen, running: Running, first: int) -> str:
    """Some payloads as the reason; what the sender reads by the receipt."""
    receipt = f"20261121-{first:08x}"
    page.goto(f"{running.address}/desk/{receipt}")
    refuse_as_stale(page, seen, receipt)
    page.goto(f"{running.address}/desk/{receipt}")
    some = enumerate(ALL[first : first + A_TIME], first)
    reason = "\n".join(armed(payload, REASON + number) for number, payload in some)
    page.locator("textarea[name=reason]").fill(_visible(reason))
    page.get_by_role("button", name="退回补充").click()
    page.goto(f"{running.address}/receipts/{receipt}")
    seen.look(page, f"receipt {receipt}")
    return page.locator("main").inner_text()


def _visible(text: str) -> str:
    """A reason with signs that nobody sees is refused; see `test_review_pages.py`."""
    return "".join(sign if sign.isprintable() or sign == "\n" else " " for sign in text)


def refuse_as_stale(page: Page, seen: Seen, receipt: str) -> None:
    """Both texts stand side by side."""
    page.evaluate("document.querySelectorAll('[name=etag]').forEach((e) => (e.value = 'old'))")
    page.locator("textarea[name=reason]").fill("缺")
    page.get_by_role("button", name="退回补充").click()
    page.get_by_role("heading", name="内容变了").wait_for()
    seen.look(page, f"stale {receipt}")


def test_none_runs_once_accepted(running: Running, chromium: Browser) -> None:
    root = running.settings.root
    accepted = accept_all(running)
    tell(f"{accepted} hand-ins of {A_TIME} payloads accepted")
    assert accepted >= len(ALL) // A_TIME * 0.9, "the desk refuses some, most must get through"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("builder.checks.severity_of", lambda _: "warning")
        with pytest.raises(SystemExit) as stop:
            main(["build", "--root", str(root)])
    assert stop.value.code == 0
    with watched(chromium, running.address + "/") as (page, seen):
        for file in sorted((root / "site/lessons/2026").glob("*.html")):
            page.goto(f"{running.address}/lessons/2026/{file.name}")
            seen.look(page, file.name)
        for name in ("index.html", "lessons/index.html", "event-types/flag.html", "hand-in.html"):
            page.goto(f"{running.address}/{name}")
            page.wait_for_timeout(300)
            seen.look(page, name)
        look_at_the_sheet(page, seen, running)
        for payload in ALL[:: len(ALL) // 40]:
            page.goto("about:blank")
            page.goto(f"{running.address}/search.html#q={quote(payload)}")
            page.wait_for_timeout(200)
            seen.look(page, f"search {payload[:20]}")
    assert seen.pages > accepted
    assert_harmless(seen)


def accept_all(running: Running) -> int:
    """Some payloads at a time, all of them in every answer and one in each box of the reviewer."""
    own, done = running.settings, 0
    desk = Desk(own.root, own.data, "x", datetime(2026, 11, 22, 9, 30), secret=own.secret)
    (own.data / "inbox").mkdir(parents=True, exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("builder.checks.severity_of", lambda _: "warning")
        for first in range(0, len(ALL), A_TIME):
            letter, decision = together(first)
            file = own.data / f"inbox/{letter['receipt']}.json"
            file.write_text(json.dumps(letter), "utf-8")
            try:
                accept(desk, str(letter["receipt"]), decision)
            except DeskError:
                file.unlink()
            else:
                done += 1
    return done


def together(first: int) -> tuple[dict[str, Any], Decision]:
    """A hand-in of some payloads, and what the reviewer types."""
    some = list(letters())[first : first + A_TIME]
    answers = {name: "\n\n".join(letter[name] for letter in some) for name in FIELDS[:4]}
    typed = [" ".join(letter["what"].split()) for letter in (some * A_TIME)[:A_TIME]]
    decision = Decision(
        slug=f"p-{first}",
        title=typed[0][:24],
        items=(
            NewItem(
                text=typed[3][:40],
                expect=typed[1][:60],
                why=typed[2][:30],
                checker="检查员",
                pause="before",
            ),
        ),
    )
    return {**some[0], **answers, "event_type": "flag"}, decision


def look_at_the_sheet(page: Page, seen: Seen, running: Running) -> None:
    page.goto(f"{running.address}/checklist.html#type=flag")
    page.get_by_label("日期", exact=True).fill("2026-12-08")
    page.get_by_label("开始", exact=True).fill("09:00")
    page.locator(".qs-live .qs-item").first.wait_for()
    assert page.locator(".qs-live .qs-item").count() > len(ALL) // A_TIME // 2
    page.wait_for_timeout(300)
    seen.look(page, "sheet")


@pytest.fixture(scope="module")
def library(small: Path) -> Library:
    return read_folder(small).library


def test_no_file_holds_anything_that_acts(library: Library) -> None:
    for number, payload in enumerate(ALL):
        typed = armed(payload, 70_000 + number)
        made = evaluate_draft(draft(typed), library, "2026-12-05 16:20")
        assert not isinstance(made, list), made
        paper = make_paper(PAPERS["sheet"], Entry(made[1], made[0], "2026-12-05 16:20"))
        try:
            word, sheet = FORMATS["docx"].render(paper), FORMATS["xlsx"].render(paper)
        except RenderError:
            continue  # a sign that no font has is said, not printed
        assert_plain_word(word)
        assert_plain_sheet(sheet)
        assert_plain_calendar(FORMATS["ics"].render(paper).decode())
        if number % 20 == 0:
            assert_plain_pdf(FORMATS["pdf"].render(paper))


def draft(typed: str) -> dict[str, Any]:
    segment = {"kind": typed, "start": "2026-12-08 09:00", "place": typed, "people": [typed]}
    return {
        "type": "flag",
        "id": typed,
        "title": typed,
        "answers": {"media": "是"},
        "segments": [segment],
        "people": {"旗手": typed, "检查员": typed},
        "guests": typed,
        "leaders": [typed],
        "notes": typed,
        "marks": {"before flag/top": {"state": "有问题", "note": typed}},
    }
