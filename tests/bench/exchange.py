"""Three thousand offices share lessons by way of a hub: what is taken, what leaks, what goes.

`python -m tests.bench.exchange [COUNT]`; the tests do the same with thirty.
"""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from builder.exchange.feeds import Feed, feed_of
from builder.exchange.keys import Signer, new_signer
from builder.exchange.parcel import packed
from builder.exchange.share import share_label, shared_lessons
from builder.exchange.taking import taking
from builder.model.layer import TAKEN, layer_of
from builder.pipeline import read_folder
from builder.sources import load_library
from tests.conftest import ROOT
from tests.exchange.offices import CANARY, NAME, PHONE, moment, offices, sent, tampered

COUNT, EACH = 3000, 3
READERS = 2
"""Offices that take from the hub."""


@contextmanager
def told(what: str) -> Iterator[None]:
    start = perf_counter()
    yield
    print(f"{perf_counter() - start:8.1f} s  {what}", flush=True)


def taken(root: Path, feeds: list[Feed]) -> set[str]:
    """What readers of an office see of others after a take."""
    made = taking(root, feeds)
    assert made
    made.step.take()
    lessons = load_library(root).library.accepted_lessons.values()
    return {x.id for x in lessons if layer_of(x.path) == TAKEN}


def main(count: int = COUNT) -> None:
    small = ROOT / "tests/samples/small"
    library = load_library(small).library
    with told(f"{count} offices, {EACH} lessons each to share"):
        all_ = list(offices(count, EACH))
    with told("gate, pack, sign"):
        parcels = [x.parcel(library) for x in all_]
    private = [x.encode() for x in (CANARY, PHONE, NAME)]
    leaks = sum(word in data for p in parcels for data in p.values() for word in private)
    with told("zip, send, open, verify"):
        arrived = [sent(parcel) for parcel in parcels]
    feeds = [feed_of(parcel) for parcel in arrived if parcel]
    with told("the same, every one tampered with"):
        forged = [sent(tampered(parcel, i)) for i, parcel in enumerate(parcels)]
    print(f"taken {len(feeds)} of {count}; of tampered ones {count - forged.count(None)}")
    print(f"private words in what leaves: {leaks}")
    with TemporaryDirectory() as folder:
        hub, *readers = (
            Path(shutil.copytree(small, Path(folder) / name))
            for name in ("hub", *map(str, range(READERS)))
        )
        with told("the hub takes all"):
            at_hub = taken(hub, feeds)
        print(f"{len(at_hub)} lessons of {count * EACH}; the others are repeats, merged")
        signer = new_signer()
        _relay(hub, readers, signer, 1, at_hub)
        every = [x.without("2026/own-0") for x in all_[::10]]
        with told(f"{len(every)} offices withdraw a lesson, the hub takes them"):
            left = taken(hub, [feed_of(p) for x in every if (p := sent(x.parcel(library, 2)))])
        print(f"{len(at_hub) - len(left)} lessons gone at the hub")
        _relay(hub, readers, signer, 2, left)


def _relay(hub: Path, readers: list[Path], signer: Signer, day: int, wanted: set[str]) -> None:
    with told("the hub shares, readers take"):
        shared = shared_lessons(read_folder(hub), "本系统", relays=True)
        label = share_label("总站", moment(day))
        parcel = sent(packed(label, shared.files, signer))
        assert parcel
        feed = feed_of(parcel)
        seen = [taken(reader, [feed]) for reader in readers]
    print(f"readers that see what the hub sees: {seen.count(wanted)} of {len(readers)}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
