"""The pages of people: who is named, in which roles and places, and whether it is one person."""

import pytest

from hooks.collection import load_collection
from hooks.entries.entry_pages import entry_pages
from hooks.entries.people import PlacesOfPeople
from hooks.entries.people_pages import parts_of, people, people_indexes, sorting_name
from tests.hooks.samples import PEOPLE, collection, document, person, record


def naming(id, text, *people, **given):
    """A document that names these people, each with roles."""
    made = document(id, text, **given)
    made["people"] = [person(text, name, *roles) for name, *roles in people]
    for one in made["people"]:
        made["mentions"] += one.pop("mentions")
    return made


@pytest.fixture
def loaded(tmp_path):
    return collection(
        tmp_path,
        naming("a", "To Jo Example. Jo Example", ("Jo Example", "Clerk\nOffice of Examples")),
        naming("b", "Ada Zet. Jo Example", ("Ada Zet", "Clerk"), ("Jo Example", "Director")),
        naming("c", "Émile Ab", ("Émile Ab",)),
    )


def by_id(loaded):
    return {one.key[1]: one for one in people(loaded)}


def test_roles_stand_with_the_document_and_the_line_that_state_them(loaded):
    roles = by_id(loaded)["jo-example"].roles
    assert [(one.role.words, one.document.id, one.role.line) for one in roles] == [
        ("Clerk, Office of Examples", "a", 1),
        ("Director", "b", 1),
    ]


def test_the_same_name_in_two_documents_may_be_that_of_two_people(loaded):
    found = by_id(loaded)
    assert not found["jo-example"].certain
    assert found["ada-zet"].certain


def test_someone_in_the_vocabulary_is_certain_and_has_a_page_unnamed_or_not(loaded):
    known = by_id(loaded)["known-person"]
    assert known.certain and known.figures.passages == 0
    assert known.doing == PEOPLE["known-person"].role
    assert known.organization == ("Immigration and Customs Enforcement", "agencies/ice.html")


def test_the_list_goes_by_family_name_under_its_letter(loaded):
    (index,) = people_indexes(loaded)
    groups = {group.letter: [one.turned for one in group.people] for group in index.groups}
    assert groups == {
        "A": ["Ab, Émile"],
        "E": ["Example, Jo"],
        "P": ["Person, Known"],
        "Z": ["Zet, Ada"],
    }


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Jo A. Example", ("Jo A.", "Example", "")),
        ("Lou D. Example II", ("Lou D.", "Example", "II")),
        ("Lou Example, Jr.", ("Lou", "Example", "Jr.")),
        ("Ana de la Example", ("Ana", "de la Example", "")),
        ("Example", ("", "Example", "")),
        ("", ("", "", "")),
    ],
)
def test_a_name_is_parted(name, parts):
    assert parts_of(name) == parts


def test_small_words_and_what_stands_behind_do_not_count_for_the_order():
    assert sorting_name("Ana de la Example II").startswith("Example")


def test_a_page_says_in_which_place_each_passage_names_someone(tmp_path):
    text = "Jo Example\n\nJo Example\n\nJo Example"
    memo = record(
        "record-1",
        "memorandum",
        fields=[{"name": "to", "withheld": "none", "end": 10, "parts": []}],
    )
    memo["parts"] = [{"kind": "signature", "start": 12, "end": 22}]
    made = naming("a", text, ("Jo Example",), records=[memo])
    pages = entry_pages(collection(tmp_path, made))
    (page,) = [one for one in pages if one.entry.key == ("people", "jo-example")]
    ways = [passage.way for passage in page.found[0].passages]
    assert ways == ["as recipient", "in the signature", "in the text"]


def test_a_name_in_a_cite_or_a_footnote_is_said_to_be_there():
    places = PlacesOfPeople(
        {
            "records": [],
            "citations": [{"start": 0, "end": 5}],
            "footnotes": [{"start": 0, "end": 10}],
        }
    )
    assert (places.words(4), places.words(5)) == ("in a cite", "in a footnote")


def test_a_collection_that_names_nobody_has_an_empty_list(tmp_path):
    (index,) = people_indexes(load_collection(tmp_path, collection(tmp_path).vocabularies))
    assert index.people == len(PEOPLE)
