"""A small library for the search tests, and the site files a browser would be given."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from builder import search
from builder.search import Block, Document, entry_of
from builder.search.words import Synonyms
from builder.views.site_source import browser_files, data_script

BROWSER = Path(__file__).parent.parent.parent / "builder" / "browser"
SCRIPTS = ("base.js", "search.js", "search-page.js", "search-box.js")
"""What a page names; the rest comes with the first query."""
SYNONYMS = (
    ("话筒", "麦克风", "麦"),
    ("国旗", "五星红旗"),
    ("席卡", "桌签", "台签"),
    ("U盘", "移动硬盘"),
)
_NO_ANSWERS = search.answer_files(search.answer_table(()))
HOSTILE = '</script><img src=x onerror="alert(1)">'


def lesson(slug: str, title: str, story: str, **more: Any) -> Document:
    blocks = (Block("", "结果", "及时补上。"), Block("story", "经过", story))
    return Document(f"lessons/2013/{slug}.html", "lesson", title, blocks=blocks, **more)


DOCUMENTS: tuple[Document, ...] = (
    lesson(
        "flag-at-half-mast",
        "国旗滑到半杆",
        "上级调研前十五分钟，大风把旗绳吹松，国旗滑到旗杆中部，像是降了半旗，媒体已经在路上。",
        tags=("升旗", "旗绳"),
        summary="风大绳松，国旗滑到半杆。",
        advice="到场前一小时；安保看国旗在杆顶、绳结牢",
        context="失误 · 影响了活动",
        facets=(
            ("event-type", "上级调研考察"),
            ("phase", "事前"),
            ("factor", "无人检查"),
            ("factor", "天气变化"),
            ("year", "2013"),
        ),
    ),
    lesson(
        "power-box",
        "配电箱跳闸，会场断电",
        "座谈会开始后二十分钟，空调和灯光同时开启，配电箱跳闸，话筒没有声音，投影熄灭。",
        tags=("停电", "配电箱"),
        summary="负荷过大，会场停电八分钟。",
        facets=(("phase", "事中"), ("factor", "设备老化"), ("year", "2012")),
    ),
    lesson(
        "microphone",
        "话筒没电，领导讲话中断",
        "备用电池没有充电，话筒在讲话中途没有声音，工作人员跑去库房取电池用了四分钟。",
        tags=("话筒", "会务"),
        advice="会前三十分钟；技术员逐支试话筒",
    ),
    lesson(
        "seat-card",
        "席卡写错职务",
        "参会名单改了三次，席卡仍按第一版打印，把副厅长写成了处长。",
        tags=("席卡",),
        summary="名单改了，席卡没有改。",
    ),
    lesson("hostile", HOSTILE, f"经过里也有 {HOSTILE} 和 <b>加粗</b> & 符号。", summary="注入样例"),
    lesson("rare", "𠮷野家订餐😀漏单", "来宾姓名含有生僻字𠮷，打印成了方框。\n餐标\n按 80 元/人。"),
    Document(
        "guides/vip-visit.html",
        "guide",
        "上级调研接待指引",
        tags=("接待", "调研"),
        headings=("接站与引导", "座谈会的座次"),
        summary="从接到电话到送站的步骤。",
        blocks=(
            Block("meet", "接站与引导", "提前三十分钟到站，举接站牌，确认车辆停靠位置。"),
            Block(
                "seats",
                "座谈会的座次",
                "主宾居中，主人对面，席卡面向就座人。重庆、长沙来宾同样安排。",
            ),
        ),
    ),
    Document(
        "guides/duty-desk.html",
        "guide",
        "值班室接报处置指引",
        tags=("值班", "应急"),
        headings=("接报要记什么", "多久报出去"),
        summary="接到突发事件电话后先做什么。",
        blocks=(
            Block("note", "接报要记什么", "时间、地点、人员伤亡、现场联系人和电话。"),
            Block(
                "when", "多久报出去", "先电话报带班领导，再补书面材料。使用 OA 系统和 Word 模板。"
            ),
        ),
    ),
    Document(
        "regulations/national-flag-law.html",
        "regulation",
        "国旗法",
        tags=("国旗",),
        blocks=(Block("", "", "全国人民代表大会常务委员会"),),
    ),
    Document(
        "regulations/national-flag-law.html#art-18",
        "clause",
        "国旗法第十八条",
        context="旗帜",
        advice="在直立的旗杆上升降国旗，应当徐徐升降。升起时，必须将国旗升至杆顶。",
    ),
    Document(
        "event-types/vip-visit.html",
        "event-type",
        "上级调研考察",
        headings=("到场前六十分钟", "会场布置"),
        summary="上级单位来访，有座谈、有参观。",
    ),
    Document(
        "event-types/vip-visit.html#item-flag-top",
        "item",
        "看楼前旗杆旗绳",
        context="上级调研考察",
        advice="应看到：国旗在杆顶、绳结牢；风大绳松，旗滑到半杆",
        facets=(("event-type", "上级调研考察"),),
    ),
    Document(
        "event-types/vip-visit.html#task-travel-car",
        "task",
        "订接站车辆",
        context="上级调研考察",
        advice="形成：用车申请单",
    ),
    Document(
        "forms/car-request.html",
        "form",
        "用车申请单",
        headings=("用车时间", "会计科目", "司机"),
        summary="派车和结算用。",
    ),
)

QUERIES: tuple[str, ...] = (
    *(Path(__file__).parent / "samples" / "queries.txt").read_text("utf-8").split("\n"),
    "pei dian xiang",
    "ban qi",
    "配 电 箱",
    "  国旗   半杆 ",
    "国旗 话筒",
    "国旗、话筒",
    "话筒\u3000席卡",
    "话筒 席卡 旗绳 停电",
    "上级来调研时国旗滑下来了应该先做什么",
    "会场断电了话筒没有声音投影也熄灭了请问怎么办",
    "\u202e国旗\u202c שלום مرحبا",
    "配\u200b电\u200b箱",
    "国旗\ud800",
    "",
    " ",
    "，。！",
    "电" * 200,
    "国旗滑到半杆" * 20,
    "国期",
    "国期滑到半干",
    "配点箱跳闸",
    "话桶没有声音",
    "一会室话筒",
    "“旗绳吹松”",
    "“国旗半杆”",
    '"风大绳松" 国旗',
    "“没有收尾",
    "peid",
    "peidianx",
    "guoq",
    "maikef",
    "yidongyingpan",
    "wor",
    "ord",
    "OA系",
    "A系统",
    "0元",
    "吹松国旗",
    "灯光同时开启配电箱",
    "五星红期",
)


def search_data(documents: Iterable[Document], synonyms: Synonyms) -> dict[str, Any]:
    """The data files of documents, read as a browser does."""
    made = search.search_data([entry_of(x) for x in documents], synonyms)
    return {name: json.loads(text) for name, text in made.items()}


def write_site(folder: Path, data: Mapping[str, Any], page: str = "", after: str = "") -> Path:
    """A site with the search scripts and data; gives its page `search.html`.

    Where the data answers nothing, the site says so.
    """
    browser = folder / "assets" / "browser"
    browser.mkdir(parents=True, exist_ok=True)
    for name, script in browser_files().items():
        if name == "base.js" or name.startswith("search"):
            (browser / name).write_bytes(script)
    for name, content in {**_NO_ANSWERS, **data}.items():
        write_data(folder, name, content)
    scripts = "".join(f'<script src="assets/browser/{name}"></script>' for name in SCRIPTS)
    policy = "default-src 'none'; script-src 'self'; style-src 'self'"
    html = (
        f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>检索</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f'<link rel="stylesheet" href="assets/browser/search.css"><body>{page}{scripts}{after}'
    )
    target = folder / "search.html"
    target.write_text(html, "utf-8")
    return target


def write_data(folder: Path, name: str, content: Any) -> None:
    """One data file, as the build writes it."""
    target = folder / "data" / f"{name}.js"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(data_script(name, content), "utf-8")
