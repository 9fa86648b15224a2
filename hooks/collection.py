"""The collection: what the pages of the site need of every document, read from its JSON."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from converters.citing.authorities import citation_from
from converters.model import Citation, Diagnostic
from converters.terms.vocabulary import Term, Vocabularies
from hooks.document.questions import AskedQuestion, asked_questions
from hooks.document.records import CollectedRecord, collected_records
from hooks.entries.cited import CitedAuthority, cited_authorities
from hooks.entries.entry_places import (
    NO_EXEMPTION,
    SPOKEN,
    Key,
    named,
    passages_of,
    places_by_key,
    shown_of_each,
)
from hooks.entries.glossary import DefinedTerm, Glossary
from hooks.entries.passages import Passage
from hooks.entries.people import CollectedPerson, People
from hooks.entries.ties import Ties
from hooks.wording import address, one_line


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The released file that a document was read from."""

    path: str
    sha256: str
    bytes: int
    lines: int
    encoding: str


@dataclass(frozen=True, slots=True)
class WithheldPlace:
    """Where a redaction stands, how much it takes, and what it cites."""

    id: str
    line: int
    lines: int
    """Lines that its mark takes."""

    exemptions: tuple[str, ...]
    words: str = ""
    """The mark as released, on one line."""

    extent: str = "passage"
    """`passage`, `line`, `block`, `answer` or `page`."""

    stands_for: str = ""
    """What was withheld, where the text says so; otherwise empty."""

    kind: str = "inline"
    """`inline`, `block`, `stamp`, `key` or `deleted-page`: see `converters.model`."""


@dataclass(frozen=True, slots=True)
class CollectedDocument:
    """A document without its text."""

    id: str
    title: str
    type: str
    """For instance `memorandum`; empty where it is unknown."""

    date: str
    """`2022-09-30`, `2022-09`, `2022`, or empty."""

    facts: Mapping[str, str]
    """The facts a person wrote down, by their key in the sidecar."""

    source: SourceFile
    words: int
    """Words of the released text, counted between blanks."""

    agencies: Mapping[str, int]
    """How often each agency is mentioned, most mentioned first."""

    programs: Mapping[str, int]
    withheld: tuple[WithheldPlace, ...]
    exemptions: Mapping[str, int]
    """Redactions that cite each exemption, most cited first; `none` counts those without."""

    diagnostics: tuple[Diagnostic, ...]
    questions: tuple[AskedQuestion, ...] = ()
    """In the order of the text; empty where it is no list of questions."""

    records: tuple[CollectedRecord, ...] = ()
    """The letters, messages, papers … that it holds, in the order of the text."""

    named: Mapping[Key, int] = field(default_factory=dict)
    """How often it names organizations and people and cites authorities, most often first."""

    @property
    def url(self) -> str:
        """Address of the document's page below the site."""
        return address(f"documents/{self.id}.html")

    @property
    def json_url(self) -> str:
        """Address of the document as JSON."""
        return address(f"documents/{self.id}.json")

    @property
    def source_url(self) -> str:
        """Address of the released file on the site."""
        return address(f"sources/{self.source.path}")


@dataclass(frozen=True, slots=True)
class FoundIn:
    """What one document says of one entry."""

    document: CollectedDocument
    count: int
    """All passages of the document, shown or not."""

    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Collection:
    """Every document, and where each entry of each vocabulary is found."""

    documents: tuple[CollectedDocument, ...]
    """Latest first; undated ones last."""

    found: Mapping[Key, tuple[FoundIn, ...]]
    """For each entry the documents that name it, most often first."""

    spoken: Mapping[str, tuple[FoundIn, ...]]
    """For each exemption the documents that speak of it and withhold nothing there."""

    vocabularies: Vocabularies
    authorities: Mapping[str, CitedAuthority] = field(default_factory=dict)
    """What the documents cite, by kind and then by number or name."""

    glossary: tuple[DefinedTerm, ...] = ()
    """The acronyms that documents define, in the order of the alphabet."""

    people: Mapping[str, CollectedPerson] = field(default_factory=dict)
    """Whom the documents name, by their ids."""

    ties: Ties = field(default_factory=Ties)
    """Which entries are named together."""

    @cached_property
    def by_id(self) -> Mapping[str, CollectedDocument]:
        """The documents by their ids."""
        return {document.id: document for document in self.documents}

    @cached_property
    def agency_by_name(self) -> Mapping[str, Term]:
        """The agencies by what the facts of a source may call them: id, short form or name."""
        terms = self.vocabularies.agencies
        names = {name: term for term in reversed([*terms.values()]) for name in _names(term)}
        return {**names, **terms}

    def released_by(self, document: CollectedDocument) -> Term | None:
        """The agency that the facts of a document name, where the vocabulary knows it."""
        return self.agency_by_name.get(document.facts.get("agency", ""))

    def count(self, key: Key) -> int:
        """Passages of an entry in all documents."""
        return sum(one.count for one in self.found.get(key, ()))

    def terms(self, vocabulary: str) -> Mapping[str, Term]:
        """The terms of a vocabulary of names, such as `agencies`, by their ids."""
        terms: Mapping[str, Term] = getattr(self.vocabularies, vocabulary)
        return terms

    def named_or_published(self, vocabulary: str) -> tuple[Term, ...]:
        """The terms of a vocabulary that documents name, and the publisher's own."""
        return tuple(
            term
            for term in self.terms(vocabulary).values()
            if term.published or (vocabulary, term.id) in self.found
        )


