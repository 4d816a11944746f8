"""An output is what its file's name says, in every command that writes one."""

import json
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from builder.cli import main
from builder.outputs import FORMATS
from tests.conftest import WHOLE, Run

BEGINS = {
    ".pdf": b"%PDF",
    ".docx": b"PK",
    ".xlsx": b"PK",
    ".ics": b"BEGIN:VCALENDAR",
    ".md": b"#",
    ".json": b"{",
}
START = (*WHOLE, "--paper", "tasks")


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A draft, alone in the present folder."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "draft.json"
    segments = [{"kind": "活动", "start": "2026-12-08 09:00", "place": "楼前"}]
    data = {"type": "flag", "segments": segments, "guests": "来宾"}
    file.write_text(json.dumps(data), "utf-8")
    return file


def test_every_format_has_a_suffix_of_its_own() -> None:
    assert {chosen.suffix for chosen in FORMATS.values()} == set(BEGINS)


@pytest.mark.parametrize("suffix", [*BEGINS, ".DOCX"])
def test_a_paper_is_what_its_name_says(run: Run, small: Path, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"x{suffix}"
    outcome = run("checklist", "flag", *START, "--output", file, "--root", small)
    assert outcome.code == 0, outcome.err
    assert file.read_bytes().startswith(BEGINS[suffix.lower()])


@pytest.mark.parametrize(
    "case",
    [
        (["--output", "x.doc"], "请以 ."),
        (["--output", "x"], "看不出"),
        (["--output", "."], "看不出"),
        (["--output", "x.txt", "--format", "markdown"], "看不出"),
        (["--output", "x.docx", "--format", "pdf"], "却是 docx"),
    ],
)
@pytest.mark.parametrize("command", ["checklist", "plan", "due", "form"])
def test_a_name_that_says_nothing_or_another_thing_is_refused(
    run: Run, small: Path, draft: Path, command: str, case: tuple[list[str], str]
) -> None:
    words, said = case
    if command == "form":
        words = [word.replace("markdown", "docx") for word in words]
    given = {"checklist": ("flag", *START), "form": ("visit",)}.get(command, (draft,))
    outcome = run(command, *given, *words, "--root", small)
    assert outcome.code == 2
    assert said in outcome.err
    assert list(draft.parent.iterdir()) == [draft]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["plan", "draft.json"], "x.xlsx"),
        (["due", "draft.json"], "x.docx"),
        (["form", "visit"], "x.pdf"),
        (["book"], "x.docx"),
        (["checklist", "flag", *START, "--format", "pdf"], "x.pdf"),
    ],
)
def test_every_command_goes_by_the_name(
    run: Run, small: Path, draft: Path, words: list[str], name: str
) -> None:
    outcome = run(*words, "--output", name, "--root", small)
    assert name in outcome.out, outcome.err
    assert (draft.parent / name).read_bytes().startswith(BEGINS[Path(name).suffix])


@pytest.mark.parametrize(
    "words",
    [
        ["book", "--output", "x.xlsx"],
        ["book", "--output", "x.docx", "--format", "pdf", "--format", "docx"],
        ["pack", "--output", "x.tar.gz"],
    ],
)
def test_a_book_and_a_package_are_named_as_what_they_are(
    run: Run, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = run(*words, "--root", small)
    assert outcome.code == 2
    assert "没有写" in outcome.err
    assert not list(tmp_path.iterdir())


def test_a_console_in_gbk_says_the_rest_of_a_line_with_a_rare_sign(
    monkeypatch: pytest.MonkeyPatch, small: Path
) -> None:
    console = TextIOWrapper(BytesIO(), encoding="cp936")
    monkeypatch.setattr("sys.stderr", console)
    with pytest.raises(SystemExit):
        main(["checklist", "𠮷😀", *WHOLE, "--root", str(small)])
    console.flush()
    said = console.buffer.getvalue().decode("cp936")
    assert "没有“\\U00020bb7\\U0001f600”这个活动类型" in said
