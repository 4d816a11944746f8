"""改别处: what a hand-in, or a reviewer, wants otherwise anywhere else in the knowledge base.

It is shown first, and written by the same act as an acceptance: planned, journaled, looked at
again, noted in the audit log, and taken back by `undo`.
"""

from dataclasses import dataclass, replace
from secrets import token_hex

from builder.cache import Cache, open_cache, user_cache
from builder.checks.privacy import masked
from builder.checks.suspects import unsettled_names
from builder.checks.trace import Row as Edge
from builder.checks.trace import accepted_stamps, own_lock, trace_rows
from builder.decisions.decide import Sources, carry_out
from builder.decisions.desk import AMENDED, Desk, DeskError, GoneError, StaleError
from builder.decisions.journal import digest_of_texts, edits_of, journal_of, recover
from builder.decisions.names import AT_AMENDING, confirmed_file, names_message
from builder.decisions.naming import free_name
from builder.decisions.receive import refuse_private
from builder.decisions.texts import inside
from builder.model import Finding, Library
from builder.pipeline import check_loaded, check_words, forbids
from builder.replay import Loss, changed_lines, effect_of
from builder.review import UnfitError
from builder.review.amend import NAME, Amended, Amendment, MovedError, amended, passage_of
from builder.review.amendable import AMENDABLE
from builder.sources import Loaded, load_library
from builder.sources.stamps import LOCK

SUSPECT = "suspect-item"


@dataclass(frozen=True, slots=True)
class Draft:
    """An amendment as it would be written."""

    amended: Amended
    texts: dict[str, str]
    """Every file that changes, as it reads afterwards."""
    resting: tuple[Edge, ...]
    """Lines of sheets that rest on the passage and have to be looked at again."""
    unsettled: tuple[str, ...]
    """What looks like a name in the new words, and nobody said that it is none."""
    after: Loaded


@dataclass(frozen=True, slots=True)
class Shown:
    """An amendment that was not carried out."""

    draft: Draft
    findings: tuple[Finding, ...]
    """What `check` would find that it does not find now."""
    losses: tuple[Loss, ...] | None
    """Known slips that the sheets stop worse; None where no line of a sheet changes."""

    @property
    def is_sound(self) -> bool:
        """Whether it would be carried out."""
        return not (self.draft.unsettled or any(map(forbids, self.findings)))

    @property
    def said(self) -> tuple[Finding, ...]:
        """The findings to be told beside the lines that rest on the passage."""
        return tuple(x for x in self.findings if not self.draft.resting or x.code != SUSPECT)


@dataclass(frozen=True, slots=True)
class Written:
    """An amendment that was carried out."""

    receipt: str
    """By which it is taken back."""
    amended: Amended
    paths: list[str]


def show_amendment(desk: Desk, wanted: Amendment) -> Shown:
    """Read the knowledge base with the new texts in place of the old; DeskError as `amend`."""
    with open_cache(user_cache(), desk.root) as cache:
        before = load_library(desk.root, cache)
        draft = _draft(desk, wanted, before.library, cache)
        for path in draft.texts:
            inside(desk.root, path)
        found, known = draft.after.findings, before.findings
        if set(found) <= set(known):  # else whatever rests on what cannot be read complains too
            found = check_loaded(draft.after, cache).findings
            known = check_loaded(before, cache).findings if found else ()
    news = [
        *map(masked, _private(draft.amended)),
        *(finding for finding in found if finding not in known),
    ]
    changed = any(changed_lines(before.library, draft.after.library))
    losses = effect_of(before.library, draft.after.library, ()).losses if changed else None
    return Shown(draft, tuple(dict.fromkeys(news)), losses)


def amend(desk: Desk, wanted: Amendment) -> Written:
    """Write it; DeskError, with nothing changed, where it does not fit, or would do harm."""
    with desk.deciding():
        recover(desk)
        with open_cache(user_cache(), desk.root) as cache:
            before = load_library(desk.root, cache)
            draft = _draft(desk, wanted, before.library, cache)
            made = draft.amended
            refuse_private(_private(made))
            if draft.unsettled:
                raise DeskError(names_message(draft.unsettled, AT_AMENDING))
            said = {
                "what": made.title,
                "from": wanted.receipt,
                "path": str(made.passage.place),
                "texts": digest_of_texts(draft.texts),
                "not_names": wanted.not_names,
            }
            receipt = f"{desk.now:%Y%m%d}-{token_hex(4)}"
            changes = edits_of(desk, draft.texts, before.library)
            journal = journal_of(desk, receipt, AMENDED, changes, said)
            carry_out(desk, Sources(before, cache), journal)
    return Written(receipt, made, list(dict.fromkeys(journal.paths)))


def _private(made: Amended) -> tuple[Finding, ...]:
    """What must not enter, and what only looks so, among the new words."""
    place = made.passage.place
    return tuple(replace(x, place=place) for x in check_words(made.words, place.path))


def _draft(desk: Desk, wanted: Amendment, library: Library, cache: Cache) -> Draft:
    """What would be written; DeskError where it does not fit."""
    if wanted.receipt and not desk.state_of(wanted.receipt):
        raise GoneError(f"没有回执号 {wanted.receipt}。请核对，或不写回执号。")
    try:
        made = amended(library, _named(wanted, library), desk.now.date())
        confirmed = confirmed_file(made.words, wanted.not_names, library)
    except MovedError as moved:
        raise StaleError(moved.now, str(moved)) from None
    except UnfitError as unfit:
        raise DeskError(str(unfit)) from None
    texts = {**made.texts, **confirmed}
    after = load_library(desk.root, cache, texts)
    resting = _resting(made.passage.ground, after.library)
    if resting and wanted.is_still_right:
        ground = frozenset({made.passage.ground})
        stamps = accepted_stamps(after.library, ground, desk.now.date())
        texts[LOCK] = own_lock(stamps, after.library)
        after = load_library(desk.root, cache, texts)
    left = unsettled_names(made.words, {*library.not_names, *wanted.not_names})
    return Draft(made, texts, resting, left, after)


def _named(wanted: Amendment, library: Library) -> Amendment:
    """With a name for an entry that needs one."""
    if wanted.act != "add" or not AMENDABLE[wanted.kind].is_named or NAME in wanted.fields:
        return wanted
    passage = passage_of(library, wanted.kind, wanted.place, wanted.seen)
    called = wanted.fields.get("label") or wanted.fields.get("text", "")
    name = free_name(called, passage, library)
    return replace(wanted, fields={NAME: name, **wanted.fields})


def _resting(ground: str, library: Library) -> tuple[Edge, ...]:
    """Lines that rest on a clause and were accepted while it said something else."""
    rows = trace_rows(library) if ground else ()
    return tuple(row for row in rows if row.is_suspect and row.edge.ground == ground)
