"""axe-core on each kind of page, light, dark and phone: no serious or critical fault."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.conftest import ROOT

AXE = ROOT / "node_modules/axe-core/axe.min.js"
PAGES = (
    "index.html",
    "checklist.html#type=flag-raising",
    "seats.html#layout=stage",
    "search.html#q=国旗",
    "hand-in.html",
    "receipts.html",
    "drill.html#lesson=2013/flag-at-half-mast",
    "lessons/index.html",
    "lessons/year-2010.html",
    "lessons/2013/flag-at-half-mast.html",
    "guides/group-visit.html",
    "event-types/flag-raising.html",
    "regulations/index.html",
    "regulations/national-flag-law.html",
    "forms/duty-visit-record.html",
    "reference/index.html",
    "reference/roles.html",
    "reference/glossary.html",
    "reference/codes.html",
    "reference/sources.html",
    "reference/standards.html",
    "reference/proof.html",
    "cards/flag-slipped.html",
    "guides/index.html",
    "contribute/index.html",
)
LONG_LIST = "reference/lines.html"
"""Looked at once, on a phone: axe takes a quarter of a minute for that of this repository."""
PAGES_OF = {"light": PAGES[::2], "dark": PAGES[1::2], "phone": PAGES}
"""At a phone's width, which is light too, everything is looked at; wide screens take turns."""
FILLED_LATER = PAGES[:8]
"""Their scripts read data before they show something."""
LOOKS = {"light": ("light", 1280), "dark": ("dark", 1280), "phone": ("light", 390)}
RUN = "rules => axe.run(document, {resultTypes: ['violations'], preload: false, ...rules})"
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
"""In the dark nothing else is different."""


@pytest.mark.parametrize("look", LOOKS)
def test_no_page_shuts_anybody_out(site: Path, page: Page, look: str) -> None:
    assert_open_to_all(site, page, look, PAGES_OF[look])


def test_a_long_list_shuts_nobody_out(built: Path, page: Page) -> None:
    assert_open_to_all(built / "site", page, "phone", (LONG_LIST,))


@pytest.mark.proof
def test_the_longest_list_shuts_nobody_out(site: Path, page: Page) -> None:
    assert_open_to_all(site, page, "phone", (LONG_LIST,))


def assert_open_to_all(site: Path, page: Page, look: str, names: tuple[str, ...]) -> None:
    scheme, width = LOOKS[look]
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": width, "height": 900})
    faults: list[str] = []
    for name in names:
        page.goto("about:blank")
        page.goto(f"{site.as_uri()}/{name}")
        if name in FILLED_LATER:
            page.wait_for_timeout(300)
        page.evaluate(AXE.read_text("utf-8"))
        for violation in page.evaluate(RUN, COLOURS if look == "dark" else {})["violations"]:
            if violation["impact"] in ("serious", "critical"):
                nodes = "; ".join(node["html"][:120] for node in violation["nodes"][:3])
                faults.append(f"{name}: {violation['id']}: {nodes}")
    assert not faults, "\n".join(faults)
