"""How many lines of logic are kept by hand on both sides, in Python and for the page.

    python -m tests.bench.twins

Search is counted apart: its two readers are meant to be two. A line counts when it has code on
it: blank lines, comments, docstrings and imports do not. What the page has of its own (forms,
buttons, drawing) has no twin and is not counted; nor are shapes that are generated.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

BUILDER = Path(__file__).parent.parent.parent / "builder"
GENERATED = "// Generated"


@dataclass(frozen=True)
class Twin:
    """One idea that both sides know; paths are relative to builder/ and builder/browser/."""

    idea: str
    python: tuple[str, ...]
    page: tuple[str, ...]
    shapes: bool = False
    """Declares what data looks like and decides nothing."""


TWINS = (
    Twin(
        "evaluator",
        (
            "program/evaluate.py",
            "program/spans.py",
            "program/stretches.py",
            "program/second_eyes.py",
            "program/schedule.py",
            "program/own_lines.py",
            "program/last_time.py",
            "program/stops.py",
            "program/conditions.py",
            "program/urgency.py",
            "program/cases.py",
            "program/times.py",
            "program/canonical.py",
        ),
        (
            "evaluate/evaluate.js",
            "evaluate/evaluate-spans.js",
            "evaluate/evaluate-stretches.js",
            "evaluate/evaluate-second-eyes.js",
            "evaluate/evaluate-schedule.js",
            "evaluate/evaluate-own-lines.js",
            "evaluate/evaluate-last-time.js",
            "evaluate/evaluate-stops.js",
            "evaluate/evaluate-facts.js",
            "evaluate/evaluate-times.js",
            "evaluate/sha256.js",
        ),
    ),
    Twin(
        "ticks of two phones",
        ("program/marks.py", "program/two_phones.py"),
        ("checklist/open-checklist-joined.js", "checklist/open-checklist-two.js"),
    ),
    Twin(
        "papers",
        (
            "outputs/papers/__init__.py",
            "outputs/papers/sections.py",
            "outputs/headings.py",
        ),
        ("sheet/sheet-papers.js",),
    ),
    Twin(
        "texts filled in",
        ("outputs/wording/write.py", "outputs/wording/docx.py"),
        ("wording/wording-write.js", "wording/wording-docx.js"),
    ),
    Twin(
        "lists of papers",
        (
            "program/lists/__init__.py",
            "program/lists/duties.py",
            "program/lists/leader.py",
            "program/lists/scheme.py",
            "program/lists/calls.py",
            "program/lists/told.py",
            "program/lists/outside.py",
            "program/lists/change.py",
            "program/lists/receipts.py",
        ),
        (
            "sheet/sheet-lists.js",
            "sheet/sheet-duties.js",
            "sheet/sheet-leader.js",
            "sheet/sheet-scheme.js",
            "sheet/sheet-calls.js",
            "sheet/sheet-told.js",
            "sheet/sheet-outside.js",
            "sheet/sheet-change.js",
            "sheet/sheet-receipts.js",
        ),
    ),
    Twin(
        "several events",
        ("program/plan.py", "program/plan_tables.py", "outputs/plans.py"),
        ("plan/plan-tables.js", "plan/plan-rules.js"),
    ),
    Twin(
        "calendar entries",
        ("program/entries.py", "outputs/ics.py"),
        ("checklist/open-checklist-calendar.js",),
    ),
    Twin(
        "seating",
        (
            "seating/names.py",
            "seating/benches.py",
            "seating/party.py",
            "seating/rows.py",
            "seating/facing.py",
            "seating/rings.py",
            "seating/cars.py",
            "seating/plan.py",
            "seating/draw.py",
            "program/seats.py",
        ),
        (
            "seating/seating-names.js",
            "seating/seating-benches.js",
            "seating/seating-party.js",
            "seating/seating-rows.js",
            "seating/seating-facing.js",
            "seating/seating-rings.js",
            "seating/seating-cars.js",
            "seating/seating.js",
            "seating/seating-draw.js",
            "evaluate/evaluate-seats.js",
        ),
    ),
    Twin("reader of rules", ("program/rules.py",), ("evaluate/evaluate-rules.js",)),
    Twin("draft file", ("program/events.py",), ("checklist/open-checklist-draft.js",)),
    Twin("older drafts", ("program/migrate.py",), ("evaluate/evaluate-migrate.js",)),
    Twin("what a change reopens", ("program/reopened.py",), ("evaluate/evaluate-reopened.js",)),
    Twin("letters judged", ("model/shape.py", "model/faults.py"), ("shape.js",)),
    Twin("roster", ("letters/roster.py",), ("checklist/open-checklist-roster.js",)),
    Twin("run record", (), ("checklist/open-checklist-record.js",)),
    Twin("drill record", (), ("drill/drill-record.js",)),
    Twin("personal data", ("checks/privacy.py",), ("hand-in/hand-in-privacy.js",)),
    Twin(
        "shapes",
        (
            "program/format.py",
            "program/result.py",
            "program/paper_format.py",
            "program/wording_format.py",
            "outputs/paper.py",
        ),
        ("shapes.d.ts",),
        shapes=True,
    ),
)


def python_lines(text: str) -> int:
    """Lines with code on them, but for imports and docstrings."""
    tree = ast.parse(text)
    silent: set[int] = set()
    for node in ast.walk(tree):
        said = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if isinstance(node, ast.stmt) and (said or isinstance(node, ast.Import | ast.ImportFrom)):
            silent.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    lines = enumerate(text.splitlines(), 1)
    return sum(number not in silent and _is_code(line, "#") for number, line in lines)


def page_lines(text: str) -> int:
    """The same of a script; a generated file is kept by nobody's hand."""
    if text.startswith(GENERATED):
        return 0
    bare = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return sum(_is_code(line, "//") for line in bare.splitlines())


def _is_code(line: str, comment: str) -> bool:
    return bool(line.strip()) and not line.strip().startswith(comment)


def counted() -> Iterator[tuple[Twin, int, int]]:
    """Every twin with its lines on both sides."""
    for twin in TWINS:
        here = sum(python_lines((BUILDER / path).read_text("utf-8")) for path in twin.python)
        there = sum(
            page_lines((BUILDER / "browser" / path).read_text("utf-8")) for path in twin.page
        )
        yield twin, here, there


def unlisted() -> set[str]:
    """Scripts outside search whose first lines name a Python module and that no row has."""
    known = {path for twin in TWINS for path in twin.page}
    browser = BUILDER / "browser"
    scripts = (file.relative_to(browser).as_posix() for file in browser.rglob("*.js"))
    return {
        path
        for path in scripts
        if not path.startswith(("search/", "vendor/"))
        and re.search(r"builder/\w+/.*\.py", _head(browser / path))
        and path not in known
    }


def _head(file: Path) -> str:
    return file.read_text("utf-8").partition('"use strict"')[0]


def main() -> None:
    rows = list(counted())
    for twin, here, there in rows:
        print(f"{twin.idea:32}{here:7}{there:7}")
    for words, shapes in (("logic", False), ("shapes", True)):
        both = [(here, there) for twin, here, there in rows if twin.shapes == shapes]
        here, there = (sum(side) for side in zip(*both, strict=True))
        print(f"{words + ', all':32}{here:7}{there:7}")


if __name__ == "__main__":
    main()
