"""Writes `characters.json` and `sounds.json`: what a character counts as, and how it is read.

Run `python -m builder.search.make_characters` after a change or a new OpenCC. Search folds one
character at a time, because a table can be mirrored in the browser and OpenCC's phrases cannot.
OpenCC is needed here only; the committed file is what everything else reads.
"""

import json
from pathlib import Path
from typing import Any

TARGET = Path(__file__).with_name("characters.json")
SOUNDS = Path(__file__).with_name("sounds.json")

HAN = ((0x3007, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x323AF))
LETTERS = (
    (0x30, 0x39),
    (0x61, 0x7A),
    (0xDF, 0xF6),
    (0xF8, 0x24F),
    (0x3B1, 0x3C9),
    (0x430, 0x52F),
)
"""Word characters after folding: digits and the small letters of Latin, Greek and Cyrillic."""
SPACES = ((0x09, 0x0D), (0x20, 0x20), (0x85, 0x85), (0x2028, 0x2029))
DROPPED = (
    (0xAD, 0xAD),
    (0x300, 0x36F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x2069),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xE0100, 0xE01EF),
)
"""Invisible characters and combining marks: they neither stand for anything nor part a word."""
KNOWN = (
    (0x00, 0x24F),
    (0x370, 0x52F),
    (0x1E00, 0x1EFF),
    (0x2000, 0x218B),
    (0x2460, 0x24FF),
    (0x2E80, 0x2FD5),
    (0x3000, 0x303F),
    (0x3200, 0x33FF),
    *HAN,
    (0xF900, 0xFAFF),
    (0xFB00, 0xFB06),
    (0xFE30, 0xFE6F),
    (0xFF00, 0xFFEF),
    (0x1D400, 0x1D7FF),
)
"""Where every Unicode version since 12.1 decomposes alike; what lies outside parts words."""


def characters() -> dict[str, Any]:
    """The table as plain data; `traditional[i]` folds to `simplified[i]`."""
    pairs = _simplified()
    return {
        "traditional": "".join(pairs),
        "simplified": "".join(pairs.values()),
        "han": HAN,
        "letters": LETTERS,
        "spaces": SPACES,
        "dropped": DROPPED,
        "known": KNOWN,
    }


def render_characters() -> str:
    """The text of `characters.json`."""
    return json.dumps(characters(), ensure_ascii=False, separators=(",", ":")) + "\n"


def sounds() -> list[dict[str, str]]:
    """Every syllable, without its tone, to the characters in use that are read so.

    First by the usual reading of each, then by its next one.
    """
    from pypinyin import Style, pinyin  # noqa: PLC0415 - slow to load, and needed here only

    found: list[dict[str, str]] = [{}, {}]
    for character in filter(_in_use, map(chr, range(0x4E00, 0xA000))):
        readings = pinyin(character, style=Style.NORMAL, heteronym=True)[0]
        for table, reading in zip(found, dict.fromkeys(filter(_is_plain, readings)), strict=False):
            table[reading] = table.get(reading, "") + character
    return [dict(sorted(table.items())) for table in found]


def render_sounds() -> str:
    """The text of `sounds.json`."""
    return json.dumps(sounds(), ensure_ascii=False, separators=(",", ":")) + "\n"


def _is_plain(reading: str) -> bool:
    return reading.isascii() and reading.isalpha()


def _in_use(character: str) -> bool:
    """One of the 6,763 characters of GB 2312, which is what people mistype."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _simplified() -> dict[str, str]:
    import opencc  # noqa: PLC0415 - a development tool; nobody who searches needs it

    converter = opencc.OpenCC("t2s")
    return {
        character: simple
        for low, high in HAN
        for character in map(chr, range(low, high + 1))
        if len(simple := _settle(converter.convert, character)) == 1 and simple != character
    }


def _settle(convert: Any, character: str) -> str:
    """Fold until nothing changes, so that folding twice is folding once."""
    simple = convert(character)
    return simple if simple == character else _settle(convert, simple)


if __name__ == "__main__":
    TARGET.write_text(render_characters(), "utf-8")
    SOUNDS.write_text(render_sounds(), "utf-8")
