"""Lessons of other offices as a layer of their own, made anew of all feeds at every take."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from builder.cache import NO_CACHE, Cache
from builder.exchange.feeds import Feed, held_feeds, with_newer
from builder.exchange.lesson_text import lesson_of
from builder.exchange.merging import Merged, merged, withdrawn_text
from builder.exchange.parcel import ParcelError
from builder.exchange.standing import FaultyLayerError, Step, Wanted, step_with, wanted_version
from builder.model import Finding, Lesson, Library
from builder.model.kinds import kind_of
from builder.model.layer import TAKEN, path_in
from builder.model.layer_version import UNVERSIONED, numbers_of
from builder.model.settings import Settings
from builder.sources import Loaded, load_library
from builder.sources.layers import LAYER, folder_of, read_versions
from builder.sources.load import load_settings

_TITLE = "外单位的经验"
_SETTINGS = kind_of(Settings).files
_NAMES = re.compile(r"^layers:[ \t]*\[([^\]\n]*)\]", re.MULTILINE)
_LAYERS = re.compile(r"^layers:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Taking:
    """The step to the layer that the feeds make, and what of them does not come in."""

    step: Step
    merged: Merged
    older: tuple[str, ...] = ()
    """Why some of what arrived was left, in Chinese."""

    def lines(self) -> Iterator[str]:
        """For people, a line each."""
        yield from self.older
        yield from self.step.changes.lines()
        for told, ones in (("没有收", self.merged.refused), ("已经有", self.merged.repeats)):
            if ones:
                yield f"{told} {len(ones)} 条："
                yield from (f"  {one}" for one in ones)


@dataclass(frozen=True, slots=True)
class _Plan:
    """A version of the layer that is not written yet."""

    wanted: Wanted
    feeds: tuple[Feed, ...]
    merged: Merged
    withdrawn: Mapping[str, str]
    """What stands for lessons that were there until now, by id."""

    @property
    def files(self) -> dict[str, bytes]:
        """By path."""
        label = f"title: {_TITLE}\nversion: {self.wanted.versions[0]}\n"
        texts = {**self.withdrawn, **self.merged.texts}
        lessons = {_path(id_): text.encode() for id_, text in texts.items()}
        return {LAYER: label.encode(), **dict(feed.file for feed in self.feeds), **lessons}

    def without(self, errors: Iterable[Finding]) -> "_Plan":
        """The same without the lessons in which errors were found."""
        faults = {error.place.path: error.message for error in errors}
        of_ours = {x: path_in(TAKEN, _path(x)) for x in self.merged.texts}
        found = {id_: faults[path] for id_, path in of_ours.items() if path in faults}
        return replace(self, merged=self.merged.without(found))


def taking(
    root: Path, arrived: Iterable[Feed], own_key: str = "", cache: Cache = NO_CACHE
) -> Taking | None:
    """What taking some feeds brings about; None where all of them are known.

    `own_key` is the fingerprint of the office itself, whose lessons may come back to it. A feed
    that is older than the one that is held is left; ParcelError where no other arrived.
    """
    folder = folder_of(root, TAKEN, read_versions(root)[0])
    held = {feed.key: feed for feed in held_feeds(folder)}
    feeds, older = _with_newer(held, arrived)
    if feeds == held and older:
        raise ParcelError("".join(older))
    if feeds == held and TAKEN in load_settings(root).layers:
        return None
    loaded = load_library(root, cache)
    was = dict(_lessons(folder))
    made = merged(feeds.values(), loaded.library, own_key, was)
    gone = {x: withdrawn_text(lesson) for x, lesson in was.items() if x not in made.texts}
    plan = _Plan(_wanted(root, loaded.library), tuple(feeds.values()), made, gone)
    return replace(_fitting(plan, loaded, cache), older=older)


def _with_newer(
    held: Mapping[str, Feed], arrived: Iterable[Feed]
) -> tuple[Mapping[str, Feed], tuple[str, ...]]:
    """The last feed of every office, and why some that arrived are not among them."""
    feeds, older = held, []
    for feed in arrived:
        try:
            feeds = with_newer(feeds, feed)
        except ParcelError as fault:
            older.append(str(fault))
    return feeds, tuple(older)


def _fitting(plan: _Plan, loaded: Loaded, cache: Cache) -> Taking:
    """The step; lessons that `check` would not let pass are left out and named."""
    try:
        return Taking(step_with(plan.wanted, plan.files, loaded, cache), plan.merged)
    except FaultyLayerError as faulty:
        left = plan.without(faulty.errors)
        if len(left.merged.texts) == len(plan.merged.texts):
            raise
        return _fitting(left, loaded, cache)


def _path(id_: str) -> str:
    return kind_of(Lesson).file_of(id_)


def _lessons(folder: Path | None) -> Iterator[tuple[str, Lesson]]:
    """What the layer holds now, withdrawn ones too, by id."""
    for file in sorted((folder / "lessons").glob("*/*.md")) if folder else ():
        id_ = f"{file.parent.name}/{file.stem}"
        made = lesson_of(file.read_text("utf-8"), _path(id_), id_)
        if isinstance(made, Lesson):
            yield id_, made


def _wanted(root: Path, library: Library) -> Wanted:
    """The next version, on which the office stands from then on."""
    row = read_versions(root)[0].get(TAKEN, (UNVERSIONED,))
    (last,) = numbers_of(row[0]) or (0,)
    named = TAKEN in library.settings.layers
    texts = {} if named else {_SETTINGS: _with_layer(library.texts[_SETTINGS])}
    return wanted_version(root, TAKEN, str(last + 1), texts)


def _with_layer(settings: str) -> str:
    """The settings with the layer on top of those that are named."""
    if match := _NAMES.search(settings):
        names = ", ".join(filter(None, (match[1].strip(" ,"), TAKEN)))
        return f"{settings[: match.start()]}layers: [{names}]{settings[match.end() :]}"
    if _LAYERS.search(settings):
        raise ParcelError(f"请先在 {_SETTINGS} 的 layers 里加一行 - {TAKEN}，再收一次。")
    return f"{settings.rstrip()}\nlayers: [{TAKEN}]\n"
