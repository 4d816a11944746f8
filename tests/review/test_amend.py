"""A passage is put otherwise, and every other sign of its file stays what it was."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from builder.model import Library
from builder.pipeline import check_loaded
from builder.review import rewrite
from builder.review.amend import (
    Amended,
    Amendment,
    MovedError,
    amended,
    matching,
    passages_at,
)
from builder.review.amendable import AMENDABLE
from builder.review.decision import UnfitError
from builder.review.passages import Passage
from builder.review.rewrite import Act
from builder.server.amend_form import due_boxes
from builder.sources import load_library
from tests.decisions.amending import CARD, GUIDE, amending_office
from tests.layered import layered_office

TODAY = date(2026, 11, 28)


@pytest.fixture
def library(small: Path, tmp_path: Path) -> Library:
    loaded = load_library(amending_office(small, tmp_path / "office"))
    assert loaded.findings == ()
    return loaded.library


def one(library: Library, kind: str, said: str) -> Passage:
    (passage,) = matching(library, kind, said)
    return passage


def made(
    library: Library, kind: str, said: str, act: Act, fields: Mapping[str, str] | None = None
) -> Amended:
    passage = one(library, kind, said)
    wanted = Amendment(kind, str(passage.place), act, fields or {}, passage.seen)
    return amended(library, wanted, TODAY)


def text_of(amended_: Amended) -> str:
    (text,) = amended_.texts.values()
    return text


def test_a_step_is_changed_added_and_struck_with_comments_kept(library: Library) -> None:
    changed = made(library, "step", "稳住", "change", {"text": "稳住，别松手", "note": ""})
    assert text_of(changed) == CARD.replace("稳住旗绳  #", "稳住，别松手  #").replace(
        "2026-11-22  # 改", "2026-11-28  # 改"
    )
    assert changed.fields == {"做什么": ("稳住旗绳", "稳住，别松手")}
    added = text_of(made(library, "step", "稳住", "add", {"text": "看四周", "who": "旗手"}))
    assert "# 说明一\n    who: 升旗手\n  - text: 看四周\n    who: 旗手\n  # 中间" in added
    struck = text_of(made(library, "step", "稳住", "strike"))
    assert "steps:\n  # 中间的说明\n  - text: 报告" in struck


def test_a_field_that_is_emptied_leaves_the_file(library: Library) -> None:
    text = text_of(made(library, "step", "稳住", "change", {"who": ""}))
    assert "    who: 升旗手\n" not in text
    assert "# 说明一\n  # 中间" in text


def test_a_sentence_keeps_its_mark_and_stands_among_its_neighbours(library: Library) -> None:
    changed = text_of(made(library, "sentence", "两个人看", "change", {"text": "三个人看"}))
    assert changed == GUIDE.replace("两个人看", "三个人看").replace(
        "revised: 2026-11-22", "revised: 2026-11-28"
    )
    added = text_of(made(library, "sentence", "两个人看", "add", {"text": "再看一遍"}))
    assert "2. 两个人看\n3. 再看一遍\n\n<!--" in added
    behind = text_of(made(library, "sentence", "先看天", "add", {"text": "再问天气。"}))
    assert "先看天。\n\n再问天气。\n\n1. " in behind
    assert "2. 两个人看\n" not in text_of(made(library, "sentence", "两个人看", "strike"))
    assert matching(library, "sentence", "自己看的") == [], "a comment is nobody's sentence"


def test_a_clause_and_what_is_said_of_the_whole_are_changed(library: Library) -> None:
    text = text_of(made(library, "clause", "杆顶", "change", {"text": "升至杆顶：稳"}))
    assert "    text: '升至杆顶：稳'\n" in text or "    text: 升至杆顶：稳\n" in text
    fields = {"name": "art-19", "label": "第十九条", "text": "不落地。", "confidence": "M"}
    added = text_of(made(library, "clause", "杆顶", "add", fields))
    assert "  - name: art-19\n    label: 第十九条\n    text: 不落地。\n" in added
    whole = text_of(made(library, "clause", "整部制度", "change", {"reviewed": "2026-11-28"}))
    assert "reviewed: 2026-11-28\n" in whole


def test_a_task_is_added_with_what_is_known_of_the_one_before_it(library: Library) -> None:
    fields = {"name": "kan", "text": "看天", "due": "start-1d 12:00", "workstream": "flag"}
    told = made(library, "task", "领旗", "add", {**fields, "ground": "惯例/本库", "when": "同上"})
    assert "name: kan\n  text: 看天\n" in text_of(told)
    assert "when: [media = 是]" in text_of(told).partition("name: kan")[2]
    assert told.fields["时限"] == ("", "开始前 1 天 12:00")
    assert "代号" not in told.fields


def test_a_group_of_words_keeps_its_note(library: Library) -> None:
    text = text_of(made(library, "synonym", "旗绳", "change", {"words": "旗绳、升旗绳，绳子"}))
    assert text == "# 头\n旗绳=升旗绳=绳子  # 升旗\n话筒=麦克风\n"
    assert text_of(made(library, "synonym", "麦", "add", {"words": "横幅 条幅"})).endswith(
        "话筒=麦克风\n横幅=条幅\n"
    )


def test_a_standard_is_written_by_the_writer_of_standards(library: Library) -> None:
    text = text_of(
        made(library, "standard", "时限", "change", {"value": "30 分钟", "ground": "办法"})
    )
    assert "    value: 30 分钟\n    ground: 办法\n" in text
    assert "# 本单位的\nrevised: 2026-11-28" in text


REFUSED: dict[str, tuple[str, str, Act, dict[str, str], str]] = {
    "an unknown field": ("step", "稳住", "change", {"whom": "x"}, "没有“whom”这一栏"),
    "an emptied text": ("step", "稳住", "change", {"text": " ", "who": "x"}, "不能空着"),
    "two lines": ("step", "稳住", "change", {"text": "甲\n乙"}, "写成一行"),
    "nothing": ("step", "稳住", "change", {}, "什么都没有写"),
    "the same": ("step", "稳住", "change", {"text": "稳住旗绳"}, "和原来一样"),
    "a strike with words": ("step", "稳住", "strike", {"text": "x"}, "不用再写"),
    "a task without a limit": ("task", "领旗", "add", {"text": "看天"}, "没有写“时限”"),
    "a condition of one's own": ("task", "领旗", "add", {"when": "[x = 是]"}, "只能写“同上”"),
    "a clause struck": ("clause", "杆顶", "strike", {}, "只能改、在后面加"),
    "a clause behind a whole": ("clause", "整部制度", "add", {"text": "x"}, "只能改。"),
    "a clause that says nothing": ("clause", "杆顶", "add", {"label": "第九条"}, "没有写“内容”"),
    "a clause like the one before": (
        *("clause", "杆顶", "add"),
        {"label": "第九条", "text": "x", "confidence": "M", "when": "同上"},
        "没有“when”这一栏",
    ),
    "a standard without a way out": ("standard", "时限", "add", {"label": "房价"}, "没有设置时"),
    "one word": ("synonym", "旗绳", "change", {"words": "旗绳"}, "两个词"),
    "no value": ("standard", "时限", "change", {"ground": "x"}, "没有写本单位的值"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_does_not_fit_is_refused_with_what_to_do(library: Library, name: str) -> None:
    kind, said, act, fields, why = REFUSED[name]
    with pytest.raises(UnfitError, match=why):
        made(library, kind, said, act, fields)


def test_a_passage_is_found_wherever_it_stands_and_not_when_it_was_changed(
    library: Library,
) -> None:
    step = one(library, "step", "报告总协调")
    fields, place = {"text": "电话报告"}, str(step.place)
    moved = f"{step.place.path}:1"
    assert amended(library, Amendment("step", moved, "change", fields, step.seen), TODAY)
    with pytest.raises(MovedError) as refused:
        amended(library, Amendment("step", place, "change", fields, "0" * 16), TODAY)
    assert "报告总协调" in refused.value.now
    (same,) = passages_at(library, "step", f"{step.place.path}:{step.place.line + 1}")
    assert same == step, "a line in the middle of an entry means the entry"


ONE_STRUCK = {"content/strikes.yml": "rows:\n  - what: items/flag/badge\n    reason: 区里不发证\n"}
BELOW: dict[str, tuple[str, str, Act, dict[str, str], set[str]]] = {
    "a step": ("step", "绳结实", "change", {"note": "先看绳"}, {"checklists/cards/slipped.yml"}),
    "a sentence": ("sentence", "看 案例", "add", {"text": "再看天"}, {"content/guides/flag.md"}),
    "a task": ("task", "换绳", "change", {"document": "记录"}, {"checklists/tasks/flag.yml"}),
    "a clause": (
        "clause",
        "杆顶",
        "change",
        {"confidence": "M"},
        {"content/regulations/flag-law.md"},
    ),
}


@pytest.mark.parametrize("name", BELOW)
def test_what_stands_in_a_layer_below_is_taken_over_first(
    small: Path, tmp_path: Path, name: str
) -> None:
    kind, said, act, fields, paths = BELOW[name]
    before = load_library(layered_office(tmp_path / "office", small, ONE_STRUCK))
    told = made(before.library, kind, said, act, fields)
    assert set(told.texts) == {*paths, "checklists/layers.lock"}
    after = load_library(tmp_path / "office", instead=told.texts)
    new = {x.code for x in check_loaded(after).findings} - {
        x.code for x in check_loaded(before).findings
    }
    assert not new
    found = next(iter(fields.values()))
    assert {x.place.path for x in matching(after.library, kind, found)} == paths


def test_a_task_behind_one_below_and_values_and_words_stand_in_own_files(
    small: Path, tmp_path: Path
) -> None:
    library = load_library(layered_office(tmp_path / "office", small, ONE_STRUCK)).library
    task = {"name": "kan", "text": "看天", "due": "start", "workstream": "flag"}
    added = made(library, "task", "换绳", "add", task)
    assert set(added.texts) == {"checklists/tasks/flag.yml"}
    assert "换绳" not in text_of(added)
    tea = made(library, "standard", "茶歇", "change", {"value": "不备", "ground": "办法"})
    assert "- name: tea\n    value: 不备" in tea.texts["content/standards.yml"]
    fields = {"name": "fang-jia", "label": "房价", "value": "300 元", "unset": "先问"}
    price = made(library, "standard", "茶歇", "add", fields).texts["content/standards.yml"]
    new = "  - name: fang-jia\n    label: 房价\n    value: 300 元\n    unset: 先问\n"
    assert price.endswith(f"    ground: 区里的办法\n{new}")
    alone = rewrite.standard("", one(library, "standard", "茶歇"), "add", fields, TODAY)
    assert alone == f"revised: 2026-11-28\nrows:\n{new}"
    none, first = "revised: 2026-11-22\nrows: []\n", one(library, "standard", "茶歇")
    assert rewrite.standard(none, first, "add", fields, TODAY) == alone
    words = made(library, "synonym", "记者", "add", {"words": "通稿、新闻稿"})
    assert words.texts["content/synonyms.txt"].endswith("\n通稿=新闻稿\n")
    for kind, said in (("task", "换绳"), ("synonym", "记者")):
        with pytest.raises(UnfitError, match="下层"):
            made(library, kind, said, "strike")


def test_a_word_finds_what_means_the_same(library: Library) -> None:
    assert one(library, "step", "升旗绳").text == "稳住旗绳"


def test_every_kind_finds_its_passages_in_this_repository(repository: Library) -> None:
    for kind in AMENDABLE:
        found = matching(repository, kind, "")
        assert len(found) > 20
        places = [passage.place for passage in found]
        assert len(set(places)) == len(places), "a line means one passage"
        (again,) = passages_at(repository, kind, str(places[-1]))
        assert again == found[-1]


def test_a_limit_stands_in_its_boxes_and_comes_out_as_it_was(repository: Library) -> None:
    dues = {task.due for task in repository.tasks.values()}
    assert {due: due_boxes(due).text for due in dues} == {due: due for due in dues}
