"""The grade that the words of a hand-in suggest: plain, and rather too low than too high.

S1 needs harm, or that it went out of the house; S2 an event that was disturbed, guests or leaders
who noticed. What nearly happened, was mended in time, or says nothing of all this is S3. The
reviewer's word beats it.
"""

import re

_NEARLY = re.compile(
    "差一?点|差点儿|险些|幸好|幸亏|好在|多亏|及时发现|没有?造成|没出事|临时(?:补|换|拿|改|借|找)"
    "|(?:前|以前|之前)[^。；]{0,12}(?:发现|换|补|改)(?!走|了线)"
)
"""It was stopped or mended."""
_HARM = re.compile(
    "伤(?!脑|心)|死亡|中毒|晕倒|昏倒|住院|骨折|起火|着火|追尾|翻车|坍塌|踩踏|失联|走失|泄密|失密|密级"
    "|丢失|遗失|丢了|被盗|被(?:人)?改|复议|违法|败诉|起诉|赔|通报|点名|问责|处分|审计|举报|投诉"
    "|曝光|被人?反映|舆情|不满意|退回|重(?:印|发|办|做|投)|发[出下]去|收回|扣分|检查组|少了?[一两]|撤(?:下|回|稿)|才撤|传出去|违规|超了"
)
"""Somebody or something came to harm, or people outside had to do with it."""
_DISTURBED = re.compile(
    "等(?:了|着)|空等|晚(?:开|到)|迟[了到]|耽误|误(?:了|点|机|车)|尴尬|冷场|中断|断线|停电|没声音"
    "|当场|当众|不高兴|客人|来宾|外宾|嘉宾|领导|台下|看见|卡住|乱|挤|吵|排队|站错|摆错|念错|坏了"
)
"""The event itself suffered, before its guests."""


def grade(what: str) -> str:
    """`S1` to `S3` by what is told of what happened; S4 is for the reviewer to say."""
    if _NEARLY.search(what):
        return "S3"
    if _HARM.search(what):
        return "S1"
    return "S2" if _DISTURBED.search(what) else "S3"
