"""A PostgreSQL server for the tests alone: in a temporary folder, behind a Unix socket."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg

NewDatabase = Callable[[], str]
"""Makes an empty place for tables and gives its address."""


def _programs() -> Path:
    """Debian keeps them out of the path; a machine without them fails the test."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"))
    in_path = shutil.which("postgres")
    assert found or in_path, "PostgreSQL is missing: apt-get install postgresql"
    return found[-1].parent if found else Path(str(in_path)).parent


def _user() -> str | None:
    """The server refuses to run as root."""
    if os.geteuid():
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


@contextmanager
def running_postgresql() -> Iterator[NewDatabase]:
    """The server, until the end of the tests."""
    programs, user = _programs(), _user()
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    if user:
        shutil.chown(folder, user)

    def run(name: str, *words: str) -> None:
        words = (str(programs / name), *words)
        subprocess.run(words, check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL)

    data = str(folder / "data")
    run("initdb", "-D", data, "-A", "trust", "-U", "qianshi", "-E", "UTF8", "--no-sync")
    options = f"-k {folder} -h '' -c fsync=off -c max_connections=200"
    run("pg_ctl", "-D", data, "-l", str(folder / "log"), "-o", options, "-w", "start")
    address, numbers = f"postgresql://qianshi@/postgres?host={folder}", count(1)

    def new_database() -> str:
        name = f"desk{next(numbers)}"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(f"CREATE SCHEMA {name}".encode())
        return f"{address}&options=-csearch_path%3D{name}"

    try:
        yield new_database
    finally:
        run("pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder)
