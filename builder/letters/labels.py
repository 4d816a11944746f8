"""Which box a label names, however people write it: 「时间：」「一、事情经过」「问题（必填）」.

A label is known only as a whole; 问题不大 is an answer although 问题 is a label.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LONG = ("what", "prevent", "handled", "causes")
"""Boxes whose answers may take several lines."""
_ASK = (
    "(?:请|您|你|谁|看|觉得|认为|当时|这次|本次|具体|主要|简要|简单|详细"
    "|填|写|明|说|描述|记录|的|是)*"
)
_END = "(?:是什么|有哪些|如何|怎样|是|的|情况|描述|说明|简述|概述|介绍|如下|内容|呢|吗|栏)*"
_EVIL = "(?:问题|差错|失误|事故|岔子|状况|纰漏|疏漏|毛病)"
_HAPPENED = (
    "(?:出现?|发生)了?(?:的)?(?:什么|哪些|啥)(?:事情?|情况)?{evil}?了?|怎么(?:回事|了)",
    "(?:出现|发生|遇到|存在|发现|出)(?:了|过)?(?:的|什么|哪些)*(?:事情?|情况|事件|{evil})",
    "(?:有)?(?:什么|哪些){evil}",
    "(?:事情|事件|{evil}|发生)?(?:的|发生)*(?:主要|基本|详细|大致|简要)?(?:经过|过程|现象)",
    "(?:事情|事件|{evil})",
    "哪里出了?(?:{evil}|错)|事由|事项|不足(?:之处)?|情况",
)
_NEXT = "(?:下次|下一次|以后|今后|下回|往后)"
_CURE = "(?:改进|整改|防范|预防|纠正|避免|防止|拦住|再犯|解决)"
_STEPS = "(?:哪一?步|哪个?环节|由?谁来?|看什么|做什么|应看到什么|怎么办?|怎样|如何|什么时候)"
_PREVENT = (
    f"{_NEXT}(?:应该?|要|该|在)*{_STEPS}+(?:能|才能|可以|就能|会|要|应该?|做|办|改|拦下|注意"
    f"|{_CURE}|不再|再|发生|犯|它|这|类似|的|事情?|问题|情况)*",
    f"(?:谁看什么|{_STEPS}{{2,}})(?:能|才能|可以|拦住)*",
    f"(?:怎么|怎样|如何)(?:才能)?{_CURE}",
    f"(?:{_NEXT}(?:的)?)?{_CURE}(?:的)?(?:建议|措施|办法|意见|方法|方案|对策|要求)",
    f"(?:{_NEXT}(?:的)?)?(?:建议|措施|对策|{_CURE})(?:和措施|措施|和建议)?",
)
_BOXES = {
    "handled": (
        "(?:怎么|怎样|如何|是怎么|是怎样)+(?:处置|处理|应对|解决|补救|办)",
        "(?:应急|现场|临时|当场)?(?:的)?(?:处置|处理|补救|应对)(?:措施|办法|经过|结果|方式|过程)?",
    ),
    "causes": (
        "(?:什么|根本|直接|间接|可能|发生|出错|事故|问题|初步)*(?:的)?原因(?:分析|何在)?",
        "为什么(?:会)?(?:这样|发生|出错|出问题)?|起因|成因|原因在哪里?",
    ),
    "prevent": _PREVENT,
    "what": tuple(pattern.replace("{evil}", _EVIL) for pattern in _HAPPENED),
    "role": (
        "提(?:出)?的|由谁提(?:出)?|提(?:出)?人(?:岗位)?",
        "(?:提出|填写|填表|提交|填报|报告|上报)?人?(?:的)?(?:岗位|职务|角色)",
    ),
    "pause": ("(?:在|属于)?(?:哪个?|哪一个)?(?:检查)?节点|(?:发生|出事)?(?:在)?(?:哪个)?环节",),
    "event_type": (
        "(?:活动|会议)(?:的)?(?:类型|类别|种类|性质)",
        "(?:哪一?(?:类|种))(?:活动|会议)|(?:活动|会议)?属于?哪一?(?:类|种)(?:活动|会议)?|类型|类别",
    ),
    "month": (
        "(?:事情|事件|事故|问题)?(?:发生|出事|事发|活动|会议)?(?:的|在|于)*"
        "(?:时间|日期|月份|年月|哪个月|哪一?天|几月|何时|什么时候)(?:(?:和|及|与)?(?:地点|何地))?",
    ),
    "title": ("(?:给它|给这条)?(?:起|取|拟)?(?:一?个)?标题|题目",),
    "event": ("(?:活动|会议)(?:的)?名称|活动|会议|哪(?:次|场|个)(?:活动|会议)|什么(?:活动|会议)",),
}
_KNOWN = {
    box: re.compile("|".join(f"(?:{_ASK}(?:{core}){_END})" for core in cores))
    for box, cores in _BOXES.items()
}
_OPENING, _CLOSING = "【〖[［「『《<〈“\"‘'（(", "】〗]］」』》>〉”\"’'）)"
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_SPACE = re.compile(r"\s+")
_BULLET = re.compile(r"^[#>*＊•·●○◆◇■□▪▲△★☆✓√☑☐\-—–_~]+")
_NUMBER = re.compile(
    r"^(?:[（(【\[]?(?:第?[一二三四五六七八九十]{1,3}|[0-9０-９]{1,2})(?:[)）】\]、.．,，:：]|项)+"
    r"|[①-⑳⒈-⒛㈠-㈩])"
)
_HELP = re.compile(r"(?<=.)[（(\[【［][^（()）\[\]【】［］]*[）)\]】］]$")
_TAIL = re.compile(r"[：:*＊？?。.、,，;；\-—–_=＝→~!！]+$")
_INSIDE = re.compile(r"[、，,/／·\-—和及与]")
_LONGEST = 40
_COLON = re.compile(r"[：:﹕︰]")
_STRONG = re.compile(r"[？?！!=＝→]|——|--|[）)】〗\]］」』》〉]|[\s]+")
"""What parts a label from its answer where no colon does; only after labels that are questions."""
_SURE = "】〗］」』》〉\t"
"""What parts any label from its answer; a table turned into text has tabs."""
_WEAK = re.compile(
    "问题|事情|事件|情况|事项|经过|过程|现象|活动|会议|时间|日期|原因|建议|措施|对策|处理|处置|岗位|职务"
    "|角色|节点|环节|类型|类别|标题|题目|事由|补救|应对|失误|差错|事故|改进|整改|预防|避免|防止|解决"
    "|防范|纠正"
)
"""Labels that also begin sentences: `问题 不大` is none."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text that begins with a label, and what follows it there."""

    box: str
    label: str
    value: str


