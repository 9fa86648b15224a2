"""Pictures of where redactions are found have the figures of their tables."""

import pytest

from hooks.document import uses
from hooks.document.figures import exemption_counts
from hooks.document.uses import (
    by_agency,
    by_document,
    by_extent,
    by_what_is_withheld,
    by_year,
    withheld,
)
from hooks.entries.entry_pages import entry_pages
from tests.hooks.samples import collection, document, reference


@pytest.fixture
def loaded(tmp_path):
    first = document("a", "(b)(6), (b)(6), (b)(5)", date="2020-06-10", facts={"agency": "ICE"})
    first["redactions"][0] |= {"extent": "line", "stands_for": "an e-mail address"}
    first["redactions"][1] |= {"extent": "answer", "stands_for": "the answer to question 3"}
    second = document("b", "ICE (b)(6); (b)(7)(C)", date="2022", facts={"agency": "ice"})
    second["redactions"][0] |= {"extent": "answer", "stands_for": "the answer to question 1a"}
    third = document("c", "(b)(6)", facts={"agency": "A town"})
    text = "Exemption (b)(5) protects drafts."
    fourth = document("d", text, redactions=[], references=[reference(text, "(b)(5)", "b5")])
    return collection(tmp_path, first, second, third, fourth)


def figures(picture):
    return [(bar.words, bar.redactions, bar.documents) for bar in picture.bars]


def test_by_agency_whatever_the_facts_call_it(loaded):
    picture = by_agency(loaded, withheld(loaded, "b6"))
    assert figures(picture) == [
        ("Immigration and Customs Enforcement", 3, 2),
        ("A town", 1, 1),
    ]
    assert [bar.url for bar in picture.bars] == ["agencies/ice.html", ""]


def test_by_year_in_order_with_undated_documents_apart(loaded):
    picture = by_year(withheld(loaded, "b6"))
    assert figures(picture) == [("2020", 2, 1), ("2022", 1, 1), ("Undated", 1, 1)]
    assert [bar.apart for bar in picture.bars] == [False, False, True]
    assert [bar.share for bar in picture.bars] == [1, 0.5, 0.5]


def test_by_document_the_most_first_and_the_rest_as_one(loaded, monkeypatch):
    monkeypatch.setattr(uses, "MOST", 1)
    picture = by_document(withheld(loaded, "b6"))
    assert figures(picture) == [("A", 2, 1), ("2 others", 2, 0)]


def test_by_extent_from_little_to_much(loaded):
    picture = by_extent(withheld(loaded, "b6"))
    assert figures(picture) == [
        ("Part of a line", 1, 1),
        ("A line", 1, 1),
        ("An answer or a part of one", 2, 2),
    ]


def test_every_withheld_answer_stands_for_the_same_thing(loaded):
    picture = by_what_is_withheld(withheld(loaded, "b6"))
    assert figures(picture) == [
        ("The answer to a question", 2, 2),
        ("An e-mail address", 1, 1),
        ("The text does not say", 1, 1),
    ]


def test_where_no_text_says_what_is_withheld_there_is_no_picture_of_it(loaded):
    titles = [picture.title for picture in uses.pictures_of_amount(withheld(loaded, "b5"))]
    assert titles == ["By extent"]


def test_a_picture_of_undated_documents_alone_is_left_out(tmp_path):
    loaded = collection(tmp_path, document("a", "(b)(6) (b)(6)"))
    titles = {one.title for one in uses.pictures_of_uses(loaded, withheld(loaded, "b6"))}
    assert titles == {"By document", "By extent"}


def test_all_pictures_of_an_exemption_add_up_to_its_redactions(loaded):
    (page,) = (one for one in entry_pages(loaded) if one.entry.key == ("exemptions", "b6"))
    assert len(page.pictures) == 5
    for picture in page.pictures:
        assert sum(bar.redactions for bar in picture.bars) == page.entry.figures.passages == 4


def test_a_document_has_its_own_figures(loaded):
    first = next(one for one in loaded.documents if one.id == "a")
    counts = exemption_counts([first], loaded.vocabularies.exemptions)
    exemption, extent, subject = uses.pictures_of_document(first, counts)
    assert [bar.redactions for bar in exemption.bars] == [one.redactions for one in counts]
    assert {bar.url for bar in exemption.bars} == {f"exemptions/{one.page}.html" for one in counts}
    assert sum(bar.redactions for bar in extent.bars) == len(first.withheld) == 3
    assert figures(subject)[-1] == ("The text does not say", 1, 1)


def test_a_cite_that_only_speaks_of_an_exemption_is_no_use_of_it(loaded):
    (page,) = (one for one in entry_pages(loaded) if one.entry.key == ("exemptions", "b5"))
    assert [one.document.id for one in page.found] == ["a"]
    assert [one.document.id for one in page.spoken] == ["d"]
    assert page.spoken[0].passages[0].text == "Exemption (b)(5) protects drafts."


def test_redactions_that_cite_nothing_are_counted_by_the_words_that_stand_there(tmp_path):
    loaded = collection(tmp_path, document("a", "[Redacted] and [Redacted] (b)(5)"))
    (page,) = (one for one in entry_pages(loaded) if one.entry.key == ("exemptions", "none"))
    assert figures(page.pictures[0]) == [("[Redacted]", 2, 1)]


def test_an_exemption_that_nobody_cites_has_no_picture(loaded):
    (page,) = (one for one in entry_pages(loaded) if one.entry.key == ("exemptions", "1.4(c)"))
    assert page.pictures == ()
