"""Files made to cost much are read or refused for little: under a second and 200 MB each."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from subprocess import PIPE

import pytest

from tests.letters.makers import (
    excel,
    p,
    packed,
    relation,
    relations,
    sheet,
    sheet_of,
    table,
    tc,
    word,
)
from tests.pace import keeps_to

SECONDS, MEGABYTES = 3.0, 200
"""Of the process that reads the file alone."""
MEASURE = """
import os, re, resource, sys, time
from pathlib import Path
from builder.letters.forms import read_form
from builder.letters.needed import FormError
from builder.letters.part_xml import DocumentError

def measure(file):
    before = time.process_time()
    try:
        read_form(Path(file), ())
    except (DocumentError, FormError) as refused:
        said = str(refused)
    else:
        said = "taken"
    # ru_maxrss would count the process that started this one
    peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]
    print(time.process_time() - before, peak, said.replace("\\n", " "), flush=True)

for line in sys.stdin:
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
        measure(line.strip())
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        print("0 0 ", flush=True)  # it says nothing, which no file may make it do
"""
"""Reads each file that it is told of in a process of its own, which has everything imported."""


def nested(depth: int) -> str:
    inner = "<w:tbl><w:tr><w:tc>" * depth
    return inner + p("x") + "</w:tc></w:tr></w:tbl>" * depth


def alternatives(depth: int) -> str:
    start = "<mc:AlternateContent><mc:Choice>" * depth
    return (
        f"<w:p><w:r>{start}<w:t>x</w:t>{'</mc:Choice></mc:AlternateContent>' * depth}</w:r></w:p>"
    )


def rows(count: int, inner: str) -> str:
    return sheet_of("".join(f'<row r="{n}">{inner}</row>' for n in range(1, count)))


def bomb() -> bytes:
    main = relations(relation(1, "officeDocument", "word/document.xml"))
    return packed({"_rels/.rels": main, "word/document.xml": b"<x>" + b" " * 29_000_000 + b"</x>"})


BREAKS = f"<w:p><w:r>{'<w:br/> ' * 100_000}</w:r></w:p>"
FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
MERGED = "<mergeCells>" + '<mergeCell ref="A1:A1048576"/>' * 140_000 + "</mergeCells>"
SHARED = '<c t="s"><v>0</v></c>'
LONG = f"<si><t>{'长' * 100_000}</t></si>"
PICTURES = b"![" * 2_000_000


BOMBS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "tables in tables": (".docx", lambda: word(nested(2000))),
    "tables in tables, many": (".docx", lambda: word(nested(30) * 200)),
    "empty cells": (".docx", lambda: word(table(*[("",) * 50] * 2000))),
    "empty paragraphs": (".docx", lambda: word("<w:p/>" * 140_000)),
    "alternatives in alternatives": (".docx", lambda: word(alternatives(45) * 1000)),
    "line breaks": (".docx", lambda: word(table(("问题", tc(BREAKS))))),
    "a long text": (".docx", lambda: word(p("长" * 4_000_000))),
    "a long attribute": (".docx", lambda: word(f'<w:p w:x="{"x" * 9_000_000}"/>')),
    "columns far away": (".xlsx", lambda: excel(rows(40_000, '<c r="XFD1"><v>1</v></c>'))),
    "a row far away": (".xlsx", lambda: excel(sheet_of(FAR))),
    "empty cells with a style": (".xlsx", lambda: excel(rows(2000, '<c s="1"/>' * 60))),
    "rows without cells": (".xlsx", lambda: excel(rows(600_000, ""))),
    "merged and merged again": (".xlsx", lambda: excel(sheet(*[["x"]] * 1990, after=MERGED))),
    "a shared text repeated": (".xlsx", lambda: excel(rows(1900, SHARED * 26), shared=LONG)),
    "shared texts": (".xlsx", lambda: excel(rows(2, SHARED), shared="<si><t>x</t></si>" * 80_000)),
    "a number of many digits": (".xlsx", lambda: excel(rows(2, f"<c><v>{'9' * 5000}</v></c>"))),
    "spaces": (".docx", bomb),
    "unfinished pictures": (".md", lambda: bytes(PICTURES)),
    "unfinished brackets": (".txt", lambda: ("（" * 90 + "\n").encode() * 1900),
    "labels": (".txt", ("问题：x\n" * 1999).encode),
    "gaps": (".txt", lambda: b"\t" * 4_000_000),
}  # fmt: skip


@pytest.fixture(scope="module")
def measuring() -> Iterator[Callable[[Path], str]]:
    """Tells what the reading of a file takes: seconds, kilobytes, and what is said of it."""
    words = [sys.executable, "-c", MEASURE]
    with subprocess.Popen(words, stdin=PIPE, stdout=PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        told, answers = process.stdin, process.stdout

        def measure(file: Path) -> str:
            told.write(f"{file}\n")
            told.flush()
            return answers.readline()

        yield measure
        told.close()


@pytest.mark.parametrize("name", BOMBS)
def test_a_file_that_should_cost_much_costs_little(
    tmp_path: Path, name: str, measuring: Callable[[Path], str]
) -> None:
    suffix, make = BOMBS[name]
    file = tmp_path / f"a{suffix}"
    file.write_bytes(make())
    seconds, kilobytes, said = measuring(file).split(" ", 2)
    assert said.strip()
    assert keeps_to(SECONDS, float(seconds)), said
    assert int(kilobytes) < MEGABYTES * 1024, said
