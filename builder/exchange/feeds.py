"""What an office holds of others: the lessons that each shared last, kept beside what they make."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.exchange.keys import fingerprint_of
from builder.exchange.parcel import Label, Parcel, ParcelError
from builder.model.layer_version import numbers_of
from builder.model.lesson import LESSON_ID

_FOLDER = "feeds"
"""In the layer of taken lessons; no folder of content, so that nobody reads it for one."""
_PATH = re.compile(rf"^lessons/({LESSON_ID.strip('^$')})\.md$")


@dataclass(frozen=True, slots=True)
class Feed:
    """Everything that one office shared at one moment."""

    label: Label
    public: str
    texts: Mapping[str, str]
    """Of lesson files, by the id that they have there."""

    @property
    def key(self) -> str:
        """The fingerprint of whoever shared it."""
        return fingerprint_of(self.public)

    @property
    def file(self) -> tuple[str, bytes]:
        """Path and content of the file that it is kept in."""
        data = {"label": self.label.model_dump(), "public": self.public, "texts": dict(self.texts)}
        text = json.dumps(data, ensure_ascii=False, sort_keys=True, indent=0)
        return f"{_FOLDER}/{self.key}.json", text.encode()


def feed_of(parcel: Parcel) -> Feed:
    """The lessons of a parcel; ParcelError where it holds anything else."""
    if parcel.label.kind != "lessons":
        raise ParcelError("这是一层，不是交换来的经验。请用 qianshi update。")
    texts = {_id_of(path): data for path, data in parcel.files.items()}
    try:
        return Feed(parcel.label, parcel.public, {x: data.decode() for x, data in texts.items()})
    except UnicodeDecodeError:
        raise ParcelError("里面有的文件不是 UTF-8 文本，没有用。请告诉发的人。") from None


def held_feeds(folder: Path | None) -> Iterator[Feed]:
    """What the layer of taken lessons that holds now was made of."""
    for file in sorted(folder.glob(f"{_FOLDER}/*.json")) if folder else ():
        data = json.loads(file.read_text("utf-8"))
        yield Feed(Label.model_validate(data["label"]), data["public"], data["texts"])


def with_newer(feeds: Mapping[str, Feed], arrived: Feed) -> dict[str, Feed]:
    """Feeds by key with the one that arrived; ParcelError where the one that is held is newer."""
    known = feeds.get(arrived.key)
    if known and numbers_of(arrived.label.version) < numbers_of(known.label.version):
        raise ParcelError(
            f"“{arrived.label.title}”的这一份（{arrived.label.version}）"
            f"比收过的（{known.label.version}）旧，没有用。"
        )
    return {**feeds, arrived.key: arrived}


def _id_of(path: str) -> str:
    match = _PATH.match(path)
    if not match:
        raise ParcelError(f"里面的 {path} 不是经验，没有用。请告诉发的人。")
    return match[1]
