"""`qianshi search` with its filters."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from builder.cli.search import search

SAMPLE = Path(__file__).parent / "samples" / "office"


def run(*words: str) -> Result:
    command = [*words, "--root", str(SAMPLE)]
    return CliRunner().invoke(search, command, standalone_mode=False)


def ids(*words: str) -> list[str]:
    return [hit["id"] for hit in json.loads(run(*words, "--json").stdout)["hits"]]


def test_results_can_be_narrowed() -> None:
    everything = ids("国旗")
    assert len(everything) > 2
    assert ids("国旗", "--kind", "案例与教训") == ["lessons/2013/flag.html"]
    assert ids("国旗", "--kind", "lesson", "--year", "2013") == ["lessons/2013/flag.html"]
    assert ids("国旗", "--year", "1999") == []
    by_title = ids("国旗", "--event-type", "上级调研考察")
    assert by_title == ids("国旗", "--event-type", "vip-visit") != everything


def test_counts_by_facet_are_in_the_json() -> None:
    found = json.loads(run("国旗", "--json").stdout)
    assert found["facets"]["year"] == {"2013": 1}


def test_an_unknown_kind_is_refused_with_the_known_ones() -> None:
    fault = run("国旗", "--kind", "杂项").exception
    assert "应急处置卡" in str(fault)
