"""《接待经验集》: everything is in it, the same from Markdown to paper, findable by its index."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pymupdf
import pytest
from docx import Document
from PIL import Image

from builder.model import Library
from builder.model.picture import Picture
from builder.outputs.book import Book, make_book
from builder.outputs.book.docx import render_docx
from builder.outputs.book.pdf import pages_of, render_pdf
from builder.outputs.book.pieces import Face, Prose, photo, piece
from builder.outputs.book.prose_blocks import prose_blocks
from builder.outputs.book.readings import by_letter, by_reading
from builder.pipeline import read_folder
from builder.sources.pixels import make_picture
from tests.conftest import Run

open_pdf: Any = pymupdf.open
DAY = "2026年11月22日（周日）"


@pytest.fixture
def library(small: Path) -> Library:
    return read_folder(small).library


@pytest.fixture
def book(library: Library) -> Book:
    return make_book(library, DAY)


def words_of(pdf: bytes) -> list[str]:
    """The words of every page, in the order they are read."""
    return [page.get_text(sort=True) for page in open_pdf(stream=pdf)]


def test_every_record_is_a_chapter(book: Book, library: Library) -> None:
    titles = [piece["title"] for piece in book.pieces if piece["level"] == 2]
    shelves = (library.guides, library.accepted_lessons, library.event_types, library.cards)
    wanted = [record.title for shelf in (*shelves, library.forms) for record in shelf.values()]
    assert titles == wanted


def test_the_pdf_has_cover_contents_page_numbers_and_an_index(book: Book) -> None:
    pdf = render_pdf(book)
    assert pdf == render_pdf(book)
    pages = words_of(pdf)
    assert "接待经验集" in pages[0]
    assert "目录" in pages[1]
    page = next(n for n, text in enumerate(pages[2:], 1) if "国旗滑落" in text)
    assert f"国旗滑落 {page}" in " ".join(pages[-1].split())


@pytest.fixture
def word(book: Book) -> Any:
    return Document(BytesIO(render_docx(book, lambda _: None)))


def test_word_has_headings_and_the_boxes(book: Book) -> None:
    heard: list[str] = []
    data = render_docx(book, heard.append)
    assert data == render_docx(book, heard.append)
    document = Document(BytesIO(data))
    heads = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert heard[1 : len(heads)] == heads[:-1]
    assert any(cell.text == "□" for table in document.tables for cell in table.columns[-1].cells)


def test_word_counts_the_pages_of_contents_and_index(book: Book, word: Any) -> None:
    pages = pages_of(book)
    number = next(n for n, p in enumerate(book.pieces) if p["title"] == "国旗滑落")
    lines = [p.text for p in word.paragraphs if p.style.name == "toc 2"]
    assert f"国旗滑落\t{pages[number]}" in lines
    body = word.element.body.xml
    assert f"PAGEREF qs{number} " in body
    assert f'w:name="qs{number}"' in body
    texts = [p.text for p in word.paragraphs]
    assert f"国旗滑落　{pages[number]}" in texts[texts.index("索引", len(lines) + 5) :]
    assert "w:updateFields" in word.settings.element.xml


def test_word_shows_seating_plans_as_pictures(repository: Library) -> None:
    pieces = make_book(repository, DAY).pieces
    drawn = [p for p in pieces if {b["kind"] for b in p["blocks"]} == {"picture"}]
    word = Document(BytesIO(render_docx(Book("书", "", DAY, drawn, []), lambda _: None)))
    shapes = word.inline_shapes
    assert len(shapes) == sum(len(piece["blocks"]) for piece in drawn) > 5
    assert "主席台" in shapes[0]._inline.docPr.get("descr")


def test_a_line_says_what_brings_it(book: Book) -> None:
    rows = [r for p in book.pieces for b in p["blocks"] if b["kind"] == "table" for r in b["rows"]]
    assert any("\n仅当：" in cell for row in rows for cell in row["cells"])


def test_markdown_becomes_paragraphs_lists_and_tables() -> None:
    text = "先**看**[旗](x.md)。\n\n1. 甲\n2. 乙\n   - 丙\n\n|时|事|\n|---|---|\n|8 点|开 <b>门|\n"
    para, numbered, table = prose_blocks(text, {})
    assert para["kind"] == "prose"
    assert para["runs"] == [("先", ""), ("看", "bold"), ("旗", ""), ("。", "")]
    assert numbered["kind"] == "points"
    assert shown(numbered["points"]) == ["甲", "乙\n— 丙"]
    assert table["kind"] == "table"
    assert [c["title"] for c in table["columns"]] == ["时", "事"]
    assert [r["cells"] for r in table["rows"]] == [["8 点", "开 <b>门"]]


def shown(points: list[list[tuple[str, Face]]]) -> list[str]:
    return ["".join(text for text, _ in runs) for runs in points]


def test_a_list_in_a_list_stands_below_its_point_however_deep() -> None:
    (made,) = prose_blocks("3. 甲\n   1. 乙\n      - 丙\n   2. 丁\n\n   戊\n4. [x] 己\n   庚\n", {})
    assert made["kind"] == "points"
    assert made["first"] == 3
    assert shown(made["points"]) == ["甲\n1) 乙\n　— 丙\n2) 丁\n戊", "√ 己庚"]


def test_a_table_in_a_list_stands_between_the_points() -> None:
    first, table, second = prose_blocks("1. 甲\n\n   |时|\n   |--|\n   |~~8~~ 9|\n2. 乙\n", {})
    assert first["kind"] == second["kind"] == "points"
    assert (shown(first["points"]), shown(second["points"])) == (["甲"], ["乙"])
    assert (first["first"], second["first"]) == (1, 2)
    assert table["kind"] == "table"
    assert table["rows"][0]["cells"] == ["〔划去：8〕 9"]


@pytest.fixture
def lamp() -> Picture:
    made = BytesIO()
    Image.new("RGB", (300, 200), "green").save(made, "JPEG")
    picture = make_picture(made.getvalue(), "lamp")
    assert isinstance(picture, Picture)
    return picture


def test_a_picture_stands_below_what_names_it_and_none_is_lost(lamp: Picture) -> None:
    text = (
        '1. 看灯\n   ![灯](l.jpg "晚上也亮")\n2. 再看![灯](l.jpg)\n\n|灯|\n|--|\n|![灯](l.jpg)|\n'
    )
    first, big, second, small, table, last = prose_blocks(text, {"l.jpg": lamp})
    assert first["kind"] == second["kind"] == "points"
    assert (shown(first["points"]), shown(second["points"])) == (["看灯"], ["再看（图：灯）"])
    assert big["kind"] == small["kind"] == last["kind"] == "photo"
    assert (big["words"], big["caption"], big["across"]) == ("灯", "晚上也亮", 79.4)
    assert table["kind"] == "table"


def test_both_printers_show_a_picture_with_its_words(lamp: Picture) -> None:
    chapter = piece(1, "章", [photo(lamp, "门口的灯", "晚上也亮")])
    book = Book("书", "", DAY, [chapter], [])
    (shape,) = Document(BytesIO(render_docx(book, lambda _: None))).inline_shapes
    assert shape._inline.docPr.get("descr") == "门口的灯"
    assert round(shape.width.mm) == 79
    page = open_pdf(stream=render_pdf(book))[2]
    (found,) = page.get_images()
    assert found[2:4] == (300, 200)
    assert "晚上也亮" in page.get_text()


def test_struck_words_code_alerts_and_footnotes_reach_the_paper() -> None:
    text = "在~~三楼~~**二楼**[^a]\n\n```\n甲\n  乙\n```\n\n> [!TIP]\n> 早到\n\n[^a]: 见通知。\n"
    where, code, title, tip, notes = prose_blocks(text, {})
    assert where["kind"] == code["kind"] == title["kind"] == tip["kind"] == "prose"
    assert where["runs"][:3] == [("在", ""), ("三楼", "struck"), ("二楼", "bold")]
    assert code["runs"] == [("甲\n  乙", "")]
    assert (title["look"], title["runs"]) == ("boxed", [("提示", "bold")])
    assert tip["look"] == "boxed"
    assert notes["kind"] == "points"
    assert shown(notes["points"]) == ["见通知。"]


def test_struck_words_are_struck_in_both_printers() -> None:
    struck = Prose(kind="prose", runs=[("三楼", "struck"), ("二楼", "")], look="plain")
    book = Book("书", "", DAY, [piece(1, "章", [struck])], [])
    word = Document(BytesIO(render_docx(book, lambda _: None)))
    runs = [run for paragraph in word.paragraphs for run in paragraph.runs]
    assert [run.font.strike for run in runs if run.text in ("三楼", "二楼")] == [True, None]
    page = open_pdf(stream=render_pdf(book))[2]
    (words,) = page.search_for("三楼")
    lines = [drawing["rect"] for drawing in page.get_drawings()]
    assert any(words.x0 - 1 < line.x0 and words.y0 < line.y0 < words.y1 for line in lines)


def test_the_index_goes_by_reading() -> None:
    terms = by_reading({"旗绳", "U盘", "重庆", "案例", "茶水"})
    assert terms == ["U盘", "案例", "茶水", "重庆", "旗绳"]
    assert [letter for letter, _ in by_letter(terms)] == ["数字和西文", "A", "C", "Q"]


def test_the_command_tells_its_progress(run: Run, small: Path, tmp_path: Path) -> None:
    made = run("book", "--root", small, "--format", "docx", "--output", tmp_path)
    assert made.code == 0
    assert "索引" in made.err
    assert (tmp_path / "接待经验集.docx").stat().st_size > 10_000
    assert "MB" in made.out
