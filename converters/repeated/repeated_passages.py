"""Finds passages that stand more than once, within and across documents, in spite of OCR noise.

Runs of four words are looked up in an index of all texts; marks of redaction are left out, so that
a copy is found whatever each of the two withholds. The whole collection is read twice: the first
reading only counts which runs of words stand more than once at all, so that the index of the
second stays small however large the collection is.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice

from converters.model import Span

RUN = 4
"""Words of a run that is looked up."""

EARLIER = 4
"""How many of the latest places of a run a new place is compared with.

Text that stands on every page of a collection is then linked in a chain, not each with each.
"""

FEWEST_WORDS = 14
"""Words that both copies hold in runs; less is a turn of speech, a heading or an address."""

WIDEST_GAP = 48
"""Words between two runs of one passage; each word that OCR noise broke takes its runs with it."""

DRIFT = 8
"""Words that one copy may have more than the other between two runs: marks, noise, an insertion."""

SHORTEST = 20
"""Words of the shorter copy."""

LONGEST_WITHHELD = 600
"""Words that one copy may show where the other has nothing but a mark of redaction."""

LIKENESS = 0.85
"""The part of both copies' letters that agree; OCR noise leaves more, mere wording repeats less."""

WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")


@dataclass(frozen=True, slots=True)
class Text:
    """One document's text, and what of it is passed over."""

    id: str
    text: str
    passed_over: tuple[Span, ...]
    """In order, without overlaps: header fields, running heads, page numbers."""

    marks: tuple[Span, ...] = ()
    """In order: its redactions, which are passed over as well."""


@dataclass(frozen=True, slots=True)
class Place(Span):
    """A passage of one document; offsets are code points of its text."""

    document: str


@dataclass(frozen=True, slots=True)
class Copies:
    """Two places that hold one passage; `first` stands before `second`."""

    first: Place
    second: Place
    words: int
    """Words in runs that both hold."""


def find_copies(texts: Sequence[Text]) -> list[Copies]:
    """Pairs of places with the same passage, in the order of the texts.

    A passage of many copies gives each with up to `EARLIER` that stand before it. Takes time and
    memory in proportion to the words of all texts.
    """
    index = _Words(texts)
    repeated = index.repeated_runs()
    found: list[Copies] = []
    latest: dict[int, tuple[tuple[int, int], ...]] = {}
    for number in range(len(texts)):
        seeds: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for at, run in repeated(number):
            earlier = latest.get(run, ())
            for other, other_at in earlier:
                # A text that repeats a word, as a table does, is no copy of itself one word on.
                if other != number or at - other_at >= FEWEST_WORDS:
                    seeds[other].append((at, other_at))
            latest[run] = (*earlier[1 - EARLIER :], (number, at))
        for other, pairs in seeds.items():
            found += index.copies(other, number, pairs)
    return sorted(found, key=lambda pair: (pair.first.document, pair.first.start))


