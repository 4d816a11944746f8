"""What a paper's file may say, and what becomes of it."""

from pathlib import Path

import pytest
import yaml

from builder.model import Library
from builder.model.paper_spec import PaperSpec
from builder.outputs import Entry
from builder.outputs.paper import Block, Section
from builder.outputs.papers.sections import sections_of
from builder.program import compile_papers
from builder.program.paper_names import strange_names
from builder.sources import load_library
from builder.sources.shipped import shipped_papers
from tests.conftest import Run
from tests.outputs.sample_event import PRINTED, sample
from tests.shipped import PAPERS


@pytest.fixture(scope="module")
def entry() -> Entry:
    result, event = sample(notes="备伞\n带身份证\n早到", leaders=["甲", "乙"], guests="")
    return Entry(result, event, PRINTED)


def made(text: str, entry: Entry) -> list[Section]:
    """The sections of a paper that is typed as in a file."""
    spec = PaperSpec.model_validate({"title": "试印", **yaml.safe_load(text)})
    papers = compile_papers(Library(kept={PaperSpec: {"": spec}}))
    return sections_of(papers[""], entry)


def blocks(text: str, entry: Entry) -> list[Block]:
    (section,) = made(text, entry)
    return section["blocks"]


def table(text: str, entry: Entry) -> list[list[str]]:
    (block,) = blocks(text, entry)
    assert block["kind"] == "table"
    return [row["cells"] for row in block["rows"]]


def test_the_papers_that_come_with_the_tool_name_nothing_unknown() -> None:
    papers = shipped_papers()
    assert [x for paper in papers.values() for x in strange_names(paper, papers)] == []
    drills = compile_papers(Library(kept={PaperSpec: shipped_papers()}), "演练")
    assert {*PAPERS, *drills} == set(papers)


def test_a_part_with_nothing_to_say_is_left_out_with_its_heading(entry: Entry) -> None:
    text = """
    parts:
      - {heading: 来宾, facts: {谁来: "{guests}"}}
      - {heading: 往事, lines: changes, text: "{what}"}
      - {heading: 备注, lines: notes, text: "{text}", none: 无}
    """
    assert [x["kind"] for x in blocks(text, entry)] == ["heading", "lines"]


def test_a_paper_with_nothing_to_say_has_no_section(entry: Entry) -> None:
    assert made("parts: [{lines: changes, text: '{what}'}]", entry) == []
    assert made("{when: guests, parts: [{para: 有来宾}]}", entry) == []


def test_rows_beyond_the_first_are_told(entry: Entry) -> None:
    text = """
    parts:
      - lines: notes
        text: "{nth} {text}"
        first: 2
        more: 另有 {more} 条，共 {count} 条
    """
    (block,) = blocks(text, entry)
    assert block["kind"] == "lines"
    assert block["texts"] == ["1 备伞", "2 带身份证", "另有 1 条，共 3 条"]


def test_only_the_rows_that_are_wanted(entry: Entry) -> None:
    def titles(where: str) -> list[str]:
        text = f"{{each: pauses, where: {where}, name: '{{title}}', parts: [{{para: 一}}]}}"
        return [section["title"] for section in made(text, entry)]

    pauses = entry.result["pauses"]
    aloud = [pause["title"] for pause in pauses if pause["mode"] == "念单"]
    assert 0 < len(aloud) < len(pauses)
    assert titles("{mode: 念单}") == aloud
    assert titles("{mode: [念单, 巡场]}") == [pause["title"] for pause in pauses]
    assert titles("{mode: '{title}'}") == []
    assert titles(f"{{mode: 念单, title: '{aloud[-1]}'}}") == aloud[-1:]
    assert titles("{nth: '2'}") == [pauses[1]["title"]]


