"""The rooms whose rules matter most, and the test files that concern each, quick ones first."""

from collections.abc import Mapping
from pathlib import Path

_BREAKS = "tests/decisions/test_breaks.py"
"""Kills processes at many steps: asked last."""
_DECISIONS = tuple(
    name
    for file in sorted((Path(__file__).parents[1] / "decisions").glob("test_*.py"))
    if (name := f"tests/decisions/{file.name}") != _BREAKS
)
ROOMS: Mapping[str, tuple[str, ...]] = {
    "program": (
        "tests/program/test_evaluate.py",
        "tests/program/test_plan.py",
        "tests/program/test_urgency.py",
        "tests/program/test_events.py",
        "tests/program/test_times.py",
        "tests/outputs/test_what_leaves.py",
        "tests/golden",
        "tests/outputs/test_blank_sheets.py",
        "tests/outputs/test_forms.py",
        "tests/cli/test_plan_and_due.py",
    ),
    "search": (
        "tests/search/test_search.py",
        "tests/search/test_shards.py",
        "tests/search/test_packing.py",
        "tests/search/test_synonyms.py",
        "tests/search/test_similar.py",
        "tests/search/test_store.py",
        "tests/search/test_documents.py",
        "tests/search/test_command.py",
        "tests/search/test_analysis.py",
    ),
    "checks": (
        "tests/checks/test_cases.py",
        "tests/checks/test_privacy.py",
        "tests/checks/test_report.py",
        "tests/checks/test_trace.py",
        "tests/checks/test_synonyms.py",
    ),
    "review": (
        "tests/review",
        "tests/letters/test_run.py",
        *_DECISIONS,
        "tests/server/test_review_pages.py",
        _BREAKS,
    ),
    "decisions": (
        *_DECISIONS,
        "tests/letters/test_run.py",
        "tests/review",
        "tests/server/test_review_pages.py",
        "tests/server/test_letters.py",
        _BREAKS,
    ),
    "letters": (
        "tests/letters",
        "tests/outputs/test_blanks.py",
        *_DECISIONS,
        "tests/server/test_letters.py",
        _BREAKS,
    ),
    "publish": (
        "tests/publish/test_publish.py",
        "tests/publish/test_facts.py",
        "tests/publish/test_commands.py",
        "tests/publish/test_unaccepted.py",
    ),
    "model": (
        "tests/program/test_evaluate.py",
        "tests/sources/test_load.py",
        "tests/checks/test_cases.py",
        "tests/model",
        "tests/views/test_seating.py",
        "tests/views/test_conditions.py",
        "tests/golden",
    ),
}
LEFT_OUT: Mapping[str, str] = {
    "search/make_characters.py": "makes a table by hand, when OpenCC or pypinyin are newer",
}
"""Modules of these rooms without mutants, and why."""
