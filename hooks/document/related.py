"""The list of related documents on a document's page: which others, and why, in words."""

from __future__ import annotations

from collections.abc import Collection as Container
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from converters.writing.dates_in_words import date_in_words
from hooks.collection import CollectedDocument, Collection
from hooks.document.direct_ties import SharedPassage, direct_ties
from hooks.document.related_facts import MESSAGES, WITHHELD, document_facts
from hooks.document.related_ties import Related, Tie, related_documents
from hooks.document.repeated import RepeatedPassage
from hooks.entries.authority_kinds import KINDS as KINDS_OF_AUTHORITIES
from hooks.entries.cited import CitedAuthority
from hooks.entries.entries import name_of, url_of
from hooks.mark_repeated import compared_places
from hooks.wording import counted

MOST = 5
"""Documents of a list; who wants more finds them on the pages of what is shared."""

MOST_REASONS = 4
"""Reasons that are said with their places; of the others the names alone."""

MOST_NAMES = 6
"""Further names that both documents hold."""

KINDS: Mapping[str, tuple[str, str]] = {
    "passage": ("Both hold a passage of ", ""),
    "cites": ("It bears ", ", which this document cites"),
    "cited-by": ("It cites ", ", which this document bears"),
    "same-number": ("Both bear ", ""),
    "request-of": ("It was released under this request, ", ""),
    "released-under": ("It is the request under which this document was released, ", ""),
    "same-request": ("Both were released under request ", ""),
    "quotes": ("This document quotes its title", ""),
    "quoted-by": ("It quotes the title of this document", ""),
    "refers-to": ("Kind, date and writer of it are named here: ", ""),
    "referred-to-by": ("It names kind, date and writer of this document: ", ""),
    "announces": ("Its file has the name that is announced here: ", ""),
    "announced-by": ("It announces a file with the name of this one: ", ""),
    "answers": ("A message here answers one there, as subject, people and dates tell: ", ""),
    "answered-by": ("A message there answers one here, as subject, people and dates tell: ", ""),
    "same-message": ("Both print the message ", ""),
    "asks-about": ("Named in an item of this request and there: ", ""),
    "asked-about": ("Named here and in an item of that request: ", ""),
    "both-cite": ("Both cite ", ""),
    "both-name": ("Both name ", ""),
}
"""What a reader is told of each kind of tie, before and behind what it is about."""

ENTRIES = ("both-cite", "both-name", "asks-about", "asked-about")
"""Kinds about an entry of a vocabulary, which others may name as well."""

WITHOUT_NAME = ("quotes", "quoted-by")
"""Kinds that say enough without what they are about."""


