"""Which mutants are tried: drawn by lot from a seed, as many from every room."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain, islice, zip_longest
from pathlib import Path

import yaml

from tests.mutants.faults import Fault, faults_in
from tests.mutants.rooms import LEFT_OUT, ROOMS

ROOT = Path(__file__).parents[2]
EQUAL = Path(__file__).parent / "equal.yml"


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault in one module."""

    room: str
    module: str
    """Its path under `builder/`."""
    fault: Fault
    text: str
    """The line of the source that it begins in."""

    def __str__(self) -> str:
        return f"builder/{self.module}:{self.fault.line} {self.fault.kind} {self.change}"

    @property
    def change(self) -> str:
        """The line, and what is put into it."""
        return f"{self.text!r} → {self.fault.text!r}"

    @property
    def name(self) -> tuple[str, str, str, str]:
        """What stays the same when lines above it come and go."""
        return self.module, self.fault.kind, self.text, self.fault.text

    def lot(self, seed: int) -> bytes:
        """Its place in the draw; edits elsewhere do not change it."""
        return sha256(f"{seed} {self.name}".encode()).digest()


def mutants_of(room: str) -> Iterator[Mutant]:
    """Every mutant of a room, those too that do what the program does."""
    builder = ROOT / "builder"
    for file in sorted((builder / room).rglob("*.py")):
        module = file.relative_to(builder).as_posix()
        source = file.read_bytes()
        for fault in faults_in(source) if module not in LEFT_OUT else ():
            start = source.rfind(b"\n", 0, fault.start) + 1
            line = source[start:].partition(b"\n")[0].decode().strip()
            yield Mutant(room, module, fault, line)


def known_equal() -> dict[tuple[str, str, str, str], str]:
    """Mutants that no test can tell from the program, and why; read from `equal.yml`."""
    rows = yaml.safe_load(EQUAL.read_text("utf-8")) or []
    return {(r["module"], r["kind"], r["line"], r["instead"]): r["why"] for r in rows}


def drawn(count: int, seed: int) -> list[Mutant]:
    """`count` mutants, from each room in turn."""
    equal = known_equal()
    rooms = (
        sorted(
            (mutant for mutant in mutants_of(room) if mutant.name not in equal),
            key=lambda mutant: mutant.lot(seed),
        )
        for room in ROOMS
    )
    turns = chain.from_iterable(zip_longest(*rooms))
    return list(islice((mutant for mutant in turns if mutant is not None), count))
