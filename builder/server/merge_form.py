"""The form of a merge: for every name in the hand-in, what becomes of it."""

from collections.abc import Mapping

from builder.decisions import merge
from builder.review.names import Names
from builder.server.knowledge_base import Office

MOST_NAMES = 20
"""In one hand-in; whoever wrote more is asked to write it again."""
NONE, ROLE = "不是", "换成"
"""What may be chosen: that it names nobody, or, with a role behind it, what it becomes."""
_NUMBERS = range(1, MOST_NAMES + 1)
FIELDS = ("lesson", "seen", *(f"{part}{n}" for n in _NUMBERS for part in ("name", "becomes")))


def merge_form(office: Office, receipt: str, fields: Mapping[str, str]) -> None:
    """并入已有, with the names settled as the form says."""
    lesson, etag = fields.get("lesson", ""), fields["etag"]
    merge(office.desk(), receipt, lesson, etag, names_of(fields))


def names_of(fields: Mapping[str, str]) -> Names:
    """What was chosen for each name; one for which nothing was stays unsettled."""
    chosen = [(fields.get(f"name{n}", ""), fields.get(f"becomes{n}", "")) for n in _NUMBERS]
    replaced = [(x, how.removeprefix(ROLE)) for x, how in chosen if x and how.startswith(ROLE)]
    return Names(tuple(replaced), tuple(x for x, how in chosen if x and how == NONE))
