"""The chapters of 《接待经验集》, in the order in which somebody would read or look for them."""

from collections.abc import Iterable, Iterator

from builder.drawing import drawing_in_words, render_drawing
from builder.model import EventType, Guide, Item, Lesson, Library, Task
from builder.model.card import Card
from builder.model.condition import Condition
from builder.model.drawing import Drawing
from builder.model.form import Form
from builder.model.program_words import due_text
from builder.model.record import Record, Section
from builder.model.values import CONFIDENCE_LABELS, SEVERITY_LABELS
from builder.outputs.book.pieces import (
    Book,
    BookBlock,
    Picture,
    Piece,
    grid,
    photo,
    piece,
    points,
    prose,
)
from builder.outputs.book.prose_blocks import prose_blocks
from builder.outputs.book.readings import by_reading
from builder.outputs.form_paper import field_help
from builder.outputs.paper import column, row
from builder.seating import render_seating, rows_in_words, samples_of
from builder.views.conditions import condition_text
from builder.views.lines import lines_of
from builder.views.pictures import pictures_of
from builder.views.templates import partial_date
from builder.views.timeline import label_of

TITLE = "接待经验集"
TEN_RULES = "ten-rules"
_HOW_TO_READ = (
    "写明条款的是法规；条号没有读到的，只写内容，不写号。标“惯例”的没有条文，写明照谁的做法；标“本库”的是编写时推断的，都以本单位规定为准。",
    "案例写失误，不写人名；没有官方通报的，不写地名。每例末尾有出处和可信程度。",
    "涉密内容不在书里；填过的表、人的号码也不在书里。各单位自己的数，没有填的一律写“未设置”。",
    "检查单是空白的样张；真办一件事，请重新开单，从头勾起。",
)
_SAMPLES = "一个类型从一页起。写着“仅当”的，条件合上才做；没有写的每次都做。"


def make_book(library: Library, printed: str) -> Book:
    """The whole book; `printed` is the day in words."""
    pieces = list(_pieces(library))
    terms = {term for each in pieces for term in each["terms"]}
    office = library.settings.office
    return Book(TITLE, office, printed, pieces, by_reading(terms))


def _pieces(library: Library) -> Iterator[Piece]:
    yield piece(1, "怎样用这本书", [points(list(_HOW_TO_READ), numbered=True)])
    if rules := library.guides.get(TEN_RULES):
        yield piece(1, rules.title, [prose(rules.summary, "boxed")], rules.tags)
        yield from _sections(rules, rules.sections, library)
    yield piece(1, "指引", [])
    for guide in library.guides.values():
        if guide.id != TEN_RULES:
            yield from _guide(guide, library)
    yield piece(1, "案例与教训", [])
    for lesson in sorted(library.accepted_lessons.values(), key=lambda x: (str(x.occurred), x.id)):
        yield from _lesson(lesson, library)
    yield piece(
        1,
        "检查单样张",
        [prose(_SAMPLES)],
    )
    for event_type in library.whole_types.values():
        yield from _event_type(event_type, library)
    yield piece(1, "应急处置卡", [prose("突发情况时，逐条读、逐条做。一张一页，可以撕下。")])
    yield from (_card(card, library) for card in library.cards.values())
    yield piece(1, "表单", [])
    yield from (_form(form, library) for form in library.forms.values())
    yield from _drawings(library)
    yield from _standards(library)
    yield _regulations(library)


def _sections(record: Record, sections: Iterable[Section], library: Library) -> Iterator[Piece]:
    """Headed parts of a record's body; what stands before the first heading has been shown."""
    pictures = pictures_of(record, library)
    for section in sections:
        if section.title or section.text.strip():
            blocks = prose_blocks(section.markdown, pictures)
            yield piece(3 if section.title else 0, section.title, blocks)


def _guide(guide: Guide, library: Library) -> Iterator[Piece]:
    yield piece(2, guide.title, [prose(guide.summary, "boxed")], guide.tags)
    for section in guide.sections:
        yield from _sections(guide, (section,), library)
        if pictures := list(_pictures(guide, section.anchor, library)):
            yield piece(0, "", pictures)


def _pictures(guide: Guide, section: str, library: Library) -> Iterator[BookBlock]:
    for plan in guide.plans:
        samples = list(samples_of(plan, library)) if plan.section == section else []
        for sample in samples:
            choice = "□ " if len(samples) > 1 else ""
            caption = f"{plan.title}（{sample.basis}）　{choice}{sample.label}"
            svg = str(render_seating(sample.seating, caption))
            rows = rows_in_words(sample.seating)
            yield Picture(kind="picture", svg=svg, caption=caption, rows=rows)


def _lesson(lesson: Lesson, library: Library) -> Iterator[Piece]:
    facts = (
        f"{partial_date(str(lesson.occurred))}　{lesson.kind}　{SEVERITY_LABELS[lesson.severity]}"
    )
    blocks: list[BookBlock] = [prose(facts, "quiet")]
    if lesson.summary:
        blocks.append(prose(lesson.summary))
    next_time = f"{lesson.when}——{lesson.do}。因为{lesson.because}。"
    blocks.append(prose(next_time, "boxed", lead="下次："))
    if lesson.timeline:
        rows = [row(label_of(moment.at), moment.what) for moment in lesson.timeline]
        blocks.append(grid([column("时刻", 3), column("经过", 14)], rows))
    elif lesson.no_timeline_reason:
        blocks.append(prose(f"排不出时间线：{lesson.no_timeline_reason}。", "quiet"))
    yield piece(2, lesson.title, blocks, (*lesson.tags, *lesson.factors))
    yield from _sections(lesson, lesson.sections, library)
    if lesson.source:
        marks = (CONFIDENCE_LABELS[lesson.source.confidence], lesson.source_extent)
        shown = "，".join(filter(None, marks))
        yield piece(0, "", [prose(f"出处：{lesson.source.text}（{shown}）", "quiet")])


