"""`outbox.yml` of the data folder: where messages go. It holds passwords, so it stays there."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, Field

from builder.decisions.desk import OUTBOX
from builder.model import Finding, Origin
from builder.model.record import Part, Record
from builder.model.values import Text
from builder.sources.records import make_record
from builder.sources.text import read_text
from builder.sources.yaml_text import parse_yaml

Sent = Literal["due", "waiting", "answers"]
"""What a channel is sent: what is due, that something waits for review, what was decided."""
EVERYTHING: tuple[Sent, ...] = ("due", "waiting", "answers")
_WEB = re.compile(r"https?://[^\s/]+(/\S*)?", re.ASCII)
_MAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+")


class OutboxFaultyError(Exception):
    """The file cannot be used; `findings` say where and why."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(f"{OUTBOX} 读不懂，什么也没有发。")
        self.findings = findings


def _web(text: str) -> str:
    if not _WEB.fullmatch(text):
        raise ValueError("应是网址，如 https://kb.example.cn/")
    return text


def _mail(text: str) -> str:
    if not _MAIL.fullmatch(text):
        raise ValueError("应是一个邮箱地址")
    return text


WebAddress = Annotated[str, AfterValidator(_web)]
MailAddress = Annotated[str, AfterValidator(_mail)]
MailAddresses = Annotated[tuple[MailAddress, ...], Field(min_length=1)]


class Mailbox(Part):
    """An account from which mail is sent (SMTP, RFC 5321)."""

    name: Text = Field(title="叫什么")
    host: Text = Field(title="邮件服务器")
    port: int = Field(465, ge=1, le=65535, title="端口")
    security: Literal["tls", "starttls", "none"] = Field("tls", title="加密")
    user: str = Field("", title="登录名")
    password: str = Field("", title="密码", repr=False)
    sender: MailAddress = Field(title="发件人")
    to: MailAddresses = Field(title="收件人")
    sends: tuple[Sent, ...] = Field(EVERYTHING, title="发什么")


class Robot(Part):
    """A robot of a chat group, which takes a text at an address (a webhook)."""

    name: Text = Field(title="叫什么")
    kind: Literal["wecom", "dingtalk", "feishu"] = Field(
        title="哪一家", description="wecom 企业微信，dingtalk 钉钉，feishu 飞书"
    )
    address: WebAddress = Field(title="机器人的网址", repr=False)
    secret: str = Field("", title="加签密钥", repr=False)
    sends: tuple[Sent, ...] = Field(EVERYTHING, title="发什么")


Channel: TypeAlias = Mailbox | Robot


class OutboxSettings(Record):
    """Where messages go, and when."""

    link: WebAddress = Field(title="大家打开前事的网址")
    days: int = Field(1, ge=0, le=30, title="提前几天提醒")
    mail: tuple[Mailbox, ...] = Field((), title="邮箱")
    robots: tuple[Robot, ...] = Field((), title="群机器人")

    @property
    def channels(self) -> tuple[Channel, ...]:
        """All of them, in the file's order."""
        return (*self.mail, *self.robots)

    def channel(self, name: str) -> Channel | None:
        """The one of a name."""
        return next((one for one in self.channels if one.name == name), None)


def read_outbox(data: Path) -> OutboxSettings | None:
    """The settings; None where there are none. OutboxFaultyError for a file that is no good."""
    if not (data / OUTBOX).exists():
        return None
    text = read_text(data / OUTBOX, OUTBOX)
    parsed = parse_yaml(text, OUTBOX) if isinstance(text, str) else text
    if isinstance(parsed, Finding):
        raise OutboxFaultyError((parsed,))
    made = make_record(OutboxSettings, parsed.data, Origin("outbox", parsed.source))
    if isinstance(made, list):
        raise OutboxFaultyError(tuple(made))
    if faults := tuple(_alike(made)):
        raise OutboxFaultyError(faults)
    return made


def _alike(settings: OutboxSettings) -> Iterator[Finding]:
    """What was sent is remembered by the channel's name."""
    names = [one.name for one in settings.channels]
    for name in sorted({x for x in names if names.count(x) > 1}):
        hint = "请给每一处起不同的名字。"
        yield Finding(settings.place(), "bad-value", f"有两处都叫“{name}”。", hint)


SAMPLE = """\
# 外发：到期提醒、待审提醒、答复，发到邮箱或群里。没有这个文件，什么也不发。
# 发出去的只有标题、时间和网址，没有谁写的话。改好后试一试：qianshi outbox --try 办公室邮箱
link: http://127.0.0.1:8000/    # 大家打开前事的网址
days: 1                         # 提前几天提醒
mail:
  - name: 办公室邮箱
    host: smtp.example.cn
    port: 465
    security: tls               # tls（465）、starttls（587）、none（25，只在内网用）
    user: office@example.cn
    password: 换成真的密码
    sender: office@example.cn
    to: [office@example.cn]
    sends: [due, waiting, answers]   # 到期的事、待审的经验、审核的答复
# robots:
#   - name: 办公室群
#     kind: wecom               # wecom 企业微信，dingtalk 钉钉，feishu 飞书
#     address: https://…        # 群里添加机器人时给的网址
#     secret: 钉钉、飞书选“加签”时给的密钥，没有就删掉这一行
#     sends: [due]
"""
