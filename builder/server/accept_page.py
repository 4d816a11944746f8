"""收录 in the browser: what it would do is shown first, and done only if it was seen."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from flask import g, make_response, render_template
from werkzeug.wrappers import Response

from builder.decisions import (
    DeskError,
    GoneError,
    PrivateError,
    StaleError,
    UnseenError,
    accept,
)
from builder.decisions.decide import BrokenError
from builder.decisions.names import AT_REVIEW, names_message
from builder.decisions.preview import Preview, preview
from builder.model import Finding
from builder.server.knowledge_base import Office
from builder.server.review_form import ADJUSTING, TYPES, Form, settled
from builder.server.review_view import detail_of

_NOT_SOUND = "还没有收录：前后对照里标出来的几处，要先改好。"


def preview_form(office: Office, receipt: str, fields: Mapping[str, str]) -> Response:
    """The page with what is in the form, and the sheets before and after."""
    form = _form(office, fields)
    if any(fields.get(name) for name in ADJUSTING):
        return make_response(_page(office, receipt, form))
    try:
        seen = preview(office.desk(), receipt, form.decision, fields["etag"])
    except (StaleError, GoneError):
        raise
    except DeskError as refused:
        return make_response(_page(office, receipt, form, refused=reasons_of(refused)))
    return make_response(_page(office, receipt, form, seen))


def accept_form(office: Office, receipt: str, fields: Mapping[str, str]) -> Response | None:
    """Accept; None when it is done, else the page again with what keeps it from being done."""
    form = _form(office, fields)
    wanted = (receipt, form.decision, fields["etag"])
    try:
        accept(office.desk(), *wanted, fields.get("looked"))
    except (StaleError, GoneError):
        raise
    except UnseenError as unseen:
        seen = preview(office.desk(), *wanted)
        told = [_why_not(seen) or str(unseen)]
        return make_response(_page(office, receipt, form, seen, told), 409)
    except DeskError as refused:
        return make_response(_page(office, receipt, form, refused=reasons_of(refused)), 422)
    return None


def _why_not(seen: Preview) -> str:
    """What keeps it from being accepted; "" where nothing does."""
    if seen.acceptance.unsettled:
        return names_message(seen.acceptance.unsettled, AT_REVIEW)
    return "" if seen.is_sound else _NOT_SOUND


def _form(office: Office, fields: Mapping[str, str]) -> Form:
    """What was sent, its types in the order in which the page sends them the next time."""
    form = settled(Form(fields, tuple(fields[TYPES].split())))
    known = [x.id for x in office.library.types_in_order if x.id in form.types]
    return replace(form, types=(*known, *(x for x in form.types if x not in known)))


def reasons_of(refused: DeskError) -> list[str]:
    """Why an act was refused, a line each."""
    findings: tuple[Finding, ...] = ()
    if isinstance(refused, (PrivateError, BrokenError)):
        findings = refused.findings
    return [*str(refused).split("\n"), *(f"{x.place}：{x.message}{x.hint}" for x in findings)]


def _page(
    office: Office,
    receipt: str,
    form: Form,
    seen: Preview | None = None,
    refused: Sequence[str] = (),
) -> str:
    """The page with everything that was typed."""
    shown = detail_of(office, receipt, form, seen, refused)
    return render_template("detail.html", token=g.token, **shown)
