"""岗位须知: what one role leads, must not let pass, and looks at as the second one."""

from pathlib import Path

import pytest

from builder.model import Library
from builder.pipeline import read_folder
from builder.search import slug_of
from builder.views.duties import duties_of_roles
from builder.views.posts import Post, posts_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def posts(repository: Library) -> dict[str, Post]:
    return {post.role: post for post in posts_of(repository)}


def test_every_role_with_a_duty_has_its_page_at_an_address_of_its_own(small: Path) -> None:
    library: Library = read_folder(small).library
    found = list(posts_of(library))
    assert [post.role for post in found] == [role for role, _ in duties_of_roles(library)]
    assert slug_of("总协调") == "zong-xie-tiao"


def test_a_role_has_the_red_lines_it_leads_and_each_once(posts: dict[str, Post]) -> None:
    meals = posts["餐饮联络员"]
    assert "写陪餐名单，最多 3 人，写满为止" in {line.task.text for line in meals.red_lines}
    ids = [line.task.id for line in (*meals.red_lines, *meals.tasks)]
    assert len(ids) == len(set(ids))
    assert all(line.address.startswith("event-types/") for line in meals.red_lines)


def test_a_role_has_the_killers_it_looks_at_and_the_cards_it_stands_on(
    posts: dict[str, Post],
) -> None:
    assert "数到场的陪餐人" in {item.text for item in posts["财务经办"].checks}
    assert "突发信息接报" in {card.title for card in posts["值班员"].cards}
    assert posts["总协调"].reading
    assert "值班记录" in {form.title for form in posts["主班"].forms} | {
        form.title for form in posts["值班员"].forms
    }
