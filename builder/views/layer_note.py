"""At the foot of a page: from which layer its record comes, and what other layers put on it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from html import escape

from builder.model import EventType, Item, Library, Task
from builder.model.kinds import kind_of
from builder.model.layer import layer_of
from builder.model.record import Record
from builder.views.page import Page

OURS = "本单位"


def with_layer_note(page: Page, record: Record, library: Library) -> Page:
    """The page as it is where an office stands on no layer, or where there is nothing to say."""
    said = "".join(_said(record, library)) if library.layers else ""
    if not said:
        return page
    body, parts = page.body, page.parts
    note = f'\n\n<div class="qs">\n<p class="qs-minor">{escape(said)}</p>\n</div>\n'
    return replace(
        page,
        body=lambda: body().rstrip("\n") + note,
        parts=parts and (lambda: f"{parts()}\0{note}"),
    )


def _said(record: Record, library: Library) -> Iterator[str]:
    where = layer_of(record.path)
    what = kind_of(type(record)).named(record.id)
    covering = library.replaced.get(what)
    if where:
        yield f"来自：{_label(where, library)}。"
    if covering:
        below = _label(covering.layer, library)
        yield f"{_label(where, library)}改过，原文在{below}（qianshi layers show {what}）。"
    if isinstance(record, EventType):
        yield from _of_lines(record, where, library)


def _of_lines(event_type: EventType, where: str, library: Library) -> Iterator[str]:
    """How many lines of its sheet other layers have added or changed."""
    whole = library.whole_types[event_type.id]
    lines: list[Item | Task] = [*library.items_of_type(whole), *library.tasks_of_type(whole)]
    counts = Counter(layer_of(line.path) for line in lines)
    for layer in (*library.layers, ""):
        if layer != where and counts[layer]:
            yield f"单子上有{_label(layer, library)}添的、改的 {counts[layer]} 条。"


def _label(layer: str, library: Library) -> str:
    known = library.layers.get(layer)
    return known.label if known else OURS
