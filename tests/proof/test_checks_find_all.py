"""Two hundred faults among two thousand lessons: all found at their lines, nothing else said."""

import time
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random

import pytest

from builder.checks import check_ageing
from builder.checks.trace import accepted_stamps
from builder.pipeline import read_folder
from builder.sources import load_library
from builder.sources.stamps import LOCK, stamps_text
from tests.bench.make_office import lesson_id, make_office
from tests.pace import keeps_to
from tests.proof import faults
from tests.proof.faults import Said, Slip

LESSONS = 2000
FAULTS = 200
SECONDS = 6.0
TODAY = date(2026, 11, 22)

pytestmark = pytest.mark.proof


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("office")
    make_office(root, LESSONS, seed=3)
    stamps = accepted_stamps(load_library(root).library, None, TODAY)
    (root / LOCK).write_text(stamps_text(stamps), "utf-8")
    return root


def findings(root: Path) -> Counter[Said]:
    reading = read_folder(root)
    found = {*reading.findings, *check_ageing(reading.library, TODAY)}
    return Counter((f.place.path, f.place.line, f.code) for f in found)


def test_all_faults_are_found_and_nothing_else(office: Path) -> None:
    assert findings(office) == Counter()
    expected = seed_faults(office, Random(7))
    watch = [time.perf_counter(), time.process_time()]
    found = findings(office)
    waited, worked = time.perf_counter() - watch[0], time.process_time() - watch[1]
    codes = {code for _, _, code in expected}
    print(f"\n{LESSONS} lessons, {FAULTS} faults, {sum(expected.values())} findings")  # noqa: T201
    print(f"{len(codes)} codes; {waited:.2f} s, {worked:.2f} s of one processor")  # noqa: T201
    assert found - expected == Counter(), "said too much"
    assert expected - found == Counter(), "missed"
    assert keeps_to(SECONDS, worked)


def seed_faults(root: Path, chance: Random) -> Counter[Said]:
    """Spoil `FAULTS` files, each in one way; every finding that must follow."""
    said: list[Said] = []
    types = [f"event-{n:02}" for n in range(22)]
    for slip, name in zip(faults.ITEM_SLIPS, types, strict=False):
        said += slip.apply(root, f"checklists/items/{name}.yml")
    for slip, name in zip(faults.TYPE_SLIPS, reversed(types), strict=False):
        said += slip.apply(root, f"checklists/event-types/{name}.yml")
    for number, slip in enumerate(faults.REGULATION_SLIPS, 1):
        said += slip.apply(root, f"content/regulations/rule-{number:03}.md")
    for apply in faults.NEW_FILES:
        said += apply(root)
    made = sum(map(len, (faults.ITEM_SLIPS, faults.TYPE_SLIPS, faults.REGULATION_SLIPS)))
    victims = chance.sample(range(LESSONS), FAULTS - made - len(faults.NEW_FILES))
    for number, victim in enumerate(victims):
        slip = faults.LESSON_SLIPS[number % len(faults.LESSON_SLIPS)]
        said += spoil_lesson(root, lesson_id(victim), slip)
    return Counter(said)


def spoil_lesson(root: Path, id_: str, slip: Slip) -> list[Said]:
    """One lesson; a suspect stands at the item that rests on it, not in the lesson."""
    path = f"lessons/{id_}.md"
    if slip.said[0][0] == "suspect-item":
        item = item_line(root, path)
        list(Slip(slip.line, slip.becomes, []).apply(root, path))
        return [(*item, "suspect-item")]
    own = Slip(slip.line, slip.becomes.replace("{id}", id_), slip.said)
    return list(own.apply(root, path))


def item_line(root: Path, path: str) -> tuple[str, int]:
    """Path and line of the item that a lesson names."""
    text = (root / path).read_text("utf-8")
    topic, _, name = text.partition("\nitems: [")[2].partition("]")[0].partition("/")
    file = f"checklists/items/{topic}.yml"
    lines = (root / file).read_text("utf-8").split("\n")
    return file, lines.index(f"- name: {name}") + 1
