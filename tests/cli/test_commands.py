"""Every command with good and bad input: a Chinese message, an exit code, never a traceback."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from builder.cli.main import COMMANDS
from builder.outputs import FORMATS
from tests.conftest import ROOT, WHOLE, Run

HAND_IN: dict[str, Any] = {
    "format": 1,
    "receipt": "20261122-0a1b2c3d",
    "what": "媒体席没有桌签",
    "prevent": "联络员数桌签，每席一签",
    "event_type": "flag",
    "month": "2026-11",
}

TODAY = "2026-11-22"
"""Nothing has grown old yet on the day this was written."""


@pytest.fixture
def office(small: Path, tmp_path: Path) -> Path:
    root = tmp_path / "office"
    shutil.copytree(small, root)
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    return root


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    (folder / "inbox").mkdir(parents=True)
    return folder


def break_the_lesson(office: Path) -> None:
    lesson = office / "lessons/2013/rope.md"
    lesson.write_text(lesson.read_text("utf-8").replace("severity: S2", "severity: S7"), "utf-8")


def put_hand_in(data: Path, **changes: object) -> Path:
    file = data / "inbox" / "经验.json"
    file.write_text(json.dumps({**HAND_IN, **changes}, ensure_ascii=False), "utf-8")
    return file


class TestCheck:
    def test_a_clean_folder_ends_with_0(self, run: Run, office: Path) -> None:
        outcome = run("check", "--root", office, "--today", TODAY)
        assert (outcome.code, outcome.out) == (0, "")
        assert "0 处错误" in outcome.err

    def test_an_error_ends_with_1_and_names_line_and_cure(self, run: Run, office: Path) -> None:
        break_the_lesson(office)
        outcome = run("check", "--root", office)
        assert outcome.code == 1
        assert (
            "lessons/2013/rope.md:23: 错误 unknown-value: severity：没有“S7”这个值。" in outcome.out
        )

    def test_this_repository_has_no_findings(self, run: Run) -> None:
        assert run("check", "--root", ROOT, "--today", TODAY).out == ""

    def test_a_folder_that_is_no_knowledge_base_ends_with_3(self, run: Run, tmp_path: Path) -> None:
        outcome = run("check", "--root", tmp_path)
        assert outcome.code == 3
        assert "qianshi.yml" in outcome.err


class TestUsage:
    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["chekc"], "没有这个命令"),
            (["check", "--loud"], "没有 --loud 这个选项"),
            (["accept"], "缺少参数"),
            (["search", "旗", "--limit", "many"], "不合要求"),
            (["checklist", "flag", "--format", "doc"], "不合要求"),
            (["checklist", "flag", *WHOLE, "--segment", "用餐 中午"], "可以不写"),
        ],
    )
    def test_wrong_words_end_with_2_and_a_chinese_hint(
        self, run: Run, words: list[str], said: str
    ) -> None:
        outcome = run(*words)
        assert outcome.code == 2
        assert said in outcome.err
        assert "--help" in outcome.err

    def test_help_and_version_end_with_0(self, run: Run) -> None:
        assert "开检查单" in run("--help").out
        assert run("--version").out.startswith("qianshi ")

    def test_the_list_names_every_command_and_loads_none(self) -> None:
        program = "import sys; from builder.cli import main\ntry: main(['--help'])\nfinally: "
        program += "print([x for x in ('pydantic', 'docx', 'builder.model') if x in sys.modules])"
        said = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True
        ).stdout
        assert [name for name in COMMANDS if f"  {name} " not in said] == []
        assert said.endswith("[]\n")

    @pytest.mark.parametrize("name", COMMANDS)
    def test_a_help_text_is_chinese(self, run: Run, name: str) -> None:
        said = run(name, "--help").out
        assert said.startswith(f"用法：qianshi {name}")
        assert not re.search("Usage|OPTIONS|Options|Show|default|required|env var", said)


class TestBuild:
    def test_a_fault_leaves_the_old_site_as_it_was(self, run: Run, office: Path) -> None:
        assert run("build", "--root", office).code == 0
        before = {f: f.read_bytes() for f in (office / "site").rglob("*") if f.is_file()}
        break_the_lesson(office)
        outcome = run("build", "--root", office)
        assert outcome.code == 1
        assert "原来的站点没有动" in outcome.err
        after = {f: f.read_bytes() for f in (office / "site").rglob("*") if f.is_file()}
        assert after == before
        assert {f.name for f in office.glob("site*")} == {"site"}

    def test_building_twice_gives_the_same_bytes(self, run: Run, office: Path) -> None:
        builds = []
        for name in ("one", "two"):
            assert run("build", "--root", office, "--site", office / name).code == 0
            folder = office / name
            files = sorted(f for f in folder.rglob("*") if f.is_file() and "sitemap" not in f.name)
            builds.append({f.relative_to(folder): f.read_bytes() for f in files})
        assert builds[0] == builds[1]


class TestInbox:
    def test_an_empty_inbox_is_no_fault(self, run: Run, office: Path, data: Path) -> None:
        outcome = run("inbox", "--root", office, "--data", data)
        assert outcome.code == 0
        assert "待审 0 条" in outcome.err

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            ("{", "文件不完整"),
            ("[]", "整份文件"),
            ('{"receipt": "../../x"}', "回执号"),
            (json.dumps({**HAND_IN, "format": 9}), "更新的版本"),
            (json.dumps({**HAND_IN, "state": "已收录"}), "state"),
            (json.dumps({**HAND_IN, "month": "2026-13"}), "发生在哪个月"),
            ("[" * 100_000, "文件不完整"),
        ],
    )
    def test_a_file_that_is_no_hand_in_is_named_and_kept(
        self, run: Run, office: Path, data: Path, content: str, said: str
    ) -> None:
        file = data / "inbox" / "坏.json"
        file.write_text(content, "utf-8")
        outcome = run("inbox", "--root", office, "--data", data)
        assert outcome.code == 1
        assert "bad-hand-in" in outcome.out
        assert said in outcome.out
        assert file.read_text("utf-8") == content


class TestAccept:
    def test_an_unknown_receipt_lists_the_known_ones(
        self, run: Run, office: Path, data: Path
    ) -> None:
        put_hand_in(data)
        outcome = run(
            "accept", "20260101-00000000", "--slug", "x", "--root", office, "--data", data
        )
        assert outcome.code == 1
        assert HAND_IN["receipt"] in outcome.err

    def test_personal_data_is_not_accepted_and_not_echoed(
        self, run: Run, office: Path, data: Path
    ) -> None:
        file = put_hand_in(data, what="打 13800138000 没人接")
        outcome = run(
            "accept", HAND_IN["receipt"], "--slug", "phone", "--root", office, "--data", data
        )
        assert outcome.code == 1
        assert "personal-data" in outcome.err
        assert "13800138000" not in outcome.out + outcome.err
        assert file.exists()
        assert not (office / "lessons/2026").exists()

    def test_an_acceptance_that_would_break_the_folder_is_put_back(
        self, run: Run, office: Path, data: Path
    ) -> None:
        file = put_hand_in(data)
        items = (office / "checklists/items/flag.yml").read_bytes()
        words = ("--slug", "seats", "--expect", "正常")
        outcome = run("accept", HAND_IN["receipt"], *words, "--root", office, "--data", data)
        assert outcome.code == 1
        assert "no-expect" in outcome.err
        assert "全部还原" in outcome.err
        assert not file.exists()
        assert HAND_IN["receipt"] in run("inbox", "--root", office, "--data", data).out
        assert not list((office / "lessons").rglob("seats.md"))
        assert (office / "checklists/items/flag.yml").read_bytes() == items

    def test_a_bad_slug_is_refused_before_anything_is_written(
        self, run: Run, office: Path, data: Path
    ) -> None:
        put_hand_in(data)
        for slug in ("../../etc/passwd", "Seats", "旗", "a b"):
            words = ("accept", HAND_IN["receipt"], "--slug", slug)
            outcome = run(*words, "--root", office, "--data", data)
            assert outcome.code == 2
            assert "小写" in outcome.err

    def test_a_slug_in_use_overwrites_nothing(self, run: Run, office: Path, data: Path) -> None:
        put_hand_in(data, month="2013-11")
        lesson = (office / "lessons/2013/rope.md").read_bytes()
        words = ("accept", HAND_IN["receipt"], "--slug", "rope")
        outcome = run(*words, "--root", office, "--data", data)
        assert outcome.code == 1
        assert "没有覆盖" in outcome.err
        assert (office / "lessons/2013/rope.md").read_bytes() == lesson

    def test_the_same_letter_again_is_accepted_once(
        self, run: Run, office: Path, data: Path
    ) -> None:
        words = ("accept", HAND_IN["receipt"], "--slug", "seats", "--root", office, "--data", data)
        put_hand_in(data)
        first = run(*words)
        assert first.code == 0, first.err
        assert "还没有检查项记住它" in first.out
        put_hand_in(data)
        second = run(*words, "--expect", "每席一签")
        assert "已经办过：收录" in second.err
        assert run("undo", HAND_IN["receipt"], *words[-4:]).code == 0
        assert run(*words, "--expect", "每席一签").code == 0
        assert (office / "checklists/items/flag.yml").read_text("utf-8").count("seats") == 2

    def test_names_are_told_with_what_to_type_and_settled_so(
        self, run: Run, office: Path, data: Path
    ) -> None:
        put_hand_in(data, what="由陈思远数桌签，王芳没在")
        own = ("--root", office, "--data", data)
        assert '--no-name "陈思远"' in run("inbox", *own).out
        words = ("accept", HAND_IN["receipt"], "--slug", "seats", *own)
        refused = run(*words, "--replace", "陈思远=联络员")
        assert (refused.code, "像是人名或联系方式：王芳。" in refused.err) == (1, True)
        assert run(*words, "--replace", "陈思远").code == 2
        done = run(*words, "--replace", "陈思远=联络员", "--no-name", "王芳")
        assert done.code == 0, done.err
        assert "person-name" not in run("check", "--root", office).out

    def test_what_accept_would_do_is_shown_and_then_done(
        self, run: Run, office: Path, data: Path
    ) -> None:
        put_hand_in(data)
        own = ("--root", office, "--data", data)
        lines = (
            "--item",
            "数席签",
            "--expect",
            "每席一签",
            "--item",
            "看席卡",
            "--expect",
            "字朝外",
        )
        words = (*lines, "--type", "升旗", "--pause", "到场前一小时", "--existing", "看楼前旗杆")
        said = (*words, "--displace", "flag/media", "--because", "没人数", "--sharper", "看旗杆顶")
        timed = ("--only-when", "有媒体吗 = 是", "--found", "开始前五分钟")
        shown = run("accept", HAND_IN["receipt"], *said, *timed, "--preview", *own)
        assert shown.code == 0, shown.err
        for words_shown in (
            "because: 没人数",
            "at: T-5m",
            "撤下 摆媒体席桌签",
            "新增",
            "之前 2 条 → 之后 3 条",
        ):
            assert words_shown in shown.out
        assert "什么都没有写" in shown.err
        assert not (office / "lessons/2026").exists()
        done = run("accept", HAND_IN["receipt"], *said, *timed, *own)
        assert done.code == 0, done.err
        assert "已加检查项：升旗 · 到场前一小时：看席卡" in done.out
        assert "适用条件：media = 是" in done.out
        assert "已关联：看楼前旗杆（flag/top）" in done.out
        assert re.search("拦得住的已知失误 [0-9]+ 起 → [0-9]+ 起，新案例提前", done.out)
        assert run("check", "--root", office).code == 0
        assert run("undo", HAND_IN["receipt"], *own).code == 0

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["--item", "数席签"], "没有写应看到什么"),
            (["--checker", "旗手"], "写了 --checker，没有新检查项"),
            (["--killer"], "写了 --killer 或 --no-killer，没有新检查项"),
            (["--expect", "灯亮", "--pause", "before", "--pause", "last"], "--pause 写了 2 次"),
            (["--expect", "灯亮", "--pause", "散会后"], "没有“散会后”这个节点"),
            (["--expect", "灯亮", "--killer"], "必查项只给"),
            (["--expect", "灯亮", "--block", "座谈"], "没有“座谈”这个节点"),
            (["--type", "升旗旗"], "是否想写“升旗”"),
            (["--existing", "flag/tip"], "是否想写“flag/top”"),
            (["--sharper", "看杆顶"], "请只写一个 --existing"),
            (["--displace", "flag/media"], "没有新检查项，不用换下"),
            (["--move-to", "last"], "没有写移走哪一条"),
            (["--only-when", "media = 是"], "写了 --only-when，没有新检查项"),
            (["--expect", "灯亮", "--only-when", "外宾 = 是"], "没有“外宾”可问"),
            (["--found", "早些时候"], "看不出是什么时候"),
        ],
    )
    def test_nothing_that_accept_is_given_is_dropped(
        self, run: Run, office: Path, data: Path, words: list[str], said: str
    ) -> None:
        put_hand_in(data)
        outcome = run("accept", HAND_IN["receipt"], *words, "--root", office, "--data", data)
        assert outcome.code == 1
        assert said in outcome.err
        assert not (office / "lessons/2026").exists()


class TestChecklist:
    @pytest.mark.parametrize("format_", ["pdf", "markdown", "json"])
    def test_a_sheet_is_written_in_every_format(
        self, run: Run, office: Path, tmp_path: Path, format_: str
    ) -> None:
        file = tmp_path / f"out{FORMATS[format_].suffix}"
        words = ("flag", *WHOLE, "--format", format_, "--output", file)
        outcome = run("checklist", *words, "--root", office)
        assert outcome.code == 0, outcome.err
        assert file.stat().st_size > 500

    def test_what_was_left_out_is_explained_on_request(
        self, run: Run, office: Path, tmp_path: Path
    ) -> None:
        words = ("flag", *WHOLE, "--output", tmp_path / "x.pdf", "--explain")
        assert (
            "未列入：摆媒体席桌签（有媒体吗＝否）" in run("checklist", *words, "--root", office).out
        )

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (["flog", "--start", "2026-12-08 09:00"], "是否想写“flag”"),
            (["flag", "--start", "2026-12-08 9点"], "24 小时制"),
            (["flag", "--start", "2026-02-30 09:00"], "日历上没有"),
            (["flag", "--start", "2026-12-08 09:00", "--end", "2026-12-08 08:00"], "早于开始"),
            (["flag", "--start", "2026-12-08 09:00", "--answer", "media=有"], "没有“有”这个答案"),
            (["flag", "--start", "2026-12-08 09:00", "--answer", "medias=是"], "media"),
            (["missing.json"], "找不到草稿文件"),
            (["flag", "--start", "2026-12-08 09:00"], "没有填地点"),
            (["flag", *WHOLE, "--with", "媒体"], "没有“媒体”这个情形"),
        ],
    )
    def test_a_wrong_word_is_explained(
        self, run: Run, office: Path, words: list[str], said: str
    ) -> None:
        outcome = run("checklist", *words, "--root", office)
        assert outcome.code == 1
        assert said in outcome.err

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            ('{"type": "flag"', "没有保存完整"),
            ('{"format": 7, "type": "flag"}', "新版"),
            ("type: flag\nsegments: [{kind: 活动, start: 明天}]\n", "24 小时制"),
            ("just text", "不是一份活动草稿"),
        ],
    )
    def test_a_bad_draft_file_is_explained(
        self, run: Run, office: Path, tmp_path: Path, content: str, said: str
    ) -> None:
        file = tmp_path / "草稿.json"
        file.write_text(content, "utf-8")
        outcome = run("checklist", file, "--root", office)
        assert outcome.code == 1
        assert said in outcome.err


class TestData:
    @pytest.mark.parametrize("folder", [".d", "{office}/deep/data", "link/data", "../office/data"])
    @pytest.mark.parametrize("command", [("inbox",), ("audit",), ("ledger",), ("desk",)])
    def test_a_data_folder_that_came_with_the_knowledge_base_is_not_used(
        self, run: Run, office: Path, tmp_path: Path, folder: str, command: tuple[str, ...]
    ) -> None:
        (tmp_path / "elsewhere").mkdir()
        (office / "link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
        set_data(office, folder.format(office=office))
        outcome = run(*command, "--root", office)
        assert outcome.code == 3
        assert "知识库里面" in outcome.err
        assert "--data" in outcome.err
        assert not (office / ".d").exists()

    def test_who_names_it_may_use_it(self, run: Run, office: Path) -> None:
        set_data(office, ".d")
        assert run("inbox", "--root", office, "--data", office / ".d").code == 0

    def test_a_relative_one_outside_starts_at_the_knowledge_base(
        self, run: Run, office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        set_data(office, "../数据")
        assert run("trust", "--root", office).code == 0
        monkeypatch.chdir("/")
        assert f"{tmp_path}" in run("doctor", "--root", office).out
        assert run("inbox", "--root", office).code == 0

    def test_doctor_says_so_among_the_rest(self, run: Run, office: Path) -> None:
        set_data(office, ".d")
        outcome = run("doctor", "--root", office)
        assert outcome.code == 3
        assert "缺  qianshi.yml 的 data 指到知识库里面" in outcome.out


def set_data(office: Path, folder: str) -> None:
    file = office / "qianshi.yml"
    file.write_text(f"{file.read_text('utf-8')}\ndata: {folder}\n", "utf-8")


class TestSearch:
    def test_a_hit_is_shown_with_its_score(self, run: Run, office: Path) -> None:
        outcome = run("search", "banqi", "--root", office)
        assert outcome.code == 0
        assert "lessons/2013/rope.html" in outcome.out

    def test_nonsense_ends_with_1_and_says_so(self, run: Run, office: Path) -> None:
        outcome = run("search", "量子计算机", "--root", office)
        assert outcome.code == 1
        assert "没有把握" in outcome.err

    def test_json_is_json(self, run: Run, office: Path) -> None:
        outcome = run("search", "国旗", "--json", "--root", office)
        assert json.loads(outcome.out)["hits"][0]["title"]
