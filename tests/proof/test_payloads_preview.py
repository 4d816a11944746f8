"""The preview shows what nobody has checked yet: it stands under the same policy as the site."""

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import ROOT
from tests.proof.payloads.watch import watched

pytestmark = pytest.mark.proof

QIANSHI = [sys.executable, "-c", "from builder.cli import main; main()"]
LESSON = "lessons/2013/rope.md"


@pytest.fixture
def office(small: Path, tmp_path: Path) -> Path:
    root = tmp_path / "office"
    shutil.copytree(small, root)
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    return root


@pytest.fixture
def preview(office: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    words = ["serve", "--root", str(office), "--port", port]
    process = subprocess.Popen(
        [*QIANSHI, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    yield _answering(f"http://127.0.0.1:{port}/")
    process.kill()
    process.wait()


def test_the_preview_has_the_policy_of_the_site_and_still_reloads(
    office: Path, preview: str, chromium: Browser
) -> None:
    with watched(chromium, preview) as (page, seen):
        page.goto(preview + "lessons/2013/rope.html")
        policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content")
        assert "unsafe" not in str(policy)
        page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src onerror=c(1)>')")
        page.wait_for_timeout(1000)
        assert seen.canaries == []
        file = office / LESSON
        file.write_text(file.read_text("utf-8").replace("风大。", "改过了。"), "utf-8")
        expect(page.locator("article")).to_contain_text("改过了", timeout=60_000)
        assert seen.outside == []


def _answering(address: str) -> str:
    for _ in range(300):
        try:
            with urlopen(address, timeout=1):  # noqa: S310 - our own, on the loopback address
                return address
        except OSError:
            time.sleep(0.2)
    pytest.fail("the preview did not start")
