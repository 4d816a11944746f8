"""What is read off a finished page: anchors, links into the site, addresses outside."""

import pytest

from builder.publish.facts import page_facts


def test_links_are_seen_from_the_root() -> None:
    html = '<a href="../guides/a.html#one">x</a><img src="p%20q.png"><h2 id=two>'
    facts = page_facts(html, "lessons/x.html")
    assert facts.links == ("guides/a.html#one", "lessons/p q.png")
    assert facts.ids == ("two",)
    assert not facts.outside


def test_text_that_looks_like_an_attribute_is_text() -> None:
    facts = page_facts('<p>href="https://a/" src="x.js" id="y"</p>', "a.html")
    assert facts == page_facts("<p>x</p>", "a.html")


@pytest.mark.parametrize(
    "html",
    [
        '<a title="写成 src=x.js 的样子" class=\'a id="y"\'>',
        "<p title='href=https://a/' hidden>",
        '<img alt="a src=//cdn.example/x.js b">',
    ],
)
def test_what_stands_in_a_value_is_no_attribute(html: str) -> None:
    assert page_facts(html, "a.html") == page_facts("<p>x</p>", "a.html")


def test_a_value_cannot_hide_an_attribute() -> None:
    html = "<img title='rel=\"canonical\"' alt='>' SRC=https://a.example/x.png>"
    assert page_facts(html, "a.html").outside == ("https://a.example/x.png",)


def test_what_a_script_reads_after_the_hash_is_no_anchor() -> None:
    assert page_facts('<a href="checklist.html#type=flag">', "a.html").links == ("checklist.html",)


@pytest.mark.parametrize(
    "html",
    [
        '<script src="https://cdn.example/x.js"></script>',
        '<link href="//cdn.example/x.css">',
        '<img src="file:///etc/passwd">',
        '<a href="file://server/share">',
        '<a href="\\\\server\\share">',
        '<a href="javascript:alert(1)">',
        '<form action="https://example.com/">',
        '<a href="/absolute.html">',
        '<a href="../../above.html">',
    ],
)
def test_addresses_that_leave_the_folder_are_outside(html: str) -> None:
    assert page_facts(html, "lessons/x.html").outside


def test_a_reader_may_click_on_a_link_to_the_web() -> None:
    html = '<a href="https://example.com/">x</a><a href="mailto:a@example.com">y</a>'
    assert page_facts(html, "a.html") == page_facts("", "a.html")


def test_only_the_page_for_lost_addresses_may_start_at_the_root() -> None:
    assert page_facts('<a href="/guides/a.html">', "404.html") == page_facts("", "a.html")


def test_the_public_address_of_a_page_loads_nothing() -> None:
    html = '<link rel="canonical" href="https://example.com/a.html">'
    assert page_facts(html, "a.html") == page_facts("", "a.html")


def test_what_a_script_may_take_out_of_a_template_is_read_too() -> None:
    html = '<template><p id="x"><template><img src="//a.example/x.png"></template></template>'
    facts = page_facts(html, "a.html")
    assert facts.ids == ("x",)
    assert facts.outside == ("//a.example/x.png",)


@pytest.mark.parametrize(
    "html",
    [
        "<!-- <a href=x.html id=y> -->",
        "<script>const a = '<img src=//a.example/x.png id=y>';</script>",
        "<textarea><a href=x.html id=y></textarea>",
        "<title><a href=x.html id=y></title>",
    ],
)
def test_what_a_browser_reads_as_text_is_text(html: str) -> None:
    assert page_facts(html, "a.html") == page_facts("", "a.html")


def test_a_broken_tag_is_read_as_a_browser_reads_it() -> None:
    html = "<p><img/src=//a.example/x.png<b><a href = 'y.html'id=z href=w.html>"
    facts = page_facts(html, "a.html")
    assert facts.outside == ("//a.example/x.png<b",)
    assert (facts.links, facts.ids) == (("y.html",), ("z",))
