"""Building the site from the desk: one build at a time, in a process of its own."""

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Lock, Thread

from builder.files.reason import reason_of

MOST_LINES = 20
"""Of what the build said, the last ones are shown."""


@dataclass(frozen=True, slots=True)
class Built:
    """How a build ended."""

    at: datetime
    is_done: bool
    said: str


class SiteBuild:
    """The builds of one server; the site is exchanged whole, or stays as it was."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        """`command` builds the site; where there is none, nothing can be built from here."""
        self._command, self._environment = tuple(command), dict(environment)
        self._lock = Lock()
        self._began: float | None = None
        self.last: Built | None = None

    @property
    def is_offered(self) -> bool:
        """Whether it can be built from here."""
        return bool(self._command)

    @property
    def seconds(self) -> int | None:
        """For how long a build is under way; None while none is."""
        began = self._began
        return None if began is None else int(time.monotonic() - began)

    def start(self) -> None:
        """Begin, unless one is under way."""
        with self._lock:
            if self._began is None and self.is_offered:
                self._began = time.monotonic()
                Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        code, said = 1, ""
        try:
            done = subprocess.run(  # noqa: S603 - the words of whoever started the server
                self._command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                env={**os.environ, **self._environment, "PYTHONIOENCODING": "utf-8"},
                check=False,
            )
            code, said = done.returncode, done.stdout.decode("utf-8", "replace")
        except OSError as fault:
            said = reason_of(fault)
        lines = said.strip().splitlines()[-MOST_LINES:]
        self.last = Built(datetime.now(), code == 0, "\n".join(lines))
        self._began = None
