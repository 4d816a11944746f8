"""What is pasted into 记一条经验: rows of a table are taken apart, pictures are said to stay."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.test_hand_in import save

PASTED = """
([id, text]) => {
    const data = new DataTransfer();
    if (text) data.setData("text/plain", text);
    else data.items.add(new File(["x"], "a.png"));
    const event = { clipboardData: data, bubbles: true, cancelable: true };
    document.querySelector(id).dispatchEvent(new ClipboardEvent("paste", event));
}
"""
TABLE = """序号\t什么问题\t哪个检查节点\t谁提的\t下次谁看\t备注
1\t"旗绳松了
两处"\t散场后\t旗手\t检查员看绳结\t急
2\t话筒没电\t\t会务员\t会务员试话筒
"""


def test_rows_out_of_a_table_fill_the_record_and_a_picture_is_said_to_stay(
    page: Page, built: Path, tmp_path: Path
) -> None:
    page.goto((built / "site/hand-in.html").as_uri())
    page.get_by_role("button", name="总结会记录单").click()
    page.get_by_label("第 1 行：什么问题").fill("灯不亮")
    page.get_by_label("第 1 行：下次谁").fill("电工开灯看")
    page.evaluate(PASTED, ["tr:first-child [data-name=what]", TABLE])
    told = page.locator("#meeting-status")
    expect(told).to_have_text("贴进来 2 行。放不进的：散场后；急")
    record = save(page, "保存记录单", tmp_path)
    assert [(row["role"], row["what"], row["prevent"]) for row in record["rows"]] == [
        ("", "灯不亮", "电工开灯看"),
        ("旗手", "旗绳松了\n两处", "检查员看绳结"),
        ("会务员", "话筒没电", "会务员试话筒"),
    ]
    page.evaluate(PASTED, ["tr:first-child [data-name=what]", ""])
    expect(told).to_contain_text("照片、文件交不上来")
