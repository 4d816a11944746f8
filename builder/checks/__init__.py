"""What is wrong with a library that was read: generators that look at one fact and yield findings.

A check neither prints nor stops nor knows how bad its finding is; `codes.py` holds that policy.
"""

from collections.abc import Callable, Container, Iterable, Iterator
from functools import partial

from builder.cache import NO_CACHE, Cache
from builder.checks.addresses import check_aliases, check_anchors, check_guides
from builder.checks.ageing import check_ageing
from builder.checks.answers import asking_findings
from builder.checks.calendar import check_calendar
from builder.checks.characters import check_characters
from builder.checks.codes import CODES, Code, severity_of
from builder.checks.demands import check_demands
from builder.checks.drills import check_cards
from builder.checks.grounds import check_grounds
from builder.checks.held_out import check_held_out
from builder.checks.items import check_items, check_placement
from builder.checks.layers import check_layers, for_the_office, gathered, left_to_ask
from builder.checks.lessons import check_coverage, check_sections
from builder.checks.links import check_conditions, check_prose_links
from builder.checks.named import check_named
from builder.checks.open_marks import check_open_marks
from builder.checks.order import check_circles, check_order
from builder.checks.papers import check_papers
from builder.checks.pictures import check_pictures
from builder.checks.practice import check_practice
from builder.checks.privacy import check_privacy, check_text_names, check_text_privacy, masked
from builder.checks.prose import check_prose
from builder.checks.references import check_references
from builder.checks.seating import check_seating
from builder.checks.sheets import check_dead_lines, check_settled, check_sheets
from builder.checks.skeletons import check_skeletons
from builder.checks.source_map import check_source_map
from builder.checks.source_talk import check_source_talk
from builder.checks.synonyms import synonym_findings, synonym_texts
from builder.checks.trace import check_suspects
from builder.checks.values import check_vocabulary
from builder.checks.wordings import check_wordings
from builder.model import Finding, Library
from builder.model.fence import internal_fault

__all__ = [
    "CODES",
    "Code",
    "asking_findings",
    "check_ageing",
    "check_text_names",
    "check_text_privacy",
    "for_the_office",
    "found_by",
    "gathered",
    "left_to_ask",
    "line_findings",
    "masked",
    "severity_of",
    "synonym_findings",
    "synonym_texts",
]

Check = Callable[[Library], Iterable[Finding]]
_CHECKS: tuple[Check, ...] = (
    check_vocabulary,
    check_calendar,
    check_references,
    check_order,
    check_circles,
    check_wordings,
    check_conditions,
    check_prose_links,
    check_pictures,
    check_prose,
    check_source_map,
    check_aliases,
    check_anchors,
    check_guides,
    check_sections,
    check_coverage,
    check_held_out,
    check_cards,
    check_open_marks,
    check_skeletons,
    check_items,
    check_grounds,
    check_demands,
    check_practice,
    check_placement,
    check_seating,
    check_sheets,
    check_settled,
    check_dead_lines,
    check_suspects,
    check_layers,
    check_characters,
)
_OF_LINES: tuple[Check, ...] = (
    check_items,
    check_placement,
    check_order,
    check_sheets,
    check_dead_lines,
)
"""Those that look at lines and at nothing beside the types they stand on."""
_REMEMBERING = (check_privacy, check_named, check_papers, check_source_talk)
"""Those that know again what they found in an unchanged file."""


def found_by(
    library: Library, cache: Cache = NO_CACHE, names: Container[str] | None = None
) -> dict[str, set[Finding]]:
    """What every check finds, by its name; of those `names`, where they are given."""
    remembering = {check.__name__: partial(check, cache=cache) for check in _REMEMBERING}
    checks: dict[str, Check] = {**{check.__name__: check for check in _CHECKS}, **remembering}
    return {
        name: set(map(masked, _fenced(check, library)))
        for name, check in checks.items()
        if names is None or name in names
    }


def line_findings(library: Library) -> frozenset[Finding]:
    """What is wrong with the lines of a library, or of a part of one, as they stand on sheets."""
    return frozenset(found for check in _OF_LINES for found in check(library))


def _fenced(check: Check, library: Library) -> Iterator[Finding]:
    """What a check finds until it fails itself, which is a finding too."""
    try:
        yield from check(library)
    except Exception as fault:
        yield internal_fault(fault)
