"""岗位须知: what one role leads, must not let pass, and looks at as the second one."""

from pathlib import Path

import pytest

from builder.model import Library
from builder.pipeline import read_folder
from builder.search import slug_of
from builder.views.duties import duties_of_roles
from builder.views.role_pages import RolePage, role_pages_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def role_pages(repository: Library) -> dict[str, RolePage]:
    return {page.role: page for page in role_pages_of(repository)}


def test_every_role_with_a_duty_has_its_page_at_an_address_of_its_own(small: Path) -> None:
    library: Library = read_folder(small).library
    found = list(role_pages_of(library))
    assert [page.role for page in found] == [role for role, _ in duties_of_roles(library)]
    assert slug_of("总协调") == "zong-xie-tiao"


def test_a_role_has_the_red_lines_it_leads_and_each_once(role_pages: dict[str, RolePage]) -> None:
    meals = role_pages["餐饮联络员"]
    most = "陪餐最多 3 人，一次接待一餐；家常菜、没有烟酒，不去会所"
    assert most in {line.task.text for line in meals.red_lines}
    ids = [line.task.id for line in (*meals.red_lines, *meals.tasks)]
    assert len(ids) == len(set(ids))
    assert all(line.address.startswith("event-types/") for line in meals.red_lines)


def test_a_role_has_the_killers_it_looks_at_and_the_cards_it_stands_on(
    role_pages: dict[str, RolePage],
) -> None:
    assert "数到场的陪餐人" in {item.text for item in role_pages["财务经办"].checks}
    assert "突发信息接报" in {card.title for card in role_pages["值班员"].cards}
    assert role_pages["总协调"].reading
    assert "值班记录" in {form.title for form in role_pages["主班"].forms} | {
        form.title for form in role_pages["值班员"].forms
    }
