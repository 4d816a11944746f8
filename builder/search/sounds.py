"""How single characters are read, as `make_characters.py` wrote it down."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

SOUNDS: list[dict[str, str]] = json.loads(
    Path(__file__).with_name("sounds.json").read_text("utf-8")
)
"""The generated table; the site hands the same data to the browser."""


@cache
def syllables_of() -> Mapping[str, Sequence[str]]:
    """Every way a character is read, without tones, the usual one first."""
    found: dict[str, list[str]] = {}
    for syllable, characters in (entry for table in SOUNDS for entry in table.items()):
        for character in characters:
            found.setdefault(character, []).append(syllable)
    return found
