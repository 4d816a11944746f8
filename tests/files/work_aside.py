"""What the tests let a second process do, in a module that it loads at once."""

import os
import signal
import time
from pathlib import Path


def where(_: str) -> int:
    return os.getpid()


def vanish(parent: int) -> str:
    if os.getpid() != parent:
        os.kill(os.getpid(), signal.SIGTERM)
    return "here"


def fail(text: str) -> str:
    raise ValueError(text)


def beat(file: str) -> None:
    for _ in range(2000):
        with Path(file).open("a", encoding="utf-8") as stream:
            stream.write(".")
        time.sleep(0.03)
