"""Counts for pictures and sentences; each is drawn or written by a template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from converters.terms.vocabulary import Exemption
from hooks.collection import CollectedDocument, Collection
from hooks.entries.entry_places import NO_EXEMPTION, Key


@dataclass(frozen=True, slots=True)
class Figures:
    """How often something is found."""

    documents: int
    passages: int


@dataclass(frozen=True, slots=True)
class ExemptionCount:
    """How many redactions cite an exemption, and its share of the highest count beside it."""

    id: str
    page: str
    """Name of its page below `exemptions/`."""

    color: str
    """Class of the elements that bear its color."""

    label: str
    """As released texts write it: `(b)(7)(C)`; or "no exemption cited"."""

    title: str
    redactions: int
    documents: int
    share: float
    """Between 0 and 1: the length of its bar."""


def figures_of(collection: Collection, keys: Iterable[Key]) -> Figures:
    """Documents that name at least one of the entries, and their passages in all."""
    counts: Counter[str] = Counter()
    for key in keys:
        for one in collection.found.get(key, ()):
            counts[one.document.id] += one.count
    return Figures(len(counts), counts.total())


def exemption_counts(
    documents: Iterable[CollectedDocument], exemptions: Mapping[str, Exemption]
) -> tuple[ExemptionCount, ...]:
    """The exemptions that redactions of these documents cite, most cited first."""
    redactions: Counter[str] = Counter()
    citing: Counter[str] = Counter()
    for document in documents:
        redactions.update(document.exemptions)
        citing.update(document.exemptions.keys())
    highest = max(redactions.values(), default=1)
    return tuple(
        ExemptionCount(
            id=id,
            page=exemption_page(id, exemptions),
            color=exemption_color(id, exemptions),
            label=exemption_label(id, exemptions),
            title=exemption_title(id, exemptions),
            redactions=count,
            documents=citing[id],
            share=count / highest,
        )
        for id, count in redactions.most_common()
    )


def exemption_label(id: str, exemptions: Mapping[str, Exemption]) -> str:
    """What a badge says: `(b)(7)(C)`, or "no exemption"."""
    if id == NO_EXEMPTION:
        return "no exemption"
    return exemptions[id].label if id in exemptions else id


def exemption_page(id: str, exemptions: Mapping[str, Exemption]) -> str:
    """The name of its page below `exemptions/`: `b7C`, `1-4-c`, `none`."""
    return exemptions[id].page if id in exemptions else id


def exemption_color(id: str, exemptions: Mapping[str, Exemption]) -> str:
    """The class that gives an element its color."""
    return exemptions[id].color if id in exemptions else NO_EXEMPTION


def exemption_title(id: str, exemptions: Mapping[str, Exemption]) -> str:
    """What an exemption protects, in a few words."""
    if id == NO_EXEMPTION:
        return "No exemption cited"
    return exemptions[id].title if id in exemptions else id