def test_a_flag_is_wanted_as_yes_or_no(entry: Entry) -> None:
    rows = "parts: [{table: tasks, where: {red_line: %s}, columns: [{share: 1, text: '{id}'}]}]"
    red = [task["id"] for task in entry.result["tasks"] if task["red_line"]]
    assert [cells[0] for cells in table(rows % "是", entry)] == red
    assert len(table(rows % "否", entry)) == len(entry.result["tasks"]) - len(red)


def test_what_is_like_the_row_above_stands_once(entry: Entry) -> None:
    text = """
    parts:
      - table: segments
        columns: [{share: 1, once: "{day}", text: "{clock}"}, {share: 1, text: "{place|未定}"}]
    """
    assert [cells[0] for cells in table(text, entry)] == ["12月8日（周二）09:00", "12:00"]


def test_joined_texts_are_at_hand_as_blanks(entry: Entry) -> None:
    text = """
    with:
      notes_said: {rows: notes, text: "{text}", between: ；, first: 2, more: "等 {count} 条"}
      whole: {say: ["{guests}", "[{notes_said}]"], between: "。"}
    parts: [{para: "{whole}[，{guests}]"}]
    """
    (block,) = blocks(text, entry)
    assert block["kind"] == "para"
    assert block["text"] == "备伞；带身份证等 3 条"


def test_a_group_comes_again_for_every_row_and_sees_what_is_around_it(entry: Entry) -> None:
    text = """
    parts:
      - each: leaders
        parts:
          - {copy: "{text}：\\n{title}", to: "{text}", channel: 短信}
          - {copy: "{text}：\\n{title}", to: "{text}", channel: 政务微信}
    """
    said = [x["text"] for x in blocks(text, entry) if x["kind"] == "copy"]
    title = entry.result["title"]
    assert said[:2] == [f"甲： {title}", f"甲：\n{title}"]
    assert len(said) == 4


def test_a_row_may_hide_a_name_of_the_event_which_is_told_apart(entry: Entry) -> None:
    found = made("{each: pauses, name: '{title}·{event.title}', parts: [{para: 一}]}", entry)
    assert found[0]["title"] == f"{entry.result['pauses'][0]['title']}·{entry.result['title']}"


def test_papers_follow_one_another_and_never_themselves(tmp_path: Path) -> None:
    write(tmp_path, "a", "title: 甲\nof: [b]\nparts:\n  - para: 一\n")
    write(tmp_path, "b", "title: 乙\nof: [a]\nparts:\n  - para: 二\n")
    papers = compile_papers(load_library(tmp_path).library)
    assert [section["name"] for section in papers["a"]["sections"]] == ["甲", "乙"]
    assert [section["name"] for section in papers["b"]["sections"]] == ["乙", "甲"]


def test_a_file_of_the_office_takes_the_place_of_the_one_that_comes_with_the_tool(
    tmp_path: Path,
) -> None:
    write(tmp_path, "leader", "title: 领导一页纸\nparts:\n  - para: 一\n")
    write(tmp_path, "broken", "title: 坏的\nparts:\n  - lines: nobody\n")
    papers = compile_papers(load_library(tmp_path).library)
    assert papers["leader"]["label"] == "领导一页纸"
    assert set(papers) == set(PAPERS), "what names nothing that exists is not offered"


def write(root: Path, name: str, text: str) -> None:
    """A paper of an office's own."""
    folder = root / "checklists" / "papers"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.yml").write_text(text, "utf-8")


def test_new_writes_down_the_paper_that_comes_with_the_tool(run: Run, tmp_path: Path) -> None:
    (tmp_path / "qianshi.yml").write_text("office: 本单位\n", "utf-8")
    for name in ("leader", "own-paper"):
        assert run("new", "paper", name, "--root", tmp_path).code == 0
    papers = load_library(tmp_path).library.papers
    assert papers["leader"].path == "checklists/papers/leader.yml"
    assert papers["leader"].model_dump() == shipped_papers()["leader"].model_dump()
    assert not strange_names(papers["own-paper"], papers)
