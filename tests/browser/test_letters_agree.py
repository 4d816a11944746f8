"""Python and the page judge every letter alike: the same verdict in the same Chinese sentences."""

import json
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from builder.letters.definitions import letter_definitions
from builder.letters.inbox import parse_letter, reason_of
from builder.model import Event
from builder.program import make_event
from builder.views.tool_pages import PLAN_SCRIPTS
from tests.browser.conftest import SampleSite
from tests.letters.cases import Case, read_cases
from tests.program.every_event import sample_library

LIBRARY = sample_library()
VISIT = LIBRARY.event_types["visit"]
CASES = read_cases()
JUDGING = ("base.js", *(name for name in PLAN_SCRIPTS if name != "plan.js"))
_LOAD = """async () => {
  window.letters = await qianshi.load("letters");
  window.index = await qianshi.load("programs/index");
}"""
_JUDGE = """async ([kind, text]) => {
  const { shapes } = letters;
  if (kind !== "drafts") return qianshi.judge(shapes[kind], letters, JSON.parse(text)).faults;
  const draft = qianshi.parseDraft(text, index, letters);
  if (Array.isArray(draft)) return draft;
  const fitted = qianshi.fitAnswers(await qianshi.load("programs/" + draft.type), draft, letters);
  return fitted.faults.length ? fitted.faults : fitted.event;
}"""


@pytest.fixture
def judging(page: Page, sample_site: SampleSite) -> Page:
    page.goto(sample_site(JUDGING))
    page.evaluate(_LOAD)
    return page


def _there(page: Page, kind: str, data: object) -> Any:
    return page.evaluate(_JUDGE, [kind, json.dumps(data)])


def _here(kind: str, data: object) -> Any:
    """The event of a draft as plain data; the faults of any letter."""
    if kind == "drafts":
        made = make_event(data, LIBRARY.event_types)
        return made.model_dump(mode="json") if isinstance(made, Event) else made
    try:
        parse_letter(json.dumps(data))
    except ValueError as fault:
        return [f"{one}。" for one in reason_of(fault).split("。")[:-1]]
    return []


def _wanted(case: Case) -> list[str]:
    titles = {question.name: question.text for question in VISIT.questions}
    facts = {**titles, "title": VISIT.title}
    filled = case.says
    for name, text in facts.items():
        filled = [sentence.replace(f"{{{name}}}", text) for sentence in filled]
    return filled


def test_there_are_enough_cases_of_both_verdicts() -> None:
    drafts = [case for case in CASES if case.kind == "drafts"]
    assert len(drafts) >= 100
    assert len([case for case in drafts if not case.says]) >= 15
    assert {case.kind for case in CASES} == set(letter_definitions()["shapes"])  # type: ignore[call-overload]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_python_says_what_the_case_says(case: Case) -> None:
    said, wanted = _here(case.kind, case.data), _wanted(case)
    if not wanted:
        assert said == [] or isinstance(said, dict), said
        return
    if case.hint == "*":
        said[-1] = said[-1][: len(wanted[-1])]
    elif case.hint:
        wanted[-1] += case.hint
    assert said == wanted


def test_the_page_says_the_same(judging: Page) -> None:
    for case in CASES:
        said, wanted = _there(judging, case.kind, case.data), _wanted(case)
        taken = said == [] or isinstance(said, dict)
        assert taken if not wanted else said == wanted, (case, said)


def test_what_is_taken_is_the_same_event_on_both_sides(judging: Page) -> None:
    taken = [case for case in CASES if case.kind == "drafts" and not case.says]
    for case in taken:
        assert _there(judging, "drafts", case.data) == _here("drafts", case.data), case
    assert len(taken) >= 15


def test_a_broken_file_is_said_to_be_broken(judging: Page) -> None:
    for text in ("{", "", '{"type": NaN}', "[1,]"):
        assert "内容不完整" in judging.evaluate(_JUDGE, ["drafts", text])[0]


def test_a_draft_without_its_times_is_opened_where_they_are_filled_in(judging: Page) -> None:
    text = json.dumps({"type": "visit", "title": "来访", "segments": []})
    half = "text => qianshi.parseDraft(text, index, letters, true)"
    assert judging.evaluate(half, text)["title"] == "来访"
    assert judging.evaluate(_JUDGE, ["drafts", text]) == ["“时段”：至少要有一项。"]


def _fields(values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    names = ["kind", "start", "end", "state", "note", "name", "seconded", "a/b", "media", "guests"]
    return st.dictionaries(st.sampled_from(names), values, max_size=4)


_TIMES = ["2026-12-08 09:00", "2026-02-30 09:00", "9999-99-99 23:59", "2026-12-08 09:00\n"]
_WORDS = ["", " ", "是", "完成", "不涉及", "12", "１２", "visit", "name", "多余", "\x85", "\ufeff"]
_VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**10), 10**10)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from([*_TIMES, *_WORDS]),
    lambda inner: st.lists(inner, max_size=3) | _fields(inner),
    max_leaves=8,
)


_SEGMENTS = {"segments": [{"kind": "座谈", "start": "2026-12-08 09:00"}], "type": "visit"}
_DRAFTS = st.dictionaries(st.sampled_from([*Event.model_fields, "colour"]), _VALUES, max_size=4)


def _without_hints(said: Iterable[str], other: Iterable[str]) -> list[str]:
    """Python's sentences cut to the length of the page's."""
    return [one[: len(there)] for one, there in zip(said, other, strict=True)]


def test_any_draft_whatever_is_judged_alike(judging: Page) -> None:
    verdicts: set[bool] = set()

    @settings(max_examples=150, deadline=None, derandomize=True)
    @given(_DRAFTS)
    def judge(changes: dict[str, Any]) -> None:
        data = {**_SEGMENTS, **changes}
        here, there = _here("drafts", data), _there(judging, "drafts", data)
        verdicts.add(isinstance(here, dict))
        if isinstance(here, list):
            assert isinstance(there, list), (data, here)
            here = _without_hints(here, there)
        assert here == there, data

    judge()
    assert verdicts == {True, False}
