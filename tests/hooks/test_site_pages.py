"""Which pages there are, and what each of them shows."""

from dataclasses import replace
from pathlib import Path, PurePath

import pytest
import yaml

from converters.sources import slug as source_slug
from converters.terms.terms import slug as term_slug
from converters.terms.vocabulary import Vocabularies, load_vocabularies
from hooks.collection import Collection
from hooks.entries import entry_pages as entries
from hooks.entries.entry_pages import entry_pages, exemptions, programs
from hooks.lists import index_pages as indexes
from hooks.lists.index_pages import document_lists, home_page
from hooks.lists.paging import in_pages
from hooks.site_pages import generated_pages, views_of_written_pages
from tests.hooks.samples import EXEMPTIONS, collection, document


@pytest.fixture
def loaded(tmp_path):
    return collection(
        tmp_path,
        document("a", "ICE and MIRS (b)(5).", date="2020-06-10", facts={"agency": "ICE"}),
        document("b", "ICE, ERO.", date="2022-09-30", facts={"agency": "ero"}),
        document("c", "Nobody."),
    )


def by_path(loaded):
    return {page.path: page for page in generated_pages(loaded)}


def test_each_entry_has_its_page_and_each_kind_its_index(loaded):
    paths = set(by_path(loaded))
    assert {"documents/index.md", "agencies/index.md", "agencies/ice.md"} <= paths
    assert {"programs/index.md", "programs/mirs.md", "programs/unnamed.md"} <= paths
    assert {f"exemptions/{id}.md" for id in ("index", "b5", "b6", "b7", "b7C", "none")} <= paths


def test_every_term_that_a_document_names_has_a_page(loaded):
    named = {f"{vocabulary}/{id}.md" for vocabulary, id in loaded.found}
    assert named <= set(by_path(loaded))


def test_pages_are_stubs_whose_front_matter_survives_any_title(loaded):
    for page in by_path(loaded).values():
        front, rest = page.markdown.removeprefix("---\n").split("\n---\n")
        assert yaml.safe_load(front)["title"] == page.title
        assert rest == ""


def test_the_home_page_and_each_document_get_a_view(loaded):
    views = views_of_written_pages(loaded)
    assert set(views) == {
        "index.md",
        "about/data-dictionary.md",
        "about/downloads.md",
        "about/graph-tables.md",
        "about/passages-tables.md",
        "about/related-table.md",
        "about/records-table.md",
        *(f"documents/{id}.md" for id in ("a", "b", "c")),
    }


def test_a_document_knows_its_neighbours_in_the_list(loaded):
    views = views_of_written_pages(loaded)
    # The list is b (2022), a (2020), c (undated).
    assert views["documents/a.md"].previous.id == "b"
    assert views["documents/a.md"].next.id == "c"
    assert views["documents/b.md"].previous is None


@pytest.mark.parametrize(("id", "agency"), [("a", "ice"), ("b", "ero"), ("c", None)])
def test_the_agency_that_released_a_text_is_known_by_id_or_short_form(loaded, id, agency):
    released_by = views_of_written_pages(loaded)[f"documents/{id}.md"].released_by
    assert (released_by.id if released_by else None) == agency


def test_the_home_page_names_what_is_named_most(loaded):
    home = home_page(loaded)
    assert [node.term.id for node in home.agencies] == ["ice", "ero"]
    assert [one.id for one in home.latest] == ["b", "a", "c"]


def test_documents_are_listed_by_year(loaded):
    (listing,) = document_lists(loaded)
    years = {year: [row.document.id for row in rows] for year, rows in listing.years.items()}
    assert years == {"2022": ["b"], "2020": ["a"], "": ["c"]}


def test_a_program_knows_who_runs_it_and_all_above(loaded):
    mirs = next(program for program in programs(loaded) if program.term.id == "mirs")
    assert [term.id for term in mirs.above] == ["dhs", "cbp"]


def test_exemptions_are_listed_whether_used_or_not_and_know_their_parts(loaded):
    listed = {entry.key[1]: entry for entry in exemptions(loaded)}
    assert listed["b5"].figures.passages == 1
    assert listed["b6"].figures.passages == 0
    assert [part.key[1] for part in listed["b7"].parts] == ["b7C"]
    assert listed["b7C"].whole.id == "b7"


@pytest.mark.parametrize(
    ("id", "words"),
    [
        ("b7", "records, to the extent that they"),
        ("b7A", "records, to the extent that they (A) could interfere"),
        ("b7C", "records, to the extent that they … (C) could invade"),
    ],
)
def test_the_words_of_the_law_for_a_part_go_on_from_those_of_the_whole(id, words):
    whole = replace(EXEMPTIONS["b7"], statute="records, to the extent that they")
    parts = {
        "b7": whole,
        "b7A": replace(whole, id="b7A", label="(b)(7)(A)", statute="could interfere", parent="b7"),
        "b7C": replace(EXEMPTIONS["b7C"], statute="could invade"),
    }
    known = Collection((), {}, {}, Vocabularies({}, {}, parts))
    assert {one.key[1]: one.statute for one in exemptions(known)}[id] == words


def test_exemptions_are_grouped_by_their_law(loaded):
    index = indexes.exemption_index(loaded)
    foia, order = index.acts
    assert [entry.key[1] for entry in foia.exemptions] == ["b5", "b6", "b7"]
    assert (foia.cited, order.cited) == (True, False)
    assert index.none.figures.passages == 0


def test_an_exemption_whose_id_is_no_name_of_a_page_has_one(loaded):
    assert "exemptions/1-4-c.md" in by_path(loaded)


def test_a_long_list_goes_on_on_further_pages(loaded, monkeypatch):
    monkeypatch.setattr(entries, "DOCUMENTS_ON_A_PAGE", 1)
    monkeypatch.setattr(indexes, "DOCUMENTS_ON_A_PAGE", 2)
    ice = [page for page in entry_pages(loaded) if page.entry.key == ("agencies", "ice")]
    assert [page.paging.path for page in ice] == ["agencies/ice.md", "agencies/ice_2.md"]
    assert [page.found[0].document.id for page in ice] == ["a", "b"]
    assert [listing.paging.url for listing in document_lists(loaded)] == [
        "documents/index.html",
        "documents/index_2.html",
    ]


def test_no_page_of_a_list_has_a_name_that_a_publisher_can_give(loaded, monkeypatch):
    monkeypatch.setattr(entries, "DOCUMENTS_ON_A_PAGE", 1)
    monkeypatch.setattr(indexes, "DOCUMENTS_ON_A_PAGE", 1)
    pages = [PurePath(path) for path in by_path(loaded)]
    further = [path for path in pages if "_" in path.stem]
    assert {path.parts[0] for path in further} == {"agencies", "documents"}
    assert [path for path in further if source_slug(path.stem) == path.stem] == []
    assert [path for path in further if term_slug(path.stem) == path.stem] == []


def test_no_exemption_takes_the_pages_of_the_list_and_of_none():
    known = load_vocabularies(Path("none here")).exemptions.values()
    pages = [exemption.page for exemption in known]
    assert len(set(pages)) == len(pages)
    assert {"index", "none"}.isdisjoint(pages)


@pytest.mark.parametrize(
    ("items", "sizes"), [(0, [0]), (1, [1]), (3, [3]), (4, [3, 1]), (6, [3, 3])]
)
def test_pages_of_a_list_hold_all_its_items_in_order(items, sizes):
    pages = list(in_pages("list", range(items), 3))
    assert [len(part) for _, part in pages] == sizes
    assert [item for _, part in pages for item in part] == list(range(items))
