"""A typed list of names to people in order; whatever is no name is said and kept.

`browser/seating/seating-names.js` reads the same.
"""

import re
from collections.abc import Iterator

from builder.seating.shapes import Duty, Guest, Names

MOST = 60
"""People of one list."""
_GROUPS = re.compile(r"[；;\n\r]+")
_PARTS = re.compile(r"[、，,]+(?![^（(]*[）)])")
"""A comma inside brackets divides posts, not people."""
_UNIT = re.compile(r"^([^（(：:]{1,40})[：:]([^\n]*)$")
_POST = re.compile(r"^([^（()）]*)[（(]([^（()）]*)[）)]?$")
_GAP = r"[ \t\u00a0\u3000]*"
_MANY = re.compile(
    rf"^([^等]*?){_GAP}(?:等|(?:等|一行|等一行){_GAP}(?:[0-9]+|[一二三四五六七八九十百]+)"
    rf"{_GAP}[余多]?{_GAP}[人名位]|[0-9]+{_GAP}[余多]?{_GAP}[人名位])$"
)
"""`等 5 人`, `调研组一行12人`: people without names, however it is spaced."""
_SPACES = " \t\u00a0\u3000"
_DUTIES: tuple[tuple[str, Duty], ...] = (
    ("助签", "助签"),
    ("签字", "签字"),
    ("译", "译员"),
    ("记录", "记录"),
)
"""The first that stands in a post."""


def read_names(text: str) -> Names:
    """People in the order typed, parted by 、，； or line: `张三（副市长）`, `市发改委：李四`."""
    people: list[Guest] = []
    said: list[str] = []
    left: list[str] = []
    for part, unit in _parts(text):
        many = _MANY.match(part)
        name = part if not many else many[1] if "等" in part else ""
        if many:
            left.append(part.removeprefix(name).strip(_SPACES))
            said.append(f"“{part}”里没有写名字的人没有排，请补上名字。")
        if name:
            people.append(_person(name, unit))
    left += [person["name"] for person in people[MOST:]]
    said += [f"一份名单至多排 {MOST} 人，后面的没有排。"] if people[MOST:] else []
    said += [f"“{name}”写了两次。" for name in _twice(people)]
    return Names(people=people[:MOST], said=said, left=left)


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Each piece with the unit that stood before its colon."""
    for group in _GROUPS.split(text):
        unit = _UNIT.match(group.strip(_SPACES))
        for part in _PARTS.split(unit[2] if unit else group):
            if part.strip(_SPACES):
                yield part.strip(_SPACES), unit[1].strip(_SPACES) if unit else ""


def _person(part: str, unit: str) -> Guest:
    posted = _POST.match(part)
    name = posted[1].strip(_SPACES) if posted else part
    post = posted[2].strip(_SPACES) if posted else ""
    duty: Duty = next((duty for word, duty in _DUTIES if word in post), "")
    shown = "，".join(filter(None, (unit, post)))
    return Guest(name=name or post, post=shown if name else unit, duty=duty)


def _twice(people: list[Guest]) -> list[str]:
    names = [person["name"] for person in people]
    return [name for name in dict.fromkeys(names) if names.count(name) > 1]
