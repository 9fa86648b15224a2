"""The pages of agencies, programs and exemptions: which documents, how often, in which words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from converters.vocabulary import Act, Exemption, Term
from hooks.agency_tree import AgencyNode, agency_tree, parents, walk
from hooks.collection import Collection, FoundIn
from hooks.entry_places import NO_EXEMPTION, Key
from hooks.figures import Figures, figures_of
from hooks.paging import Paging, in_pages
from hooks.uses import Picture, by_words, pictures_of_uses, withheld
from hooks.wording import spoken_code

DOCUMENTS_ON_A_PAGE = 200
"""An entry that more documents name goes on, on further pages."""


@dataclass(frozen=True)
class Entry:
    """What all pages of an agency, a program or an exemption have in common."""

    key: Key
    title: str
    figures: Figures

    @property
    def page(self) -> str:
        """The name of its first page."""
        return self.key[1]


@dataclass(frozen=True)
class AgencyEntry(Entry):
    """An agency in its place."""

    node: AgencyNode
    above: tuple[Term, ...]
    """From the top of the tree down to the agency just above."""

    programs: tuple[ProgramEntry, ...]
    """The programs it runs, as far as they have pages."""

    @property
    def term(self) -> Term:
        """The agency in its vocabulary."""
        return self.node.term


@dataclass(frozen=True)
class ProgramEntry(Entry):
    """A program or a system, and who runs it."""

    term: Term
    above: tuple[Term, ...]
    """The agency that runs it, after those above that agency; empty where it is not known."""


@dataclass(frozen=True)
class ExemptionEntry(Entry):
    """An exemption; or, without one, the redactions that cite none."""

    exemption: Exemption | None
    whole: Exemption | None
    """The exemption that it is a part of: (b)(7) of (b)(7)(C)."""

    parts: tuple[ExemptionEntry, ...]
    law: Act | None = None
    """The law that it stands in."""

    @property
    def page(self) -> str:
        """The name of its first page."""
        return self.exemption.page if self.exemption else self.key[1]

    @property
    def color(self) -> str:
        """The class that gives an element its color."""
        return self.exemption.color if self.exemption else NO_EXEMPTION

    @property
    def statute(self) -> str:
        """The words of the law; those of a part go on from the words of the whole."""
        if not self.exemption or not self.whole or not self.exemption.statute:
            return self.exemption.statute if self.exemption else ""
        letter = "(" + self.exemption.label.rpartition("(")[2]
        between = " " if letter in ("(A)", "(1)") else " … "
        return f"{self.whole.statute}{between}{letter} {self.exemption.statute}"

    @property
    def act(self) -> str:
        """The law that it stands in: a key of the exemptions vocabulary; empty for none."""
        return self.exemption.act if self.exemption else ""


@dataclass(frozen=True)
class EntryPage:
    """One page of an entry: the first one explains it, each lists some of its documents."""

    entry: Entry
    paging: Paging
    found: tuple[FoundIn, ...]
    spoken: tuple[FoundIn, ...] = ()
    """On the first page of an exemption, the documents that speak of it and withhold nothing."""

    pictures: tuple[Picture, ...] = ()
    """On the first page of an exemption, where the redactions that cite it are found."""

    @property
    def title(self) -> str:
        """The title of the page in the browser and in the search."""
        more = f", page {self.paging.number}" if self.paging.number > 1 else ""
        return self.entry.title + more


def entry_pages(collection: Collection) -> Iterator[EntryPage]:
    """Every page of every entry."""
    for entry in (*agencies(collection), *programs(collection), *exemptions(collection)):
        vocabulary = entry.key[0]
        found = collection.found.get(entry.key, ())
        for paging, part in in_pages(f"{vocabulary}/{entry.page}", found, DOCUMENTS_ON_A_PAGE):
            if vocabulary == "exemptions" and paging.number == 1:
                yield _first_page(collection, EntryPage(entry, paging, part))
            else:
                yield EntryPage(entry, paging, part)


def _first_page(collection: Collection, page: EntryPage) -> EntryPage:
    """The first page of an exemption, which has the pictures too."""
    id = page.entry.key[1]
    counted = withheld(collection, id)
    marks = (by_words(counted),) if counted and id == NO_EXEMPTION else ()
    return replace(
        page,
        spoken=collection.spoken.get(id, ())[:DOCUMENTS_ON_A_PAGE],
        pictures=(*marks, *pictures_of_uses(collection, counted)),
    )


def agencies(collection: Collection) -> tuple[AgencyEntry, ...]:
    """The agencies that have pages."""
    run = programs(collection)
    return tuple(_agency(collection, node, run) for node in walk(agency_tree(collection)))


def programs(collection: Collection) -> tuple[ProgramEntry, ...]:
    """The programs that are named, and the publisher's own; the most named first."""
    entries = [_program(collection, term) for term in collection.named_or_published("programs")]
    return tuple(sorted(entries, key=lambda entry: (-entry.figures.passages, entry.title)))


def exemptions(collection: Collection) -> tuple[ExemptionEntry, ...]:
    """Every exemption in the order of the law, used or not, and one entry for "none cited"."""
    known = collection.vocabularies.exemptions
    entries = [_exemption(collection, exemption) for exemption in known.values()]
    key = ("exemptions", NO_EXEMPTION)
    none = ExemptionEntry(key, "No exemption cited", figures_of(collection, [key]), None, None, ())
    return (*entries, none)


def _agency(collection: Collection, node: AgencyNode, run: tuple[ProgramEntry, ...]) -> AgencyEntry:
    term = node.term
    return AgencyEntry(
        key=("agencies", term.id),
        title=term.name,
        figures=node.own,
        node=node,
        above=parents(collection.vocabularies.agencies, term.id),
        programs=tuple(program for program in run if program.term.parent == term.id),
    )


def _program(collection: Collection, term: Term) -> ProgramEntry:
    known = collection.vocabularies.agencies
    runs = (*parents(known, term.parent), known[term.parent]) if term.parent in known else ()
    key = ("programs", term.id)
    return ProgramEntry(key, term.name, figures_of(collection, [key]), term, runs)


def _exemption(collection: Collection, exemption: Exemption) -> ExemptionEntry:
    known = collection.vocabularies.exemptions
    parts = tuple(
        _exemption(collection, part) for part in known.values() if part.parent == exemption.id
    )
    key = ("exemptions", exemption.id)
    return ExemptionEntry(
        key=key,
        title=f"{_called(exemption)}: {exemption.title}",
        figures=figures_of(collection, [key]),
        exemption=exemption,
        whole=known.get(exemption.parent),
        parts=parts,
        law=collection.vocabularies.acts.get(exemption.act),
    )


def _called(exemption: Exemption) -> str:
    """What one calls it: those of the FOIA by their number, of other laws as they are cited."""
    foia = exemption.act == "foia"
    return f"Exemption {spoken_code(exemption.label)}" if foia else exemption.label
