"""Hostile names and texts on every paper and in every wording, here and on the page: nothing acts.

One event a payload, which stands in everything that somebody may type: names, places, what leaders
are briefed with, own lines, what went wrong last time, the version that was given out, the roster.
"""

import json
from collections import Counter
from itertools import count
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from markdown import markdown
from playwright.sync_api import Browser, FilePayload

from builder.model import Library
from builder.model.limits import LONGEST_NAME, LONGEST_WORDS
from builder.model.roster import Roster, RosterPerson
from builder.outputs import FORMATS, Entry, RenderError, make_paper
from builder.outputs.wording import docx
from builder.outputs.wording.write import text_of, write
from builder.pipeline import evaluate_draft
from builder.program import compile_papers, compile_wordings
from tests.browser.checklist_pages import write_site
from tests.program.every_event import library_in
from tests.proof.payloads.files import (
    assert_plain_calendar,
    assert_plain_pdf,
    assert_plain_sheet,
    assert_plain_word,
    parts_of,
)
from tests.proof.payloads.office import PAYLOADS, PLAIN, numbered
from tests.proof.payloads.watch import tell, watched
from tests.proof_share import Share

PRINTED = "2026-12-07 16:20"
TEXTS = [*PLAIN, *PAYLOADS["typed"], *(c * 10_000 for c in ("长", "m", "长 ", "\u202e"))]
AT = ("08:00", "09:00", "11:00", "12:00", "20:00")


@pytest.fixture(scope="module")
def library(root: Path) -> Library:
    return library_in(root)


def draft(text: str) -> dict[str, Any]:
    """A visit made late, with this text wherever one can be typed."""
    name, words = text[:LONGEST_NAME], text[:LONGEST_WORDS]
    told = ("seat", "meets", "counterpart", "says", "dress")
    brief = {**dict.fromkeys(told, name), "minutes": 5}
    stretch = {"title": name, "place": name, "people": [name], "car": name, "leaders": [name]}
    segments = [
        {
            **stretch,
            "id": f"s{n}",
            "kind": kind,
            "start": f"2026-12-08 {at}",
            "briefs": {name: brief},
        }
        for n, (kind, at) in enumerate(zip(("接站", "座谈", "参观", "用餐", name), AT, strict=True))
    ]
    wrong = {"line": "a/b", "text": name, "state": "有问题", "note": words}
    return {
        "format": 2,
        "id": name,
        "type": "leaders-visit",
        "made": "2026-12-07 16:00",
        "title": name,
        "guests": words,
        "notes": words,
        "leaders": [name, f"{name[1:]}乙"],
        "people": {role: {"name": name} for role in ("总协调", "会务员", "餐饮联络员", name)},
        "segments": segments,
        "circumstances": {"媒体": {}, "外宾": {}},
        "added": [{"id": "x1", "text": name, "who": name, "due": "2026-12-08 08:00"}],
        "last_time": {"start": "2026-01-01 09:00", "lines": [wrong]},
    }


def given_out(data: dict[str, Any]) -> dict[str, Any]:
    """The same after a version was given out that had other places and another title."""
    old = {**data, "title": f"旧{data['title'][1:]}", "segments": data["segments"][:4]}
    one = {"number": 1, "hash": data["title"], "at": "2026-12-07 15:00", "event": old}
    return {**data, "issued": [one]}


def entry_of(library: Library, text: str) -> Entry:
    data = draft(text)
    now, before = (
        evaluate_draft(x, library, PRINTED) for x in (given_out(data), {**data, "guests": ""})
    )
    assert not isinstance(now, list), now
    assert not isinstance(before, list), before
    name = data["title"]
    roster = Roster((RosterPerson(name, ("总协调", name), name, name),))
    return Entry(now[1], now[0], PRINTED, Entry(before[1], before[0], PRINTED), roster)


