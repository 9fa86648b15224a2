"""Lines in the text that lead from one copy of a passage to the others; nothing else changes."""

import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from hooks.document.repeated import (
    ComparedCopies,
    RepeatedPassage,
    RepeatedPlace,
    Run,
    ShownElsewhere,
)
from hooks.document.repeated_pages import by_document
from hooks.mark_repeated import with_lines
from tests.hooks.samples import collection, document

PAGE = (
    '<p><a id="L1" class="line" href="#L1"></a>A letter.</p>\n'
    '<section class="record"><h2 class="added record" id="record-2">Paper</h2>\n'
    '<p class="record-title"><a id="L3" class="line" href="#L3"></a>The vans</p>\n'
    '<p><a id="L5" class="line" href="#L5"></a>The office rented <br>\n'
    '<a id="L6" class="line" href="#L6"></a>nine vans <a class="redaction b7E" id="r1">(b)(7)(E)</a>'
    ' &lt;a id="L7"&gt; and <a class="redaction b7E" id="r2">(b)(7)(E)</a>.</p></section>'
)


@pytest.fixture
def documents(tmp_path):
    memo, paper = document("memo", "Words."), document("release/paper", "W.", title="<A> paper")
    return collection(tmp_path, memo, paper).by_id


@pytest.fixture
def passage(documents):
    """Makes a passage that stands at the lines named, the first of them the fullest copy."""

    def made(*places, words=60, differs=False, shown=(), opening="The office rented nine"):
        places = [RepeatedPlace(documents[id], line, last) for id, line, last in places]
        row = ((Run("a", differs),), (Run("b", differs),))
        comparisons = tuple(ComparedCopies(places[0], place, (row,), ()) for place in places[1:])
        if shown:
            elsewhere = tuple(
                ShownElsewhere(id, places[0], places[1], "words", ("b7E",), "1a2b3c4d")
                for id in shown
            )
            comparisons = (replace(comparisons[0], shown=elsewhere), *comparisons[1:])
        return RepeatedPassage("1a2b3c4d", words, opening, tuple(places), places[0], comparisons)

    return made


def link(url):
    return f"../{url}"


def marked(*passages):
    return with_lines(PAGE, by_document(passages)["memo"], link)


def lines(page):
    return BeautifulSoup(page, "html.parser").select("p.added.also")


def test_before_the_paragraph_stands_where_the_passage_is_found_again(passage):
    (line,) = lines(marked(passage(("memo", 5, 6), ("release/paper", 8, 11))))
    assert line.get_text() == (
        "This passage stands again at lines 8 to 11 of “<A> paper”. Compare the copies"
    )
    assert [one["href"] for one in line.select("a")] == [
        "../documents/release/paper.html#L8",
        "../repeated/1a2b3c4d.html",
    ]
    assert line.find_next_sibling("p").find(id="L5")
    assert line.find_previous_sibling("p").find(id="L3")


def test_within_the_same_document_the_line_is_enough(passage):
    first, second = lines(marked(passage(("memo", 3, 3), ("memo", 5, 6))))
    assert "at lines 5 to 6 of this document" in first.get_text()
    assert "at line 3 of this document" in second.get_text()
    assert second.a["href"] == "#L3"


def test_a_passage_that_starts_inside_of_a_paragraph_is_not_all_of_it(passage):
    inside = passage(("memo", 6, 6), ("release/paper", 8, 8), opening="nine vans and a cart")
    (line,) = lines(marked(inside))
    assert line.get_text().startswith("A passage that starts in this paragraph stands again")
    assert line.find_next_sibling("p").find(id="L6")


def test_passages_that_start_in_one_paragraph_share_a_line(passage):
    one = passage(("memo", 5, 6), ("release/paper", 8, 11))
    other = replace(passage(("memo", 6, 6), ("release/paper", 90, 90)), id="5e6f7a8b")
    (line,) = lines(marked(one, other))
    assert [a["href"] for a in line.select(".compare")] == [
        "../repeated/1a2b3c4d.html",
        "../repeated/5e6f7a8b.html",
    ]


def test_of_many_places_the_first_are_named(passage):
    places = [("release/paper", number, number) for number in range(10, 16)]
    (line,) = lines(marked(passage(("memo", 5, 6), *places)))
    assert "at line 10 of “<A> paper”" in line.get_text()
    assert "and at 3 more places." in line.get_text()


def test_a_redaction_that_another_copy_shows_is_said_before_its_paragraph(passage):
    (line,) = lines(marked(passage(("memo", 5, 6), ("release/paper", 8, 9), shown=["r1", "r2"])))
    assert line.get_text() == (
        "This passage stands again at lines 8 to 9 of “<A> paper”. "
        "Another copy shows what is withheld here and here. "
        "Compare the copies"
    )
    assert [one["href"] for one in line.select("a")][1:3] == ["#r1", "#r2"]


@pytest.mark.parametrize(
    ("words", "differs", "number"), [(39, False, 0), (40, False, 1), (22, True, 1)]
)
def test_a_short_passage_without_a_difference_has_no_line(passage, words, differs, number):
    made = passage(("memo", 5, 6), ("release/paper", 8, 9), words=words, differs=differs)
    assert len(lines(marked(made))) == number


def test_no_line_leads_to_or_from_a_copy_that_is_not_laid_beside_another(passage):
    """Such a copy may show a person's name that this one withholds."""
    made = passage(("memo", 5, 6), ("release/paper", 8, 9), ("memo", 3, 3))
    without = replace(made, comparisons=made.comparisons[:1])
    (line,) = lines(marked(without))
    assert "line 3" not in line.get_text()
    assert line.find_next_sibling("p").find(id="L5")


def test_a_page_without_such_passages_stays_as_it_is():
    assert with_lines(PAGE, (), link) is PAGE


def test_a_line_that_the_page_does_not_have_is_passed_over(passage):
    assert marked(passage(("memo", 99, 99), ("release/paper", 8, 9))) == PAGE
    assert marked(passage(("memo", 7, 7), ("release/paper", 8, 9))) == PAGE


@given(st.lists(st.sampled_from([1, 3, 5, 6, 7]), min_size=1, max_size=6))
def test_nothing_is_lost_or_moved_and_no_line_is_inside_a_paragraph(at):
    passages = [made_up(number, line) for number, line in enumerate(at)]
    page = with_lines(PAGE, passages, link)
    assert re.sub(r'<p class="added also".*?</p>\n', "", page) == PAGE
    assert all(line.find_parent("p") is None for line in lines(page))


class Elsewhere:
    """A document of which nothing but its name is known."""

    id, title, url = "other", "Other", "documents/other.html"


def made_up(number, line):
    here, there = RepeatedPlace(Elsewhere(), line, line), RepeatedPlace(Elsewhere(), 80, 81)
    compared = (ComparedCopies(there, here, (), ()),)
    passage = RepeatedPassage(f"{number:08x}", 60, "Words of it", (here, there), there, compared)
    (first, _) = by_document([passage])["other"]
    return first
