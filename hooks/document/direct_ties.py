"""Ties that a text states: a number, a title, a request, a file, a message, a passage in common.

Each is certain by what it says: `cites` means that one document cites the number that the other
bears, not that the two belong together in some other way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from hooks.document.related_facts import DocumentFacts
from hooks.document.related_messages import answers
from hooks.document.related_ties import COMMON, COUNTED, Place, Stated, Tie
from hooks.document.stated_references import LONG_TITLE, days_in

LONG_PASSAGE = 40
"""Words from which on a shared passage is more than a turn of speech."""

MOST_TIED = 20
"""Documents that are tied each with each for one number; more are a list of their own."""


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A passage that stands in several documents."""

    id: str
    words: int
    places: tuple[Place, ...]
    """Document and line of those that may be laid side by side; a document may have several."""

    documents: int
    """Documents that hold it, those left out of `places` among them."""


def direct_ties(
    facts: Sequence[DocumentFacts], passages: Iterable[SharedPassage]
) -> Mapping[str, list[Tie]]:
    """The ties of each document, by its id."""
    ties: dict[str, list[Tie]] = defaultdict(list)
    for find in (_numbers, _requests, _titles, _dated, _files, answers):
        for stated in find(facts):
            weight = COUNTED * log(max(len(facts), 2) / stated.documents) + 1
            _add(ties, stated, weight)
    for passage in passages:
        _add_passage(ties, passage, len(facts))
    return ties


def _add(ties: dict[str, list[Tie]], stated: Stated, weight: float) -> None:
    """The tie as each of the two documents has it."""
    sides = (stated.one, stated.other), (stated.other, stated.one)
    for kind, (one, other) in zip(stated.kinds, sides, strict=True):
        if one[0] != other[0]:
            ties[one[0]].append(
                Tie(other[0], kind, stated.what, one[1], other[1], weight, "", stated.documents)
            )


def _add_passage(ties: dict[str, list[Tie]], passage: SharedPassage, whole: int) -> None:
    """Ties the first places of a passage in each document; a common one ties nobody."""
    if passage.documents > COMMON:
        return
    rare = log(max(whole, 2) / passage.documents)
    weight = COUNTED * rare + 1 if passage.words >= LONG_PASSAGE else rare
    first = {document: (document, line) for document, line in sorted(passage.places, reverse=True)}
    for stated in _each_other("passage", passage.id, sorted(first.values()), passage.documents):
        _add(ties, stated, weight)


def _few(found: Mapping[str, list[Place]], key: str) -> list[Place]:
    """What an index holds for a key, unless it is too common to tie each with each."""
    several = found.get(key, [])
    return several if len(several) <= MOST_TIED else []


# --- numbers of complaints, cases, requests, and of papers that go by a number ---


def _numbers(facts: Sequence[DocumentFacts]) -> Iterator[Stated]:
    bearers: dict[str, list[Place]] = defaultdict(list)
    for one in facts:
        for number, line in one.bears.items():
            bearers[number].append((one.id, line))
    for one in facts:
        for (vocabulary, number), line in one.named.items():
            several = _few(bearers, number) if vocabulary == "authorities" else []
            if number not in one.bears:
                for place in several:
                    kinds = ("cites", "cited-by")
                    yield Stated(kinds, number, (one.id, line), place, len(several) + 1)
    for number in bearers:
        yield from _each_other("same-number", number, _few(bearers, number))


def _each_other(
    kind: str, what: str, places: Sequence[Place], documents: int = 0
) -> Iterator[Stated]:
    for index, one in enumerate(places):
        for other in places[index + 1 :]:
            yield Stated((kind, kind), what, one, other, documents or len(places))


# --- a request, and what was released under its number ---


def _requests(facts: Sequence[DocumentFacts]) -> Iterator[Stated]:
    requests: dict[str, list[Place]] = defaultdict(list)
    released: dict[str, list[Place]] = defaultdict(list)
    for one in facts:
        if one.request:
            (requests if one.is_request else released)[one.request].append((one.id, 0))
    for number, places in released.items():
        yield from _each_other("same-request", number, _few(released, number))
        for request in requests.get(number, [])[:1]:
            for place in places:
                yield Stated(("request-of", "released-under"), number, request, place)


# --- papers named by their title, or by kind, date and writer ---


def _titles(facts: Sequence[DocumentFacts]) -> Iterator[Stated]:
    titled: dict[str, list[tuple[DocumentFacts, int]]] = defaultdict(list)
    for one in facts:
        for title, line in one.titles.items():
            titled[title].append((one, line))
    for one in facts:
        for quoted in one.quoted:
            if len(titled.get(quoted.words, ())) != 1:
                continue  # a title that several documents have leads to none of them for certain
            other, line = titled[quoted.words][0]
            long = quoted.words.count(" ") + 1 >= LONG_TITLE
            if long or (other.day and other.day in days_in(quoted.near)):
                places = (one.id, quoted.line), (other.id, line)
                yield Stated(("quotes", "quoted-by"), quoted.words, *places)


def _dated(facts: Sequence[DocumentFacts]) -> Iterator[Stated]:
    papers: dict[tuple[str, str, str], list[Place]] = defaultdict(list)
    for one in facts:
        for paper in one.papers:
            for writer in paper.writers:
                papers[paper.type, paper.date, writer].append((one.id, paper.line))
    days = {date for _, date, _ in papers}
    for one in facts:
        for named in one.dated:
            if named.date not in days:
                continue
            keys = ((kind, named.date, word) for kind in named.types for word in named.near)
            fitting = {place for key in keys for place in papers.get(key, ())}
            if len(fitting) == 1:
                (place,) = fitting
                what = f"{named.date} {named.types[0]}"
                kinds = ("refers-to", "referred-to-by")
                yield Stated(kinds, what, (one.id, named.line), place)


# --- files that a message announces ---


def _files(facts: Sequence[DocumentFacts]) -> Iterator[Stated]:
    files: dict[str, list[str]] = defaultdict(list)
    for one in facts:
        if one.file:
            files[one.file].append(one.id)
    for one in facts:
        for stem, (name, line) in one.announced.items():
            if len(files.get(stem, ())) == 1:
                kinds = ("announces", "announced-by")
                yield Stated(kinds, name, (one.id, line), (files[stem][0], 0))
