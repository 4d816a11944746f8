"""Every slip of the pen in every field that names another record is a finding of its line."""

import re
from collections.abc import Callable
from itertools import product
from pathlib import Path

from builder.pipeline import read_folder
from tests.agreement import lay_out

FIELDS = (
    ("checklists/items/flag.yml", "  ground: [", "regulations/flag-law#art-18"),
    ("checklists/tasks/flag.yml", "  ground: [", "lessons/2013/rope"),
    ("checklists/cards/slipped.yml", "ground: [", "lessons/2013/rope"),
    ("checklists/cards/slipped.yml", "guide: ", "guides/flag#rope"),
    ("checklists/event-types/flag.yml", "reading: [", "lessons/2013/rope"),
    ("checklists/event-types/child.yml", "reading: [", "lessons/2014/again"),
    ("checklists/event-types/child.yml", "    ground: ", "lessons/2013/rope"),
    ("checklists/items/pulley.yml", "  ground: [", "lessons/2014/again"),
    ("checklists/items/pulley.yml", "  guide: ", "guides/pulley#try"),
    ("content/guides/flag.md", "clauses: [", "regulations/flag-law#art-18"),
    ("checklists/layouts.yml", "    ground: [", "lessons/2014/again"),
    ("content/sources/s1.yml", "answer: [", "lessons/2013/rope"),
)
"""Files, what stands before the name of another record, and that name."""
Typo = Callable[[str], str]
TYPOS: tuple[Typo, ...] = (
    lambda x: x.replace("/", "", 1),
    lambda x: x.replace("/", "2013/", 1),
    lambda x: x.replace("/", "-", 1),
    lambda x: x.replace("/", "//", 1),
    lambda x: x.replace("/", "\\", 1),
    lambda x: x.replace("/", "／", 1),
    lambda x: x.replace("s/", "/", 1),
    lambda x: x.replace("s/", "S/", 1),
    lambda x: x.replace("s/", "s /", 1),
    lambda x: x.partition("/")[0],
    lambda x: x.partition("/")[0] + "/",
    lambda x: x.partition("/")[2],
    lambda x: f"/{x}",
    lambda x: f"content/{x}",
    lambda x: f"../{x}",
    lambda x: f"{x}.md",
    lambda x: f"{x}x",
    lambda x: f"{x}#none",
    lambda x: f"{x}/",
    lambda x: f"“{x}”",
    lambda x: x[1:],
)


def test_there_are_252_of_them() -> None:
    assert len(FIELDS) * len(TYPOS) == 252


def test_every_typo_is_a_finding_of_its_line(small: Path, tmp_path: Path) -> None:
    root = lay_out(small, tmp_path / "kb")
    for (path, before, name), typo in product(FIELDS, TYPOS):
        text = (root / path).read_text("utf-8")
        at = re.search(rf"^(.*){re.escape(before)}", text, re.MULTILINE)
        assert at, (path, before)
        end = min(
            text.index(sign, at.end()) for sign in ("]", "\n", ",") if sign in text[at.end() :]
        )
        (root / path).write_text(text[: at.end()] + typo(name) + text[end:], "utf-8")
        line = text.count("\n", 0, at.end()) + 1
        findings = read_folder(root).findings
        found = {f.code for f in findings if (f.place.path, f.place.line) == (path, line)}
        assert found & {"bad-value", "unknown-link", "dead-anchor"}, (path, typo(name), findings)
        assert not any(f.code == "internal-fault" for f in findings)
        (root / path).write_text(text, "utf-8")
