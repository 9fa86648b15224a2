"""Where redactions are found: by agency, document, year, extent, and by what they stand for.

Every picture is a table of bars, so that the picture and the table have the same figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from hooks.collection import CollectedDocument, Collection, WithheldPlace
from hooks.document.figures import ExemptionCount
from hooks.entries.agency_tree import agencies_with_pages
from hooks.entries.entry_places import NO_EXEMPTION
from hooks.wording import EXTENTS, address, kind_of_words, sentence_case

UNDATED = "Undated"
NO_AGENCY = "Agency not known"
NOT_SAID = "The text does not say"

MOST = 12
"""How many rows a picture has at most; the rows beyond are one: "17 others"."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a picture: what is counted, how often, and how long its bar is."""

    words: str
    redactions: int
    documents: int
    """Documents that have some of them; 0 where a row stands for several others."""

    share: float = 0
    """Between 0 and 1: its count beside the highest of the picture."""

    url: str = ""
    """Address below the site of what is counted; empty where it has no page."""

    apart: bool = False
    """Whether it is no part of the order of the others: "Undated", "17 others"."""


@dataclass(frozen=True)
class Picture:
    """Bars with a heading."""

    title: str
    counted: str
    """What its rows are: "Agency"."""

    bars: tuple[Bar, ...]

    @property
    def documents_differ(self) -> bool:
        """Whether a count of documents says more than that there is one."""
        return any(bar.documents > 1 for bar in self.bars)


@dataclass(frozen=True)
class Withheld:
    """A document and those of its redactions that are counted."""

    document: CollectedDocument
    places: Sequence[WithheldPlace]


def withheld(collection: Collection, exemption: str) -> tuple[Withheld, ...]:
    """The redactions that cite an exemption, or none, in the documents that have some."""
    found = collection.found.get(("exemptions", exemption), ())
    return tuple(Withheld(one.document, citing(one.document, exemption)) for one in found)


def all_withheld(collection: Collection) -> tuple[Withheld, ...]:
    """Every redaction, in the documents that have some."""
    return tuple(Withheld(one, one.withheld) for one in collection.documents if one.withheld)


def citing(document: CollectedDocument, exemption: str) -> tuple[WithheldPlace, ...]:
    """The redactions of a document that cite an exemption; `none` for those that cite none."""
    wanted = () if exemption == NO_EXEMPTION else (exemption,)
    return tuple(
        place
        for place in document.withheld
        if (exemption in place.exemptions if wanted else not place.exemptions)
    )


def pictures_of_uses(collection: Collection, counted: Sequence[Withheld]) -> tuple[Picture, ...]:
    """By agency, year and document, then by what is withheld: for the page of an exemption."""
    return _worth_showing(
        by_agency(collection, counted),
        by_year(counted),
        by_document(counted),
        *pictures_of_amount(counted),
    )


def pictures_of_collection(collection: Collection) -> tuple[Picture, ...]:
    """By agency, year, extent and by what is withheld, for all documents of a collection."""
    counted = all_withheld(collection)
    return _worth_showing(by_agency(collection, counted), by_year(counted), *_amounts(counted))


def pictures_at_a_glance(collection: Collection) -> tuple[Picture, ...]:
    """By year, extent and by what is withheld: those of them that fit on the home page."""
    counted = all_withheld(collection)
    return _worth_showing(by_year(counted), *_amounts(counted))


def pictures_of_document(
    document: CollectedDocument, counts: Sequence[ExemptionCount]
) -> tuple[Picture, ...]:
    """By exemption, by extent and by what is withheld, for one document and its counts."""
    if not document.withheld:
        return ()
    amounts = pictures_of_amount([Withheld(document, document.withheld)])
    return (by_exemption(counts), *amounts)


def by_exemption(counts: Sequence[ExemptionCount]) -> Picture:
    """By the exemption that is cited; a redaction that cites several stands in several rows."""
    bars = (
        Bar(
            f"{one.label} {one.title}",
            one.redactions,
            one.documents,
            one.share,
            address(f"exemptions/{one.page}.html"),
        )
        for one in counts
    )
    return Picture("By exemption", "Exemption", tuple(bars))


def pictures_of_amount(counted: Sequence[Withheld]) -> tuple[Picture, ...]:
    """How much is taken at a time, and what it stands for where the text says so."""
    return _worth_showing(*_amounts(counted))