def labelled(text: str) -> Labelled | None:
    """The label that a text begins with, or is; None for any other text."""
    text = _UNSEEN.sub("", text).strip()
    for label, value in _cuts(text):
        if box := box_of(label):
            return Labelled(box, label.strip(), value.strip())
    return None


def box_of(label: str) -> str:
    """The box that a whole text names; "" for any other text."""
    if len(label) > _LONGEST:
        return ""
    bare = bare_of(label)
    return next((box for box, pattern in _KNOWN.items() if pattern.fullmatch(bare)), "")


def bare_of(label: str) -> str:
    """A label without spaces, numbers, brackets, help and marks: `1、时　间：` is 时间."""
    bare, before = _SPACE.sub("", _UNSEEN.sub("", label)), ""
    while bare != before:
        before = bare
        bare = _TAIL.sub("", _HELP.sub("", _NUMBER.sub("", _BULLET.sub("", bare))))
        if bare and bare[0] in _OPENING and bare[-1] == _CLOSING[_OPENING.index(bare[0])]:
            bare = bare[1:-1]
        bare = bare.lstrip(_OPENING + _CLOSING) if _is_half(bare) else bare
    return _INSIDE.sub("", bare)


def _is_half(bare: str) -> bool:
    """A bracket that closes beyond the cut: `【出了什么事` of `【出了什么事】话筒`."""
    return bool(bare) and bare[0] in _OPENING and not any(c in _CLOSING for c in bare)


def _cuts(text: str) -> Iterator[tuple[str, str]]:
    """Where a label may end, the likeliest first."""
    yield text, ""
    if colon := _COLON.search(text[: _LONGEST + 1]):
        yield text[: colon.start()], text[colon.end() :]
    line, _, rest = text.partition("\n")
    if rest:
        yield line, rest
    for mark in _STRONG.finditer(text[: _LONGEST + 1]):
        label = text[: mark.end()]
        if not _WEAK.fullmatch(bare_of(label)) or mark[0] in _SURE:
            yield label, text[mark.end() :].lstrip("：: ")
