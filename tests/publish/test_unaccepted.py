"""Zero bytes of what nobody has accepted, in the site and in the package that is handed on.

The data folder and a shared inbox stand inside the knowledge base, the worst place they can have,
and every text that waits, was returned, is a draft or was noted about an event is a canary.
"""

import gzip
import html
import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config

from builder.model import HandIn
from builder.model.meeting_record import MeetingRecord
from tests.conftest import ROOT, Run

LETTER: dict[str, Any] = {
    "receipt": "20261121-0a1b2c3d",
    "event_type": "flag",
    "month": "2026-11",
    "repeats": "2013/rope",
    "lines": ["before flag/top"],
}
NAMING_THE_DRAFT = (
    ("content/guides/flag.md", "看[案例]", "看[草稿](../../lessons/2013/draft.md)、[案例]"),
    ("checklists/event-types/flag.yml", "reading: [", "reading: [lessons/2013/draft, "),
    ("checklists/items/flag.yml", "ground: [lessons", "ground: [lessons/2013/draft, lessons"),
    ("checklists/tasks/flag.yml", "ground: [惯例/本库]", "ground: [lessons/2013/draft]"),
    ("checklists/cards/slipped.yml", "ground: [", "ground: [lessons/2013/draft, "),
)
FIELDS = ("what", "prevent", "title", "handled", "causes", "role")
GZIP, ZIP = b"\x1f\x8b", b"PK\x03\x04"