@dataclass(frozen=True, slots=True)
class Name:
    """What a tie is about, with the address below the site of its page; empty without one."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Reason:
    """A tie in words."""

    before: str
    name: Name
    after: str
    line: int
    """The place here; 0 for a fact that the publisher gives."""

    other_line: int


@dataclass(frozen=True)
class RelatedDocument:
    """Another document, and why it is named here."""

    document: CollectedDocument
    reasons: tuple[Reason, ...]
    cited: tuple[Name, ...]
    """What else both cite."""

    named: tuple[Name, ...]
    """What else both name."""

    more: int
    """Names that are left out of the two."""


def related_in(
    contents: Iterable[Mapping[str, Any]], passages: Iterable[RepeatedPassage]
) -> Mapping[str, tuple[Related, ...]]:
    """For each document, by its id, the documents with the rarest ties to it."""
    facts = [document_facts(content) for content in contents]
    shared = [_shared(passage) for passage in passages if passage.documents > 1]
    return related_documents(facts, direct_ties(facts, shared), MOST)


def _shared(passage: RepeatedPassage) -> SharedPassage:
    places = tuple((place.document.id, place.line) for place in compared_places(passage))
    return SharedPassage(passage.id, passage.words, places, passage.documents)


class RelatedLists:
    """The ties of a collection in words."""

    def __init__(
        self,
        collection: Collection,
        passages: Sequence[RepeatedPassage],
        contents: Iterable[Mapping[str, Any]],
    ) -> None:
        """`contents`: the JSON of each document of the collection."""
        self.related = related_in(contents, passages)
        self._collection = collection
        self._passages = {passage.id: passage for passage in passages}

    def of(self, id: str, pages: Container[str]) -> tuple[RelatedDocument, ...]:
        """The list of one document.

        `pages`: paths below `docs/` of all pages, since not every entry has one.
        """
        return tuple(self._document(one, pages) for one in self.related.get(id, ()))

    def _document(self, related: Related, pages: Container[str]) -> RelatedDocument:
        told = [tie for tie in _once(related.ties) if self._is_told(tie)]
        first = [tie for tie in told if tie.weight > 0][:MOST_REASONS]
        rest = [tie for tie in told if tie not in first and tie.kind in ENTRIES]
        shown = rest[:MOST_NAMES]
        return RelatedDocument(
            document=self._collection.by_id[related.other],
            reasons=tuple(self._reason(tie, pages) for tie in first),
            cited=tuple(self._name(tie, pages) for tie in shown if tie.vocabulary == "authorities"),
            named=tuple(self._name(tie, pages) for tie in shown if tie.vocabulary != "authorities"),
            more=len(rest) - len(shown),
        )

    def _is_told(self, tie: Tie) -> bool:
        """A term that a vocabulary no longer has is nothing to tell."""
        return tie.kind not in ENTRIES or bool(self._words(tie))

    def _reason(self, tie: Tie, pages: Container[str]) -> Reason:
        before, after = KINDS[tie.kind]
        shared = self._shared_by(tie) if tie.kind in ENTRIES else after
        return Reason(before, self._name(tie, pages), shared, tie.line, tie.other_line)

    def _shared_by(self, tie: Tie) -> str:
        """For instance ", which only these two cite", or ", as 3 of 12 documents do"."""
        if tie.documents == 2:
            return f", which only these two {'cite' if tie.vocabulary == 'authorities' else 'name'}"
        whole = counted(len(self._collection.documents), "document")
        return f", as {tie.documents:,} of {whole} do"

    def _name(self, tie: Tie, pages: Container[str]) -> Name:
        if tie.kind in WITHOUT_NAME:
            return Name("", "")
        if tie.kind == "passage":
            passage = self._passages[tie.what]
            return Name(counted(passage.words, "word"), passage.url)
        url = url_of(_entry(tie))
        has_page = unquote(url).removesuffix(".html") + ".md" in pages
        return Name(self._words(tie), url if has_page else "")

    def _words(self, tie: Tie) -> str:
        if tie.vocabulary == MESSAGES:
            minute, _, title = tie.what.partition(WITHHELD)[0].partition(" ")
            return f"“{title}” of {date_in_words(minute)}"
        if tie.kind in ("refers-to", "referred-to-by"):
            date, _, kind = tie.what.partition(" ")
            return f"{kind} of {date_in_words(date)}"
        if tie.kind in ("answers", "answered-by", "announces", "announced-by"):
            return f"“{tie.what}”"
        if tie.vocabulary not in ("", "authorities"):
            return name_of(self._collection, _entry(tie))
        cited = self._collection.authorities.get(tie.what)
        return _authority(cited) if cited else _number(tie)


def _once(ties: Sequence[Tie]) -> Iterator[Tie]:
    """The ties without those that only say "both cite" of a number that says more already."""
    said = {tie.what for tie in ties if not tie.vocabulary}
    return (tie for tie in ties if tie.kind != "both-cite" or tie.what not in said)


def _entry(tie: Tie) -> tuple[str, str]:
    return tie.vocabulary or "authorities", tie.what


def _authority(cited: CitedAuthority) -> str:
    """A case or a story by its title, all else by its number and what it is called."""
    one = cited.authority
    if one.title and KINDS_OF_AUTHORITIES[one.kind].named:
        return f"“{one.title}”"
    return f"{one.whole}, {one.title}" if one.title else one.whole


def _number(tie: Tie) -> str:
    """A number that no text cites, as its publisher gives it but for small letters."""
    return "" if tie.vocabulary else tie.what.removeprefix("request-").upper()
