"""Where a layer and those below it do not fit: strikes and replacements that want a second look.

What is wrong inside a layer below is for whoever writes it; an office is told how much there is.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from builder.checks.codes import severity_of
from builder.model import Finding, Item, Lesson, Library, Task
from builder.model.kinds import KINDS
from builder.model.layer import Covering, Strikes, layer_of
from builder.model.values import GRAVE
from builder.model.words import did_you_mean

OF_A_LAYER = {"unknown-strike", "unseen-replacement", "stale-replacement", "withdrawn-below"}
"""Codes of what a layer did to those below it, whatever lies above."""
_WORDS = {"error": "错误", "warning": "提醒"}
_LOOK = "看原文：qianshi layers show {0}；看过、改好之后：qianshi layers accept {0}。"


def check_layers(library: Library) -> Iterator[Finding]:
    """Strikes of nothing, strikes of what is needed, replacements nobody has looked at."""
    yield from _unknown_strikes(library)
    yield from _needed(library)
    for covering in (*library.struck.values(), *library.replaced.values()):
        yield from _unseen(library, covering)
    for what, place in library.idle_locks:
        if _is_of(layer_of(place.path), what, library):
            message = f"下层已经没有 {what}，这里的不再取代谁。"
            hint = f"还要它就留着，运行 qianshi layers accept {what}；不要就删去。"
            yield Finding(place, "withdrawn-below", message, hint)


def strikes_of(lesson: Lesson, library: Library) -> tuple[Covering, ...]:
    """What took lines away that remembered a lesson."""
    named = {*(f"items/{x}" for x in lesson.items), *(f"tasks/{x}" for x in lesson.tasks)}
    return tuple(
        covering
        for what, covering in library.struck.items()
        if what in named or _rests_on(covering.below, lesson)
    )


def left_to_ask(found: Mapping[str, set[Finding]]) -> frozenset[str]:
    """Names of the checks that found something in a layer below which an upper one may have
    brought about: what they find without the office tells.
    """
    return frozenset(name for name, findings in found.items() if any(map(_may_be_ours, findings)))


def for_the_office(found: set[Finding], below: set[Finding], library: Library) -> set[Finding]:
    """What the office brought about, even in files below; of the rest how much there is.

    `below` was found without the office, by the checks that were left to ask.
    """
    theirs = {x for x in found if layer_of(x.place.path) and (x in below or not _may_be_ours(x))}
    return {*(found - theirs), *gathered(theirs, library)}


def _may_be_ours(finding: Finding) -> bool:
    return bool(layer_of(finding.place.path)) and finding.code not in OF_A_LAYER


def gathered(findings: Iterable[Finding], library: Library) -> Iterator[Finding]:
    """One finding for every layer below, which says how many it has; the others as they are."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for finding in findings:
        if layer := layer_of(finding.place.path):
            counts[layer][severity_of(finding.code)] += 1
        else:
            yield finding
    for layer, count in counts.items():
        yield _gathered(library, layer, count)


def _gathered(library: Library, layer: str, count: Mapping[str, int]) -> Finding:
    told = "、".join(f"{count[x]} 处{word}" for x, word in _WORDS.items() if count[x])
    index = library.settings.layers.index(layer)
    place = library.settings.place("layers", index)
    code = "layer-errors" if count["error"] else "layer-warnings"
    message = f"层“{library.layers[layer].label}”自己有 {told}。"
    return Finding(place, code, message, "不用在这里改：请告诉编这一层的人，或换一版。")


def _unknown_strikes(library: Library) -> Iterator[Finding]:
    """A strike whose target is not there, or is not there any more."""
    strikes, covered = library.one(Strikes), (*library.struck, *library.replaced)
    for index, row in enumerate(strikes.rows):
        if row.what not in covered:
            known = [kind.named(id_) for kind in KINDS for id_ in library.every(kind.model)]
            hint = did_you_mean(row.what, known) or "下层没有它了就删去这一条。"
            place = strikes.place("rows", index, "what")
            yield Finding(place, "unknown-strike", f"下层没有 {row.what} 可以划掉。", hint)


def _needed(library: Library) -> Iterator[Finding]:
    """Struck lines but for which no line remembers a grave lesson."""
    for lesson in library.accepted_lessons.values():
        kept = library.items_of_lesson.get(lesson.id) or library.tasks_of_lesson.get(lesson.id)
        if kept or lesson.severity not in GRAVE:
            continue
        for covering in strikes_of(lesson, library):
            message = (
                f"划掉 {covering.reference}，案例 {lesson.id}（{lesson.severity}）就没有条目记住。"
            )
            hint = f"请另写一条依据它的检查项；用不着这条案例，就连 lessons/{lesson.id} 一起划掉。"
            yield Finding(covering.place, "struck-needed", message, hint)


def _is_of(layer: str, what: str, library: Library) -> bool:
    """Whether a layer has a record itself; a row of its lock that nothing came of hurts nobody."""
    folder, _, id_ = what.partition("/")
    record = library.in_folder(folder).get(id_)
    return record is not None and layer_of(record.path) == layer


def _unseen(library: Library, covering: Covering) -> Iterator[Finding]:
    """What nobody has compared with what it replaces, or not since that changed."""
    what, layer = covering.reference, library.layers.get(covering.layer)
    label = layer.label if layer else "下层"
    if covering.is_stale:
        message = (
            f"{label}的 {what} 改过，这里还是按旧的{'划掉' if covering.is_strike else '改'}的。"
        )
        yield Finding(covering.place, "stale-replacement", message, _LOOK.format(what))
    elif not covering.accepted and not covering.is_strike:
        message = f"{label}也有 {what}，以这里的为准。"
        hint = f"不是有意改它的，请另起代号。{_LOOK.format(what)}"
        yield Finding(covering.place, "unseen-replacement", message, hint)


def _rests_on(below: object, lesson: Lesson) -> bool:
    references = below.ground if isinstance(below, Item | Task) else ()
    return any(x.folder == "lessons" and x.id == lesson.id for x in references)