class Canaries:
    """Words that stand nowhere else: one Latin, one Chinese, each its own number."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def new(self) -> str:
        number = len(self.words) // 2
        self.words += [f"zqx{number:03}vjw", f"龘靐{number:03}齉"]
        return "".join(self.words[-2:])

    def found_in(self, data: bytes) -> set[str]:
        """Those that can be read in some spelling of the bytes."""
        if b"zqx" not in data and not any(data.find(x) >= 0 for x in _spelled("龘靐")):
            return set()
        text = html.unescape(data.decode("utf-8", "replace"))
        plain = text + re.sub(r"\\u([0-9a-fA-F]{4})", lambda code: chr(int(code[1], 16)), text)
        return {word for word in self.words if word in plain}


def _spelled(word: str) -> list[bytes]:
    """As text, as escapes of JSON in either case, as entities."""
    escapes = "".join(f"\\u{ord(c):04x}" for c in word)
    entities = [f"&#{ord(word[0])};", f"&#x{ord(word[0]):x};"]
    spelled = [word, escapes, escapes.upper().replace("\\U", "\\u"), *entities]
    return [x.encode() for x in spelled] + [word.encode("utf-16-le"), word.encode("gb18030")]


@pytest.fixture
def canaries() -> Canaries:
    return Canaries()


@pytest.fixture
def office(small: Path, tmp_path: Path, canaries: Canaries) -> Path:
    root = tmp_path / "office"
    shutil.copytree(small, root)
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    settings = root / "qianshi.yml"
    settings.write_text(settings.read_text("utf-8") + "\ninbox: [收件箱]\n", "utf-8")
    for number, folder in enumerate(("data/inbox", "收件箱", "data/returned", "data/settled")):
        write(root / folder / "a.json", letter(canaries, number))
        write(root / folder / "b.json", meeting(canaries, number))
        # As somebody may leave them: half a letter, a form that nobody has imported, a note.
        (root / folder / "c.json").write_text('{"what": "' + canaries.new(), "utf-8")
        (root / folder / "d.txt").write_text(f"什么问题：{canaries.new()}", "utf-8")
        (root / folder / "e.md").write_text(f"# {canaries.new()}\n", "utf-8")
    write(root / "data/runs/a.json", {"event": "a", "problems": [canaries.new()]})
    segment = {"kind": "活动", "start": "2026-12-08 09:00", "place": canaries.new()}
    event = {"type": "flag", "segments": [segment], "guests": canaries.new()}
    write(root / "data/events/a.json", event)
    write(root / "data/audit/000001.json", {"reason": canaries.new()})
    draft = (root / "lessons/2013/rope.md").read_text("utf-8").replace("已收录", "草稿")
    draft = draft.replace("旗绳松动国旗下滑", canaries.new()).replace("风大。", canaries.new())
    (root / "lessons/2013/draft.md").write_text(draft, "utf-8")
    for path, old, new in NAMING_THE_DRAFT:
        text = (root / path).read_text("utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new), "utf-8")
    (root / "lessons/2013/_note.md").write_text(canaries.new(), "utf-8")
    return root


def letter(canaries: Canaries, number: int) -> dict[str, Any]:
    made = {**LETTER, **{name: canaries.new() for name in FIELDS}}
    made["receipt"] = f"20261121-0a1b2c{number:02}"
    return HandIn.model_validate(made).model_dump(mode="json")


def meeting(canaries: Canaries, number: int) -> dict[str, Any]:
    rows = [{name: canaries.new() for name in ("role", "what", "prevent")} for _ in range(3)]
    head = {"receipt": f"20261121-0a1b2d{number:02}", "month": "2026-11"}
    made = {**head, "event_type": "flag", "title": canaries.new(), "rows": rows}
    return MeetingRecord.model_validate(made).model_dump(mode="json")


def write(file: Path, value: object) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(value, ensure_ascii=False), "utf-8")


def contents(data: bytes, name: str) -> Iterator[tuple[str, bytes]]:
    """The bytes themselves, and whatever is packed in them."""
    yield name, name.encode() + data
    if data.startswith(GZIP):
        yield from contents(gzip.decompress(data), f"{name}!")
    if data.startswith(ZIP):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                yield from contents(archive.read(member), f"{name}!{member}")


def test_nothing_that_waits_is_in_the_site_or_the_package(
    run: Run, office: Path, canaries: Canaries, tmp_path: Path
) -> None:
    package = tmp_path / "site.zip"
    built = run("build", "--root", office)
    assert built.code == 0, built.err
    assert run("pack", "--root", office, "--output", package).code == 0
    files = [file for file in (office / "site").rglob("*") if file.is_file()]
    read = [
        *((str(f.relative_to(office)), f.read_bytes()) for f in files),
        (package.name, package.read_bytes()),
    ]
    looked = [part for name, data in read for part in contents(data, name)]
    leaks = {name: found for name, data in looked if (found := canaries.found_in(data))}
    assert leaks == {}
    assert len(canaries.words) > 100
    assert any(name.startswith("site.zip!") and name.endswith(".html") for name, _ in looked)
    assert any(name.endswith("word/document.xml") for name, _ in looked)
    assert (office / "site/index.html").is_file()


@pytest.mark.parametrize("door", ["site-source", "mkdocs"])
def test_nothing_that_waits_goes_out_by_another_door(
    door: str, run: Run, office: Path, canaries: Canaries, tmp_path: Path
) -> None:
    if door == "mkdocs":
        config = load_config(str(office / "mkdocs.yml"), site_dir=str(tmp_path / "made"))
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build.build(config)
    else:
        assert run(door, tmp_path / "made", "--root", office).code == 0
    files = [file for file in (tmp_path / "made").rglob("*") if file.is_file()]
    looked = [part for f in files for part in contents(f.read_bytes(), f.name)]
    assert {name: found for name, data in looked if (found := canaries.found_in(data))} == {}
    assert len(looked) > 100


def test_the_search_would_have_found_them(canaries: Canaries) -> None:
    """Otherwise the test above would show nothing."""
    whole = canaries.new()
    for data in (
        whole.encode(),
        json.dumps(whole).encode(),
        "".join(f"&#{ord(c)};" for c in whole).encode(),
        gzip.compress(whole.encode()),
    ):
        found = [canaries.found_in(part) for _, part in contents(data, "x")]
        assert set().union(*found) == set(canaries.words)
