"""Content made to hurt: every trick is a finding, at once and within 200 MB."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from builder.pipeline import read_folder
from builder.sources import load_library
from tests.pace import at_most

SECONDS = 3.0
PARSING = 5.0
"""More, for the Markdown of nearly a megabyte; `tests/prose/test_limits.py` is about its parts."""
MEGABYTES = 200
FRONT = "---\ntitle: {}\n---\n\n## 经过\n"
LESSON = """---
title: 旗绳松动
kind: 失误
phase: 事前
occurred: 2013-11
revised: 2026-11-22
origin: 本单位
severity: S4
when: 会前
do: 看旗杆
because: 绳松
---
"""
LAUGHS = "\n".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 30))
BOMBS = {
    "laughs": (f"---\nl0: &l0 x\n{LAUGHS}\n---\n", "yaml-alias"),
    "depth": (FRONT.format("[" * 200_000), "too-deep"),
    "indented-depth": (
        "---\n" + "".join(f"{' ' * n}a:\n" for n in range(1200)) + "---\n",
        "too-deep",
    ),
    "a-megabyte-in-one-value": (FRONT.format("旗" * 330_000), "too-large"),
    "more-than-a-megabyte": (FRONT.format("x") + "旗" * 400_000, "too-large"),
    "half-a-million-values": (FRONT.format("[" + "a," * 450_000 + "]"), "too-large"),
    "python": (FRONT.format("!!python/object/apply:os.system [id]"), "yaml-tag"),
    "binary": (FRONT.format("!!binary aGk="), "yaml-tag"),
    "merge": ("---\nbase: &b {a: 1}\n<<: *b\n---\n", "yaml-alias"),
}


BODIES = {
    "brackets": "[" * 900_000,
    "links": "[a](" * 200_000,
    "backticks": "`" * 300_000 + "a ``" * 100_000,
    "tags": "<a " * 300_000,
    "digits": "1" * 900_000,
    "spread-digits": "6 2" * 300_000,
    "numbers": "13800138000 " * 70_000,
    "marks": ("密" + " " * 2000) * 200,
    "names": "张王李赵" * 80_000,
    "fences": "```\n" * 200_000,
    "headings": "## 经过\n" * 80_000,
}
LISTS = {
    "wrong-entries": "- a: 1\n" * 3_300,
    "wrong-fields": "- name: x\n" + "".join(f"  f{n}: 1\n" for n in range(4_900)),
}


def put(root: Path, path: str, text: str) -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def codes(root: Path) -> set[str]:
    found = {finding.code for finding in load_library(root).findings}
    return found - {"missing-file"}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_a_finding_at_once(name: str, tmp_path: Path) -> None:
    text, code = BOMBS[name]
    put(tmp_path, "lessons/2013/bomb.md", text)
    with at_most(SECONDS):
        assert codes(tmp_path) == {code}


@pytest.mark.parametrize("name", BODIES)
def test_no_body_takes_the_checks_long(name: str, tmp_path: Path) -> None:
    put(tmp_path, "lessons/2013/long.md", LESSON + BODIES[name])
    with at_most(SECONDS + PARSING):
        read_folder(tmp_path)


@pytest.mark.parametrize("name", LISTS)
def test_no_list_takes_long_to_complain_about(name: str, tmp_path: Path) -> None:
    put(tmp_path, "checklists/items/long.yml", LISTS[name])
    with at_most(SECONDS):
        read_folder(tmp_path)


def test_all_bombs_together_stay_small(tmp_path: Path) -> None:
    for name, (text, _) in BOMBS.items():
        put(tmp_path, f"lessons/2013/{name}.md", text)
    script = (
        "import re, sys; from pathlib import Path; from builder.sources import load_library;"
        "load_library(Path(sys.argv[1]));"
        # ru_maxrss would count the process that started this one
        "print(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, tmp_path], check=True, capture_output=True, text=True
    )
    assert int(done.stdout) / 1024 < MEGABYTES


@pytest.mark.parametrize("is_folder", [True, False])
def test_nothing_behind_a_symbolic_link_is_read(tmp_path: Path, *, is_folder: bool) -> None:
    secret = put(tmp_path, "outside/secret.md", FRONT.format("秘"))
    root = tmp_path / "base"
    (root / "lessons").mkdir(parents=True)
    (root / "lessons/2013.md").symlink_to(secret.parent if is_folder else secret)
    loaded = load_library(root)
    assert {f.code for f in loaded.findings} == {"missing-file", "symlink"}
    assert loaded.library.texts == {}


def test_a_vocabulary_behind_a_link_is_not_read(tmp_path: Path) -> None:
    secret = put(tmp_path, "outside/words.yml", "roles: [甲]\n")
    root = tmp_path / "base"
    (root / "checklists").mkdir(parents=True)
    (root / "checklists/vocabulary.yml").symlink_to(secret)
    loaded = load_library(root)
    assert "symlink" in {f.code for f in loaded.findings}
    assert loaded.library.vocabulary.roles == ()


@pytest.mark.parametrize("name", ["CON.md", "nul.md", "Com1.md", "a:b.md", "a?.md", "end. /x.md"])
def test_a_name_windows_cannot_hold_is_a_finding(name: str, tmp_path: Path) -> None:
    put(tmp_path, f"lessons/{name}", "")
    assert "reserved-name" in codes(tmp_path)


def test_a_pipe_does_not_stop_the_run(tmp_path: Path) -> None:
    (tmp_path / "lessons").mkdir()
    os.mkfifo(tmp_path / "lessons/pipe.md")
    assert codes(tmp_path) == {"unreadable-file"}
