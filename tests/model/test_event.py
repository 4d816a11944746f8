"""What was ticked for a line: 不涉及 alone needs a reason."""

import pytest

from builder.model.mark import Mark


@pytest.mark.parametrize("state", ["完成", "有问题", "未做"])
def test_a_tick_needs_no_word(state: str) -> None:
    mark = Mark.model_validate({"state": state})
    assert (mark.state, mark.note) == (state, "")


def test_what_does_not_apply_needs_a_reason() -> None:
    with pytest.raises(ValueError, match="须写明理由"):
        Mark.model_validate({"state": "不涉及"})
    assert Mark.model_validate({"state": "不涉及", "note": "本次无媒体"}).note == "本次无媒体"
