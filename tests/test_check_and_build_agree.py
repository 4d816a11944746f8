"""Retire, unaccept, delete or spoil anything: the checks are content and the site is whole, or
the checks name the lines at fault, and doing what they say ends it.
"""

import re
import shutil
from itertools import product
from pathlib import Path
from random import Random

import pytest

from builder.model import Finding, Library
from builder.outputs.book.chapters import make_book
from builder.pipeline import read_folder
from tests.agreement import (
    faults_of,
    findings_that_forbid,
    lay_out,
    made_site,
    own_words,
    readable,
    set_state,
    without_downloads,
)
from tests.conftest import ROOT

STATES = ("已收录", "草稿", "已停用")
LESSONS = ("2013/rope", "2014/again")
SAMPLE = ROOT / "tests/samples"
FILES = sorted(
    {
        path.relative_to(folder).as_posix()
        for folder in (SAMPLE / "small", SAMPLE / "linked")
        for path in folder.rglob("*.*")
        if path.name not in ("README.md", "qianshi.yml")
    }
)
LISTS = ("checklists/items/flag.yml", "checklists/items/pulley.yml", "checklists/tasks/flag.yml")
CONTENT = ("lessons", "content", "checklists")
DOWNLOAD = r"不存在的 (assets|forms|event-types|wording)/.*\.(docx|xlsx|pdf)$"
"""Is not made here."""
ROUNDS = 30
"""Of reading the findings and doing what they say."""


