"""A form: the fields an office fills in, on paper or on screen."""

from typing import Annotated, Literal

from pydantic import Field

from builder.model.record import Part, Record
from builder.model.values import Day, Flag, Slug, Text


class FormField(Part):
    """One field of a form."""

    name: Slug = Field(title="代号")
    label: Text = Field(title="栏目")
    type: Literal["文字", "长文字", "日期", "时间", "数字", "勾选"] = Field("文字", title="填法")
    required: Flag = Field(False, title="必填")
    help: str = Field("", title="说明")


class Form(Record):
    """`content/forms/<slug>.yml`."""

    title: Text = Field(title="表单")
    purpose: Text = Field(title="用途")
    event_types: tuple[Text, ...] = Field((), title="活动类型")
    retention: Text = Field(title="保存")
    revised: Day = Field(title="最近修订")
    fields_: Annotated[tuple[FormField, ...], Field(alias="fields", min_length=1, title="栏目")]
