"""来源对照: what the source documents ask for, row by row, and what here answers each."""

from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, WithJsonSchema, model_validator

from builder.model.record import Part, Record
from builder.model.reference import FOLDERS, Reference
from builder.model.values import Slug, Text

AnswerKind = Literal["page", "sheet", "form", "command"]
KIND_LABELS = {"page": "页面", "sheet": "检查单", "form": "表单", "command": "命令"}

COMMAND = "qianshi "
LINES = ("items", "tasks")
PAGES = "pages"
COMMANDS = (
    "accept",
    "audit",
    "book",
    "build",
    "check",
    "checklist",
    "desk",
    "doctor",
    "due",
    "form",
    "import",
    "inbox",
    "init",
    "ledger",
    "merge",
    "migrate",
    "new",
    "pack",
    "plan",
    "purge",
    "return",
    "rollback",
    "schema",
    "search",
    "serve",
    "site-source",
    "trace",
    "undo",
    "verify",
)
"""What an answer may name; a test looks them up in the command line's own list."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`forms/duty-log#channel`, `items/venue/mics`, `pages/checklist` or `qianshi due`."""

    folder: str
    """A folder of references, `items`, `tasks`, `pages`, or "" for a command."""
    id: str
    anchor: str = ""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Split an answer; raises ValueError when it is none."""
        if text.startswith(COMMAND):
            return cls("", text.removeprefix(COMMAND).strip())
        folder, _, id_ = text.partition("/")
        if folder in (*LINES, PAGES) and id_:
            return cls(folder, id_)
        if folder not in FOLDERS:
            known = "、".join(f"{f}/" for f in (*FOLDERS, *LINES, PAGES))
            raise ValueError(f"答案须以 {known} 或“qianshi ”开头")
        reference = Reference.parse(text)
        return cls(folder, reference.id, reference.anchor)

    @property
    def kind(self) -> AnswerKind:
        """What a reader gets: something to read, to tick, to fill in or to run."""
        if not self.folder:
            return "command"
        if self.folder == "forms":
            return "form"
        return "sheet" if self.folder in (*LINES, "event-types") else "page"


def _check_answer(text: str) -> str:
    Answer.parse(text)
    return text


AnswerText = Annotated[str, AfterValidator(_check_answer), WithJsonSchema({"type": "string"})]


class SourceRow(Part):
    """One thing that a source document asks for."""

    name: Slug = Field(title="行号", description="如 s2-14")
    asks: Text = Field(title="要什么", max_length=60)
    answer: tuple[AnswerText, ...] = Field((), title="答在哪里", description="最要紧的写在前面")
    event_type: str = Field("", title="看哪个活动类型", description="检查项、任务从哪一类的页上看")
    how: str = Field("", title="怎样算答了", max_length=80)
    open_: str = Field("", alias="open", title="没有答的原因", max_length=100)

    @model_validator(mode="after")
    def _answered_or_open(self) -> "SourceRow":
        if self.answer and self.open_:
            raise ValueError("既写了答案（answer），又写了没有答的原因（open），请留一样")
        return self

    @property
    def label(self) -> str:
        """`S2-14`, as people quote the row."""
        return self.name.upper()


class SourceDocument(Record):
    """`content/sources/<slug>.yml`: one source document with all its rows."""

    title: Text = Field(title="来源文献")
    about: Text = Field(title="是什么")
    count: int = Field(title="共几行", ge=1)
    event_type: str = Field("", title="主要讲哪个活动类型", description="各行没有另写的，照它")
    rows: tuple[SourceRow, ...] = Field(title="逐行")

    @property
    def row_names(self) -> tuple[str, ...]:
        """The rows that must be there: `s0-1` to `s0-33`."""
        return tuple(f"{self.id}-{number}" for number in range(1, self.count + 1))
