"""A condition holds on the page exactly where it holds in Python, whatever was answered."""

from itertools import product
from typing import get_args

import pytest
from playwright.sync_api import Page

from builder.model.condition import Comparison as Parsed
from builder.model.condition import Condition, Operator, satisfies
from builder.program.conditions import failed_words
from builder.program.format import Comparison, When
from tests.browser.checklist_pages import EVALUATION
from tests.browser.conftest import SampleSite

_TEXTS = (
    *(
        "",
        " ",
        "0",
        "00",
        "1",
        "01",
        "9",
        "10",
        "12",
        "012",
        "12 ",
        " 12",
        "-1",
        "+1",
        "1.0",
        "1e1",
    ),
    *(
        "１２",
        "１0",
        "٣",
        "3",
        "三",
        "²",
        "999999999",
        "0999999999",
        "1000000000",
        "是",
        "否",
        "12\n",
    ),
)
_OPERATORS: tuple[Operator, ...] = get_args(Operator)
GRID = tuple(product(_TEXTS, _OPERATORS, _TEXTS))


def _comparison(operator: Operator, value: str) -> Comparison:
    return Comparison(question="q", operator=operator, value=value, label="问", wanted="")


def test_every_comparison_holds_on_both_sides_or_on_neither(
    page: Page, sample_site: SampleSite
) -> None:
    page.goto(sample_site(EVALUATION))
    asked = [
        [When(all=[_comparison(op, value)], any=[]), {"q": [answer]}] for answer, op, value in GRID
    ]
    there = page.evaluate(
        "all => all.map(([when, facts]) => qianshi.failedWords(when, facts))", asked
    )
    here = [failed_words(when, facts) for when, facts in asked]  # type: ignore[arg-type]
    assert len(GRID) > 4000
    assert there == here
    held = [text == "" for text in here]
    assert held == [satisfies(answer, op, value) for answer, op, value in GRID]
    assert 0 < sum(held) < len(held)


@pytest.mark.parametrize(
    ("answer", "text", "holds"),
    [
        ("12", "q = 012", True),
        ("012", "q = 12", True),
        ("12", "q >= １０", True),
        ("9", "q >= １０", False),
        ("１２", "q >= 10", False),
        ("٣", "q = 3", False),
        ("是", "q != 否", True),
        ("", "q != 否", False),
    ],
)
def test_a_written_condition_holds_as_it_does_compiled(answer: str, text: str, holds: bool) -> None:
    assert Condition.model_validate({"all": [text]}).holds({"q": answer}) is holds


@pytest.mark.parametrize("value", ["很多", "1000000000", "1.5", "²"])
def test_an_order_is_asked_of_numbers_only(value: str) -> None:
    with pytest.raises(ValueError, match="不超过九位的数字"):
        Parsed.parse(f"guests >= {value}")
