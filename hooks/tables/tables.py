"""The tables that the site offers: each is two files of the same rows, and a field dictionary."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hooks.collection import Collection
from hooks.tables import downloads, entry_tables, graph_tables, record_table
from hooks.tables.table_files import Cell, Column

Rows = Callable[[Iterable[Mapping[str, Any]], Collection], Iterator[tuple[Cell, ...]]]
"""Makes the rows of a table from the documents' JSON, one after the other, and the collection."""


@dataclass(frozen=True)
class Described:
    """What the field dictionary says of a table."""

    name: str
    """The name of its files below `downloads/`, and of its place in the field dictionary."""

    about: str
    """What a row is, in a sentence."""

    columns: Sequence[Column[Any]]

    @property
    def names(self) -> list[str]:
        """The names of its columns."""
        return [column.name for column in self.columns]


@dataclass(frozen=True)
class Table(Described):
    """A table whose rows are made of the documents one after the other, or of the collection."""

    rows: Rows
    of_collection: bool = False
    """Whether its rows need all documents at once, and no document's JSON."""


def _redactions(
    documents: Iterable[Mapping[str, Any]], collection: Collection
) -> Iterator[tuple[Cell, ...]]:
    return downloads.rows(documents, collection.agency_by_name)


def _records(
    documents: Iterable[Mapping[str, Any]], collection: Collection
) -> Iterator[tuple[Cell, ...]]:
    return record_table.rows(documents, collection.agency_by_name)


GRAPH: tuple[Table, ...] = (
    Table(
        "citations",
        "Each place that cites a law, a case, a report, a news story, a number or a web address; "
        "Id. and supra where it is certain what they stand for.",
        graph_tables.CITATIONS,
        graph_tables.citation_rows,
    ),
    Table(
        "authorities",
        "Each of the things that are cited.",
        entry_tables.AUTHORITIES,
        entry_tables.authority_rows,
        of_collection=True,
    ),
    Table(
        "mentions",
        "Each agency, program, organization and person that a document names, with the lines "
        "that do, once for each document.",
        graph_tables.MENTIONS,
        graph_tables.mention_rows,
    ),
    Table(
        "terms",
        "Each agency, program and organization that has a page, named or not.",
        entry_tables.TERMS,
        entry_tables.term_rows,
        of_collection=True,
    ),
    Table(
        "people",
        "Each person whom a document names, as far as names are released, once for each document.",
        entry_tables.PEOPLE,
        entry_tables.person_rows,
    ),
    Table(
        "definitions",
        "Each place that says what an acronym stands for.",
        graph_tables.DEFINITIONS,
        graph_tables.definition_rows,
    ),
)
"""What documents cite and name: the places, and what they lead to."""

TABLES: tuple[Table, ...] = (
    Table("redactions", "Each redaction.", downloads.COLUMNS, _redactions),
    Table("records", "Each record.", record_table.COLUMNS, _records),
    *GRAPH,
)
"""Every table, in the order in which the page of downloads has them."""
