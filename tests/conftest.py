"""What many tests need: this repository, a Chromium, pages that cannot reach the network."""

import gc
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from builder.cli import main
from builder.model import Library
from builder.model.record import Record
from tests.chromium import chromium_program
from tests.kept_templates import kept_templates
from tests.postgresql import NewDatabase, running_postgresql
from tests.program.every_event import library_in
from tests.proof_share import Share, keep_share
from tests.quick_stores import quick_stores

ROOT = Path(__file__).parent.parent
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
"""The last refuses every host but the loopback, at no cost for what a page loads from a folder."""

HANGS = 120_000
"""Milliseconds after which a page that others on a busy machine keep waiting is given up."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-golden", action="store_true", help="write the golden files again")
    parser.addoption("--proof-share", type=float, default=0.05, help="part of the slow evidence")


sys.modules["pymupdf.layout"] = None  # type: ignore[assignment]
"""Neural networks that it would load, a second and fifty megabytes in each of our processes."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    share = Share(config.getoption("--proof-share"))
    if not share.whole and (left := keep_share(items, share)):
        config.hook.pytest_deselected(items=left)


@pytest.fixture(scope="session")
def share(request: pytest.FixtureRequest) -> Share:
    """How much of a proof this run gives."""
    return Share(request.config.getoption("--proof-share"))


def pytest_collection_finish() -> None:
    """Leave what was imported alone from now on, which the collector would go through for each
    of the many short-lived libraries, and a forked process would copy."""
    gc.collect()
    gc.freeze()


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: a test often waits for its browser."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session", autouse=True)
def cache_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A cache folder, and a folder of settings, for this run of the tests alone."""
    folder = tmp_path_factory.mktemp("cache") / "qianshi"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QIANSHI_CACHE", str(folder))
        patch.setenv("QIANSHI_CONFIG", str(folder.with_name("settings")))
        yield folder


@pytest.fixture(scope="session", autouse=True)
def templates() -> Iterator[None]:
    with kept_templates():
        yield


@pytest.fixture(scope="session", autouse=True)
def stores() -> Iterator[None]:
    with quick_stores():
        yield


@pytest.fixture(scope="session")
def postgresql() -> Iterator[NewDatabase]:
    """A PostgreSQL server of this run's own, started when it is first wanted."""
    with running_postgresql() as new_database:
        yield new_database


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> str:
    """The setting `desk` for either database, empty both times."""
    if request.param == "sqlite":
        return ""
    new_database: NewDatabase = request.getfixturevalue("postgresql")
    return new_database()


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def small() -> Path:
    """A knowledge base of one lesson, one event type and no faults; copy it before editing."""
    return ROOT / "tests/samples/small"


def with_records(library: Library, records: Mapping[str, Record]) -> Library:
    """The library with other records, by id, of the kind that these are of."""
    model = type(next(iter(records.values())))
    return replace(library, kept={**library.kept, model: records})


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture(scope="session")
def repository() -> Library:
    """This repository's own knowledge base, read once."""
    return library_in(ROOT)


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run `qianshi` with these words; a traceback fails the test."""

    def run_command(*words: object) -> Outcome:
        capfd.readouterr()
        with pytest.raises(SystemExit) as stop:
            main([str(word) for word in words])
        said = capfd.readouterr()
        code = stop.value.code
        assert isinstance(code, int)
        assert "Traceback" not in said.out + said.err
        return Outcome(code, said.out, said.err)

    return run_command


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A folder that one of the processes of this run makes and all read; nobody writes there."""
    own = factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / name
    done = folder.with_name(f"{folder.name}.done")
    with FileLock(f"{folder}.lock"):
        if not done.exists():
            make(folder)
            done.touch()
    return folder


def build_site(*words: object) -> None:
    """`qianshi build` that must succeed."""
    with pytest.raises(SystemExit) as stop:
        main(["build", *map(str, words)])
    assert stop.value.code == 0


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This repository's own site, built once."""

    def make(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("QIANSHI_CACHE", str(cache_of(folder)))
            build_site("--root", ROOT, "--site", folder)

    return made_once(tmp_path_factory, "共享 文件夹#1%", make)


def cache_of(site: Path) -> Path:
    """What the build of `site` kept, by which another build of the same texts is quick."""
    return site.with_name("site-cache")


@pytest.fixture(scope="session")
def built(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small knowledge base with its site, built once; copy it before editing."""

    def make(folder: Path) -> None:
        shutil.copytree(small, folder)
        shutil.copy(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
        build_site("--root", folder)

    return made_once(tmp_path_factory, "built", make)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, started once."""
    expect.set_options(timeout=HANGS)
    program = chromium_program()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A fresh profile, as in another browser."""
    context = chromium.new_context(locale="zh-CN", accept_downloads=True)
    context.set_default_timeout(HANGS)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page whose console errors and script faults fail the test."""
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: faults.append(str(e)))
    yield page
    assert not faults, faults


WHOLE = ("--start", "2026-12-08 09:00", "--place", "楼前", "--guests", "省厅一行")
"""Time, place and people of an event: what nothing is printed without."""
