"""Pages that are no record: what one comes to them for, to be found and to be answered with."""

from typing import NamedTuple

from builder.model.ruling import Questions


class Tool(NamedTuple):
    """A page that every site has."""

    address: str
    title: str
    summary: str
    answers: Questions
    """As records say it; the words are those of who looks for the page."""


TOOLS = (
    Tool(
        "checklist.html",
        "开检查单",
        "选活动类型、时间、地点和人数，列出要办的事、检查节点和要印的单子。",
        (
            "开检查单",
            "怎么开单子",
            "检查单在哪开",
            "检查单怎么用",
            "方案提纲怎么打印",
            "单子在哪打印",
            "筹备活动从哪开始",
        ),
    ),
    Tool(
        "plan.html",
        "活动安排",
        "几个活动放在一张时间表上，看人、地点、车有没有撞。",
        (
            "几个活动撞了怎么看",
            "活动安排表在哪",
            "场地冲突怎么查",
            "本周有哪些活动",
            "车撞了怎么查",
        ),
    ),
    Tool(
        "seats.html",
        "座次",
        "照名单的先后画主席台、会谈、合影、宴会、乘车的座位图。",
        ("座次图怎么画", "座次图在哪画", "排座次的页面在哪"),
    ),
    Tool(
        "hand-in.html",
        "记一条经验",
        "出了什么、差点出什么、下次怎么防，三分钟写两句话交上来；总结会记录也在这里交。",
        (
            "记一条经验",
            "经验在哪交",
            "教训写到哪里",
            "总结会记录在哪交",
            "怎么提意见",
            "出了错在哪记",
        ),
    ),
    Tool(
        "receipts.html",
        "收件结果",
        "凭回执号看交上来的经验收了没有、变成了哪一行。",
        ("交的经验收了没有", "回执号怎么查", "回执在哪查"),
    ),
    Tool(
        "drill.html",
        "桌面推演",
        "拿一个案例坐在桌边推一遍：谁发现、谁做什么、单子拦不拦得住。",
        ("桌面推演怎么做", "推演在哪做", "怎么搞桌面推演"),
    ),
    Tool(
        "reference/standards.html",
        "本单位时限与标准",
        "法律没有统一规定、要本单位自己定的数，在这里逐条填。",
        ("本单位标准在哪填", "首次设置在哪", "本单位时限在哪改"),
    ),
    Tool(
        "reference/glossary.html",
        "用语",
        "检查节点、必查项、环节这些词是什么意思。",
        ("必查项是什么意思", "检查节点是什么意思", "名词解释在哪", "用语在哪查"),
    ),
    Tool(
        "reference/roles.html",
        "岗位—事项",
        "每个岗位在各类活动里做什么，一岗一页。",
        ("岗位须知在哪", "岗位职责在哪看", "有哪些岗位"),
    ),
    Tool(
        "reference/sources.html",
        "来源对照",
        "每份来源逐行落到了哪里。",
        ("来源文献在哪", "材料出处在哪查"),
    ),
    Tool(
        "reference/lines.html",
        "检查项与任务",
        "全部检查项和任务，按主题排。",
        ("全部检查项在哪看", "任务清单在哪看"),
    ),
    Tool(
        "reference/practice.html",
        "惯例的来处",
        "不是法规的做法，出自哪些公开材料。",
        ("惯例从哪来", "惯例的出处在哪"),
    ),
    Tool(
        "reference/codes.html",
        "检查代码",
        "qianshi check 报的每一个代码是什么意思、怎么改。",
        ("检查报错是什么意思", "错误代码怎么查", "报错代码在哪查"),
    ),
    Tool(
        "reference/fields.html",
        "字段参考",
        "每种记录有哪些字段、怎样写。",
        ("字段怎么填", "字段参考在哪"),
    ),
    Tool(
        "contribute/index.html",
        "怎样写经验",
        "一条经验写哪几样、写到多细。",
        ("经验怎么写", "怎样写经验"),
    ),
    Tool(
        "about.html",
        "关于本站",
        "本站是什么、谁维护、怎样更新。",
        ("这个网站是干什么的", "网站谁维护"),
    ),
)
