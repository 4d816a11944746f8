"""A folder that this user made needs no confirmation of its own settings; a clone does."""

from pathlib import Path

import pytest

from tests.conftest import Run

REMOTE = '[remote "origin"]\n\turl = elsewhere\n'


@pytest.mark.parametrize(("remote", "code"), [("", 0), (REMOTE, 3)])
def test_what_init_made_is_this_users_own_until_it_has_a_remote(
    run: Run, tmp_path: Path, remote: str, code: int
) -> None:
    (tmp_path / "收件箱").mkdir()
    base = tmp_path / "kb"
    assert run("init", base).code == 0
    settings = base / "qianshi.yml"
    said = f"data: {tmp_path / 'data'}\ninbox: ['{tmp_path / '收件箱'}']\n"
    settings.write_text(settings.read_text("utf-8") + said, "utf-8")
    (base / ".git").mkdir()
    (base / ".git/config").write_text(f"[core]\n{remote}", "utf-8")
    assert run("inbox", "--root", base).code == code
