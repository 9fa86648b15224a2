"""Sections around the records of a page: nothing else changes."""

import re

from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from hooks.record_sections import with_record_sections


def heading(id, more=""):
    return f'<h2 class="added record"{more} id="{id}"><span class="eyebrow">E-mail</span>RE: x</h2>'


FACTS = '\n<p class="added record-facts">Copy of <a href="#message-1">message 1</a></p>'

PAGE = (
    heading("message-1", ' data-type="e-mail" data-thread="thread-1" data-position="2"')
    + "\n<p>One</p>\n"
    + heading("message-2", ' data-type="e-mail" data-copy-of="message-1"')
    + f"{FACTS}\n<p>Two</p>\n<h3>Three</h3>\n"
    + heading("record-1", ' data-type="briefing paper"')
    + "\n<p>Four</p>"
)


def sections(page):
    return BeautifulSoup(with_record_sections(page), "html.parser").select("section.record")


def test_each_record_is_a_section_that_says_what_it_is():
    first, second, third = sections(PAGE)
    assert first.attrs == {
        "class": ["record"],
        "data-record": "message-1",
        "data-type": "e-mail",
        "data-thread": "thread-1",
        "data-position": "2",
    }
    assert first.get_text().split() == ["E-mailRE:", "x", "One"]
    assert second.select("h3") and third["data-type"] == "briefing paper"


def test_the_heading_keeps_its_address_and_its_class():
    h2 = sections(PAGE)[0].h2
    assert h2.attrs == {"class": ["added", "record"], "id": "message-1"}


def test_a_copy_is_folded_behind_a_line_that_says_where_it_stands_in_full():
    (copy,) = BeautifulSoup(with_record_sections(PAGE), "html.parser").select("details.copy")
    assert copy.summary.get_text() == "The same message stands in full as message 1"
    assert [p.get_text() for p in copy.select("p")] == ["Two"]
    assert copy.parent["data-record"] == "message-2"
    assert copy.parent.select("section > p.record-facts")


def test_a_record_without_a_number_of_its_own_stands_elsewhere():
    page = PAGE.replace('data-copy-of="message-1"', 'data-copy-of="record-1"')
    (summary,) = BeautifulSoup(with_record_sections(page), "html.parser").select("summary")
    assert summary.get_text() == "The same record stands in full elsewhere in this document"


def test_a_copy_without_facts_is_folded_too():
    page = PAGE.replace(FACTS, "")
    (copy,) = BeautifulSoup(with_record_sections(page), "html.parser").select("details.copy")
    assert [p.get_text() for p in copy.select("p")] == ["Two"]


def test_what_stands_before_the_first_record_stays_outside():
    page = with_record_sections("<p>Before</p>\n" + PAGE)
    assert page.startswith("<p>Before</p>\n<section")


def test_a_page_without_records_stays_as_it_is():
    for page in ("", "<h2>Record</h2><p>a</p>", '<h2 class="added">x</h2>'):
        assert with_record_sections(page) is page


PIECES = st.sampled_from(
    [
        heading("message-3"),
        heading("message-4", ' data-copy-of="message-3"'),
        FACTS,
        "<p>text</p>",
        "<h3>y</h3>",
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_nothing_is_lost_or_moved(page):
    added = re.compile(
        r'\n?<details class="copy">\n<summary.*?</summary>|</?section[^>]*>\n?|</details>\n'
    )
    moved = re.compile(r' data-[\w-]+="[^"]*"')
    assert moved.sub("", added.sub("", with_record_sections(page))) == moved.sub("", page)
