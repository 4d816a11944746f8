"""The PDF is the sheet people hold: A4, whole rows, real bold, every character drawn."""

import re
from typing import Any
from urllib.parse import unquote_plus

import pymupdf
import pytest

from builder.outputs import FORMATS, Entry, RenderError, make_paper
from builder.outputs.fonts import known_characters
from tests.outputs.qr_code import code_on
from tests.outputs.sample_event import HOSTILE, entry, long_sample, rendered, sample
from tests.shipped import PAPERS

open_pdf: Any = pymupdf.open
A4 = (595, 842)
_SPACES = re.compile(r"\s+")
PARTS = {
    "sheet": ("总表", "检查单", "分工倒排表"),
    "items": ("检查单",),
    "tasks": ("分工倒排表",),
}
_HEAD = re.compile("上级调研考察·(总表|检查单|分工倒排表)")


def pages(data: bytes) -> list[str]:
    """The text of every page without spaces, which typesetting moves about."""
    return [_SPACES.sub("", page.get_text()) for page in open_pdf(stream=data)]


def render(**changes: object) -> bytes:
    return rendered("pdf", entry(*sample(**changes)))


def lists(made: Entry) -> tuple[list[str], list[str]]:
    """The pages of the 检查单 and of the 分工倒排表."""
    return pages(rendered("pdf", made, "items")), pages(rendered("pdf", made, "tasks"))


def spans_of(data: bytes) -> list[dict[str, Any]]:
    """Everything printed with its type size."""
    return [
        span
        for page in open_pdf(stream=data)
        for block in page.get_text("dict")["blocks"]
        for line in block.get("lines", ())
        for span in line["spans"]
        if span["text"].strip()
    ]


@pytest.mark.parametrize("paper", ["sheet", "items", "tasks"])
def test_papers_are_a4_upright(paper: str) -> None:
    document = open_pdf(stream=rendered("pdf", entry(*sample()), paper))
    assert {(round(p.rect.width), round(p.rect.height)) for p in document} == {A4}


@pytest.mark.parametrize("paper", ["sheet", "items", "tasks"])
def test_every_page_tells_what_it_is(paper: str) -> None:
    result, event = long_sample(80)
    texts = pages(rendered("pdf", entry(result, event), paper))
    heads = [_HEAD.match(text) for text in texts]
    assert tuple(dict.fromkeys(head[1] for head in heads if head)) == PARTS[paper]
    assert all(heads)
    for number, text in enumerate(texts, 1):
        assert f"清单{result['version']}·校验{result['hash']}·打印2026-12-0516:20" in text
        assert f"第{number}页/共{len(texts)}页" in text


def test_a_longer_list_has_its_head_on_every_page_and_no_row_is_cut() -> None:
    items, tasks = lists(entry(*long_sample(60)))
    assert len(items) > 2
    assert len(tasks) > 2
    assert all("参观路线" in text for text in items)
    assert all("时限" in text and "主责" in text for text in tasks)
    assert all(text.count("看楼前旗杆旗绳") == text.count("└会前15分钟") for text in items)
    assert "念完说" in items[-1] or "走完说" in items[-1]


def test_a_whole_sheet_opens_with_one_side_and_repeats_nothing_of_it() -> None:
    result, event = long_sample(80)
    made = rendered("pdf", entry(result, event))
    texts = pages(made)
    front = [text for text in texts if "·总表、检查单" in text]
    assert len(front) == 1
    assert "还没有定的" in front[0]
    whole = "".join(texts)
    for text in {task["text"] for task in result["tasks"]}:
        same = [task for task in result["tasks"] if task["text"] == text]
        assert whole.count(_SPACES.sub("", text)) == len(same)
    assert whole.count("大型实验室→餐厅") == front[0].count("大型实验室→餐厅") == 1
    assert min(round(span["size"], 1) for span in spans_of(made)) == 10.5


def test_no_page_is_blank() -> None:
    for count in range(14, 34):
        for texts in lists(entry(*long_sample(count))):
            assert all(len(text) > 100 for text in texts), count


