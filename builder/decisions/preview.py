"""What an acceptance would bring about, seen before anything is written."""

from dataclasses import dataclass

from builder.cache import open_cache, user_cache
from builder.checks.privacy import masked
from builder.decisions.decide import accepted, waiting_for
from builder.decisions.desk import Desk
from builder.decisions.texts import inside
from builder.model import Finding
from builder.pipeline import check_loaded, check_words, forbids
from builder.review import Acceptance, Decision
from builder.review.sheets import Touched, touched
from builder.sources import load_library


@dataclass(frozen=True, slots=True)
class Preview:
    """An acceptance that was not carried out."""

    acceptance: Acceptance
    touched: tuple[Touched, ...]
    """Every 节点 that changes, on the sheets of every event type."""
    findings: tuple[Finding, ...]
    """What `check` would find that it does not find now."""

    @property
    def is_sound(self) -> bool:
        """Whether it would be carried out."""
        return not any(forbids(finding) for finding in self.findings)


def preview(desk: Desk, receipt: str, decision: Decision, etag: str = "") -> Preview:
    """Read the knowledge base with the new texts in place of the old; DeskError as `accept`."""
    received = waiting_for(desk, receipt, etag)
    with open_cache(user_cache(), desk.root) as cache:
        before = load_library(desk.root, cache)
        made = accepted(desk, received, decision, before.library)
        for path in made.texts:
            inside(desk.root, path)
        after = load_library(desk.root, cache, made.texts)
        found = check_loaded(after, cache).findings
        known = check_loaded(before, cache).findings if found else ()
    private = map(masked, check_words(made.words, received.file.name))
    news = [*private, *(finding for finding in found if finding not in known)]
    sheets = touched(before.library, after.library, made.types)
    return Preview(made, sheets, tuple(dict.fromkeys(news)))
