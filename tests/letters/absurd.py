"""Drafts below 1 MB that nobody filled in: too many of everything there may be many of."""

import json
from typing import Any

from builder.model.limits import LARGEST_LETTER
from tests.letters.cases import names

SEGMENT = {"kind": "座谈", "start": "2026-12-08 09:00"}
DRAFT: dict[str, Any] = {"type": "visit", "segments": [SEGMENT]}
_CHANGES: dict[str, dict[str, Any]] = {
    "segments": {"segments": [SEGMENT] * 14_000},
    "segments that are none": {"segments": [{}] * 200_000},
    "half typed segments": {"unfinished": [{"kind": "座谈"}] * 40_000},
    "people of a segment": {"segments": [{**SEGMENT, "people": ["王×"] * 60_000}]},
    "as many people as may be": {"segments": [{**SEGMENT, "people": ["王×"] * 60}] * 40},
    "marks": {"marks": {name: {"state": "完成"} for name in names(25_000)}},
    "marks that are none": {"marks": dict.fromkeys(names(60_000), 1)},
    "as many faults as may be": {"marks": dict.fromkeys(names(1000), 1)},
    "answers": {"answers": dict.fromkeys(names(40_000), "是")},
    "roles": {"people": dict.fromkeys(names(40_000), "王×")},
    "leaders": {"leaders": ["王×"] * 100_000},
    "fields that there are not": dict.fromkeys(names(60_000), 1),
    "a long text": {"notes": "长" * 300_000},
}
ABSURD = {
    name: json.dumps({**DRAFT, **changes}, ensure_ascii=False) for name, changes in _CHANGES.items()
}
ABSURD["depth"] = json.dumps(DRAFT)[:-1] + f', "x": {"[" * 300_000}{"]" * 300_000}}}'
ABSURD["a number of 5000 digits"] = json.dumps(DRAFT)[:-1] + f', "revision": {"9" * 5000}}}'

assert all(len(text.encode()) <= LARGEST_LETTER for text in ABSURD.values())
