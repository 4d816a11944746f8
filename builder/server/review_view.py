"""What the reviewer's pages show of the hand-ins."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from flask import g

from builder.cache import open_cache
from builder.checks.suspects import Suspect, suspects, unsettled_names
from builder.decisions import (
    Recorded,
    amendments_of,
    first_of,
    held_lines,
    record_sent_runs,
    runs_over,
    said_of_lines,
    take_forms,
    waiting,
)
from builder.decisions.journal import digest_of_texts
from builder.decisions.line_values import line_values
from builder.decisions.preview import Preview
from builder.letters.inbox import Received
from builder.model import Finding, HandIn, Library
from builder.model.hand_in import day_of
from builder.model.values import PHASES
from builder.pipeline import check_hand_in
from builder.review import Decision, UnfitError
from builder.review.accept import case_of
from builder.review.lines import Case
from builder.review.names import told_words
from builder.review.opinions import line_of_opinion
from builder.review.propose import likely_type
from builder.review.recurrence import Run
from builder.review.said_type import beside_type, said_type
from builder.server import merge_form
from builder.server.knowledge_base import Office
from builder.server.review_choices import (
    item_groups,
    known_rows,
    line_choices,
    pause_groups,
    type_groups,
)
from builder.server.review_form import KILLERS, SEVERITIES, Form, first_form
from builder.server.visitors import RefusedError

SHOWN = ("what", "prevent", "handled", "causes")
"""What was told, in the order of the page."""


def listed(office: Office) -> list[dict[str, Any]]:
    """A row for every hand-in that waits, and for every file that is none."""
    library = office.library
    unread = take_forms(office.desk(), list(library.whole_types.values()))
    return [_row(one, library) for one in (*unread, *waiting(office.desk()))]


def _row(one: Received | Finding, library: Library) -> dict[str, Any]:
    if isinstance(one, Finding):
        return {"fault": one}
    hand_in = one.hand_in
    event_type = library.event_types.get(hand_in.event_type)
    return {
        "hand_in": hand_in,
        "days": (date.today() - day_of(hand_in.receipt)).days,
        "type": event_type.title if event_type else said_type(hand_in, library).words,
        "line": line_of_opinion(hand_in, library),
        "findings": len(check_hand_in(hand_in, one.file.name)),
        "names": unsettled_names(told_words(hand_in), library.not_names),
    }


def detail_of(
    office: Office,
    receipt: str,
    form: Form | None = None,
    seen: Preview | None = None,
    refused: Sequence[str] = (),
) -> dict[str, Any]:
    """Everything a reviewer needs to decide on one hand-in; `form` is what she has said so far."""
    one = _waiting(office, receipt)
    hand_in, library = one.hand_in, office.library
    line = line_of_opinion(hand_in, library)
    plain = {
        "hand_in": hand_in,
        "etag": one.etag,
        "days": (date.today() - day_of(receipt)).days,
        "findings": check_hand_in(hand_in, one.file.name),
        "told": {name: list(marked(text)) for name, text in _told(hand_in).items()},
        "similar": office.similar(f"{hand_in.what}\n{hand_in.prevent}"),
        "line": line,
        "first": first_of(office.desk(), hand_in),
        "said": said_of_lines(office.desk(), library),
        "amendments": amendments_of(office.desk(), receipt),
        "visitor": g.visitor,
    }
    if hand_in.opinion:
        return plain
    plain |= _said_type(hand_in, library)
    names = [x for x in found_in(told_words(hand_in), library.not_names) if x["none"]]
    plain |= {"names": names, "named": merge_form}
    known = seen.acceptance.case if seen else None
    case = known or _case(hand_in, form, library, held_lines(office.desk()))
    return {**plain, **_form_of(case, form or first_form(hand_in, case), seen), "refused": refused}


def _told(hand_in: HandIn) -> dict[str, str]:
    """The texts of the page."""
    left_out = "\n".join(beside_type(hand_in.left_out))
    return {**{name: getattr(hand_in, name) for name in SHOWN}, "left_out": left_out}


def hand_in_of(office: Office, receipt: str) -> HandIn | None:
    """A hand-in that waits; None for any other receipt."""
    letters = (one.hand_in for one in waiting(office.desk()) if isinstance(one, Received))
    return next((one for one in letters if one.receipt == receipt), None)


def _said_type(hand_in: HandIn, library: Library) -> dict[str, Any]:
    """How the sender's word for the type was understood, and the types that share it."""
    said = said_type(hand_in, library)
    return {"said_type": said.told(likely_type(hand_in, library), library), "kinds": said.kinds}


def _waiting(office: Office, receipt: str) -> Received:
    letters = [one for one in waiting(office.desk()) if isinstance(one, Received)]
    one = next((one for one in letters if one.hand_in.receipt == receipt), None)
    if one is None:
        state = office.desk().state_of(receipt)
        raise RefusedError(404, f"这一条已经办过：{state}。" if state else "没有这个回执号。")
    return one


def _form_of(case: Case, form: Form, seen: Preview | None) -> dict[str, Any]:
    library = case.library
    form = form.with_places([x.place for x in seen.acceptance.lines]) if seen else form
    return {
        "form": form,
        "case": case,
        "library": library,
        "types": type_groups(library),
        "pauses": pause_groups(case),
        "lines": line_choices(form, case),
        "known": known_rows(form, case),
        "items": item_groups(case),
        "roles": library.vocabulary.roles,
        "severities": SEVERITIES,
        "phases": PHASES,
        "killers": KILLERS,
        "suspects": list(found_in(form.words, {*form.not_names, *library.not_names})),
        "preview": seen,
        "looked": digest_of_texts(seen.acceptance.texts) if seen and seen.is_sound else "",
    }


def _case(hand_in: HandIn, form: Form | None, library: Library, held: frozenset[str]) -> Case:
    """The case as decided so far; as handed in where a type was named that is gone."""
    try:
        return case_of(hand_in, form.decision if form else Decision(slug=""), library, held)
    except UnfitError:
        return case_of(hand_in, Decision(slug=""), library, held)


def marked(text: str) -> Iterator[tuple[str, Suspect | None]]:
    """A text in pieces, those that look private with what they look like."""
    at = 0
    for one in suspects(text):
        if at < one.start:
            yield text[at : one.start], None
        yield text[one.start : one.end], one
        at = one.end
    if text[at:]:
        yield text[at:], None


def found_in(texts: Iterable[str], none: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Everything suspicious that still stands in the form, each stretch once."""
    told = set(none)
    for text in texts:
        for words, one in marked(text):
            if one and words not in told:
                told.add(words)
                yield {
                    "words": words,
                    "what": one.what,
                    "instead": one.instead,
                    "none": one.none,
                }


def lines_seen(office: Office) -> dict[str, Any]:
    """What every line was worth so far, and what of the data folder could not be counted."""
    found = list(runs_over(office.desk(), office.library))
    runs = [one for one in found if isinstance(one, Run)]
    with open_cache(office.settings.cache, office.settings.root) as cache:
        values = line_values(office.library, runs, cache)
    return {"values": values, "uncounted": len(found) - len(runs)}


def recorded(office: Office) -> list[dict[str, Any]]:
    """登记: what became of every run record that waited, for the maintainer's eyes."""
    lessons = office.library.lessons
    return [
        {"done": one, "lessons": lessons} if isinstance(one, Recorded) else {"refused": str(one)}
        for one in record_sent_runs(office.desk())
    ]
