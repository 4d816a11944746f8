"""Excel files as other programs write them: every visible word stands somewhere, once."""

from pathlib import Path
from typing import Any

import pytest

from builder.letters.forms import read_form
from builder.letters.part_xml import DocumentError
from tests.letters.makers import (
    NAMES,
    cell,
    excel,
    relation,
    relations,
    row_of,
    sheet,
    sheet_of,
    strict,
)

WHAT, PREVENT = "出了什么事（必填）", "下次哪一步、谁、看什么能拦住（必填）"
A, B = "话筒没电", "会务员试话筒"
SI = f"<si><t>{A}</t></si>"


def read(tmp_path: Path, data: bytes) -> Any:
    file = tmp_path / "表.xlsx"
    file.write_bytes(data)
    return read_form(file, ())


def formed(*more: list[str]) -> str:
    return sheet([WHAT, A], [PREVENT, B], *more)


def unplaced(text: str) -> str:
    """A cell that does not say where it is."""
    return f'<c t="inlineStr"><is><t>{text}</t></is></c>'


XFS = (
    '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/>'
    '<numFmt numFmtId="165" formatCode="0.00&quot;d&quot;"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="20"/>'
    '<xf numFmtId="165"/><xf numFmtId="57"/></cellXfs>'
)


PRINTED = "<headerFooter><oddHeader>&amp;C会务科</oddHeader></headerFooter>"


def valued(raw: str) -> str:
    """A sheet whose first answer is a raw cell."""
    return sheet([WHAT, raw], [PREVENT, B])


BOOKS: dict[str, tuple[bytes, str, str]] = {
    "strict": (excel(formed(), edit=strict), A, ""),
    "backslashes": (excel(formed(), slash="\\"), A, ""),
    "cells without places": (
        excel(
            sheet_of(
                f"<row>{unplaced(WHAT)}{unplaced(A)}</row>"
                f"<row>{unplaced(PREVENT)}{unplaced(B)}</row>"
            )
        ),
        A,
        "",
    ),
    "shared text": (excel(valued('<c r="B1" t="s"><v>0</v></c>'), shared=SI), A, ""),
    "rich text with a reading": (
        excel(
            valued('<c r="B1" t="s"><v>0</v></c>'),
            shared="<si><r><t>话筒</t></r><r><rPr><b/></rPr><t>没电</t></r><rPh><t>hua</t></rPh></si>",
        ),
        A,
        "",
    ),
    "rich text in the cell": (
        excel(valued('<c r="B1" t="inlineStr"><is><r><t>话筒</t></r><r><t>没电</t></r></is></c>')),
        A,
        "",
    ),
    "a carriage return as Excel keeps it": (
        excel(valued(cell("B1", "话筒_x000D_\n没电_x005F_")),),
        "话筒\n没电_",
        "",
    ),
    "a formula": (excel(valued('<c r="B1" t="str"><f>A9</f><v>话筒没电</v></c>')), A, ""),
    "a formula without its value": (
        excel(sheet([WHAT, A], [PREVENT, B], ["原因", '<c r="B3"><f>A9</f></c>'])),
        A,
        "没有算出结果的公式（B3）",
    ),
    "yes": (excel(valued('<c r="B1" t="b"><v>1</v></c>')), "是", ""),
    "a number": (excel(valued('<c r="B1"><v>3.0</v></c>')), "3", ""),
    "a day": (excel(valued(cell("B1", "46329", 's="1"')), styles=XFS), "2026-11-03", ""),
    "a day and an hour": (
        excel(valued(cell("B1", "46329.601", 's="2"')), styles=XFS),
        "2026-11-03 14:25",
        "",
    ),
    "an hour": (excel(valued(cell("B1", "0.6007", 's="3"')), styles=XFS), "14:25", ""),
    "a number that ends in a letter": (
        excel(valued(cell("B1", "46329", 's="4"')), styles=XFS),
        "46329",
        "",
    ),
    "a day since 1904": (
        excel(
            valued(cell("B1", "44867", 's="1"')),
            styles=XFS,
            settings='<workbookPr date1904="1"/>',
        ),
        "2026-11-03",
        "",
    ),
    "a month of a Chinese Excel": (
        excel(valued(cell("B1", "46329", 's="5"')), styles=XFS),
        "2026-11-03",
        "",
    ),
    "a hidden row": (
        excel(
            sheet_of(
                row_of(1, [WHAT, A])
                + row_of(2, ["原因", "不许看"]).replace("<row", '<row hidden="1"')
                + row_of(3, [PREVENT, B])
            )
        ),
        A,
        "隐藏的第 2 行：原因；不许看",
    ),
    "a hidden column": (
        excel(
            sheet(
                [WHAT, A, "旧话"],
                [PREVENT, B],
                before='<cols><col min="3" max="3" hidden="1"/></cols>',
            )
        ),
        A,
        "隐藏的列（第 1 行）：旧话",
    ),
    "a hidden worksheet": (
        excel(formed(), sheet(["旧稿", "没电"]), states={2: "hidden"}),
        A,
        "隐藏的工作表“表2”：旧稿；没电",
    ),
    "our own list of choices": (
        excel(formed(), sheet(["升旗"]), states={2: "hidden"}, titles={2: "活动类型"}),
        A,
        "",
    ),
    "a comment and a text box": (
        excel(
            formed(),
            parts={
                "xl/worksheets/_rels/sheet1.xml.rels": relations(
                    relation(1, "comments", "../comments1.xml"),
                    relation(2, "drawing", "../drawings/drawing1.xml"),
                ),
                "xl/comments1.xml": (
                    '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
                    "<commentList><comment><text><t>问过了</t></text></comment></commentList></comments>"
                ),
                "xl/drawings/drawing1.xml": (
                    f'<x:d xmlns:x="y" {NAMES}><x:txBody><a:p><a:t>另见</a:t></a:p>'
                    "</x:txBody></x:d>"
                ),
                "xl/media/image1.jpeg": b"x",
            },
        ),
        A,
        "批注：问过了\n文本框：另见\n图片 1 个没有收进：image1.jpeg",
    ),
    "a header on paper": (
        excel(formed().replace("</worksheet>", f"{PRINTED}</worksheet>")),
        A,
        "页眉页脚：会务科",
    ),
    "a cell far away": (
        excel(sheet_of(row_of(1, [WHAT, A]) + row_of(2, [PREVENT, B])
                       + f'<row r="1048576">{cell("XFD1048576", "尾")}</row>')),
        A,
        "尾",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BOOKS)
def test_a_workbook_is_read_as_it_is_seen(tmp_path: Path, name: str) -> None:
    data, what, left = BOOKS[name]
    letter = read(tmp_path, data)
    assert (letter.what, letter.prevent, letter.left_out) == (what, B, left)


def test_worksheets_come_in_the_order_of_the_workbook(tmp_path: Path) -> None:
    head = ["岗位", "什么问题", "下次谁、看什么"]
    months = [f"{n}月" for n in range(1, 13)]
    sheets = (sheet(head, ["会务员", month, B]) for month in months)
    files = [f"sheet{n}" for n in (7, 3, 12, 1, 10, 11, 2, 4, 5, 6, 8, 9)]
    record = read(tmp_path, excel(*sheets, files=files))
    assert [row.what for row in record.rows] == months


def test_a_link_to_another_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="引用了别的文件"):
        read(tmp_path, excel(formed(), parts={"xl/externalLinks/x.xml": "<x/>"}))
