"""`qianshi layers`, and the commands that write, on an office that stands on two layers."""

import json
import re
from hashlib import sha256
from pathlib import Path

import pytest

from builder.sources import load_library
from tests.conftest import Run
from tests.layered import layered_office


@pytest.fixture
def office(tmp_path: Path, small: Path) -> Path:
    return layered_office(tmp_path / "办公室 知识库", small)


def below(office: Path) -> str:
    """Changes with every file of the layers below."""
    files = sorted(x for x in (office / "layers").rglob("*") if x.is_file())
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def test_the_layers_and_what_covers_them_are_listed(run: Run, office: Path) -> None:
    told = run("layers", "--root", office).out
    assert "qianshi  前事库 2026-11" in told
    assert "（本单位）  区办公室" in told
    assert "划掉 items/flag/badge  content/strikes.yml:2" in told
    assert "改过 items/flag/media  layers/省厅/checklists/items/flag.yml:1  没有确认过" in told


def test_a_library_older_than_the_programs_own_is_named(run: Run, office: Path) -> None:
    assert "程序自带的已是" not in run("layers", "--root", office).out
    label = office / "layers/qianshi/layer.yml"
    label.write_text("title: 前事库\nversion: 2020-01\n", "utf-8")
    told = run("layers", "--root", office).out
    assert "程序自带的已是" in told
    assert "checklists/versions.lock 里 qianshi 那一行" in told


def test_a_line_is_shown_taken_and_changed(run: Run, office: Path) -> None:
    was = below(office)
    shown = run("layers", "show", "items/flag/top", "--root", office).out
    assert "text: 看楼前旗杆" in shown
    assert run("layers", "take", "items/flag/top", "--root", office).code == 0
    assert shown.partition("\n")[2] in (office / "checklists/items/flag.yml").read_text("utf-8")
    assert run("layers", "take", "items/flag/top", "--root", office).code == 1
    assert run("check", "--root", office).out.count("错误") == 0
    assert below(office) == was


def test_a_file_is_taken_whole(run: Run, office: Path) -> None:
    assert run("layers", "take", "lessons/2013/rope", "--root", office).code == 0
    own = (office / "lessons/2013/rope.md").read_bytes()
    assert own == (office / "layers/qianshi/lessons/2013/rope.md").read_bytes()
    assert "unseen" not in run("check", "--root", office).out


def test_a_strike_wants_a_reason_and_says_what_needs_it(run: Run, office: Path) -> None:
    assert run("layers", "strike", "cards/slipped", "--root", office).code == 2
    words = ("layers", "strike", "cards/slipped", "--reason", "没有旗杆", "--root", office)
    assert run(*words).code == 0
    assert "cards/slipped" in load_library(office).library.struck
    assert run("layers", "show", "cards/slipped", "--root", office).code == 0
    assert "没有旗杆" in (office / "content/strikes.yml").read_text("utf-8")


def test_what_is_not_below_is_named_with_what_is_like_it(run: Run, office: Path) -> None:
    outcome = run("layers", "take", "items/flag/tops", "--root", office)
    assert outcome.code == 1
    assert "items/flag/top" in outcome.err


def test_what_changed_below_is_accepted(run: Run, office: Path) -> None:
    run("layers", "take", "items/flag/top", "--root", office)
    file = office / "layers/qianshi/checklists/items/flag.yml"
    file.write_text(file.read_text("utf-8").replace("国旗在杆顶", "在杆顶"), "utf-8")
    assert "stale-replacement" in run("check", "--root", office).out
    assert "下层改过，待看" in run("layers", "--root", office).out
    assert run("layers", "accept", "items/flag/top", "--root", office).code == 0
    assert "stale-replacement" not in run("check", "--root", office).out
    assert run("layers", "accept", "items/flag/x", "--root", office).code == 1


def test_a_standard_is_set_in_the_offices_own_file(run: Run, office: Path, tmp_path: Path) -> None:
    was = below(office)
    given = {"format": 1, "standards": {"tea": {"value": "清茶", "ground": "区里的办法"}}}
    answers = tmp_path / "回答.json"
    answers.write_text(json.dumps(given), "utf-8")
    for _ in range(2):
        assert run("standards", answers, "--yes", "--root", office).code == 0
        text = (office / "content/standards.yml").read_text("utf-8")
        assert text.count("name: tea") == 1
        assert load_library(office).library.standards["tea"].text == "清茶（区里的办法）"
        (office / "content/standards.yml").unlink()
    assert below(office) == was


def test_what_the_layers_below_accepted_is_not_written_again(run: Run, office: Path) -> None:
    under = office / "layers/qianshi"
    (under / "qianshi.yml").write_text("office: 前事\n", "utf-8")
    run("trace", "accept", "--all", "--root", under)
    lock = under / "checklists/trace.lock"
    lock.write_text(re.sub(r"\d{4}-\d\d-\d\d$", "2026-01-02", lock.read_text(), flags=re.M))
    assert run("trace", "accept", "--all", "--root", office).code == 0
    own = (office / "checklists/trace.lock").read_text("utf-8")
    assert [row.split()[1] for row in own.splitlines()[1:]] == ["flag/rope"]


def test_a_new_file_does_not_hide_one_of_a_layer_below(run: Run, office: Path) -> None:
    outcome = run("new", "event-type", "flag", "--root", office)
    assert outcome.code == 3
    assert "qianshi layers take event-types/flag" in outcome.err
