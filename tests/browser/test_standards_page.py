"""首次设置 as an office does it: answered on the page, saved, written by the command."""

from pathlib import Path

from click.testing import CliRunner
from playwright.sync_api import Page, expect

from builder.cli.init import init
from builder.cli.standards import standards
from builder.sources import load_library


def test_what_was_answered_on_the_page_is_what_the_command_writes(
    site: Path, page: Page, tmp_path: Path
) -> None:
    page.goto(f"{site.as_uri()}/reference/standards.html")
    page.get_by_role("button", name="存成文件").click()
    expect(page.locator("#own-standards [role=status]")).to_contain_text("还没有填新的")
    page.fill("[data-standard=meal-price] input >> nth=0", "80 元")
    page.fill("[data-standard=meal-price] input >> nth=1", "财行〔2026〕1 号")
    page.fill("[data-standard=rooms] input", "二楼会议室；报告厅")
    with page.expect_download() as saving:
        page.get_by_role("button", name="存成文件").click()
    expect(page.locator("#own-standards [role=status]")).to_contain_text("存了 2 条")
    saving.value.save_as(tmp_path / saving.value.suggested_filename)

    own = tmp_path / "own"
    assert CliRunner().invoke(init, [str(own)]).exit_code == 0
    given = [str(tmp_path / "本单位标准.json"), "--root", str(own), "--yes"]
    assert CliRunner().invoke(standards, given).exit_code == 0
    rows = load_library(own).library.standards
    assert rows["meal-price"].text == "80 元（财行〔2026〕1 号）"
    assert rows["rooms"].names == ("二楼会议室", "报告厅")
