"""Forms as people return them: read right, or refused with words that say why."""

from pathlib import Path
from typing import Any

import pytest

from builder.letters.forms import read_form
from builder.letters.needed import FormError
from builder.letters.part_xml import DocumentError
from builder.model import HandIn
from builder.model.blank_form import BACK, CHOICES, MARK, REMARK
from builder.pipeline import read_folder
from tests.letters.makers import excel, p, sdt, sheet, table, tc, tr, word

WHAT, PREVENT = "出了什么事（必填）", "下次哪一步、谁、看什么能拦住（必填）"
A, B = "话筒没电，讲话停了五分钟", "会前30分钟，会务员逐支试话筒看电量"
AB = {"what": A, "prevent": B}
MONTH = "2026-11"
HEAD = ("谁提的（岗位）", "什么问题", "哪个检查节点", "下次谁、看什么")
FOOT = f"{BACK}　{MARK}"
ROW = {"what": A, "prevent": B, "role": "会务员"}


def lines(*texts: str) -> bytes:
    return "\n".join(texts).encode()


def two(first: str, second: str = "下次谁看什么") -> bytes:
    return word(table((first, A), (second, B)))


TAKEN: dict[str, tuple[str, bytes, dict[str, Any]]] = {
    # Labels as people write them
    "the form of this year": (".docx", two(WHAT, PREVENT), AB),
    "numbered": (".docx", two("一、事情经过", "二、下次怎样拦住"), AB),
    "numbered in brackets": (".docx", two("（1）出了什么事", "（2）改进建议"), AB),
    "numbered in circles": (".docx", two("①问题", "②如何避免"), AB),
    "with colons": (".docx", two("出了什么事：", "下次谁看什么："), AB),
    "spaced": (".docx", two("经　过", "建　议"), AB),
    "in brackets": (".docx", two("【问题描述】", "【整改措施】"), AB),
    "as questions": (".docx", two("发生了什么？", "下次怎么办？"), AB),
    "starred": (".docx", two("*出了什么事", "*下次谁、看什么"), AB),
    "bulleted": (".docx", two("■ 事件经过", "■ 防范措施"), AB),
    "politely": (".docx", two("请简要描述事情经过", "您觉得下次怎么改"), AB),
    "time and place": (
        ".docx",
        word(table(("发生的时间地点", "2026年3月5日，三楼"), (WHAT, A), (PREVENT, B))),
        {**AB, "month": "2026-03", "left_out": "发生的时间地点：2026年3月5日，三楼"},
    ),
    "a month of its own": (
        ".docx",
        word(table((WHAT, A), (PREVENT, B), ("时间：", "2026年3月"))),
        {**AB, "month": "2026-03"},
    ),
    "a month in wide digits": (
        ".docx",
        word(table((WHAT, A), (PREVENT, B), ("月份", "２０２６年３月"))),
        {**AB, "month": "2026-03"},
    ),
    "a box that nobody knows": (
        ".docx",
        word(table((WHAT, A), ("责任科室", "会务组"), (PREVENT, B))),
        {**AB, "left_out": "责任科室：会务组"},
    ),
    # Label and answer in one cell, cells moved, merged, rows added
    "label and answer in one cell": (
        ".docx",
        word(table((f"出了什么事：{A}",), (f"下次谁看什么：{B}",))),
        AB,
    ),
    "answer on the next line of the label's cell": (
        ".docx",
        word(table((tc(p("出了什么事") + p(A)),), (tc(p("下次谁看什么") + p(B)),))),
        AB,
    ),
    "everything in one cell": (
        ".docx",
        word(table((tc(p(f"出了什么事：{A}") + p("") + p(f"下次谁看什么：{B}")),))),
        AB,
    ),
    "answers below their labels": (".docx", word(table((WHAT,), (A,), (PREVENT,), (B,))), AB),
    "two labels above two answers": (
        ".docx",
        word(table(("时间", "活动类型"), ("2026-03", "升旗"), (WHAT, A), (PREVENT, B))),
        {**AB, "month": "2026-03", "event_type": "flag"},
    ),
    "two pairs in a row": (
        ".docx",
        word(table(("时间", "2026-03", "活动类型", "升旗"), (WHAT, A), (PREVENT, B))),
        {**AB, "month": "2026-03", "event_type": "flag"},
    ),
    "both answers in one row": (".docx", word(table((WHAT, A, PREVENT, B))), AB),
    "the boxes the other way round": (".docx", word(table((PREVENT, B), (WHAT, A))), AB),
    "a label over the whole width": (
        ".docx",
        word(table(tr(tc(WHAT, '<w:gridSpan w:val="2"/>')), ("", A), (PREVENT, B))),
        AB,
    ),
    "a label merged over two rows": (
        ".docx",
        word(
            table(
                tr(tc(WHAT, '<w:vMerge w:val="restart"/>'), "话筒没电"),
                tr(tc("", "<w:vMerge/>"), "讲话停了五分钟"),
                (PREVENT, B),
            )
        ),
        {"what": "话筒没电\n讲话停了五分钟", "prevent": B},
    ),
    "a row added below": (
        ".docx",
        word(table((WHAT, "话筒没电"), ("", "备用的也没电"), (PREVENT, B))),
        {"what": "话筒没电\n备用的也没电", "prevent": B},
    ),
    "an answer spread over two cells": (
        ".xlsx",
        excel(sheet([WHAT, "话筒没电", "停了五分钟"], [PREVENT, B])),
        {"what": "话筒没电\n停了五分钟", "prevent": B},
    ),
    "several paragraphs": (
        ".docx",
        word(table((WHAT, tc(p("话筒没电") + p("") + p("停了五分钟"))), (PREVENT, B))),
        {"what": "话筒没电\n停了五分钟", "prevent": B},
    ),
    "an answer that looks like a label": (
        ".docx",
        word(table((WHAT, "时间：14:25 话筒没电"), (PREVENT, B))),
        {"what": "时间：14:25 话筒没电", "prevent": B},
    ),
    "an answer that begins like a label": (
        ".docx",
        word(table((WHAT, "问题不大，话筒没电"), (PREVENT, "建议会前试话筒"))),
        {"what": "问题不大，话筒没电", "prevent": "建议会前试话筒"},
    ),
    "a table inside a cell": (
        ".docx",
        word(table((WHAT, tc(p("话筒没电：") + table(("一号", "没电")) + p(""))), (PREVENT, B))),
        {"what": "话筒没电：\n一号\n没电", "prevent": B},
    ),
    "a form inside a table that only frames it": (
        ".docx",
        word(table((tc(p("会务科") + table((WHAT, A), (PREVENT, B)) + p("")),))),
        {**AB, "left_out": "会务科"},
    ),
    "moved on its worksheet": (
        ".xlsx",
        excel(sheet([], [], ["", "", WHAT, A], [], ["", "", PREVENT, B])),
        AB,
    ),
    "below on a worksheet": (".xlsx", excel(sheet([WHAT], [A], [], [PREVENT], [B])), AB),
    # Empty boxes, footers, prompts
    "an empty last box above the footer": (
        ".xlsx",
        excel(sheet([WHAT, A], [PREVENT, B], ["由谁提出"], [BACK], [MARK])),
        {**AB, "role": ""},
    ),
    "an empty last box above the office's own footer": (
        ".xlsx",
        excel(sheet([WHAT, A], [PREVENT, B], ["由谁提出"], ["周五前交王主任处"])),
        {**AB, "role": "", "left_out": "周五前交王主任处"},
    ),
    "an empty last line above a footer": (
        ".txt",
        lines(f"出了什么事：{A}", f"下次谁看什么：{B}", "由谁提出：", "周五前交处里"),
        {**AB, "role": "", "left_out": "周五前交处里"},
    ),
    "the form's own sentences": (
        ".docx",
        word(
            p("记一条经验")
            + p(REMARK)
            + table((WHAT, A), (PREVENT, B), ("活动类型", ""), ("原因", ""))
            + p(f"{CHOICES}升旗、办公会议")
            + p(FOOT)
        ),
        {**AB, "event_type": "", "causes": "", "left_out": ""},
    ),
    "a prompt that nobody replaced": (
        ".docx",
        word(
            table(
                (WHAT, A),
                (PREVENT, B),
                ("原因", tc(sdt(p("单击此处输入文字。"), "<w:showingPlcHdr/>"))),
                ("当时怎么处置的", "（请写当时的办法）"),
                ("标题", "例：话筒没电"),
            )
        ),
        {
            **AB,
            "causes": "",
            "handled": "",
            "title": "",
            "left_out": "没有改过的提示文字：（请写当时的办法）\n没有改过的提示文字：例：话筒没电",
        },
    ),
    "lines to write on": (
        ".docx",
        word(table((WHAT, A), (PREVENT, B), ("原因", "＿＿＿＿＿"), ("标题", "……"))),
        {**AB, "causes": "", "title": "", "left_out": ""},
    ),
    "a title that is too long": (
        ".docx",
        word(table((WHAT, A), (PREVENT, B), ("标题", "长" * 25))),
        {**AB, "title": "", "left_out": "标题：" + "长" * 25},
    ),
    "a type that nobody knows": (
        ".docx",
        word(table((WHAT, A), (PREVENT, B), ("活动类型", "不清楚"))),
        {**AB, "event_type": "", "left_out": "活动类型：不清楚"},
    ),
    "a type with more words": (
        ".docx",
        word(table((WHAT, A), (PREVENT, B), ("活动类型", "升旗（周一）"))),
        {**AB, "event_type": "flag", "left_out": "活动类型：升旗（周一）"},
    ),
    "the name of the event": (
        ".docx",
        word(table((WHAT, A), (PREVENT, B), ("活动名称", "元旦升旗"))),
        {**AB, "left_out": "活动名称：元旦升旗"},
    ),
    "a box filled in twice": (
        ".docx",
        word(table((WHAT, A), (PREVENT, B), ("原因", "线旧"), ("原因分析", "没人查"))),
        {**AB, "causes": "线旧", "left_out": "原因分析：没人查"},
    ),
    # Without a table
    "pasted lines": (".txt", lines(f"出了什么事：{A}", f"下次谁看什么：{B}"), AB),
    "pasted with half-width colons": (".txt", lines(f"问题: {A}", f"建议: {B}"), AB),
    "a full-width space after the colon": (
        ".txt",
        lines(f"出了什么事：　{A}", f"下次谁看什么：　{B}"),
        AB,
    ),
    "a space for a colon": (".txt", lines(f"出了什么事　{A}", f"下次怎么办　{B}"), AB),
    "headings of Markdown": (
        ".md",
        lines("# 记一条经验", "", "## 出了什么事", "", A, "", "## 下次谁看什么", "", B),
        AB,
    ),
    "bold labels": (".md", lines(f"**出了什么事**：{A}", "", f"**下次谁看什么**：{B}"), AB),
    "answers of several lines": (
        ".txt",
        lines("出了什么事：话筒没电", "14:25 停了", "", "又停一次", f"建议：{B}", "", "会务科"),
        {"what": "话筒没电\n14:25 停了\n又停一次", "prevent": B, "left_out": "会务科"},
    ),
    "a place between the boxes": (
        ".txt",
        lines("时间：2026年3月", "地点：三楼", f"经过：{A}", f"建议：{B}"),
        {**AB, "month": "2026-03", "left_out": "地点：三楼"},
    ),
    "no labels at all": (
        ".txt",
        lines("昨天开会话筒没电，停了五分钟。下次会前请会务员试话筒。"),
        {"what": "昨天开会话筒没电，停了五分钟。", "prevent": "下次会前请会务员试话筒。"},
    ),
    "as Notepad saves it": (".txt", f"经过：{A}\r\n建议：{B}".encode("gbk"), AB),
    "as Notepad's Unicode": (".txt", f"经过：{A}\r\n建议：{B}".encode("utf-16"), AB),
    "paragraphs of Word without a table": (
        ".docx",
        word(p("一、出了什么事：") + p(A) + p("二、下次谁看什么：") + p(B)),
        AB,
    ),
    "a table of Markdown": (
        ".md",
        lines("| 栏目 | 填写 |", "|---|---|", f"| 问题 | {A} |", f"| 建议 | {B} |"),
        {**AB, "left_out": "栏目：填写"},
    ),
    "pasted from Excel": (".txt", lines(f"问题\t{A}", f"建议\t{B}"), AB),
}


