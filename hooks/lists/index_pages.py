"""The pages that lead to the others: home, and the lists of each kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from converters.terms.vocabulary import Act, Term
from hooks.collection import CollectedDocument, Collection
from hooks.document.figures import ExemptionCount, exemption_counts
from hooks.document.uses import Picture, pictures_at_a_glance, pictures_of_collection
from hooks.entries.agency_tree import AgencyNode, agency_tree, walk
from hooks.entries.authority_pages import AuthorityEntry, authorities
from hooks.entries.entries import Entry
from hooks.entries.entry_pages import ExemptionEntry, ProgramEntry, exemptions, programs
from hooks.entries.organization_pages import OrganizationEntry, organizations
from hooks.lists.paging import Paging, in_pages
from hooks.lists.timeline import split_by_date
from hooks.lists.type_index import TypeEntry, holds, types

EntryOfAKind = TypeVar("EntryOfAKind", bound=Entry)

LATEST = 6
"""Documents that the home page names."""

MOST_NAMED = 6
"""Agencies and programs that a browse tile of the home page names."""

DOCUMENTS_ON_A_PAGE = 200
"""Documents on a page of the list of documents."""

MOST_TYPES = 6
"""Types that the tile of the home page names."""


@dataclass(frozen=True)
class Totals:
    """The collection in figures."""

    documents: int
    lines: int
    words: int
    redactions: int
    agencies: int
    programs: int


@dataclass(frozen=True)
class HomePage:
    """What the home page shows after the publisher's own words."""

    totals: Totals
    exemptions: tuple[ExemptionCount, ...]
    pictures: tuple[Picture, ...]
    """By year, extent and by what is withheld."""

    latest: tuple[CollectedDocument, ...]
    agencies: tuple[AgencyNode, ...]
    """The most named ones."""

    programs: tuple[ProgramEntry, ...]
    organizations: tuple[OrganizationEntry, ...]
    authorities: tuple[AuthorityEntry, ...]
    """Those cited most often."""

    people: int
    """People who are named."""

    acronyms: int
    """Acronyms that documents define."""

    types: tuple[TypeEntry, ...]
    """Those with most records."""

    days: tuple[str, str]
    """The earliest and the latest date of a record; empty where none is known."""

    undated: int
    """Records without a date."""


@dataclass(frozen=True)
class DocumentRow:
    """A document in the list of documents."""

    document: CollectedDocument
    released_by: Term | None
    exemptions: tuple[ExemptionCount, ...]
    holds: str
    """Its records by type where it has several: "9 e-mail messages, 2 briefing papers"."""


@dataclass(frozen=True)
class DocumentList:
    """One page of the list of documents, grouped by year."""

    paging: Paging
    years: Mapping[str, tuple[DocumentRow, ...]]
    """Rows by year, the latest first; "" for undated documents."""

    documents: int
    """Documents of all pages."""

    @property
    def title(self) -> str:
        """The title of the page in the browser."""
        return "Documents" + (f", page {self.paging.number}" if self.paging.number > 1 else "")


@dataclass(frozen=True)
class AgencyIndex:
    """The tree of agencies."""

    tree: tuple[AgencyNode, ...]
    named: int
    """Agencies that documents name, those above them left out."""


@dataclass(frozen=True)
class ProgramIndex:
    """The programs, most named first."""

    programs: tuple[ProgramEntry, ...]


@dataclass(frozen=True)
class ActExemptions:
    """The exemptions of one law, in its order; those that are part of another stand below it."""

    id: str
    name: str
    citation: str
    exemptions: tuple[ExemptionEntry, ...]
    cited: bool
    """Whether a redaction of this collection cites one of them."""


@dataclass(frozen=True)
class ExemptionIndex:
    """The exemptions of every law, and the picture of their use."""

    acts: tuple[ActExemptions, ...]
    none: ExemptionEntry
    """The redactions that cite no exemption."""

    counts: tuple[ExemptionCount, ...]
    redactions: int
    pictures: tuple[Picture, ...]
    """By agency, year, extent and by what is withheld."""


def home_page(collection: Collection) -> HomePage:
    """The collection at a glance."""
    nodes = sorted(walk(agency_tree(collection)), key=lambda node: -node.own.passages)
    dated, undated = split_by_date(collection)
    days = [one.date.value[:10] for one in dated if one.date]
    return HomePage(
        totals=totals(collection),
        exemptions=exemption_counts(collection.documents, collection.vocabularies.exemptions),
        pictures=pictures_at_a_glance(collection),
        latest=collection.documents[:LATEST],
        agencies=tuple(node for node in nodes if node.own.passages)[:MOST_NAMED],
        programs=programs(collection)[:MOST_NAMED],
        organizations=_most_named(organizations(collection)),
        authorities=_most_named(authorities(collection)),
        people=_named(collection, "people"),
        acronyms=len(collection.glossary),
        types=types(collection)[:MOST_TYPES],
        days=(days[0], days[-1]) if days else ("", ""),
        undated=len(undated),
    )


def totals(collection: Collection) -> Totals:
    """The collection in figures."""
    documents = collection.documents
    return Totals(
        documents=len(documents),
        lines=sum(document.source.lines for document in documents),
        words=sum(document.words for document in documents),
        redactions=sum(len(document.withheld) for document in documents),
        agencies=_named(collection, "agencies"),
        programs=_named(collection, "programs"),
    )


def document_lists(collection: Collection) -> Iterator[DocumentList]:
    """The pages of the list of documents."""
    pages = in_pages("documents/index", collection.documents, DOCUMENTS_ON_A_PAGE)
    for paging, documents in pages:
        years: dict[str, tuple[DocumentRow, ...]] = {}
        for document in documents:
            year = document.date[:4]
            years[year] = (*years.get(year, ()), _row(collection, document))
        yield DocumentList(paging, years, len(collection.documents))


def agency_index(collection: Collection) -> AgencyIndex:
    """The page of all agencies."""
    return AgencyIndex(agency_tree(collection), _named(collection, "agencies"))


def program_index(collection: Collection) -> ProgramIndex:
    """The page of all programs."""
    return ProgramIndex(programs(collection))


def exemption_index(collection: Collection) -> ExemptionIndex:
    """The page of all exemptions."""
    *entries, none = exemptions(collection)
    return ExemptionIndex(
        acts=tuple(_act(act, entries) for act in collection.vocabularies.acts.values()),
        none=none,
        counts=exemption_counts(collection.documents, collection.vocabularies.exemptions),
        redactions=totals(collection).redactions,
        pictures=pictures_of_collection(collection),
    )


def _most_named(entries: Iterable[EntryOfAKind]) -> tuple[EntryOfAKind, ...]:
    named = [entry for entry in entries if entry.figures.passages]
    return tuple(sorted(named, key=lambda entry: -entry.figures.passages)[:MOST_NAMED])


def _act(act: Act, entries: Sequence[ExemptionEntry]) -> ActExemptions:
    own = [entry for entry in entries if entry.act == act.id]
    return ActExemptions(
        id=act.id,
        name=act.name,
        citation=act.citation,
        exemptions=tuple(entry for entry in own if not entry.whole),
        cited=any(entry.figures.passages for entry in own),
    )


def _row(collection: Collection, document: CollectedDocument) -> DocumentRow:
    return DocumentRow(
        document=document,
        released_by=collection.released_by(document),
        exemptions=exemption_counts([document], collection.vocabularies.exemptions),
        holds=holds(document),
    )


def _named(collection: Collection, vocabulary: str) -> int:
    return sum(1 for kind, _ in collection.found if kind == vocabulary)
