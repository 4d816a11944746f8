"""Python and the browser put the same words on every paper."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from builder.model import Event, Library
from builder.model.paper_spec import PaperSpec
from builder.model.roster import Roster, RosterPerson
from builder.outputs import Entry
from builder.outputs.papers.sections import sections_of
from builder.program import PaperProgram, Program, compile_papers, compile_program, evaluate
from tests.browser.checklist_pages import EVALUATION, PAPER_SCRIPTS
from tests.browser.conftest import SampleSite
from tests.program.every_event import batch, library_in, sample_library, sampled
from tests.shipped import PAPERS

_RUN = """([before, event]) => {
  const entry = (event, before) => ({
    result: qianshi.evaluate(window.program, event), event, printed: "2026-12-01 08:00",
    before, roster: window.roster,
  });
  const made = entry(event, before && entry(before, null));
  const offered = qianshi.papersFor(window.papers, made).map(({ name }) => name);
  return JSON.stringify([window.papers.map((x) => [x.name, qianshi.sectionsOf(x, made)]), offered]);
}"""


@pytest.fixture
def papers(page: Page, sample_site: SampleSite) -> Page:
    page.goto(sample_site((*EVALUATION, *PAPER_SCRIPTS)))
    _hand_over(page, list(PAPERS.values()))
    return page


ROSTER = Roster(
    (
        RosterPerson("甲", ("总协调",), "010-1"),
        RosterPerson("甲", ("会务员",), "010-2"),
        RosterPerson("乙", ("技术员",), "010-3"),
        RosterPerson("车辆调度", (), "010-4"),
    )
)


def _hand_over(page: Page, papers: list[PaperProgram]) -> None:
    page.evaluate("papers => { window.papers = papers; }", papers)
    people = [{**asdict(person), "roles": list(person.roles)} for person in ROSTER.people]
    page.evaluate("roster => { window.roster = roster; }", people)


def _rich(data: dict[str, Any], index: int) -> Event:
    leaders = [[], ["甲", "乙"]][index % 2]
    notes = ["", "晴\n 带伞 \n", "一位来宾花生过敏\n备伞"][index % 3]
    guests = ["", "丙（局长）、丁、戊（译员）等5人"][index % 2]
    segments = [
        {**one, "leaders": leaders[: (n + index) % 3], "briefs": _briefs(n + index)}
        for n, one in enumerate(data["segments"])
    ]
    more = {"leaders": leaders, "notes": notes, "guests": guests, "segments": segments}
    return Event.model_validate({**data, **more})


def _briefs(number: int) -> dict[str, Any]:
    full = {"seat": f"第 {number} 位", "says": "致辞", "minutes": number % 9 + 1, "dress": "正装"}
    two = {"甲": {**full, "dress": "便装"}, "乙": {"meets": "丙"}}
    several: list[dict[str, Any]] = [{}, {"甲": full}, two]
    return several[number % 3]


def _assert_papers_agree(
    page: Page,
    program: Program,
    events: list[Event],
    papers: dict[str, PaperProgram] = PAPERS,
) -> None:
    page.evaluate("program => { window.program = program; }", program)
    before: Event | None = None
    for event in events:
        both = [x.model_dump(mode="json") if x else None for x in (before, event)]
        made, offered = json.loads(page.evaluate(_RUN, both))
        there = dict(made)
        earlier = _entry(program, before) if before else None
        here = _entry(program, event, earlier)
        assert set(there) == set(papers)
        for name, paper in papers.items():
            assert there[name] == sections_of(paper, here), (name, event)
        assert offered == [name for name in papers if there[name]], "what is empty is not offered"
        before = event


def _entry(program: Program, event: Event, before: Entry | None = None) -> Entry:
    return Entry(evaluate(program, event), event, "2026-12-01 08:00", before, ROSTER)


def _some(program: Program, count: int) -> list[Event]:
    raw = list(batch(program).rotated())
    stride = max(1, len(raw) // count)
    return [_rich(data, index) for index, data in enumerate(raw[::stride])]


def test_every_paper_has_the_same_words_on_both_sides(papers: Page) -> None:
    library = sample_library()
    for event_type in library.event_types.values():
        program = compile_program(library, event_type)
        _assert_papers_agree(papers, program, _some(program, 60))


_EVERY_WAY = """
title: 样样都有
each: pauses
where: {mode: [念单, 巡场]}
name: "{title}·{event.title}"
with:
  all: {rows: items, text: "{numeral}、{text}", first: 2, more: "等 {count} 项"}
  both: {say: ["{guests|没有来宾}", "[{all}]", "{place}"], between: "。"}
parts:
  - {pairs: items, label: "{number}", text: "{expect}", first: 1, facts: {合: "{both}"}}
  - {table: items, where: {killer: 是}, more: "还有 {more}", first: 1, strong: killer, none: 没有,
     columns: [{share: 2, once: "{checker}", text: "{text}[：{why}]"}, {share: 1, kind: box}]}
  - {say: ["{guests}", "[{both}]"], heading: 说, numbered: 是}
  - {lines: leaders, text: "{nth} {text}", none: 无, unless: guests}
  - {tick: tasks, where: {state: ["", 现在做]}, label: "{title}", first: 2}
  - each: people
    where: {who: "{caller}"}
    with: {own: {rows: duties, text: "{text}", between: ；}}
    parts:
      - {remark: "{who}：{own}", when: own}
      - {copy: "[{own}\n{who}]", to: "{who}", channel: 短信}
  - {sign: [甲, 乙]}
"""


def test_whatever_a_file_may_say_is_read_alike_on_both_sides(papers: Page) -> None:
    spec = PaperSpec.model_validate(yaml.safe_load(_EVERY_WAY))
    compiled = compile_papers(Library(kept={PaperSpec: {"": spec}}))
    _hand_over(papers, list(compiled.values()))
    library = sample_library()
    program = compile_program(library, library.event_types["visit"])
    _assert_papers_agree(papers, program, _some(program, 60), compiled)


@pytest.mark.parametrize("count", [1, pytest.param(4, marks=pytest.mark.proof)])
def test_the_types_of_this_repository_have_the_same_papers(
    papers: Page, root: Path, count: int
) -> None:
    library = library_in(root)
    for event_type in library.event_types.values():
        program = compile_program(library, event_type)
        drawn = [_rich(data, index) for index, data in enumerate(sampled(program, count))]
        _assert_papers_agree(papers, program, drawn)
