"""What all entries have in common, whether agencies, people, authorities or exemptions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from converters.citing.authorities import page_name
from hooks.collection import CollectedDocument, Collection
from hooks.document.figures import Figures
from hooks.entries.authority_kinds import KINDS
from hooks.entries.entry_places import Key
from hooks.wording import address, counted

DOCUMENTS_ON_A_PAGE = 100
"""An entry that more documents name goes on, on further pages."""

MOST_RELATED = 8
"""Entries that a page names as found together with its own."""

NOUNS: Mapping[str, str] = {
    "agencies": "agency",
    "programs": "program",
    "organizations": "organization",
    "people": "person",
    "authorities": "authority",
}
"""What a reader calls an entry of each vocabulary."""


@dataclass(frozen=True)
class Entry:
    """What all pages of an agency, a program, an authority … have in common."""

    key: Key
    title: str
    figures: Figures

    @property
    def page(self) -> str:
        """The name of its first page."""
        return self.key[1]

    @property
    def url(self) -> str:
        """Address of its first page below the site."""
        return address(f"{self.key[0]}/{self.page}.html")


@dataclass(frozen=True, slots=True)
class RelatedEntry:
    """Another entry that is found together with one, and why it is named there."""

    words: str
    noun: str
    url: str
    reason: str
    """Who says so, or how often the two are found together and how often the other apart."""


def related_entries(
    collection: Collection, key: Key, stated: Mapping[Key, str], linked: Iterable[Key] = ()
) -> tuple[RelatedEntry, ...]:
    """Those that the publisher ties to an entry, then those with the rarest ties.

    `stated` has the reasons of the publisher's ties; `linked` are left out, since the page of the
    entry links them anyway.
    """
    left_out = {*linked, *stated}
    reasons = dict(stated)
    for tie in collection.ties.of(key, MOST_RELATED + len(left_out)):
        if tie.other not in left_out:
            reasons[tie.other] = _reason(tie.paragraphs, tie.documents, tie.apart)
    found = [
        RelatedEntry(words, NOUNS[other[0]], url_of(other), reason)
        for other, reason in reasons.items()
        if (words := name_of(collection, other))
    ]
    return tuple(found[:MOST_RELATED])


def name_of(collection: Collection, key: Key) -> str:
    """What a link to an entry says; empty where the entry has no page."""
    vocabulary, id = key
    if vocabulary == "authorities":
        cited = collection.authorities.get(id)
        return cited.name if cited else ""
    term = collection.terms(vocabulary).get(id)
    if vocabulary == "people" and not term and id in collection.people:
        return collection.people[id].name
    return term.name if term else ""


def short_name_of(collection: Collection, key: Key) -> str:
    """The same in few words: a law by its number, an organization by its short form."""
    vocabulary, id = key
    if vocabulary == "authorities" and id in collection.authorities:
        authority = collection.authorities[id].authority
        return (KINDS[authority.kind].named and authority.title) or authority.whole
    term = collection.terms(vocabulary).get(id) if vocabulary != "authorities" else None
    return term.label if term else name_of(collection, key)


def url_of(key: Key, page: int = 1) -> str:
    """Address below the site of a page of an entry of any vocabulary but the exemptions."""
    vocabulary, id = key
    name = page_name(id) if vocabulary == "authorities" else id
    return address(f"{vocabulary}/{name}{f'_{page}' if page > 1 else ''}.html")


def place_of(key: Key, index: int, document: CollectedDocument) -> str:
    """Address of what an entry shows of one of its documents, by the document's place in them."""
    return f"{url_of(key, index // DOCUMENTS_ON_A_PAGE + 1)}#in-{address(document.id)}"


def _reason(paragraphs: int, documents: int, apart: int) -> str:
    """For instance "together in 14 paragraphs of 2 documents, apart in 22"."""
    whole = counted(documents, "document")
    where = f"{counted(paragraphs, 'paragraph')} of {whole}" if paragraphs else whole
    return f"together in {where}, " + (f"apart in {apart:,}" if apart else "never apart")
