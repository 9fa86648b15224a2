"""The suggested citation says what is known, in the same words with and without scripts."""

import pytest

from hooks.document.citation import citation
from tests.hooks.samples import collection, document


@pytest.fixture
def cited(tmp_path):
    """The citation of a document with these facts."""

    def of(title="Lunch", type=None, date=None, released_by="", **facts):
        one = document("memo", "Words.", title=title, type=type, date=date, facts=facts)
        return citation(collection(tmp_path, one).documents[0], released_by)

    return of


def test_all_that_is_known_is_said(cited):
    one = cited(
        type="memorandum",
        date="2022-09-30",
        custodian="Agency for Lunch",
        request_number="2021-ICFO-1",
    )
    assert one.words == (
        "Agency for Lunch. “Lunch.” Memorandum, 30 September 2022. Request 2021-ICFO-1."
    )


def test_what_is_not_known_is_left_out(cited):
    one = cited()
    assert one.words == "“Lunch.” Undated."
    assert (one.holder, one.request, one.date, one.government) == ("", "", "", False)


def test_the_holder_is_the_custodian_or_else_the_agency(cited):
    assert cited(agency="ICE", custodian="A library").holder == "A library"
    assert cited(agency="ICE", released_by="Immigration and Customs Enforcement").holder == (
        "Immigration and Customs Enforcement"
    )
    assert cited(agency="Some office").holder == "Some office"
    assert cited(agency="Some office").government is True


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Why?", "“Why?” Undated."),
        ("The U.S.", "“The U.S.” Undated."),
        ("On “lunch”", "“On ‘lunch’.” Undated."),
        ("<b>{{ x }}</b>", "“<b>{{ x }}</b>.” Undated."),
    ],
)
def test_a_title_keeps_its_signs(cited, title, words):
    assert cited(title=title).words == words


def test_the_facts_for_the_script_are_the_same(cited):
    one = cited(type="letter", date="2020")
    assert one.facts["words"] == one.words
    assert one.facts["title"] == "Lunch"
    assert one.facts["id"] == "memo"