def load_collection(folder: Path, vocabularies: Vocabularies) -> Collection:
    """The collection in a folder of documents' JSON, whose texts are dropped once they are read."""
    found: dict[Key, list[FoundIn]] = defaultdict(list)
    totals: Counter[Key] = Counter()
    documents = []
    citations: list[Citation] = []
    glossary, people, ties = Glossary(), People(), Ties()
    for content in contents(folder):
        document = _document(content)
        documents.append(document)
        places = places_by_key(content)
        for key, passages in passages_of(content, places, totals):
            found[key].append(FoundIn(document, len(places[key]), passages))
        citations += map(citation_from, content["citations"])
        glossary.add(content)
        people.add(content)
        ties.add(content["blocks"], content["footnotes"], named(places, content["citations"]))
    ties.freeze()
    ordered = {key: _most_often_first(found[key], totals[key]) for key in found}
    return Collection(
        documents=tuple(sorted(documents, key=_latest_first)),
        found={key: ordered[key] for key in ordered if key[0] != SPOKEN},
        spoken={key[1]: ordered[key] for key in ordered if key[0] == SPOKEN},
        vocabularies=vocabularies,
        authorities=cited_authorities(citations),
        glossary=glossary.terms(),
        people=people.by_id(),
        ties=ties,
    )


def contents(folder: Path) -> Iterator[Mapping[str, Any]]:
    """The JSON of each document in a folder, one after the other, in the order of their names."""
    for path in sorted(folder.rglob("*.json")):
        yield json.loads(path.read_bytes())


def _names(term: Term) -> Iterator[str]:
    yield term.name
    if term.short_form:
        yield term.short_form


def _released_words(content: Mapping[str, Any]) -> int:
    """Words of its blocks without the marks of redactions, which stand for words withheld."""
    marks = [(one["start"], one["end"]) for one in content["redactions"]]
    starts = [start for start, _ in marks]
    count = 0
    for block in content["blocks"]:
        at, first = 0, block["start"]
        for start, end in marks[bisect_left(starts, first) : bisect_left(starts, block["end"])]:
            count += len(block["text"][at : start - first].split())
            at = end - first
        count += len(block["text"][at:].split())
    return count


def _document(content: Mapping[str, Any]) -> CollectedDocument:
    mentions = content["mentions"]
    withheld = tuple(_place(redaction) for redaction in content["redactions"])
    return CollectedDocument(
        id=content["id"],
        title=content["title"],
        type=content["type"] or "",
        date=content["date"] or "",
        facts={key: str(fact) for key, fact in content["facts"].items() if fact},
        source=_source(content["source"]),
        words=_released_words(content),
        agencies=_tally(one["term"] for one in mentions if one["vocabulary"] == "agencies"),
        programs=_tally(one["term"] for one in mentions if one["vocabulary"] == "programs"),
        named=_named_otherwise(content),
        withheld=withheld,
        exemptions=_tally(id for place in withheld for id in place.exemptions or (NO_EXEMPTION,)),
        diagnostics=tuple(_diagnostic(one) for one in content["diagnostics"]),
        questions=asked_questions(content),
        records=collected_records(content),
    )


def _source(content: Mapping[str, Any]) -> SourceFile:
    return SourceFile(**{name: content[name] for name in SourceFile.__slots__})


def _place(redaction: Mapping[str, Any]) -> WithheldPlace:
    return WithheldPlace(
        id=redaction["id"],
        line=redaction["line"],
        lines=len(redaction["text"].strip().splitlines()) or 1,
        exemptions=tuple(redaction["exemptions"]),
        words=one_line(redaction["text"]).strip(),
        extent=redaction["extent"],
        stands_for=redaction["stands_for"] or "",
        kind=redaction["kind"],
    )


def _diagnostic(content: Mapping[str, Any]) -> Diagnostic:
    fields = ("severity", "line", "message", "quote", "advice", "path")
    return Diagnostic(**{name: content[name] for name in fields})


def _tally(names: Iterable[str]) -> Mapping[str, int]:
    return dict(Counter(names).most_common())


def _named_otherwise(content: Mapping[str, Any]) -> Mapping[Key, int]:
    """Organizations, people and authorities; agencies and programs have tallies of their own."""
    own = ("agencies", "programs")
    mentions = (one for one in content["mentions"] if one["vocabulary"] not in own)
    counts = Counter((str(one["vocabulary"]), str(one["term"])) for one in mentions)
    counts.update(("authorities", str(one["authority"])) for one in content["citations"])
    return dict(counts.most_common())


def _most_often_first(found: list[FoundIn], total: int) -> tuple[FoundIn, ...]:
    shown = shown_of_each(total)
    found = [FoundIn(one.document, one.count, one.passages[:shown]) for one in found]
    return tuple(sorted(found, key=lambda one: (-one.count, one.document.title, one.document.id)))


def _latest_first(document: CollectedDocument) -> tuple[tuple[int, ...], str, str]:
    """A document known by its year alone comes after those of its days; an undated one last."""
    year, month, day = (*(-int(part) for part in document.date.split("-") if part), 0, 0, 0)[:3]
    return ((year, month, day), document.title.casefold(), document.id)
