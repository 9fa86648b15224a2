"""The pages of agencies, programs and exemptions: which documents, how often, in which words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from converters.terms.vocabulary import Act, Exemption, Term
from hooks.collection import Collection, FoundIn
from hooks.document.figures import figures_of
from hooks.document.uses import Picture, by_words, pictures_of_uses, withheld
from hooks.entries.agency_tree import AgencyNode, agency_tree, parents, walk
from hooks.entries.authority_pages import authorities
from hooks.entries.components import ComponentRow, component_rows
from hooks.entries.entries import DOCUMENTS_ON_A_PAGE, Entry, RelatedEntry, related_entries
from hooks.entries.entry_places import NO_EXEMPTION, Key
from hooks.entries.explanations import explained_by
from hooks.entries.organization_pages import organizations
from hooks.entries.people_pages import people
from hooks.lists.paging import Paging, in_pages
from hooks.wording import spoken_code

SHORT_LIST = 20
"""Documents of which a list stands above their passages, open."""


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

    related: tuple[RelatedEntry, ...] = ()
    """On the first page of all others, the entries with the rarest ties to it."""

    components: tuple[ComponentRow, ...] = ()
    """On the first page of an agency, the documents that name its components."""

    @property
    def title(self) -> str:
        """The title of the page in the browser and in the search."""
        more = f", page {self.paging.number}" if self.paging.number > 1 else ""
        return self.entry.title + more

    @property
    def is_overview(self) -> bool:
        """Whether its list is its own overview: of many documents one passage each."""
        return len(self.found) > SHORT_LIST and all(len(one.passages) < 2 for one in self.found)


def entry_pages(collection: Collection) -> Iterator[EntryPage]:
    """Every page of every entry."""
    naming, named = explained_by(collection)
    for entry in all_entries(collection):
        found = collection.found.get(entry.key, ())
        base = f"{entry.key[0]}/{entry.page}"
        for paging, part in in_pages(base, found, DOCUMENTS_ON_A_PAGE):
            page = EntryPage(entry, paging, part)
            if paging.number > 1:
                yield page
                continue
            stated = dict.fromkeys(named.get(entry.key, ()), "its explanation names this")
            stated |= dict.fromkeys(naming.get(entry.key, ()), "named in the explanation of this")
            yield _first_page(collection, page, stated)


def all_entries(collection: Collection) -> Iterator[Entry]:
    """The entries of all vocabularies."""
    yield from agencies(collection)
    yield from programs(collection)
    yield from organizations(collection)
    yield from people(collection)
    yield from authorities(collection)
    yield from exemptions(collection)


def _first_page(collection: Collection, page: EntryPage, stated: Mapping[Key, str]) -> EntryPage:
    """The first page of an entry, with what leads on from it."""
    entry = page.entry
    if isinstance(entry, ExemptionEntry):
        return _with_pictures(collection, page)
    related = related_entries(collection, entry.key, stated, _linked(entry))
    rows = component_rows(collection, entry.node) if isinstance(entry, AgencyEntry) else ()
    return replace(page, related=related, components=rows)


def _linked(entry: Entry) -> Iterator[Key]:
    """The entries that the page of an agency or a program links by their place in the tree."""
    if isinstance(entry, AgencyEntry):
        yield from (("agencies", term.id) for term in entry.above)
        yield from (("agencies", node.term.id) for node in entry.node.components)
        yield from (program.key for program in entry.programs)
    if isinstance(entry, ProgramEntry):
        yield from (("agencies", term.id) for term in entry.above)


def _with_pictures(collection: Collection, page: EntryPage) -> EntryPage:
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