@pytest.fixture(scope="module")
def downloads(small: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every file to download of the sample."""
    site = made_site(read_folder(lay_out(small, tmp_path_factory.mktemp("whole") / "kb")).library)
    return {path: data for path in site if isinstance(data := site[path], bytes)}


@pytest.fixture
def office(
    small: Path, tmp_path: Path, downloads: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> Path:
    without_downloads(monkeypatch, downloads)
    return lay_out(small, tmp_path / "kb")


def test_the_sample_is_without_fault(office: Path) -> None:
    assert read_folder(office).findings == ()
    assert findings_that_forbid(office) == ()


@pytest.mark.parametrize("states", list(product(STATES, repeat=len(LESSONS))))
def test_lessons_may_have_any_state(states: tuple[str, ...], office: Path) -> None:
    library = read_folder(office).library
    words = {id_: own_words(library, id_)[id_] for id_ in LESSONS}
    for id_, state in zip(LESSONS, states, strict=True):
        set_state(office / f"lessons/{id_}.md", state)
    reading = read_folder(office)
    assert reading.errors == ()
    assert len(reading.findings) >= sum(state != "已收录" for state in states)
    site = made_site(reading.library)
    assert faults_of(site) == []
    shown = "\n".join(text for _, text in readable(site)) + str(make_book(reading.library, ""))
    for id_, state in zip(LESSONS, states, strict=True):
        seen = {text for text in words[id_] if text in shown}
        assert seen == (words[id_] if state == "已收录" else set())


@pytest.mark.parametrize("path", FILES)
def test_a_deleted_file_is_whole_again_when_the_findings_are_followed(
    path: str, office: Path
) -> None:
    text = (office / path).read_text("utf-8")
    (office / path).unlink()
    follow_all(office, {path: text})


@pytest.mark.parametrize(("path", "number"), [(p, n) for p in LISTS for n in range(2)])
def test_a_deleted_line_is_whole_again_when_the_findings_are_followed(
    path: str, number: int, office: Path
) -> None:
    entries = entries_of((office / path).read_text("utf-8"))
    kept = [entry for at, entry in enumerate(entries) if at != number]
    (office / path).write_text("".join(kept), "utf-8")
    follow_all(office, {})


@pytest.mark.parametrize("path", FILES)
def test_a_spoilt_file_is_the_only_one_complained_of(path: str, office: Path) -> None:
    if not path.endswith(".txt"):
        text = (office / path).read_text("utf-8")
        (office / path).write_text(text.replace("\n", "\nspoilt: [\n", 1), "utf-8")
        assert {fault.place.path for fault in findings_that_forbid(office)} == {path}


def test_a_fifth_of_our_own_lessons_can_be_retired_at_once(
    repository: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_downloads(monkeypatch, {})
    retire(tmp_path, repository, Random(11).sample(sorted(repository.accepted_lessons), 9))


@pytest.mark.proof
def test_each_of_our_own_lessons_can_be_retired(
    repository: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_downloads(monkeypatch, {})
    for number, id_ in enumerate(sorted(repository.accepted_lessons)):
        retire(tmp_path / str(number), repository, [id_])
    assert number > 40


def retire(root: Path, library: Library, ids: list[str]) -> None:
    """Retire lessons in a copy of this repository: nothing forbids it, nothing of them is left."""
    for folder in CONTENT:
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copy(ROOT / "qianshi.yml", root / "qianshi.yml")
    paths = {library.lessons[id_].path for id_ in ids}
    for path in paths:
        set_state(root / path, "已停用")
    reading = read_folder(root)
    assert reading.errors == ()
    site = made_site(reading.library)
    missing = {fault for fault in faults_of(site) if not re.search(DOWNLOAD, fault)}
    assert missing == set()
    shown = "\n".join(text for _, text in readable(site))
    for words in own_words(library, *ids).values():
        assert len(words) > 5
        assert {text for text in words if text in shown} == set()


def follow_all(office: Path, gone: dict[str, str]) -> None:
    """Do what the findings say until there is none; every one names a line that is there."""
    for _ in range(ROUNDS):
        faults = findings_that_forbid(office)
        if not faults:
            return
        # From the end, so that the lines above keep their numbers.
        follow(office, max(faults, key=lambda fault: fault.place), gone)
    pytest.fail(f"following the findings did not end: {faults}")


def follow(office: Path, fault: Finding, gone: dict[str, str]) -> None:
    """What a maintainer does who goes by the hints alone."""
    file = office / fault.place.path
    if fault.code == "missing-file":
        file.write_text(gone[fault.place.path], "utf-8")
        return
    lines = file.read_text("utf-8").split("\n")
    line = fault.place.line - 1
    assert lines[line].strip(), fault
    if fault.code in ("unknown-link", "dead-anchor", "unknown-value"):
        lines[line] = unnamed(lines[line], name_in(fault.message))
    elif fault.code == "uncovered-lesson":
        lines.insert(line, "no_item_reason: 样例")
    elif fault.code in ("unplaced-item", "no-provenance", "unanswered-row", "unknown-seating"):
        start = max(n for n in range(line + 1) if lines[n].startswith(("- ", "  - {", "plans:")))
        ends = (n for n in range(start + 1, len(lines)) if not lines[n].startswith("  "))
        lines[start : next(ends, len(lines))] = []
    elif fault.code == "bad-value" and "extends" in fault.message:
        file.unlink()  # a type that stood on the one that is gone
        return
    elif fault.code == "bad-value" and "ground" in fault.message:
        lines[line] = lines[line].replace("[]", "[惯例/本库]")
    else:
        pytest.fail(f"nobody knows what to do: {fault}")
    file.write_text("\n".join(lines), "utf-8")


def name_in(message: str) -> str:
    """The last part of what a finding says is not there: `rope` of lessons/2013/rope."""
    found = re.search(r"[a-z#][\w/#-]*|(?<=“)[^”]+", message)
    assert found, message
    return found[0].rpartition("/")[2]


def unnamed(line: str, name: str) -> str:
    """A line without the link, list entry or field that has the name; it may be empty then."""
    assert name in line
    inside = rf"[^\[\](),]*{re.escape(name)}[^\[\](),]*"
    for pattern, left in (
        (rf"(?<=ground: ){inside}$", "惯例/本库"),
        (rf"!?\[([^\[\]]*)\]\({inside}\)", r"\1"),
        (rf"\[{inside}\](?!:)", "[]"),
        (rf"(?<=\[){inside}, ?|, ?{inside}(?=[,\]])", ""),
    ):
        changed, times = re.subn(pattern, left, line, count=1)
        if times:
            return changed
    return ""


def entries_of(text: str) -> list[str]:
    return re.split(r"(?m)^(?=- )", text)[1:]
