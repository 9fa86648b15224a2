"""The pages of people, and their list by family name."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from converters.names.person_names import kind
from converters.terms.vocabulary import Term
from hooks.collection import CollectedDocument, Collection
from hooks.document.figures import figures_of
from hooks.entries.entries import Entry, name_of, url_of
from hooks.entries.entry_places import Key
from hooks.entries.people import CollectedPerson, StatedRole
from hooks.lists.paging import Paging, in_pages

ROWS_ON_A_PAGE = 2_000
"""Rows on a page of the list of people."""

OTHER_LETTERS = "Other letters"
"""The group of names that start with none of the letters A to Z; it comes last."""


@dataclass(frozen=True, slots=True)
class PlacedRole:
    """A role, with the document that states it."""

    role: StatedRole
    document: CollectedDocument


@dataclass(frozen=True)
class PersonEntry(Entry):
    """Someone whom documents name."""

    released: tuple[str, ...]
    """The ways in which documents write the name, where they are others than its normal form."""

    roles: tuple[PlacedRole, ...]
    """As documents state them, each wording once for each document."""

    term: Term | None
    """The row of the vocabulary that says who it is; None without one."""

    organization: tuple[str, str] | None
    """Of that row: name and address of the page of the agency or organization."""

    @property
    def certain(self) -> bool:
        """Whether all of its passages are known to be about one person."""
        return self.term is not None or self.figures.documents < 2

    @property
    def turned(self) -> str:
        """The name with the family name first: "Price, Corey A."."""
        given, family, suffix = parts_of(self.title)
        return ", ".join(part for part in (family, given, suffix) if part)

    @property
    def doing(self) -> str:
        """What the person does, in the publisher's words or the first ones of a document."""
        if self.term and self.term.role:
            return self.term.role
        return self.roles[0].role.words if self.roles else ""

    @property
    def letter(self) -> str:
        """The letter of the list under which it stands."""
        first = _plain(sorting_name(self.title))[:1].upper()
        return first if "A" <= first <= "Z" else OTHER_LETTERS


@dataclass(frozen=True)
class PeopleGroup:
    """The people whose family name starts with one letter."""

    letter: str
    people: tuple[PersonEntry, ...]


@dataclass(frozen=True)
class PeopleIndex:
    """One page of the list of people."""

    paging: Paging
    groups: tuple[PeopleGroup, ...]
    people: int
    """People of all pages."""

    @property
    def title(self) -> str:
        """The title of the page in the browser."""
        return "People" + (f", page {self.paging.number}" if self.paging.number > 1 else "")


def people(collection: Collection) -> Iterator[PersonEntry]:
    """Everyone whom documents name, and the publisher's own."""
    terms = collection.terms("people")
    for id in dict.fromkeys((*collection.people, *_published(collection))):
        yield _entry(collection, terms.get(id), collection.people.get(id), ("people", id))


def people_indexes(collection: Collection) -> Iterator[PeopleIndex]:
    """The pages of the list of people, by family name."""
    everyone = sorted(people(collection), key=_order)
    for paging, part in in_pages("people/index", everyone, ROWS_ON_A_PAGE):
        groups = groupby(part, key=lambda one: one.letter)
        found = tuple(PeopleGroup(letter, tuple(same)) for letter, same in groups)
        yield PeopleIndex(paging, found, len(everyone))


def parts_of(name: str) -> tuple[str, str, str]:
    """First names, last name with its small words, and what stands behind it (`II`, `Jr.`)."""
    words = name.replace(",", "").split()
    end = len(words)
    while end > 1 and kind(words[end - 1]) in ("suffix", "degree"):
        end -= 1
    start = end - 1
    while start > 1 and kind(words[start - 1]) == "particle":
        start -= 1
    return " ".join(words[:start]), " ".join(words[start:end]), " ".join(words[end:])


def sorting_name(name: str) -> str:
    """The last name without its small words, then all others: `Beethoven van Ludwig`."""
    given, family, suffix = parts_of(name)
    *small, last = family.split() or [""]
    return " ".join([last, *small, given, suffix])


def _published(collection: Collection) -> Iterator[str]:
    return (term.id for term in collection.named_or_published("people"))


def _entry(
    collection: Collection, term: Term | None, person: CollectedPerson | None, key: Key
) -> PersonEntry:
    name = term.name if term else person.name if person else key[1]
    released = person.released if person else ()
    return PersonEntry(
        key=key,
        title=name,
        figures=figures_of(collection, [key]),
        released=tuple(one for one in released if one != name),
        roles=tuple(_roles(collection, person)) if person else (),
        term=term,
        organization=_organization(collection, term) if term else None,
    )


def _roles(collection: Collection, person: CollectedPerson) -> Iterator[PlacedRole]:
    stated = {(role.words.casefold(), role.document): role for role in reversed(person.roles)}
    for role in sorted(stated.values(), key=person.roles.index):
        yield PlacedRole(role, collection.by_id[role.document])


def _organization(collection: Collection, term: Term) -> tuple[str, str] | None:
    for vocabulary in ("organizations", "agencies"):
        if name := name_of(collection, (vocabulary, term.parent)):
            return name, url_of((vocabulary, term.parent))
    return None


def _plain(name: str) -> str:
    """The name without accents and signs, for the alphabet."""
    letters = unicodedata.normalize("NFD", name.casefold())
    return "".join(one for one in letters if one.isalnum() or one == " ").strip()


def _order(person: PersonEntry) -> tuple[bool, str, str]:
    return person.letter == OTHER_LETTERS, _plain(sorting_name(person.title)), person.key[1]
