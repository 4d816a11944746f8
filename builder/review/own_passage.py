"""A passage of a layer below is written over in the office's own files, and nowhere else."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from builder.model import Library, Place
from builder.model.kinds import kind_of
from builder.model.layer import bare_path, layer_of
from builder.review.decision import UnfitError
from builder.review.entries import without_entry
from builder.review.own_layer import own_path, taken_over
from builder.review.passages import Passage
from builder.review.rewrite import Act

_WORDS = "# 本单位的同义词：一行一组，用等号连接。\n"


def own_passage(
    passage: Passage, act: Act, library: Library, today: date
) -> tuple[Passage, dict[str, str]]:
    """The passage where the office may write, and its own files by path with it in them.

    No file where it stands in the office's own. UnfitError for what is not taken over.
    """
    if not layer_of(passage.place.path):
        return passage, {}
    path = bare_path(passage.place.path)
    if passage.record is None:
        text = library.texts.get(path, "")
        if passage.kind == "synonym" and act != "add":
            raise UnfitError([f"“{passage.text}”是下层的一组词，不改它。请在后面另加一组。"])
        whole = (text or _WORDS) if passage.kind == "synonym" else text
        last = max(1, whole.rstrip("\n").count("\n") + 1)
        return replace(passage, place=Place(path, last)), {path: whole}
    if passage.kind == "task" and act == "strike":
        what = kind_of(type(passage.record)).named(passage.record.id)
        raise UnfitError(
            [f"这一条在下层，删不掉。请运行 qianshi layers strike {what} --reason 理由。"]
        )
    path, texts = own_path(passage.record), taken_over(passage.record, library, today, {})
    return replace(passage, place=Place(path, passage.place.line)), texts


def without_neighbour(
    passage: Passage, act: Act, texts: Mapping[str, str], after: str
) -> dict[str, str]:
    """What is to be written: behind a task of a layer below stands the new one alone."""
    path = passage.place.path
    if texts and passage.kind == "task" and act == "add":
        return {path: without_entry(after, passage.at)}
    return {**texts, path: after}
