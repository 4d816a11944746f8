"""A folder to a library: nothing raises, every fault has its line, the rest is read."""

from pathlib import Path

import pytest

from builder.sources import Loaded, load_library

LESSON = """---
title: 旗绳松动
kind: 失误
phase: 事前
occurred: 2013-11
revised: 2026-11-22
origin: 本单位
severity: S3
when: 会前一小时
do: 总协调看旗杆
because: 旗绳松了
{more}---

## 经过

风大。
"""


def write(root: Path, path: str, content: str | bytes) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())


def load(root: Path) -> Loaded:
    write(root, "qianshi.yml", "office: 示例\n")
    write(
        root,
        "checklists/vocabulary.yml",
        "roles: [总协调]\nbottom_lines: []\nfactors: []\nthemes: []\n",
    )
    return load_library(root)


def test_a_lesson_knows_its_id_sections_and_lines(tmp_path: Path) -> None:
    write(tmp_path, "lessons/2013/rope.md", LESSON.format(more=""))
    loaded = load(tmp_path)
    assert loaded.findings == ()
    lesson = loaded.library.lessons["2013/rope"]
    assert str(lesson.place("severity")) == "lessons/2013/rope.md:8"
    assert [(s.title, s.line, s.text.strip()) for s in lesson.sections] == [("经过", 14, "风大。")]


@pytest.mark.parametrize(
    ("more", "line", "code", "words"),
    [
        ("evnt_types: [x]\n", 12, "unknown-field", "event_types"),
        ("control: 检査项\n", 12, "unknown-value", "检查项"),
        ("review_due: 2025-13-01\n", 12, "bad-date", "日历上没有"),
        ("review_due: 明年\n", 12, "bad-date", "2026-12-08"),
        ("review_due: 2027年3月5日\n", 12, "bad-date", "是否想写“2027-03-05”"),
        ("detected:\n  role：总协调\n", 13, "full-width-colon", "role: …"),
        ("timeline:\n  - at：T0\n", 13, "full-width-colon", "at: …"),
        ("timeline:\n  - at:\u3000T0\n", 13, "invisible-space", "全角空格"),
        ("items:\n-\u3000flag/rope\n", 13, "invisible-space", "全角空格"),
        ("control: \u3000检査项\u3000\n", 12, "unknown-value", "“检査项”"),
        ("timeline:\n  - at: 15 分钟前\n    what: 发现\n", 13, "bad-value", "T-15m"),
        ("measures:\n  - what: 换绳\n", 13, "missing-field", "owner"),
        ("items: flag/rope\n", 12, "bad-value", "列表"),
    ],
)
def test_a_bad_field_is_named_with_its_line_and_cure(
    tmp_path: Path, more: str, line: int, code: str, words: str
) -> None:
    write(tmp_path, "lessons/2013/rope.md", LESSON.format(more=more))
    loaded = load(tmp_path)
    finding = loaded.findings[0]
    assert (finding.place.line, finding.code) == (line, code)
    assert words in finding.message + finding.hint
    assert "lessons/2013/rope" in loaded.library.broken


def test_every_fault_of_every_file_comes_in_one_run(tmp_path: Path) -> None:
    write(tmp_path, "lessons/2013/a.md", LESSON.format(more="x: 1\ny: 2\n"))
    write(tmp_path, "lessons/2013/b.md", "没有资料段\n")
    write(
        tmp_path,
        "lessons/2013/c.md",
        LESSON.format(more="").replace("severity: S3", "severity: S9"),
    )
    codes = [(f.place.path[-4:], f.code) for f in load(tmp_path).findings]
    assert codes == [
        ("a.md", "unknown-field"),
        ("a.md", "unknown-field"),
        ("b.md", "no-front-matter"),
        ("c.md", "unknown-value"),
    ]


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        ("标题：国旗".encode("gbk"), "wrong-encoding", "GBK"),
        ("标题".encode("utf-16"), "wrong-encoding", "UTF-16"),
        ("标题 title".encode("utf-16-le"), "wrong-encoding", "UTF-16"),
        (b"\x00\x01", "wrong-encoding", "空字符"),
        (b"a" * 1_000_001, "too-large", "1 MB"),
    ],
)
def test_a_file_that_is_not_utf_8_text_is_named(
    tmp_path: Path, data: bytes, code: str, words: str
) -> None:
    write(tmp_path, "lessons/2013/a.md", data)
    (finding,) = load(tmp_path).findings
    assert finding.code == code
    assert words in finding.message
    assert (
        code != "wrong-encoding"
        or "UTF-8" in finding.message + finding.hint
        or "纯文本" in finding.hint
    )


def test_a_file_that_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "lessons/2013/a.md").mkdir(parents=True)
    (finding,) = load(tmp_path).findings
    assert finding.code == "unreadable-file"


def test_names_that_start_with_an_underscore_are_never_content(tmp_path: Path) -> None:
    write(tmp_path, "lessons/_template.md", "不是案例\n")
    assert load(tmp_path).findings == ()


ITEM = "- name: {name}\n  text: 看旗杆\n  expect: 国旗在杆顶\n  pauses: [before]\n"


def test_an_item_is_known_by_its_file_and_name(tmp_path: Path) -> None:
    write(tmp_path, "checklists/items/flag.yml", ITEM.format(name="top") + ITEM.format(name="rope"))
    loaded = load(tmp_path)
    assert list(loaded.library.items) == ["flag/top", "flag/rope"]
    assert loaded.library.items["flag/rope"].place("text").line == 6


def test_an_item_named_twice_is_a_finding(tmp_path: Path) -> None:
    write(tmp_path, "checklists/items/flag.yml", ITEM.format(name="top") * 2)
    (finding,) = load(tmp_path).findings
    assert (finding.code, finding.place.line) == ("duplicate-id", 5)


def test_a_broken_item_leaves_the_others_standing(tmp_path: Path) -> None:
    write(tmp_path, "checklists/items/flag.yml", "- name: 旗\n" + ITEM.format(name="top"))
    loaded = load(tmp_path)
    assert list(loaded.library.items) == ["flag/top"]
    assert {f.code for f in loaded.findings} == {"bad-value", "missing-field"}


def test_a_missing_settings_file_is_named() -> None:
    findings = load_library(Path("/nonexistent")).findings
    assert [f.code for f in findings] == ["missing-file", "missing-file"]


def test_synonyms_are_groups_of_words(tmp_path: Path) -> None:
    write(tmp_path, "content/synonyms.txt", "# 注\n话筒=麦克风 = 麦\n\n单个\n")
    assert load(tmp_path).library.synonyms == (("话筒", "麦克风", "麦"),)
