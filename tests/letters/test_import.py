"""Filled-in forms: what people do to them is understood, what attackers do is refused."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from builder.cli import import_
from builder.letters.forms import read_form
from builder.letters.part_xml import DocumentError
from tests.conftest import Run

HEAD = ["谁提的（岗位）", "什么问题", "哪个检查节点", "下次谁、看什么（由做这件事的人提）"]
ROWS = [["旗手", "旗绳松了", "", "检查员看绳结"], ["联络员", "桌签少一张", "", "联络员数桌签"]]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
Import = Callable[..., Any]


@pytest.fixture
def take_in(run: Run, small: Path, tmp_path: Path) -> Import:
    def take(file: Path) -> Any:
        return run("import", file, "--root", small, "--data", tmp_path / "data")

    return take


def waiting(run: Run, small: Path, tmp_path: Path) -> str:
    return run("inbox", "--root", small, "--data", tmp_path / "data").out


def docx_of(rows: list[list[str]], lines: tuple[str, ...] = (), merge: bool = False) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(number, column).text = text
    if merge:
        table.cell(1, 2).merge(table.cell(2, 2))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def xlsx_of(rows: list[list[str]], skip: int = 0) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for _ in range(skip):
        sheet.append([])
    for row in rows:
        sheet.append(["", *row] if skip else row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


FORMS: dict[str, tuple[str, bytes]] = {
    "word": ("a.docx", docx_of([HEAD, *ROWS], ("活动类型：升旗", "月份：2026年11月"))),
    "word, columns exchanged": ("a.docx", docx_of([r[::-1] for r in [HEAD, *ROWS]])),
    "word, cells merged": ("a.docx", docx_of([HEAD, *ROWS], merge=True)),
    "word, rows moved": ("a.docx", docx_of([HEAD, ROWS[1], ["", "", "", ""], ROWS[0]])),
    "last year's words": ("a.docx", docx_of([["岗位", "问题", "环节", "改进建议"], *ROWS])),
    "excel": ("a.xlsx", xlsx_of([["月份", "2026-11"], HEAD, *ROWS])),
    "excel, moved": ("a.xlsx", xlsx_of([HEAD, *ROWS], skip=4)),
    "markdown": (
        "a.md",
        "\n".join("| " + " | ".join(row) + " |" for row in [HEAD, ["---"] * 4, *ROWS]).encode(),
    ),
    "pasted from Excel": ("a.txt", "\n".join("\t".join(r) for r in [HEAD, *ROWS]).encode()),
    "notepad's GBK": ("a.txt", "\n".join("\t".join(r) for r in [HEAD, *ROWS]).encode("gbk")),
}


@pytest.mark.parametrize("name", FORMS)
def test_a_filled_in_record_is_two_hand_ins(
    take_in: Import, run: Run, small: Path, tmp_path: Path, name: str
) -> None:
    file = tmp_path / FORMS[name][0]
    file.write_bytes(FORMS[name][1])
    outcome = take_in(file)
    assert outcome.code == 0, outcome.err
    assert "早已收过" in take_in(file).out
    listed = waiting(run, small, tmp_path)
    for text in ("旗绳松了", "检查员看绳结", "桌签少一张"):
        assert text in listed
    assert listed.count("出了什么事") == 2


def test_a_form_of_one_lesson_is_one_hand_in(
    take_in: Import, run: Run, small: Path, tmp_path: Path
) -> None:
    rows = [
        ["出了什么事", "旗绳松了\n国旗下滑"],
        ["下次哪一步、谁、看什么能拦住", "检查员看绳结"],
        ["活动类型", "升旗"],
        ["发生在哪个月", "2026年3月"],
    ]
    file = tmp_path / "一条.docx"
    file.write_bytes(docx_of(rows))
    assert take_in(file).code == 0
    listed = waiting(run, small, tmp_path)
    assert "2026-03  flag" in listed
    assert "国旗下滑" in listed


def repacked(data: bytes, **parts: bytes | str) -> bytes:
    """The archive with parts put in or exchanged; `__` stands for `/`, names end in their type."""
    stream = io.BytesIO()
    names = {name.replace("__", "/").replace("_xml", ".xml"): part for name, part in parts.items()}
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", 8) as new:
        for entry in old.namelist():
            if entry not in names:
                new.writestr(entry, old.read(entry))
        for name, part in names.items():
            new.writestr(name, part)
    return stream.getvalue()


def declared(entity: str) -> str:
    return f'<?xml version="1.0"?><!DOCTYPE x [{entity}]><w:document xmlns:w="{W}">&e;</w:document>'


def encrypted(data: bytes) -> bytes:
    """Every entry flagged as encrypted, as WPS does with a password."""
    raw = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(mark)
        while at >= 0:
            raw[at + offset] |= 1
            at = raw.find(mark, at + 4)
    return bytes(raw)


WORD = docx_of([HEAD, *ROWS])
LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://x/{}" Target="{}" TargetMode="External"/></Relationships>'
)
BOMB = b"<x>" + b" " * 40_000_000 + b"</x>"
DEEP = b"<a>" * 50_000 + b"</a>" * 50_000
HOSTILE: dict[str, tuple[str, bytes]] = {
    "a bomb": ("a.docx", repacked(WORD, word__document_xml=BOMB)),
    "many parts": ("a.docx", repacked(WORD, **{f"x{n}_xml": b"" for n in range(600)})),
    "deep": ("a.docx", repacked(WORD, word__document_xml=DEEP)),
    "XXE": (
        "a.docx",
        repacked(WORD, word__document_xml=declared('<!ENTITY e SYSTEM "file:///etc/passwd">')),
    ),
    "laughs": ("a.docx", repacked(WORD, word__document_xml=declared('<!ENTITY e "ha">'))),
    "XXE in UTF-16": (
        "a.docx",
        repacked(WORD, word__document_xml=declared('<!ENTITY e "x">').encode("utf-16")),
    ),
    "a template from outside": (
        "a.docx",
        repacked(
            WORD, **{"word/_rels/settings.xml.rels": LINKS.format("attachedTemplate", "http://x/y")}
        ),
    ),
    "an object from a share": (
        "a.docx",
        repacked(
            WORD, **{"word/_rels/footer.xml.rels": LINKS.format("oleObject", "file://///x/y")}
        ),
    ),
    "macros": ("a.docx", repacked(WORD, **{"word/vbaProject.bin": b"x"})),
    "a path that climbs": ("a.docx", repacked(WORD, **{"../../evil.xml": b"x"})),
    "an absolute path": ("a.docx", repacked(WORD, **{"/etc/evil": b"x"})),
    "a password": ("a.docx", encrypted(WORD)),
    "an OLE file": ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512),
    "no archive": ("a.docx", b"hello"),
    "a cut archive": ("a.docx", WORD[: len(WORD) // 2]),
    "a broken part": ("a.docx", repacked(WORD, word__document_xml=b"<w:document")),
    "an empty file": ("a.docx", b""),
    "Excel called Word": ("a.docx", xlsx_of([HEAD, *ROWS])),
    "Word called Excel": ("a.xlsx", WORD),
    "a picture called text": ("a.txt", b"\x89PNG\r\n\x1a\n\0\0\0"),
    "a macro file": ("a.docm", WORD),
    "an old file": ("a.doc", b"\xd0\xcf\x11\xe0"),
    "a program": ("a.exe", b"MZ"),
    "no suffix": ("a", WORD),
    "too large": ("a.txt", b"x" * 5_000_001),
    "nothing filled in": ("a.docx", docx_of([HEAD, ["", "", "", ""]])),
    "only half filled in": ("a.docx", docx_of([HEAD, ["旗手", "旗绳松了", "", ""]])),
    "a phone number": ("a.docx", docx_of([HEAD, ["旗手", "打 13800138000", "", "看"]])),
    "no form at all": ("a.md", b"nothing here"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_form_is_refused_with_a_reason(
    take_in: Import, run: Run, small: Path, tmp_path: Path, name: str
) -> None:
    file = tmp_path / HOSTILE[name][0]
    file.write_bytes(HOSTILE[name][1])
    outcome = take_in(file)
    assert outcome.code == 1
    assert file.name in outcome.err
    assert "13800138000" not in outcome.err
    assert waiting(run, small, tmp_path) == ""


def test_a_file_that_is_refused_is_let_go_of(tmp_path: Path) -> None:
    """Where it is not, Windows lets nobody move it or mend it until the server is stopped."""
    file = tmp_path / "x.docx"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("_rels/.rels", "<Relationships><Relationship")
    with pytest.raises(DocumentError) as refused:
        read_form(file, [])
    held = [link.readlink() for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
    assert file not in held, refused.traceback  # which would keep an open file alive


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_a_good_form_with_a_declaration_is_refused_before_it_is_read(
    take_in: Import, run: Run, small: Path, tmp_path: Path, name: str
) -> None:
    """Its entity would be read as what somebody wrote."""
    rows = [HEAD, ["旗手", "the rope slipped", "", "检查员看绳结"]]
    data = docx_of(rows) if name == "a.docx" else xlsx_of(rows)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        texts = {part: archive.read(part).decode("latin-1") for part in archive.namelist()}
    (part,) = (part for part, text in texts.items() if "the rope slipped" in text)
    declaration = "".join(texts[part].rpartition("?>")[:2])
    body = texts[part].removeprefix(declaration)
    file, entity = tmp_path / name, '<!DOCTYPE x [<!ENTITY e "the pole bent">]>'
    for put_in, code in ((entity, 1), ("<!DOCTYPE x>", 1), ("", 0)):
        told = body.replace("the rope slipped", "&e;") if "ENTITY" in put_in else body
        file.write_bytes(repacked(data, **{part: (declaration + put_in + told).encode("latin-1")}))
        assert take_in(file).code == code, put_in


def test_a_missing_file_and_a_folder_are_told(take_in: Import, tmp_path: Path) -> None:
    (tmp_path / "folder.docx").mkdir()
    for name in ("none.docx", "folder.docx"):
        outcome = take_in(tmp_path / name)
        assert outcome.code == 1
        assert "找不到" in outcome.err


def test_a_number_of_five_thousand_digits_keeps_nobody_else_out(
    run: Run, small: Path, tmp_path: Path
) -> None:
    whole = xlsx_of([HEAD, *ROWS])
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = re.sub(
        rb"<v>[0-9]+</v>", b"<v>" + b"9" * 5000 + b"</v>", sheet, count=1
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    huge, good = tmp_path / "huge.xlsx", tmp_path / "good.xlsx"
    huge.write_bytes(stream.getvalue())
    good.write_bytes(whole)
    done = run("import", huge, good, "--root", small, "--data", tmp_path / "data")
    assert "good.xlsx：已收进收件箱" in done.out
    assert "本工具" not in done.err


def test_a_file_that_the_tool_fails_on_keeps_nobody_else_out(
    run: Run, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(file: Path, types: Any) -> Any:
        if file.name == "a.xlsx":
            raise OverflowError("secret words of the form")
        return read_form(file, types)

    monkeypatch.setattr(import_, "read_form", failing)
    files = [tmp_path / "a.xlsx", tmp_path / "b.xlsx"]
    for file in files:
        file.write_bytes(xlsx_of([HEAD, *ROWS]))
    done = run("import", *files, "--root", small, "--data", tmp_path / "data")
    assert done.code == 1
    assert "b.xlsx：已收进收件箱" in done.out
    assert "a.xlsx：本工具读它时出错（OverflowError）" in done.err
    assert "secret" not in done.err
