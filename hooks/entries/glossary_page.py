"""The page of the glossary: each acronym with its meanings, and the lines that define it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from hooks.collection import CollectedDocument, Collection
from hooks.entries.entries import NOUNS, name_of, url_of
from hooks.entries.glossary import DefinedTerm, Meaning

SHOWN_DOCUMENTS = 6
"""Documents whose lines a meaning names; of the others it says how many there are."""


@dataclass(frozen=True, slots=True)
class DefiningDocument:
    """A document that says what an acronym means, and on which lines."""

    document: CollectedDocument
    lines: tuple[int, ...]


@dataclass(frozen=True)
class GlossaryMeaning:
    """A meaning of an acronym."""

    meaning: Meaning
    documents: tuple[DefiningDocument, ...]
    """The first ones."""

    more: int
    """Documents beyond these."""

    entry: tuple[str, str, str] | None
    """The entry it stands for: its name, address and noun; None where it is none."""


@dataclass(frozen=True)
class GlossaryTerm:
    """An acronym."""

    term: DefinedTerm
    meanings: tuple[GlossaryMeaning, ...]


@dataclass(frozen=True)
class GlossaryPage:
    """The glossary."""

    terms: tuple[GlossaryTerm, ...]


def glossary_page(collection: Collection) -> GlossaryPage:
    """The page of every acronym that a document defines."""
    return GlossaryPage(
        tuple(
            GlossaryTerm(term, tuple(_meaning(collection, one) for one in term.meanings))
            for term in collection.glossary
        )
    )


def _meaning(collection: Collection, meaning: Meaning) -> GlossaryMeaning:
    documents = tuple(_documents(collection, meaning))
    more = max(len(documents) - SHOWN_DOCUMENTS, 0)
    return GlossaryMeaning(meaning, documents[:SHOWN_DOCUMENTS], more, _entry(collection, meaning))


def _documents(collection: Collection, meaning: Meaning) -> Iterator[DefiningDocument]:
    for id, places in groupby(meaning.places, key=lambda place: place.document):
        lines = dict.fromkeys(place.line for place in places)
        yield DefiningDocument(collection.by_id[id], tuple(lines))


def _entry(collection: Collection, meaning: Meaning) -> tuple[str, str, str] | None:
    key = meaning.entry
    name = name_of(collection, key) if key else ""
    return (name, url_of(key), NOUNS[key[0]]) if key and name else None
