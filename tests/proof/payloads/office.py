"""One hostile knowledge base from `office.yml` (the sinks) and `payloads.yml` (what is typed).

Every payload that is put into a sink gets a number of its own, its canary. Words of `office.yml`
in capitals are sinks: TEXT any text, LINE without line ends, WORD without blanks, TEXT24 of at
most 24 characters, EVERY all payloads at once, BLOCKS and ADDRESSES blocks of Markdown, ROLE and
THEME words of the vocabulary, NUMBER the number of the record. Record 0 has all blocks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
PAYLOADS: dict[str, list[str]] = yaml.safe_load((HERE / "payloads.yml").read_text("utf-8"))
PLAIN = PAYLOADS["plain"]
RECORDS = len(PLAIN)
FIRST = 1000
_WORDS = re.compile(r"\b(TEXT\d*|LINE|WORD|BLOCKS|ADDRESSES|ROLE|THEME|NUMBER)\b")
_NUMBER = re.compile(r"\bN\b")


def numbered(payload: str, number: int) -> str:
    """The payload with this number in the place of `N`, and with its labels."""
    labelled = re.sub(r"\bk\b", f"k{number}", payload.replace("kN", "k"))
    return _NUMBER.sub(str(number), labelled)


@dataclass
class Canaries:
    """Hands out numbers and remembers which payload stands in which sink."""

    placed: dict[int, tuple[str, str]] = field(default_factory=dict)
    """Number to sink and payload."""

    def fill(self, payload: str, sink: str) -> str:
        """The payload with a number that no other has."""
        number = len(self.placed) + FIRST
        self.placed[number] = (sink, payload)
        return numbered(payload, number)


@dataclass
class Office:
    """Writes the files; `with_filter` says whether payloads that only the filter stops belong."""

    canaries: Canaries
    with_filter: bool = True
    records: int = RECORDS
    roles: list[str] = field(default_factory=list)
    themes: list[str] = field(default_factory=list)

    def files(self) -> Iterator[tuple[str, str]]:
        """Path and text of every file."""
        self.roles = [self.canaries.fill(text, "vocabulary roles") for text in lines()]
        self.themes = [self.canaries.fill(text, "vocabulary themes") for text in lines()]
        for path, record in _sinks().items():
            for number in range(self.records if "NUMBER" in path else 1):
                name = path.replace("NUMBER", str(number))
                yield name, self._text(record, _Filler(self, path, number))
        pairs = (self.canaries.fill(text, "synonyms") for text in lines())
        yield "content/synonyms.txt", "".join(f"毒样 = {text}\n" for text in pairs)

    def _text(self, record: Any, filler: "_Filler") -> str:
        if isinstance(record, dict) and "body" in record:
            front = {name: value for name, value in record.items() if name != "body"}
            return f"---\n{_dump(filler.walk(front))}---\n\n{filler.body(record['body'])}"
        return _dump(filler.walk(record))


class _Filler:
    """Fills one record; the sinks of a record take different payloads, and every record others."""

    def __init__(self, office: Office, path: str, number: int) -> None:
        self.office, self.path, self.number = office, path, number
        self.sinks = 0

    def walk(self, value: Any, at: str = "") -> Any:
        if isinstance(value, dict):
            return {name: self.walk(x, f"{at} {name}") for name, x in value.items()}
        if isinstance(value, list):
            return [x for part in value for x in self._parts(part, at)]
        if value in ("ROLES", "THEMES"):
            return getattr(self.office, value.lower())
        return self.every(at, " ") if value == "EVERY" else self.words(value, at)

    def _parts(self, part: Any, at: str) -> list[Any]:
        if part == "EVERY":
            return [self.office.canaries.fill(text, f"{self.path}{at}") for text in PLAIN]
        return [self.walk(part, at)]

    def every(self, at: str, between: str) -> str:
        return between.join(self._parts("EVERY", at))

    def body(self, text: str) -> str:
        return self.words(text, " body")

    def words(self, text: str, at: str) -> str:
        return _WORDS.sub(lambda word: self._word(word[0], f"{self.path}{at}"), text)

    def _word(self, word: str, at: str) -> str:
        if word == "NUMBER":
            return str(self.number)
        if word in ("ROLE", "THEME"):
            known = self.office.roles if word == "ROLE" else self.office.themes
            return known[self.number % len(known)]
        if word in ("BLOCKS", "ADDRESSES"):
            return "\n\n".join(self._blocks(word, at))
        self.sinks += 1
        fitting = fitting_payloads(word)
        return self.office.canaries.fill(fitting[(self.number + self.sinks) % len(fitting)], at)

    def _blocks(self, word: str, at: str) -> Iterator[str]:
        make = address_blocks if word == "ADDRESSES" else self._prose
        chosen = make() if self.number == 0 else make()[self.number :: RECORDS]
        for payload in chosen:
            yield self.office.canaries.fill(payload, at)

    def _prose(self) -> list[str]:
        only = PAYLOADS["filter_only"] if self.office.with_filter else []
        return [*PAYLOADS["prose"], *only]


def lines() -> list[str]:
    """The payloads that are one line."""
    return fitting_payloads("LINE")


def fitting_payloads(word: str) -> list[str]:
    """The payloads that a sink of this sort takes."""
    longest = int(word.removeprefix("TEXT") or "4000") if word.startswith("TEXT") else 4000
    return [t for t in PLAIN if len(numbered(t, FIRST)) <= longest and _fits(t, word)]


def _fits(text: str, word: str) -> bool:
    if word == "LINE":
        return len(text.splitlines()) == 1
    return word != "WORD" or not re.search(r"[\s+-]", text)


def address_blocks() -> list[str]:
    """Every address as a link, as an image, in angle brackets and by reference."""
    forms = (
        "[k]({0})",
        "![k]({0})",
        "[k](<{0}>)",
        "<{0}> k",
        "[k][r]\n\n[r]: {0}",
        "k ![k]( {0} )",
    )
    found = [form.format(text) for text in PAYLOADS["addresses"] for form in forms]
    return [text.replace("[r]", f"[r{i}]") for i, text in enumerate(found)]


def write_office(root: Path, *, with_filter: bool = True, records: int = RECORDS) -> Canaries:
    """Write the whole knowledge base below `root`."""
    canaries = Canaries()
    files = [*Office(canaries, with_filter, records).files()]
    for path, text in files:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    if with_filter:
        _write_names(root, canaries)
    return canaries


def _write_names(root: Path, canaries: Canaries) -> None:
    """Copies of record 0 under hostile names, which are addresses, anchors and headings."""
    for path in [p for p in sorted(root.rglob("*")) if p.stem == "h-0" and "event" not in str(p)]:
        for name in PAYLOADS["names"]:
            copy = path.with_name(
                canaries.fill(name, f"file name {path.parent.name}") + path.suffix
            )
            copy.write_text(path.read_text("utf-8"), "utf-8")


def _sinks() -> dict[str, Any]:
    text = (HERE / "office.yml").read_text("utf-8")
    found: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)
    return found


def _dump(value: Any) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False)
