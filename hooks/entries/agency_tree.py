"""Agencies and their places in the tree of the government."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from converters.terms.vocabulary import Term
from hooks.collection import Collection
from hooks.document.figures import Figures, figures_of


@dataclass(frozen=True)
class AgencyNode:
    """An agency with those of its components that have pages."""

    term: Term
    own: Figures
    """Where the agency itself is named."""

    whole: Figures
    """Where it or one of its components is named; a document counts once."""

    components: tuple[AgencyNode, ...]

    @property
    def size(self) -> int:
        """How many agencies are below it, at any depth."""
        return sum(1 + node.size for node in self.components)


def agency_tree(collection: Collection) -> tuple[AgencyNode, ...]:
    """The agencies that have pages, as a tree: the most named first at each level."""
    agencies = collection.vocabularies.agencies
    below: dict[str, list[str]] = {}
    for id in agencies_with_pages(collection):
        parent = agencies[id].parent
        below.setdefault(parent if parent in agencies else "", []).append(id)
    return _nodes(collection, below, "")


def agencies_with_pages(collection: Collection) -> tuple[str, ...]:
    """Those named, the publisher's own, those that run a program, and all above them."""
    agencies = collection.vocabularies.agencies
    wanted = {term.id for term in collection.named_or_published("agencies")}
    wanted |= {term.parent for term in collection.named_or_published("programs")}
    chains = [parents(agencies, id) for id in wanted if id in agencies]
    wanted |= {term.id for chain in chains for term in chain}
    return tuple(id for id in agencies if id in wanted)


def parents(agencies: Mapping[str, Term], id: str) -> tuple[Term, ...]:
    """The agencies above one, from the top down to the one just above it."""
    chain: list[Term] = []
    above = agencies[id].parent
    while above in agencies and agencies[above] not in chain and above != id:
        chain.append(agencies[above])
        above = agencies[above].parent
    return tuple(reversed(chain))


def walk(nodes: Iterable[AgencyNode]) -> Iterator[AgencyNode]:
    """Every node of a tree, each before those below it."""
    for node in nodes:
        yield node
        yield from walk(node.components)


def _nodes(
    collection: Collection, below: Mapping[str, list[str]], parent: str
) -> tuple[AgencyNode, ...]:
    nodes = (_node(collection, below, id) for id in below.get(parent, ()))
    return tuple(sorted(nodes, key=lambda node: (-node.whole.passages, node.term.name)))


def _node(collection: Collection, below: Mapping[str, list[str]], id: str) -> AgencyNode:
    components = _nodes(collection, below, id)
    ids = [id, *(node.term.id for node in walk(components))]
    return AgencyNode(
        term=collection.vocabularies.agencies[id],
        own=figures_of(collection, [("agencies", id)]),
        whole=figures_of(collection, [("agencies", one) for one in ids]),
        components=components,
    )
