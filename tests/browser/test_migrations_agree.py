"""Python and the browser open a draft of format 1 as the same draft of format 2."""

import json

from playwright.sync_api import Page

from builder.model import Event, Library
from builder.program import compile_program
from builder.program.migrate import migrated
from tests.browser.checklist_pages import EVALUATION
from tests.browser.conftest import SampleSite
from tests.program.test_migrate import old_drafts

_RUN = "([draft, program]) => JSON.stringify(qianshi.migrateDraft(draft, program))"


def test_old_drafts_open_the_same_way(
    page: Page, sample_site: SampleSite, repository: Library
) -> None:
    page.goto(sample_site(EVALUATION))
    for raw in old_drafts():
        draft = Event.model_validate(raw).model_dump(mode="json") | {"format": 1}
        own = repository.own_types[raw["type"]]
        program = compile_program(repository, own)
        there = json.loads(page.evaluate(_RUN, [draft, program]))
        assert there == migrated(draft, own, repository.blocks_of(own)), raw
