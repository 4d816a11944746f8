"""Every code a finding can carry: how bad it is, and one line in Chinese for the reader.

Adding a lint rule means one row here and one generator in this package.
"""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Code:
    """A row of the table."""

    name: str
    severity: Severity
    meaning: str


_TABLE = (
    Code("missing-file", "error", "缺少必备文件"),
    Code("unreadable-file", "error", "文件读不出来"),
    Code("too-large", "error", "文件超过 1 MB"),
    Code("wrong-encoding", "error", "文件不是 UTF-8 文本"),
    Code("bad-yaml", "error", "YAML 写法有误"),
    Code("duplicate-key", "error", "同一字段写了两次"),
    Code("unknown-field", "error", "没有这个字段"),
    Code("missing-field", "error", "缺少必填字段"),
    Code("bad-value", "error", "字段的值不合要求"),
    Code("duplicate-id", "error", "代号重复"),
    Code("unknown-value", "error", "词表里没有这个词"),
    Code("unknown-link", "error", "指向的页面或条目不存在"),
    Code("dead-anchor", "error", "页面存在，但没有这个小标题或条款"),
    Code("unsafe-url", "error", "地址不安全或打不开"),
    Code("missing-section", "error", "案例缺少“经过”"),
    Code("incomplete-review", "warning", "案例的四步复盘不完整"),
    Code("unknown-section", "error", "案例里有规定之外的小标题"),
    Code("section-order", "warning", "案例小标题的顺序不对"),
    Code("uncovered-lesson", "error", "造成影响的案例尚未列入检查单"),
    Code("uncovered-minor-lesson", "warning", "案例尚未列入检查单"),
    Code("no-provenance", "error", "检查项没有写依据"),
    Code("no-expect", "error", "“应看到”不是看得见的状态"),
    Code("vague-words", "warning", "检查项用了含糊的词"),
    Code("item-too-long", "warning", "检查项或任务太长"),
    Code("killer-without-ground", "error", "必查项没有案例或条款作依据"),
    Code("killer-unchecked", "error", "必查项没有检查角色"),
    Code("killer-not-repeated", "error", "会失效的必查项只查了一次"),
    Code("unplaced-item", "error", "检查项或任务没有活动类型会用到"),
    Code("bad-hand-in", "error", "收件箱里的文件读不出来"),
    Code("personal-data", "error", "写入了个人信息"),
    Code("classified-mark", "error", "写入了密级标志"),
)

CODES = {code.name: code for code in _TABLE}


def severity_of(code: str) -> Severity:
    """How bad a code is; a code missing from the table is a defect of the tool, so an error."""
    return CODES[code].severity if code in CODES else "error"
