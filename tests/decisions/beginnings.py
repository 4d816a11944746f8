"""A desk before an act that is broken, as often as it is wanted."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from itertools import count
from pathlib import Path

from builder.cache import open_cache, user_cache
from builder.decisions import Desk, receive
from tests.decisions.test_desk import letter

Act = Callable[[Desk, str], object]
Addresses = Callable[[], str]
"""Gives an empty place for the tables of one desk."""


def new_desk(small: Path, folder: Path, address: str = "") -> Desk:
    shutil.copytree(small, folder / "office")
    with open_cache(user_cache(), folder / "office"):
        pass  # the user's secret is made once, and no step of an act
    now = datetime(2026, 11, 22, 9, 30)
    own = (folder / "office", folder / "data", "测试", now)
    return Desk(*own, secret=b"secret", address=address)


def nowhere() -> str:
    """The setting `desk` of an office that keeps everything in its data folder."""
    return ""


def prepared(small: Path, folder: Path, before: Act | None, address: str = "") -> tuple[Desk, str]:
    desk = new_desk(small, folder, address)
    receipt, _ = receive(desk, letter(what="unique words"))
    if before:
        before(desk, receipt)
    return desk, receipt


def beginnings(
    small: Path, folder: Path, before: Act | None, addresses: Addresses
) -> Callable[[], tuple[Desk, str]]:
    """Gives the desk before an act as often as it is wanted; what lies in folders is made once."""
    desk, receipt = prepared(small, folder / "desk", before, addresses())
    if desk.address:
        numbers = count()
        return lambda: prepared(small, folder / f"{next(numbers)}", before, addresses())
    kept = shutil.copytree(folder / "desk", folder / "kept")

    def put_back() -> tuple[Desk, str]:
        shutil.rmtree(folder / "desk")
        shutil.copytree(kept, folder / "desk")
        return replace(desk), receipt

    return put_back
