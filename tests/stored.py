"""What stands in a data folder's store, for tests that look behind the desk."""

import json
from pathlib import Path
from typing import Any

from builder.store import Letter, exists, open_store

KINDS = ("hand-in", "meeting", "run", "drill")
STATES = ("inbox", "accepted", "returned", "merged", "settled", "recorded", "records", "purged")


def letters_in(data: Path, *states: str) -> list[Letter]:
    """The letters in some states, or in any; none where there is no store."""
    if not exists(data, ""):
        return []
    with open_store(data, "").look() as rows:
        asked = [(state, kind) for state in states or STATES for kind in KINDS]
        return [letter for state, kind in asked for letter in rows.letters(state, kind)]


def runs_in(data: Path) -> list[dict[str, Any]]:
    """The run records."""
    if not exists(data, ""):
        return []
    with open_store(data, "").look() as rows:
        return [json.loads(body) for _, body in rows.runs()]


def put_run(data: Path, record: dict[str, Any]) -> None:
    """A run record in the place of an earlier one."""
    with open_store(data, "").act() as rows:
        rows.put_run(str(record["event"]), json.dumps(record))


def change_letter(data: Path, receipt: str, **changes: object) -> None:
    """Other words in a letter, as no one but a stranger could put there."""
    with open_store(data, "").act() as rows:
        letter = rows.letter(receipt)
        assert letter
        body = json.dumps({**json.loads(letter.body), **changes})
        rows.put_letter(
            Letter(receipt, letter.kind, letter.state, letter.at, letter.key, body=body)
        )
