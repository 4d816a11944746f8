"""What a sheet costs: evaluation, the PDF beside Chromium's print-to-PDF, fifty sheets in a row.

`python -m tests.bench sheet_speed`. Both PDFs are of the same event of the same type, in the
same run, so that the machine's mood counts for neither.
"""

import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from playwright.sync_api import sync_playwright

from builder.outputs import FORMATS, Entry, make_paper
from builder.program import compile_program, evaluate
from tests.browser.checklist_pages import write_site
from tests.chromium import chromium_program
from tests.outputs.sample_event import sample
from tests.program.every_event import sample_library
from tests.shipped import PAPERS

PRINTED = "2026-12-05 16:20"
RUNS = 15


def milliseconds(act: object, runs: int = RUNS) -> float:
    """The median of some runs."""
    assert callable(act)
    took = []
    for _ in range(runs):
        start = perf_counter()
        act()
        took.append((perf_counter() - start) * 1000)
    return median(took)


def chromium(folder: Path) -> float:
    """Print-to-PDF of the same event on the page 开检查单."""
    address = write_site(folder, sample_library())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_program(), args=["--no-sandbox"]
        )
        page = browser.new_page()
        page.goto(address + "#type=visit&a.guests=12&a.media=是&a.meal=桌餐&a.outdoor=是")
        page.get_by_label("日期", exact=True).fill("2026-12-08")
        page.get_by_label("开始", exact=True).fill("09:00")
        page.get_by_label("结束", exact=True).fill("11:00")
        page.get_by_label("地点", exact=True).fill("会议室")
        page.get_by_label("参加人员").fill("甲")
        took = milliseconds(lambda: page.pdf(prefer_css_page_size=True))
        browser.close()
    return took


def main() -> None:
    library = sample_library()
    event_type = library.event_types["visit"]
    program = compile_program(library, event_type)
    result, event = sample()
    entry = Entry(result, event, PRINTED)
    lines = [
        f"compile a type {milliseconds(lambda: compile_program(library, event_type)):.1f} ms",
        f"evaluate an event {milliseconds(lambda: evaluate(program, event)):.2f} ms",
    ]
    for name, row in FORMATS.items():
        took = milliseconds(lambda row=row: row.render(make_paper(PAPERS["sheet"], entry)))
        lines.append(f"总表 as {name} {took:.1f} ms")
    with TemporaryDirectory() as folder:
        lines.append(f"总表 by Chromium's print-to-PDF {chromium(Path(folder)):.1f} ms")
    start = perf_counter()
    for _ in range(50):
        fresh = Entry(evaluate(program, event), event, PRINTED)
        FORMATS["pdf"].render(make_paper(PAPERS["sheet"], fresh))
    lines.append(f"50 sheets, evaluated and set {perf_counter() - start:.1f} s")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
