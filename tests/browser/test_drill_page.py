"""The page 桌面推演: papers of a lesson from a folder without a network, and its record."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from builder.letters.inbox import parse_letter
from builder.model.drill_record import DrillRecord
from builder.outputs.drills import make_drill_paper
from builder.program import compile_papers
from builder.program.drill_format import Drill
from builder.replay import entries_of
from builder.views.tool_pages import DRILL_SCRIPTS
from tests.browser.checklist_pages import write_site
from tests.replay.test_drill import drill
from tests.replay.test_play import ROPE, sample


@pytest.fixture(scope="module")
def made() -> Drill:
    return drill()


@pytest.fixture(scope="module")
def address(made: Drill, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("drill") / "站点 #1"
    data = {
        "drill-papers": list(compile_papers(sample(), "演练").values()),
        "drills/index": entries_of({ROPE: made}),
        f"drills/{ROPE}": made,
    }
    return write_site(folder, sample(), ("base.js", *DRILL_SCRIPTS), more=data)


@pytest.fixture
def opened(page: Page, address: str) -> Iterator[Page]:
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(f"{address}#lesson={ROPE}")
    expect(page.locator(".qs-live .qs-paper").first).to_be_visible()
    yield page
    assert faults == []


def test_the_page_says_and_prints_what_the_command_does(opened: Page, made: Drill) -> None:
    for name, kind in compile_papers(sample(), "演练").items():
        opened.select_option("#qs-drill-paper", name)
        sections = make_drill_paper(kind, made, "").sections
        papers = opened.locator("#qs-print .qs-paper")
        assert papers.count() == len(sections)
        drawn = opened.evaluate(
            "name => qianshi.load('drill-papers').then(async papers => qianshi.sectionsIn("
            "papers.find(x => x.name === name), await qianshi.load('drills/2013/rope')))",
            name,
        )
        assert drawn == sections
    opened.emulate_media(media="print")
    expect(opened.locator("#qs-print")).to_be_visible()
    expect(opened.locator("#qs-lesson")).to_be_hidden()


def test_what_came_of_it_is_saved_as_a_letter_that_the_command_takes(
    opened: Page, made: Drill
) -> None:
    opened.get_by_text("演完登记").click()
    save = opened.get_by_role("button", name="存推演记录")
    save.click()
    expect(opened.locator("details [role=status]")).to_contain_text("请写几时开始的")
    opened.fill("#qs-held", "2025-12-8 下午2点")
    opened.select_option("#qs-heard-1", "拦住")
    opened.fill("#qs-answer-0", "检查员，第 5 分钟")
    opened.fill("#qs-people", "6")
    with opened.expect_download() as saved:
        save.click()
    text = Path(saved.value.path()).read_text("utf-8")
    letter = parse_letter(text)
    assert isinstance(letter, DrillRecord)
    assert json.loads(text)["lines"] == {made["lines"][0]["key"]: "拦住"}
    assert (letter.held, letter.people, letter.lesson) == ("2025-12-08 14:00", 6, ROPE)


def test_nothing_is_drawn_for_a_lesson_that_makes_no_drill(page: Page, address: str) -> None:
    page.goto(f"{address}#lesson=2013/other")
    expect(page.locator("#qs-lesson option")).to_have_count(2)
    expect(page.get_by_role("button", name="打印")).to_be_disabled()
