"""The collection knows where each entry is found, and forgets the texts."""

from hooks import collection as module
from tests.hooks.samples import collection, document


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


def test_an_empty_folder_is_an_empty_collection(tmp_path):
    loaded = collection(tmp_path)
    assert loaded.documents == ()
    assert loaded.found == {}
