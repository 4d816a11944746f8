"""A layer: a knowledge base that others stand on, and what one lays over the one below it.

An office names in `qianshi.yml` what its own folder stands on, from the bottom up. Every layer is
a folder with the same tree. Its files are called `layers/<name>/content/…` wherever a path is
told, so that nobody takes them for the office's own, which are called as they always were.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from builder.model.place import Place
from builder.model.record import Part, Record
from builder.model.values import Text

LAYERS = "layers"
"""The folder of an office in which the layers below it lie."""
LIBRARY = "qianshi"
"""The layer that comes with the program; `layers/qianshi/` takes its place where it is there."""
TAKEN = "外单位"
"""The layer in which lessons of other offices lie; `qianshi take` alone writes it."""
STAMP_DIGITS = 12
_NAME = re.compile(r"^[^\W_][\w-]*$")
Data = Mapping[str, Any]


class Layer(Record):
    """`layer.yml`: what a folder is to those who stand on it."""

    title: Text = Field(title="名称", description="页面上“来自”后面写它，如“前事库”")
    version: Text = Field(title="版本", description="如 2026-11；内容改了就改它")

    @property
    def label(self) -> str:
        """`前事库 2026-11`."""
        return f"{self.title} {self.version}"


def is_layer_name(name: str) -> bool:
    """Whether a folder in `layers/` may be called so."""
    return bool(_NAME.match(name))


def _check_names(names: tuple[str, ...]) -> tuple[str, ...]:
    for name in names:
        if not is_layer_name(name):
            raise ValueError(f"“{name}”不能作层的名字，只用汉字、字母、数字和连字符")
    if twice := [name for name in dict.fromkeys(names) if names.count(name) > 1]:
        raise ValueError(f"{'、'.join(twice)} 写了两次")
    return names


LayerNames = Annotated[tuple[Text, ...], AfterValidator(_check_names)]
"""Names of folders in `layers/`, from the bottom up."""


class Strike(Part):
    """Something of a layer below that does not hold here."""

    what: Text = Field(title="哪一条", description="如 items/flag/rope-knot、lessons/2013/rope")
    reason: Text = Field(title="为什么不采用")


class Strikes(Record):
    """`content/strikes.yml`."""

    rows: tuple[Strike, ...] = Field((), title="逐条")


@dataclass(frozen=True, slots=True)
class Covering:
    """What one layer has put over, or struck from, those below it."""

    reference: str
    """`items/flag/rope-knot`; of a row of a file such as `things.yml` the kind and its name."""
    place: Place
    """Of the record that holds now, or of the row that strikes."""
    below: Record | Data
    """What does not hold any more; the plain data of a row."""
    layer: str
    """From which it comes: the name of its layer."""
    is_strike: bool
    accepted: str = ""
    """The stamp of what somebody saw when he covered it; "" where nobody has said so."""

    @property
    def stamp(self) -> str:
        """Changes when what lies below changes in substance."""
        return stamp_of(self.below)

    @property
    def is_stale(self) -> bool:
        """Whether what lies below is not what somebody saw."""
        return self.accepted not in ("", self.stamp)

    @property
    def above(self) -> str:
        """The name of the layer that covers it; "" is the office itself."""
        return layer_of(self.place.path)


def stamp_of(covered: Record | Data) -> str:
    """A short hash of all that a record says; where it stands, and its comments, do not count."""
    parts: list[object] = [covered]
    if isinstance(covered, Record):
        data = covered.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        parts = [data, *([x.title, x.anchor, x.text] for x in covered.sections)]
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True)
    return sha256(text.encode()).hexdigest()[:STAMP_DIGITS]


def layer_of(path: str) -> str:
    """The name of the layer that a path leads into; "" for the office's own files."""
    folder, _, rest = path.partition("/")
    return rest.partition("/")[0] if folder == LAYERS else ""


def bare_path(path: str) -> str:
    """The path as the layer itself calls it."""
    return path.split("/", 2)[2] if layer_of(path) else path


def path_in(layer: str, path: str) -> str:
    """The path of a layer's file as everybody calls it."""
    return f"{LAYERS}/{layer}/{path}" if layer else path
