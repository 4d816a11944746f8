"""Any damage to source files: every fault is a finding with a line, and nothing ever raises."""

import resource
import time
from pathlib import Path
from random import Random

import pytest

from builder.checks import CODES
from builder.pipeline import read_folder
from tests.agreement import faults_of, lay_out, made_site, without_downloads
from tests.pace import keeps_to

ORDINARY, PROOF = 150, 20_000
SECONDS, MEGABYTES = 1.0, 200
"""What one damaged folder may cost."""
ODD = (
    *("\0", "\x07", "\x1b[31m", "\x85", "\u2028", "\ufeff", "\u200b", "\u202e", "\U0001f600"),
    *("\ud7ff", "é́́", "９" * 30, "9" * 5000, "-1", "1e999", "0x1", "NaN", "null", "~", "是", "否"),
    *("[", "]", "{", "}", "[" * 60, "- " * 40, "&a", "*a", "!!python/object:x", "%", "@", "`", "|"),
    *(
        ": ",
        "：",
        "#",
        "\t",
        "---\n",
        "```\n",
        "## ",
        "![",
        "](",
        "](#",
        "<b>",
        "&#x41;",
        "\\",
        "''",
    ),
    *(
        "lessons/",
        "lessons2013/x",
        "../",
        "//x",
        "javascript:1",
        "2026-02-30",
        "T-99999m",
        "start-9wd",
    ),
)


def damage(text: str, chance: Random) -> str:
    """Some text with one to three things wrong with it."""
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(text) + 1)
        end = min(len(text), at + chance.randint(1, 12))
        lines = text.split("\n")
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(7):
            case 0:
                text = text[:at] + text[end:]
            case 1:
                text = text[:at] + text[at:end] * 2 + text[end:]
            case 2:
                text = text[:at] + chance.choice(ODD) + text[at:]
            case 3:
                lines[one], lines[other] = lines[other], lines[one]
                text = "\n".join(lines)
            case 4:
                del lines[one]
                text = "\n".join(lines)
            case 5:
                key, colon, _ = lines[one].partition(": ")
                lines[one] = key + colon + chance.choice(ODD) if colon else lines[one]
                text = "\n".join(lines)
            case _:
                lines[one] = " " * chance.randrange(5) + lines[one].lstrip()
                text = "\n".join(lines)
    return text


def files_of(root: Path) -> list[Path]:
    return sorted(file for file in root.rglob("*") if file.suffix in (".md", ".yml", ".txt"))


def look(root: Path) -> bool:
    """Read and check a damaged folder; whether it can still be published, and then it is whole."""
    reading = read_folder(root)
    for finding in reading.findings:
        assert finding.place.line >= 1
        assert finding.code in CODES
        assert finding.code != "internal-fault", finding
        file = root / finding.place.path
        assert finding.code == "missing-file" or file.exists(), finding
    if reading.errors:
        return False
    site = made_site(reading.library)
    assert faults_of(site) == []
    return True


@pytest.fixture
def office(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = lay_out(small, tmp_path / "kb")
    site = made_site(read_folder(root).library)
    without_downloads(monkeypatch, {p: x for p in site if isinstance(x := site[p], bytes)})
    return root


def damage_all(office: Path, times: int, *, limits: bool = False) -> int:
    """Damage one file after another; how often the folder could still be published."""
    whole, slow = 0, list[tuple[int, float]]()
    for seed in range(times):
        chance = Random(seed)
        file = chance.choice(files_of(office))
        text = file.read_text("utf-8")
        file.write_bytes(damage(text, chance).encode("utf-8", "surrogatepass"))
        began = time.process_time()
        try:
            whole += look(office)
        except Exception as fault:
            raise AssertionError(f"seed {seed}, {file.relative_to(office)}") from fault
        finally:
            file.write_text(text, "utf-8")
        if not keeps_to(SECONDS, took := time.process_time() - began):
            slow.append((seed, took))
    assert not limits or slow == []
    return whole


def test_damage_becomes_findings_and_what_is_left_is_whole(office: Path) -> None:
    whole = damage_all(office, ORDINARY)
    assert 0 < whole < ORDINARY


@pytest.mark.proof
def test_damage_costs_no_second_and_no_memory(office: Path) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    whole = damage_all(office, PROOF, limits=True)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    print(f"\n{PROOF} damaged folders, {whole} still whole, {grown} MB more")  # noqa: T201
    assert grown < MEGABYTES