def by_agency(collection: Collection, counted: Sequence[Withheld]) -> Picture:
    """By the agency that released the document."""
    pages = frozenset(agencies_with_pages(collection))
    known = {}
    tallies = []
    for one in counted:
        term = collection.released_by(one.document)
        name = term.name if term else one.document.facts.get("agency", NO_AGENCY)
        if term and term.id in pages:
            known[name] = address(f"agencies/{term.id}.html")
        tallies.append({name: len(one.places)})
    bars = [replace(bar, url=known.get(bar.words, "")) for bar in _bars(tallies)]
    return Picture("By agency", "Released by", _last(bars, NO_AGENCY))


def by_document(counted: Sequence[Withheld]) -> Picture:
    """By document, most redactions first."""
    rows = sorted(counted, key=lambda one: (-len(one.places), one.document.title))
    highest = max((len(one.places) for one in rows), default=1) or 1
    bars = [
        Bar(
            words=one.document.title,
            redactions=len(one.places),
            documents=1,
            share=len(one.places) / highest,
            url=one.document.url,
        )
        for one in rows[:MOST]
    ]
    return Picture(
        "By document", "Document", (*bars, *_others([len(one.places) for one in rows[MOST:]]))
    )


def by_year(counted: Sequence[Withheld]) -> Picture:
    """By the year of the document, the first year first; undated documents stand apart."""
    bars = _bars({one.document.date[:4] or UNDATED: len(one.places)} for one in counted)
    return Picture(
        "By year of the document",
        "Year",
        _last(sorted(bars, key=lambda bar: bar.words), UNDATED),
    )


def by_extent(counted: Sequence[Withheld]) -> Picture:
    """By how much each takes, the least first."""
    bars = _bars(Counter(place.extent for place in one.places) for one in counted)
    order = list(EXTENTS)
    bars.sort(key=lambda bar: order.index(bar.words))
    named = [replace(bar, words=EXTENTS[bar.words]) for bar in bars]
    return Picture("By extent", "Takes", tuple(named))


def by_what_is_withheld(counted: Sequence[Withheld]) -> Picture:
    """By what they stand for; those whose text does not say stand apart."""
    bars = _bars(Counter(_stands_for(place) for place in one.places) for one in counted)
    return Picture("What they stand for", "Stands for", _last(_shortened(bars, NOT_SAID), NOT_SAID))


def by_words(counted: Sequence[Withheld]) -> Picture:
    """By the words that stand at the place, for marks that cite no exemption."""
    bars = _bars(Counter(place.words for place in one.places) for one in counted)
    return Picture("What stands at these places", "Mark", tuple(_shortened(bars)))


def _amounts(counted: Sequence[Withheld]) -> tuple[Picture, ...]:
    return by_extent(counted), by_what_is_withheld(counted)


def _stands_for(place: WithheldPlace) -> str:
    return sentence_case(kind_of_words(place.stands_for)) if place.stands_for else NOT_SAID


def _worth_showing(*pictures: Picture) -> tuple[Picture, ...]:
    """Those that tell something: a picture of "Undated" alone does not."""
    return tuple(picture for picture in pictures if any(not bar.apart for bar in picture.bars))


def _bars(tallies: Iterable[Mapping[str, int]]) -> list[Bar]:
    """A bar for each word, the highest first, from how often each document has it."""
    redactions: Counter[str] = Counter()
    documents: Counter[str] = Counter()
    for tally in tallies:
        redactions.update(tally)
        documents.update(tally.keys())
    highest = max(redactions.values(), default=1)
    return [
        Bar(words, count, documents[words], count / highest)
        for words, count in sorted(redactions.items(), key=lambda item: (-item[1], item[0]))
    ]


def _last(bars: Iterable[Bar], words: str) -> tuple[Bar, ...]:
    """The bars with one of them apart, after the others."""
    ordered = sorted(bars, key=lambda bar: bar.words == words)
    return tuple(replace(bar, apart=True) if bar.words == words else bar for bar in ordered)


def _shortened(bars: Sequence[Bar], keep: str = "") -> list[Bar]:
    """The first bars, and the others as one; the one that is apart anyway stays."""
    named = [bar for bar in bars if bar.words != keep]
    kept = [bar for bar in bars if bar.words == keep]
    return [*named[:MOST], *_others([bar.redactions for bar in named[MOST:]]), *kept]


def _others(redactions: Sequence[int]) -> tuple[Bar, ...]:
    """One row without a bar for what a picture has no room for."""
    words = f"{len(redactions):,} other{'s' if len(redactions) > 1 else ''}"
    return (Bar(words, sum(redactions), 0, apart=True),) if redactions else ()
