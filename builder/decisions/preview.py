"""What an acceptance would bring about, seen before anything is written."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from builder.cache import open_cache, user_cache
from builder.checks.privacy import masked
from builder.decisions.decide import accepted, waiting_for
from builder.decisions.desk import Desk
from builder.decisions.texts import inside
from builder.model import Finding, Library
from builder.model.trial import NO_TIME, LineTrial
from builder.pipeline import check_loaded, check_words, forbids
from builder.replay import Effect, TypeEffect, effect_of
from builder.replay.play import TOO_LATE, WRONG_ROLE
from builder.review import Acceptance, Decision
from builder.review.sheets import Touched, touched
from builder.sources import load_library


@dataclass(frozen=True, slots=True)
class Preview:
    """An acceptance that was not carried out."""

    acceptance: Acceptance
    touched: tuple[Touched, ...]
    """Every 节点 that changes, on the sheets of every event type."""
    effect: Effect
    """What the sheets of its types stop before and after."""
    findings: tuple[Finding, ...]
    """What `check` would find that it does not find now."""

    @property
    def is_sound(self) -> bool:
        """Whether it would be carried out."""
        return not self.acceptance.unsettled and not any(map(forbids, self.findings))

    @property
    def effect_words(self) -> tuple[str, ...]:
        """What the sheets stop before and after, a sentence for each type."""
        return words_of_effect(self.effect, self.touched)


def words_of_effect(effect: Effect, sheets: Sequence[Touched]) -> tuple[str, ...]:
    """`升旗：拦得住的已知失误 10 起 → 11 起；必查项 1 → 2；前一刻 4 条 → 5 条`, by type."""
    return tuple(f"{one.title}：{'；'.join(_words(one, sheets))}" for one in effect.types)


def _words(one: TypeEffect, sheets: Sequence[Touched]) -> Iterator[str]:
    leads = "".join(f"，新案例提前 {x.early}拦住{_asked(x)}" for x in one.gained)
    yield f"拦得住的已知失误 {one.stopped[0]} 起 → {one.stopped[1]} 起{leads}"
    yield from (f"新案例还不算拦得住：{x}{_CURES.get(x, '')}" for x in one.unstopped)
    yield f"必查项 {one.killers[0]} → {one.killers[1]}"
    for sheet in sheets:
        if one.title in sheet.types and sheet.counts[0] != sheet.counts[1]:
            where = " · ".join(filter(None, (sheet.block, sheet.pause)))
            yield f"{where} {sheet.counts[0]} 条 → {sheet.counts[1]} 条"


def came_of(before: Library, after: Library, types: Collection[str]) -> tuple[str, ...]:
    """The same of an acceptance that was carried out."""
    sheets = touched(before, after, types)
    return words_of_effect(effect_of(before, after, types), sheets)


_CURES = {
    NO_TIME: "，写上什么时候发现的就算得出",
    TOO_LATE: "，看一看“最晚还来得及”和节点对不对",
    WRONG_ROLE: "，看一看“谁看得见”对不对",
}
"""What the reviewer can do about a reason, as the page and the command call it."""


def _asked(trial: LineTrial) -> str:
    return f"（{'、'.join(trial.asked)}时）" if trial.asked else ""


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
        effect = effect_of(before.library, after.library, made.types, cache)
    private = map(masked, check_words(made.words, received.file.name))
    news = [*private, *(finding for finding in found if finding not in known)]
    sheets = touched(before.library, after.library, made.types)
    return Preview(made, sheets, effect, tuple(dict.fromkeys(news)))
