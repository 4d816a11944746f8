"""What came of a 桌面推演 is kept and shown by itself: no real event is the better."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.stored import letters_in, runs_in

SENT: dict[str, Any] = {
    "drill": "caf9ba",
    "lesson": "2013/rope",
    "type": "flag",
    "held": "2025-12-08 14:30",
    "lines": {"item flag/top": "拦住", "task flag/chief": "没人提"},
    "answers": ["检查员，第 5 分钟，照单子"],
    "people": 6,
    "minutes": 40,
}


@pytest.fixture
def office(small: Path, tmp_path: Path, run: Run) -> Path:
    shutil.copytree(small, tmp_path / "office")
    (tmp_path / "收件箱").mkdir()
    with (tmp_path / "office/qianshi.yml").open("a", encoding="utf-8") as stream:
        stream.write("inbox: [../收件箱]\n")
    run("trust", "--root", tmp_path / "office")
    return tmp_path


def own(office: Path) -> tuple[object, ...]:
    return ("--root", office / "office", "--data", office / "data")


def put(office: Path, **other: object) -> Path:
    file = office / "收件箱/推演记录-x.json"
    file.write_text(json.dumps(SENT | other, ensure_ascii=False), "utf-8")
    return file


def test_a_drill_is_counted_by_itself_and_never_as_an_event(run: Run, office: Path) -> None:
    before = run("ledger", *own(office)).out
    sent = put(office)
    assert run("inbox", *own(office)).err.startswith("待审 0 条")
    done = run("run", *own(office))
    assert "已记下推演：2013/rope，2025-12-08 14:30，拦住 1，没拦住 0，没人提 1" in done.out
    assert not sent.exists()
    assert runs_in(office / "data") == []
    assert not list((office / "data").glob("events/*"))
    after = run("ledger", *own(office))
    assert after.out.partition("桌面推演")[0] == before
    assert "不算在上面的次数里" in after.out
    assert "2025-12-08 旗绳松动国旗下滑（2013/rope，升旗）：拦住 1" in after.out
    assert "共 0 次活动有记录" in after.err


def test_a_line_that_a_drill_stopped_with_has_stopped_nothing_yet(run: Run, office: Path) -> None:
    put(office)
    run("run", *own(office))
    ledger = run("ledger", *own(office)).out
    assert "拦住了：" not in ledger
    assert "查过" not in ledger


def test_the_same_record_twice_is_one(run: Run, office: Path) -> None:
    for _ in range(2):
        put(office)
        run("run", *own(office))
    (letter,) = letters_in(office / "data", "recorded")
    assert letter.kind == "drill"


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"held": "2199-01-01 09:00"}, "还没有做"),
        ({"lesson": "2013/no-such"}, "没有案例"),
        ({"answers": ["找张三，13812345678"]}, "不能入库"),
        ({"lines": {"item flag/top": "大概"}}, "没有登记"),
        ({"lines": {"张三说的": "拦住"}}, "没有登记"),
    ],
)
def test_what_cannot_be_kept_stays_where_it_is(
    other: dict[str, object], said: str, run: Run, office: Path
) -> None:
    sent = put(office, **other)
    outcome = run("run", *own(office))
    assert said in outcome.err
    assert outcome.code == 1
    assert sent.exists()
    assert letters_in(office / "data", "recorded") == []
