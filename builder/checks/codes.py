"""Every code a finding can carry: how bad it is, what it means and how it is cured, in Chinese.

Adding a lint rule means one row here and one generator in this package. The page of codes on the
site is made from this table.
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
    cure: str


_TABLE = (
    # Files and names
    Code(
        "missing-file",
        "error",
        "缺少必备文件",
        "照示例建立 qianshi.yml 和 checklists/vocabulary.yml。",
    ),
    Code("unreadable-file", "error", "文件读不出来", "检查权限；同名的文件夹请改名。"),
    Code(
        "too-large",
        "error",
        "文件或某个值太大",
        "文件不超过 1 MB；长文拆开，图片放 content/assets/。",
    ),
    Code(
        "wrong-encoding",
        "error",
        "文件不是 UTF-8 文本",
        "记事本另存为 UTF-8，或用 iconv 转换 GBK、UTF-16。",
    ),
    Code("symlink", "error", "符号链接不收", "换成文件本身，内容只放在知识库里面。"),
    Code(
        "reserved-name",
        "error",
        "名字在 Windows 上不能用",
        '不用 CON、NUL 之类，不含 \\ : * ? " < > |。',
    ),
    Code("long-path", "error", "路径超过 200 个字符", "缩短文件夹名或文件名。"),
    Code("same-path", "error", "两个路径只有大小写不同", "改掉其中一个名字。"),
    Code("bad-name", "error", "文件名不合要求", "只用小写英文字母、数字和连字符；它就是网址。"),
    Code(
        "unreachable-page",
        "warning",
        "文件不会成为任何页面",
        "移到对应的文件夹，后缀用 .md 或 .yml；草稿以 _ 开头。",
    ),
    Code(
        "internal-fault",
        "error",
        "本工具自己出错，别处照查",
        "把这一行和这个文件发给维护本工具的人；先把最近改的改回去。",
    ),
    # YAML
    Code(
        "no-front-matter",
        "error",
        "没有资料段，或资料段没有结束",
        "文件以 --- 开头，资料写完再写一行 ---。",
    ),
    Code("bad-yaml", "error", "YAML 写法有误", "检查缩进、引号和冒号。"),
    Code(
        "invisible-space", "error", "字段名、短横后面或行首是全角等空格", "改成英文输入法的空格。"
    ),
    Code("full-width-colon", "error", "字段名后面用了中文冒号", "改成英文冒号加空格：“title: …”。"),
    Code(
        "unquoted-colon",
        "error",
        "值里有英文冒号加空格，没有引号",
        "给整个值加引号，或改用中文冒号。",
    ),
    Code(
        "yaml-alias",
        "error",
        "用了 & 或 * 的锚点引用",
        "把内容直接写出来；值以 & 或 * 开头的加引号。",
    ),
    Code("yaml-tag", "error", "用了 ! 开头的标签", "删去标签；值以 ! 开头的加引号。"),
    Code("too-deep", "error", "嵌套太深", "检查缩进和括号。"),
    Code("duplicate-key", "error", "同一字段写了两次", "只保留一处。"),
    # Fields
    Code("unknown-field", "error", "没有这个字段", "看提示里的“是否想写”，或查字段参考。"),
    Code("missing-field", "error", "缺少必填字段", "照模板补上。"),
    Code("bad-value", "error", "字段的值不合要求", "照字段说明改写。"),
    Code("bad-date", "error", "日期读不懂，或日历上没有", "写成 2026-12-08。"),
    Code("unknown-value", "error", "不在规定的词里", "从规定的词里选；新词先加进词表。"),
    Code("unused-day", "warning", "日历上改的日子用不上", "先补前一年的放假安排。"),
    Code("incomplete-year", "error", "说是写全了的年份缺假日", "照放假通知补齐，或先不写这一年。"),
    Code("duplicate-id", "error", "代号重复", "另起代号。"),
    # Layers
    Code(
        "missing-layer",
        "error",
        "qianshi.yml 的 layers 里写的层找不到",
        "把它放进 layers/ 里，或从 layers 里去掉。",
    ),
    Code(
        "unknown-strike",
        "warning",
        "划掉的条目下层没有",
        "看提示里的“是否想写”；下层已经没有的，删去这一条。",
    ),
    Code(
        "struck-needed",
        "error",
        "划掉的条目是一条造成影响的案例仅有的防线",
        "另写一条依据它的检查项，或连案例一起划掉。",
    ),
    Code(
        "unseen-replacement",
        "warning",
        "两层有同一个代号，还没有人说是有意的",
        "有意改的，运行 qianshi layers accept；不是的，另起代号。",
    ),
    Code(
        "stale-replacement",
        "warning",
        "下层的原文在本层改它、划掉它之后又变了",
        "用 qianshi layers show 对照，改好后运行 qianshi layers accept。",
    ),
    Code(
        "withdrawn-below",
        "warning",
        "本层改的条目，下层已经没有了",
        "还要就留着并运行 qianshi layers accept，不要就删去。",
    ),
    Code("layer-errors", "error", "下面的层自己有错误", "告诉编那一层的人，或换一版。"),
    Code("layer-warnings", "warning", "下面的层自己有提醒", "不用在本单位改，知道就行。"),
    # Links
    Code("unknown-link", "error", "指向的页面或条目不存在", "看提示里的“是否想写”，检查路径。"),
    Code("dead-anchor", "error", "页面存在，但没有这个小标题或条款", "看提示里的“是否想写”。"),
    Code(
        "withdrawn-lesson",
        "warning",
        "指向的外单位案例已由那个单位撤回",
        "另写依据，或去掉引用。",
    ),
    Code(
        "unpublished-link",
        "warning",
        "指向的案例没有收录，读者打不开",
        "收录那条案例，或去掉引用。",
    ),
    Code("alias-loop", "error", "曾用地址绕回自己", "删去绕回来的那个 aliases。"),
    Code("alias-taken", "error", "曾用地址已被别的页面使用", "删去或改掉这个 aliases。"),
    Code(
        "orphan-guide",
        "warning",
        "没有活动类型、案例或检查项引到这份指引",
        "写进活动类型的 reading，或填 event_types。",
    ),
    Code("unsafe-url", "error", "地址不安全或打不开", "只用站内相对地址或 http、https、mailto。"),
    Code(
        "unknown-picture",
        "error",
        "图片不在知识库里",
        "放在文章旁边或 content/assets/ 里，地址写成 ../assets/plan.png 这样。",
    ),
    Code("bad-picture", "error", "图片读不出来，或格式不收", "另存为 PNG 或 JPG；WebP 也收。"),
    Code("large-picture", "error", "图片文件或像素太大", "不超过 10 MB、6400 万像素；先缩小。"),
    Code("no-caption", "error", "图片没有说明", "方括号里写图上是什么：![会场平面图](…)。"),
    Code("unused-picture", "warning", "没有文章用到这张图片", "写进文章，或删去。"),
    Code("raw-html", "warning", "正文里的 HTML 不生效，会原样显示", "改用 Markdown 的写法。"),
    Code("not-drawn", "warning", "正文里有写法不生效，读者看到的不是本意", "照提示改写。"),
    Code(
        "unclosed-comment",
        "error",
        "注释没有结束，后面的内容都不会登出",
        "补上 -->（或 %%）；不是注释的，前面加反斜线。",
    ),
    # Lessons
    Code("missing-section", "error", "案例缺少“经过”", "加上“## 经过”一节。"),
    Code("unknown-section", "error", "案例里有规定之外的小标题", "只用模板里的六个小标题。"),
    Code("section-order", "warning", "案例小标题的顺序不对", "按模板的顺序排。"),
    Code(
        "source-talk",
        "warning",
        "案例正文在说来源写没写什么",
        "不知道的不写；要留给维护的人看，移到 source_note。",
    ),
    Code(
        "skeleton-left",
        "error",
        "新建时的说明还没有换成内容",
        "把【填：……】整个换成自己写的；用不着的栏目整行删去。",
    ),
    Code(
        "open-mark",
        "warning",
        "印出来的字里有“待核”",
        "能核的核实；不能核的，条款只写内容，没有读到什么写进那件制度的 unread。",
    ),
    Code(
        "uncovered-lesson",
        "error",
        "造成影响的案例尚未列入检查单",
        "加一条检查项，或填 no_item_reason。",
    ),
    Code(
        "uncovered-minor-lesson",
        "warning",
        "案例尚未列入检查单",
        "加一条检查项，或填 no_item_reason。",
    ),
    Code(
        "held-out-line",
        "error",
        "留作检验的案例被用来写了检查项或任务",
        "检查项、任务和案例都不要互相写名；要用它写，就删去案例的 held_out。",
    ),
    Code(
        "card-tells-later",
        "warning",
        "桌面推演的卡说出了后来的事、结果或标题",
        "在那个时点的 seen 里改写，只写当时看见、听见的。",
    ),
    # 来源对照
    Code(
        "unanswered-row", "error", "来源对照里有一行没有答案", "写 answer，或写 open 和老实的原因。"
    ),
    Code("unknown-row", "error", "来源对照里有来源没有的行号", "核对行号和 count。"),
    Code("missing-row", "error", "来源对照少了一行", "每一行都要在：有答案，或写明没有答。"),
    # Items and tasks
    Code(
        "no-provenance", "error", "检查项没有写依据", "写案例、条款；都没有的，写惯例，写明是谁的。"
    ),
    Code(
        "practice-unnamed",
        "warning",
        "依据是惯例，没有写是谁的",
        "写“惯例/代号”，来处登记在 content/practice.yml；自己推断的写“惯例/本库”。",
    ),
    Code(
        "lost-ground",
        "warning",
        "检查项或任务依据的案例停用了，或还没有收录",
        "另写案例、条款，或写明是谁的惯例；用不着的就删去。",
    ),
    Code("no-expect", "error", "“应看到”不是看得见的状态", "写状态或数值，如“国旗在杆顶”。"),
    Code("not-one-action", "error", "检查项不是一个动作", "动词开头，一条只做一件事。"),
    Code("vague-words", "warning", "检查项用了含糊的词", "改成看得见、数得出的动作。"),
    Code("item-too-long", "warning", "检查项或任务太长", "拆成几条或删去虚词。"),
    Code("how-to-on-sheet", "error", "单子上印了说明文字", "“应看到”不超过 30 字，做法写进指引。"),
    Code(
        "killer-without-ground",
        "error",
        "必查项没有案例或条款作依据",
        "写出那件往事或条款，否则不设必查项。",
    ),
    Code(
        "unmet-demand",
        "error",
        "条款、案例说单子上要有的一行没有了",
        "把那一行加回来，或改早、改条件；真的不要了，删去 demands 里的一条。",
    ),
    Code("checker-reads-it", "error", "必查项由念单的人自己检查", "另写一个检查角色。"),
    Code("after-statute", "error", "任务的时限写在法定期限之后", "改早时限，或核对法定期限。"),
    Code("killer-unchecked", "error", "必查项没有检查角色", "填 checker，另有一人检查。"),
    Code("killer-not-repeated", "error", "会失效的必查项只查了一次", "在后一个节点再列一次。"),
    Code(
        "unplaced-item",
        "error",
        "检查项或任务没有活动类型会用到",
        "检查节点、环节的代号和 modules。",
    ),
    Code("suspect-item", "error", "依据有变，待复核", "看过之后运行 qianshi trace accept。"),
    Code("bad-lock", "error", "锁文件里有读不懂的行", "删去这一行，再运行 qianshi trace accept。"),
    # Whole sheets
    Code(
        "too-many-items",
        "error",
        "一个节点的检查项太多",
        "念单最多 9 条，巡场、案头最多 15 条；增一减一。",
    ),
    Code("too-long-to-read", "error", "念单要念 90 秒以上", "减少条数或缩短文字。"),
    Code("slow-to-read", "warning", "念单要念一分钟以上", "减少条数或缩短文字。"),
    Code(
        "killer-inflation",
        "warning",
        "必查项太多，就不成其为必查",
        "一个节点最多 3 条，一张单最多 7 条。",
    ),
    Code("more-than-a-page", "error", "一个节点印不进一面 A4", "缩短文字，或分到别的节点。"),
    Code("no-slack", "error", "必查项查得太晚，来不及补救", "在更早的节点也查一次。"),
    Code("too-many-pauses", "warning", "检查节点太多，总表印不进两面", "最多 10 个节点。"),
    Code("unknown-block", "error", "没有这个环节块", "照 checklists/blocks/ 里的写。"),
    Code("unknown-thing", "error", "物件表里没有的物件或状态", "先写进 checklists/things.yml。"),
    Code(
        "silent-blank",
        "error",
        "文稿里有空着就看不出来的地方",
        "写成 {place|〔地点〕}，或者把可以不要的话放进方括号。",
    ),
    Code("unknown-list", "error", "单子、文稿写了没有的清单", "看提示里的“是否想写”。"),
    Code("unknown-blank", "error", "单子、文稿里的空没有内容可填", "看提示，检查括号里的名字。"),
    Code(
        "unknown-seating",
        "error",
        "没有这种座次，或没有这种排法",
        "照 checklists/layouts.yml 里的写。",
    ),
    Code("never-made", "error", "要用的东西没有一行做它", "在任务里写 makes，或删去 needs。"),
    Code("thing-cycle", "error", "几行互相等着用", "删去其中一个 needs。"),
    Code("asked-twice", "error", "环节块、点数或日期已经说明的又问一遍", "删去这个问题。"),
    Code("outside-hours", "warning", "任务的时刻不在办公时间里", "改时刻，或写 any_hour: 是。"),
    Code("pause-incomplete", "error", "节点没有写定时间、地点或由谁念", "写定，不写“待定”。"),
    Code("empty-pause", "warning", "节点上没有检查项", "给它列检查项，或删去节点。"),
    Code(
        "dead-item",
        "warning",
        "怎样回答都不会出现的检查项或任务",
        "检查 when 里的条件是否互相矛盾。",
    ),
    # Review
    Code("review-overdue", "warning", "到了复核日期", "看过之后改 review_due 或 reviewed。"),
    Code(
        "stale-rule",
        "warning",
        "制度或必查项一年没有确认",
        "看过之后改 reviewed，或运行 qianshi trace accept。",
    ),
    Code("expired-rule", "warning", "制度已失效，还有检查项以它为依据", "换成现行制度的条款。"),
    Code("measure-overdue", "warning", "整改到期没有完成", "填 done，或改期并写明原因。"),
    # Search
    Code(
        "repeated-synonym",
        "warning",
        "同一个词写在两组同义词里，搜一个会带出另一组",
        "只留一处；意思相同的两组并成一组。",
    ),
    Code(
        "overreaching-synonym",
        "warning",
        "同义词里有一个词太常用，搜同组的别的词会带出大量无关结果",
        "删去它，或者换成更窄的词。",
    ),
    Code(
        "question-answered-twice",
        "warning",
        "两处记录回答同一个问法，检索时哪一处也不答",
        "只在一处写，或把问法写得更具体。",
    ),
    Code(
        "unknown-slot",
        "error",
        "问法或回答里的 {…} 没有东西可填",
        "有 brackets 才写 {数}、{得}，有 term 才写 {日}、{止}。",
    ),
    Code(
        "empty-question",
        "error",
        "answers 里的问法去掉“怎么办”这些话就空了",
        "写出问的是哪件事，如“停电了怎么办”。",
    ),
    Code(
        "number-not-in-clause",
        "error",
        "回答里的数在条文里没有",
        "照条文写；条文有误，先改条文。",
    ),
    # Safety
    Code("inbox-away", "error", "共享收件箱打不开", "请检查网络盘，或改 qianshi.yml 的 inbox。"),
    Code(
        "bad-roster",
        "error",
        "名册读不出来，或有一行没有姓名",
        "照提示改好名册再存；表头要有“姓名”。",
    ),
    Code("bad-hand-in", "error", "收件箱里的文件读不出来", "请提交人从网页重新保存一份。"),
    Code("personal-data", "error", "写入了个人信息", "改写为角色，不留号码。"),
    Code("person-name-with-title", "warning", "像是写了人名", "只写职务或岗位；不是人名的不用改。"),
    Code("person-name", "warning", "像是写了人名", "换成角色；不是人名的写进 not-names.txt。"),
    Code("classified-mark", "error", "写入了密级标志", "涉密内容不入本系统，请删去。"),
    Code("turned-text", "error", "有改变文字方向的字符", "看到的和写的不一样；删掉那一行重打。"),
    Code("unseen-character", "warning", "有看不见的字符", "检索不到带它的词；删掉那一行重打。"),
)

CODES = {code.name: code for code in _TABLE}


def severity_of(code: str) -> Severity:
    """How bad a code is; a code missing from the table is a defect of the tool, so an error."""
    return CODES[code].severity if code in CODES else "error"
