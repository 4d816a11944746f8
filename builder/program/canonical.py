"""One spelling of a JSON value, so that Python and the browser hash the same bytes."""

import json
from hashlib import sha256


def canonical_json(value: object) -> str:
    """JSON with sorted keys, no spaces and no escapes that are not needed."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def short_hash(value: object, digits: int) -> str:
    """The first hexadecimal digits of the SHA-256 of a value's canonical JSON."""
    return sha256(canonical_json(value).encode()).hexdigest()[:digits]
