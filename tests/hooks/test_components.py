"""A department's page knows the documents and passages of its components."""

from hooks.entries.agency_tree import agency_tree, walk
from hooks.entries.components import component_rows
from hooks.entries.entries import DOCUMENTS_ON_A_PAGE, place_of
from tests.hooks.samples import collection, document


def rows(loaded, id):
    node = next(node for node in walk(agency_tree(loaded)) if node.term.id == id)
    return component_rows(loaded, node)


def test_each_document_says_which_components_it_names_and_how_often(tmp_path):
    loaded = collection(
        tmp_path,
        document("a", "DHS, ICE, ICE, ERO."),
        document("b", "CBP."),
        document("c", "DHS."),
    )
    found = [
        (
            row.document.id,
            row.own,
            row.passages,
            [(one.term.id, one.count) for one in row.components],
        )
        for row in rows(loaded, "dhs")
    ]
    assert found == [("a", 1, 4, [("ice", 2), ("ero", 1)]), ("b", 0, 1, [("cbp", 1)])]


def test_a_component_is_linked_at_the_document_on_its_own_page(tmp_path):
    loaded = collection(tmp_path, document("release 1/a", "ERO."))
    (row,) = rows(loaded, "ice")
    assert row.components[0].url == "agencies/ero.html#in-release%201/a"


def test_a_document_on_a_further_page_of_a_component_is_linked_there(tmp_path):
    one = collection(tmp_path, document("a", "ERO.")).documents[0]
    assert place_of(("agencies", "ero"), DOCUMENTS_ON_A_PAGE, one) == "agencies/ero_2.html#in-a"


def test_an_agency_without_components_has_no_rows(tmp_path):
    assert rows(collection(tmp_path, document("a", "EPA.")), "own") == ()
