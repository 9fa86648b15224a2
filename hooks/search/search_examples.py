"""The page of results: its examples of queries are made of what this collection holds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from hooks.collection import CollectedDocument, Collection
from hooks.entries.entry_places import NO_EXEMPTION
from hooks.search.search_words import words_of

SHORTEST_WORD = 4
"""Letters of a word that an example shows."""

START_OF_A_WORD = 5
"""Letters before the star of an example."""


@dataclass(frozen=True, slots=True)
class Example:
    """A query that a reader can try with a click."""

    query: str
    finds: str
    """What it finds, as the end of a sentence."""


@dataclass(frozen=True)
class SearchPage:
    """What the page of results shows while nothing is searched for."""

    examples: tuple[Example, ...]


def search_page(collection: Collection) -> SearchPage:
    """The examples for words and for filters; none for an empty collection."""
    return SearchPage((*_of_words(collection), *_of_filters(collection)))


def _of_words(collection: Collection) -> Iterator[Example]:
    name = _words_of_a_name(collection)
    if not name:
        return
    first, second = name[0], name[-1]
    start = max(name, key=len)[:START_OF_A_WORD]
    yield Example(f"{first} {second}", "records with both words, wherever they stand")
    if len(name) > 1:
        yield Example(f'"{" ".join(name)}"', "records with these words side by side")
        yield Example(f"{second} -{first}", f"records with “{second}” and without “{first}”")
        yield Example(f"{first} OR {second}", "records with one of the words, or both")
    yield Example(f"{start}*", f"every word that starts with “{start}”")


def _words_of_a_name(collection: Collection) -> list[str]:
    """Some neighboring words of what is named most: of a program, or else of a document's title."""
    programs = collection.vocabularies.programs
    names = [programs[id].name for id in _most_named(collection, "programs") if id in programs]
    names += [document.title for document in collection.documents]
    longest: list[str] = []
    for name in names:
        run = max(_runs(name), key=len, default=[])
        if len(run) > 1:
            return run[:3]
        longest = longest or run
    return longest


def _runs(name: str) -> Iterator[list[str]]:
    """The words of a name, parted where one is too short to tell what an example means."""
    run: list[str] = []
    for word in words_of(name):
        if len(word) >= SHORTEST_WORD and word.isalpha():
            run.append(word)
        else:
            yield run
            run = []
    yield run


def _of_filters(collection: Collection) -> Iterator[Example]:
    for kind, (name, finds) in _FINDS.items():
        for id in islice(_most_named(collection, kind), 1):
            yield Example(filter_text(name, _called(collection, kind, id)), finds)
    types = sorted({record.type for one in collection.documents for record in one.records})
    if types:
        yield Example(filter_text("type", types[0]), "records of this type")
    yield from _of_dates(collection.documents)
    if any(document.withheld for document in collection.documents):
        yield Example("withheld:partly", "records of which a part is withheld; also full, none")


def _called(collection: Collection, kind: str, id: str) -> str:
    """What a reader calls it: a name or a short form where that says it, or else its id."""
    if kind == "people" and id in collection.people:
        return collection.people[id].name
    if kind in ("agencies", "programs"):
        term = collection.terms(kind).get(id)
        return (term and term.short_form) or id
    return id


_FINDS = {
    "exemptions": ("exemption", "records with a redaction under this exemption"),
    "agencies": ("agency", "records that name this agency; its full name in quotation marks, too"),
    "programs": ("program", "records that name this program or system"),
    "people": ("person", "records that name this person"),
}
"""For the terms of each vocabulary the filter that takes them, and what it finds."""


def _of_dates(documents: tuple[CollectedDocument, ...]) -> Iterator[Example]:
    records = [record.date for one in documents for record in one.records if record.date]
    years = sorted(
        {date.value[:4] for date in records} | {one.date[:4] for one in documents} - {""}
    )
    if years:
        yield Example(f"date:{years[-1]}", "records of this year; also date:2020-02 or 2020-02-28")
    if len(years) > 1:
        yield Example(f"date:{years[0]}..{years[-1]}", "records from one date to another")


def _most_named(collection: Collection, kind: str) -> Iterator[str]:
    """The entries of a vocabulary that the documents name, the most often named first."""
    counts = {
        id: sum(one.count for one in found)
        for (vocabulary, id), found in collection.found.items()
        if vocabulary == kind and found and id != NO_EXEMPTION
    }
    return iter(sorted(counts, key=lambda id: (-counts[id], id)))


def filter_text(name: str, value: str) -> str:
    """A filter as it is written in a query; a value with blanks stands in quotation marks."""
    return f'{name}:"{value}"' if re.search(r"[\s()]", value) else f"{name}:{value}"
