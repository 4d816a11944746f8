"""Records that answer questions, small enough to read, and what is asked of them."""

from datetime import date

from builder.model import Place
from builder.model.ruling import Bracket, Ruling, Term
from builder.program import working_days
from builder.search import Answers, answer_table
from builder.search.askings import Asking

TODAY = date(2026, 11, 28)
CALENDAR = working_days()
HERE = Place("content/rules.md", 1)


def _ruled(title: str, address: str, ruling: Ruling, basis: str) -> Asking:
    return Asking("制度", title, address, ruling.say, ruling.answers, HERE, ruling, basis)


def _plain(kind: str, title: str, address: str, said: str, *questions: str) -> Asking:
    return Asking(kind, title, address, said, questions, HERE)


MEAL = Ruling(
    answers=("陪餐几个人", "来了{数}个人几个人陪餐", "{数}位客人可以几个人陪餐"),
    say="来客 {数} 位，陪餐最多 {得} 人",
    brackets=(Bracket(to=10, most=3), Bracket(part=3)),
    example=13,
)
GUESTS = Ruling(
    answers=("外宾{数}人几个人陪",),
    say="外宾 {数} 人，陪同最多 {得} 人",
    brackets=(Bracket(to=5, part=1), Bracket(over=5, most=5, part=2)),
    example=8,
)
LICENCE = Ruling(
    answers=("{数}人的活动谁许可", "大型活动谁许可"),
    say="{数} 人：{得}",
    brackets=(Bracket(to=999, words="不用许可"), Bracket(words="由公安机关许可")),
    example=2000,
)
REPLY = Ruling(
    answers=("公开申请几天答复", "{日}收到的公开申请什么时候答复"),
    say="{日}收到，最迟{止}答复",
    term=Term(count=20, unit="工作日"),
)
PETITION = Ruling(
    answers=("信访几天告知",), say="{日}收到，最迟{止}告知", term=Term(count=15, unit="日")
)
DEPUTY = Ruling(
    answers=("代表建议几个月办完",), say="{日}交办，最迟{止}答复", term=Term(count=3, unit="月")
)
ASKINGS = (
    _ruled("接待规定第十条", "regulations/reception.html#art-10", MEAL, "十人以内三人，三分之一"),
    _ruled("外宾接待办法", "regulations/foreign.html#hosts", GUESTS, "5 人以内 1:1，超过 1:2"),
    _ruled("活动安全条例", "regulations/events.html#art-12", LICENCE, "不足一千人"),
    _ruled("公开条例", "regulations/open.html#art-33", REPLY, "20 个工作日"),
    _ruled("信访条例", "regulations/petition.html#art-23", PETITION, "15 日"),
    _ruled("代表法", "regulations/deputies.html#art-51", DEPUTY, "3 个月"),
    _plain("应急处置卡", "停电", "cards/power-cut.html", "看应急灯", "停电了怎么办", "会场没电了"),
    _plain("应急处置卡", "突发疾病", "cards/illness.html", "打 120", "有人晕倒怎么办"),
    _plain("文稿", "会议通知", "wording/notice.html", "发给单位", "通知怎么写", "开会通知怎么写"),
    _plain("表单", "用印登记", "forms/seal.html", "盖一次填一行", "用印登记", "盖章记在哪"),
    _plain("座次", "主席台", "seats.html#layout=stage", "中高于侧", "主席台{数}个人怎么坐"),
    _plain("岗位", "签到员", "roles/qian-dao-yuan.html", "管签到", "签到员干什么", "谁负责签到"),
)
ANSWERS = Answers(answer_table(ASKINGS))
_ASKED = """
停电怎么办
停电了怎么办
请问停电了咋办
停電了怎麼辦
會場沒電了
有人突然晕倒了
主席台六人怎么坐
主席台 7 个人怎么坐？
陪餐几个人
来了13个人几个人陪餐
来了十三个人几个人陪餐
８位客人可以几个人陪餐
来了0个人几个人陪餐
来了9999999个人几个人陪餐
外宾3人几个人陪
外宾十二人几个人陪
500人的活动谁许可
1000人的活动谁许可
大型活动谁许可
公开申请几天答复
12月1日收到的公开申请什么时候答复
2026年9月20日收到的公开申请什么时候答复
2031年12月30日收到的公开申请什么时候答复
2月30日收到的公开申请什么时候答复
13月1日收到的公开申请什么时候答复
信访几天告知
11月30日代表建议几个月办完
代表建议几个月办完
通知怎么写
开会的通知咋写
写通知
盖章记在哪
用印登记
谁负责签到
签到谁负责
签到员干啥
2010 停电
2010年停电
停电的处理办法谁负责
今天食堂吃什么
怎么办
几个人
😀停电😀了怎么办
\U00020bb7停电
<b>停电</b>
{数}
|停电| 停电
""".strip().split("\n")
QUESTIONS = (*_ASKED, "", " ", "。", "停" * 200)
