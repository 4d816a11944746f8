"""Emergency cards as the browser prints them: one side of A4, nothing to click on paper."""

import re
from pathlib import Path

from playwright.sync_api import Page

PAGE_OBJECT = re.compile(rb"/Type\s*/Page\b")


def test_the_longest_emergency_cards_print_on_one_side(site: Path, page: Page) -> None:
    cards = [card for card in (site / "cards").glob("*.html") if card.stem != "index"]
    assert len(cards) >= 11
    sides = {}
    for card in sorted(cards, key=lambda card: -card.stat().st_size)[:3]:
        page.goto(card.as_uri())
        sides[card.stem] = len(PAGE_OBJECT.findall(page.pdf(format="A4")))
    assert sides == dict.fromkeys(sides, 1)


def test_paper_shows_no_buttons(site: Path, page: Page) -> None:
    page.emulate_media(media="print")
    page.goto((site / "guides/emergencies.html").as_uri())
    assert page.locator(".qs-actions").count() > 0
    assert page.locator(".qs-actions:visible").count() == 0
