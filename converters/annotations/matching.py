"""Finds where a text holds nearly the same as a pattern, and how many edits lie between.

Myers' bit-vector algorithm (Journal of the ACM 46, 1999) with Python's long integers, run only
where rare short runs of the pattern stand in the text, so that the time is linear in the text.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from converters.model import Span

SEEDS = 40
"""Short runs of the pattern that are looked for in the text."""

MOST_HITS = 20_000
"""Places of one seed that are counted; a run of zeros may stand everywhere."""

WINDOWS = 8
"""Places of the text, those with most seeds, that are compared with the pattern."""


ENOUGH_SEEDS = 0.5
"""Share of the most seeds that a place has below which another is not looked at."""


@dataclass(frozen=True, slots=True)
class NearPlace(Span):
    """A place of a text that is nearly the pattern."""

    distance: int
    """Characters inserted, left out or replaced between the two (Levenshtein distance)."""


def places(text: str, pattern: str, limit: int) -> list[int]:
    """Offsets at which a text holds a pattern, overlapping ones too, at most `limit`."""
    found: list[int] = []
    at = text.find(pattern)
    while at >= 0 and len(found) < limit:
        found.append(at)
        at = text.find(pattern, at + 1)
    return found


def near_places(text: str, pattern: str, most: int) -> list[NearPlace]:
    """Places with at most `most` edits, none over a better one, the nearest first."""
    found = [
        place
        for window in _windows(text, pattern, most)
        for place in _places_in(text, pattern, window, most)
    ]
    kept: list[NearPlace] = []
    for place in sorted(found, key=lambda one: (one.distance, one.start)):
        if all(place.end <= other.start or other.end <= place.start for other in kept):
            kept.append(place)
    return kept


def _places_in(text: str, pattern: str, window: Span, most: int) -> Iterator[NearPlace]:
    """The nearest place in a window, and what is near enough before and behind it."""
    if window.end - window.start < len(pattern) - most:
        return
    best = _best_in(text, pattern, window, most)
    if best:
        yield best
        yield from _places_in(text, pattern, Span(window.start, best.start), most)
        yield from _places_in(text, pattern, Span(best.end, window.end), most)


def _windows(text: str, pattern: str, most: int) -> Iterator[Span]:
    """Stretches of the text in which the pattern may stand, by where its seeds do."""
    width = max(16, len(pattern) // 4)
    votes = _votes(text, pattern, width)
    sums = {slot: votes[slot] + votes.get(slot + 1, 0) for slot in votes}
    enough = max(sums.values(), default=0) * ENOUGH_SEEDS
    chosen: set[int] = set()
    for slot in sorted(sums, key=lambda slot: (-sums[slot], slot)):
        if sums[slot] < enough:
            return
        if chosen.isdisjoint((slot - 1, slot, slot + 1)):
            chosen.add(slot)
            end = (slot + 2) * width + len(pattern) + most
            yield Span(max(0, slot * width - most), min(len(text), end))
        if len(chosen) == WINDOWS:
            return


def _votes(text: str, pattern: str, width: int) -> Counter[int]:
    """How many seeds say that the pattern starts in each stretch of `width` characters."""
    size = 4 if len(pattern) < 60 else 6
    last = len(pattern) - size
    votes: Counter[int] = Counter()
    for at in range(0, last + 1, max(1, last // SEEDS)):
        for place in places(text, pattern[at : at + size], MOST_HITS):
            votes[(place - at) // width] += 1
    return votes


def _best_in(text: str, pattern: str, window: Span, most: int) -> NearPlace | None:
    """The nearest place in a window, or None where all need more edits."""
    part = text[window.start : window.end]
    distances = end_distances(part, pattern)
    best = min(distances, default=most + 1)
    if best > most:
        return None
    end = _last_of_run(distances, best)
    backwards = part[max(0, end - len(pattern) - most) : end + 1][::-1]
    length = _last_of_run(end_distances(backwards, pattern[::-1], anchored=True), best) + 1
    return NearPlace(window.start + end + 1 - length, window.start + end + 1, best)


def _last_of_run(distances: Sequence[int], best: int) -> int:
    """Where the first run of the best distance ends: a sign read wrongly belongs to the place."""
    at = distances.index(best)
    while at + 1 < len(distances) and distances[at + 1] == best:
        at += 1
    return at


def end_distances(text: str, pattern: str, anchored: bool = False) -> list[int]:
    """For each character of a text the fewest edits between the pattern and what ends with it.

    The match starts anywhere, or where `anchored` with the text's first character.
    """
    length = len(pattern)
    ones, last = (1 << length) - 1, 1 << (length - 1)
    masks: dict[str, int] = {}
    for at, sign in enumerate(pattern):
        masks[sign] = masks.get(sign, 0) | 1 << at
    plus, minus, distance = ones, 0, length
    distances = []
    for sign in text:
        equal = masks.get(sign, 0)
        vertical = equal | minus
        horizontal = (((equal & plus) + plus) ^ plus) | equal
        up = minus | ~(horizontal | plus) & ones
        down = plus & horizontal
        if up & last:
            distance += 1
        elif down & last:
            distance -= 1
        up = (up << 1 | anchored) & ones
        down = down << 1 & ones
        plus = down | ~(vertical | up) & ones
        minus = up & vertical
        distances.append(distance)
    return distances


def edits_at_end(text: str, pattern: str) -> int:
    """The edits between a pattern, not empty, and what a text ends with."""
    return end_distances(text, pattern)[-1] if text else len(pattern)
