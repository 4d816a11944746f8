"""Nothing that somebody else put somewhere is ever replaced, forgotten or published."""

import shutil
import zipfile
from pathlib import Path

import pytest

from builder.cli import main
from builder.publish.history import retired_sites
from builder.publish.seal import NAME, fingerprint, read_seal, remove_sealed, verify_folder
from tests.conftest import ROOT, Run


@pytest.fixture
def office(small: Path, tmp_path: Path) -> Path:
    root = tmp_path / "office"
    shutil.copytree(small, root)
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    return root


@pytest.fixture(scope="module")
def once(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office with its site, built once and copied by every test that needs one."""
    root = tmp_path_factory.mktemp("once") / "office"
    shutil.copytree(small, root)
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    with pytest.raises(SystemExit, match="0"):
        main(["build", "--root", str(root)])
    return root


@pytest.fixture
def built(once: Path, tmp_path: Path) -> Path:
    shutil.copytree(once, tmp_path / "built")
    return tmp_path / "built"


def edit(office: Path, words: str) -> None:
    lesson = office / "lessons/2013/rope.md"
    lesson.write_text(lesson.read_text("utf-8").replace("取下存放。", words), "utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    files = (f for f in folder.rglob("*") if f.is_file())
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in files}


class TestWhereASiteMayStand:
    @pytest.mark.parametrize("place", [".", "..", "content", "lessons/2013", ".git/site"])
    def test_not_over_or_in_the_knowledge_base(self, run: Run, office: Path, place: str) -> None:
        before = contents(office)
        outcome = run("build", "--root", office, "--site", office / place)
        assert outcome.code == 3
        assert "知识库" in outcome.err
        assert contents(office) == before

    def test_not_over_somebodys_files(self, run: Run, office: Path, tmp_path: Path) -> None:
        own = tmp_path / "资料"
        own.mkdir()
        (own / "重要.docx").write_bytes(b"PK")
        outcome = run("build", "--root", office, "--site", own)
        assert outcome.code == 3
        assert "重要.docx" in outcome.err
        assert contents(own) == {"重要.docx": b"PK"}

    def test_a_file_put_into_the_site_stops_the_next_build(self, run: Run, built: Path) -> None:
        (built / "site/重要.docx").write_bytes(b"PK")
        edit(built, "取下收好。")
        outcome = run("build", "--root", built)
        assert outcome.code == 3
        assert "重要.docx" in outcome.err
        assert (built / "site/重要.docx").read_bytes() == b"PK"

    def test_what_file_managers_leave_stops_nothing(self, run: Run, built: Path) -> None:
        for name in ("Thumbs.db", "desktop.ini", ".DS_Store", "lessons/._2013"):
            (built / "site" / name).write_bytes(b"x")
        assert run("verify", built / "site").code == 0
        edit(built, "取下收好。")
        assert run("build", "--root", built).code == 0

    def test_a_link_is_followed_so_that_readers_see_the_new_site(
        self, run: Run, office: Path, tmp_path: Path
    ) -> None:
        real = tmp_path / "share/www"
        real.parent.mkdir()
        (office / "site").symlink_to(real)
        assert run("build", "--root", office).code == 0
        edit(office, "取下收好。")
        outcome = run("build", "--root", office)
        assert str(real) in outcome.err
        assert (office / "site").is_symlink()
        assert "取下收好" in (real / "lessons/2013/rope.html").read_text("utf-8")

    def test_an_empty_folder_is_as_good_as_none(self, run: Run, office: Path) -> None:
        (office / "site").mkdir()
        assert run("build", "--root", office).code == 0


class TestKeptVersions:
    @pytest.fixture
    def twice(self, run: Run, built: Path) -> Path:
        edit(built, "取下收好。")
        assert run("build", "--root", built).code == 0
        return built

    def test_no_file_is_shared_with_the_site(self, twice: Path) -> None:
        (old,) = retired_sites(twice / "site")
        for path in contents(twice / "site"):
            other = old.folder / path
            if other.exists():
                assert not other.samefile(twice / "site" / path), path

    @pytest.mark.parametrize(
        "harm", ["emptied", "edited", "shortened", "a file", "added", "linked"]
    )
    def test_nothing_but_what_was_published_comes_back(
        self, run: Run, twice: Path, harm: str, tmp_path: Path
    ) -> None:
        (old,) = retired_sites(twice / "site")
        spoil(old.folder, harm, tmp_path)
        before = contents(twice / "site")
        assert run("rollback", "--root", twice).code in (1, 3)
        assert contents(twice / "site") == before

    def test_going_back_does_not_lose_what_somebody_put_into_the_site(
        self, run: Run, twice: Path
    ) -> None:
        (twice / "site/重要.docx").write_bytes(b"PK")
        assert run("rollback", "--root", twice).code == 3
        assert (twice / "site/重要.docx").read_bytes() == b"PK"

    def test_what_is_forgotten_leaves_what_is_not_ours(self, built: Path) -> None:
        site = built / "site"
        (site / "lessons/重要.docx").write_bytes(b"PK")
        remove_sealed(site)
        assert contents(site).keys() == {NAME, "lessons/重要.docx"}


class TestSeal:
    @pytest.mark.parametrize("harm", ["edited", "shortened", "added", "linked", "renamed"])
    def test_every_alteration_is_found(
        self, run: Run, built: Path, harm: str, tmp_path: Path
    ) -> None:
        spoil(built / "site", harm, tmp_path)
        assert run("verify", built / "site").code == 1
        assert run("pack", "--root", built).code == 1
        assert not (built / "dist").exists()

    def test_a_list_that_was_made_anew_has_another_fingerprint(self, run: Run, built: Path) -> None:
        site = built / "site"
        told = run("build", "--root", built).out
        assert fingerprint(read_seal(site)) in told
        listed = read_seal(site).replace("index.html", "index2.html")
        assert fingerprint(listed) not in told

    def test_a_seal_reaches_no_file_outside(self, tmp_path: Path) -> None:
        (tmp_path / "secret").write_text("x")
        site = tmp_path / "site"
        site.mkdir()
        (site / NAME).write_text(f"{'0' * 64}  ../secret\n{'0' * 64}  a/../../secret\n")
        assert list(verify_folder(site)) == []
        remove_sealed(site)
        assert (tmp_path / "secret").exists()

    @pytest.mark.parametrize("windows", ["gbk", "backslashes"])
    def test_a_zip_packed_again_on_windows_is_whole(
        self, run: Run, built: Path, tmp_path: Path, windows: str
    ) -> None:
        assert run("pack", "--root", built, "--output", tmp_path / "a.zip").code == 0
        pack_again(tmp_path / "a.zip", tmp_path / "b.zip", windows)
        assert run("verify", tmp_path / "b.zip").code == 0


class GbkInfo(zipfile.ZipInfo):
    """A name as programs of Windows write it that do not know UTF-8."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - zipfile's own name
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def pack_again(old: Path, new: Path, windows: str) -> None:
    with zipfile.ZipFile(old) as given, zipfile.ZipFile(new, "w") as made:
        for name in given.namelist():
            info = GbkInfo(name) if windows == "gbk" else zipfile.ZipInfo(name)
            if windows == "backslashes":
                info.filename = name.replace("/", "\\")
            made.writestr(info, given.read(name))


def spoil(site: Path, harm: str, elsewhere: Path) -> None:
    page = site / "lessons/2013/rope.html"
    match harm:
        case "emptied":
            shutil.rmtree(site)
            site.mkdir()
        case "a file":
            shutil.rmtree(site)
            site.write_text("x", encoding="utf-8")
        case "edited":
            page.write_text(page.read_text("utf-8") + " ", "utf-8")
        case "shortened":
            page.unlink()
        case "renamed":
            page.rename(page.with_name("Rope.html"))
        case "added":
            (site / "lessons/x.html").write_text("x")
        case "linked":
            page.rename(elsewhere / "rope.html")
            page.symlink_to(elsewhere / "rope.html")
