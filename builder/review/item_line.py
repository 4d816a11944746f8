"""A line for the sheet out of what somebody wrote: an action, as short as lines are, or nothing.

`会前半小时让办公室的人对着方案念一遍会标` to `对着方案念一遍会标`. When to look and who does it are
said by the 节点; only what is done is left. Where no clause can be made a line, there is none: the
raw sentence is never passed off as one.
"""

import re
from collections.abc import Collection, Iterator

from builder.model.line_words import is_plain_action
from builder.review.time_words import moments

VERBS = "看念数点试查核对问翻听量比摸推拉照逐拿按打抽搜闻复找读绕开关拨扫"
"""What a line begins with."""
LEAST = 3
"""Characters of a line that says what is looked at, without how often."""
_LOOK = "复述|检查|核对|清点|看|念|数|点|试|查|核|对|问|翻|听|量|关|锁|收|开|停|转|走"
_OFTEN = re.compile("一遍|一下|一次|一眼|逐[个字项条份支]|(?P<one>一[个份户条项])(?P=one)|[着了好]")
_CLAUSE = re.compile(r"[^。；;！!？?\n，,：:]+")
_PUSH = "要|得|应该|应当|应|必须|须|务必|一定|先|再|都|就|也|还|去|来|挨个|另外|以后|下次|到"
_SOMEBODY = "我们|大家|(?:一个|两个|另一个|第二个|专|有|别|办公室的)人|值班的|会务"
_LET = "让|请|由|叫|安排|派|指定"
_WHO = (
    rf"(?![给对跟和向与同按照逐拿])[^把{VERBS}]{{0,2}}[^把]{{1,3}}"
    rf"(?:人|员|长|主任|同志)(?=[{VERBS}先])"
)
_WHERE = re.compile(rf"^[^{VERBS}把将给每不]{{1,4}}(?=先|看)先?")
"""A place in front of the verb: `餐厅看`, `门口先核`."""
_WITH = re.compile(rf"^用[^{VERBS}把将]{{1,8}}(?=[{VERBS}])")
"""By what means, in front of the verb: `用自己的手机扫`."""
_TAKEN = re.compile(
    r"^(?P<how>[^把将]*)[把将](?P<what>.+?)(?:(?:都|全|从|逐|挨个|一个一个).*?)?"
    rf"(?P<verb>{_LOOK})(?P<rest>一遍|一下|一次|一眼|清楚|好|齐|完|干净|上|掉|走)?$"
)
_REST = re.compile(r"(?:再|才|然后|之后)[^再才]{1,6}$|、(?=[看念数点试查核问翻听]).*$")
"""What comes after the action: `再装袋`, `才签字`, a second one."""
_BY_MEANS = re.compile("^(?:[拿照按]|对着)[^看念数点试查核对问翻听比找推拉]*$")
"""With what, and nothing that is done with it: `拿着名册`."""
_NO_LINE = re.compile("^.[不到得好完先方印]|[样种句件]$|的$|[把将]|^[^“]*”|“[^”]*$")
"""Half a sentence: what others do, what announces a list, a broken quotation."""


def item_line(prevent: str, roles: Collection[str]) -> str:
    """The first clause that makes a line; "" where none does. `roles` are the office's."""
    lines = (_line(clause, roles) for clause in _clauses(prevent))
    return next((line for line in lines if _stands(line)), "")


def object_of(line: str) -> str:
    """What a line looks at, behind its verb and how often: `拿方案念一遍会标` to `会标`."""
    often = [match.end() for match in _OFTEN.finditer(line)]
    return line[often[-1] :] if often else line.lstrip(VERBS)


def _stands(line: str) -> bool:
    """Begins with what is done, says to what, and breaks no rule of lines."""
    said = _OFTEN.sub("", line)
    if len(said) < LEAST or said[0] not in VERBS or not is_plain_action(line):
        return False
    return not (_NO_LINE.search(line) or _BY_MEANS.search(line))


def _clauses(prevent: str) -> Iterator[str]:
    for clause in _CLAUSE.findall(prevent):
        said = list(moments(clause))
        yield clause.rpartition(said[-1].words)[2] if said else clause


def _line(clause: str, roles: Collection[str]) -> str:
    """Without who, without 要 and 先, and with what is taken in hand behind its verb."""
    people = "|".join(map(re.escape, sorted(roles, key=len, reverse=True)))
    opening = re.compile(rf"^(?:{_LET}|{_PUSH}|{_SOMEBODY}|{people or '(?!)'}|{_WHO}|、|和|\s)+")
    line = _WITH.sub("", _WHERE.sub("", _REST.sub("", opening.sub("", clause.strip()))))
    taken = _TAKEN.match(line)
    if not taken:
        return line
    again = taken["rest"] if taken["rest"] in ("一遍", "一次") else ""
    return f"{taken['how']}{taken['verb']}{again}{taken['what']}"
