"""The commands around publishing, each with good and bad input."""

import gc
import json
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pytest

from builder.cli.new import OFFERED, skeleton
from builder.sources.migrations import Migration, migrate
from tests.conftest import ROOT, Run

BROKEN = {"bad-yaml", "bad-value", "unknown-value", "missing-field", "unknown-field"}
"""What a skeleton nobody has filled in must not have: it would be the program's own fault."""


@pytest.fixture
def office(small: Path, tmp_path: Path) -> Path:
    root = tmp_path / "office"
    shutil.copytree(small, root)
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    return root


@pytest.fixture
def published(built: Path, tmp_path: Path) -> Path:
    """The office with a site."""
    return Path(shutil.copytree(built, tmp_path / "office"))


def edit(office: Path) -> None:
    lesson = office / "lessons/2013/rope.md"
    lesson.write_text(lesson.read_text("utf-8").replace("取下存放。", "取下收好。"), "utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    files = (f for f in folder.rglob("*") if f.is_file())
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in files}


class TestBuildAndRollback:
    def test_one_edit_draws_few_pages_and_the_rest_keeps_its_bytes(
        self, run: Run, office: Path, tmp_path: Path
    ) -> None:
        run("build", "--root", office)
        edit(office)
        outcome = run("build", "--root", office)
        assert "沿用上一版" in outcome.out
        run("build", "--root", office, "--site", tmp_path / "whole")
        assert contents(office / "site") == contents(tmp_path / "whole")

    def test_rollback_brings_the_former_site_back(self, run: Run, published: Path) -> None:
        before = contents(published / "site")
        edit(published)
        run("build", "--root", published)
        assert "第 1 版" in run("rollback", "--root", published, "--list").out
        assert run("rollback", "--root", published).code == 0
        assert contents(published / "site") == before

    def test_without_a_former_site_rollback_ends_with_3(self, run: Run, office: Path) -> None:
        assert run("rollback", "--root", office).code == 3

    def test_one_build_id_in_all_data_and_none_in_pages(self, run: Run, published: Path) -> None:
        files = contents(published / "site")
        build = files["data/build.js"][-20:-4]
        data = {path: text for path, text in files.items() if path.startswith("data/")}
        assert all(text.endswith(b'"' + build + b'");\n') for text in data.values())
        assert not any(build in text for path, text in files.items() if path.endswith(".html"))

    def test_a_broken_mkdocs_yml_is_explained(self, run: Run, office: Path) -> None:
        (office / "mkdocs.yml").write_text("nav: [\n", "utf-8")
        assert "mkdocs.yml" in run("build", "--root", office).err

    def test_a_missing_mkdocs_yml_ends_with_3(self, run: Run, office: Path) -> None:
        (office / "mkdocs.yml").unlink()
        assert run("build", "--root", office).code == 3

    def test_fresh_draws_every_page_to_the_same_bytes(self, run: Run, published: Path) -> None:
        before = contents(published / "site")
        outcome = run("build", "--root", published, "--fresh")
        assert "沿用" not in outcome.out
        assert contents(published / "site") == before

    def test_nothing_of_the_cache_lies_in_the_knowledge_base(self, run: Run, office: Path) -> None:
        before = {file.name for file in office.iterdir()}
        run("build", "--root", office)
        assert {file.name for file in office.iterdir()} - before == {"site", ".site-history"}

    @pytest.mark.parametrize("faulty", [False, True])
    def test_the_garbage_collector_is_left_as_it_was(
        self, run: Run, office: Path, *, faulty: bool
    ) -> None:
        if faulty:
            (office / "qianshi.yml").write_text("office: [\n", "utf-8")
        assert gc.isenabled()
        assert run("build", "--root", office).code == faulty
        assert gc.isenabled()
        assert gc.get_freeze_count() == 0

    def test_a_site_map_needs_an_address_and_holds_no_dates(self, run: Run, office: Path) -> None:
        settings = office / "mkdocs.yml"
        settings.write_text(f"site_url: http://qs.example/\n{settings.read_text('utf-8')}", "utf-8")
        run("build", "--root", office)
        text = (office / "site/sitemap.xml").read_text("utf-8")
        assert "<loc>http://qs.example/lessons/2013/rope.html</loc>" in text
        assert "lastmod" not in text


class TestPack:
    def test_the_same_site_gives_the_same_zip_and_it_verifies(
        self, run: Run, published: Path, tmp_path: Path
    ) -> None:
        one, two = tmp_path / "one.zip", tmp_path / "two.zip"
        assert run("pack", "--root", published, "--output", one).code == 0
        shutil.copytree(published / "site", tmp_path / "copied site")
        run("pack", "--root", published, "--site", tmp_path / "copied site", "--output", two)
        assert one.read_bytes() == two.read_bytes()
        assert run("verify", one).code == 0

    def test_an_unpacked_copy_verifies_until_somebody_touches_it(
        self, run: Run, published: Path, tmp_path: Path
    ) -> None:
        run("pack", "--root", published, "--output", tmp_path / "a.zip")
        copy = tmp_path / "解压"
        with zipfile.ZipFile(tmp_path / "a.zip") as archive:
            archive.extractall(copy)
        assert run("verify", copy).code == 0
        subprocess.run(["sha256sum", "--quiet", "-c", "CHECKSUMS"], cwd=copy, check=True)
        (copy / "site/index.html").write_text("改")
        (copy / "site/search.html").unlink()
        (copy / "site/extra.html").write_text("多")
        outcome = run("verify", copy)
        assert outcome.code == 1
        assert len(outcome.out.splitlines()) == 3

    def test_the_list_of_parts_names_packages_and_scripts(
        self, run: Run, published: Path, tmp_path: Path
    ) -> None:
        run("pack", "--root", published, "--output", tmp_path / "a.zip")
        with zipfile.ZipFile(tmp_path / "a.zip") as archive:
            parts = json.loads(archive.read("SBOM.json"))["components"]
            assert "双击 index.html" in archive.read("使用说明.txt").decode("utf-8-sig")
        names = {part["name"] for part in parts}
        assert {"qianshi", "mkdocs-material", "site/assets/qianshi/base.js"} <= names

    def test_without_a_site_or_a_list_the_commands_end_with_3(
        self, run: Run, office: Path, tmp_path: Path
    ) -> None:
        assert run("pack", "--root", office).code == 3
        assert run("verify", tmp_path).code == 3
        (tmp_path / "no.zip").write_text("x")
        assert run("verify", tmp_path / "no.zip").code == 3
        assert run("verify", tmp_path / "absent").code == 3


