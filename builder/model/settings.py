"""What an office sets for itself: `qianshi.yml`."""

from typing import Annotated

from pydantic import AfterValidator, Field

from builder.model.record import Record
from builder.model.values import Text

SCHEMA = 1
"""The version of the fields and their grammar; `sources/migrations.py` leads from older ones."""


def _check_schema(number: int) -> int:
    if not 1 <= number <= SCHEMA:
        raise ValueError(f"本机的前事只认到第 {SCHEMA} 版版式，请升级程序，或核对这个数")
    return number


class Settings(Record):
    """Names, places and addresses that differ from office to office."""

    schema_: Annotated[int, AfterValidator(_check_schema)] = Field(
        SCHEMA, alias="schema", title="版式", description="由 qianshi migrate 改写，不用手改"
    )
    office: Text = Field(title="单位名称")
    site_name: Text = Field("前事", title="站点名称")
    data: str = Field("", title="数据目录", description="收件箱等；不填则用 ~/.local/share/qianshi")
    desk: str = Field(
        "",
        title="收件数据库",
        description="不填则是数据目录里的文件；或 postgresql://用户@主机/库名，密码写在 ~/.pgpass",
    )
    inbox: tuple[Text, ...] = Field((), title="共享收件箱目录")
