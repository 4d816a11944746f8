"""Ed25519 keys: who publishes signs with one, who takes remembers the other half.

A public key is told as 44 signs of base64, and read over the telephone as a fingerprint.
"""

from base64 import b64decode, b64encode
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from builder.files.durable import create
from builder.publish.seal import fingerprint

_PURPOSE = b"qianshi parcel 1\n"
"""Signed in front of everything, so that no signature made for something else counts here."""


class KeyFileError(ValueError):
    """A file that holds no key of ours."""


class Signer:
    """Somebody who can sign."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key

    @property
    def public(self) -> str:
        """The half that others know."""
        return b64encode(self._key.public_key().public_bytes_raw()).decode()

    def sign(self, data: bytes) -> str:
        """A signature in base64."""
        return b64encode(self._key.sign(_PURPOSE + data)).decode()


def new_signer() -> Signer:
    """Somebody whom nobody knows yet."""
    return Signer(Ed25519PrivateKey.generate())


def make_key_file(file: Path) -> Signer | None:
    """Write a new key for its owner alone; None, and nothing written, where one is there."""
    key = Ed25519PrivateKey.generate()
    text = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return Signer(key) if create(file, text) else None


def read_key_file(file: Path) -> Signer:
    """Who signs with a key file; KeyFileError where it holds none, OSError where it is not read."""
    try:
        key = load_pem_private_key(file.read_bytes(), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise KeyFileError(str(file)) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyFileError(str(file))
    return Signer(key)


def is_signed(data: bytes, signature: str, public: str) -> bool:
    """Whether a signature over some bytes was made with the other half of a public key."""
    try:
        key = Ed25519PublicKey.from_public_bytes(b64decode(public, validate=True))
        key.verify(b64decode(signature, validate=True), _PURPOSE + data)
    except (ValueError, InvalidSignature):
        return False
    return True


def fingerprint_of(public: str) -> str:
    """Twenty signs that two people compare over the telephone: `3f7a-91c0-…`."""
    return fingerprint(public)