class _Words:
    """The words of every text as numbers, with the offset where each starts."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self._texts = texts
        self._words: list[array[int]] = []
        self._starts: list[array[int]] = []
        self._marks: list[list[int]] = []
        known: dict[str, int] = {}
        for text in texts:
            words, starts = array("I"), array("I")
            for start, word in _words(text):
                words.append(known.setdefault(word, len(known)))
                starts.append(start)
            self._words.append(words)
            self._starts.append(starts)
            self._marks.append([bisect_left(starts, mark.start) for mark in text.marks])
        self._names = list(known)

    def repeated_runs(self) -> _RepeatedRuns:
        total = sum(map(len, self._words))
        # A table of bytes, eight to a word: a run that only shares its slot costs a little time.
        size = 1 << max(16, (total * 8).bit_length() - 1)
        counts = bytearray(size)
        for words in self._words:
            for run in _runs(words):
                slot = run % size
                if counts[slot] < 2:
                    counts[slot] += 1
        return _RepeatedRuns(self._words, counts)

    def copies(self, first: int, second: int, seeds: list[tuple[int, int]]) -> Iterator[Copies]:
        for chain in self._joined(first, second, _chains(seeds)):
            if chain.words < FEWEST_WORDS or chain.shortest < SHORTEST:
                continue
            if first == second and chain.other_end > chain.start:
                continue  # a list whose items are alike, not two copies of it
            early = self._place(first, chain.other_start, chain.other_end)
            late = self._place(second, chain.start, chain.end)
            if self._likeness(first, second, chain) >= LIKENESS:
                yield Copies(early, late, chain.words)

    def _joined(self, first: int, second: int, chains: list[_Chain]) -> Iterator[_Chain]:
        """The chains; two are one where a mark of one copy stands for the words between them."""
        last: _Chain | None = None
        for chain in sorted(chains, key=lambda chain: chain.start):
            if last and self._withheld_between(first, second, last, chain):
                last.join(chain)
                continue
            if last:
                yield last
            last = chain
        if last:
            yield last

    def _withheld_between(self, first: int, second: int, before: _Chain, after: _Chain) -> bool:
        gap, other_gap = after.start - before.end, after.other_start - before.other_end
        # Less than none where the words behind the gap begin like those inside it.
        if min(gap, other_gap) <= -RUN or max(gap, other_gap) > LONGEST_WITHHELD:
            return False
        marked = gap <= DRIFT and self._has_mark(second, before.end, after.start)
        return marked or (
            other_gap <= DRIFT and self._has_mark(first, before.other_end, after.other_start)
        )

    def _has_mark(self, number: int, one: int, other: int) -> bool:
        position = bisect_left(self._marks[number], min(one, other))
        marks = self._marks[number][position : position + 1]
        return bool(marks) and marks[0] <= max(one, other)

    def _likeness(self, first: int, second: int, chain: _Chain) -> float:
        """The share of letters that agree, of both copies."""
        words, others = self._words[second], self._words[first]
        if words[chain.start : chain.end] == others[chain.other_start : chain.other_end]:
            return 1.0
        names = self._names
        early = [names[word] for word in self._words[first][chain.other_start : chain.other_end]]
        late = [names[word] for word in self._words[second][chain.start : chain.end]]
        agreeing, all_ = map(sum, zip(*_agreement(early, late), strict=True))
        return agreeing / all_

    def _place(self, number: int, first: int, end: int) -> Place:
        starts, text = self._starts[number], self._texts[number].text
        last = starts[end - 1]
        word = WORD.match(text, last)
        return Place(starts[first], word.end() if word else last + 1, self._texts[number].id)


class _RepeatedRuns:
    """The runs of one text that stand more than once in all texts."""

    def __init__(self, words: list[array[int]], counts: bytearray) -> None:
        self._words, self._counts = words, counts

    def __call__(self, number: int) -> Iterator[tuple[int, int]]:
        counts, size = self._counts, len(self._counts)
        for at, run in enumerate(_runs(self._words[number])):
            if counts[run % size] > 1:
                yield at, run


def _runs(words: array[int]) -> Iterator[int]:
    """A number for each run of words, the same for the same words."""
    shifted = (islice(words, shift, None) for shift in range(RUN))
    return map(hash, zip(*shifted, strict=False))


def _words(text: Text) -> Iterator[tuple[int, str]]:
    """The words of a text that are not passed over: offset and small letters."""
    at = 0
    for span in sorted((*text.passed_over, *text.marks), key=lambda span: span.start):
        yield from _words_between(text.text, at, span.start)
        at = max(at, span.end)
    yield from _words_between(text.text, at, len(text.text))


def _words_between(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    for match in WORD.finditer(text, start, max(start, end)):
        yield match.start(), match.group().casefold()


def _agreement(early: Sequence[str], late: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Letters of both copies that agree, and all of them, piece by piece.

    Words that only one copy has, and those that stand against a long passage, are no noise: what
    one copy withholds is longer in the other. They count neither way.
    """
    matcher = SequenceMatcher(None, early, late, autojunk=False)
    for kind, first, end, other_first, other_end in matcher.get_opcodes():
        one, other = "".join(early[first:end]), "".join(late[other_first:other_end])
        if kind == "equal":
            yield 2 * len(one), 2 * len(one)
        elif max(end - first, other_end - other_first) <= WIDEST_GAP:
            pieces = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
            yield 2 * sum(piece.size for piece in pieces), len(one) + len(other)


@dataclass(slots=True)
class _Chain:
    """Runs that follow each other in both copies."""

    start: int
    end: int
    other_start: int
    other_end: int
    words: int
    """Words covered by the runs."""

    @property
    def shortest(self) -> int:
        return min(self.end - self.start, self.other_end - self.other_start)

    def join(self, after: _Chain) -> None:
        """Goes on to the end of a chain behind this one."""
        self.words += after.words
        self.end, self.other_end = after.end, after.other_end

    def goes_on(self, at: int, other_at: int) -> bool:
        """Whether a run is the next one of this chain in both copies."""
        return at + RUN == self.end + 1 and other_at + RUN == self.other_end + 1

    def takes(self, at: int, other_at: int) -> bool:
        """Whether a run goes on with this chain."""
        gap, other_gap = at + RUN - self.end, other_at + RUN - self.other_end
        return 0 < other_gap <= WIDEST_GAP + DRIFT and abs(gap - other_gap) <= DRIFT

    def add(self, at: int, other_at: int) -> None:
        self.words += min(at + RUN - self.end, RUN)
        self.end, self.other_end = at + RUN, other_at + RUN


def _chains(seeds: Iterable[tuple[int, int]]) -> list[_Chain]:
    """Chains of seeds (place in the later text, place in the earlier one), in their order."""
    closed: list[_Chain] = []
    open_: list[_Chain] = []
    last: _Chain | None = None
    for at, other_at in sorted(seeds):
        if last and last.goes_on(at, other_at):
            last.add(at, other_at)  # the next word of both: most seeds of a long copy
            continue
        still = [chain for chain in open_ if at + RUN - chain.end <= WIDEST_GAP]
        closed += [chain for chain in open_ if at + RUN - chain.end > WIDEST_GAP]
        open_ = still
        fitting = [chain for chain in open_ if chain.takes(at, other_at)]
        if fitting:
            last = max(fitting, key=lambda chain: chain.words)
            last.add(at, other_at)
        else:
            last = _Chain(at, at + RUN, other_at, other_at + RUN, RUN)
            open_.append(last)
    return _apart(closed + open_)


def _apart(chains: list[_Chain]) -> list[_Chain]:
    """The longest chains; those that lie inside another in the later text are left out."""
    kept: list[_Chain] = []
    for chain in sorted(chains, key=lambda chain: (-chain.words, chain.start)):
        if not any(other.start <= chain.start and chain.end <= other.end for other in kept):
            kept.append(chain)
    return kept
