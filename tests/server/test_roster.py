"""The office's roster over the network: for its people, and for nobody else."""

from pathlib import Path

import pytest

from tests.server.conftest import Open
from tests.server.test_visitors import HANDED_ON, PROXY


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    file = tmp_path / "名册.csv"
    file.write_bytes("姓名,角色,电话\n李四,旗手,010-7\n".encode("gb18030"))
    return file


def test_who_sits_here_or_is_logged_in_sees_the_roster(visit: Open, roster: Path) -> None:
    people = [{"name": "李四", "roles": ["旗手"], "phone": "010-7", "unit": ""}]
    assert visit(roster=roster).get("/api/roster").json == {"people": people}
    wang = visit("10.0.0.1", {"X-Remote-User": "zhao"}, **PROXY, roster=roster)
    assert wang.get("/api/roster").json == {"people": people}


def test_strangers_see_no_number(visit: Open, roster: Path) -> None:
    strangers = [visit("10.0.0.9", roster=roster)]
    strangers += [visit("127.0.0.1", {header: "127.0.0.1"}, roster=roster) for header in HANDED_ON]
    for stranger in strangers:
        answer = stranger.get("/api/roster")
        assert (answer.status_code, "010-7" in answer.text) == (403, False)


def test_without_a_roster_there_is_nobody(visit: Open) -> None:
    assert visit().get("/api/roster").json == {"people": []}
