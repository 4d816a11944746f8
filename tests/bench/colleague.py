"""A colleague with a phone: ticks the sheet of last week's event and sends what came of it."""

from datetime import date, timedelta

from playwright.sync_api import Page, ViewportSize

PHONE: ViewportSize = {"width": 390, "height": 844}


def ticked(page: Page, address: str, event_type: str, preset: str) -> None:
    """A colleague ticks a sheet of last week on a phone, and sends what came of it."""
    sheet(page, address, event_type, preset)
    page.get_by_role("button", name="现场", exact=True).click()
    page.locator(".qs-tap").first.click()
    page.get_by_role("button", name="项：拦住").last.click()
    page.keyboard.type("差一份，当场补上")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="办完了，存运行记录").first.click()
    page.get_by_text("运行记录已交到收件箱").first.wait_for()


def sheet(page: Page, address: str, event_type: str, preset: str) -> None:
    """The sheet of a usual day of a type, last week."""
    page.goto("about:blank")
    page.goto(f"{address}checklist.html#type={event_type}")
    page.get_by_role("button", name=preset, exact=True).click()
    day = date.today() - timedelta(days=7)
    page.get_by_label("日期", exact=True).first.fill(day.isoformat())
    page.keyboard.press("Tab")
    page.locator(".qs-live .qs-item").first.wait_for()
