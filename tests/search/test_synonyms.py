"""Groups of synonyms that lead on, or cover too much."""

from builder.search import SynonymFault, synonym_faults

TEXTS = [*(f"会议安排{i}" for i in range(40)), "碰头会"]


def test_good_groups_have_no_faults() -> None:
    assert list(synonym_faults((("话筒", "麦克风"), ("半旗", "降半旗")), TEXTS)) == []


def test_a_word_in_two_groups_leads_on() -> None:
    groups = (("话筒", "麦克风"), ("麥克風", "扩音器"))
    assert list(synonym_faults(groups, TEXTS)) == [SynonymFault(1, "麥克風", "twice", 0)]


def test_a_word_twice_in_its_group_is_named_once() -> None:
    found = list(synonym_faults((("国旗", "國旗"),), TEXTS))
    assert found == [SynonymFault(0, "国旗", "twice", 0)]


def test_a_word_that_stands_everywhere_swallows_the_others() -> None:
    found = list(synonym_faults((("碰头会", "会议"),), TEXTS))
    assert found == [SynonymFault(0, "会议", "overreach", texts=40)]
