"""Letters with something wrong in them: another value, a broken text, a broken file."""

import io
import json
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from random import Random
from typing import Any

from tests.test_mutations import ODD, damage

VALUES: tuple[Any, ...] = (
    *(
        None,
        True,
        False,
        0,
        -1,
        10**9,
        10**400,
        1e308,
        0.5,
        "",
        " ",
        [],
        {},
        [[]],
        [None],
        {"": ""},
    ),
    *("2026-02-30", "2026-12-08 25:00", "9999-12-31 23:59", "20261121-0a1b2c3d", "x" * 5000),
    *("visit", "flag", "不涉及", "../../x", "\ud800", "13812345678", "=1+1", "<script>", *ODD),
)


def spoiled(data: Any, chance: Random) -> str:
    """A letter as text with one to three things wrong with it."""
    made = deepcopy(data)
    for _ in range(chance.randint(1, 3)):
        holder, key = chance.choice(list(_places(made)))
        match chance.randrange(4):
            case 0:
                del holder[key]
            case 1 if isinstance(holder, list):
                holder.extend(deepcopy(holder[key]) for _ in range(chance.choice((1, 3, 2000))))
            case 2 if isinstance(holder, dict):
                holder[chance.choice(("x", "__proto__", "format", "rows", "event", "type"))] = 1
            case _:
                holder[key] = deepcopy(chance.choice(VALUES))
        if not made:
            break
    text = json.dumps(made, ensure_ascii=False)
    return damage(text, chance) if chance.random() < 0.3 else text


def _places(data: Any) -> Iterator[tuple[Any, Any]]:
    """Every place of the tree that holds something."""
    keys = list(data) if isinstance(data, dict) else range(len(data))
    for key in keys:
        yield data, key
        if isinstance(data[key], (dict, list)) and data[key]:
            yield from _places(data[key])


def broken(data: bytes, chance: Random) -> bytes:
    """A file of Word or Excel of which one part is damaged, or the archive itself, or any text."""
    if not data.startswith(b"PK") or chance.random() < 0.2:
        return _bytes_changed(data, chance)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(list(parts))
    text = parts[name].decode("utf-8", "replace")
    parts[name] = damage(text, chance).encode("utf-8", "surrogatepass")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return stream.getvalue()


def _bytes_changed(data: bytes, chance: Random) -> bytes:
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data) + 1)
        end = at + chance.choice((0, 1, 1, 40))
        data = data[:at] + chance.randbytes(chance.choice((0, 1, 1, 8))) + data[end:]
    return data
