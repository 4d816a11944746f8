"""Offices of the simulation: what each shares, signed; what hostile people make of it.

Every text that must not leave an office holds CANARY.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256

from builder.exchange.feeds import Feed, feed_of
from builder.exchange.keys import Signer, new_signer
from builder.exchange.lesson_text import lesson_of
from builder.exchange.parcel import Parcel, ParcelError, opened, packed
from builder.exchange.share import Shared, share_label, shared_lessons
from builder.files.archive import unzipped, zipped
from builder.model import Lesson, Library
from builder.pipeline import Reading
from tests.conftest import with_records

CANARY = "内部代号丹顶鹤"
_MANY = 12
"""Things in a lesson; no two lessons have the same ones in the same order."""
PHONE, NAME = "13812345678", "张伟科长"
_WORDS = (
    *("话筒", "桌签", "门禁", "电梯", "雨伞", "投影", "胶带", "座次", "茶水", "翻译"),
    *("灯光", "音响", "路线", "合影", "住宿", "接站", "名册", "胸卡", "国旗", "讲稿"),
)


def lesson(id_: str, title: str, number: int, more: str = "", told: str = "") -> Lesson:
    """A lesson in words of its own; `more` is front matter, `told` stands in its story."""
    things = [_WORDS[x % len(_WORDS)] for x in sha256(str(number).encode()).digest()[:_MANY]]
    when, do, because = ("、".join(things[i::3]) for i in range(3))
    text = f"""\
---
title: {title}
kind: 失误
phase: 事中
occurred: 2026-03
revised: 2026-04-01
origin: 本单位
severity: S3
when: 摆好{when}以后
do: 会务员看{do}是否齐全
because: {because}少一样就来不及补
state: 已收录
source_note: {CANARY}
no_item_reason: {CANARY}
{more}
---

## 经过

摆好{when}以后，发现{do}不齐。<!-- {CANARY} -->{told}
"""
    made = lesson_of(text, f"lessons/{id_}.md", id_)
    assert isinstance(made, Lesson), made
    return made


def moment(day: int) -> datetime:
    """Nine o'clock of a day in November."""
    return datetime(2026, 11, day, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Office:
    """One office with its key and its lessons."""

    name: str
    number: int
    signer: Signer
    lessons: tuple[Lesson, ...]

    def shared(self, library: Library) -> Shared:
        own = with_records(library, {x.id: x for x in self.lessons})
        return shared_lessons(Reading(own, ()), "本系统", relays=False)

    def parcel(self, library: Library, day: int = 1) -> dict[str, bytes]:
        label = share_label(self.name, moment(day))
        return packed(label, self.shared(library).files, self.signer)

    def without(self, id_: str) -> "Office":
        return replace(self, lessons=tuple(x for x in self.lessons if x.id != id_))


def offices(count: int, each: int = 2) -> Iterator[Office]:
    """Each with lessons to share, one for itself, one with a number and one with a name in it.

    The last of those to share is the same in every ten offices.
    """
    for number in range(count):
        own = [
            lesson(f"2026/own-{i}", f"第 {number} 局的第 {i} 件事", number * each + i, _SHARED)
            for i in range(each - 1)
        ]
        same = lesson("2026/same", "大家都出过的事", 1_000_000 + number // 10, _SHARED)
        home = lesson("2026/home", CANARY, number)
        phone = lesson("2026/phone", "留着电话", number, _SHARED, f"打 {PHONE}。{CANARY}")
        named = lesson("2026/named", "留着人名", number, _SHARED, f"{NAME}没到。{CANARY}")
        all_ = (*own, same, home, phone, named)
        yield Office(f"第{number}局", number, new_signer(), all_)


_SHARED = "level: 本系统"


def tampered(parcel: Mapping[str, bytes], number: int) -> dict[str, bytes]:
    """A parcel that somebody changed on the way, each in another manner."""
    path = next(x for x in parcel if x.startswith("lessons/"))
    stranger = new_signer()
    ways: tuple[dict[str, bytes], ...] = (
        {**parcel, path: parcel[path].replace("会务员".encode(), "值班员".encode())},
        {x: data for x, data in parcel.items() if x != "SIGNATURE"},
        {x: data for x, data in parcel.items() if x != path},
        {**parcel, "lessons/2026/more.md": parcel[path]},
        {**parcel, "SIGNATURE": f"{stranger.public}\n{stranger.sign(b'')}\n".encode()},
        {**parcel, "parcel.json": parcel["parcel.json"].replace(b"2026-11", b"2027-11")},
        {**parcel, "CHECKSUMS": parcel["CHECKSUMS"].replace(b"own-0", b"own-9")},
    )
    return ways[number % len(ways)]


def sent(parcel: Mapping[str, bytes]) -> Parcel | None:
    """What comes of a parcel that was zipped, sent and opened; None where it is refused."""
    files = unzipped(zipped(parcel))
    try:
        return opened(files, files.__getitem__)
    except ParcelError:
        return None


def feed(office: Office, library: Library, day: int = 1) -> Feed:
    parcel = sent(office.parcel(library, day))
    assert parcel
    return feed_of(parcel)
