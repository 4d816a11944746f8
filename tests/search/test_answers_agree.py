"""The page and Python give one answer to one question, or none."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from builder.model import Library
from builder.search.answer_table import answer_files
from builder.search.asking import asked
from builder.views.site_source import browser_files
from tests.bench.answer_quality import Asker, misses, wrong_boxes
from tests.bench.search_judged import TUNE
from tests.search.answered import ANSWERS, CALENDAR, QUESTIONS, TODAY
from tests.search.sample import DOCUMENTS, SYNONYMS, search_data, write_site

IN_BROWSER = """async ([questions, today, changes]) => {
    const said = [];
    for (const question of questions) said.push(await qianshi.answer(question, today));
    const again = [];
    for (const [question, value] of changes) {
        again.push(await qianshi.answerAgain(await qianshi.answer(question, today), value));
    }
    return { said, again };
}"""
CHANGES = (
    ("陪餐几个人", "10", "来了10个人几个人陪餐"),
    ("外宾3人几个人陪", "7", "外宾7人几个人陪"),
)


def answering_site(folder: Path, page: str = "") -> Path:
    """A site with hits and answers; gives its page 检索."""
    data: dict[str, Any] = {
        **search_data(DOCUMENTS, SYNONYMS),
        **json.loads(json.dumps(answer_files(ANSWERS.table))),
        "programs/calendar": CALENDAR,
    }
    target = write_site(folder, data, page)
    times = browser_files()["evaluate-times.js"]
    (folder / "assets" / "browser" / "evaluate-times.js").write_bytes(times)
    return target


def answer(question: str) -> dict[str, str] | None:
    found = ANSWERS.ask(question, TODAY, CALENDAR)
    return asdict(found) if found else None


def test_the_browser_answers_alike(page: Page, tmp_path: Path) -> None:
    page.goto(answering_site(tmp_path).as_uri())
    asked_for = [list(QUESTIONS), str(TODAY), [change[:2] for change in CHANGES]]
    found = page.evaluate(IN_BROWSER, asked_for)
    expected = [answer(question) for question in QUESTIONS]
    assert found["said"] == expected
    assert sum(1 for one in expected if one) > 25
    assert found["again"] == [answer(question) for *_, question in CHANGES]


def test_a_question_is_the_same_however_politely_it_is_asked() -> None:
    ways = ("停电怎么办", "停电了怎么办", "请问停电了咋办", "停電了怎麼辦？")
    assert {asked(way) for way in ways} == {asked("停电")}


def test_numbers_and_days_are_read_in_figures_and_in_characters() -> None:
    assert asked("来了十三位客人").number == asked("来了 13 个人").number == 13
    assert asked("12月1日收到").day == (0, 12, 1)
    assert asked("2027年1月4日").day == (2027, 1, 4)
    assert asked("2010 停电").number is None


def test_the_box_reckons_anew_and_enter_leads_to_the_record(page: Page, tmp_path: Path) -> None:
    target = answering_site(tmp_path, '<div id="search-page"></div>')
    (tmp_path / "regulations").mkdir()
    (tmp_path / "regulations" / "reception.html").write_text("<p>第十条")
    page.goto(f"{target.as_uri()}#q=陪餐几个人")
    box = page.locator(".search-answer")
    expect(box).to_contain_text("来客 13 位，陪餐最多 4 人")
    field = box.get_by_label("几人")
    field.fill("31")
    expect(box).to_contain_text("来客 31 位，陪餐最多 10 人")
    page.fill("#search-query", "国旗怎么叠")
    expect(box).to_have_count(0)
    page.fill("#search-query", "陪餐几个人")
    field.press("Enter")
    page.wait_for_url("**/regulations/reception.html#art-10")


def test_questions_of_the_library_have_their_box_and_others_none(repository: Library) -> None:
    asker = Asker(repository)
    assert misses(asker, TUNE) == []
    assert wrong_boxes(asker) == []
