"""Marks around annotated passages, links behind them, notes below them; the text stays what it is."""

import random
import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.writing.lossless import _renderer
from hooks.annotating.annotated_text import Passage, with_annotations
from hooks.annotating.shown_text import shown_passages
from hooks.annotation_marks import letter
from hooks.record_sections import with_record_sections
from tests.converters.examples import converted, released

TEXTS = ("dhs-crcl", "epic", "ice-draft", "ice-facial")


def passage(key, *ranges):
    return Passage(
        ranges,
        key,
        "commenting",
        f"note-{key}",
        f'<a class="added link" href="#note-{key}">{key}</a>',
        f'<aside class="added" id="note-{key}"><p>Note <a href="#x">{key}</a></p></aside>',
    )


def marked(html, *quotes):
    """A page with these quotes marked as a, b …; offsets are those of its letters."""
    text = BeautifulSoup(html, "html.parser").get_text()
    letters = "".join(text.split())
    places = [(letters.index("".join(quote.split())), quote) for quote in quotes]
    passages = [
        passage(letter(number), (at, at + len("".join(quote.split()))))
        for number, (at, quote) in enumerate(places)
    ]
    return with_annotations(html, passages, letters)


@pytest.mark.parametrize(
    ("html", "quotes", "result"),
    [
        pytest.param(
            "<p>One two three.</p>\n<p>Four.</p>",
            ["two"],
            "<p>One [two](a) three.</p>{a}\n<p>Four.</p>",
            id="the note stands below the paragraph",
        ),
        pytest.param(
            '<p>The <a href="#x">big agency</a> said.</p>',
            ["The big"],
            '<p>[The ]<a href="#x">[big] agency</a>(a) said.</p>{a}',
            id="no link stands in another one",
        ),
        pytest.param(
            "<p>One two three four.</p>",
            ["One two three", "two three four"],
            "<p>[One ][two three](a)[ four](b).</p>{a}{b}",
            id="where two passages overlap a mark ends",
        ),
        pytest.param(
            "<section>\n<p>One.</p>\n</section>\n<section>\n<p>Two.</p>\n</section>",
            ["One.Two"],
            "<section>\n<p>[One.]</p>\n</section>\n<section>\n<p>[Two](a).</p>{a}\n</section>",
            id="over the border of two records",
        ),
        pytest.param(
            '<p>Ask <span class="redaction"><a href="b6">(b)(6)</a></span> now.</p>',
            ["Ask (b)(6)"],
            '<p>[Ask ]<span class="redaction"><a href="b6">[(b)(6)]</a></span>(a) now.</p>{a}',
            id="to the end of a redaction",
        ),
        pytest.param(
            "<h2>A <em>title</em></h2>\n<p>Text.</p>",
            ["title"],
            "<h2>A <em>[title]</em>(a)</h2>{a}\n<p>Text.</p>",
            id="in a heading",
        ),
        pytest.param(
            "<table><tr><td>One</td><td>two</td></tr></table><p>Three</p>",
            ["One two"],
            "<table><tr><td>[One]</td><td>[two](a)</td></tr></table>{a}<p>Three</p>",
            id="in a table, which holds no notes between its cells",
        ),
        pytest.param(
            "<p>AT&amp;T &lt;b&gt; it &#38; so</p>",
            ["T <b> it &"],
            "<p>AT&amp;[T &lt;b&gt; it &#38;](a) so</p>{a}",
            id="a sign that HTML writes in several is one",
        ),
        pytest.param(
            "<p>One<br>\ntwo</p>",
            ["One two"],
            "<p>[One]<br>[\ntwo](a)</p>{a}",
            id="over a line break",
        ),
    ],
)
def test_a_passage_is_marked_where_it_stands(html, quotes, result):
    found = marked(html, *quotes)
    assert found is not None
    found = re.sub(r'<aside class="added" id="note-(.)">.*?</aside>', r"{\1}", found)
    found = re.sub(r'<a class="added link"[^>]*>(.)</a>', r"(\1)", found)
    found = re.sub(r"<mark[^>]*>", "[", found).replace("</mark>", "]")
    assert found == result


