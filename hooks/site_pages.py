"""Every page that is not written by hand: its path, its template and what the template shows."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hooks.annotating.annotation_pages import (
    AnnotationIndex,
    AnnotationList,
    AnnotationView,
    PrivateAnnotations,
    annotation_views,
)
from hooks.annotating.annotations import CollectedAnnotations
from hooks.collection import CollectedDocument, Collection
from hooks.document.document_page import DocumentPage, document_pages
from hooks.document.repeated import RepeatedPassage
from hooks.document.repeated_pages import RepeatedIndex, RepeatedView, ShownIndex, repeated_views
from hooks.entries.authority_pages import AuthorityIndex, authority_indexes
from hooks.entries.entry_pages import EntryPage, entry_pages
from hooks.entries.glossary_page import GlossaryPage, glossary_page
from hooks.entries.organization_pages import (
    OrganizationIndex,
    organization_index,
)
from hooks.entries.people_pages import PeopleIndex, people_indexes
from hooks.lists.index_pages import (
    DOCUMENTS_ON_A_PAGE,
    AgencyIndex,
    DocumentList,
    ExemptionIndex,
    HomePage,
    ProgramIndex,
    agency_index,
    document_lists,
    exemption_index,
    home_page,
    program_index,
)
from hooks.lists.timeline import TimelinePage, timeline_pages
from hooks.lists.type_index import TypeIndex, TypePage, type_index, type_pages
from hooks.search.search_examples import SearchPage, search_page
from hooks.tables import downloads, record_table, related_table, repeated_tables
from hooks.tables.table_files import FORMULA_SIGNS, Column
from hooks.tables.tables import GRAPH, Described


@dataclass(frozen=True)
class DownloadList:
    """Every document as files."""

    number: int
    """Documents of the collection."""

    documents: tuple[CollectedDocument, ...]
    """All of them where they fit on a page, otherwise none."""


@dataclass(frozen=True)
class DataDictionary:
    """What each column of a table holds."""

    name: str
    """The name of its files: `redactions` or `records`."""

    columns: tuple[Column[Any], ...]
    signs: tuple[str, ...]
    """Signs that the CSV makes harmless at the start of a cell, those that can be printed."""


@dataclass(frozen=True)
class TableDictionaries:
    """What each column of several tables holds."""

    tables: tuple[Described, ...]


View = (
    AgencyIndex
    | AnnotationView
    | AuthorityIndex
    | DataDictionary
    | DocumentList
    | DocumentPage
    | DownloadList
    | EntryPage
    | ExemptionIndex
    | GlossaryPage
    | HomePage
    | OrganizationIndex
    | PeopleIndex
    | ProgramIndex
    | RepeatedView
    | SearchPage
    | TableDictionaries
    | TimelinePage
    | TypeIndex
    | TypePage
)


ENTRY_TEMPLATES = {
    "agencies": "agency.html",
    "authorities": "authority.html",
    "exemptions": "exemption.html",
    "organizations": "organization.html",
    "people": "person.html",
    "programs": "program.html",
}
"""The template of an entry's page, by its vocabulary."""


@dataclass(frozen=True)
class GeneratedPage:
    """A page that exists because the collection does."""

    path: str
    """Path below `docs/`: `agencies/ice.md`."""

    title: str
    template: str
    view: View

    @property
    def markdown(self) -> str:
        """Front matter alone; the template shows the view."""
        lines = [f"title: {json.dumps(self.title)}", f"template: {self.template}"]
        return "\n".join(["---", *lines, "---", ""])


def generated_pages(collection: Collection) -> Iterator[GeneratedPage]:
    """The indexes, and the pages of their entries."""
    for path, title, template, view in _indexes(collection):
        yield GeneratedPage(path, title, template, view)
    for kind in type_pages(collection):
        yield _type(kind)
    for page in entry_pages(collection):
        yield _entry(page)


def _indexes(collection: Collection) -> Iterator[tuple[str, str, str, View]]:
    """The lists, each with its path, title and template."""
    for listing in document_lists(collection):
        yield listing.paging.path, listing.title, "documents.html", listing
    for days in timeline_pages(collection):
        yield days.paging.path, days.title, "timeline.html", days
    for cited in authority_indexes(collection):
        yield cited.paging.path, cited.title, "authorities.html", cited
    for named in people_indexes(collection):
        yield named.paging.path, named.title, "people.html", named
    organizations = organization_index(collection)
    yield "agencies/index.md", "Agencies", "agencies.html", agency_index(collection)
    yield "exemptions/index.md", "Exemptions", "exemptions.html", exemption_index(collection)
    yield "glossary/index.md", "Glossary", "glossary.html", glossary_page(collection)
    yield "organizations/index.md", "Organizations", "organizations.html", organizations
    yield "programs/index.md", "Programs", "programs.html", program_index(collection)
    yield "search/index.md", "Search", "search.html", search_page(collection)
    yield "types/index.md", "Document types", "types.html", type_index(collection)


def views_of_written_pages(collection: Collection) -> Mapping[str, View]:
    """What templates add around pages that exist as files."""
    documents = {f"documents/{page.document.id}.md": page for page in document_pages(collection)}
    return {
        "index.md": home_page(collection),
        "about/downloads.md": _download_list(collection),
        "about/data-dictionary.md": _dictionary("redactions", downloads.COLUMNS),
        "about/graph-tables.md": TableDictionaries(GRAPH),
        "about/passages-tables.md": TableDictionaries(repeated_tables.TABLES),
        "about/related-table.md": TableDictionaries((related_table.TABLE,)),
        "about/records-table.md": _dictionary("records", record_table.COLUMNS),
        **documents,
    }


def _dictionary(name: str, columns: tuple[Column[Any], ...]) -> DataDictionary:
    return DataDictionary(
        name, columns, tuple(sign for sign in FORMULA_SIGNS if sign.isprintable())
    )


def _download_list(collection: Collection) -> DownloadList:
    number = len(collection.documents)
    listed = collection.documents if number <= DOCUMENTS_ON_A_PAGE else ()
    return DownloadList(number, listed)


def _entry(page: EntryPage) -> GeneratedPage:
    return GeneratedPage(
        path=page.paging.path,
        title=page.title,
        template=ENTRY_TEMPLATES[page.entry.key[0]],
        view=page,
    )


def _type(page: TypePage) -> GeneratedPage:
    return GeneratedPage(page.paging.path, page.title, "type.html", page)


REPEATED_TEMPLATES = {
    RepeatedIndex: "repeated.html",
    ShownIndex: "repeated-shown.html",
    RepeatedPassage: "repeated-passage.html",
}


def pages_of_repeated(passages: Sequence[RepeatedPassage]) -> Iterator[GeneratedPage]:
    """The pages of repeated passages."""
    for path, title, view in repeated_views(passages):
        yield GeneratedPage(path, title, REPEATED_TEMPLATES[type(view)], view)


ANNOTATION_TEMPLATES = {
    AnnotationIndex: "annotations.html",
    AnnotationList: "annotations-list.html",
    PrivateAnnotations: "annotations-private.html",
}


def pages_of_annotations(annotations: CollectedAnnotations) -> Iterator[GeneratedPage]:
    """The lists of annotations."""
    for path, title, view in annotation_views(annotations.all, annotations.problems):
        yield GeneratedPage(path, title, ANNOTATION_TEMPLATES[type(view)], view)
