"""What people do to a Word form before they return it, as edits of the open document."""

from copy import deepcopy
from typing import Any

from tests.letters.makers import p
from tests.letters.returned import ROWS, STARTS, TWO, cells, fill_row, row, xml_of


def move_rows(document: Any) -> None:
    table = document.tables[0]._tbl
    table.append(row(document, "what")._tr)
    table.insert(2, row(document, "role")._tr)


def delete_row(document: Any) -> None:
    document.tables[0]._tbl.remove(row(document, "causes")._tr)


def exchange_cells(document: Any) -> None:
    for one in document.tables[0].rows:
        label, answer = one._tr.tc_lst
        label.addprevious(answer)


def merge_answers(document: Any) -> None:
    cells(document, "causes")[1].text = ""
    cells(document, "handled")[1].merge(cells(document, "causes")[1])


def merge_with_labels(document: Any) -> None:
    for name in TWO:
        label, answer = cells(document, name)
        label.merge(answer)


def split_in_runs(document: Any) -> None:
    label = cells(document, "what")[0]
    label.text = ""
    for number, piece in enumerate(("出了", "什么", "事", "（必填）")):
        label.paragraphs[0].add_run(piece).bold = number % 2 == 0


def labels_above(document: Any) -> None:
    for name in ("what", "prevent", "handled", "causes"):
        head = row(document, name)._tr
        below = deepcopy(head)
        head.addnext(below)
        head.remove(head.tc_lst[1])
        below.remove(below.tc_lst[0])


def several_paragraphs(document: Any) -> None:
    answer = cells(document, "what")[1]
    answer.text = "话筒没电"
    answer.add_paragraph("")
    answer.add_paragraph("讲话停了五分钟", style="List Number")


def behind_labels(document: Any) -> None:
    for name in ("what", "prevent", "title"):
        label, answer = cells(document, name)
        label.text, answer.text = f"{label.text}：{answer.text}", ""


def below_labels(document: Any) -> None:
    for name in TWO:
        label, answer = cells(document, name)
        label.add_paragraph(answer.text)
        answer.text = ""


def added_row(document: Any) -> None:
    added = document.tables[0].add_row().cells
    added[0].text, added[1].text = "责任科室", "会务科"


def row_below(document: Any) -> None:
    first = row(document, "what")._tr
    first.addnext(deepcopy(first))
    label, answer = document.tables[0].rows[1].cells
    label.text, answer.text = "", "备用的也没电"


def turned_into_text(document: Any) -> None:
    table = document.tables[0]._tbl
    for one in document.tables[0].rows:
        label, answer = (p(cell.text).removeprefix("<w:p>") for cell in one.cells)
        tab = "<w:r><w:tab/></w:r>"
        line = f"<w:p>{label.removesuffix('</w:p>')}{tab}{answer.removesuffix('</w:p>')}</w:p>"
        table.addprevious(xml_of(line))
    table.getparent().remove(table)


def turned_into_paragraphs(document: Any) -> None:
    table = document.tables[0]._tbl
    for one in document.tables[0].rows:
        for cell in one.cells:
            table.addprevious(xml_of(p(cell.text)))
    table.getparent().remove(table)


def second_form(document: Any) -> None:
    first = document.tables[0]._tbl
    first.addnext(deepcopy(first))
    first.addnext(xml_of(p("")))
    for one in document.tables[1].rows:
        for name, text in ROWS[1].items():
            if one.cells[0].text.startswith(STARTS[name]):
                one.cells[1].text = text


def signed(document: Any) -> None:
    document.add_paragraph("会务科　2026年3月6日")


def longer_record(document: Any) -> None:
    fill_row(document.tables[1].rows[5], ROWS[0])
    fill_row(document.tables[1].add_row(), ROWS[1])
