"""The XML of an Office part: its elements as they end, with short names, under a budget.

Office files of one meaning come in two dialects (transitional and strict); short names make them
one. The budget counts, so it refuses the same file on a slow machine as on a fast one: within it
a file takes under a second and well under 200 MB.
"""

from collections.abc import Iterator
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

__all__ = ["Budget", "DocumentError", "Element", "elements_of", "value_of"]

MOST_ELEMENTS = 60_000
MOST_BYTES = 15_000_000
DEEPEST = 100
LONGEST_TAG = 2_000_000
"""Bytes that may pass without an element beginning or ending."""
_OPEN = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"
_MICROSOFT = "http://schemas.microsoft.com/office"
_PREFIXES = {
    f"{_OPEN}/wordprocessingml/2006/main": "w",
    f"{_STRICT}/wordprocessingml/main": "w",
    f"{_OPEN}/spreadsheetml/2006/main": "s",
    f"{_STRICT}/spreadsheetml/main": "s",
    f"{_OPEN}/drawingml/2006/main": "a",
    f"{_STRICT}/drawingml/main": "a",
    f"{_OPEN}/officeDocument/2006/math": "m",
    f"{_STRICT}/officeDocument/math": "m",
    f"{_OPEN}/package/2006/relationships": "rel",
    f"{_OPEN}/markup-compatibility/2006": "mc",
    f"{_MICROSOFT}/word/2010/wordml": "w14",
    "urn:schemas-microsoft-com:vml": "v",
}


class DocumentError(Exception):
    """The file is not taken; the message is Chinese and says why."""


class Budget:
    """What one file may cost, all of its parts together."""

    def __init__(self) -> None:
        self.elements, self.bytes = MOST_ELEMENTS, MOST_BYTES

    def take_element(self, depth: int) -> None:
        """One more element, so many levels down."""
        self.elements -= 1
        if self.elements < 0:
            hint = "请把填好的几行复制到一份新的空白表里再交。"
            raise DocumentError(f"文件里的格子和格式太多，没有打开：{hint}")
        if depth > DEEPEST:
            raise DocumentError("文件层次太深，没有打开。")

    def take_bytes(self, count: int, quiet: int) -> None:
        """So many bytes more, `quiet` of them since something last began or ended."""
        self.bytes -= count
        if self.bytes < 0 or quiet > LONGEST_TAG:
            raise DocumentError("文件展开后太大，没有打开。")


class _Metered:
    """A stream that tells the budget what was read of it."""

    def __init__(self, stream: IO[bytes], budget: Budget) -> None:
        self._stream, self._budget, self.quiet = stream, budget, 0

    def read(self, size: int) -> bytes:
        data = self._stream.read(size)
        self.quiet += len(data)
        self._budget.take_bytes(len(data), self.quiet)
        return data


def elements_of(stream: IO[bytes], budget: Budget, *, starts: bool = False) -> Iterator[Element]:
    """Every element when it ends, the outermost last; with `starts`, when it begins.

    ValueError for what is no XML, DocumentError for declarations and for what is too much.
    """
    metered, depth = _Metered(stream, budget), 0
    try:
        for event, element in iterparse(metered, events=("start", "end"), forbid_dtd=True):
            metered.quiet = 0
            if event == "start":
                depth += 1
                budget.take_element(depth)
                element.tag = _short(element.tag)
            else:
                depth -= 1
            if starts == (event == "start"):
                yield element
    except DefusedXmlException:
        raise DocumentError("文件里有外部声明，没有打开。") from None
    except (ParseError, LookupError, UnicodeError) as fault:
        raise ValueError from fault


def value_of(element: Element, name: str) -> str:
    """An attribute by its own name, whatever namespace it is written in; "" where absent."""
    plain = element.get(name)
    if plain is not None:
        return plain
    return next((v for key, v in element.attrib.items() if key.endswith(f"}}{name}")), "")


def _short(tag: str) -> str:
    """`{http://…/wordprocessingml/2006/main}p` is `w_p`; an unknown namespace stays."""
    namespace, brace, name = tag[1:].partition("}")
    prefix = _PREFIXES.get(namespace)
    return f"{prefix}_{name}" if brace and prefix else tag
