"""What the reviewer's pages show of the hand-ins."""

from datetime import date
from typing import Any

from flask import g

from builder.decisions import Recorded, record_sent_runs, said_of_lines, take_forms, waiting
from builder.letters.inbox import Received
from builder.model import Finding, HandIn, Library
from builder.model.hand_in import day_of
from builder.pipeline import check_hand_in
from builder.review import Decision, accept, propose
from builder.review.opinions import line_of_opinion
from builder.server.knowledge_base import Office
from builder.server.visitors import RefusedError


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
        "type": event_type.title if event_type else "",
        "line": line_of_opinion(hand_in, library),
        "findings": len(check_hand_in(hand_in, one.file.name)),
    }


def detail_of(office: Office, receipt: str) -> dict[str, Any]:
    """Everything a reviewer needs to decide on one hand-in."""
    letters = [one for one in waiting(office.desk()) if isinstance(one, Received)]
    one = next((one for one in letters if one.hand_in.receipt == receipt), None)
    if one is None:
        state = office.desk().state_of(receipt)
        raise RefusedError(404, f"这一条已经办过：{state}。" if state else "没有这个回执号。")
    hand_in = one.hand_in
    library = office.library
    return {
        "hand_in": hand_in,
        "etag": one.etag,
        "days": (date.today() - day_of(receipt)).days,
        "findings": check_hand_in(hand_in, one.file.name),
        "similar": office.similar(f"{hand_in.what}\n{hand_in.prevent}"),
        "line": line_of_opinion(hand_in, library),
        "said": said_of_lines(office.desk(), library),
        "proposal": propose(hand_in, library)[0],
        "library": library,
        "preview": _preview(hand_in, library),
        "slug": f"{hand_in.event_type or 'lesson'}-{receipt[-8:]}",
        "roles": library.vocabulary.roles,
        "visitor": g.visitor,
    }


def recorded(office: Office) -> list[dict[str, Any]]:
    """登记: what became of every run record that waited, for the maintainer's eyes."""
    lessons = office.library.lessons
    return [
        {"done": one, "lessons": lessons} if isinstance(one, Recorded) else {"refused": str(one)}
        for one in record_sent_runs(office.desk())
    ]


def _preview(hand_in: HandIn, library: Library) -> str:
    """The lesson file as it would be written without any change by the reviewer."""
    return accept(hand_in, Decision(slug="preview"), library, date.today()).lesson