def _event_type(event_type: EventType, library: Library) -> Iterator[Piece]:
    lines = lines_of(event_type, library)
    about: list[BookBlock] = [prose(event_type.summary, "boxed")]
    yield piece(2, event_type.title, about, (event_type.title,), fresh=True)
    columns = [column("时限", 5), column("任务", 12), column("做好了", 1, "box")]
    for stream, tasks in lines.workstreams:
        roles = f"责任：{stream.lead}；协助：{stream.assist}；检查：{stream.check}"
        rows = [row(due_text(t.due), _task_words(t, event_type), "") for t in tasks]
        if rows:
            yield piece(3, f"{stream.title}", [prose(roles, "quiet"), grid(columns, rows)])
    columns = [column("检查项", 7), column("应看到", 8), column("", 1, "box")]
    for pause, items in lines.pauses:
        who = f"{'念单人' if pause.mode == '念单' else '巡场人'}：{pause.caller}"
        rows = [
            row(_item_words(item, event_type), item.expect, "", strong=item.killer)
            for item in sorted(items, key=lambda i: pause.mode == "念单" and not i.killer)
        ]
        where = prose(f"{due_text(pause.at)}，{pause.place}；{who}", "quiet")
        if rows:
            yield piece(3, pause.title, [where, grid(columns, rows)])
    yield piece(0, "", [prose(f"结束语：“{event_type.closing}”")])


def _task_words(task: Task, event_type: EventType) -> str:
    red = "红线　" if task.red_line else ""
    return f"{red}{task.text}{_only_when(task.when, event_type)}"


def _item_words(item: Item, event_type: EventType) -> str:
    killer = "必查　" if item.killer else ""
    return f"{killer}{item.text}{_only_when(item.when, event_type)}"


def _only_when(when: Condition, event_type: EventType) -> str:
    """In words what brings the line; nothing for what stands on every sheet."""
    words = condition_text(when, event_type)
    return f"\n仅当：{words}" if words else ""


def _card(card: Card, library: Library) -> Piece:
    steps = [_step(step.who, step.text, step.note) for step in card.steps]
    blocks: list[BookBlock] = [
        prose(card.trigger, "quiet"),
        prose(f"{card.command}", "boxed", lead="谁指挥："),
        prose(f"{card.report_to}", "boxed", lead="先报谁："),
        prose(library.limit_of(card), "boxed", lead="报告时限："),
        points(steps, numbered=True),
    ]
    for label, texts in (("不要做：", card.never), ("要记下：", card.write_down)):
        if texts:
            blocks.append(prose("；".join(texts), lead=label))
    return piece(2, card.title, blocks, (card.title, *card.tags), fresh=True)


def _step(who: str, text: str, note: str) -> str:
    return f"{f'{who}：' if who else ''}{text}{f'（{note}）' if note else ''}"


def _form(form: Form, library: Library) -> Piece:
    columns = [column("栏目", 5), column("填写", 7, "blank"), column("说明", 7)]
    rows = [
        row(
            f"{field.label}{'（必填）' if field.required else ''}",
            "　".join(f"□{option}" for option in field.options),
            field_help(field, library.standards),
        )
        for field in form.fields_
    ]
    quiet = prose(f"保存：{form.retention}", "quiet")
    return piece(2, form.title, [prose(form.purpose), grid(columns, rows), quiet], (form.title,))


def _drawings(library: Library) -> Iterator[Piece]:
    if library.drawings:
        yield piece(1, "图样", [])
    for drawing in library.drawings.values():
        blocks: list[BookBlock] = [prose(drawing.summary, "boxed"), *_drawn(drawing, library)]
        blocks.append(points(list(drawing.notes)))
        yield piece(2, drawing.title, blocks, drawing.tags)


def _drawn(drawing: Drawing, library: Library) -> Iterator[BookBlock]:
    if drawing.picture:
        for found in pictures_of(drawing, library).values():
            yield photo(found, drawing.picture.words, drawing.title)
    else:
        svg, rows = str(render_drawing(drawing)), list(drawing_in_words(drawing))
        yield Picture(kind="picture", svg=svg, caption=drawing.title, rows=rows)


def _standards(library: Library) -> Iterator[Piece]:
    if library.standards:
        rows = [row(x.label, x.text, x.known) for x in library.standards.values()]
        columns = [column("时限或标准", 4), column("本单位", 6), column("查得到的（参考）", 5)]
        yield piece(1, "本单位时限与标准", [grid(columns, rows)])


def _regulations(library: Library) -> Piece:
    columns = [column("制度", 8), column("层级", 3), column("施行", 4), column("复核", 4)]
    rows = [
        row(f"《{x.title}》", x.level, x.effective_from, x.reviewed.isoformat())
        for x in library.regulations.values()
    ]
    return piece(1, "引用的制度", [grid(columns, rows)])
