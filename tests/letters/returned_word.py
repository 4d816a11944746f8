"""Word forms as they come back. What must become of each stood here before it was first read."""

import re
from typing import Any

from tests.letters.makers import p, strict
from tests.letters.returned import (
    FILLED,
    ROWS,
    STARTS,
    TWO,
    WHOLE,
    A,
    Returned,
    labels,
    raw,
    without,
    word,
    word_record,
)
from tests.letters.returned_edits import (
    added_row,
    behind_labels,
    below_labels,
    delete_row,
    exchange_cells,
    labels_above,
    longer_record,
    merge_answers,
    merge_with_labels,
    move_rows,
    row_below,
    second_form,
    several_paragraphs,
    signed,
    split_in_runs,
    turned_into_paragraphs,
    turned_into_text,
)

BOX = (
    "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
    "<w:txbxContent>{0}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    "<v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r></w:p>"
)
PICTURE = '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/></w:drawing></w:r></w:p>'
TICKED = p("☑升旗　□办公会议　□座谈")


def instead(answer: str, new: str) -> Any:
    """Puts raw XML in the place of the paragraph that holds an answer."""
    found = re.compile(rf"<w:p>(?:(?!</w:p>).)*<w:t>{answer}</w:t></w:r></w:p>")
    return lambda xml: found.sub(lambda _: new, xml, count=1)