class TestDoctor:
    def test_a_sound_machine_ends_with_0(self, run: Run, office: Path, tmp_path: Path) -> None:
        outcome = run("doctor", "--root", office, "--data", tmp_path / "data")
        assert outcome.code == 0
        assert "放假安排已知" in outcome.out

    def test_a_missing_inbox_ends_with_3(self, run: Run, office: Path, tmp_path: Path) -> None:
        settings = office / "qianshi.yml"
        settings.write_text(settings.read_text("utf-8") + "\ninbox: [/no/such/share]\n", "utf-8")
        run("trust", "--root", office)
        outcome = run("doctor", "--root", office, "--data", tmp_path / "data")
        assert outcome.code == 3
        assert "收件箱 /no/such/share 不在" in outcome.out


class TestStartYourOwn:
    def test_a_new_office_checks_and_builds(self, run: Run, tmp_path: Path) -> None:
        own = tmp_path / "own"
        assert run("init", own).code == 0
        checked = run("check", "--root", own)
        assert (checked.code, checked.out) == (0, "")
        assert run("build", "--root", own).code == 0
        assert (own / ".gitignore").is_file()

    def test_init_leaves_a_folder_with_files_alone(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "mine.txt").write_text("x")
        assert run("init", tmp_path).code == 3
        assert [f.name for f in tmp_path.iterdir()] == ["mine.txt"]

    @pytest.mark.parametrize("kind", OFFERED)
    def test_a_skeleton_is_read_without_a_broken_file(
        self, run: Run, tmp_path: Path, kind: str
    ) -> None:
        own = tmp_path / "own"
        run("init", own)
        assert run("new", kind, "try-it", "--root", own).code == 0
        path = OFFERED[kind].files.format(slug="try-it", year=date.today().year)
        found = run("check", "--root", own, "--format", "text").out.splitlines()
        codes = [line.split()[2].rstrip(":") for line in found]
        assert not BROKEN & set(codes), found
        assert "skeleton-left" in codes, found
        again = run("new", kind, "try-it", "--root", own)
        assert again.code == 3
        assert path in again.err

    @pytest.mark.parametrize("slug", ["Bad", "a b", "../x", "con", "", "中文"])
    def test_a_bad_short_name_ends_with_2(self, run: Run, office: Path, slug: str) -> None:
        assert run("new", "lesson", slug, "--root", office).code == 2

    def test_no_placeholder_is_left(self) -> None:
        for kind in OFFERED:
            text = skeleton(kind, "x", date(2028, 2, 29))
            for name in ("slug", "today", "year", "next_year"):
                assert f"{{{name}}}" not in text

    def test_the_template_beside_the_lessons_is_the_skeleton(self) -> None:
        kept = (ROOT / "lessons/_template.md").read_text("utf-8")
        written = date.fromisoformat(kept.partition("revised: ")[2][:10])
        assert kept == skeleton("lesson", "template", written)

    def test_the_shipped_mkdocs_yml_is_this_repositorys(self) -> None:
        shipped = ROOT / "builder/starter/office/mkdocs.yml"
        assert shipped.read_bytes() == (ROOT / "mkdocs.yml").read_bytes()


class TestMigrate:
    def test_today_there_is_nothing_to_do(self, run: Run, office: Path) -> None:
        before = contents(office)
        outcome = run("migrate", "--root", office)
        assert outcome.code == 0
        assert "没有要改的" in outcome.err
        assert contents(office) == before

    def test_steps_are_applied_once_and_in_order(self, office: Path) -> None:
        steps = [
            Migration(3, "lessons/**/*.md", lambda text: text.replace("甲", "乙")),
            Migration(2, "lessons/**/*.md", lambda text: text.replace("取下存放", "甲")),
        ]
        assert list(migrate(office, steps)) == ["lessons/2013/rope.md"] * 2
        assert "乙" in (office / "lessons/2013/rope.md").read_text("utf-8")
        assert "schema: 3" in (office / "qianshi.yml").read_text("utf-8")
        assert list(migrate(office, steps)) == []

    def test_a_newer_schema_is_a_finding(self, run: Run, office: Path) -> None:
        settings = office / "qianshi.yml"
        settings.write_text(f"schema: 2\n{settings.read_text('utf-8')}", "utf-8")
        outcome = run("check", "--root", office)
        assert outcome.code == 1
        assert "qianshi.yml:1" in outcome.out
        assert run("migrate", "--root", office).code == 3
