"""What is wrong with a library that was read: generators that look at one fact and yield findings.

A check neither prints nor stops nor knows how bad its finding is; `codes.py` holds that policy.
"""

from collections.abc import Callable, Iterator

from builder.checks.codes import CODES, Code, severity_of
from builder.checks.items import check_items, check_placement
from builder.checks.lessons import check_coverage, check_sections
from builder.checks.links import check_conditions, check_prose_links, check_references
from builder.checks.privacy import check_privacy, check_text_privacy
from builder.checks.values import check_vocabulary
from builder.model import Finding, Library

__all__ = ["CODES", "Code", "check_library", "check_text_privacy", "severity_of"]

_CHECKS: tuple[Callable[[Library], Iterator[Finding]], ...] = (
    check_vocabulary,
    check_references,
    check_conditions,
    check_prose_links,
    check_sections,
    check_coverage,
    check_items,
    check_placement,
    check_privacy,
)


def check_library(library: Library) -> tuple[Finding, ...]:
    """Run every check and return all findings, sorted by place."""
    return tuple(sorted(finding for check in _CHECKS for finding in check(library)))
