"""Where the components of an agency are named: for the page of the agency above them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from converters.terms.vocabulary import Term
from hooks.collection import CollectedDocument, Collection
from hooks.entries.agency_tree import AgencyNode, walk
from hooks.entries.entries import place_of


@dataclass(frozen=True, slots=True)
class NamedComponent:
    """A component that a document names."""

    term: Term
    count: int
    url: str
    """Address of the document's passages on the component's page."""


@dataclass(frozen=True, slots=True)
class ComponentRow:
    """A document, and the components it names, the most named first."""

    document: CollectedDocument
    own: int
    """Passages that name the agency itself."""

    components: tuple[NamedComponent, ...]

    @property
    def passages(self) -> int:
        """Passages that name the agency or one of its components."""
        return self.own + sum(one.count for one in self.components)


def component_rows(collection: Collection, node: AgencyNode) -> tuple[ComponentRow, ...]:
    """The documents that name components of an agency, those with most passages first."""
    own = {one.document.id: one.count for one in collection.found.get(_key(node.term), ())}
    named = _named(collection, node)
    rows = [
        ComponentRow(collection.by_id[id], own.get(id, 0), tuple(sorted(found, key=_most_first)))
        for id, found in named.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.passages, row.document.id)))


def _named(collection: Collection, node: AgencyNode) -> Mapping[str, list[NamedComponent]]:
    named: dict[str, list[NamedComponent]] = defaultdict(list)
    for below in walk(node.components):
        key = _key(below.term)
        for index, one in enumerate(collection.found.get(key, ())):
            url = place_of(key, index, one.document)
            named[one.document.id].append(NamedComponent(below.term, one.count, url))
    return named


def _key(term: Term) -> tuple[str, str]:
    return "agencies", term.id


def _most_first(component: NamedComponent) -> tuple[int, str]:
    return -component.count, component.term.name
