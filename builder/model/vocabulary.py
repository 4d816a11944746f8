"""The closed lists of words an office may extend: `checklists/vocabulary.yml`."""

from pydantic import Field

from builder.model.record import Record
from builder.model.values import Text


class Vocabulary(Record):
    """Every list is closed: a value outside it is a finding with a suggestion."""

    roles: tuple[Text, ...] = Field(title="角色")
    bottom_lines: tuple[Text, ...] = Field(title="底线")
    factors: tuple[Text, ...] = Field(title="因素")
    themes: tuple[Text, ...] = Field(title="制度主题")
