"""`qianshi search` with its filters."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli.search import search

SAMPLE = Path(__file__).parent / "samples" / "office"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def run(data: Path, *words: str) -> Result:
    command = [*words, "--root", str(SAMPLE), "--data", str(data)]
    return CliRunner().invoke(search, command, standalone_mode=False)


def ids(data: Path, *words: str) -> list[str]:
    return [hit["id"] for hit in json.loads(run(data, *words, "--json").stdout)["hits"]]


def test_results_can_be_narrowed(data: Path) -> None:
    everything = ids(data, "国旗")
    assert len(everything) > 2
    assert ids(data, "国旗", "--kind", "案例与教训") == ["lessons/2013/flag.html"]
    assert ids(data, "国旗", "--kind", "lesson", "--year", "2013") == ["lessons/2013/flag.html"]
    assert ids(data, "国旗", "--year", "1999") == []
    by_title = ids(data, "国旗", "--event-type", "上级调研考察")
    assert by_title == ids(data, "国旗", "--event-type", "vip-visit") != everything


def test_counts_by_facet_are_in_the_json(data: Path) -> None:
    found = json.loads(run(data, "国旗", "--json").stdout)
    assert found["facets"]["year"] == {"2013": 1}


def test_an_unknown_kind_is_refused_with_the_known_ones(data: Path) -> None:
    fault = run(data, "国旗", "--kind", "杂项").exception
    assert "应急处置卡" in str(fault)
