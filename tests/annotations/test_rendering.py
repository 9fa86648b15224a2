"""A note is shown as what it says, and can do nothing to the page around it."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from converters.annotations.links import CollectionLinks, is_web
from converters.annotations.rendering import ATTRIBUTES, ELEMENTS, NoteReader, plain_text, render
from tests.annotations.attacks import attacks

PAGE = "<!doctype html><title>t</title><main><p id=before>a<aside id=note>{}</aside><p id=after>b</main>"
"""A page as it is around a note; the paragraph before is closed by the note's element alone."""


LINKS = CollectionLinks({"letter": "letter.txt", "a/memo": "a/Memo.txt"})


def rewrite(address):
    link = LINKS.resolver("letter")(address)
    return link and f"../documents/{link.document}.html#{link.place}"


def shown(note):
    return render(note, NoteReader(rewrite)).strip()


def parsed(html):
    """The page with a note in it as a browser reads it (the WHATWG's way to parse), and the note."""
    page = BeautifulSoup(PAGE.format(html), "html5lib")
    return page, page.find(id="note").extract()


# --- what notes may say ---


@pytest.mark.parametrize(
    ("note", "html"),
    [
        (
            "A **strong** and *light* `word`.",
            "<p>A <strong>strong</strong> and <em>light</em> <code>word</code>.</p>",
        ),
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("> quoted", "<blockquote>\n<p>quoted</p>\n</blockquote>"),
        ("```\na < b\n```", "<pre><code>a &lt; b\n</code></pre>"),
        ("5 U.S.C. § 552 & more", "<p>5 U.S.C. § 552 &amp; more</p>"),
    ],
)
def test_plain_markdown_is_shown(note, html):
    assert shown(note) == html


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&amp;d=e#f"),
        ("HTTP://EXAMPLE.ORG", "HTTP://EXAMPLE.ORG"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("../../sources/letter.txt#L12", "../documents/letter.html#L12"),
        ("../../../sources/a/Memo.txt", "../documents/a/memo.html#"),
        ("../../documents/letter.html#r7", "../documents/letter.html#r7"),
        ("../../documents/letter.md#L3-L9", "../documents/letter.html#L3"),
        ("#L12", "../documents/letter.html#L12"),
    ],
)
def test_links_lead_to_the_web_and_into_the_collection(address, href):
    assert shown(f"[x]({address})") == f'<p><a href="{href}" rel="nofollow ugc noopener">x</a></p>'


@pytest.mark.parametrize(
    "address", ["../../sources/none.txt", "letter.md", "/x", "javascript:x", "#L0", "ftp://x"]
)
def test_a_link_that_leads_nowhere_stays_the_text_that_it_was(address):
    assert shown(f"[x]({address})") == f"<p>[x]({address})</p>"


def test_html_headings_and_attribute_lists_stay_text():
    assert shown("<b>x</b>") == "<p>&lt;b&gt;x&lt;/b&gt;</p>"
    assert shown("# x") == "<p># x</p>"
    assert shown("x\n===") == "<p>x\n===</p>"
    assert shown("[x](https://x.org){ .redaction }").endswith("</a>{ .redaction }</p>")


def test_a_picture_becomes_a_link_to_it():
    html = shown("![a pier](https://example.org/x.png)")
    assert "<img" not in html and ">a pier</a>" in html


def test_the_words_of_a_note_are_its_text_without_markdown():
    note = "A **b** [c](https://x.org)\nd\n\n- e\n\n```\nf\n```\n`<g>`"
    assert plain_text(shown(note)) == "A b c d e f <g>"


@pytest.mark.parametrize("note", attacks().values(), ids=attacks())
def test_the_words_of_an_attack_are_what_a_browser_shows(note):
    _, aside = parsed(shown(note))
    assert plain_text(shown(note)) == " ".join(aside.get_text().split())


# --- attacks ---


def test_the_corpus_is_large_and_has_no_attack_twice():
    assert len(attacks()) > 250
    assert len(set(attacks().values())) == len(attacks())


@pytest.mark.parametrize("note", attacks().values(), ids=attacks())
def test_no_attack_leaves_its_note(note):
    page, aside = parsed(shown(note))
    empty, _ = parsed("")
    assert str(page) == str(empty)
    for element in aside.find_all():
        assert element.name in ELEMENTS
        allowed = ATTRIBUTES.get(element.name, set()) | ({"rel"} if element.name == "a" else set())
        assert set(element.attrs) <= allowed
        if element.get("href"):
            assert is_web(element["href"]) or element["href"].startswith("../documents/")
            assert element["rel"] == ["nofollow", "ugc", "noopener"]
        assert element.get("start", "1").isdecimal()


@pytest.mark.parametrize("name", [name for name in attacks() if name.startswith(("html", "svg"))])
def test_an_attack_in_html_is_shown_as_the_text_that_it_is(name):
    _, aside = parsed(shown(attacks()[name]))
    assert aside.get_text().count("alert") == attacks()[name].count("alert")


@given(st.text(alphabet="ab <>\"'&#;[]()!*_`~\\\n-=:/{}|1.x\t", max_size=200))
def test_no_text_leaves_its_note(note):
    page, aside = parsed(shown(note))
    assert str(page) == str(parsed("")[0])
    assert {element.name for element in aside.find_all()} <= ELEMENTS
