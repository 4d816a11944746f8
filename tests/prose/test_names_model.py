"""A model of the language adds to what rules find, and never takes away."""

import pytest

from builder.prose.names import find_closely, find_names, model


class Told:
    """A model that knows one sentence."""

    def __init__(self, *words: tuple[str, str]) -> None:
        self.words = list(words)
        self.asked: list[str] = []

    def run(self, text: str, /) -> list[tuple[str, str]]:
        self.asked.append(text)
        return self.words


def found(text: str, *words: tuple[str, str]) -> list[str]:
    return [text[x.start : x.end] for x in find_closely(text, Told(*words))]


def test_a_name_that_is_a_word_is_found_by_the_model() -> None:
    text = "跟江山核对过，王建国处长在等"
    assert found(text) == ["王建国处长"]
    words = (("跟", "p"), ("江山", "PER"), ("核对过", "v"), ("王建国", "PER"), ("处长", "n"))
    assert found(text, *words) == ["江山", "王建国处长"], "the rules know its title"


def test_where_a_name_ends_the_rules_know_better() -> None:
    words = (("小潘代", "PER"), ("签", "v"), ("马连洼", "PER"), ("站", "n"))
    assert found("小潘代签的字，在马连洼站", *words)[0] == "小潘"


def test_a_name_that_the_rules_doubt_is_believed_where_the_model_says_so() -> None:
    text = "二号车钟长江先到，主席台少一把椅子"
    words = (("二号车", "n"), ("钟长江先", "PER"), ("到", "v"), ("台少", "PER"))
    assert found(text) == []
    assert found(text, *words) == ["钟长江"]


def test_what_names_nobody_is_not_taken_from_the_model() -> None:
    words = (("某人", "PER"), ("origin", "PER"), ("席签", "n"), ("宋体", "PER"), ("没有的", "PER"))
    assert found("某人说origin用宋体印席签", *words) == []


def test_each_sentence_is_asked_for_by_itself() -> None:
    told = Told()
    find_closely("第一句。第二句！\n第三句", told)
    assert told.asked == ["第一句", "第二句", "第三句"]


def test_without_the_package_the_rules_are_all_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "_MODULE", "qianshi_has_no_such_module")
    assert model.tagger.__wrapped__() is None
    monkeypatch.setattr(model, "tagger", lambda: None)
    assert find_closely("由陈思远负责") == find_names("由陈思远负责")
