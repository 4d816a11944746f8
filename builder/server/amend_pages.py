"""改别处: find a passage, change it in a form, see what the change does, and write it."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from flask import Flask, g, make_response, redirect, render_template, request
from werkzeug.wrappers import Response

from builder.decisions import DeskError, StaleError, amend, show_amendment
from builder.decisions.amend import Shown
from builder.decisions.names import AT_AMENDING, names_message
from builder.model.hand_in import HandIn
from builder.model.program_words import UNITS
from builder.review import UnfitError
from builder.review.amend import Amendment, matching, passage_of, passages_at
from builder.review.amendable import ACTS, AMENDABLE
from builder.review.passages import Passage
from builder.server.accept_page import reasons_of
from builder.server.addresses import address
from builder.server.amend_form import SIDES, Box, amendment_of, boxes, due_boxes
from builder.server.knowledge_base import Office
from builder.server.review_fields import posted_fields
from builder.server.review_view import found_in, hand_in_of
from builder.server.visitors import RefusedError, only_reviewers

MOST = 40
"""Passages listed at once."""
_LONGEST_WORDS = 100
_NOT_SEEN = "内容改过，改动还没有看过。请看过下面的改动再写进去。"


def add_amend_pages(app: Flask, office: Office) -> None:
    """The views of reviewers by which anything else is amended."""

    @app.get("/desk/amend")
    def amend_list() -> str:
        only_reviewers(g.visitor)
        return render_template("amend-list.html", **_listed(office))

    @app.get("/desk/amend/<kind>")
    def amend_page(kind: str) -> Response:
        only_reviewers(g.visitor)
        asked = {name: request.args.get(name, "") for name in ("place", "seen", "doing", "from")}
        sent = {**asked, "doing": asked["doing"] or "change", "etag": asked["seen"]}
        return _page(office, amendment_of(_known(kind, sent), sent))

    @app.post("/desk/amend/<kind>/<any(look, write):act>")
    def amend_form(kind: str, act: str) -> Response:
        only_reviewers(g.visitor)
        sent = posted_fields(act)
        wanted = amendment_of(_known(kind, sent), sent)
        try:
            return _write(office, wanted, sent) if act == "write" else _look(office, wanted)
        except StaleError as stale:
            office.changed()
            return _page(office, wanted, refused=[str(stale)], now=stale.now, status=412)
        except DeskError as refused:
            return _page(office, wanted, refused=reasons_of(refused), status=422)


def _known(kind: str, sent: Mapping[str, str]) -> str:
    if kind not in AMENDABLE or sent["doing"] not in ACTS:
        raise RefusedError(404, "没有这一页。")
    return kind


def _look(office: Office, wanted: Amendment) -> Response:
    return _page(office, wanted, shown=show_amendment(office.desk(), wanted))


def _write(office: Office, wanted: Amendment, sent: Mapping[str, str]) -> Response:
    """Write what was looked at; the page again where it is something else."""
    shown = show_amendment(office.desk(), wanted)
    if not shown.is_sound or _looked(shown) != sent.get("looked", ""):
        left = shown.draft.unsettled
        told = [_NOT_SEEN] if shown.is_sound else [names_message(left, AT_AMENDING)] if left else []
        return _page(office, wanted, shown=shown, refused=told, status=409)
    amend(office.desk(), wanted)
    office.changed()
    waits = wanted.receipt and hand_in_of(office, wanted.receipt)
    return redirect(address(f"desk/{wanted.receipt}" if waits else "desk"), 303)


def _looked(shown: Shown) -> str:
    """By which an amendment is known to be the one that was looked at."""
    made = shown.draft.amended
    seen = [made.title, *(f"{row.before}\0{row.after}" for row in made.rows)]
    return sha256("\0".join([*seen, *shown.draft.texts]).encode()).hexdigest()


def _listed(office: Office) -> dict[str, Any]:
    kind, said = request.args.get("kind", ""), request.args.get("said", "").strip()
    if kind not in ("", *AMENDABLE) or len(said) > _LONGEST_WORDS:
        raise RefusedError(404, "没有这一页。")
    found = list(_found(office, kind, said)) if kind or said else []
    return {
        "kinds": AMENDABLE,
        "kind": kind,
        "said": said,
        "found": found[:MOST],
        "left": max(0, len(found) - MOST),
        "acts": ACTS,
        **_of_hand_in(office, request.args.get("from", "")),
    }


def _found(office: Office, kind: str, said: str) -> Iterator[Passage]:
    for name in (kind,) if kind else AMENDABLE:
        yield from matching(office.library, name, said)


def _of_hand_in(office: Office, receipt: str) -> dict[str, Any]:
    told: HandIn | None = hand_in_of(office, receipt) if receipt else None
    return {"receipt": receipt, "hand_in": told}


def _page(
    office: Office,
    wanted: Amendment,
    *,
    shown: Shown | None = None,
    refused: Sequence[str] = (),
    now: str = "",
    status: int = 200,
) -> Response:
    """The form with everything that was typed, over what stands there now."""
    library, kind, typed = office.library, AMENDABLE[wanted.kind], dict(wanted.fields)
    passage, moved = _standing(office, wanted)
    if passage is None or wanted.act not in kind.acts_on(passage):
        raise RefusedError(404, "没有这一处了，可能刚刚被别人删去。请从“改别处”重新找。")
    shown_boxes = boxes(passage, wanted.act, typed, library)
    page = render_template(
        "amend.html",
        kind=kind,
        passage=passage,
        act=wanted.act,
        word=ACTS[wanted.act],
        boxes=shown_boxes,
        fields=_in_words(shown, shown_boxes),
        due_boxes=due_boxes,
        sides=SIDES,
        units=UNITS,
        still_right=wanted.is_still_right,
        shown=shown,
        looked=_looked(shown) if shown and shown.is_sound else "",
        suspects=list(found_in(typed.values(), {*library.not_names, *wanted.not_names})),
        not_names="、".join(wanted.not_names),
        refused=refused or moved,
        now=now,
        token=g.token,
        **_of_hand_in(office, wanted.receipt),
    )
    return make_response(page, status)


def _in_words(shown: Shown | None, shown_boxes: Sequence[Box]) -> dict[str, tuple[str, str]]:
    """What each field said and says, what was chosen by the words it was offered with."""
    words = {x.label: {c.value: c.label for c in x.choices} for x in shown_boxes if x.is_choice}
    fields = shown.draft.amended.fields if shown else {}
    return {
        label: (words.get(label, {}).get(was, was), words.get(label, {}).get(now, now))
        for label, (was, now) in fields.items()
    }


def _standing(office: Office, wanted: Amendment) -> tuple[Passage | None, list[str]]:
    """The passage, or what stands in its place now with what is to be said of that."""
    try:
        return passage_of(office.library, wanted.kind, wanted.place, wanted.seen), []
    except UnfitError as moved:
        here = passages_at(office.library, wanted.kind, wanted.place)
        return (here[0] if here else None), [f"{moved}。下面是现在写的。"]
