"""Somebody at the desk in Chromium who clicks what is visible, counted as it happens.

The estimate of a person's time: 300 characters a minute to read, 20 a minute to type, 2 s a click,
and 15 s to make up one's mind about a hand-in; besides that, what the server took.
"""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page

READ, TYPE, CLICK, JUDGE = 300, 20, 2.0, 15.0
"""Characters a minute, characters a minute, seconds, seconds."""
_TICKS = 100
"""In which Linux counts the time of a processor, a second."""
FIRST_LOOK = "main h1, main dl, main .found, main .suspects, main .known > label"
"""What a reviewer reads of a hand-in before she does anything."""
COMPARED = "main .found, main .effect, main .lost, main tr.changed"
"""What she reads of a comparison."""


@dataclass
class Effort:
    """What one thing took."""

    name: str
    pages: int = 0
    clicks: int = 0
    fields: int = 0
    typed: int = 0
    read: int = 0
    scrolls: int = 0
    """Times that something had to be scrolled to."""
    waited: float = 0
    """Seconds until pages were there."""
    worked: float = 0
    """Seconds of a processor that the server took meanwhile."""
    judged: int = 0

    @property
    def human(self) -> float:
        """Seconds of a person, without waiting."""
        written = self.read / READ + self.typed / TYPE
        return written * 60 + self.clicks * CLICK + self.judged * JUDGE


class Reviewer:
    """One person, one browser, one server."""

    def __init__(self, page: Page, server: int) -> None:
        self.page, self.server = page, server
        self.efforts: list[Effort] = []

    @property
    def now(self) -> Effort:
        """What is being done."""
        return self.efforts[-1]

    def begin(self, name: str) -> None:
        """Something new."""
        self.efforts.append(Effort(name))

    def open(self, address: str) -> None:
        """A page by its address, as from a bookmark."""
        with self._page():
            self.page.goto(address)

    def press(self, what: Locator) -> None:
        """Click something that leads to a page."""
        self._reach(what)
        with self._page(), self.page.expect_navigation():
            what.click()

    def tick(self, what: Locator) -> None:
        """Click something that stays on the page."""
        self._reach(what)
        what.click()

    def write(self, box: Locator, text: str) -> None:
        """Put a text into a box, unless it stands there."""
        if box.input_value() == text:
            return
        self._reach(box)
        box.fill(text)
        self.now.fields += 1
        self.now.typed += len(text)

    def choose(self, box: Locator, label: str) -> None:
        """The first choice of a drop-down that begins so, unless it is chosen."""
        if box.locator("option:checked").inner_text().startswith(label):
            return
        self._reach(box)
        options = box.locator("option", has_text=re.compile(f"^{re.escape(label)}"))
        box.select_option(value=options.first.get_attribute("value"))
        self.now.clicks += 1
        self.now.fields += 1

    def read(self, what: str) -> None:
        """All that is visible of some parts of the page, with what stands in the boxes."""
        shown = [x.inner_text() for x in self.page.locator(what).all() if x.is_visible()]
        self.now.read += sum(len("".join(text.split())) for text in shown)

    def _reach(self, what: Locator) -> None:
        what = what.first
        box, size = what.bounding_box(), self.page.viewport_size
        assert box, f"{what} is not to be seen"
        assert size
        if not 0 <= box["y"] <= size["height"] - box["height"]:
            self.now.scrolls += 1
        self.now.clicks += 1

    @contextmanager
    def _page(self) -> Iterator[None]:
        began, worked = time.perf_counter(), self._processor()
        yield
        self.now.pages += 1
        self.now.waited += time.perf_counter() - began
        self.now.worked += self._processor() - worked

    def _processor(self) -> float:
        fields = Path(f"/proc/{self.server}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS


def table(efforts: list[Effort]) -> Iterator[str]:
    """A row for each, and their sum."""
    head = ("", "pages", "clicks", "fields", "typed", "read", "scrolls", "wait", "cpu", "human")
    yield "| " + " | ".join(head) + " |"
    yield "|" + " --- |" * len(head)
    whole = Effort("all")
    for one in efforts:
        yield _row(one)
        for name in (
            "pages",
            "clicks",
            "fields",
            "typed",
            "read",
            "scrolls",
            "waited",
            "worked",
            "judged",
        ):
            setattr(whole, name, getattr(whole, name) + getattr(one, name))
    yield _row(whole)
    minutes = (whole.human + whole.waited) / 60
    yield f"{minutes:.0f} minutes in all, {whole.waited / 60:.1f} of them waiting"


def _row(one: Effort) -> str:
    counts = (one.pages, one.clicks, one.fields, one.typed, one.read, one.scrolls)
    times = (f"{one.waited:.1f} s", f"{one.worked:.1f} s", f"{one.human:.0f} s")
    return "| " + " | ".join((one.name, *map(str, counts), *times)) + " |"
