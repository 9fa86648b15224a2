"""The text of a source as its page shows it: characters that are not white space, counted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from converters.model import LINE_BREAK

Range = tuple[int, int]
"""A half-open range of offsets or of counts."""


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line of the source with its place on the page."""

    number: int
    """Counted from 1; the page has an anchor `L12` where line 12 starts."""

    count: int
    """Released characters before it."""


@dataclass(frozen=True, slots=True)
class ShownPassages:
    """Passages of a source as ranges of the characters that its page shows."""

    ranges: tuple[tuple[Range, ...], ...]
    """For each passage its ranges; none where the page shows nothing of it."""

    lines: tuple[ShownLine, ...]
    """The lines on which ranges start, in their order."""

    characters: str
    """All that the page shows of the source, without white space."""


def released_characters(text: str) -> int:
    """Characters of a text that are not white space."""
    return len("".join(text.split()))


def shown_passages(
    text: str, dropped: Iterable[Range], passages: Iterable[Iterable[Range]]
) -> ShownPassages:
    """Passages, as ranges of offsets of the source, on its page.

    `dropped`: ranges of the source that no page shows.
    """
    groups = [list(one) for one in passages]
    breaks = [0, *(match.end() for match in LINE_BREAK.finditer(text))]
    numbers = sorted({bisect_right(breaks, start) for group in groups for start, _ in group})
    offsets = {offset for group in groups for one in group for offset in one}
    offsets.update(breaks[number - 1] for number in numbers)
    kept = list(_kept(len(text), sorted(dropped)))
    counts = _counts(text, kept, sorted(offsets))
    ranges = (tuple((counts[start], counts[end]) for start, end in group) for group in groups)
    return ShownPassages(
        tuple(tuple(one for one in group if one[0] < one[1]) for group in ranges),
        tuple(ShownLine(number, counts[breaks[number - 1]]) for number in numbers),
        "".join("".join(text[start:end].split()) for start, end in kept),
    )


def _counts(text: str, kept: Sequence[Range], offsets: Sequence[int]) -> dict[int, int]:
    """How many characters that a page shows stand before each offset."""
    found: dict[int, int] = {}
    total, waiting = 0, list(reversed(offsets))
    for start, end in kept:
        at = start
        while waiting and waiting[-1] <= end:
            offset = waiting.pop()
            if offset > at:
                total += released_characters(text[at:offset])
                at = offset
            found[offset] = total
        total += released_characters(text[at:end])
    return {**dict.fromkeys(waiting, total), **found}


def _kept(length: int, dropped: Iterable[Range]) -> Iterator[Range]:
    """The ranges of a text between those that are dropped."""
    at = 0
    for start, end in (*dropped, (length, length)):
        if start > at:
            yield at, start
        at = max(at, end)
