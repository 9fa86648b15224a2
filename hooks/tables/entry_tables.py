"""The entries that documents cite and name as tables: the other ends of the tables of places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from converters.terms.vocabulary import Term
from hooks.collection import Collection
from hooks.document.figures import figures_of
from hooks.entries.agency_tree import agencies_with_pages
from hooks.entries.authority_pages import AuthorityEntry, authorities
from hooks.entries.entries import url_of
from hooks.entries.entry_places import Key
from hooks.tables.table_files import Cell, Column
from hooks.wording import one_line

AUTHORITIES: tuple[Column[AuthorityEntry], ...] = (
    Column(
        "authority",
        "Id of the authority, for good.",
        "dhs-ice-pia-054",
        lambda row: row.key[1],
    ),
    Column(
        "kind",
        "What it is: “usc”, “cfr”, “stat”, “public-law”, “fed-reg”, “executive-order”, “reporter” "
        "(a decision of a court), “case” (its number), “bill”, “pia” (a privacy impact "
        "assessment), “nist” (a report), “report” (of Congress, its offices or an inspector "
        "general), “court-rule”, “state-law”, “complaint”, “request”, “directive”, “delegation”, "
        "“news” or “web”.",
        "pia",
        lambda row: row.cited.authority.kind,
    ),
    Column(
        "normal",
        "Its normal form.",
        "DHS/ICE/PIA-054",
        lambda row: row.cited.authority.whole,
    ),
    Column(
        "title",
        "What it is called, as most texts say; empty without a name.",
        "ICE Use of Facial Recognition Services",
        lambda row: one_line(row.cited.authority.title).strip(),
    ),
    Column(
        "url",
        "Where it can be read, outside of this site; where no service can be said to have it, the "
        "address as a text prints it; empty without one.",
        "https://www.govinfo.gov/link/uscode/5/552",
        lambda row: row.cited.url,
    ),
    Column(
        "part_of",
        "Id of the authority that it is a part of, cited or not; empty for most.",
        "6-cfr-pt-5",
        lambda row: row.above,
    ),
    Column("documents", "Documents that cite it.", "2", lambda row: row.figures.documents),
    Column("cites", "Places that cite it.", "42", lambda row: row.figures.passages),
    Column(
        "address",
        "Address of its page below that of the site.",
        "authorities/dhs-ice-pia-054.html",
        lambda row: row.url,
    ),
)


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term that has a page."""

    key: Key
    collection: Collection


TERMS: tuple[Column[TermRow], ...] = (
    Column(
        "vocabulary",
        "“agencies”, “programs” or “organizations”.",
        "programs",
        lambda row: row.key[0],
    ),
    Column("term", "Id of the term in its vocabulary.", "mirs", lambda row: row.key[1]),
    Column(
        "name",
        "Its full name.",
        "Maryland Image Repository System",
        lambda row: _term(row).name,
    ),
    Column(
        "short_form",
        "Its abbreviation; empty without one.",
        "MIRS",
        lambda row: _term(row).short_form,
    ),
    Column(
        "parent",
        "Id of the agency above an agency, or of the one that runs a program; otherwise empty.",
        "ice",
        lambda row: _term(row).parent,
    ),
    Column(
        "kind",
        "Of an organization what it is, in the publisher's words; otherwise empty.",
        "vendor",
        lambda row: _term(row).kind,
    ),
    Column(
        "documents",
        "Documents that name it; 0 for a term that nobody names.",
        "2",
        lambda row: figures_of(row.collection, [row.key]).documents,
    ),
    Column(
        "passages",
        "Places that name it.",
        "21",
        lambda row: figures_of(row.collection, [row.key]).passages,
    ),
    Column(
        "address",
        "Address of its page below that of the site.",
        "programs/mirs.html",
        lambda row: url_of(row.key),
    ),
)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person in one document's JSON."""

    document: Mapping[str, Any]
    person: Mapping[str, Any]
    mentions: int


PEOPLE: tuple[Column[PersonRow], ...] = (
    Column(
        "document",
        "Id of the document: the path of its page below documents/, without .html.",
        "dhs-crcl-memo-maryland-database-2022",
        lambda row: str(row.document["id"]),
    ),
    Column(
        "person",
        "Id of the person, or of the name where it is not certain whose it is.",
        "jo-a-example",
        lambda row: str(row.person["id"]),
    ),
    Column(
        "name",
        "The name in normal form.",
        "Jo A. Example",
        lambda row: one_line(row.person["name"]).strip(),
    ),
    Column(
        "certain",
        "“yes” where the publisher's vocabulary says who it is; “no” where the same name in "
        "another document may be another person's.",
        "no",
        lambda row: "yes" if row.person["certain"] else "no",
    ),
    Column(
        "released",
        "The ways in which the document writes the name, separated by “;”.",
        "Example, Jo A.",
        lambda row: ";".join(one_line(name).strip() for name in row.person["released"]),
    ),
    Column(
        "roles",
        "What stands beside the name and says what the person does and where, as released, "
        "separated by “;”.",
        "Acting Director Office of Examples",
        lambda row: ";".join(one_line(role["text"]).strip() for role in row.person["roles"]),
    ),
    Column(
        "passages", "Places of the document that name the person.", "3", lambda row: row.mentions
    ),
    Column(
        "address",
        "Address of the person's page below that of the site.",
        "people/jo-a-example.html",
        lambda row: url_of(("people", row.person["id"])),
    ),
)
"""One row for each person of each document."""


def authority_rows(
    documents: Iterable[Mapping[str, Any]], collection: Collection
) -> Iterator[tuple[Cell, ...]]:
    """A row for each authority, in the order of their list."""
    for entry in authorities(collection):
        yield tuple(column.cell(entry) for column in AUTHORITIES)


def term_rows(
    documents: Iterable[Mapping[str, Any]], collection: Collection
) -> Iterator[tuple[Cell, ...]]:
    """A row for each agency, program and organization that has a page."""
    agencies = [("agencies", id) for id in agencies_with_pages(collection)]
    others = [
        (vocabulary, term.id)
        for vocabulary in ("programs", "organizations")
        for term in collection.named_or_published(vocabulary)
    ]
    for key in (*agencies, *others):
        yield tuple(column.cell(TermRow(key, collection)) for column in TERMS)


def person_rows(
    documents: Iterable[Mapping[str, Any]], collection: Collection
) -> Iterator[tuple[Cell, ...]]:
    """A row for each person of each document's JSON, in their order."""
    for document in documents:
        named = Counter(
            one["term"] for one in document["mentions"] if one["vocabulary"] == "people"
        )
        for person in document["people"]:
            row = PersonRow(document, person, named[person["id"]])
            yield tuple(column.cell(row) for column in PEOPLE)


def _term(row: TermRow) -> Term:
    return row.collection.terms(row.key[0])[row.key[1]]
