"""The kinds of passages that a reviewer may amend, a row each.

A row says where they are, which fields a form shows, under the titles that the record gives them,
and who writes them into the file.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import get_args

from pydantic.fields import FieldInfo

from builder.model import Library
from builder.model.card import Step
from builder.model.record import Part, Record
from builder.model.regulation import Clause, Regulation
from builder.model.standard import Standard
from builder.model.task import Task
from builder.review import passages, rewrite
from builder.review.passages import Passage
from builder.review.rewrite import Act, Rewrite

ACTS: Mapping[Act, str] = {"change": "改", "add": "在后面加", "strike": "删去"}
_EVERY: tuple[Act, ...] = get_args(Act)


@dataclass(frozen=True, slots=True)
class Amendable:
    """A kind of passage."""

    name: str
    title: str
    """What a reviewer calls one."""
    passages: Callable[[Library], Iterator[Passage]]
    rewrite: Rewrite
    shown: str
    """Where readers meet it."""
    names: tuple[str, ...]
    """Of the fields, in the order of a form; of a passage these or some."""
    models: tuple[type[Part] | type[Record], ...] = ()
    """Whose fields these are."""
    acts: tuple[Act, ...] = _EVERY
    of_new: tuple[str, ...] = ()
    """Fields of a new one, where they are others than those of the passage it is put behind."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """Titles of fields that no record has."""
    is_named: bool = False
    """Whether an entry has a name of its own within its file."""

    def acts_on(self, passage: Passage) -> tuple[Act, ...]:
        """What may be done here: a record as a whole, which is no entry, can only change."""
        whole = passage.at == () and self.is_named
        return tuple(act for act in self.acts if act == "change" or not whole)

    def fields_of(self, passage: Passage, act: Act) -> tuple[str, ...]:
        """What is asked for."""
        return self.of_new if act == "add" and self.of_new else tuple(passage.fields)

    def info(self, name: str) -> FieldInfo | None:
        """What the record says of a field; None for one that no record has."""
        return next((x.model_fields[name] for x in self.models if name in x.model_fields), None)

    def label(self, name: str) -> str:
        """The title of a field."""
        info = self.info(name)
        return self.labels.get(name) or (info.title if info else None) or name

    def is_needed(self, name: str) -> bool:
        """Whether there is none of these without the field."""
        info = self.info(name)
        return info is None or info.is_required()


_AMENDABLE = (
    Amendable(
        *("task", "任务", passages.tasks, rewrite.entry),
        shown="检查单上“事前事后”的任务",
        names=passages.OF_TASK,
        models=(Task,),
        is_named=True,
    ),
    Amendable(
        *("step", "处置卡的一步", passages.steps, rewrite.entry),
        shown="应急处置卡的页面，和印出来的卡",
        names=passages.OF_STEP,
        models=(Step,),
    ),
    Amendable(
        *("sentence", "指引的一句", passages.sentences, rewrite.sentence),
        shown="指引的页面",
        names=("text",),
        labels={"text": "这一段的文字"},
    ),
    Amendable(
        *("clause", "制度的一条", passages.clauses, rewrite.entry),
        shown="制度的页面，和依据它的每一行",
        names=(*passages.OF_CLAUSE, *passages.OF_REGULATION),
        models=(Clause, Regulation),
        acts=("change", "add"),
        is_named=True,
    ),
    Amendable(
        *("standard", "本单位标准", passages.standards, rewrite.standard),
        shown="卡片、表单、座次，和“本单位时限与标准”页",
        names=passages.OF_NEW_STANDARD,
        models=(Standard,),
        acts=("change", "add"),
        of_new=passages.OF_NEW_STANDARD,
        is_named=True,
    ),
    Amendable(
        *("synonym", "同义词", passages.synonyms, rewrite.synonym),
        shown="检索：搜其中一个，其余的也找得到",
        names=("words",),
        labels={"words": "意思相同的词，用顿号隔开"},
    ),
)
AMENDABLE = {kind.name: kind for kind in _AMENDABLE}
