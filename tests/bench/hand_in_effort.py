"""What handing in costs a person: required fields, keystrokes, clicks, and an estimate of time.

`python -m tests.bench hand_in_effort`. The page is used with the keyboard alone, every key is
counted by the page itself, and the letter that comes out must be a whole one. Minutes follow the
keystroke-level model of Card, Moran and Newell (1980): a key 0.12 s for a skilled typist, 0.28 s
for an average one, 0.6 s for one who looks for keys; 1.35 s to think before each field; and here,
20 s to recall before each required answer. A Chinese character is three keys and its choice.
"""

import json
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from builder.cli import main as qianshi
from builder.model import HandIn
from builder.model.meeting_record import MeetingRecord
from tests.chromium import chromium_program
from tests.conftest import ROOT

KEYS_A_CHARACTER = 3
PEOPLE = {"熟练": 0.12, "一般": 0.28, "生疏": 0.6}
THINK, RECALL = 1.35, 20.0
WHAT = "媒体到了才发现话筒没电，临时换电池，晚了三分钟开始。"
PREVENT = "到场前一小时，技术员逐支试话筒，看电量满格。"
_COUNT = """() => {
    window.keys = 0;
    window.clicks = 0;
    addEventListener("keydown", () => (window.keys += 1), true);
    addEventListener("pointerdown", () => (window.clicks += 1), true);
}"""


@dataclass(frozen=True, slots=True)
class Journey:
    """What one way of handing in took."""

    name: str
    required: int
    """Fields that must be filled in by hand."""
    keys: int
    """Keys that move about and act, beside those that write."""
    clicks: int
    characters: int

    @property
    def strokes(self) -> int:
        """Every key that a person presses."""
        return self.keys + self.characters * KEYS_A_CHARACTER

    def minutes(self, key: float) -> float:
        """An estimate for somebody who needs `key` seconds a key."""
        return (self.strokes * key + self.required * (THINK + RECALL)) / 60


class Keyboard:
    """Somebody who never touches the mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.characters = 0
        page.evaluate(_COUNT)

    def reach(self, name: str) -> None:
        """Tab until the control whose label, text or aria-label begins so has the focus."""
        for _ in range(60):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(_FOCUSED).startswith(name):
                return
        raise AssertionError(f"the keyboard does not reach {name}")

    def write(self, text: str) -> None:
        """As an input method would put it in."""
        self.page.keyboard.insert_text(text)
        self.characters += len(text)

    def counted(self, name: str, required: int) -> Journey:
        keys, clicks = self.page.evaluate("() => [window.keys, window.clicks]")
        return Journey(name, required, keys, clicks, self.characters)


_FOCUSED = """() => {
    const e = document.activeElement;
    const label = e.labels && e.labels[0] ? e.labels[0].textContent : "";
    return (e.getAttribute("aria-label") || label || e.textContent || "").trim();
}"""


def lesson(page: Page, address: str) -> tuple[Journey, dict[str, Any]]:
    """One lesson: the two answers and the button; type and month may stay as they are."""
    page.goto(address)
    page.get_by_label("出了什么事").wait_for()
    required = page.locator("form [required]").count()
    person = Keyboard(page)
    person.reach("出了什么事")
    person.write(WHAT)
    person.reach("下次哪一步")
    person.write(PREVENT)
    person.reach("活动类型")
    page.keyboard.press("ArrowDown")
    person.reach("保存经验文件")
    data = _saved(page, lambda: page.keyboard.press("Enter"))
    return person.counted("记一条经验", required), data


def meeting(page: Page, address: str, rows: int = 7) -> tuple[Journey, dict[str, Any]]:
    """The record of a 总结会 with seven problems, the role of each included."""
    page.goto(f"{address}#meeting")
    page.get_by_label("第 1 行：什么问题").wait_for()
    person = Keyboard(page)
    for row in range(1, rows + 1):
        if row > 3:
            person.reach("再加一行")
            page.keyboard.press("Enter")
        if row <= 3:
            person.reach(f"第 {row} 行：谁提的")
        person.write("技术员")
        person.reach(f"第 {row} 行：什么问题")
        person.write(WHAT)
        person.reach(f"第 {row} 行：下次谁")
        person.write(PREVENT)
    person.reach("保存记录单")
    data = _saved(page, lambda: page.keyboard.press("Enter"))
    return person.counted(f"总结会记录单，{rows} 行", 2 * rows), data


def _saved(page: Page, act: Callable[[], None]) -> dict[str, Any]:
    with page.expect_download() as download:
        act()
    made: dict[str, Any] = json.loads(Path(download.value.path()).read_text("utf-8"))
    return made


def journeys(page: Page, address: str) -> list[Journey]:
    """Both ways; fails where what comes out is not what was written."""
    one, letter = lesson(page, address)
    made = HandIn.model_validate(letter)
    assert (made.what, made.prevent) == (WHAT, PREVENT)
    assert made.event_type
    page.goto("about:blank")
    many, record = meeting(page, address)
    rows = MeetingRecord.model_validate(record).rows
    assert [(row.role, row.what, row.prevent) for row in rows] == [("技术员", WHAT, PREVENT)] * 7
    return [one, many]


def report(found: list[Journey]) -> list[str]:
    """A line for each journey."""
    return [
        f"{x.name}: {x.required} required fields, {x.strokes} keystrokes "
        f"({x.keys} beside writing), {x.clicks} clicks; "
        + ", ".join(f"{who} {x.minutes(key):.1f} min" for who, key in PEOPLE.items())
        for x in found
    ]


def main() -> None:
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = Path(folder) / "office"
        shutil.copytree(ROOT / "tests/samples/small", root)
        shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
        with pytest.raises(SystemExit):
            qianshi(["build", "--root", str(root)])
        browser = playwright.chromium.launch(
            executable_path=chromium_program(), args=["--no-sandbox"]
        )
        found = journeys(browser.new_page(), (root / "site/hand-in.html").as_uri())
        browser.close()
    sys.stdout.write("\n".join(report(found)) + "\n")


if __name__ == "__main__":
    main()
