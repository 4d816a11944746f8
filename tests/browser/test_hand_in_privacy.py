"""One set of rules, two readers: `qianshi check` and the page find the same, and enough."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from builder.checks.privacy import DATA, find_private
from tests.browser.checklist_pages import SOURCE
from tests.browser.privacy_samples import negatives, odd_texts, positives
from tests.checks.test_privacy import CASES

SCRIPTS = ("base.js", "hand-in/hand-in-privacy.js")
POSITIVES, NEGATIVES, ODD = 700, 2250, 3000
FIND = """([rules, texts]) => {
  const find = qianshi.privacyFinder(rules);
  const count = (text, end) => Array.from(text.slice(0, end)).length;
  const row = (t, m) => [m.code, m.label, count(t, m.start), count(t, m.end)];
  return texts.map((t) => find(t).map((m) => row(t, m)));
}"""


@pytest.fixture
def blank(page: Page, tmp_path: Path) -> Page:
    files = (next(SOURCE.rglob(name)) for name in SCRIPTS)
    tags = "".join(f"<script src='{file.as_uri()}'></script>" for file in files)
    (tmp_path / "blank.html").write_text(f"<!doctype html><meta charset=utf-8>{tags}", "utf-8")
    page.goto((tmp_path / "blank.html").as_uri())
    return page


def in_python(texts: list[str]) -> list[list[Any]]:
    return [[[m.code, m.label, m.start, m.end] for m in find_private(text)] for text in texts]


def alarms(found: list[list[Any]]) -> int:
    return sum(any(code != DATA["names"]["code"] for code, *_ in one) for one in found)


def test_both_find_the_same_in_every_sample(blank: Page) -> None:
    cases = [case["text"] for case in CASES]
    texts = [*cases, *positives(POSITIVES), *negatives(NEGATIVES), *odd_texts(ODD)]
    expected = in_python(texts)
    found = blank.evaluate(FIND, [DATA, texts])
    assert [x for x in zip(texts, expected, found, strict=True) if x[1] != x[2]] == []


def test_what_is_private_is_found() -> None:
    texts = list(positives(POSITIVES))
    missed = [t for t, found in zip(texts, in_python(texts), strict=True) if not alarms([found])]
    assert len(missed) <= POSITIVES * 0.01, missed[:20]


def test_what_is_harmless_is_left_alone() -> None:
    texts = list(negatives(NEGATIVES))
    alarmed = [t for t, found in zip(texts, in_python(texts), strict=True) if alarms([found])]
    assert len(alarmed) <= NEGATIVES * 0.005, alarmed[:20]


def test_a_mask_leaves_nothing_to_find(blank: Page) -> None:
    texts = [*positives(POSITIVES), "王小明副局长到场", "欧阳某秘书长"]
    masked = blank.evaluate(
        """([rules, texts]) => {
          const find = qianshi.privacyFinder(rules);
          const mask = (t, m) => qianshi.privateMask(t, m, rules);
          return texts.map((t) => {
            for (const m of find(t).reverse())
              t = t.slice(0, m.start) + mask(t, m) + t.slice(m.end);
            return t;
          });
        }""",
        [DATA, texts],
    )
    assert [text for text in masked if find_private(text)] == []
    assert masked[-2:] == ["副局长到场", "秘书长"]


def test_a_landline_after_a_colon_is_found() -> None:
    assert find_private("值班电话：021-62341234")
