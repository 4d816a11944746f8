"""Every page of a record says from which layer it is, where the office stands on layers."""

from pathlib import Path

import pytest

from builder.pipeline import site_source
from builder.sources import load_library
from builder.views.site_source import SiteSource
from tests.layered import layered_office


@pytest.fixture(scope="module")
def source(small: Path, tmp_path_factory: pytest.TempPathFactory) -> SiteSource:
    office = layered_office(tmp_path_factory.mktemp("layered") / "office", small)
    card = (small / "checklists/cards/slipped.yml").read_text("utf-8")
    (office / "checklists/cards").mkdir()
    (office / "checklists/cards/slipped.yml").write_text(card + "# 本单位的\n", "utf-8")
    (office / "checklists/cards/ours.yml").write_text(card, "utf-8")
    return site_source(load_library(office).library, "2026-11-28")


def page(source: SiteSource, path: str) -> str:
    text = source[path]
    return text if isinstance(text, str) else bytes(text).decode()


@pytest.mark.parametrize(
    "path", ["lessons/2013/rope.md", "regulations/flag-law.md", "guides/flag.md", "forms/visit.md"]
)
def test_a_page_of_a_layer_below_says_so(source: SiteSource, path: str) -> None:
    assert "来自：前事库 2026-11。" in page(source, path)


def test_the_page_of_a_type_tells_whose_lines_are_on_its_sheet(source: SiteSource) -> None:
    text = page(source, "event-types/flag.md")
    assert "单子上有省厅 2026-10添的、改的 1 条。单子上有本单位添的、改的 1 条。" in text


def test_a_replaced_record_says_where_its_first_text_is(source: SiteSource) -> None:
    text = page(source, "cards/slipped.md")
    assert "本单位改过，原文在前事库 2026-11（qianshi layers show cards/slipped）。" in text
    assert "来自：" not in text


def test_a_record_of_the_offices_own_says_nothing(source: SiteSource) -> None:
    assert "来自：" not in page(source, "cards/ours.md")
    assert "改过，原文" not in page(source, "cards/ours.md")
