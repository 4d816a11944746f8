"""What a reviewer's form sent: exactly the fields of its act, none too long, and its token."""

import re
from collections.abc import Mapping

from flask import g, request

from builder.model.values import SLUG
from builder.server import amend_form, merge_form, review_form
from builder.server.visitors import RefusedError, check_token

_OF_ACCEPTANCE = (*review_form.FIELDS, "seen")
FIELDS = {
    "accept": _OF_ACCEPTANCE,
    "preview": _OF_ACCEPTANCE,
    "return": ("reason", "seen"),
    "merge": merge_form.FIELDS,
    "settle": ("reason", "seen"),
    "undo": (),
    "purge": (),
    "record": (),
    "build": (),
    "again": ("channel", "key"),
    "look": amend_form.FIELDS,
    "write": amend_form.FIELDS,
}
LONGEST = {**review_form.LONGEST, **amend_form.LONGEST, "reason": 500, "seen": 20_000}
SEVERAL_LINES = (*review_form.SEVERAL_LINES, *amend_form.SEVERAL_LINES)
MOST_TYPES = 100
LOOKED_AT = ("accept", "preview", "return", "merge", "settle", "look", "write")
"""Acts on a text that somebody has seen."""


def posted_fields(act: str) -> dict[str, str]:
    """The fields by name, with the ids of event types in one; RefusedError for any other form."""
    if request.mimetype != "application/x-www-form-urlencoded":
        raise RefusedError(415, "请从审核页提交。")
    check_token(request.form.get("token", ""), g.token)
    given = request.form.to_dict(flat=False)
    types = given.get(review_form.TYPES, [])
    several = {name for name, values in given.items() if len(values) != 1} - {review_form.TYPES}
    if several or not {*FIELDS[act], "token", "etag"}.issuperset(given) or len(types) > MOST_TYPES:
        raise RefusedError(400, "表单里有不认识的栏目。")
    fields = {name: _plain(values[0]) for name, values in given.items()}
    for name, value in (*fields.items(), *((review_form.TYPES, x) for x in types)):
        _check(name, value)
    if (slug := fields.get("slug")) and not re.fullmatch(SLUG, slug):
        raise RefusedError(422, "代号只能用小写英文字母、数字和连字符，如 flag-rope-worn。")
    return {**fields, review_form.TYPES: " ".join(types), "etag": _etag(fields, act)}


def _plain(text: str) -> str:
    """With our line ends, and blanks for the tabs of what was pasted."""
    return text.replace("\r\n", "\n").replace("\t", " ")


def _check(name: str, value: str) -> None:
    if len(value) > LONGEST.get(name, 200):
        raise RefusedError(422, f"“{name}”太长。")
    if value and value not in review_form.CHOICES.get(name, (value,)):
        raise RefusedError(422, f"“{name}”不在规定的词里。")
    seen = value.replace("\u3000", "")  # a blank as wide as a character, as names are spaced
    shown = seen.replace("\n", "") if name in SEVERAL_LINES else seen
    if name != "seen" and not shown.isprintable():
        raise RefusedError(422, f"“{name}”里有不可见的字符。")


def _etag(fields: Mapping[str, str], act: str) -> str:
    """Which text was looked at; a decision on nothing in particular is refused."""
    given = request.headers.get("If-Match", "").strip('"') or fields.get("etag", "")
    if not given and act in LOOKED_AT:
        raise RefusedError(428, "请先打开这一条看过再定。")
    return given