def test_killer_items_are_14_point_bold_and_nothing_is_under_12() -> None:
    made = rendered("pdf", entry(*sample()), "items")
    spans = spans_of(made)
    assert min(round(span["size"], 1) for span in spans) >= 12
    killers = [span for span in spans if "看楼前旗杆旗绳" in span["text"]]
    assert killers
    assert all(round(span["size"]) == 14 for span in killers)
    ordinary = next(span for span in spans if "逐支试话筒" in span["text"])
    fonts = {font[3] for page in open_pdf(stream=made) for font in page.get_fonts()}
    assert len(fonts) == 2, "regular and bold are two faces"
    assert ordinary["size"] < killers[0]["size"]


def test_bold_is_drawn_heavier_than_regular() -> None:
    page = open_pdf(stream=rendered("pdf", entry(*sample()), "items"))[0]

    def ink(words: str) -> float:
        box = page.search_for(words)[0]
        pixels = page.get_pixmap(clip=box, dpi=200, colorspace=pymupdf.csGRAY)
        dark = sum(255 - value for value in pixels.samples)
        return float(dark) / len(pixels.samples)

    assert ink("国旗在杆顶") > 1.25 * ink("主备齐")


def test_hostile_words_stay_literal() -> None:
    texts = pages(render(title=HOSTILE, guests=HOSTILE, notes=HOSTILE))
    assert all(_SPACES.sub("", HOSTILE) in text for text in texts)


def test_line_breaks_in_a_name_do_not_break_the_head() -> None:
    texts = pages(render(title="第一行\n第二行", guests="甲\n乙"))
    assert "第一行第二行·总表" in texts[0]


def test_a_character_no_font_has_is_named_and_nothing_is_drawn() -> None:
    missing = next(chr(c) for c in range(0x2A700, 0x2B000) if c not in known_characters())
    with pytest.raises(RenderError, match=f"{missing}.*U\\+{ord(missing):X}"):
        render(people={"总协调": f"李{missing}"})


def test_rare_characters_of_names_are_drawn() -> None:
    rare = "𠮷㛃䶮峯鶿"
    drawable = "".join(c for c in rare if ord(c) in known_characters())
    assert len(drawable) >= 4
    assert f"总协调李{drawable}" in pages(render(people={"总协调": f"李{drawable}"}))[0]


def test_the_same_input_gives_the_same_bytes() -> None:
    assert render() == render()


@pytest.mark.parametrize("paper", ["sheet", "tasks"])
def test_a_task_whose_time_has_passed_says_so(paper: str) -> None:
    early = "".join(pages(rendered("pdf", entry(*sample(), "2026-11-01 08:00"), paper)))
    late = "".join(pages(rendered("pdf", entry(*sample(), "2026-12-07 18:00"), paper)))
    assert "已过时限，现在做" not in early
    assert late.count("已过时限，现在做") == 5


def test_an_event_without_desk_work_has_no_page_for_it() -> None:
    result, event = sample()
    result["tasks"] = []
    assert not any("分工倒排表" in text for text in pages(rendered("pdf", entry(result, event))))


def test_a_code_leads_to_type_and_answers_and_tells_nothing_else() -> None:
    made = entry(*sample(title="某次来访", people={"总协调": "李晓明"}, guests="一行 12 人"))
    paper = make_paper(PAPERS["sheet"], made, site="https://office.example/kb/")
    front, *others = open_pdf(stream=FORMATS["pdf"].render(paper))
    assert {code_on(page) for page in others} == {""}
    assert unquote_plus(code_on(front)) == (
        "https://office.example/kb/checklist.html"
        "#type=visit&a.guests=12&a.media=是&a.meal=桌餐&a.outdoor=是"
    )


def test_a_sheet_has_no_code_unless_one_is_wanted() -> None:
    assert {code_on(page) for page in open_pdf(stream=rendered("pdf", entry(*sample())))} == {""}
    tasks = make_paper(PAPERS["tasks"], entry(*sample()), site="https://office.example/")
    assert tasks.address == ""