def test_what_the_site_added_has_no_place_of_its_own():
    html = '<p class="added">One two.</p><p>One <span class="added">two</span> three.</p>'
    found = with_annotations(html, [passage("a", (0, 8))], "Onethree.")
    assert found is not None
    assert [mark.get_text() for mark in BeautifulSoup(found, "html.parser")("mark")] == [
        "One ",
        " three",
    ]


def test_a_page_that_does_not_show_the_text_gets_no_marks():
    assert with_annotations("<p>One two</p>", [passage("a", (0, 3))], "Oentwo") is None
    assert with_annotations("<p>One two</p>", [passage("a", (0, 9))], "Onetwomore") is None


def test_a_mark_leads_to_its_note_and_names_all_passages_it_is_in():
    page = BeautifulSoup(marked("<p>One two three.</p>", "One two", "two three"), "html.parser")
    first, both, last = page("mark")
    assert (first["data-annotations"], first["aria-details"]) == ("a", "note-a")
    assert (both["data-annotations"], both["aria-details"]) == ("a b", "note-b")
    assert "several" in both["class"]
    assert (last["data-annotations"], last.get("aria-details")) == ("b", None)


def test_letters_go_on_after_z():
    assert [letter(number) for number in (0, 25, 26, 27, 701, 702)] == [
        "a", "z", "aa", "ab", "zz", "aaa",
    ]  # fmt: skip


# --- laws ---


def rendered(conversion):
    _, _, markdown = conversion.markdown.split("---\n", 2)
    return with_record_sections(_renderer().reset().convert(markdown))


def dropped(document):
    marks = [one for one in document.markup if one.kind not in ("link", "bullet")]
    return [(one.start, one.inner_start) for one in marks] + [
        (one.inner_end, one.end) for one in marks
    ]


WHAT_WAS_ADDED = re.compile(
    r'<aside class="added" id="note-.*?</aside>|<a class="added link".*?</a>|</?mark\b[^>]*>'
)


def without_what_was_added(page):
    """The page as it was before annotations came."""
    return WHAT_WAS_ADDED.sub("", page)


def squeezed(words):
    return "".join(words.split())


def assert_laws(conversion, spans):
    html, text = rendered(conversion), conversion.document.text
    shown = shown_passages(text, dropped(conversion.document), [[span] for span in spans])
    kept = [
        (letter(n), span, one)
        for n, (span, one) in enumerate(zip(spans, shown.ranges, strict=True))
        if one
    ]
    passages = [passage(key, *one) for key, _, one in kept]
    page = with_annotations(html, passages, shown.characters, shown.lines)
    assert page is not None
    # The way from line to line leads to the same page as the way through all of it.
    assert page == with_annotations(html, passages, shown.characters)
    soup = BeautifulSoup(page, "html.parser")
    assert without_what_was_added(page) == html
    assert not soup.select("mark mark, a a, p aside, h2 aside")
    unseen = {at for start, end in dropped(conversion.document) for at in range(start, end)}
    for key, (start, end), _ in kept:
        own = [mark for mark in soup("mark") if key in mark["data-annotations"].split()]
        shown = "".join(text[at] for at in range(start, end) if at not in unseen)
        assert squeezed("".join(one.get_text() for one in own)) == squeezed(shown)
        assert len(soup.select(f"aside[id=note-{key}]")) == 1


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_of_the_released_texts_is_lost_wherever_annotations_stand(name):
    conversion, chance = released(name), random.Random(name)
    size = len(conversion.document.text)
    starts = [chance.randrange(size - 1) for _ in range(120)]
    spans = [(at, min(size, at + chance.choice((1, 7, 60, 500, 3_000)))) for at in starts]
    assert_laws(conversion, spans)


LINES = st.lists(
    st.sampled_from(
        [
            "",
            "One & two <b>",
            "**bold words**",
            "1. An item",
            "From: A. Writer",
            "Ask (b)(6) now",
            "¹ A note",
            "\x0c",
            "| x | y |",
            "## A title",
        ]
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=40)
@given(LINES, st.data())
def test_nothing_is_lost_in_any_text(lines, data):
    conversion = converted("\n".join(["Words", *lines, "end"]))
    size = len(conversion.document.text)
    starts = data.draw(st.lists(st.integers(0, size - 2), min_size=1, max_size=4))
    assert_laws(conversion, [(at, data.draw(st.integers(at + 1, size))) for at in starts])
