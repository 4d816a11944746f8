"""What an office sets for itself: `qianshi.yml`."""

from pydantic import Field

from builder.model.record import Record
from builder.model.values import Text


class Settings(Record):
    """Names, places and addresses that differ from office to office."""

    office: Text = Field(title="单位名称")
    site_name: Text = Field("前事", title="站点名称")
    data: str = Field("", title="数据目录", description="收件箱等；不填则用 ~/.local/share/qianshi")
    inbox: tuple[Text, ...] = Field((), title="共享收件箱目录")
