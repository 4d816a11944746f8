"""Word files as other programs write them: every visible word stands somewhere, once."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from builder.letters.forms import read_form
from builder.letters.part_xml import DocumentError
from tests.letters.makers import (
    NAMES,
    p,
    sdt,
    strict,
    table,
    tc,
    tr,
    word,
    word_part,
)

WHAT, PREVENT = "出了什么事（必填）", "下次哪一步、谁、看什么能拦住（必填）"
A, B = "话筒没电", "会务员试话筒"
PICTURE = b"\x89PNG\r\n\x1a\n"


def read(tmp_path: Path, data: bytes) -> Any:
    file = tmp_path / "表.docx"
    file.write_bytes(data)
    return read_form(file, ())


def r(inner: str, properties: str = "") -> str:
    """A run of raw parts."""
    return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>"


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{text}</w:t>'


def par(*inner: str) -> str:
    return f"<w:p>{''.join(inner)}</w:p>"


def answered(inner: str, **more: Any) -> bytes:
    """A form whose first answer holds these raw paragraphs."""
    return word(table((WHAT, tc(inner)), (PREVENT, B)), **more)


def box(inner: str) -> str:
    """A text box as Word writes it: for newer programs, and again for older ones."""
    held = f"<w:txbxContent>{inner}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
        f"{held}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{held}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def field(instruction: str, result: str) -> str:
    kinds = ("begin", "separate", "end")
    begin, middle, end = (r(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in kinds)
    asked = r(f"<w:instrText>{instruction}</w:instrText>")
    return par(begin, asked, middle, r(t(result)), end)


FORM = table((WHAT, A), (PREVENT, B))
NOTES = word_part("footnotes", f'<w:footnote w:id="2">{p("第二支")}</w:footnote>')
WIDE = f"<w:document {NAMES}><w:body>{FORM}</w:body></w:document>"
SAID = word_part("comments", f"<w:comment>{p('问过了')}</w:comment>")
CHECKED = '<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>'
LISTED = (
    '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/>'
    "</w:ddList></w:ffData>"
)
WORDS: dict[str, tuple[bytes, str, str]] = {
    # name: file, what happened, what is left over
    "the main part of Word Online": (word(FORM, main="word/document2.xml"), A, ""),
    "strict": (word(FORM, edit=strict), A, ""),
    "backslashes": (word(FORM, slash="\\"), A, ""),
    "a control around a cell": (word(table((WHAT, sdt(tc(A))), (PREVENT, B))), A, ""),
    "a control around a row": (word(table(sdt(tr(WHAT, A)), (PREVENT, B))), A, ""),
    "a control around a paragraph": (answered(sdt(p(A))), A, ""),
    "a control around the table": (word(sdt(FORM)), A, ""),
    "a control in a control around a run": (answered(par(sdt(sdt(r(t(A)))))), A, ""),
    "a soft break": (answered(par(r(t("话筒") + "<w:br/>" + t("没电")))), "话筒\n没电", ""),
    "a carriage return": (answered(par(r(t("话筒") + "<w:cr/>" + t("没电")))), "话筒\n没电", ""),
    "a tab": (answered(par(r(t("话筒") + "<w:tab/>" + t("没电")))), "话筒 没电", ""),
    "a hyphen that holds": (
        answered(par(r(t("3") + "<w:noBreakHyphen/>" + t("4 楼") + "<w:softHyphen/>"))),
        "3-4 楼",
        "",
    ),
    "signs of a font": (
        answered(par(r('<w:sym w:font="Wingdings" w:char="F0FE"/>' + t("没电")))),
        "☑没电",
        "",
    ),
    "a sign that nobody knows": (
        answered(par(r(t(A) + '<w:sym w:font="Webdings" w:char="F061"/>'))),
        A,
        "认不出的符号（Webdings 字体，F061）",
    ),
    "a field": (answered(field("PAGE", A)), A, ""),
    "a simple field": (
        answered(par(f'<w:fldSimple w:instr="DATE">{r(t(A))}</w:fldSimple>')),
        A,
        "",
    ),
    "a ticked box": (
        answered(par(r(f"<w:fldChar>{CHECKED}</w:fldChar>"), r(t("没电")))),
        "☑没电",
        "",
    ),
    "a choice from a list": (answered(par(r(f"<w:fldChar>{LISTED}</w:fldChar>"))), "乙", ""),
    "a link": (answered(par(f'<w:hyperlink r:id="x">{r(t(A))}</w:hyperlink>')), A, ""),
    "the reading of a word": (
        answered(par(r(f"<w:ruby><w:rt>{r(t('huà'))}</w:rt><w:rubyBase>{r(t(A))}</w:rubyBase></w:ruby>"))),
        A,
        "",
    ),
    "a formula": (answered(par(f"<m:oMath><m:r><m:t>{A}</m:t></m:r></m:oMath>")), A, ""),
    "changes that were tracked": (
        answered(
            par(
                f"<w:ins>{r(t('话筒'))}</w:ins><w:del>{r('<w:delText>音响</w:delText>')}</w:del>",
                f"<w:moveFrom>{r(t('没声'))}</w:moveFrom><w:moveTo>{r(t('没电'))}</w:moveTo>",
            )
        ),
        A,
        "",
    ),
    "a paragraph mark that was deleted": (
        answered(f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{r(t('话筒'))}</w:p>{p('没电')}"),
        A,
        "",
    ),
    "a row that was deleted": (
        word(table(tr(WHAT, "音响", properties="<w:del/>"), (WHAT, A), (PREVENT, B))),
        A,
        "",
    ),
    "a text box in a cell": (answered(par(box(p(A)))), A, ""),
    "a text box beside the table": (
        word(FORM + par(box(p("另见附页")))),
        A,
        "另见附页",
    ),
    "a table in a text box": (answered(par(box(table(("话筒", "没电"))))), "话筒 没电", ""),
    "the form in text boxes": (
        word(par(box(p(f"出了什么事：{A}"))) + par(box(p(f"下次谁看什么：{B}")))),
        A,
        "",
    ),
    "art words": (
        word(FORM + par(r('<w:pict><v:shape><v:textpath string="急"/></v:shape></w:pict>'))),
        A,
        "急",
    ),
    "hidden text": (
        answered(par(r(t(A)), r(t("别说出去"), "<w:vanish/>"))),
        A,
        "隐藏的文字：别说出去",
    ),
    "a switch that is off": (answered(par(r(t(A), '<w:vanish w:val="0"/>'))), A, ""),
    "a prompt of the office's own": (
        word(table((WHAT, A), (PREVENT, B), ("原因", tc(sdt(p("写两句"), "<w:showingPlcHdr/>"))))),
        A,
        "没有改过的提示文字：写两句",
    ),
    "a footnote": (
        answered(
            par(r(t(A)), r('<w:footnoteReference w:id="2"/>')),
            links=[("footnotes", "footnotes.xml")],
            parts={"word/footnotes.xml": NOTES},
        ),
        f"{A}（注：第二支）",
        "",
    ),
    "header and footer": (
        word(
            FORM,
            links=[("header", "header1.xml"), ("footer", "/word/footer1.xml")],
            parts={
                "word/header1.xml": word_part("hdr", p("出了什么事：会务科存")),
                "word/footer1.xml": word_part("ftr", p("第 1 页 共 2 页")),
            },
        ),
        A,
        "页眉：出了什么事：会务科存",
    ),
    "a comment": (
        word(
            FORM,
            links=[("comments", "comments.xml")],
            parts={"word/comments.xml": SAID},
        ),
        A,
        "批注：问过了",
    ),
    "a picture": (
        answered(
            p(A) + par(r('<w:drawing><a:blip r:embed="rId1"/></w:drawing>')),
            links=[("image", "media/image1.png")],
            parts={"word/media/image1.png": PICTURE},
        ),
        A,
        "图片 1 个没有收进：image1.png",
    ),
    "a file inside": (
        word(FORM, parts={"word/embeddings/名单.xlsx": b"x"}),
        A,
        "嵌入的文件 1 个没有收进：名单.xlsx",
    ),
    "a chart": (
        word(FORM, parts={"word/charts/chart1.xml": "<x/>", "word/charts/style1.xml": "<x/>"}),
        A,
        "图表 1 个没有收进：chart1.xml",
    ),
    "a drawing of words": (
        word(FORM, parts={"word/diagrams/data1.xml": f"<x {NAMES}><a:t>先试</a:t></x>"}),
        A,
        "图形里的文字：先试",
    ),
    "a part in UTF-16": (
        word(FORM, parts={"word/document.xml": WIDE.encode("utf-16")}),
        A,
        "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WORDS)
def test_a_word_file_is_read_as_it_is_seen(tmp_path: Path, name: str) -> None:
    data, what, left = WORDS[name]
    letter = read(tmp_path, data)
    assert (letter.what, letter.prevent, letter.left_out) == (what, B, left)


def test_an_archive_with_large_records_and_data_descriptors_is_read(tmp_path: Path) -> None:
    data, made = io.BytesIO(word(FORM)), tmp_path / "表.docx"
    with zipfile.ZipFile(data) as old, made.open("wb") as stream:

        class OneWay(io.RawIOBase):
            """As a program that streams to a share writes: it cannot go back."""

            def writable(self) -> bool:
                return True

            def write(self, piece: Any) -> int:
                return stream.write(piece)

        with zipfile.ZipFile(OneWay(), "w", 8) as new:
            for name in old.namelist():
                with new.open(zipfile.ZipInfo(name), "w", force_zip64=True) as part:
                    part.write(old.read(name))
    assert read_form(made, ()).model_dump()["what"] == A


def test_a_part_that_cannot_be_unpacked_is_told(tmp_path: Path) -> None:
    data = bytearray(word(p("话筒没电")))
    name = b"word/document.xml"
    data[data.index(name) + len(name)] = 0xFF  # no such kind of block
    with pytest.raises(DocumentError, match="文件坏了"):
        read(tmp_path, bytes(data))
