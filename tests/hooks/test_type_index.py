"""Types of records and what publishers call documents: one vocabulary, each thing listed once."""

import pytest

from converters.model import RecordType
from hooks.lists import type_index as index
from hooks.lists.record_types import RECORD_TYPES, type_in_words
from hooks.lists.type_index import holds, type_page, type_pages, types
from tests.hooks.samples import collection, document, record


@pytest.fixture
def loaded(tmp_path):
    return collection(
        tmp_path,
        document(
            "pile",
            "A paper.",
            type="briefing papers and e-mail",
            records=[
                record("record-1", "briefing paper"),
                record("message-1", "e-mail", date="2020-02-28T10:44"),
                record("message-2", "e-mail", date="2020-02-27"),
            ],
        ),
        document("memo", "A.", type="Memorandum", records=[record("record-1", "memorandum")]),
        document("old memo", "B.", type="memorandum"),
        document("bare", "Nothing is known."),
    )


def by_name(loaded):
    return {entry.name: entry for entry in types(loaded)}


def test_every_type_of_the_model_has_words_and_an_explanation():
    assert set(RECORD_TYPES) == set(RecordType.__args__)
    for words in RECORD_TYPES.values():
        assert words.meaning.endswith(".")
        assert words.one != words.many or words.one.endswith("points")


def test_types_are_listed_by_how_many_records_they_have(loaded):
    found = [(entry.title, len(entry.listed), entry.documents) for entry in types(loaded)]
    assert found == [
        ("E-mail messages", 2, 1),
        ("Memoranda", 2, 2),
        ("Briefing papers", 1, 1),
        ("Briefing papers and e-mail", 1, 1),
    ]


def test_a_type_lists_the_earliest_record_first(loaded):
    assert [one.url for one in by_name(loaded)["e-mail"].listed] == [
        "documents/pile.html#message-2",
        "documents/pile.html#message-1",
    ]


def test_what_a_publisher_calls_a_document_is_the_type_of_records_where_it_is_equal(loaded):
    memoranda = by_name(loaded)["memorandum"]
    # The document with a record of that type is listed by this record, and once.
    assert [(one.document.id, one.record is not None) for one in memoranda.listed] == [
        ("memo", True),
        ("old memo", False),
    ]


def test_other_words_of_a_publisher_are_a_type_that_says_whose_words_they_are(loaded):
    own = by_name(loaded)["briefing papers and e-mail"]
    assert own.meaning == index.PUBLISHERS_WORDS
    assert [one.record for one in own.listed] == [None]


@pytest.mark.parametrize(
    ("type", "path"),
    [
        ("e-mail", "types/e-mail"),
        ("FOIA request", "types/foia-request"),
        ("index", "types/index_of_records"),
        ("Schreiben über X", "types/schreiben-über-x"),
        ("x" * 300, "types/" + "x" * 50),
    ],
)
def test_a_type_has_a_page_that_nothing_else_can_take(type, path):
    assert type_page(type) == path


def test_the_pages_of_all_types_have_names_of_their_own():
    assert len({type_page(name) for name in RECORD_TYPES}) == len(RECORD_TYPES)
    assert type_page("Index") == type_page("index") != type_page("index of records")


def test_a_long_type_goes_on_on_further_pages(loaded, monkeypatch):
    monkeypatch.setattr(index, "ROWS_ON_A_PAGE", 1)
    pages = [page for page in type_pages(loaded) if page.entry.name == "e-mail"]
    assert [page.paging.path for page in pages] == ["types/e-mail.md", "types/e-mail_2.md"]
    assert [page.title for page in pages] == ["E-mail messages", "E-mail messages, page 2"]


def test_a_document_of_several_records_says_what_it_holds(loaded):
    held = {one.id: holds(one) for one in loaded.documents}
    assert held == {
        "pile": "2 e-mail messages, 1 briefing paper",
        "memo": "",
        "old memo": "",
        "bare": "",
    }


def test_a_collection_without_types_has_no_page_of_one(tmp_path):
    assert [*type_pages(collection(tmp_path, document("a", "A.")))] == []


@pytest.mark.parametrize(
    ("type", "words"),
    [("e-mail", "E-mail message"), ("FOIA request", "FOIA request"), ("", "")],
)
def test_a_type_stands_at_the_start_of_a_line(type, words):
    assert type_in_words(type) == words
