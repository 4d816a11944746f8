"""Dated papers from an event file: what is asked for comes, everything else is a clear no."""

import io
import json
import zipfile
from typing import Any
from urllib.parse import unquote

import pymupdf
import pytest

from builder.server import papers
from tests.server.conftest import Open, Visit

DRAFT: dict[str, Any] = {
    "type": "flag",
    "title": "迎检\r\nX-Evil: 1/../旗",
    "segments": [{"kind": "活动", "start": "2026-12-08 09:00", "place": "楼前"}],
    "people": {"旗手": "李四"},
}
open_pdf: Any = pymupdf.open


@pytest.fixture
def me(visit: Open) -> Visit:
    return visit()


def ask(me: Visit, name: str, draft: Any = DRAFT, **more: Any) -> Any:
    headers = {"X-Qianshi-Token": me.token(), **more.pop("headers", {})}
    return me.post(f"/api/papers/{name}", headers=headers, **(more or {"json": draft}))


def test_a_sheet_comes_dated_as_pdf_and_word(me: Visit) -> None:
    pdf = ask(me, "sheet.pdf")
    assert (pdf.status_code, pdf.mimetype) == (200, "application/pdf")
    with open_pdf(stream=pdf.data) as document:
        text = "".join(page.get_text() for page in document)
    assert "看楼前旗杆" in text
    assert "李四" in text
    word = ask(me, "sheet.docx")
    with zipfile.ZipFile(io.BytesIO(word.data)) as archive:
        assert "12月8日" in archive.read("word/document.xml").decode().replace(" ", "")
    assert not (me.settings.data / "events").exists(), "nothing of the draft is kept"


def test_the_name_of_the_file_is_one_header_and_no_path(me: Visit) -> None:
    answer = ask(me, "sheet.json")
    assert answer.status_code == 200
    assert "X-Evil" not in answer.headers
    disposition = answer.headers["Content-Disposition"]
    assert disposition.isascii()
    assert "/" not in disposition.partition("''")[2]
    assert unquote(disposition).endswith(".json")


def test_a_contributor_may_print_too(visit: Open) -> None:
    assert ask(visit("10.0.0.7"), "sheet.ics").status_code == 200


def test_a_pocket_card_is_small_where_that_is_offered(me: Visit) -> None:
    for name, width in (("posts", 420), ("items", 595)):
        with open_pdf(stream=ask(me, f"{name}.pdf?size=A5").data) as document:
            assert round(document[0].rect.width) == width


BAD: dict[str, tuple[str, dict[str, Any], int, str]] = {
    "no such paper": ("secret.pdf", {"json": DRAFT}, 404, "没有这种"),
    "no such format": ("sheet.exe", {"json": DRAFT}, 404, "没有这种"),
    "a path": ("..%2fsheet.pdf", {"json": DRAFT}, 405, ""),
    "a form": ("sheet.pdf", {"data": {"type": "flag"}}, 415, "只收"),
    "packed": (
        "sheet.pdf",
        {"json": DRAFT, "headers": {"Content-Encoding": "gzip"}},
        415,
        "只收",
    ),
    "no token": ("sheet.pdf", {"json": DRAFT, "headers": {"X-Qianshi-Token": ""}}, 403, "刷新"),
    "another site": (
        "sheet.pdf",
        {"json": DRAFT, "headers": {"Origin": "http://evil.example"}},
        403,
        "本站",
    ),
    "half a file": ("sheet.pdf", {"data": b"{", "content_type": "application/json"}, 422, "不完整"),
    "deep": (
        "sheet.pdf",
        {"data": b"[" * 90_000, "content_type": "application/json"},
        422,
        "不完整",
    ),
    "too large": ("sheet.pdf", {"json": {**DRAFT, "notes": "旗" * 100_000}}, 413, "太大"),
    "no draft": ("sheet.pdf", {"json": []}, 422, "不是一份活动草稿"),
    "unknown type": ("sheet.pdf", {"json": {**DRAFT, "type": "none"}}, 422, "none"),
    "no time": ("sheet.pdf", {"json": {**DRAFT, "segments": []}}, 422, "至少"),
    "bad day": (
        "sheet.pdf",
        {"json": {**DRAFT, "segments": [{"kind": "x", "start": "2026-13-01 09:00"}]}},
        422,
        "时段",
    ),
    "a field too many": ("sheet.pdf", {"json": {**DRAFT, "reviewer": "我"}}, 422, "reviewer"),
    "newer": ("sheet.pdf", {"json": {**DRAFT, "format": 99}}, 422, "新版"),
    "too many segments": (
        "sheet.pdf",
        {"json": {**DRAFT, "segments": DRAFT["segments"] * 41}},
        422,
        "不能超过 40 项",
    ),
    "half a character": (
        "sheet.pdf",
        {
            "data": json.dumps({**DRAFT, "title": "\ud800"}).encode(),
            "content_type": "application/json",
        },
        422,
        "",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_anything_else_is_refused_with_a_reason(me: Visit, name: str) -> None:
    path, request, status, said = BAD[name]
    answer = ask(me, path, **request)
    assert answer.status_code == status, answer.text
    assert said in (answer.json["message"] if answer.is_json else answer.text)


def test_reading_is_no_way_to_it(me: Visit) -> None:
    assert me.get("/api/papers/sheet.pdf").status_code in (404, 405)


def test_too_many_at_once_are_told_to_come_back(
    visit: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "AT_ONCE", 0)
    monkeypatch.setattr(papers, "BoundedSemaphore", lambda _: _Taken())
    answer = ask(visit(), "sheet.pdf")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"


class _Taken:
    """A semaphore that somebody else holds for good."""

    def acquire(self, timeout: float) -> bool:
        assert timeout > 0
        return False

    def release(self) -> None:
        raise AssertionError("nothing was taken")
