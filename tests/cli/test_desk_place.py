"""What qianshi.yml says of the desk came with the knowledge base: it is followed once confirmed."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from builder.decisions import Desk
from tests.conftest import Run

POSTGRESQL = "postgresql://office:geheim@db.invalid/desk"
LINES = ("data: ../elsewhere", f"desk: {POSTGRESQL}", "inbox: [../elsewhere]")
COMMANDS = [("inbox",), ("audit",), ("ledger",), ("desk",), ("run",), ("backup", "b.zip")]


@pytest.fixture
def office(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QIANSHI_CONFIG", str(tmp_path / "settings"))
    monkeypatch.setenv("HOME", str(tmp_path))
    root = tmp_path / "office"
    shutil.copytree(small, root)
    return root


_SAID = ("data:", "desk:", "inbox")


def say(office: Path, line: str) -> None:
    """Put a line into qianshi.yml, in the place of what was said before."""
    file = office / "qianshi.yml"
    others = [x for x in file.read_text("utf-8").splitlines() if x[:5] not in _SAID]
    file.write_text("\n".join([*others, line, ""]), "utf-8")


@pytest.mark.parametrize("command", COMMANDS, ids=str)
@pytest.mark.parametrize("line", LINES)
def test_a_place_that_came_with_a_clone_is_not_used(
    run: Run, office: Path, tmp_path: Path, line: str, command: tuple[str, ...]
) -> None:
    say(office, line)
    outcome = run(*command, "--root", office)
    assert outcome.code == 3
    assert f"qianshi trust --root {office}" in outcome.err
    assert "geheim" not in outcome.err
    assert not (tmp_path / "elsewhere").exists()


def test_what_was_confirmed_is_used_from_then_on(run: Run, office: Path, tmp_path: Path) -> None:
    say(office, "data: ../elsewhere")
    (tmp_path / "elsewhere").mkdir()
    outcome = run("trust", "--root", office)
    assert (outcome.code, str(tmp_path) in outcome.out) == (0, True)
    assert run("inbox", "--root", office).code == 0
    assert "elsewhere" in run("doctor", "--root", office).out


def test_it_holds_for_these_very_words_and_this_folder_alone(
    run: Run, office: Path, tmp_path: Path
) -> None:
    say(office, "data: ../elsewhere")
    run("trust", "--root", office)
    clone = tmp_path / "clone"
    shutil.copytree(office, clone)
    assert run("inbox", "--root", clone).code == 3
    say(office, "data: ../another")
    assert run("inbox", "--root", office).code == 3
    say(office, f"desk: {POSTGRESQL}")
    assert run("inbox", "--root", office).code == 3


def test_all_are_confirmed_together_and_taken_back_together(run: Run, office: Path) -> None:
    say(office, f"data: ../elsewhere\ndesk: {POSTGRESQL}\ninbox: [../甲, ../乙]")
    said = run("trust", "--root", office).out
    assert "数据目录" in said
    assert f"共享收件箱 {office}/../甲、{office}/../乙" in said
    assert "postgresql://office@db.invalid/desk" in said
    assert "db.invalid" in run("inbox", "--root", office).err, "it is asked now, and not found"
    assert run("trust", "--forget", "--root", office).code == 0
    assert "qianshi trust" in run("inbox", "--root", office).err


def test_a_folder_named_on_the_command_line_needs_no_more_but_a_database_does(
    run: Run, office: Path, tmp_path: Path
) -> None:
    say(office, "data: ../elsewhere")
    assert run("inbox", "--root", office, "--data", tmp_path / "mine").code == 0
    say(office, f"desk: {POSTGRESQL}")
    assert run("inbox", "--root", office, "--data", tmp_path / "mine").code == 3


def test_a_strangers_folder_is_not_read_and_nothing_is_moved_out_of_it(
    run: Run, office: Path, tmp_path: Path
) -> None:
    own = ("--root", office, "--data", tmp_path / "data")
    file = tmp_path / "papers/a.txt"
    file.parent.mkdir()
    file.write_text("问题：旗绳松\n建议：看绳结", "utf-8")
    (office / "link").symlink_to(file.parent)
    for line in ("inbox: [../papers]", f"inbox: ['{file.parent}']", "inbox: [link]"):
        say(office, line)
        refused = run("inbox", *own)
        assert (refused.code, refused.out) == (3, "")
        assert "qianshi trust" in run("doctor", *own).out
        assert file.is_file()
    run("trust", "--root", office)
    assert "旗绳松" in run("inbox", *own).out
    assert not file.exists()
    say(office, "inbox: [link, ../another]")
    assert run("inbox", *own).code == 3


def test_an_inbox_inside_the_knowledge_base_needs_no_more(
    run: Run, office: Path, tmp_path: Path
) -> None:
    say(office, "inbox: [收件箱]")
    (office / "收件箱").mkdir()
    assert run("inbox", "--root", office, "--data", tmp_path / "data").code == 0


def test_half_an_act_is_settled_whatever_inbox_is_named(
    run: Run, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`check` and `build` take nothing out of inboxes, so they need not know them."""
    settled: list[Desk] = []

    def recover(desk: Desk) -> list[str]:
        settled.append(desk)
        return []

    monkeypatch.setattr("builder.decisions.recover_alone", recover)
    own = ("--root", office, "--data", tmp_path / "data")
    assert run("inbox", *own).code == 0
    (tmp_path / "data").mkdir(exist_ok=True)
    (tmp_path / "data/desk.sqlite").touch()
    say(office, "inbox: [../elsewhere]")
    monkeypatch.setenv("QIANSHI_DATA", str(tmp_path / "data"))
    assert run("check", "--root", office).code == 0
    assert [desk.shared for desk in settled] == [()]


def test_without_any_nothing_is_asked(run: Run, office: Path) -> None:
    assert run("inbox", "--root", office).code == 0
    assert "不用确认" in run("trust", "--root", office).out


def test_sources_are_checked_all_the_same(run: Run, office: Path) -> None:
    say(office, f"desk: {POSTGRESQL}")
    assert run("check", "--root", office).code == 0


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 3), ("\n", 3)])
def test_who_sits_there_is_asked(
    run: Run, office: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: int
) -> None:
    say(office, "data: ../elsewhere")
    for stream in (sys.stdin, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: True)
    monkeypatch.setattr("click.confirm", lambda *_, **__: answer == "y\n")
    assert run("inbox", "--root", office).code == code
    monkeypatch.undo()


def test_what_others_could_have_written_confirms_nothing(
    run: Run, office: Path, tmp_path: Path
) -> None:
    say(office, "data: ../elsewhere")
    settings = tmp_path / "settings"
    settings.mkdir()
    kept = {str(office): {"data": str(office / "../elsewhere")}}
    (settings / "desks.json").write_text(json.dumps(kept), "utf-8")
    settings.chmod(0o777)
    outcome = run("inbox", "--root", office)
    assert outcome.code == 3
    assert "QIANSHI_CONFIG" in outcome.err
    settings.chmod(0o700)
    assert run("inbox", "--root", office).code == 0


@pytest.mark.parametrize("text", ["", "[", "[]", '{"x": 1}', "[" * 5000])
def test_a_settings_file_that_cannot_be_read_confirms_nothing(
    run: Run, office: Path, tmp_path: Path, text: str
) -> None:
    say(office, "data: ../elsewhere")
    run("trust", "--root", office)
    (tmp_path / "settings/desks.json").write_text(text, "utf-8")
    assert run("inbox", "--root", office).code == 3
