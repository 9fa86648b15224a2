"""Gathers the copies of one passage into a group, and tells which of them shows most."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from converters.repeated.repeated_passages import WORD, Copies, Place, Text

SAME_PLACE = 0.5
"""The part of the shorter of two places that must lie in the other to be the same place."""


@dataclass(frozen=True, slots=True)
class RepeatedPassage:
    """A passage that stands more than once."""

    id: str
    """Eight hexadecimal digits of the SHA-256 of its words: the same as long as the text is."""

    places: tuple[Place, ...]
    """In the order of the documents and their texts."""

    fullest: int
    """Index of the place that withholds least; of several the longest, then the first."""

    words: int
    """Words of the fullest place, marks of redaction left out."""


def grouped(copies: Iterable[Copies], texts: Sequence[Text]) -> tuple[RepeatedPassage, ...]:
    """The repeated passages of a collection, those of most words first."""
    pairs = list(copies)
    merged = _merged(place for pair in pairs for place in (pair.first, pair.second))
    leader: dict[Place, Place] = {}
    for pair in pairs:
        first, second = (_leader(leader, merged[one]) for one in (pair.first, pair.second))
        leader[max(first, second, key=_order)] = min(first, second, key=_order)
    members: dict[Place, set[Place]] = defaultdict(set)
    for place in merged.values():
        members[_leader(leader, place)].add(place)
    by_id = {text.id: text for text in texts}
    found = [_passage(sorted(group, key=_order), by_id) for group in members.values()]
    unique = {passage.id: passage for passage in found if len(passage.places) > 1}
    return tuple(sorted(unique.values(), key=lambda one: (-one.words, one.id)))


def _order(place: Place) -> tuple[str, int, int]:
    return place.document, place.start, place.end


def _leader(leader: dict[Place, Place], place: Place) -> Place:
    """The first place of a group; the way to it is made shorter on each visit."""
    root = place
    while leader.get(root, root) != root:
        root = leader[root]
    while leader.get(place, place) != root:
        leader[place], place = root, leader[place]
    return root


def _merged(places: Iterable[Place]) -> Mapping[Place, Place]:
    """For each place the one that stands for it: places of several pairs differ by some words."""
    result: dict[Place, Place] = {}
    for run in _overlapping(sorted(set(places), key=_order)):
        whole = max(run, key=lambda place: place.end - place.start)
        result.update(dict.fromkeys(run, whole))
    return result


def _overlapping(places: Sequence[Place]) -> Iterator[list[Place]]:
    run: list[Place] = []
    for place in places:
        if run and not _is_same(max(run, key=lambda one: one.end - one.start), place):
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def _is_same(one: Place, other: Place) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    shorter = min(one.end - one.start, other.end - other.start)
    return one.document == other.document and shared >= SAME_PLACE * shorter


def _passage(places: Sequence[Place], texts: Mapping[str, Text]) -> RepeatedPassage:
    fullest = min(range(len(places)), key=lambda at: _withheld(places[at], texts))
    words = _words(places[fullest], texts)
    digest = hashlib.sha256(" ".join(words).encode()).hexdigest()
    return RepeatedPassage(digest[:8], tuple(places), fullest, len(words))


def _withheld(place: Place, texts: Mapping[str, Text]) -> tuple[int, int]:
    marks = texts[place.document].marks
    inside = sum(1 for mark in marks if mark.end > place.start and mark.start < place.end)
    return inside, place.start - place.end


def _words(place: Place, texts: Mapping[str, Text]) -> list[str]:
    text = texts[place.document]
    inside = [mark for mark in text.marks if mark.end > place.start and mark.start < place.end]
    words, at = [], place.start
    for mark in inside:
        words += WORD.findall(text.text, at, max(at, mark.start))
        at = mark.end
    return [word.casefold() for word in (*words, *WORD.findall(text.text, at, max(at, place.end)))]
