"""A maintainer's month at the desk, by the desk alone, in Chromium: what it takes of a person.

`python -m tests.bench.month` makes an office, builds its site, starts the desk, decides on the
twenty hand-ins of `month.yml`, records three runs, changes one law and looks at the lines that
rest on it, builds again and looks at the next sheets.
"""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from playwright.sync_api import sync_playwright

from builder.model import HandIn, Library
from builder.sources import load_library
from tests.bench.colleague import PHONE, sheet, ticked
from tests.bench.reviewer import COMPARED, FIRST_LOOK, Reviewer, table
from tests.chromium import chromium_program

ROOT = Path(__file__).parents[2]
_RUN = "import sys; from builder.cli import main; sys.exit(main(sys.argv[1:]))"
RUNS = {
    "signing": "签约仪式",
    "large-meeting": "半天的大会",
    "reception": "上午来、座谈、午餐、下午走",
}
"""Event types of the sheets that come back ticked, with what their days are like."""
CLAUSE = ("7.9（食品留样）", "125 克", "150 克")
"""A clause that six lines rest on, what stands there, and what stands there from now on."""
NEXT = {"reception": "看录音笔剩余时间", "signing": "写两个字"}
"""Lines on the next sheets, by event type."""


def entries() -> list[dict[str, Any]]:
    """The hand-ins of the month with what becomes of each."""
    made: list[dict[str, Any]] = yaml.safe_load(
        Path(__file__).with_suffix(".yml").read_text("utf-8")
    )
    return made


def command(*arguments: object) -> list[str]:
    """A command of ours as another process runs it."""
    return [sys.executable, "-c", _RUN, *map(str, arguments)]


def hand_in(number: int, entry: dict[str, Any], library: Library) -> HandIn:
    """What a colleague sent; the type by its title, 不清楚 for none."""
    types = {x.title: x.id for x in library.event_types.values()}
    day, said = date.today() - timedelta(days=number + 1), entry["event_type"]
    words = {name: entry[name] for name in ("what", "prevent")}
    at = {"receipt": f"{day:%Y%m%d}-{number:08x}", "month": f"{day:%Y-%m}"}
    return HandIn(**words, **at, event_type=types.get(said, ""))


def fill(root: Path, data: Path) -> None:
    """Put all of them into the inbox."""
    library, inbox = load_library(root).library, data / "inbox"
    inbox.mkdir(parents=True)
    for number, entry in enumerate(entries()):
        one = hand_in(number, entry, library)
        (inbox / f"{one.receipt}.json").write_text(one.model_dump_json(), "utf-8")


@contextmanager
def desk(root: Path, data: Path) -> Iterator[tuple[int, str]]:
    """The desk's process and address."""
    words = command("desk", "--root", root, "--data", data, "--port", 0)
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        found = re.search(r"http://[0-9.:]+/", server.stdout.readline())
        assert found
        try:
            yield server.pid, found[0]
        finally:
            server.terminate()


def decide(me: Reviewer, address: str, entry: dict[str, Any]) -> None:
    """One hand-in, from the list to the decision."""
    page = me.page
    me.begin(entry["id"])
    if not page.url.partition("#")[0].endswith("/desk"):
        me.open(f"{address}desk")
    me.press(page.get_by_role("link", name=entry["what"][:40]))
    me.read(FIRST_LOOK)
    me.now.judged += 1
    {"accept": _accept, "return": _return, "merge": _merge}[entry["act"]](me, entry)


def _return(me: Reviewer, entry: dict[str, Any]) -> None:
    me.tick(me.page.get_by_role("link", name="退回补充"))
    me.write(me.page.get_by_label("缺什么"), entry["reason"])
    me.press(me.page.get_by_role("button", name="退回补充"))


def _merge(me: Reviewer, entry: dict[str, Any]) -> None:
    me.tick(me.page.get_by_role("link", name="并入已有"))
    me.press(me.page.get_by_role("button", name="并入已有"))


def _accept(me: Reviewer, entry: dict[str, Any]) -> None:
    page = me.page
    me.tick(page.get_by_role("navigation", name="怎样办").get_by_role("link", name="收录"))
    for name in entry.get("names", ()):
        suspect = page.locator(".suspects li", has_text=name)
        me.press(suspect.get_by_role("button", name="删去"))
    while (none := page.locator(".suspects").get_by_role("button", name="不是人名")).count():
        me.press(none.first)
    if types := entry.get("types"):
        me.tick(page.locator("details.types > summary"))
        for title in types:
            me.tick(page.get_by_label(title, exact=True))
        me.press(page.get_by_role("button", name="照这些类型换节点"))
    if known := entry.get("known"):
        me.tick(page.locator(".known > label", has_text=known))
        me.tick(page.get_by_label("列上这一条"))
    for number, line in enumerate(entry.get("lines", ()), start=1):
        _line(me, number, line)
    _look_and_accept(me)


