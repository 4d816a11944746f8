"""README's ways in, as they are typed."""

import re
import shlex
from textwrap import dedent

from tests.conftest import ROOT

_BLOCK = re.compile(r"(?:^ {4}.+\n)+", re.MULTILINE)


def way(title: str) -> list[str]:
    """The indented blocks of one of README's ways, in order."""
    ways = (ROOT / "README.md").read_text("utf-8").partition("## Four ways in")[2]
    told = re.search(rf"\*\*{title}\*\*(.*?)(?=^\*\*|^## )", ways, re.MULTILINE | re.DOTALL)
    assert told, title
    return [dedent(block).strip() for block in _BLOCK.findall(told[1])]


def commands(title: str) -> list[list[str]]:
    """The words of each command of our own in a way, after the name of the program."""
    lines = (line for block in way(title) for line in block.splitlines())
    return [words for line in lines if (words := _words(line))]


def _words(line: str) -> list[str]:
    typed = re.fullmatch(r"(?:sh 程序/qianshi\.sh|qianshi/bin/qianshi) (.*)", line)
    return shlex.split(typed[1]) if typed else []
