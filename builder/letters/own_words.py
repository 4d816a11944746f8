"""Words that stand in a form but were not written by who filled it in."""

import re

from builder.model.blank_form import BACK, CHOICES, LESSON_TITLE, RECORD_TITLE, REMARK
from builder.model.hand_in import FORM_MARK

_CONTROL = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufffe\\uffff]")
_FILLER = re.compile(r"^[\s_＿—–\-.…·/\\、，,:：;；（）()【】\[\]□☐|*#~]*$")
_OWN = re.compile(
    rf"\s*(?:{re.escape(REMARK)}|{re.escape(BACK)}|{FORM_MARK} [0-9]{{1,4}} 版|{CHOICES}[^\n]*"
    rf"|(?m:^[#*\s]*(?:{LESSON_TITLE}|{RECORD_TITLE})[*\s]*$))"
)
_NOTE = re.compile(
    r"^(?:填好|填完|填毕|填写(?:说明|后|完|要求)|填表|本表|此表|该表|表样|谢谢|感谢"
    r"|(?:注|注意|说明|备注|提示|温馨提示)[：:]|第\s*\d+\s*页|[-—]\s*\d+\s*[-—]$"
    r"|请(?:于|在|将|把|各).{0,30}(?:交|发|报|送|填|放)|.{0,20}(?:放进|放入|交到|交回|发回|报送|交至|交)"
    r".{0,12}(?:收件箱|办公室|邮箱|共享文件夹)[^，,；;]{0,12}$)"
)
_PROMPT = re.compile(
    r"^(?:[（(【]?(?:例|例如|比如|示例|样例|举例|填写示例|范例)[：:].*"
    r"|(?:请)?(?:在)?(?:此处|这里|此)(?:填写|输入|写|填).{0,30}"
    r"|(?:单击|点击|点按).{0,10}(?:输入|选择|填写|添加).{0,20}|(?:选择一项|Choose an item)[。.]?"
    r"|请选择(?:一项|活动类型|类型|月份|日期)?[。….]*|请(?:输入|填写|简述|写明|写清|描述).{0,30}"
    r"|Click or tap.{0,40}"
    r"|[（(](?:请|如|例|填|写|可|不超过|限|选填|必填|必须|无则|\d+\s*字).*[）)])$",
    re.DOTALL,
)
_NOTHING = frozenset({"无", "暂无", "没有", "略", "待补", "待填", "不详", "none", "n/a"})
_PAGE = re.compile(r"^[\s\d第页共/of,，.\-—–·|Page]*$")


def tidy(text: str) -> str:
    """A text as it can be kept: no signs that nobody can type, a space for a tab."""
    return _CONTROL.sub("", text.replace("\t", " ").replace("\r", "\n")).strip()


def theirs(text: str) -> str:
    """What is left of a text without the form's own sentences and without filling."""
    rest = _OWN.sub("", text).strip()
    return "" if _FILLER.match(rest) else rest


def is_note(text: str) -> bool:
    """Whether a line tells how to fill a form in, or what to do with it."""
    return bool(_NOTE.match(text.strip()))


def is_prompt(text: str) -> bool:
    """Whether an answer is still what the form put there: an example, a request to write."""
    return bool(_PROMPT.match(text.strip()))


def is_nothing(text: str) -> bool:
    """Whether an answer says that there is none."""
    return text.strip("。. 　").lower() in _NOTHING


def is_page_number(text: str) -> bool:
    """Whether a header or footer only counts pages."""
    where, _, said = text.partition("：")
    return where.startswith(("页眉", "页脚")) and bool(_PAGE.match(said))
