"""The closed lists of words an office may extend: `checklists/vocabulary.yml`."""

from pydantic import Field

from builder.model.record import Part, Record
from builder.model.ruling import Questions
from builder.model.values import Text


class RoleQuestions(Part):
    """Questions whose answer is a role: who is responsible for something."""

    role: Text = Field(title="角色")
    answers: Questions = Field(title="回答哪些问题", min_length=1)


class Vocabulary(Record):
    """Every list is closed: a value outside it is a finding with a suggestion."""

    roles: tuple[Text, ...] = Field(title="角色")
    bottom_lines: tuple[Text, ...] = Field(title="底线")
    factors: tuple[Text, ...] = Field(title="因素")
    themes: tuple[Text, ...] = Field(title="制度主题")
    asked: tuple[RoleQuestions, ...] = Field(
        (), title="问谁负责", description="如“谁负责签到”答签到员"
    )
