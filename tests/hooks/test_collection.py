"""The collection knows where each entry is found, and forgets the texts."""

import pytest

from hooks.entries import entry_places as module
from hooks.entries.entry_pages import entry_pages
from tests.hooks.samples import collection, document, reference


def ids(found):
    return [one.document.id for one in found]


def test_documents_come_latest_first_and_undated_ones_last(tmp_path):
    documents = collection(
        tmp_path,
        document("undated", "x"),
        document("year", "x", date="2020"),
        document("day", "x", date="2020-06-10"),
        document("later", "x", date="2022-09-30"),
    ).documents
    assert [one.id for one in documents] == ["later", "day", "year", "undated"]


def test_an_entry_lists_exactly_the_documents_that_name_it_most_often_first(tmp_path):
    found = collection(
        tmp_path,
        document("once", "ICE and CBP."),
        document("twice", "ICE and ICE."),
        document("never", "Nobody."),
    ).found
    assert ids(found["agencies", "ice"]) == ["twice", "once"]
    assert ids(found["agencies", "cbp"]) == ["once"]
    assert ("agencies", "epa") not in found


def test_a_redaction_with_two_exemptions_counts_once_for_each(tmp_path):
    loaded = collection(tmp_path, document("memo", "Name (b)(6); (b)(7)(C) and (b)(6)."))
    (memo,) = loaded.documents
    assert len(memo.withheld) == 2
    assert memo.exemptions == {"b6": 2, "b7C": 1}
    assert loaded.count(("exemptions", "b6")) == 2
    assert loaded.count(("exemptions", "b7C")) == 1


def test_a_redaction_without_an_exemption_is_found_under_none(tmp_path):
    loaded = collection(tmp_path, document("memo", "Name [Redacted]."))
    assert loaded.documents[0].exemptions == {"none": 1}
    assert ids(loaded.found["exemptions", "none"]) == ["memo"]


def test_agencies_of_a_document_come_most_named_first(tmp_path):
    (memo,) = collection(tmp_path, document("memo", "CBP, ICE, ICE and MIRS.")).documents
    assert list(memo.agencies.items()) == [("ice", 2), ("cbp", 1)]
    assert memo.programs == {"mirs": 1}


def test_words_and_lines_are_those_of_the_released_text(tmp_path):
    (memo,) = collection(tmp_path, document("memo", "one two", "three")).documents
    assert (memo.words, memo.source.lines) == (3, 3)


def test_marks_of_redactions_are_no_words_of_the_released_text(tmp_path):
    text = "To (b)(6); (b)(7)(C)@ice.dhs.gov and me", "(b)(5)", "Last (b)(6) words."
    (memo,) = collection(tmp_path, document("memo", *text)).documents
    assert memo.words == len("To @ice.dhs.gov and me Last words.".split())


def test_documents_in_folders_have_addresses_that_any_browser_understands(tmp_path):
    (memo,) = collection(tmp_path, document("release 1/mémo", "x")).documents
    assert memo.url == "documents/release%201/m%C3%A9mo.html"
    assert memo.json_url == "documents/release%201/m%C3%A9mo.json"
    assert memo.source_url == "sources/release%201/m%C3%A9mo.txt"


def test_an_entry_shows_all_its_passages_while_they_are_not_too_many(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "ALL_PASSAGES", 12)
    found = collection(tmp_path, document("a", "ICE " * 6), document("b", "ICE " * 6)).found
    assert [len(one.passages) for one in found["agencies", "ice"]] == [6, 6]


def test_beyond_that_it_shows_the_first_ones_of_each_document_and_counts_all(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "ALL_PASSAGES", 12)
    found = collection(tmp_path, document("a", "ICE " * 7), document("b", "ICE " * 6)).found
    shown = [(one.count, len(one.passages)) for one in found["agencies", "ice"]]
    assert shown == [(7, module.FIRST_PASSAGES), (6, module.FIRST_PASSAGES)]


def test_an_entry_with_very_many_passages_shows_one_of_each_document(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "ALL_PASSAGES", 2)
    monkeypatch.setattr(module, "MANY_PASSAGES", 12)
    found = collection(tmp_path, document("a", "ICE " * 7), document("b", "ICE " * 6)).found
    shown = [(one.count, len(one.passages)) for one in found["agencies", "ice"]]
    assert shown == [(7, 1), (6, 1)]


@pytest.mark.parametrize(
    ("documents", "words", "overview"), [(21, 1, True), (20, 1, False), (21, 2, False)]
)
def test_a_list_with_one_passage_of_each_document_needs_no_list_above_it(
    tmp_path, documents, words, overview
):
    loaded = collection(tmp_path, *(document(f"d{n}", "ICE " * words) for n in range(documents)))
    (page,) = [one for one in entry_pages(loaded) if one.entry.key == ("agencies", "ice")]
    assert page.is_overview is overview


def test_cites_that_withhold_nothing_are_kept_apart(tmp_path):
    text = "Exemption (b)(5), and Rule 12(b)(6)."
    spoken = [reference(text, "(b)(5)", "b5"), reference(text, "12(b)(6)", None)]
    loaded = collection(tmp_path, document("letter", text, redactions=[], references=spoken))
    assert ids(loaded.spoken["b5"]) == ["letter"]
    assert set(loaded.spoken) == {"b5"}
    assert loaded.found == {}


@pytest.mark.parametrize("name", ["ice", "ICE", "Immigration and Customs Enforcement"])
def test_the_agency_that_released_a_document_is_known_by_any_of_its_names(tmp_path, name):
    loaded = collection(tmp_path, document("memo", "x", facts={"agency": name}))
    assert loaded.released_by(loaded.documents[0]).id == "ice"


def test_an_agency_that_no_vocabulary_has_is_nobody(tmp_path):
    loaded = collection(tmp_path, document("memo", "x", facts={"agency": "A town"}))
    assert loaded.released_by(loaded.documents[0]) is None


def test_an_empty_folder_is_an_empty_collection(tmp_path):
    loaded = collection(tmp_path)
    assert loaded.documents == ()
    assert loaded.found == {}
