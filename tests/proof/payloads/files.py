"""Files that may hold every word of a payload, and nothing that acts when they are opened."""

import re
import zipfile
from io import BytesIO
from typing import Any

import pymupdf

open_pdf: Any = pymupdf.open


def parts_of(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = [n for n in archive.namelist() if n.endswith((".xml", ".rels"))]
        return {name: archive.read(name).decode() for name in names}


def assert_plain_word(data: bytes) -> None:
    parts = parts_of(data)
    assert "TargetMode" not in "".join(parts.values()), "no link to the outside"
    fields = re.findall(r"<w:instrText[^>]*>([^<]*)<", "".join(parts.values()))
    strange = [x for x in fields if not re.fullmatch(r" *(?:PAGE|NUMPAGES|PAGEREF qs\d+ \\h) *", x)]
    assert not strange, "only numbers of pages are reckoned"
    assert "<script" not in "".join(parts.values())


def assert_plain_sheet(data: bytes) -> None:
    parts = parts_of(data)
    whole = "".join(parts.values())
    assert "TargetMode" not in whole
    assert "<hyperlink" not in whole
    formulas = re.findall(r"<f>([^<]*)</f>", whole)
    assert not [f for f in formulas if "c(" in f or "evil" in f or "cmd" in f]


def assert_plain_calendar(text: str) -> None:
    """No line that somebody typed begins a property, ends an event or names a program."""
    known = {
        "BEGIN", "END", "VERSION", "PRODID", "X-WR-CALNAME", "UID", "DTSTAMP", "DTSTART", "DTEND",
        "SUMMARY", "DESCRIPTION", "LOCATION", "ACTION", "TRIGGER", "CATEGORIES", "SEQUENCE",
        "METHOD", "STATUS",
    }  # fmt: skip
    for line in re.sub(r"\r\n[ \t]", "", text).split("\r\n"):
        assert not line or re.split("[:;]", line)[0] in known, line
        assert "\n" not in line
    assert "ACTION:PROCEDURE" not in text.split("\r\n")


def assert_plain_pdf(data: bytes) -> None:
    with open_pdf(stream=data) as document:
        numbers = range(1, document.xref_length())
        objects = "\n".join(document.xref_object(x) for x in numbers)
    assert not re.search(r"/(?:URI|JavaScript|JS|Launch|EmbeddedFile|OpenAction)\b", objects)
