"""What stands in the rows of the store, as plain values."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any


@dataclass(frozen=True, slots=True)
class Letter:
    """Something that was handed in, and what became of it."""

    receipt: str
    kind: str
    """`hand-in`, `meeting` (its rows are letters of their own), `run`, `drill` or `amendment`."""
    state: str
    at: str
    """When it was written down, ISO."""
    key: str | None = None
    """By which a letter that is sent again is known; None for one that came as a file."""
    words: str = ""
    """A keyed digest of what it said; tells a repetition from a change."""
    opinion: str = ""
    body: str = ""
    """The letter as JSON; "" where it was purged, and for the record of a 总结会."""
    act: int = 0
    """The number of the last row of the audit log that is about it."""


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One act."""

    number: int
    at: str
    who: str
    act: str
    receipt: str
    said: str
    """SHA-256 of the payload; "" where nothing was said."""
    before: str
    hash: str = ""
    seal: str = ""
    """HMAC of `hash` with the key of the data folder."""

    @property
    def digest(self) -> str:
        """What `hash` must be."""
        apart = ("hash", "seal")
        plain = {name: value for name, value in asdict(self).items() if name not in apart}
        return sha256(one_line(plain).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Change:
    """What one act does to a file: makes it, puts a text at its end, or one in place of another."""

    path: str
    """Relative to the root."""
    before: str
    """SHA-256 of the file's bytes as they were; "" where there was no file."""
    after: str
    """SHA-256 of its bytes when the act is done."""
    added: str
    """The new text, with the file's own line ends."""
    removed: str = ""
    """What stood there before, once in the file; "" for a new file and a text at the end."""
    is_day: bool = False
    """Whether it is only the day of the last revision, which whoever comes later moves on."""


@dataclass(frozen=True, slots=True)
class Journal:
    """What an act does, written down before it is done and kept for `undo`."""

    receipt: str
    act: str
    root: str
    """The knowledge base that it is about, absolute."""
    step: str
    """`open` while its files are being written, `undoing` while they are taken back, `done`."""
    changes: tuple[Change, ...]
    said: str = ""
    """JSON: what the audit log is to say of it."""

    @property
    def paths(self) -> list[str]:
        """Files of the knowledge base that change."""
        return [change.path for change in self.changes]


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that was made; its words are beyond reach of a purge."""

    path: str
    at: str


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may log in, or was invited to."""

    name: str
    role: str
    """`contributor`, `reviewer` or `coordinator`."""
    at: str
    """When the account was made, ISO."""
    password: str = ""
    """Its Argon2 hash; "" until the invitation was taken up."""
    code: str = ""
    """SHA-256 of the invitation's code; "" where none is open."""
    until: str = ""
    """Until when the invitation holds, ISO."""
    failed: int = 0
    """Wrong passwords in a row."""
    locked: str = ""
    """Until when nobody may try, ISO."""


@dataclass(frozen=True, slots=True)
class Session:
    """A browser in which somebody is logged in."""

    key: str
    """SHA-256 of what the browser shows."""
    name: str
    until: str
    """ISO."""


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A message on its way out, by one channel."""

    channel: str
    key: str
    """Of two with the same key only one is sent by a channel."""
    title: str
    text: str
    at: str
    """When it was written, ISO."""
    state: str
    """`waiting`, `sending`, `sent`, `refused`, `unknown`."""
    tries: int = 0
    next: str = ""
    """When to try again, or since when it is being sent, ISO."""
    why: str = ""
    """Why it was not sent, or not to everybody; in Chinese."""


@dataclass(frozen=True, slots=True)
class Sender:
    """By what the sender of a letter is known again, and which letter hers adds to."""

    receipt: str
    key: str = ""
    """A keyed digest of her 查询码; "" where nobody may see what was written any more."""
    adds_to: str = ""
    """The receipt of the letter that was given back and that this one adds to."""


def one_line(value: Mapping[str, Any]) -> str:
    """JSON on one line: line ends in names and words become escapes."""
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
