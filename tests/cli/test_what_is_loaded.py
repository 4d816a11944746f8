"""What a command has no use for is not loaded: that is most of what a short one costs."""

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

_TELLS = """
import sys
from builder.cli import main
try:
    main(sys.argv[1:])
finally:
    print(*sys.modules, file=sys.stderr)
"""
_DOORS = {"alembic", "flask", "mkdocs", "sqlalchemy", "waitress"}
_PAPERS = {"docx", "icalendar", "typst", "xlsxwriter"}
_READING = {"markdown_it", "nh3", "pydantic", "yaml"}
CASES = {
    "--help": _DOORS | _PAPERS | _READING | {"jinja2", "whoosh"},
    "checklist flag --format markdown --start '2026-12-08 09:00' --place 楼前 --guests 来宾": _DOORS
    | _PAPERS
    | {"whoosh"},
    "search 旗绳": _DOORS | _PAPERS | {"jinja2"},
    "check": _DOORS | _PAPERS | {"whoosh"},
}


@pytest.mark.parametrize("words", CASES)
def test_nothing_is_loaded_that_the_command_does_not_need(
    small: Path, tmp_path: Path, words: str
) -> None:
    command, *options = shlex.split(words)
    place = () if command == "--help" else ("--root", small)
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _TELLS, command, *options, *place],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
    )
    loaded = set(done.stderr.split())
    assert "builder.cli" in loaded, done.stderr
    assert loaded & CASES[words] == set()
    assert not done.returncode, done.stderr
