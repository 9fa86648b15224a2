"""Which entries are named together: in the same blocks of text, or at least in the same documents.

A tie is the rarer the less often the two would meet by chance. What is counted are blocks of the
texts; a cite in a footnote counts in the block that its mark stands in, too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Any

from hooks.entries.entry_places import Key
from hooks.entries.passages import Inside, mark_of_note

MOST_IN_A_BLOCK = 40
"""A block that names more entries than this is a list: being on it ties nobody to anybody."""

RARE = 50
"""Of entries in more documents than this, being in the same documents says nothing."""

MOST_IN_A_DOCUMENT = 200
"""Rare entries of one document that are compared with each other."""


@dataclass(frozen=True, slots=True)
class Tie:
    """Another entry, and how often the two are found together."""

    other: Key
    paragraphs: int
    """Blocks of text that name both; 0 where only documents do."""

    documents: int
    """Documents that have such a block, or where there is none, that name both."""

    apart: int
    """Blocks, or where no block names both, documents, that name the other without this one."""

    weight: float
    """How far the two are from meeting by chance; the highest is the rarest tie."""


class Ties:
    """The ties of a collection, gathered document by document."""

    def __init__(self) -> None:
        self._together: dict[Key, Counter[Key]] = defaultdict(Counter)
        self._documents_together: dict[Key, Counter[Key]] = defaultdict(Counter)
        self._paragraphs: Counter[Key] = Counter()
        self._blocks = 0
        self._named: list[tuple[Key, ...]] = []
        self._named_in: Counter[Key] = Counter()
        self._rare: dict[Key, Counter[Key]] = defaultdict(Counter)
        self._documents = 0

    def add(
        self,
        blocks: Sequence[Mapping[str, Any]],
        footnotes: Sequence[Mapping[str, Any]],
        spans: Mapping[Key, Iterable[Mapping[str, Any]]],
    ) -> None:
        """Counts the blocks of one document's JSON; `spans` says where its entries stand."""
        met: set[tuple[Key, Key]] = set()
        self._blocks += len(blocks)
        for keys in _by_block(blocks, Inside(footnotes), spans).values():
            self._paragraphs.update(keys)
            for one, other in _pairs(sorted(keys)):
                self._together[one][other] += 1
                met.add((one, other))
        for one, other in met:
            self._documents_together[one][other] += 1
        self._named.append(tuple(spans))

    def of(self, key: Key, most: int) -> tuple[Tie, ...]:
        """The rarest ties of an entry: those of blocks first, then those of documents."""
        found = sorted(self._in_blocks(key), key=_rarest_first)
        known = {tie.other for tie in found}
        if len(found) < most:
            others = (tie for tie in self._in_documents(key) if tie.other not in known)
            found += sorted(others, key=_rarest_first)
        return tuple(found[:most])

    def freeze(self) -> None:
        """Counts the documents; called once, when all documents are added."""
        self._named_in = named = Counter(key for keys in self._named for key in keys)
        for keys in self._named:
            rare = sorted(key for key in keys if 1 < named[key] <= RARE)
            for one, other in _pairs(rare[:MOST_IN_A_DOCUMENT]):
                self._rare[one][other] += 1
        self._documents = len(self._named)
        self._named = []

    def _in_blocks(self, key: Key) -> Iterator[Tie]:
        for other, together in self._together.get(key, {}).items():
            whole = self._paragraphs[other]
            weight = _weight(together, self._paragraphs[key], whole, self._blocks)
            if weight > 0:
                documents = self._documents_together[key][other]
                yield Tie(other, together, documents, whole - together, weight)

    def _in_documents(self, key: Key) -> Iterator[Tie]:
        for other, together in self._rare.get(key, {}).items():
            whole = self._named_in[other]
            weight = _weight(together, self._named_in[key], whole, self._documents)
            if together > 1 and weight > 0:
                yield Tie(other, 0, together, whole - together, weight)


def _weight(together: int, one: int, other: int, whole: int) -> float:
    """How much more often the two meet than by chance, times how often they do.

    It is the local mutual information: `n log(n N / (a b))`.
    """
    return together * log(together * whole / (one * other)) if together else 0.0


def _rarest_first(tie: Tie) -> tuple[float, Key]:
    return -round(tie.weight, 6), tie.other


def _pairs(keys: Sequence[Key]) -> Iterator[tuple[Key, Key]]:
    """Each of the keys with each of the others, in both directions."""
    for one in keys:
        for other in keys:
            if one != other:
                yield one, other


def _by_block(
    blocks: Sequence[Mapping[str, Any]],
    notes: Inside,
    spans: Mapping[Key, Iterable[Mapping[str, Any]]],
) -> Mapping[int, set[Key]]:
    """The entries of each block by its number, without the blocks that are lists of them."""
    starts = [block["start"] for block in blocks]
    found: dict[int, set[Key]] = defaultdict(set)
    for key, places in spans.items():
        for place in places:
            mark = mark_of_note(notes, place["start"])
            for offset in (place["start"], *([mark["start"]] if mark else [])):
                found[bisect_right(starts, offset) - 1].add(key)
    return {block: keys for block, keys in found.items() if len(keys) <= MOST_IN_A_BLOCK}