def assert_plain(data: bytes, form: str) -> None:
    if form in ("docx", "xlsx"):
        {"docx": assert_plain_word, "xlsx": assert_plain_sheet}[form](data)
        for part in parts_of(data).values():
            ElementTree.fromstring(part)  # noqa: S314 - our own
    elif form == "pdf":
        assert_plain_pdf(data)
    elif form == "ics":
        assert_plain_calendar(data.decode())
    else:
        html = markdown(data.decode())
        assert not any(mark in html for mark in ("<script", "<svg", "<img", "<a ", "<iframe"))


@pytest.mark.proof
def test_on_no_paper_and_in_no_wording_does_anything_act(library: Library, share: Share) -> None:
    made: Counter[str] = Counter()
    turn = count()
    papers = compile_papers(library).values()
    for number, text in enumerate(share.some(TEXTS)):
        entry = entry_of(library, numbered(text, 9700 + number))
        for paper in papers:
            finished = make_paper(paper, entry)
            for form in ("docx", "xlsx", "markdown", "ics", "pdf"):
                if next(turn) % (7 if form == "pdf" or not share.whole else 1):
                    continue
                try:
                    assert_plain(FORMATS[form].render(finished), form)
                    made[form] += 1
                except RenderError:
                    made[f"{form} refused"] += 1
        for wording in compile_wordings(library):
            written = write(wording, entry)
            assert_plain(docx.render(written), "docx")
            assert text_of(written)
            made["wording"] += 1
    tell(f"papers and wordings of {number + 1} payloads: {dict(made)}")
    assert made["docx"]
    assert made["wording"] >= 17 * (number + 1)


def test_what_is_too_long_or_no_text_is_refused_in_words(library: Library) -> None:
    for text in ("长" * 10_000, "\ud800"):
        found = evaluate_draft({**draft("甲"), "title": text, "notes": text}, library, PRINTED)
        assert isinstance(found, list), text[:10]
        assert all(fault and len(fault) < 400 for fault in found)


_EVERY_PAPER = """() => {
  const select = document.querySelector("#qs-paper");
  const names = [...select.options].map((x) => x.value);
  window.print = () => {};
  for (const name of names) {
    select.value = name;
    select.dispatchEvent(new Event("change"));
    dispatchEvent(new Event("beforeprint"));
    const drawn = [...document.querySelectorAll(".qs-live *, #qs-print *")];
    const strange = drawn.filter((x) => x.matches(
      "script, iframe, object, embed, style, link, meta, base, form, img:not(.qs-qr-image), " +
      "[onload], [onerror], [onclick], [onfocus], [style]"));
    if (strange.length) return [name + ": " + strange[0].outerHTML.slice(0, 300)];
  }
  return names;
}"""


@pytest.mark.proof
def test_on_the_page_nothing_acts_whatever_paper_or_wording_is_chosen(
    library: Library, share: Share, chromium: Browser, tmp_path: Path
) -> None:
    address = write_site(tmp_path / "site", library)
    drawn: Counter[str] = Counter()
    with watched(chromium, address.rpartition("/")[0] + "/") as (page, seen):
        for number, text in enumerate(share.some(TEXTS)):
            page.goto("about:blank")
            page.goto(address)
            page.locator(".qs-tile").first.wait_for()
            page.evaluate("() => { qianshi.suits = () => true; }")
            data = json.dumps(given_out(draft(numbered(text, 9800 + number))))
            file = FilePayload(name="d.json", mimeType="application/json", buffer=data.encode())
            page.get_by_label("草稿文件", exact=True).set_input_files(file)
            page.locator(".qs-live .qs-paper").first.wait_for()
            drawn.update(page.evaluate(_EVERY_PAPER))
            seen.look(page, f"payload {number}")
    tell(f"{number + 1} payloads in Chromium: {seen}; drawn: {dict(drawn)}")
    assert (seen.canaries, seen.dialogs, seen.asked, seen.errors) == ([], [], [], [])
    every = [x["name"] for x in (*compile_papers(library).values(), *compile_wordings(library))]
    assert list(drawn) == every, "each in turn, and none with anything strange in it"
