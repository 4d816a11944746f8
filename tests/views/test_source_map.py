"""来源对照: every answer leads somewhere a reader can go, and the named pages are the real ones."""

from pathlib import Path

import pytest

from builder.cli.main import COMMANDS as THERE
from builder.model import Library
from builder.model.source_map import COMMANDS
from builder.views.addresses import SITE_PAGES
from builder.views.pages import Extras, all_pages, sources_page
from builder.views.source_map import OPEN, counts_by_kind, source_tables

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def library(repository: Library) -> Library:
    return repository


def test_the_pages_an_answer_may_name_are_the_pages_that_no_record_makes(library: Library) -> None:
    made = {page.path.removesuffix(".md"): page.title for page in all_pages(library, Extras())}
    named = {"index": library.settings.site_name}
    assert {name: made[name] for name in SITE_PAGES} == {**SITE_PAGES, **named}


def test_every_command_an_answer_may_name_is_there() -> None:
    assert set(COMMANDS) <= set(THERE)


def test_all_209_rows_are_there_and_every_answer_but_a_command_has_an_address(
    library: Library,
) -> None:
    tables = source_tables(library)
    rows = [row for table in tables for row in table.rows]
    assert len(rows) == 209
    assert [link.text for row in rows for link in row.links if not link.address] == [
        text for table in tables for row in table.rows for text in row.row.answer if " " in text
    ]
    assert sum(count for _, count in counts_by_kind(tables)) == 209
    assert all(row.row.open_ for row in rows if row.kind == OPEN)


def test_the_page_counts_kinds_and_links_to_the_anchor_of_an_item(library: Library) -> None:
    body = sources_page(library).body()
    assert 'href="../event-types/' in body
    assert "#item-toolbox-four-things" in body
    assert "共 209 行" in body


def test_a_line_is_shown_on_the_event_type_its_row_is_about(library: Library) -> None:
    rows = {row.row.name: row for table in source_tables(library) for row in table.rows}
    wanted = {
        "s2-36": "event-types/dining.html#item-dining-samples",
        "s2-18": "event-types/symposium.html#item-venue-mics",
        "s4-32": "event-types/reception.html#task-vehicles-order",
        "s0-9": "event-types/flag-raising.html#item-flag-forecast",
    }
    shown = {name: {link.address for link in rows[name].links} for name in wanted}
    assert not {name for name, address in wanted.items() if address not in shown[name]}
