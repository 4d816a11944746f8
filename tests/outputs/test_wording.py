"""Texts that the office sends: filled in by an event, with no hole, set as GB/T 9704 says."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.shared import Mm

from builder.outputs.wording import docx
from builder.outputs.wording.write import specimen, text_of, write
from builder.program.entry import Entry
from builder.program.wording_format import Role, Written
from tests.outputs.sample_event import HOSTILE, PRINTED, sample
from tests.texts import EVERY_WAY, OFFICE, TEXTS, compiled, wording


def entry(**changes: Any) -> Entry:
    return Entry(*sample(**changes), PRINTED)


def opened(written: Written) -> Any:
    return Document(BytesIO(docx.render(written)))


def texts(written: Written, role: Role) -> list[str]:
    return [line["text"] for line in written["lines"] if line["role"] == role]


def test_what_the_event_knows_is_filled_in() -> None:
    known = write(TEXTS["own"], entry(title="座谈会", guests="省厅一行\n五人"))
    assert texts(known, "title") == [f"{OFFICE}关于座谈会的通知"]
    assert texts(known, "to") == ["省厅一行；五人："]
    assert "定于2026年12月8日（星期二）09:00举行，在大型实验室。" in texts(known, "para")


def test_what_the_event_does_not_know_stays_visible() -> None:
    unknown = write(TEXTS["own"], entry())
    assert texts(unknown, "title") == [f"{OFFICE}关于〔名称〕的通知"]
    assert texts(unknown, "to") == ["〔各单位〕："]
    assert texts(unknown, "dated") == ["〔成文日期〕"]


def test_the_time_and_place_are_those_of_the_event_and_not_of_the_way_there() -> None:
    stretches = (("乘车", "08:00", "大门口"), ("座谈", "09:00", "大型实验室"))
    segments = [{"kind": k, "start": f"2026-12-08 {t}", "place": p} for k, t, p in stretches]
    made = write(TEXTS["own"], entry(segments=segments))
    assert "定于2026年12月8日（星期二）09:00举行，在大型实验室。" in texts(made, "para")


def test_the_health_of_guests_goes_into_no_letter() -> None:
    assert texts(write(TEXTS["own"], entry(guests="五人，一人花生过敏")), "to") == ["〔各单位〕："]


def test_headings_are_told_from_numbered_sentences() -> None:
    made = write(TEXTS["own"], entry())
    assert texts(made, "level1") == ["一、时间", "三、日程"]
    assert texts(made, "level2") == ["（一）报到"]
    assert "二、这一句有句号。" in texts(made, "para")


def test_rows_that_are_not_wanted_are_left_out_and_empty_ones_added() -> None:
    made = write(TEXTS["own"], entry())
    assert not [text for text in texts(made, "para") if "用餐" in text]
    table = next(line for line in made["lines"] if line["role"] == "table")
    assert table["rows"] == [["座谈", ""], ["用餐", ""], ["", ""], ["", ""]]


def test_several_annexes_are_numbered() -> None:
    made = write(TEXTS["own"], entry())
    assert texts(made, "attachment") == ["附件：1. 回执", "　　　2. 名单"]
    assert texts(made, "annex") == ["附件1", "附件2"]


def test_a_text_is_copied_without_when_it_is_used_and_without_empty_rows() -> None:
    copied = text_of(write(TEXTS["text-messages"], entry(title="座谈会")))
    assert (
        "【示例市人民政府办公室】座谈会定于2026年12月8日（星期二）09:00在大型实验室举行" in copied
    )
    assert "方案批准后发" not in copied
    assert "\n\t" not in text_of(write(TEXTS["own"], entry()))


@pytest.mark.parametrize("name", TEXTS)
def test_every_text_marks_its_blanks_and_opens_in_word(name: str) -> None:
    made = specimen(TEXTS[name])
    assert not [sign for sign in "{}[]" if sign in text_of(made)]
    assert "〔" in text_of(made)
    shown = [paragraph.text for paragraph in opened(made).paragraphs]
    assert texts(made, "title")[0] in shown


@pytest.mark.parametrize("name", TEXTS)
def test_what_was_typed_never_becomes_markup(name: str) -> None:
    segments = [{"kind": "座谈", "start": "2026-12-08 09:00", "place": HOSTILE, "car": HOSTILE}]
    made = write(TEXTS[name], entry(title=HOSTILE, segments=segments, guests=HOSTILE))
    document = opened(made)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    shown = [paragraph.text for paragraph in document.paragraphs] + cells
    typed = [line["text"] for line in made["lines"] if line["role"] != "table"]
    assert [text for text in typed if text not in shown] == []
    assert not document.element.body.xpath(".//w:hyperlink | .//script")


def test_the_letter_that_goes_before_a_visit_says_what_the_rule_asks() -> None:
    made = specimen(TEXTS["reception-letter"])
    assert {"一、公务内容", "二、时间和行程", "三、人员"} <= set(texts(made, "level1"))
    assert any("姓名" in text and "职务" in text for text in texts(made, "para"))


def test_equal_texts_are_equal_bytes() -> None:
    made = specimen(TEXTS["own"])
    assert docx.render(made) == docx.render(made)


class TestPage:
    """What GB/T 9704-2012 says in numbers."""

    @pytest.fixture(params=["reply-letter", "meeting-notice"])
    def official(self, request: pytest.FixtureRequest) -> Any:
        return opened(specimen(TEXTS[request.param]))

    def test_is_a4_with_a_type_area_of_156_by_225(self, official: Any) -> None:
        page = official.sections[0]
        assert (round(page.page_width.mm), round(page.page_height.mm)) == (210, 297)
        margins = (page.top_margin, page.left_margin, page.right_margin, page.bottom_margin)
        assert [round(margin.mm) for margin in margins] == [37, 28, 26, 35]

    def test_holds_22_lines_of_28_characters(self, official: Any) -> None:
        body = official.styles["公文正文"]
        assert body.font.size.pt == 16
        assert 22 * body.paragraph_format.line_spacing.pt <= Mm(225).pt < 23 * 28.95
        closer = int(body.element.xpath(".//w:rPr/w:spacing/@w:val")[0]) / 20
        assert 28 * (16 + closer) <= Mm(156).pt < 29 * (16 + closer)

    def test_names_its_faces_and_what_stands_in_for_them(self, official: Any) -> None:
        faces = {
            label: official.styles[label].element.xpath(".//w:rFonts/@w:eastAsia")[0]
            for label in ("公文标题", "公文正文", "一级标题", "二级标题")
        }
        assert list(faces.values()) == ["方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"]
        fonts = official.part.part_related_by(_FONTS).blob.decode()
        assert all(f'w:name="{face}"><w:altName w:val="' in fonts for face in faces.values())


_FONTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable"


def parts(written: Written) -> dict[str, str]:
    with ZipFile(BytesIO(docx.render(written))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_a_document_has_a_red_head_and_a_foot_with_who_printed_it() -> None:
    shown = parts(specimen(TEXTS["meeting-notice"]))["word/document.xml"]
    order = [
        "〔紧急程度〕",
        f"{OFFICE}文件",
        "〔机关代字〕发〔年份〕〔序号〕号",
        "现将有关事项通知如下",
    ]
    order += ["附件：参会回执", "〔成文日期〕", "抄送：", "印发"]
    places = [shown.index(text) for text in order]
    assert places == sorted(places)


def test_a_letter_has_its_name_above_a_double_line_and_no_number_on_its_first_page() -> None:
    made = parts(specimen(TEXTS["reply-letter"]))
    assert "<w:titlePg/>" in made["word/document.xml"]
    head = next(x for name, x in made.items() if "header" in name and OFFICE in x)
    assert "thickThinSmallGap" in head
    foot = next(x for name, x in made.items() if "footer" in name and "thinThickSmallGap" in x)
    assert "PAGE" not in foot


def test_a_text_that_names_what_nobody_has_is_not_offered() -> None:
    assert compiled([wording(EVERY_WAY.replace("{date}", "{dat}"))]) == {}
