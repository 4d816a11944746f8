"""A cache that somebody filled with what readers must not get has no effect on the site."""

import shutil
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from builder.cache import open_cache, texts, user_cache
from builder.cache.store import FILE
from tests.conftest import ROOT, Run
from tests.publish.test_warm_builds import KEPT, contents

EVIL = b"<script>alert(1)</script> 13812345678 ../../stolen"


@pytest.fixture
def office(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QIANSHI_CACHE", str(tmp_path / "cache"))
    root = tmp_path / "office"
    shutil.copytree(small, root)
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    return root


def poison(database: sqlite3.Connection) -> None:
    """Put other words behind every seal, and every text into the place of every other."""
    rows = database.execute("SELECT name, key, value FROM entries").fetchall()
    for name, key, value in rows:
        other = value[:32] + (EVIL if len(value) % 2 else value[32:].replace(b"2013", EVIL))
        change = "UPDATE entries SET value = ? WHERE name = ? AND key = ?"
        database.execute(change, (other, name, key))


@pytest.mark.parametrize("fresh", [(), ("--fresh",)])
def test_a_poisoned_cache_changes_no_byte(run: Run, office: Path, fresh: tuple[str, ...]) -> None:
    assert run("build", "--root", office).code == 0
    clean = contents(office / "site")
    with closing(sqlite3.connect(user_cache() / FILE)) as database, database:
        poison(database)
    for name in KEPT:
        shutil.rmtree(office / name)
    assert run("build", "--root", office, *fresh).code == 0
    assert contents(office / "site") == clean


def test_fresh_believes_not_even_what_is_sealed(run: Run, office: Path) -> None:
    assert run("build", "--root", office).code == 0
    clean = contents(office / "site")
    with open_cache(user_cache(), office) as cache:
        for number in range(64):
            cache.keep(texts("shards"), str(number), '{"terms":{},"readings":{}}')
    assert run("build", "--root", office, "--fresh").code == 0
    assert contents(office / "site") == clean


def test_what_lies_in_the_knowledge_base_is_not_read(run: Run, office: Path) -> None:
    assert run("build", "--root", office).code == 0
    clean = contents(office / "site")
    for name in ("results.sqlite", "secret", "qianshi/results.sqlite", "qianshi/pages.kept"):
        file = office / ".cache" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(EVIL)
    assert run("build", "--root", office).code == 0
    assert contents(office / "site") == clean


def test_a_page_forged_with_what_is_remembered_of_it_is_drawn_again(run: Run, office: Path) -> None:
    """As anybody can who may write to the shared folder of the site."""
    assert run("build", "--root", office).code == 0
    clean = contents(office / "site")
    page = office / "site/lessons/2013/rope.html"
    was = sha256(page.read_bytes()).hexdigest()
    page.write_bytes(page.read_bytes().replace(b"</main>", EVIL + b"</main>"))
    memory = office / ".site-history/manifest.json"
    remembered = memory.read_text("utf-8")
    assert was in remembered
    memory.write_text(remembered.replace(was, sha256(page.read_bytes()).hexdigest()), "utf-8")
    seals = (office / "site/CHECKSUMS").read_text("utf-8")
    (office / "site/CHECKSUMS").write_text(
        seals.replace(was, sha256(page.read_bytes()).hexdigest()), "utf-8"
    )
    assert run("build", "--root", office).code == 0
    assert contents(office / "site") == clean


def test_what_was_built_here_is_still_taken_over(run: Run, office: Path) -> None:
    assert run("build", "--root", office).code == 0
    assert "沿用上一版" in run("build", "--root", office).out