def types(small: Path) -> Any:
    return tuple(read_folder(small).library.event_types.values())


def read(small: Path, tmp_path: Path, suffix: str, data: bytes) -> Any:
    file = tmp_path / f"表{suffix}"
    file.write_bytes(data)
    return read_form(file, types(small))


@pytest.mark.parametrize("name", TAKEN)
def test_a_form_is_read_as_it_was_meant(small: Path, tmp_path: Path, name: str) -> None:
    suffix, data, boxes = TAKEN[name]
    letter = read(small, tmp_path, suffix, data)
    assert isinstance(letter, HandIn)
    assert {box: getattr(letter, box) for box in boxes} == boxes
    if "left_out" not in boxes:
        assert letter.left_out == ""


RECORDS: dict[str, tuple[str, bytes, list[dict[str, str]], str]] = {
    "rows": (".docx", word(table(HEAD, ("会务员", A, "", B), ("旗手", "x1", "", "y1"))), [], ""),
    "a column of numbers": (
        ".xlsx",
        excel(sheet(["序号", *HEAD], ["1", "会务员", A, "", B], ["2", "旗手", "x1", "", "y1"])),
        [],
        "",
    ),
    "a column that nobody knows": (
        ".xlsx",
        excel(
            sheet([*HEAD, "责任科室"], ["会务员", A, "", B, "一科"], ["旗手", "x1", "", "y1", ""])
        ),
        [],
        "责任科室：一科",
    ),
    "a footer in the first column": (
        ".xlsx",
        excel(sheet([*HEAD], ["会务员", A, "", B], ["旗手", "x1", "", "y1"], [], [BACK], [MARK])),
        [],
        "",
    ),
    "who raised it merged over two rows": (
        ".docx",
        word(
            table(
                HEAD,
                tr(tc("会务员", '<w:vMerge w:val="restart"/>'), A, "", B),
                tr(tc("", "<w:vMerge/>"), "x1", "", "y1"),
            )
        ),
        [ROW, {"what": "x1", "prevent": "y1", "role": "会务员"}],
        "",
    ),
    "merged on a worksheet": (
        ".xlsx",
        excel(
            sheet(
                HEAD,
                ["会务员", A, "", B],
                ["", "x1", "", "y1"],
                after='<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>',
            )
        ),
        [ROW, {"what": "x1", "prevent": "y1", "role": "会务员"}],
        "",
    ),
    "boxes below the rows": (
        ".docx",
        word(table(HEAD, ("会务员", A, "", B), ("旗手", "x1", "", "y1"), ("活动类型", "升旗"))),
        [],
        "",
    ),
    "two forms in one file": (
        ".docx",
        word(table((WHAT, A), (PREVENT, B), ("岗位", "会务员")) + p("")
             + table((WHAT, "x1"), (PREVENT, "y1"), ("岗位", "旗手"))),
        [],
        "",
    ),
    "a pause that nobody knows": (
        ".docx",
        word(table(HEAD, ("会务员", A, "散场后", B), ("旗手", "x1", "", "y1"))),
        [],
        "哪个检查节点：散场后",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_is_read_row_by_row(small: Path, tmp_path: Path, name: str) -> None:
    suffix, data, rows, left = RECORDS[name]
    record = read(small, tmp_path, suffix, data)
    expected = rows or [ROW, {"what": "x1", "prevent": "y1", "role": "旗手"}]
    assert [{k: getattr(row, k) for k in ROW} for row in record.rows] == expected
    assert record.left_out == left


def test_a_record_of_one_row_with_reasons_is_a_hand_in_that_keeps_them(
    small: Path, tmp_path: Path
) -> None:
    rows = ["时间", "问题", "原因", "建议"], ["2026-03", A, "电池旧", B]
    letter = read(small, tmp_path, ".xlsx", excel(sheet(*rows)))
    assert (letter.what, letter.causes, letter.month) == (A, "电池旧", "2026-03")


REFUSED: dict[str, tuple[str, bytes, str]] = {
    "nothing below the last label but a footer": (
        ".docx",
        word(table((WHAT, A), (PREVENT,), ("填好后交办公室",))),
        "没有填“下次谁、看什么能拦住”",
    ),
    "a default for an answer": (
        ".docx",
        word(table((WHAT, "请在此处填写"), (PREVENT, B))),
        "没有填“出了什么事”",
    ),
    "none for an answer": (
        ".docx",
        word(table((WHAT, "无"), (PREVENT, B))),
        "没有填“出了什么事”",
    ),
    "an answer that is too long": (
        ".docx",
        word(table((WHAT, "长" * 4001), (PREVENT, B))),
        "有 4001 字，一格最多 4000 字",
    ),
    "a row that is too long": (
        ".docx",
        word(table(HEAD, ("", A, "", B), ("", "长" * 9000, "", B))),
        "第 2 行“什么问题”有 9000 字",
    ),
    "a half-filled row": (
        ".docx",
        word(table(HEAD, ("", A, "", B), ("", "x1", "", ""))),
        "第 2 行没有填“下次谁、看什么能拦住”",
    ),
    "more rows than a record holds": (
        ".docx",
        word(table(HEAD, *[("", f"{n}", "", B) for n in range(41)])),
        "有 41 行，一份最多 40 行",
    ),
    "a report": (
        ".txt",
        lines(f"经过：{A}", f"建议：{B}", "", *(f"{n}" + "长" * 1000 for n in range(21))),
        "字不在表的任何一栏里",
    ),
    "more lines than a form has": (".txt", b"a\n" * 2001, "最多 2000 行"),
    "a form of next year": (
        ".docx",
        word(table((WHAT, A), (PREVENT, B)) + p("表样第 9 版")),
        "表样是第 9 版",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_does_not_fit_is_refused_in_words(small: Path, tmp_path: Path, name: str) -> None:
    suffix, data, said = REFUSED[name]
    with pytest.raises((FormError, DocumentError)) as refusal:
        read(small, tmp_path, suffix, data)
    assert said in str(refusal.value)
