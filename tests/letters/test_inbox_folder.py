"""Everything that lies in the 收件箱 is taken or named; a folder that is away is loud."""

import os
import shutil
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.letters.makers import excel, p, sheet, table, word

A, B = "话筒没电", "会务员试话筒"
WORD = word(table(("问题", A), ("建议", B)) + p("另附名单"))


@pytest.fixture
def office(small: Path, tmp_path: Path) -> Path:
    """A knowledge base with an inbox of its own, named by a relative path."""
    shutil.copytree(small, tmp_path / "office")
    (tmp_path / "office/收件箱").mkdir()
    settings = tmp_path / "office/qianshi.yml"
    settings.write_text(settings.read_text("utf-8") + "\ninbox: [收件箱]\n", "utf-8")
    return tmp_path


def own(office: Path) -> tuple[object, ...]:
    return ("--root", office / "office", "--data", office / "data")


def test_forms_of_every_kind_become_letters_and_move_aside(
    run: Run, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QIANSHI_CACHE", str(office / "cache"))
    folder = office / "office/收件箱"
    files = {
        "a.docx": WORD,
        "b.XLSX": excel(sheet(["问题", "桌签少"], ["建议", "数桌签"])),
        "c.txt": "问题：旗绳松\n建议：看绳结".encode(),
        "d.md": "## 问题\n\n灯不亮\n\n## 建议\n\n开灯试".encode(),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    listed = run("inbox", *own(office))
    assert listed.code == 0, listed.out
    assert "待审 4 条" in listed.err
    assert all(text in listed.out for text in (A, "桌签少", "旗绳松", "灯不亮", "另附名单"))
    assert list(folder.iterdir()) == []
    kept = sorted(f.read_bytes() for f in (office / "data/originals").iterdir())
    assert kept == sorted(files.values())
    assert not list((office / "cache").glob("search*")), "writing an index takes a minute"
    (folder / "again.docx").write_bytes(WORD)
    assert "待审 4 条" in run("inbox", *own(office)).err


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("a.wps", ".docx"),
        ("a.et", ".xlsx"),
        ("a.pdf", ".txt"),
        ("a.jpg", ".txt"),
        ("a.rar", "解开"),
    ],
)
def test_what_nobody_reads_is_named_and_stays(run: Run, office: Path, name: str, hint: str) -> None:
    file = office / "office/收件箱" / name
    file.write_bytes(b"x")
    listed = run("inbox", *own(office))
    assert listed.code == 1
    assert name in listed.out
    assert hint in listed.out
    assert file.read_bytes() == b"x"
    assert name in run("doctor", *own(office)).out


def test_a_form_that_is_refused_stays_and_says_why(run: Run, office: Path) -> None:
    file = office / "office/收件箱/a.docx"
    file.write_bytes(word(table(("问题", A), ("建议", ""))))
    listed = run("inbox", *own(office))
    assert listed.code == 1
    assert "没有填“下次谁、看什么能拦住”" in listed.out
    assert file.exists()


def test_what_cannot_be_taken_is_named_by_doctor_too(run: Run, office: Path) -> None:
    folder = office / "office/收件箱"
    (folder / "a.docx").write_bytes(word(table(("问题", A), ("建议", ""))))
    (folder / "b.json").write_text("{}", "utf-8")
    said = run("doctor", *own(office)).out
    assert "a.docx：没有填“下次谁、看什么能拦住”" in said
    assert "b.json" in said
    assert (folder / "a.docx").exists()


@pytest.mark.parametrize("mark", ["~$记录单.docx", "~$总结记录单.docx", ".~lock.总结记录单.docx#"])
def test_a_form_that_somebody_has_open_waits(run: Run, office: Path, mark: str) -> None:
    folder = office / "office/收件箱"
    (folder / "总结记录单.docx").write_bytes(WORD)
    (folder / mark).write_bytes(b"x")
    listed = run("inbox", *own(office))
    assert listed.code == 1
    assert "打开着" in listed.out
    assert (folder / "总结记录单.docx").exists()
    os.utime(folder / mark, (0, 0))
    assert "待审 1 条" in run("inbox", *own(office)).err


def test_junk_of_programs_is_no_hand_in(run: Run, office: Path) -> None:
    for name in ("~$a.docx", ".DS_Store", "Thumbs.db", "desktop.ini"):
        (office / "office/收件箱" / name).write_bytes(b"x")
    assert run("inbox", *own(office)).code == 0


@pytest.mark.parametrize("name", ["/no/such/share", "~/no-such-share", "no-such-folder"])
def test_a_shared_inbox_that_is_away_is_loud(run: Run, office: Path, name: str) -> None:
    settings = office / "office/qianshi.yml"
    text = settings.read_text("utf-8").replace("[收件箱]", f"['{name}']")
    settings.write_text(text, "utf-8")
    run("trust", "--root", office / "office")
    listed = run("inbox", *own(office))
    assert listed.code == 1
    assert "inbox-away" in listed.out
    place = str(Path(name).expanduser()) if name.startswith("~") else name
    assert place in listed.out
    assert "网络盘" in listed.out


def test_purging_a_letter_throws_its_form_away(run: Run, office: Path) -> None:
    (office / "office/收件箱/a.docx").write_bytes(WORD)
    receipt = run("inbox", *own(office)).out.split()[0]
    assert run("purge", receipt, "--yes", *own(office)).code == 0
    assert list((office / "data/originals").iterdir()) == []
