"""The rows of ARCHITECTURE.md under "To add" are true: what they name is all that is touched.

Each test adds something to a copy of the package, as a newcomer would who follows the row, and
looks at what the copy makes of it.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT, WHOLE

NOTICE = '''"""A notice: what the office was told to do, and by when."""

from pydantic import Field

from builder.model.record import Record
from builder.model.reference import EventTypeId, Link
from builder.model.values import Day, Text


class Notice(Record):
    """`content/notices/<slug>.md`."""

    title: Text = Field(title="通知")
    summary: str = Field("", title="一句话")
    sender: Text = Field(title="谁发的")
    deadline: Day = Field(title="最迟", description="通知里写的日子")
    event_types: tuple[EventTypeId, ...] = Field((), title="活动类型")
    grounds: tuple[Link, ...] = Field((), title="依据")
    reviewed: Day = Field(title="最近复核")
    revised: Day = Field(title="最近修订")
'''
SKELETON = """---
title: 一句话说清要办什么
sender: 上级办公室
deadline: {next_year}
event_types: []
reviewed: {today}
revised: {today}
---

## 要办什么 {#what}

照通知原文写。
"""
FIELDS = """---
title: 旗杆普查通知
summary: 月底前把旗杆都看一遍
sender: 市政府办公厅
deadline: 2026-12-31
event_types: [flag]
grounds: [regulations/flag-law#art-18]
reviewed: 2026-11-25
revised: 2026-11-25
---

## 要办什么 {#what}

逐根[登记](../guides/flag.md)锈蚀的滑轮。
"""
DRIVER = """
import io, json, sys
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from builder.cli import main
from builder.pipeline import read_folder, site_source
said = []
for command in json.loads(sys.argv[1]):
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(out), suppress(SystemExit):
        main(command)
    said.append(out.getvalue())
reading = read_folder(Path("office"))
source = site_source(reading.library, "2026-11-26")
print(json.dumps({
    "said": said,
    "findings": [f"{f.place} {f.code}" for f in reading.findings],
    "pages": {path: source[path] for path in source if path.endswith(".md")},
    "data": [path for path in source if path.startswith("data/")],
}))
"""


@dataclass(frozen=True)
class Outcome:
    """What the copy says and makes."""

    said: list[str]
    """By each command."""
    findings: list[str]
    """`path:line code`."""
    pages: dict[str, str]
    data: list[str]


class Package:
    """A copy of the package with an office beside it, and which of its files were touched."""

    def __init__(self, folder: Path, small: Path) -> None:
        self.folder = folder
        self.touched: set[str] = set()
        shutil.copytree(ROOT / "builder", folder / "builder", ignore=_without_bytecode)
        shutil.copytree(small, folder / "office")

    def add(self, path: str, text: str) -> None:
        """A new file."""
        file = self.folder / path
        assert not file.exists()
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
        self.touched.add(path)

    def edit(self, path: str, old: str, new: str) -> None:
        """A change in a file that is there."""
        self.write(path, old, new)
        self.touched.add(path)

    def write(self, path: str, old: str, new: str) -> None:
        """The same as part of the office's own work, which adds nothing."""
        file = self.folder / path
        text = file.read_text("utf-8")
        assert text.count(old) == 1, f"{old!r} must occur once in {path}"
        file.write_text(text.replace(old, new), "utf-8")

    def outcome(self, *commands: Sequence[str]) -> Outcome:
        """Run commands on the office, then read it and make its site, by the copy alone."""
        environment = os.environ | {
            "PYTHONPATH": str(self.folder),
            "XDG_CACHE_HOME": str(self.folder / "cache"),
            "XDG_DATA_HOME": str(self.folder / "data"),
        }
        rooted = [[*command, "--root", "office"] for command in commands]
        done = subprocess.run(
            [sys.executable, "-c", DRIVER, json.dumps(rooted)],
            cwd=self.folder,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return Outcome(**json.loads(done.stdout))


def _without_bytecode(folder: str, names: list[str]) -> set[str]:
    return {name for name in names if name == "__pycache__"}


@pytest.fixture
def package(small: Path, tmp_path: Path) -> Package:
    return Package(tmp_path, small)


def row(what: str) -> str:
    """What ARCHITECTURE.md says has to be touched to add something."""
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    found = re.search(rf"^\| {what} \| (.*) \|$", text, re.M)
    assert found, what
    return found[1]


def assert_named(touched: set[str], what: str) -> None:
    """Every file that was touched is named by the row, and the row names no other."""
    named = re.findall(r"`([a-z_-]+/[a-z_./<>-]*)`", row(what))
    patterns = [re.sub(r"<\w+>", "[a-z_-]+", re.escape(n).replace(r"\<", "<")) for n in named]
    short = {path.removeprefix("builder/").removeprefix("office/") for path in touched}
    for path in short:
        assert any(re.match(pattern, path) for pattern in patterns), f"{path} is not in the row"
    for pattern in patterns:
        assert any(re.match(pattern, path) for path in short), f"{pattern} was not touched"


@pytest.fixture
def with_notices(package: Package) -> Package:
    package.add("builder/model/notice.py", NOTICE)
    package.edit(
        "builder/model/kinds.py",
        "from builder.model.record import Record\n",
        "from builder.model.notice import Notice\nfrom builder.model.record import Record\n",
    )
    package.edit(
        "builder/model/kinds.py",
        '    Kind("card",',
        '    Kind("notice", "通知", Notice, "content/notices/{slug}.md"),\n    Kind("card",',
    )
    package.edit("builder/model/reference.py", '"drawings"),', '"drawings", "notices"),')
    package.add("builder/starter/new/notice.md", SKELETON)
    return package


def write_notice(package: Package, text: str = FIELDS, name: str = "poles") -> None:
    file = package.folder / f"office/content/notices/{name}.md"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")


class TestAKindOfRecord:
    def test_touches_four_files_which_the_row_names(self, with_notices: Package) -> None:
        assert len(with_notices.touched) == 4
        assert_named(with_notices.touched, "a kind of record")

    def test_new_offers_it_and_what_it_writes_has_no_faults(self, with_notices: Package) -> None:
        made = with_notices.outcome(("new", "notice", "poles"))
        assert "content/notices/poles.md" in made.said[0]
        assert made.findings == []
        assert "notices/poles.md" in made.pages

    def test_it_is_checked(self, with_notices: Package) -> None:
        faults = {"[flag]": "[flags]", "#art-18": "#art-81", "guides/flag.md": "guides/flags.md"}
        text = FIELDS.replace("2026-11-25", "2020-01-01")
        for old, new in faults.items():
            text = text.replace(old, new)
        write_notice(with_notices, text, "faulty")
        write_notice(with_notices, FIELDS.replace("deadline:", "deadlin:"), "slip")
        made = with_notices.outcome(("check",))
        assert made.findings == [
            "content/notices/faulty.md:6 unknown-link",
            "content/notices/faulty.md:7 dead-anchor",
            "content/notices/faulty.md:14 unknown-link",
            "content/notices/slip.md:2 missing-field",
            "content/notices/slip.md:5 unknown-field",
        ]
        assert "是否想写“deadline”" in made.said[0]
        assert "faulty.md:8: 提醒 review-overdue" in made.said[0]

    def test_it_is_paged_listed_and_explained(self, with_notices: Package) -> None:
        write_notice(with_notices)
        pages = with_notices.outcome().pages
        page = pages["notices/poles.md"]
        for part in ("# 旗杆普查通知", "市政府办公厅", "2026-12-31", "逐根", "{#what}"):
            assert part in page
        assert 'href="../regulations/flag-law.html#art-18"' in page
        assert 'href="../guides/flag.html"' in page
        assert "旗杆普查通知" in pages["notices/index.md"]
        assert 'href="../notices/index.html"' in pages["reference/index.md"]
        assert "旗杆普查通知" in pages["index.md"], "the latest revision stands on the home page"
        fields = pages["reference/fields.md"]
        assert "## 通知 {#notice}" in fields
        assert '<tr id="notice-deadline"><td><code>deadline</code></td><td>最迟</td>' in fields

    def test_it_is_found_and_others_may_rest_on_it(self, with_notices: Package) -> None:
        write_notice(with_notices)
        with_notices.write("office/checklists/items/flag.yml", "[惯例/本库]", "[notices/poles]")
        queries = ("旗杆普查", "市政府办公厅", "锈蚀的滑轮")
        made = with_notices.outcome(
            ("trace", "notices/poles"),
            *(("search", q, "--kind", "通知", "--json") for q in queries),
        )
        assert made.findings == []
        assert 'href="../notices/poles.html"' in made.pages["event-types/flag.md"]
        assert "摆媒体席桌签" in made.said[0]
        for said in made.said[1:]:
            assert [hit["id"] for hit in json.loads(said)["hits"]] == ["notices/poles.html"]


RULE = '''"""Titles do not shout."""

from collections.abc import Iterator

from builder.model import Finding, Library


def check_shouting(library: Library) -> Iterator[Finding]:
    """A title is no exclamation."""
    for guide in library.guides.values():
        if guide.title.endswith("！"):
            yield Finding(guide.place("title"), "shouting", "标题在喊。", "请去掉叹号。")
'''
CASE = """
a-title-that-shouts:
  file: content/guides/flag.md
  edit: ["title: 升旗指引", "title: 升旗指引！"]
  findings: ["2 shouting"]
"""


def test_a_lint_rule(package: Package) -> None:
    package.add("builder/checks/shouting.py", RULE)
    package.edit(
        "builder/checks/__init__.py",
        "from builder.checks.source_map",
        "from builder.checks.shouting import check_shouting\nfrom builder.checks.source_map",
    )
    package.edit(
        "builder/checks/__init__.py",
        "    check_vocabulary,\n",
        "    check_vocabulary,\n    check_shouting,\n",
    )
    package.edit(
        "builder/checks/codes.py",
        "_TABLE = (\n",
        '_TABLE = (\n    Code("shouting", "warning", "标题在喊", "去掉叹号。"),\n',
    )
    cases = package.folder / "tests/checks/cases.yml"
    cases.parent.mkdir(parents=True)
    shutil.copy(ROOT / "tests/checks/cases.yml", cases)
    package.edit("tests/checks/cases.yml", "\na-role-outside", f"{CASE}a-role-outside")
    case = yaml.safe_load(cases.read_text("utf-8"))["a-title-that-shouts"]
    package.write(f"office/{case['file']}", *case["edit"])
    made = package.outcome(("check",))
    assert made.findings == [f"{case['file']}:{found}" for found in case["findings"]]
    assert "提醒 shouting: 标题在喊。请去掉叹号。" in made.said[0]
    assert "<code>shouting</code>" in made.pages["reference/codes.md"]
    assert len(package.touched) == 4
    assert_named(package.touched, "a lint rule")


def test_an_event_type(package: Package) -> None:
    flag = (package.folder / "office/checklists/event-types/flag.yml").read_text("utf-8")
    text = flag.replace("title: 升旗\n", "title: 室内升旗\n")
    package.add("office/checklists/event-types/flag-inside.yml", text)
    made = package.outcome(("checklist", "flag-inside", *WHOLE, "--format", "markdown"))
    assert made.findings == []
    assert "看楼前旗杆" in made.pages["event-types/flag-inside.md"]
    assert "室内升旗" in made.pages["event-types/index.md"]
    assert "data/programs/flag-inside.js" in made.data
    assert "1 项任务，2 项检查" in made.said[0]
    assert_named(package.touched, "an event type")


PAPER = """title: 门卫单
parts:
  - table: segments
    columns:
      - {title: 时间, share: 1, text: "{day}{clock}"}
      - {title: 车, share: 1, text: "{car|不来车}"}
"""


def test_a_paper(package: Package) -> None:
    package.add("office/checklists/papers/gate.yml", PAPER)
    whole = ("checklist", "flag", *WHOLE, "--format", "markdown", "--paper")
    made = package.outcome((*whole, "gate", "--output", "x.md"), (*whole, "gates"))
    assert made.findings == []
    assert "不来车" in (package.folder / "x.md").read_text("utf-8")
    assert "gate 门卫单" in made.said[1]
    assert_named(package.touched, "a paper")


def test_a_lesson_field(package: Package) -> None:
    lucky = '    lucky: str = Field("", title="侥幸之处")\n'
    weather = '    weather: str = Field("", title="当天天气")\n'
    package.edit("builder/model/lesson.py", lucky, lucky + weather)
    head = "# {{ lesson.title | heading }} {#top}\n"
    package.edit("builder/views/templates/lesson.md.jinja", head, head + "\n{{ lesson.weather }}\n")
    package.write("office/lessons/2013/rope.md", "severity: S2", "severity: S2\nweather: 大风六级")
    made = package.outcome()
    assert made.findings == []
    assert "大风六级" in made.pages["lessons/2013/rope.md"]
    assert '<tr id="lesson-weather">' in made.pages["reference/fields.md"]
    assert len(package.touched) == 2
    assert_named(package.touched, "a lesson field")
