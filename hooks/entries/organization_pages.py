"""The pages of organizations that are no federal agencies, and their list by kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from converters.terms.vocabulary import Term
from hooks.collection import Collection
from hooks.document.figures import figures_of
from hooks.entries.entries import Entry
from hooks.wording import sentence_case

OTHER = "Other organizations"
"""The group of those whose kind the publisher does not name; it comes last."""


@dataclass(frozen=True)
class OrganizationEntry(Entry):
    """A vendor, a news outlet, a body of a state: any organization but a federal agency."""

    term: Term

    @property
    def group(self) -> str:
        """Its kind, at the head of a group of the list."""
        return sentence_case(self.term.kind) or OTHER


@dataclass(frozen=True)
class OrganizationGroup:
    """The organizations of one kind."""

    name: str
    entries: tuple[OrganizationEntry, ...]


@dataclass(frozen=True)
class OrganizationIndex:
    """The list of organizations, by kind."""

    groups: tuple[OrganizationGroup, ...]
    organizations: int


def organizations(collection: Collection) -> Iterator[OrganizationEntry]:
    """The organizations that documents name, and the publisher's own."""
    for term in collection.named_or_published("organizations"):
        key = ("organizations", term.id)
        yield OrganizationEntry(key, term.name, figures_of(collection, [key]), term)


def organization_index(collection: Collection) -> OrganizationIndex:
    """The page of all organizations; those of one kind by their names."""
    entries = sorted(organizations(collection), key=_order)
    groups = groupby(entries, key=lambda entry: entry.group)
    found = tuple(OrganizationGroup(name, tuple(same)) for name, same in groups)
    return OrganizationIndex(found, len(entries))


def _order(entry: OrganizationEntry) -> tuple[bool, str, str]:
    return entry.group == OTHER, entry.group, entry.title.casefold()
