"""The examples of the page of results: queries that this collection has an answer to."""

import json
import shutil

import pytest

from converters.terms.vocabulary import load_vocabularies
from hooks.collection import load_collection
from hooks.search.search_examples import filter_text, search_page
from tests.conftest import ROOT


@pytest.fixture
def queries(converted):
    vocabularies = load_vocabularies(ROOT / "docs/vocabularies")
    page = search_page(load_collection(converted, vocabularies))
    return [example.query for example in page.examples]


def test_words_come_from_what_the_documents_name(queries):
    words, phrase, without, either, begun = queries[:5]
    first, second = words.split()
    assert phrase.startswith(f'"{first} ')
    assert phrase.endswith(f'{second}"')
    assert without == f"{second} -{first}"
    assert either == f"{first} OR {second}"
    assert begun.endswith("*")


def test_filters_take_the_values_named_most(queries):
    assert "exemption:b6" in queries
    assert "agency:ICE" in queries
    assert "date:2020..2022" in queries
    assert any(query.startswith("person:") for query in queries)


def test_a_collection_without_documents_has_no_examples(tmp_path):
    collection = load_collection(tmp_path, load_vocabularies(tmp_path))
    assert search_page(collection).examples == ()


def test_a_document_in_which_nothing_is_named_gives_words_of_its_title(converted, tmp_path):
    for path in converted.glob("epic*.json"):
        content = json.loads(path.read_text(encoding="utf-8"))
        nothing = {key: [] for key in ("mentions", "redactions", "people", "records", "citations")}
        changed = {**content, **nothing, "title": "Seven blue parcels", "questions": []}
        (tmp_path / path.name).write_text(json.dumps(changed), encoding="utf-8")
        shutil.copy(path.with_suffix(".md"), tmp_path)
    collection = load_collection(tmp_path, load_vocabularies(tmp_path))
    queries = [example.query for example in search_page(collection).examples]
    assert '"seven blue parcels"' in queries
    assert "exemption:" not in " ".join(queries)


@pytest.mark.parametrize(
    ("value", "written"),
    [("b5", "type:b5"), ("briefing paper", 'type:"briefing paper"'), ("a(b)", 'type:"a(b)"')],
)
def test_a_value_with_blanks_or_brackets_stands_in_quotation_marks(value, written):
    assert filter_text("type", value) == written
