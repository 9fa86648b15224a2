"""Which documents have to do with each other, and why: from plain facts, rarest ties first.

Nothing here compares all documents with all others. Direct ties (a number, a title, a message …)
come out of indexes, and what documents merely share is looked up for one document at a time, its
rarest names first, until enough others were met.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from math import log

from hooks.document.related_facts import MESSAGES, DocumentFacts
from hooks.entries.entry_places import Key

FEW_DOCUMENTS = 10
"""In a smaller collection even what most documents name is said, below all else."""

COMMON = 100
"""What more documents than this share ties none of them."""

MOST_MET = 500
"""Other documents, each counted per shared name, that are looked at for one document."""

COUNTED = 3
"""Ties of each sort that rank a document: a long text that shares much is no closer for that."""


@dataclass(frozen=True, slots=True)
class Tie:
    """One reason why a document has to do with another."""

    other: str
    kind: str
    """A key of `KINDS` in `hooks.document.related`, as seen from the first document."""

    what: str
    """The name, number, title or id that ties the two; of an entry its id."""

    line: int
    """The place in the first document; 0 for a fact that its publisher gives."""

    other_line: int
    weight: float
    vocabulary: str = ""
    """The vocabulary of an entry; empty for all else."""

    documents: int = 0
    """Documents that share it, these two among them; 0 where that is not counted."""


Place = tuple[str, int]
"""A document and a line; the line is 0 for a fact that its publisher gives."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A tie between two places that the texts state, as both documents have it."""

    kinds: tuple[str, str]
    """How the first document is tied to the other, and the other to the first."""

    what: str
    one: Place
    other: Place
    documents: int = 2
    """Documents that share it, these two among them."""


@dataclass(frozen=True, slots=True)
class Related:
    """A document with all that ties it to another, rarest first."""

    other: str
    ties: tuple[Tie, ...]


class SharedNames:
    """What documents name together: for each name its documents, common ones left out."""

    def __init__(self, facts: Sequence[DocumentFacts]) -> None:
        self._facts = {one.id: one for one in facts}
        self._whole = len(facts)
        documents: dict[Key, list[str]] = defaultdict(list)
        for one in facts:
            for key in one.named:
                documents[key].append(one.id)
        self._documents = {
            key: named for key, named in documents.items() if self._counts(len(named))
        }
        self._asked = {key for one in facts for key in one.asked}
        self._rarity = {key: self._rare(key) for key in self._documents}

    def _counts(self, documents: int) -> bool:
        few = self._whole < FEW_DOCUMENTS
        return documents > 1 and (few or documents <= min(COMMON, self._whole / 2))

    def _rare(self, key: Key) -> float:
        rare = log(self._whole / len(self._documents[key]))
        return COUNTED * rare if key[0] == MESSAGES else rare

    def met(self, id: str) -> Mapping[str, float]:
        """Documents that share names with one, each with the weight of the rarest of them."""
        weights: dict[str, float] = defaultdict(float)
        counted: dict[str, int] = defaultdict(int)
        looked_at = 0
        for key in self._rarest_first(id):
            others = self._documents[key]
            looked_at += len(others)
            if looked_at > MOST_MET:
                break
            rarity, asked = self._rarity[key], key in self._asked
            for other in others:
                if counted[other] < COUNTED:
                    counted[other] += 1
                    weights[other] += self._weight(key, id, other) if asked else rarity
        weights.pop(id, None)
        return weights

    def ties(self, id: str, other: str) -> list[Tie]:
        """All names that two documents share."""
        ours, theirs = self._facts[id], self._facts[other]
        return [
            self._tie(key, ours, theirs)
            for key in ours.named
            if key in theirs.named and key in self._documents
        ]

    def _rarest_first(self, id: str) -> list[Key]:
        counted = [key for key in self._facts[id].named if key in self._documents]
        return sorted(counted, key=lambda key: (-self._rarity[key], key))

    def _weight(self, key: Key, id: str, other: str) -> float:
        rarity = self._rarity[key]
        return 2 * rarity if self._asks(key, self._facts[id], self._facts[other]) else rarity

    def _asks(self, key: Key, one: DocumentFacts, other: DocumentFacts) -> bool:
        """Whether one of the two is a request that asks about what the other names."""
        return (key in one.asked and not other.is_request) or (
            key in other.asked and not one.is_request
        )

    def _tie(self, key: Key, ours: DocumentFacts, theirs: DocumentFacts) -> Tie:
        kind, line, other_line = _shared_kind(key), ours.named[key], theirs.named[key]
        if key in ours.asked and not theirs.is_request:
            kind, line = "asks-about", ours.asked[key]
        elif key in theirs.asked and not ours.is_request:
            kind, other_line = "asked-about", theirs.asked[key]
        return Tie(
            other=theirs.id,
            kind=kind,
            what=key[1],
            line=line,
            other_line=other_line,
            weight=self._weight(key, ours.id, theirs.id),
            vocabulary=key[0],
            documents=len(self._documents[key]),
        )


def _shared_kind(key: Key) -> str:
    return {"authorities": "both-cite", MESSAGES: "same-message"}.get(key[0], "both-name")


def related_documents(
    facts: Sequence[DocumentFacts], direct: Mapping[str, Iterable[Tie]], most: int
) -> Mapping[str, tuple[Related, ...]]:
    """For each document at most so many others, those with the rarest ties first."""
    shared = SharedNames(facts)
    return {one.id: _related(one.id, direct.get(one.id, ()), shared, most) for one in facts}


def _related(id: str, direct: Iterable[Tie], shared: SharedNames, most: int) -> tuple[Related, ...]:
    by_other: dict[str, list[Tie]] = defaultdict(list)
    for tie in direct:
        by_other[tie.other].append(tie)
    scores = {**shared.met(id)}
    for other, several in by_other.items():
        direct_weights = sorted(tie.weight for tie in several)
        scores[other] = scores.get(other, 0.0) + sum(direct_weights[-COUNTED:])
    ranked = nsmallest(most, scores, key=lambda other: (-scores[other], other))
    return tuple(
        Related(other, _ordered([*by_other.get(other, ()), *shared.ties(id, other)]))
        for other in ranked
    )


def _ordered(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """Rarest first; what is as rare in the order of the text."""
    unique = dict.fromkeys(ties)
    return tuple(sorted(unique, key=lambda tie: (-round(tie.weight, 6), tie.line, tie.what)))
