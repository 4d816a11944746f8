"""`kill -9` at random moments of an update: the old version holds or the new one, never half."""

import random
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from builder.files.archive import zipped
from builder.sources import load_library
from tests.exchange.parcels import SIGNER, layer_files
from tests.layered import PROVINCE, layered_office
from tests.proof_share import Share

pytestmark = pytest.mark.proof

KILLS = 20
ITEMS = "checklists/items/flag.yml"
UPDATE = """
import sys
from pathlib import Path
from builder.exchange.fetch import fetch_parcel
from builder.exchange.standing import alone_at, step_to
root, parcel = Path(sys.argv[1]), fetch_parcel(sys.argv[2])
print("begun", flush=True)
with alone_at(root):
    step_to(root, parcel).take()
"""


def parcel_of(folder: Path, number: int) -> Path:
    """Version 2027-<number> of the province's layer, whose line says its number."""
    texts = {x: text for x, text in PROVINCE.items() if x != "layer.yml"}
    texts[ITEMS] = texts[ITEMS].replace("省厅通稿", f"第 {number} 版通稿")
    file = folder / f"{number}.zip"
    file.write_bytes(zipped(layer_files(texts, f"2027-{number}", SIGNER)))
    return file


def updated(office: Path, parcel: Path, patience: float | None) -> tuple[bool, float]:
    """Whether an update came to its end before it was killed, and after how many seconds."""
    words = [sys.executable, "-c", UPDATE, str(office), str(parcel)]
    with subprocess.Popen(words, stdout=subprocess.PIPE) as process:
        assert process.stdout
        process.stdout.readline()  # Python itself has started
        start = time.monotonic()
        with suppress(subprocess.TimeoutExpired):
            process.wait(patience)
        process.kill()
        return process.wait() == 0, time.monotonic() - start


def test_a_killed_update_leaves_a_whole_version(small: Path, tmp_path: Path, share: Share) -> None:
    office = layered_office(tmp_path / "区 办公室", small)
    chance = random.Random(7)
    _, longest = updated(office, parcel_of(tmp_path, 0), None)
    held, seen = "第 0 版通稿", [0, 0]
    for number in range(1, share.of(KILLS) + 1):
        ended, _ = updated(office, parcel_of(tmp_path, number), chance.uniform(0, longest * 1.1))
        longest *= 0.9 if ended else 1.05
        loaded = load_library(office)
        text, new = loaded.library.items["flag/media"].text, f"第 {number} 版通稿"
        assert loaded.findings == ()
        assert text.endswith((held, new))
        seen[text.endswith(new)] += 1
        held = new if text.endswith(new) else held
    assert min(seen) > 0 or not share.whole, "the kills came too early or too late"
    assert updated(office, parcel_of(tmp_path, KILLS + 1), None)[0]
    assert not list((office / "layers").glob(".*building*"))
