"""What costs too much is told on any machine, and what does not is on none."""

import pytest

from tests import pace


def test_work_beyond_its_limit_fails_however_fast_or_slow_the_machine() -> None:
    with pytest.raises(AssertionError, match="usual machine"), pace.at_most(pace.USUAL / 20):
        pace.work()


def test_work_within_its_limit_passes_however_slow_the_machine() -> None:
    with pace.at_most(pace.USUAL * 3):
        pace.work()
