"""The types of records and documents: one vocabulary, with a page for each type.

What a publisher calls a whole document is the same type as that of records where the words are
equal; other words of a publisher are types of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from converters.sources import slug
from hooks.collection import CollectedDocument, Collection
from hooks.lists.listed_records import ListedRecord, listed_records
from hooks.lists.paging import Paging, in_pages
from hooks.lists.record_types import RECORD_TYPES, counted_types
from hooks.wording import sentence_case

ROWS_ON_A_PAGE = 200
"""A type with more records goes on, on further pages."""

LONGEST_NAME = 50
"""Characters of a page's name; a publisher may call a document anything."""

PUBLISHERS_WORDS = "The publisher of this collection calls these documents so."


@dataclass(frozen=True)
class TypeEntry:
    """A type, and what is of it."""

    name: str
    """As the documents' JSON has it, or in the words of a publisher."""

    listed: tuple[ListedRecord, ...]
    """The earliest first, undated ones last."""

    @property
    def title(self) -> str:
        """In the plural: "E-mail messages"; a publisher's own words as they are."""
        words = RECORD_TYPES.get(self.name)
        return sentence_case(words.title or words.many if words else self.name)

    @property
    def meaning(self) -> str:
        """What is of this type, in a sentence."""
        words = RECORD_TYPES.get(self.name)
        return words.meaning if words else PUBLISHERS_WORDS

    @property
    def documents(self) -> int:
        """Documents that hold some of it."""
        return len({one.document.id for one in self.listed})

    @property
    def url(self) -> str:
        """Address of its first page below the site."""
        return Paging(type_page(self.name), 1, 1).url


@dataclass(frozen=True)
class TypeIndex:
    """The page of all types."""

    types: tuple[TypeEntry, ...]
    """Those with most records first."""

    records: int
    documents: int


@dataclass(frozen=True)
class TypePage:
    """One page of a type."""

    entry: TypeEntry
    paging: Paging
    rows: tuple[ListedRecord, ...]

    @property
    def title(self) -> str:
        """The title of the page in the browser and in the search."""
        more = f", page {self.paging.number}" if self.paging.number > 1 else ""
        return self.entry.title + more


def type_index(collection: Collection) -> TypeIndex:
    """The page of all types."""
    listed = sum(1 for _ in listed_records(collection))
    return TypeIndex(types(collection), listed, len(collection.documents))


def type_pages(collection: Collection) -> Iterator[TypePage]:
    """Every page of every type."""
    for entry in types(collection):
        for paging, rows in in_pages(type_page(entry.name), entry.listed, ROWS_ON_A_PAGE):
            yield TypePage(entry, paging, rows)


def types(collection: Collection) -> tuple[TypeEntry, ...]:
    """The types of the collection, those with most records first."""
    listed: dict[str, list[ListedRecord]] = {}
    names = {_key(name): name for name in RECORD_TYPES}
    for name, one in _typed(collection):
        key = _key(name)
        names.setdefault(key, name)
        listed.setdefault(key, []).append(one)
    entries = [TypeEntry(names[key], _by_date(listed[key])) for key in listed]
    return tuple(sorted(entries, key=lambda entry: (-len(entry.listed), entry.title)))


def type_page(name: str) -> str:
    """The path of a type's first page below `docs/`, without suffix.

    The type "index" may not take the place of the list; nobody can name a type with an underscore.
    """
    page = _key(name)
    return f"types/{page if page != 'index' else 'index_of_records'}"


def holds(document: CollectedDocument) -> str:
    """What a document of several records holds: "9 e-mail messages, 2 briefing papers"."""
    if len(document.records) < 2:
        return ""
    return counted_types(Counter(record.type for record in document.records).most_common())


def _typed(collection: Collection) -> Iterator[tuple[str, ListedRecord]]:
    """Each record with its type, and each document with the publisher's words for it.

    A document is not listed beside its own records where both are of the same type.
    """
    for document in collection.documents:
        for record in document.records:
            yield record.type, ListedRecord(document, record)
        own = _key(document.type)
        if own and own not in {_key(record.type) for record in document.records}:
            yield document.type, ListedRecord(document, None)


def _key(name: str) -> str:
    """What is equal in words of the same type: case and what stands between words are not."""
    return slug(name)[:LONGEST_NAME].strip("-")


def _by_date(listed: Iterable[ListedRecord]) -> tuple[ListedRecord, ...]:
    return tuple(sorted(listed, key=lambda one: (one.date is None, one.order)))