def control(inner: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def controls_around_rows(xml: str) -> str:
    return re.sub(r"<w:tr[ >](?:(?!</w:tr>).)*</w:tr>", lambda found: control(found[0]), xml)


def control_around_table(xml: str) -> str:
    return re.sub(r"<w:tbl>.*</w:tbl>", lambda found: control(found[0], "<w:docPartObj/>"), xml)


def in_a_text_box(xml: str) -> str:
    lines = "".join(p(f"{STARTS[name]}：{text}") for name, text in FILLED.items())
    return re.sub("<w:p>.*(?=<w:sectPr)", lambda _: BOX.format(lines), xml)


def deleted_row(xml: str) -> str:
    start = xml.rindex("<w:tr>", 0, xml.index("换了备用的"))
    return xml[:start] + xml[start:].replace("<w:trPr>", "<w:trPr><w:del w:id='9'/>", 1)


def as_wps_writes(xml: str) -> str:
    font = '<w:rPr><w:rFonts w:hint="eastAsia" w:ascii="宋体"/><w:lang w:eastAsia="zh-CN"/></w:rPr>'
    mark = '<w:p><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/></w:p>'
    own = '<w:document xmlns:c="http://www.wps.cn/officeDocument/2013/wpsCustomData" '
    marked = xml.replace("<w:r><w:t", f"<w:r>{font}<w:t").replace(
        "<w:sectPr", f"{mark}<w:sectPr", 1
    )
    return marked.replace("<w:document ", own, 1)


def as_word_online_packs(parts: dict[str, str]) -> dict[str, str]:
    return {
        name.replace("document.xml", "document2.xml"): text.replace(
            "/document.xml", "/document2.xml"
        ).replace('"document.xml', '"document2.xml')
        for name, text in parts.items()
    }


def strictly(parts: dict[str, str]) -> dict[str, str]:
    return {name: strict(text) for name, text in parts.items()}


def without_table(xml: str) -> str:
    return re.sub("<w:tbl>.*</w:tbl>", PICTURE, xml)


def with_picture(parts: dict[str, str]) -> dict[str, str]:
    return {**parts, "word/media/image1.png": "x"}


TRACKED = (
    "<w:p><w:del w:id='1'><w:r><w:delText>坏了</w:delText></w:r></w:del>"
    f"<w:ins w:id='2'><w:r><w:t>{A}</w:t></w:r></w:ins></w:p>"
)
BROKEN = (
    "<w:p><w:r><w:t>话筒没电</w:t><w:br/><w:t>讲话停了</w:t><w:tab/><w:t>五分钟</w:t></w:r></w:p>"
)
DAY = f"<w:p>{control('<w:r><w:t>2026年3月5日</w:t></w:r>', '<w:date/>')}</w:p>"
PROMPTS = "<w:showingPlcHdr/>"
OTHER = {
    "what": "一、事情经过",
    "prevent": "二、下次怎样避免",
    "month": "三、时间：",
    "handled": "四、处置情况",
    "causes": "五、原　因：",
    "title": "六、标　题：",
    "role": "七、提出人岗位",
}
WHERE = {**FILLED, "month": "2026年3月5日，三楼会议室"}
UPRIGHT = labels(what="事\n情\n经\n过", prevent="改\n进\n建\n议")
TWO_LINES = {**WHOLE, "what": "话筒没电\n讲话停了五分钟"}

WORD = {
    "everything filled in": Returned("a.docx", word(), WHOLE),
    "only two boxes": Returned("a.docx", word(boxes=TWO), {**TWO, "month": "2026-04"}),
    "rows moved": Returned("a.docx", word(move_rows), WHOLE),
    "a row deleted": Returned("a.docx", word(delete_row), without("causes")),
    "answers left of labels": Returned("a.docx", word(exchange_cells), "写在栏名的右边"),
    "answers merged": Returned("a.docx", word(merge_answers), without("causes")),
    "answers merged with labels": Returned("a.docx", word(merge_with_labels), WHOLE),
    "other labels": Returned("a.docx", word(labels(**OTHER)), WHOLE),
    "a day and a place": Returned(
        "a.docx",
        word(labels(month="发生的时间地点"), WHERE),
        WHOLE,
        "发生的时间地点：2026年3月5日，三楼会议室",
    ),
    "a label in pieces": Returned("a.docx", word(split_in_runs), WHOLE),
    "labels written downwards": Returned("a.docx", word(UPRIGHT), WHOLE),
    "labels in rows of their own": Returned("a.docx", word(labels_above), WHOLE),
    "several paragraphs": Returned("a.docx", word(several_paragraphs), TWO_LINES),
    "controls in answers": Returned(
        "a.docx",
        word(xml=instead("2026-03", DAY)),
        WHOLE,
        "发生在哪个月（如 2026-11）：2026年3月5日",
    ),
    "controls around rows": Returned("a.docx", word(xml=controls_around_rows), WHOLE),
    "a control around the table": Returned("a.docx", word(xml=control_around_table), WHOLE),
    "an answer in a text box": Returned("a.docx", word(xml=instead(A, BOX.format(p(A)))), WHOLE),
    "all in a text box": Returned("a.docx", word(xml=in_a_text_box), WHOLE),
    "tracked changes": Returned("a.docx", word(xml=instead(A, TRACKED)), WHOLE),
    "a row deleted in them": Returned("a.docx", word(xml=deleted_row), without("handled")),
    "soft breaks and tabs": Returned(
        "a.docx", word(xml=instead(A, BROKEN)), {**WHOLE, "what": "话筒没电\n讲话停了 五分钟"}
    ),
    "saved by WPS": Returned("a.docx", word(xml=as_wps_writes), WHOLE),
    "saved by Word Online": Returned("a.docx", word(parts=as_word_online_packs), WHOLE),
    "strict": Returned("a.docx", word(parts=strictly), WHOLE),
    "packed with backslashes": Returned("a.docx", word(slash="\\"), WHOLE),
    "typed behind labels": Returned("a.docx", word(behind_labels), WHOLE),
    "typed below labels": Returned("a.docx", word(below_labels), WHOLE),
    "a control that is still a prompt": Returned(
        "a.docx", word(xml=instead(A, control(p(A), PROMPTS))), "没有填“出了什么事”。表里另有"
    ),
    "a prompt beside answers": Returned(
        "a.docx",
        word(xml=instead("电池旧了", control(p("单击或点击此处输入文字。"), PROMPTS))),
        without("causes"),
    ),
    "a ticked type": Returned("a.docx", word(xml=instead("升旗", TICKED)), WHOLE),
    "a row of its own": Returned("a.docx", word(added_row), WHOLE, "责任科室：会务科"),
    "a row below an answer": Returned(
        "a.docx", word(row_below), {**WHOLE, "what": f"{A}\n备用的也没电"}
    ),
    "a picture": Returned(
        "a.docx", word(parts=with_picture), WHOLE, "图片 1 个没有收进：image1.png"
    ),
    "only a photograph": Returned(
        "a.docx", word(xml=without_table, parts=with_picture), "图片、照片里的字读不出来"
    ),
    "turned into text": Returned("a.docx", word(turned_into_text), WHOLE),
    "turned into paragraphs": Returned("a.docx", word(turned_into_paragraphs), WHOLE),
    "two forms": Returned("a.docx", word(second_form), ROWS, "*"),
    "an empty form": Returned(
        "a.docx", word(boxes={}), "没有填“出了什么事”、“下次谁、看什么能拦住”"
    ),
    "half a form": Returned("a.docx", word(boxes={"what": A}), "没有填“下次谁、看什么能拦住”"),
    "signs in its name": Returned("附件 1#（50%）&记 一条.docx", word(), WHOLE),
    "no bytes": Returned("a.docx", raw(b""), "文件是空的（0 字节）"),
    "cut off": Returned("a.docx", lambda blanks: word()(blanks)[:5000], "文件坏了"),
    "an old file renamed": Returned(
        "a.docx", raw(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1x"), "旧版 .doc"
    ),
    "room to write on": Returned(
        "a.docx", word(boxes={**FILLED, "what": f"＿＿{A}＿＿", "title": "____话筒没电____"}), WHOLE
    ),
    "none where none need be": Returned(
        "a.docx",
        word(boxes={**FILLED, "causes": "无", "handled": "/"}),
        without("causes", "handled"),
    ),
    "signed": Returned("a.docx", word(signed), WHOLE, "会务科　2026年3月6日"),
    "a record": Returned("a.docx", word_record(), ROWS),
    "a longer record": Returned("a.docx", word_record(longer_record), ROWS * 2),
}
