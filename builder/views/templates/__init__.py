"""The templates and what they may call. Values are escaped unless a function made them HTML."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from builder.drawing import render_drawing
from builder.model import Library
from builder.model.kinds import address_of, reference_to
from builder.model.program_words import due_text
from builder.model.reference import line_address, line_anchor
from builder.model.values import CONFIDENCE_LABELS, EXTENT_MEANINGS, SEVERITY_LABELS
from builder.seating import render_seating, samples_of
from builder.views.addresses import linked_reference, relative, section_anchor
from builder.views.conditions import condition_text
from builder.views.pictures import Shown
from builder.views.proof import render_bar
from builder.views.prose import drawn, page_prose
from builder.views.shown import WithoutLessons
from builder.views.timeline import render_timeline
from builder.views.trend import render_trend

_MARKDOWN_SPECIAL = re.compile(r"[^\w\s一-鿿　-〿＀-￯]")
_FENCE = re.compile(r"`(?=``)|~(?=~~)")
_NOT_IN_ANCHOR = re.compile(r"[^a-z0-9-]+")
_WEEKDAYS = "一二三四五六日"


def render(name: str, path: str, library: Library, values: Mapping[str, object]) -> str:
    """Render the template `<name>.md.jinja` for the page at `path`."""
    template = _environment().get_template(f"{name}.md.jinja")
    tools = _PageTools(path)
    body = template.render(
        values,
        library=WithoutLessons(library),
        url=tools.url,
        prose=tools.prose,
        picture=tools.picture,
    )
    return without_fences(body)


def has_template(name: str) -> bool:
    """Whether there is a template of that name."""
    return f"{name}.md.jinja" in _environment().list_templates()


def without_fences(body: str) -> str:
    """A theme reads ``` and ~~~ before HTML, inside HTML too, and lets them carry attributes."""
    return _FENCE.sub(lambda m: f"&#{ord(m[0])};", body)


class _PageTools:
    """What depends on where the page stands."""

    def __init__(self, path: str) -> None:
        self.page = path.removesuffix(".md") + ".html"
        self.notes = 0

    def url(self, address: str) -> str:
        """A root-relative address as seen from this page."""
        return relative(address, self.page)

    def prose(
        self, text: str, source_path: str, hidden: Sequence[str], pictures: Mapping[str, Shown]
    ) -> Markup:
        """An author's Markdown as filtered HTML, its links pointing at pages, none at `hidden`."""

        def resolve(href: str) -> str:
            reference = linked_reference(href, source_path)
            if reference and str(reference.bare) in hidden:
                return ""
            return self.url(reference.address) if reference else href

        def show(address: str) -> str:
            return pictures[address].attributes(self.page) if address in pictures else ""

        first_note = self.notes + 1
        self.notes += len(drawn(text).notes)
        return Markup(page_prose(text, resolve, show, first_note))  # noqa: S704 - filtered by nh3

    def picture(self, shown: Shown, words: str) -> Markup:
        """A picture of the site, and what it shows for whoever cannot see it."""
        attributes = Markup(shown.attributes(self.page))  # noqa: S704 - escaped there
        return Markup('<img {attributes} alt="{words}">').format(attributes=attributes, words=words)


def heading_text(text: str) -> Markup:
    """Text for a Markdown heading: whatever Markdown could read as markup becomes an entity."""
    line = " ".join(text.split())
    return Markup(_MARKDOWN_SPECIAL.sub(lambda m: f"&#{ord(m[0])};", line))  # noqa: S704


def anchor_text(name: str) -> str:
    """Part of an anchor made from a file's name, whatever stands in it."""
    return _NOT_IN_ANCHOR.sub("-", name)


def chinese_date(day: date) -> str:
    """`2026年12月8日（周二）`."""
    return f"{day.year}年{day.month}月{day.day}日（周{_WEEKDAYS[day.weekday()]}）"


def partial_date(text: str) -> str:
    """`2013-11` as 2013年11月; an unknown date as 年份不详."""
    if not text:
        return "年份不详"
    marks = ("年", "月", "日")
    return "".join(
        f"{int(number)}{mark}" for number, mark in zip(text.split("-"), marks, strict=False)
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("builder.views", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        comment_start_string="{%#",  # `{#id}` is how Markdown headings carry their ids
        comment_end_string="#%}",
    )
    environment.filters.update(
        heading=heading_text,
        anchor=anchor_text,
        chinese_date=chinese_date,
        partial_date=partial_date,
        due_text=due_text,
        condition_text=condition_text,
        section_anchor=section_anchor,
        samples_of=samples_of,
        seating=render_seating,
        drawing=render_drawing,
    )
    environment.globals.update(
        severity_labels=SEVERITY_LABELS,
        confidence_labels=CONFIDENCE_LABELS,
        extent_meanings=EXTENT_MEANINGS,
        line_anchor=line_anchor,
        line_address=line_address,
        address_of=address_of,
        bar=render_bar,
        trend_picture=render_trend,
        reference_to=reference_to,
        render_timeline=render_timeline,
    )
    return environment
