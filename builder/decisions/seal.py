"""The head of the audit log, kept apart and signed: a log that was cut or made up anew is seen.

The key lies in the data folder, for its owner alone. Who has the key too can forge both; against
that only a fingerprint helps that was noted elsewhere.
"""

import hmac
import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from secrets import token_bytes

from builder.files.durable import PRIVATE, create
from builder.files.write import write_text

KEY, HEAD = "audit.key", "audit.head"
_LENGTH = 32
"""Bytes of the key."""


@dataclass(frozen=True, slots=True)
class Head:
    """The last row of the log as it was when it was signed."""

    number: int
    hash: str


class Sealer:
    """Signs with the key of one data folder, made when it is first wanted."""

    def __init__(self, data: Path) -> None:
        self.key_file = data / KEY
        self.head_file = data / HEAD

    def seal(self, hash_: str) -> str:
        """The seal of a row's hash."""
        return hmac.new(self._made_key(), hash_.encode(), sha256).hexdigest()

    def fits(self, hash_: str, seal: str) -> bool:
        """Whether a seal is ours; without a key none is."""
        key = self._key()
        made = hmac.new(key, hash_.encode(), sha256).hexdigest()
        return bool(key) and hmac.compare_digest(made, seal)

    def write_head(self, head: Head) -> None:
        """Sign and keep the head."""
        write_text(self.head_file, self.signed(head), PRIVATE)

    def signed(self, head: Head) -> str:
        """The text of a head's file."""
        plain = {"number": head.number, "hash": head.hash, "seal": self.seal(_said(head))}
        return f"{json.dumps(plain)}\n"

    def read_head(self) -> Head | str:
        """The head, or in Chinese why there is none to be trusted; "" where there is no file."""
        if not self.head_file.exists():
            return ""
        try:
            plain = json.loads(self.head_file.read_text("utf-8"))
            head = Head(int(plain["number"]), str(plain["hash"]))
            seal = str(plain["seal"])
        except (ValueError, TypeError, KeyError):
            return f"{HEAD} 读不懂，末条对不上。"
        if not self.key_file.is_file():
            return f"{KEY} 不见了，封印无法核对。"
        if not self.fits(_said(head), seal):
            return f"{HEAD} 的签名不对，被改动过，或 {KEY} 换过。"
        return head

    def _made_key(self) -> bytes:
        if len(self._key()) != _LENGTH:
            self.key_file.unlink(missing_ok=True)
            create(self.key_file, token_bytes(_LENGTH))
        return self._key()

    def _key(self) -> bytes:
        return self.key_file.read_bytes() if self.key_file.is_file() else b""


def _said(head: Head) -> str:
    return f"head {head.number} {head.hash}"
