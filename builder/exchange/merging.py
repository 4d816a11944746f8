"""What many feeds make together: each lesson once, under an id of its own, with where it is from.

The rules, in their order:

1. The same lesson is what the same office (its key) calls by the same id. What that office sends
   itself counts before what others pass on, and of that the later version.
2. What an office itself sends no more is withdrawn, whoever still passes it on.
3. A lesson that says the same as one that is known here (`repeats.py`) is not taken a second time;
   of two that arrive the one stays that was here before, else the one with the lesser id, and
   names the other's office.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from builder.exchange.feeds import Feed
from builder.exchange.gate import reasons_to_stay
from builder.exchange.lesson_text import fields_of, lesson_of, sections_of, text_of
from builder.exchange.parcel import printable
from builder.exchange.repeats import repeats_of, words_of
from builder.model import Finding, Lesson, Library
from builder.model.layer import TAKEN, layer_of, stamp_of
from builder.model.layer_version import numbers_of
from builder.model.lesson import Taken
from builder.model.plain import texts_in

_DIGITS = 8
"""Of a key, in the id of a lesson from there."""
_NOT_YET = "外单位发来的，本单位还没有核对"
_GONE = "已撤回"


@dataclass(frozen=True, slots=True)
class Arrived:
    """A lesson as it came."""

    id: str
    """Here."""
    lesson: Lesson
    taken: Taken


@dataclass(frozen=True, slots=True)
class Refused:
    """A lesson that is not taken, and why."""

    taken: Taken
    title: str
    reason: str

    def __str__(self) -> str:
        return printable(f"{self.taken.office} {self.taken.id}（{self.title}）：{self.reason}")


@dataclass(frozen=True, slots=True)
class Merged:
    """What feeds make together."""

    texts: Mapping[str, str]
    """Lesson files of the layer, by id."""
    refused: tuple[Refused, ...]
    repeats: tuple[Refused, ...]
    """Those that are known here already, with which."""
    arrived: Mapping[str, Arrived] = field(default_factory=dict, repr=False)

    def without(self, faults: Mapping[str, str]) -> "Merged":
        """The same without some lessons, by id, and why."""
        left = {id_: text for id_, text in self.texts.items() if id_ not in faults}
        named = ((self.arrived[id_], why) for id_, why in faults.items())
        more = tuple(Refused(one.taken, one.lesson.title, why) for one, why in named)
        return replace(self, texts=left, refused=(*self.refused, *more))


def merged(
    feeds: Iterable[Feed], library: Library, own_key: str, was: Mapping[str, Lesson]
) -> Merged:
    """The lessons of all feeds that are taken; `was` are those that were there until now."""
    refused: list[Refused] = []
    arrived = {x.id: x for x in _fit(_each_once(feeds, own_key, refused), library, refused)}
    known = {x.id: x for x in library.accepted_lessons.values() if layer_of(x.path) != TAKEN}
    order = sorted(arrived, key=lambda id_: (id_ not in was, id_))
    words = {id_: words_of(lesson) for id_, lesson in known.items()}
    found = repeats_of(words | {id_: words_of(arrived[id_].lesson) for id_ in order})
    repeats = []
    for id_, first in found.items():
        one = arrived.pop(id_, None)
        if one and first in arrived:
            arrived[first] = _with_also(arrived[first], one)
        elif one:
            reason = f"和 lessons/{first} 是同一条，没有再收"
            repeats.append(Refused(one.taken, one.lesson.title, reason))
    texts = {x: _text(one, library, was.get(x)) for x, one in sorted(arrived.items())}
    return Merged(texts, tuple(refused), tuple(repeats), arrived)


def withdrawn_text(lesson: Lesson) -> str:
    """What stands for a lesson that was withdrawn: where it was from, and nothing of its words."""
    taken = lesson.taken
    fields = {
        "title": _GONE,
        "kind": lesson.kind,
        "phase": lesson.phase,
        "occurred": lesson.occurred,
        "revised": lesson.revised.isoformat(),
        "origin": "外单位",
        "severity": lesson.severity,
        **dict.fromkeys(("when", "do", "because"), _GONE),
        "state": "已停用",
        "taken": {
            **(taken.model_dump(exclude_defaults=True) if taken else {}),
            "also": [],
            "withdrawn": True,
        },
    }
    return text_of(fields, {"经过": _GONE})


def _each_once(feeds: Iterable[Feed], own_key: str, refused: list[Refused]) -> Iterator[Arrived]:
    """By rules 1 and 2; lessons of the office itself come back from nobody."""
    by_key = {feed.key: feed for feed in feeds}
    best: dict[str, Arrived] = {}
    for key in sorted(by_key):
        for one in _read(by_key[key], refused):
            origin = one.taken.key
            passed_on = origin != key
            if origin == own_key or (passed_on and origin in by_key):
                continue
            other = best.get(one.id)
            if not other or numbers_of(one.taken.version) > numbers_of(other.taken.version):
                best[one.id] = one
    yield from best.values()


def _read(feed: Feed, refused: list[Refused]) -> Iterator[Arrived]:
    for id_, text in feed.texts.items():
        here = Taken(office=feed.label.publisher, key=feed.key, id=id_, version=feed.label.version)
        made = lesson_of(text, f"lessons/{id_}.md", id_)
        if isinstance(made, Finding):
            refused.append(Refused(here, "", made.message))
            continue
        taken = made.taken
        if taken:
            taken = taken.model_copy(update={"through": feed.label.publisher})
        yield Arrived(_id_here(taken or here), made, taken or here)


def _id_here(taken: Taken) -> str:
    """`2026/rope-3f7a91c0`: an id that no lesson of another office has."""
    return f"{taken.id}-{taken.key.replace('-', '')[:_DIGITS]}"


def _fit(arrived: Iterable[Arrived], library: Library, refused: list[Refused]) -> Iterator[Arrived]:
    """Those that pass the gate of this office."""
    for one in arrived:
        words = [*texts_in(fields_of(one.lesson)), *sections_of(one.lesson).values()]
        why = "；".join(reasons_to_stay(words, library.not_names))
        if why:
            refused.append(Refused(one.taken, one.lesson.title, why))
        else:
            yield one


def _with_also(kept: Arrived, other: Arrived) -> Arrived:
    named = f"{other.taken.office}（{other.taken.id}）"
    also = dict.fromkeys((*kept.taken.also, named, *other.taken.also))
    return replace(kept, taken=kept.taken.model_copy(update={"also": tuple(also)}))


def _text(one: Arrived, library: Library, was: Lesson | None) -> str:
    """The file of a lesson here, in the words of this office's lists.

    One that says what it said keeps its version, whatever else its office shared since.
    """
    text = _written(one, library)
    if was and was.taken:
        earlier = one.taken.model_copy(update={"version": was.taken.version})
        kept = _written(replace(one, taken=earlier), library)
        made = lesson_of(kept, was.path, was.id)
        if isinstance(made, Lesson) and stamp_of(made) == stamp_of(was):
            return kept
    return text


def _written(one: Arrived, library: Library) -> str:
    fields = fields_of(one.lesson)
    words = library.vocabulary
    known = {
        "event_types": library.event_types,
        "bottom_lines": words.bottom_lines,
        "factors": words.factors,
    }
    for name, allowed in known.items():
        fields[name] = [x for x in fields.get(name, ()) if x in allowed]
    fields |= {
        "origin": "外单位",
        "no_item_reason": _NOT_YET,
        "state": "已收录",
        "taken": one.taken.model_dump(mode="json", exclude_defaults=True),
    }
    return text_of(fields, sections_of(one.lesson))
