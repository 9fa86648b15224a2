"""Figures count what they say they count."""

from hooks.document.figures import Figures, exemption_counts
from hooks.entries.agency_tree import agencies_with_pages, agency_tree, parents, walk
from hooks.lists.index_pages import totals
from tests.hooks.samples import AGENCIES, EXEMPTIONS, collection, document


def nodes(loaded):
    return {node.term.id: node for node in walk(agency_tree(loaded))}


def test_a_department_knows_its_components_and_counts_a_document_once(tmp_path):
    loaded = collection(
        tmp_path,
        document("a", "DHS, ICE and ERO."),
        document("b", "ERO."),
        document("c", "Nobody."),
    )
    dhs, ice = nodes(loaded)["dhs"], nodes(loaded)["ice"]
    assert (dhs.own, dhs.whole) == (Figures(1, 1), Figures(2, 4))
    assert (ice.own, ice.whole) == (Figures(1, 1), Figures(2, 3))


def test_the_tree_has_what_is_named_what_is_above_and_what_the_publisher_added(tmp_path):
    loaded = collection(tmp_path, document("a", "ERO."))
    # ICE and DHS are above ERO, which also runs a program; EPA is above the publisher's office.
    assert set(agencies_with_pages(loaded)) == {"ero", "ice", "dhs", "own", "epa"}


def test_an_agency_that_runs_a_named_program_has_a_page(tmp_path):
    assert "cbp" in agencies_with_pages(collection(tmp_path, document("a", "MIRS.")))


def test_the_most_named_agency_comes_first_at_each_level(tmp_path):
    loaded = collection(tmp_path, document("a", "ICE, CBP and CBP."))
    assert [node.term.id for node in nodes(loaded)["dhs"].components] == ["cbp", "ice"]


def test_agencies_above_stand_from_the_top_down():
    assert [term.id for term in parents(AGENCIES, "ero")] == ["dhs", "ice"]


def test_exemptions_are_counted_by_redaction_and_by_document(tmp_path):
    documents = collection(
        tmp_path, document("a", "(b)(6); (b)(7)(C) and (b)(6)."), document("b", "(b)(6) [Redacted]")
    ).documents
    counts = exemption_counts(documents, EXEMPTIONS)
    assert [(one.id, one.redactions, one.documents) for one in counts] == [
        ("b6", 3, 2),
        ("b7C", 1, 1),
        ("none", 1, 1),
    ]
    assert [one.share for one in counts] == [1, 1 / 3, 1 / 3]
    assert [one.label for one in counts] == ["(b)(6)", "(b)(7)(C)", "no exemption"]


def test_the_collection_in_figures(tmp_path):
    loaded = collection(tmp_path, document("a", "ICE (b)(5)"), document("b", "ICE and MIRS."))
    total = totals(loaded)
    assert (total.documents, total.redactions, total.words) == (2, 1, 4)
    assert (total.agencies, total.programs) == (1, 1)
