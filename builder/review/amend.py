"""改别处: one passage of the knowledge base put otherwise, another one behind it, or none."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from itertools import zip_longest

from builder.model import Library, Place
from builder.model.program_words import due_text
from builder.model.words import did_you_mean
from builder.review.amendable import ACTS, AMENDABLE, Amendable
from builder.review.decision import UnfitError
from builder.review.own_passage import own_passage, without_neighbour
from builder.review.passages import Passage
from builder.review.rewrite import LIKE, Act

NAME = "name"
"""The field of a new entry that nobody is asked for: it is made of its text."""
DUE = "due"
SAME = "同上"
"""What a new entry says in a field that it may have as the one before it."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a reviewer wants of one passage."""

    kind: str
    place: str
    """`path:line` of the passage when it was looked at."""
    act: Act
    fields: Mapping[str, str] = field(default_factory=dict)
    """New values by name; a field that is not named stays as it is."""
    seen: str = ""
    """By which the passage was known; "" for the one that stands there now."""
    receipt: str = ""
    """Of the hand-in that it comes from."""
    is_still_right: bool = False
    """Whether the lines that rest on the passage were looked at and still hold."""
    not_names: tuple[str, ...] = ()
    """Words that the reviewer says name nobody."""


class MovedError(UnfitError):
    """The passage is no longer what was looked at; it holds what stands there now."""

    def __init__(self, now: str) -> None:
        super().__init__(["这一处刚刚被别人改过"])
        self.now = now


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the file before and after; "" where there is none."""

    place: Place
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Amended:
    """The files with the passage put otherwise."""

    passage: Passage
    act: Act
    texts: Mapping[str, str]
    """Every file that changes, as it reads afterwards."""
    rows: tuple[Row, ...]
    fields: Mapping[str, tuple[str, str]]
    """By the title of the field, what it said and what it says."""

    @property
    def words(self) -> list[str]:
        """Whatever is new."""
        return [new for _, new in self.fields.values() if self.act != "strike"]

    @property
    def title(self) -> str:
        """What was done, in a few words."""
        one, kind = self.passage, AMENDABLE[self.passage.kind]
        text = one.text if len(one.text) <= _LONGEST else f"{one.text[:_LONGEST]}…"
        what = f"在“{text}”后面加一处" if self.act == "add" else f"{ACTS[self.act]}“{text}”"
        return f"{kind.title}：{what}（{one.under}）"


_LONGEST = 24


def matching(library: Library, kind: str, said: str) -> list[Passage]:
    """Passages of a kind that have every word of `said`, or one that means the same."""
    groups = [_alike(word, library) for word in said.split()]
    return [
        one
        for one in AMENDABLE[kind].passages(library)
        if all(any(word in _haystack(one) for word in group) for group in groups)
    ]


def passage_of(library: Library, kind: str, place: str, seen: str = "") -> Passage:
    """The passage that was looked at, wherever it stands now; MovedError where it is another."""
    here = passages_at(library, kind, place)[-1:]
    if here and seen in ("", here[0].seen):
        return here[0]
    same = [x for x in _in_file(library, kind, place) if x.seen == seen]
    if len(same) == 1:
        return same[0]
    if seen:
        raise MovedError("\n".join(here[0].fields.values()) if here else "（不在了）")
    raise UnfitError([f"{place} 不是{AMENDABLE[kind].title}。请照列出来的“文件:行号”写。"])


def passages_at(library: Library, kind: str, place: str) -> list[Passage]:
    """The passage to which a line belongs: the last that begins on it or above it, or none."""
    line = place.rpartition(":")[2]
    known = _in_file(library, kind, place)
    return [x for x in known if line.isdecimal() and x.place.line <= int(line)][-1:]


def _in_file(library: Library, kind: str, place: str) -> list[Passage]:
    path = place.rpartition(":")[0]
    return [x for x in AMENDABLE[kind].passages(library) if x.place.path == path]


def amended(library: Library, wanted: Amendment, today: date) -> Amended:
    """What an amendment would write; UnfitError for one that does not fit."""
    kind = AMENDABLE[wanted.kind]
    passage = passage_of(library, wanted.kind, wanted.place, wanted.seen)
    if faults := list(_faults(kind, passage, wanted)):
        raise UnfitError(faults)
    own, texts = own_passage(passage, wanted.act, library, today)
    path = own.place.path
    before = texts.get(path, library.texts.get(path, ""))
    order = (NAME, *kind.names, *LIKE)
    new = {name: wanted.fields[name].strip() for name in order if name in wanted.fields}
    written, told = _written(passage, wanted.act, new), _told(kind, passage, wanted.act, new)
    after = kind.rewrite(before, own, wanted.act, written, today) if told else before
    if after == before:
        raise UnfitError(["和原来一样，没有要改的。"])
    whole = without_neighbour(own, wanted.act, texts, after)
    return Amended(passage, wanted.act, whole, tuple(_rows(path, before, after)), told)


def _written(passage: Passage, act: Act, new: Mapping[str, str]) -> dict[str, str]:
    """The fields that are to be written: of a change in YAML only those that differ."""
    if act == "change" and passage.kind in ("task", "step", "clause"):
        return {name: said for name, said in new.items() if said != passage.fields.get(name)}
    return {**passage.fields, **new} if act == "change" else dict(new)


def _told(
    kind: Amendable, passage: Passage, act: Act, new: Mapping[str, str]
) -> dict[str, tuple[str, str]]:
    old = {} if act == "add" else passage.fields
    said = new if act != "strike" else dict.fromkeys(old, "")
    both = {name: (old.get(name, ""), word) for name, word in said.items() if name != NAME}
    return {
        kind.label(name): (in_words(name, was), in_words(name, now))
        for name, (was, now) in both.items()
        if was != now
    }


def in_words(name: str, said: str) -> str:
    """What stands in a field, as people say it."""
    with suppress(ValueError):
        return due_text(said) if name == DUE and said else said
    return said


def _faults(kind: Amendable, passage: Passage, wanted: Amendment) -> Iterator[str]:
    asked = kind.fields_of(passage, wanted.act)
    if wanted.act not in kind.acts_on(passage):
        can = "、".join(ACTS[act] for act in kind.acts_on(passage))
        yield f"{kind.title}在这里只能{can}。请直接改它的文件。"
    elif wanted.act == "strike" and wanted.fields:
        yield "删去的，不用再写内容。要改就不要写删去。"
    elif wanted.act != "strike" and not wanted.fields:
        yield "什么都没有写。请写上要改成什么。"
    elif wanted.act == "add":
        for name in (x for x in asked if kind.is_needed(x) and x not in wanted.fields):
            yield f"没有写“{kind.label(name)}”。新加的要写上。"
    own = (NAME,) if wanted.act == "add" and kind.is_named else ()
    known = (*asked, *own, *(LIKE if own and kind.name == "task" else ()))
    for name, said in wanted.fields.items():
        yield from _faults_of(kind, known, name, said.strip())


def _faults_of(kind: Amendable, known: tuple[str, ...], name: str, said: str) -> Iterator[str]:
    if name not in known:
        labels = [kind.label(one) for one in known if one not in (NAME, *LIKE)]
        hint = did_you_mean(name, labels) or f"可以写：{'、'.join(labels)}。"
        yield f"{kind.title}没有“{name}”这一栏。{hint}"
    elif not said and kind.is_needed(name):
        yield f"“{kind.label(name)}”不能空着。整条都不要了，请删去这一条。"
    elif name in LIKE and said not in ("", SAME):
        yield f"“{kind.label(name)}”只能写“{SAME}”，别的请直接写进文件。"
    if "\n" in said:
        yield f"“{kind.label(name)}”里有换行，这里要写成一行。请并成一行，或分几次加。"


def _rows(path: str, before: str, after: str) -> Iterator[Row]:
    old, new = before.split("\n"), after.split("\n")
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        pairs = zip_longest(old[a:b], new[c:d], fillvalue="") if tag != "equal" else ()
        for number, (was, now) in enumerate(pairs):
            line = a + number if tag == "delete" else c + number
            if was.strip() or now.strip():
                yield Row(Place(path, line + 1), was, now)


def _alike(word: str, library: Library) -> tuple[str, ...]:
    return next((group for group in library.synonyms if word in group), (word,))


def _haystack(one: Passage) -> str:
    return f"{one.place} {one.under} {one.text} {' '.join(one.fields.values())}"
