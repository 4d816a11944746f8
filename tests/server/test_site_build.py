"""The site is built from the desk, by whoever may decide there, one build at a time."""

import re
import subprocess
import sys
import time
from pathlib import Path

from builder.cli.desk import _build_command
from tests.server.conftest import Open, Visit

SAYS = "import sys; print('站点已生成：x，共 3 页。' if {0} == 0 else '有错'); sys.exit({0})"


def command(code: int) -> tuple[str, ...]:
    return (sys.executable, "-c", SAYS.format(code))


def press(me: Visit) -> int:
    token = me.token()
    return int(me.post("/desk/site/build", data={"token": token}).status_code)


def ended(me: Visit) -> str:
    """The desk's page once no build is under way."""
    for _ in range(1200):
        page = str(me.get("/desk").text)
        if "正在生成" not in page:
            return page
        time.sleep(0.05)
    raise AssertionError("the build does not end")


def test_a_build_is_started_and_its_end_is_told(visit: Open) -> None:
    me = visit(build=command(0))
    assert "生成好了" not in me.get("/desk").text
    assert press(me) == 303
    page = ended(me)
    assert "生成好了" in page
    assert "共 3 页" in page


def test_a_build_that_fails_says_why_and_what_stays(visit: Open) -> None:
    me = visit(build=command(1))
    press(me)
    page = ended(me)
    assert "没有生成，原来的站点没有动" in page
    assert "有错" in page
    gone = visit(build=("/no/such/program",))
    press(gone)
    assert "没有生成" in ended(gone)


def test_while_one_is_under_way_no_other_begins_and_the_page_waits(
    visit: Open, tmp_path: Path
) -> None:
    begun, go = tmp_path / "begun", tmp_path / "go"
    waits = (
        "import pathlib, sys, time; open(sys.argv[1], 'a').write('x')\n"
        "while not pathlib.Path(sys.argv[2]).exists(): time.sleep(0.02)"
    )
    me = visit(build=(sys.executable, "-c", waits, str(begun), str(go)))
    for _ in range(3):
        press(me)
        page = me.get("/desk").text
        assert "正在生成" in page
        assert re.search(r'http-equiv="refresh" content="5; url=desk\?after=\d+#site"', page)
        assert ">生成站点<" not in page
    go.touch()
    assert ">生成站点<" in ended(me)
    assert begun.read_text("utf-8") == "x"


def test_only_reviewers_build_and_only_where_the_server_can(visit: Open) -> None:
    assert press(visit("192.0.2.7", build=command(0))) == 403
    assert "生成站点" not in visit().get("/desk").text


def test_the_command_is_ours_wherever_it_is_started(tmp_path: Path) -> None:
    (tmp_path / "builder.py").write_text("raise SystemExit('not ours')", "utf-8")
    *ours, _, _, _, _, _ = _build_command(tmp_path, tmp_path / "site")
    said = subprocess.run([*ours, "--version"], cwd=tmp_path, capture_output=True, check=True)
    assert said.stdout.decode().startswith("qianshi ")