def _line(me: Reviewer, number: int, line: dict[str, str]) -> None:
    def box(name: str) -> Any:
        return me.page.locator(f"[name=item{number}_{name}]")

    me.write(box("text"), line["text"])
    me.write(box("expect"), line["expect"])
    if place := line.get("place"):
        me.choose(box("place"), place)
    if gives_way := line.get("displace"):
        me.press(me.page.get_by_role("button", name="看前后对照").last)
        me.read(COMPARED)
        me.read("main .full label")
        me.tick(me.page.locator(".full label", has_text=gives_way))


def _look_and_accept(me: Reviewer) -> None:
    page = me.page
    me.press(page.get_by_role("button", name="看前后对照").last)
    me.read(COMPARED)
    me.press(page.get_by_role("button", name="收录", exact=True))
    told = [x.inner_text() for x in page.locator("main .found").all() if x.is_visible()]
    assert page.url.partition("#")[0].endswith("/desk"), (me.now.name, told)


def record_runs(me: Reviewer, address: str) -> None:
    """登记, and a look at what the lines are worth."""
    me.begin("3 run records")
    me.open(f"{address}desk")
    me.press(me.page.get_by_role("button", name="全部登记"))
    me.read("main")
    assert "差一份，当场补上" in me.page.locator("main").inner_text()
    me.press(me.page.get_by_role("link", name="各条用处"))
    me.read("main")


def change_law(me: Reviewer, address: str) -> None:
    """One value of a clause, and the lines that rest on it."""
    me.begin("1 law changed")
    page, (label, old, new) = me.page, CLAUSE
    me.open(f"{address}desk")
    me.press(page.get_by_role("link", name="改别处"))
    me.choose(page.get_by_label("改哪一种"), "制度的一条")
    me.write(page.get_by_label("里面有什么词"), f"留样 {old.partition(' ')[0]}")
    me.press(page.get_by_role("button", name="找"))
    me.read("main td:first-child")
    me.press(page.locator("tr", has_text=label).get_by_role("link", name="改", exact=True))
    box = page.get_by_label("内容")
    said = box.input_value()
    me.write(box, said.replace(old, new))
    me.now.typed += len(new) - len(box.input_value())  # she puts one number in another's place
    me.press(page.get_by_role("button", name="看改动").last)
    me.read("main #shown")
    me.tick(page.get_by_label("都看过了"))
    me.press(page.get_by_role("button", name="看改动").last)
    me.press(page.get_by_role("button", name="写进去"))


def build_again(me: Reviewer, address: str) -> None:
    """The site as it is now, and the next sheets."""
    me.begin("build and next sheets")
    page, began = me.page, time.perf_counter()
    me.open(f"{address}desk")
    me.press(page.get_by_role("button", name="生成站点"))
    page.get_by_text("生成好了").wait_for(timeout=900_000)
    me.now.waited += time.perf_counter() - began
    for event_type, line in NEXT.items():
        sheet(me.page, address, event_type, RUNS[event_type])
        me.now.pages += 1
        assert me.page.get_by_text(line).first.is_visible(), line


def the_month(root: Path, data: Path) -> Reviewer:
    """Everything, one after the other."""
    fill(root, data)
    with desk(root, data) as (server, address), sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_program(), args=["--no-sandbox", "--disable-gpu"]
        )
        phone = browser.new_page(viewport=PHONE, has_touch=True)
        for event_type, preset in RUNS.items():
            ticked(phone, address, event_type, preset)
        me = Reviewer(browser.new_page(viewport={"width": 1366, "height": 768}), server)
        me.page.set_default_timeout(120_000)
        for entry in entries():
            decide(me, address, entry)
        record_runs(me, address)
        change_law(me, address)
        build_again(me, address)
        browser.close()
    return me


def main() -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder) / "office"
        for words in (("init", root, "--office", "县政府办公室"), ("build", "--root", root)):
            subprocess.run(command(*words), check=True, capture_output=True)
        me = the_month(root, Path(folder) / "data")
    sys.stdout.write("\n".join(table(me.efforts)) + "\n")


if __name__ == "__main__":
    main()
